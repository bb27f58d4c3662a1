import { randomBytes } from 'node:crypto';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { CustomResourceEvent } from './custom-resource';
import { answer } from './custom-resource';
import { Redactor } from './redactor';
import type { Step } from './rotation';
import { rotate } from './rotation';
import { clientSecrets, secretVersions } from './sdk';
import type { Services } from './services';
import { accepts } from './token-request';

export interface RotationEvent {
  readonly Step: Step;
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

/** What the environment gives in Lambda, and a test instead of it. */
export interface Surroundings {
  readonly userPoolId: string;
  readonly longestRunSeconds: number;
  readonly cognito: CognitoIdentityProviderClient;
  readonly secretsManager: SecretsManagerClient;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly random: (bytes: number) => string;
  readonly log: (line: string) => void;
}

export function createHandler(surroundings: Surroundings): (event: RotationEvent | CustomResourceEvent) => Promise<void> {
  const { userPoolId, longestRunSeconds, now, sleep } = surroundings;
  return async (event) => {
    const redactor = new Redactor();
    const services: Services = {
      cognito: clientSecrets(userPoolId, surroundings.cognito),
      secrets: redactor.watching(secretVersions(surroundings.secretsManager)),
      accepts: (credentials) => accepts(credentials, surroundings.fetch),
      now,
      sleep,
      random: surroundings.random,
      log: (line) => surroundings.log(redactor.redact(line)),
      longestRun: longestRunSeconds * 1000,
    };
    if ('RequestType' in event) {
      await answer(event, services, surroundings.fetch, (text) => redactor.redact(text));
      return;
    }
    const { Step: step, SecretId: arn, ClientRequestToken: token } = event;
    services.log(`${step} of version ${token} of ${arn}`);
    try {
      await rotate(step, arn, token, services);
    } catch (error) {
      // The runtime logs what is thrown, with its message and its properties: services quote what they refuse.
      throw redactor.error(error);
    }
  };
}

let lambda: ReturnType<typeof createHandler> | undefined;

export const handler = (event: RotationEvent | CustomResourceEvent): Promise<void> => {
  lambda ??= createHandler({
    userPoolId: process.env.USER_POOL_ID!,
    longestRunSeconds: Number(process.env.LONGEST_RUN_SECONDS),
    cognito: new CognitoIdentityProviderClient(),
    secretsManager: new SecretsManagerClient(),
    fetch,
    now: Date.now,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: (bytes) => randomBytes(bytes).toString('hex'),
    // eslint-disable-next-line no-console
    log: (line) => console.log(line),
  });
  return lambda(event);
};

/** The tests drive this very SDK. */
export { CognitoIdentityProviderClient, SecretsManagerClient };
