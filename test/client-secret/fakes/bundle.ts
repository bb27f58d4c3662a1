import { join } from 'node:path';
import type { Cloud } from './cloud';
import { answerTo } from './json-protocol';
import type { Gate, Lambda } from './lambda';
import { lambda } from './lambda';

type Bundle = typeof import('../../../lambda/client-secret');

/** The handler as the package ships it, with the SDK inside. */
export const BUNDLE = require(join(__dirname, '../../../assets/client-secret/index.js')) as Bundle;

const CONFIG = { region: 'eu-west-1', credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' } };

/** The bundled SDK, whose requests are answered in this process. */
export function bundled(cloud: Cloud, gate: Gate = () => {}): Lambda {
  const requestHandler = {
    handle: async (request: { headers: Record<string, string>; body: Uint8Array }) => {
      const target = request.headers['x-amz-target'];
      await gate(target, 'before');
      const { status, body } = answerTo(cloud, target, new TextDecoder().decode(request.body));
      await gate(target, 'after');
      return { response: { statusCode: status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: Buffer.from(body) } };
    },
  };
  return withClients(lambda(cloud, gate), { ...CONFIG, requestHandler: requestHandler as never });
}

/** The bundled SDK over HTTP. */
export function bundledOverHttp(cloud: Cloud, endpoint: string): Lambda {
  return withClients(lambda(cloud), { ...CONFIG, endpoint });
}

function withClients(made: Lambda, config: object): Lambda {
  const { CognitoIdentityProviderClient, SecretsManagerClient } = BUNDLE;
  return {
    ...made,
    createHandler: BUNDLE.createHandler,
    surroundings: {
      ...made.surroundings, cognito: new CognitoIdentityProviderClient(config), secretsManager: new SecretsManagerClient(config),
    },
  };
}
