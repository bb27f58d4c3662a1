import { sendTo } from './cognito';
import { configuration } from './configuration';
import { Distribution } from './distribution';
import { type GatewayAnswer, SecretHashProxy } from './proxy';
import type { GatewayEvent } from './request';
import { clientSecretIn, SecretValues } from './secret-values';
import { readVersionOf } from './stored-secret';

let proxy: SecretHashProxy | undefined;

/** Invoked by API Gateway. */
export async function handler(event: GatewayEvent): Promise<GatewayAnswer> {
  proxy ??= make();
  return proxy.handle(event);
}

function make(): SecretHashProxy {
  const configured = configuration(process.env);
  const { clientId, secretId, cognito, distributionSecretId } = configured;
  return new SecretHashProxy(
    configured,
    new SecretValues(clientSecretIn(clientId), readVersionOf(secretId)),
    sendTo(cognito),
    distributionSecretId === undefined ? undefined : new Distribution(new SecretValues((text) => text, readVersionOf(distributionSecretId))),
  );
}
