import type { NeighbourTopic } from './rule';
import { clientTopic } from './rule';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole, listed } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { isComplete, isEmpty } from '../facts/lists';
import { listAt, valueAt } from '../facts/properties-at';
import { STANDARD_SCOPES } from '../service/scopes';
import { USER_POOL, USER_POOL_CLIENT } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const RESOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html';
const FLOWS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html';
const CLIENT_TOKEN_DOCS = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetClientToken.html';
const MIGRATION = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-import-using-lambda.html';

const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';
const CLIENT_TOKEN = 'ALLOW_CLIENT_TOKEN_AUTH';
/** RFC 8693, since 20 November 2026. */
const EXCHANGE = ['ALLOW_TOKEN_EXCHANGE_IMPERSONATION', 'ALLOW_TOKEN_EXCHANGE_DELEGATION'];
const SRP = 'ALLOW_USER_SRP_AUTH';
const CHOICE = 'ALLOW_USER_AUTH';
/** The password itself is sent to the service. */
const PASSWORD = ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'];
const ADMIN = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'];
const CUSTOM = ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'];
/** The names of before 2019, and those that took their place. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  CUSTOM_AUTH_FLOW_ONLY: 'ALLOW_CUSTOM_AUTH',
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
};
const OF_USERS = [SRP, CHOICE, ...PASSWORD, ...ADMIN, ...CUSTOM];
const KNOWN = [...OF_USERS, REFRESH, CLIENT_TOKEN, ...EXCHANGE];
const DEFAULT = [SRP, 'ALLOW_CUSTOM_AUTH', REFRESH];
const USER_APPS = ['public', 'confidential'] as const;

function listedOf(flows: Fact<ListFact>, among: readonly string[]): string[] {
  return isKnown(flows) ? [...new Set(flows.items.filter((flow) => among.includes(flow)))] : [];
}

function signsInOnPages({ oauth, grants, providers }: Pick<ClientFacts, 'oauth' | 'grants' | 'providers'>): boolean {
  return oauth === true && isKnown(grants) && grants.items.some((grant) => grant === 'code' || grant === 'implicit')
    && isKnown(providers) && providers.items.includes('COGNITO');
}

export const authFlows = clientTopic('auth-flows', ['ours', 'kind', 'oauth', 'grants', 'scopes', 'providers', 'authFlows', 'rotation', 'apiSignIn'], [
  {
    id: 'auth-flow-enum',
    level: 'error',
    summary: 'An authentication flow is one that Cognito knows.',
    source: API,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }) => isKnown(flows) ? flows.items.filter((flow) => isWhole(flow) && !KNOWN.includes(flow)) : [],
    message: (wrong) => `${listed(wrong)} is no flow that Cognito knows. Write ${KNOWN.filter((flow) => flow.startsWith('ALLOW_')).join(', ')}. If it is newer than this library, acknowledge this.`,
  },
  {
    id: 'auth-flow-legacy-mix',
    level: 'error',
    summary: 'Flows are named in the old way or with ALLOW_, not in both.',
    source: API,
    property: 'ExplicitAuthFlows',
    refusal: 'Auth flow name with prefix \'ALLOW\' cannot be used with legacy auth flow names.',
    check: ({ authFlows: flows }) => isKnown(flows) && flows.items.some((flow) => flow.startsWith('ALLOW_')) ? listedOf(flows, Object.keys(SUCCESSORS)) : [],
    message: (old) => `${listed(old)} stands beside names that begin with ALLOW_. Write ${old.map((flow) => SUCCESSORS[flow]).join(', ')}.`,
  },
  {
    id: 'auth-flow-legacy-discouraged',
    level: 'warning',
    summary: 'The old names of flows have successors.',
    source: API,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }) => listedOf(flows, Object.keys(SUCCESSORS)),
    message: (old, { rotation }) => {
      const successors = old.map((flow) => SUCCESSORS[flow]);
      // The two exclude each other.
      const refresh = rotation === undefined || (isKnown(rotation) && rotation.feature !== 'ENABLED') ? [REFRESH] : [];
      return `${listed(old)} ${old.length > 1 ? 'are names' : 'is a name'} from before 2019, which cannot be combined with names that begin with ALLOW_. Write ${[...successors, ...refresh].join(', ')}.`;
    },
  },
  {
    id: 'auth-flow-duplicates',
    level: 'warning',
    summary: 'A flow is listed once.',
    source: API,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }) => isKnown(flows)
      ? [...new Set(flows.items.filter((flow, index, all) => isWhole(flow) && all.indexOf(flow) !== index))]
      : [],
    message: (twice) => `${listed(twice)} is listed twice. Write it once.`,
  },
  {
    id: 'auth-flow-empty-is-default',
    level: 'warning',
    summary: 'An empty list of flows does not close any: the service takes it for no list.',
    source: RESOURCE,
    property: 'ExplicitAuthFlows',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ authFlows: flows }) => isEmpty(flows) ? ['[]'] : [],
    message: ([value]) => `${value} leaves ${DEFAULT.join(', ')} on, as if nothing were written. Name the flows of the app; to close them all write ${REFRESH} alone, without rotation.`,
  },
  {
    id: 'auth-flow-m2m-defaults-open',
    level: 'warning',
    summary: 'Nobody signs in as a user through the client of a machine.',
    source: RESOURCE,
    property: 'ExplicitAuthFlows',
    appliesTo: ['machine'],
    check: ({ authFlows: flows }) => flows === undefined || isEmpty(flows) ? DEFAULT.slice(0, 2) : listedOf(flows, OF_USERS),
    message: (open, { authFlows: flows }) => `${flows === undefined || isEmpty(flows) ? 'nothing is listed, which leaves' : 'users of the pool can sign in through this client with'} ${open.join(', ')}${flows === undefined || isEmpty(flows) ? ' on: users of the pool can sign in through this client' : ''}. Write [${REFRESH}], which a machine has no use for and which closes the rest, or use a MachineClient.`,
  },
  {
    id: 'auth-flow-refresh-needed-without-rotation',
    level: 'warning',
    summary: 'A client without refresh token rotation allows the flow that refreshes.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html',
    property: 'ExplicitAuthFlows',
    appliesTo: USER_APPS,
    check: ({ authFlows: flows, rotation }) => {
      const rotates = rotation !== undefined && !(isKnown(rotation) && (rotation.feature === undefined || rotation.feature === 'DISABLED'));
      // The names of before 2019 bring refreshing with them.
      const refreshes = !isComplete(flows) || flows.items.length === 0
        || flows.items.some((flow) => flow === REFRESH || flow === CLIENT_TOKEN || Object.hasOwn(SUCCESSORS, flow));
      return rotates || refreshes ? [] : flows.items;
    },
    message: () => `${REFRESH} is not listed and rotation is off, so the app cannot get new tokens when the first have expired. Add it, or turn rotation on.`,
  },
  {
    id: 'auth-flow-user-auth-tier',
    level: 'error',
    summary: 'Choice-based sign-in needs the plan ESSENTIALS or PLUS.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html',
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }, { tier }) => tier === 'LITE' ? listedOf(flows, [CHOICE]) : [],
    message: ([flow]) => `${flow} is listed, and the pool is on the plan LITE. Take it out, or set UserPoolTier to ESSENTIALS.`,
  },
  {
    id: 'auth-flow-client-token-only',
    level: 'error',
    summary: 'The flow ALLOW_CLIENT_TOKEN_AUTH stands alone.',
    source: CLIENT_TOKEN_DOCS,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }) => isKnown(flows) && flows.items.includes(CLIENT_TOKEN)
      ? flows.items.filter((flow) => isWhole(flow) && flow !== CLIENT_TOKEN)
      : [],
    message: (others) => `${CLIENT_TOKEN} stands beside ${others.join(', ')}. Write it alone, and make another client for users.`,
  },
  {
    id: 'auth-flow-client-token-scopes',
    level: 'error',
    summary: 'A client of the flow ALLOW_CLIENT_TOKEN_AUTH has custom scopes only.',
    source: CLIENT_TOKEN_DOCS,
    property: 'AllowedOAuthScopes',
    // Of client_credentials another rule says the same.
    check: ({ authFlows: flows, grants, scopes }) => isKnown(flows) && flows.items.includes(CLIENT_TOKEN)
      && !(isKnown(grants) && grants.items.includes('client_credentials')) && isKnown(scopes)
      ? scopes.items.filter((scope) => STANDARD_SCOPES.includes(scope))
      : [],
    message: (wrong) => `${wrong.join(', ')} ${wrong.length > 1 ? 'speak' : 'speaks'} of a user, and ${CLIENT_TOKEN} is for machines. Write scopes of a resource server: <identifier>/<scope name>.`,
  },
  {
    id: 'auth-flow-password-public',
    level: 'warning',
    summary: 'A public app does not send passwords to the service, unless its users are being migrated.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html',
    property: 'ExplicitAuthFlows',
    appliesTo: ['public'],
    check: ({ authFlows: flows }, { triggers }) => isKnown(triggers) && !triggers.has('UserMigration') ? listedOf(flows, PASSWORD) : [],
    message: (flows) => `${flows.join(', ')} sends each user's password in clear inside TLS, where proxies and logs can get hold of it. Write ${SRP}, which proves it without sending it; the password flow is for moving users over with a UserMigration trigger.`,
  },
  {
    id: 'auth-flow-admin-public',
    level: 'warning',
    summary: 'A public app has no use for a flow that needs AWS credentials.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html',
    property: 'ExplicitAuthFlows',
    appliesTo: ['public'],
    // Without a secret an L1 or L2 client may well be a server's. Where sign-in through the API is closed the flow stands for none.
    check: ({ ours, authFlows: flows, apiSignIn }) => ours && apiSignIn === 'open' ? listedOf(flows, ADMIN) : [],
    message: (flows) => `${flows.join(', ')} is for servers that sign their requests with AWS credentials, which an app that users hold does not have. Take it out, or give the server a ConfidentialAppClient.`,
  },
  {
    id: 'auth-flow-custom-needs-triggers',
    level: 'warning',
    summary: 'Custom authentication needs the trigger that defines its challenges.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html',
    property: 'ExplicitAuthFlows',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ authFlows: flows }, { triggers }) => isKnown(triggers) && !triggers.has('DefineAuthChallenge') ? listedOf(flows, CUSTOM) : [],
    message: (flows) => `${flows.join(', ')} is listed, and the pool has no DefineAuthChallenge trigger: every such sign-in fails. Add the triggers to the pool, or take it out.`,
  },
  {
    id: 'auth-flow-managed-login-needs-srp',
    level: 'warning',
    summary: 'Users of the pool sign in on its pages by a flow that the client allows.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-managedlogin.html',
    property: 'ExplicitAuthFlows',
    appliesTo: USER_APPS,
    // Of a client of ours whose flows are closed another rule says the same.
    check: (client) => client.apiSignIn !== 'closed' && isComplete(client.authFlows) && client.authFlows.items.length > 0 && signsInOnPages(client)
      && listedOf(client.authFlows, [SRP, CHOICE, ...PASSWORD, ...ADMIN]).length === 0
      ? client.authFlows.items
      : [],
    message: (flows) => `${flows.join(', ')} lets no user of the pool sign in by a password or passkey. The sign-in pages take their choices from this list, custom authentication is not among them, and without SRP a sign-in was reported to fail. Add ${SRP} or ${CHOICE}, or take COGNITO out of the identity providers.`,
  },
]);

function isFirstFactorMissing(properties: Readonly<Record<string, unknown>>): boolean {
  const factors = listAt(properties, 'Policies', 'SignInPolicy', 'AllowedFirstAuthFactors');
  return isKnown(factors) && factors.length > 0 && factors.every((factor) => typeof factor === 'string' && isWhole(factor)) && !factors.includes('PASSWORD');
}

/** True for a client through which no user can be migrated: not by a password flow, and not on the sign-in pages. */
function cannotMigrate(properties: Readonly<Record<string, unknown>>): boolean {
  const flows = listAt(properties, 'ExplicitAuthFlows') ?? DEFAULT;
  const pages = valueAt(properties, 'AllowedOAuthFlowsUserPoolClient') ?? false;
  return isKnown(flows) && flows.every((flow) => typeof flow === 'string' && isWhole(flow) && ![CHOICE, ...PASSWORD, ...ADMIN].includes(flow))
    && (pages === false || pages === 'false');
}

/** What a pool must have for the flows of its clients. */
export const flowsOfPools: NeighbourTopic = {
  name: 'flows-of-pools',
  rules: [
    {
      id: 'auth-flow-user-auth-factors',
      level: 'error',
      summary: 'The password is always among the first factors of a pool.',
      source: FLOWS,
      property: 'Policies.SignInPolicy',
      refusal: 'Password should be configured as one of the allowed first auth factors.',
      appliesTo: [USER_POOL],
      check: ({ properties }) => isFirstFactorMissing(properties) ? ['PASSWORD'] : [],
      message: ([factor]) => `${factor} is not in AllowedFirstAuthFactors. Add it: the service takes no pool without it, and an app may still offer only the others.`,
    },
    {
      id: 'auth-flow-user-migration',
      level: 'warning',
      summary: 'A pool with a UserMigration trigger has a client through which users can be migrated.',
      source: MIGRATION,
      property: 'LambdaConfig.UserMigration',
      appliesTo: [USER_POOL],
      check: ({ properties }, pool) => {
        if (!isKnown(valueAt(properties, 'LambdaConfig', 'UserMigration')) || !pool.showsAll(USER_POOL_CLIENT)) { return []; }
        const clients = pool.neighbours(USER_POOL_CLIENT);
        return clients.every((client) => cannotMigrate(client.properties)) ? clients.map(({ path }) => path) : [];
      },
      message: (clients) => `the trigger never runs at a sign-in: ${clients.join(', ')} ${clients.length > 1 ? 'allow' : 'allows'} no flow that sends the password and no sign-in pages, and SRP cannot migrate. Allow ALLOW_USER_PASSWORD_AUTH until the users have moved.`,
    },
  ],
};
