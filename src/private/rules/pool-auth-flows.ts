import type { NeighbourTopic } from './rule';
import { hasProps, lastOf } from './wording';
import { isKnown, isWhole } from '../assembly/text';
import { listAt, valueAt } from '../facts/properties-at';
import { ADMIN, CHOICE, DEFAULT_FLOWS, PASSWORD } from '../service/auth-flows';
import { USER_POOL, USER_POOL_CLIENT } from '../service/types';

const FLOWS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html';
const MIGRATION = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-import-using-lambda.html';

function isFirstFactorMissing(properties: Readonly<Record<string, unknown>>): boolean {
  const factors = listAt(properties, 'Policies', 'SignInPolicy', 'AllowedFirstAuthFactors');
  return isKnown(factors) && factors.length > 0 && factors.every((factor) => typeof factor === 'string' && isWhole(factor)) && !factors.includes('PASSWORD');
}

/** True for a client with which no user can be migrated, neither with a password flow nor on the sign-in pages. */
function cannotMigrate(properties: Readonly<Record<string, unknown>>): boolean {
  const flows = listAt(properties, 'ExplicitAuthFlows') ?? DEFAULT_FLOWS;
  const pages = valueAt(properties, 'AllowedOAuthFlowsUserPoolClient') ?? false;
  return isKnown(flows) && flows.every((flow) => typeof flow === 'string' && isWhole(flow) && ![CHOICE, ...PASSWORD, ...ADMIN].includes(flow))
    && (pages === false || pages === 'false');
}

/** What a user pool must have for the flows of its clients. */
export const flowsOfPools: NeighbourTopic = {
  name: 'flows-of-pools',
  rules: [
    {
      id: 'auth-flow-user-auth-factors',
      level: 'error',
      summary: 'PASSWORD is one of the first factors of a user pool.',
      source: FLOWS,
      property: 'Policies.SignInPolicy',
      refusal: 'Password should be configured as one of the allowed first auth factors.',
      appliesTo: [USER_POOL],
      check: ({ properties }) => isFirstFactorMissing(properties) ? ['PASSWORD'] : [],
      message: ([factor], pool) => `${lastOf('Policies.SignInPolicy.AllowedFirstAuthFactors', pool)} does not contain ${factor}, which the service requires. Add ${factor}. An app may still offer only the other factors.`,
    },
    {
      id: 'auth-flow-user-migration',
      level: 'warning',
      summary: 'A user pool with a UserMigration trigger has a client that sends passwords.',
      source: MIGRATION,
      property: 'LambdaConfig.UserMigration',
      appliesTo: [USER_POOL],
      check: ({ properties }, pool) => {
        if (!isKnown(valueAt(properties, 'LambdaConfig', 'UserMigration')) || !pool.showsAll(USER_POOL_CLIENT)) { return []; }
        const clients = pool.neighbours(USER_POOL_CLIENT);
        return clients.every((client) => cannotMigrate(client.properties)) ? clients.map(({ path }) => path) : [];
      },
      message: (clients, _, pool) => `The UserMigration trigger never runs at a sign-in: no client of the user pool sends passwords or uses the sign-in pages, and SRP cannot migrate users. ${hasProps(pool.neighbours(USER_POOL_CLIENT)[0]) ? 'Set userPassword: true in authFlows' : 'Add ALLOW_USER_PASSWORD_AUTH to the flows'} of '${clients[0]}' until all users have signed in once.`,
    },
  ],
};
