import { Duration } from 'aws-cdk-lib';
import { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import type { ClientSecretRotationOptions } from '../../../../src';
import { MachineClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

function rotated(fixture: UserPoolFixture, options: ClientSecretRotationOptions): MachineClient {
  const client = new MachineClient(fixture.stack, 'Advised', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] });
  client.addSecretRotation(options);
  void client.secret;
  return client;
}

const hours = (message: string) => Duration.hours(Number(said(message, /Write Duration\.hours\((\d+)\)/)));

export const secretRotationAdvice: Record<string, Advice | readonly Advice[]> = {
  'secret-rotation-interval': [
    { built: (message, _, fixture) => rotated(fixture, { automaticallyAfter: hours(message) }) },
    { built: (message, _, fixture) => rotated(fixture, { automaticallyAfter: Duration.days(Number(said(message, /or Duration\.days\((0)\)/))) }) },
  ],
  'secret-rotation-overlap': [
    {
      built: (message, _, fixture) => rotated(fixture, {
        automaticallyAfter: Duration.hours(Number(said(message, /rotated every (\d+) hours/))), overlap: said(message, /\) for (overlap)/) ? hours(message) : undefined,
      }),
    },
    {
      built: (message, _, fixture) => rotated(fixture, {
        automaticallyAfter: said(message, /or a (longer) automaticallyAfter/) ? Duration.days(30) : undefined, overlap: Duration.hours(Number(said(message, /overlap is (\d+) hours/))),
      }),
    },
  ],
  'secret-rotation-granted': [{
    built: (message, client) => {
      (client as MachineClient).addSecretRotation({ automaticallyAfter: Duration.days(Number(said(message, /Call addSecretRotation\(\), with automaticallyAfter: Duration\.days\((0)\)/))) });
      return client;
    },
  }, {
    built: (message, _, { stack, pool: userPool }) => {
      said(message, /or (remove the grant)\.$/);
      return new MachineClient(stack, 'Advised', { userPool, scopes: [OAuthScope.custom('api/read')] });
    },
  }],
  'secret-rotation-value-used': {
    built: (message, _, fixture) => {
      said(message, /Use (secret) instead of userPoolClientSecret/);
      return rotated(fixture, {});
    },
  },
};

export const secretRotationNoChange: Record<string, string> = {
  'secret-read-before-first-value': 'the code that reads the secret has to wait, which no template shows',
  'secret-rotation-value-copied': 'the advice of secret-leaks is that the app reads the secret itself, which is a change of the app',
};
