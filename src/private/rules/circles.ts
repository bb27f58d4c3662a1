import type { NeighbourTopic } from './rule';
import { clientTopic } from './rule';
import { oneDependency, ownPolicy } from './ways';
import type { Circle } from '../facts/circles';
import type { ClientFacts } from '../facts/client';
import { USER_POOL } from '../service/types';

const TROUBLESHOOTING = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html';
const TRIGGERS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html';
/** The words of the service, for both rules. */
const REFUSAL = 'Circular dependency between resources';
const MOST_SHOWN = 8;

function drawn(paths: readonly string[]): string {
  const steps = paths.length > MOST_SHOWN ? [...paths.slice(0, MOST_SHOWN - 1), '…', paths.at(-1)!] : paths;
  return `Circular dependency: ${[...steps, paths[0]].map((step) => step === '…' ? step : `'${step}'`).join(' → ')}. CloudFormation can create none of them.`;
}

function members(circle: Circle | undefined): readonly string[] {
  return circle?.paths ?? [];
}

function wayOutOfPool({ trigger, secret, user, told }: Circle, client: Pick<ClientFacts, 'written'>): string {
  if (told || !trigger) { return `Remove the dependency of '${user}' on the client, ${oneDependency(client)}.`; }
  return secret
    ? `Give the secret a fixed name with ${client.written === 'Template' ? 'Name' : 'secretOptions.secretName'} and pass only that name to the function. `
      + `Allow the function to read the secret in a policy of its own: ${ownPolicy(client)}.`
    : `Take the client id out of '${user}': a trigger reads it from event.callerContext.clientId. Or write what the function needs into an SSM parameter with a fixed name, which it reads when it runs.`;
}

/** Circular dependencies without a redirect URL. Those with a redirect URL are in `callback-circle`. */
export const circles = clientTopic('circles', ['written', 'poolCircle', 'dependencyCircle'], [
  {
    id: 'trigger-circle',
    level: 'error',
    summary: 'A Lambda trigger of a user pool does not depend on an app client of that pool.',
    source: TRIGGERS,
    property: 'UserPoolId',
    refusal: REFUSAL,
    check: ({ poolCircle }) => members(poolCircle),
    message: (paths, client) => `${drawn(paths)} ${wayOutOfPool(client.poolCircle!, client)}`,
  },
  {
    id: 'dependency-circle',
    level: 'error',
    summary: 'What an app client or its stored secret waits for does not depend on them.',
    source: TROUBLESHOOTING,
    property: '',
    refusal: REFUSAL,
    check: ({ dependencyCircle }) => members(dependencyCircle),
    message: (paths, client) => `${drawn(paths)} Remove one of these dependencies, ${oneDependency(client)}.`
      + (client.dependencyCircle!.secret && client.written !== 'Template' ? ' What refers to client.secret waits for it without that call.' : ''),
  },
]);

export const circlesOfPools: NeighbourTopic = {
  name: 'circles-of-pools',
  rules: [
    {
      id: 'trigger-circle',
      level: 'error',
      summary: 'A Lambda trigger of a user pool does not depend on that pool.',
      source: TRIGGERS,
      property: 'LambdaConfig',
      refusal: REFUSAL,
      appliesTo: [USER_POOL],
      check: (_, pool) => pool.circle,
      message: (paths, pool) => `${drawn(paths)} Remove one of these dependencies. A trigger reads the id of the user pool from event.userPoolId. Permissions on the user pool go into a policy of their own: ${ownPolicy(pool)}.`,
    },
  ],
};
