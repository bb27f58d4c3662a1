import type { NeighbourTopic } from './rule';
import { clientTopic } from './rule';
import { customScope, orUse, setPlan } from './ways';
import { capital, hasProps, isOverride, lastOf, setting } from './wording';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole, listed, shown, upToFive } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { isComplete, isEmpty } from '../facts/lists';
import { listAt, valueAt } from '../facts/properties-at';
import { AUTH_FLOWS } from '../service/known-values';
import { STANDARD_SCOPES } from '../service/scopes';
import { USER_POOL, USER_POOL_CLIENT } from '../service/types';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const RESOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html';
const FLOWS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-sdk.html';
const CLIENT_TOKEN_DOCS = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetClientToken.html';
const MIGRATION = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-import-using-lambda.html';

const PROPERTY = 'ExplicitAuthFlows';
const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';
const CLIENT_TOKEN = 'ALLOW_CLIENT_TOKEN_AUTH';
const SRP = 'ALLOW_USER_SRP_AUTH';
const CHOICE = 'ALLOW_USER_AUTH';
/** Flows that send the password itself to the service. */
const PASSWORD = ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'];
const ADMIN = ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'];
const CUSTOM = ['ALLOW_CUSTOM_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'];
/** The names from before 2019, and the names that replaced them. */
const SUCCESSORS: Readonly<Record<string, string>> = {
  ADMIN_NO_SRP_AUTH: 'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  CUSTOM_AUTH_FLOW_ONLY: 'ALLOW_CUSTOM_AUTH',
  USER_PASSWORD_AUTH: 'ALLOW_USER_PASSWORD_AUTH',
};
/** The props of `AuthFlow`. */
const PROPS: Readonly<Record<string, string>> = {
  [SRP]: 'userSrp',
  [CHOICE]: 'user',
  ALLOW_USER_PASSWORD_AUTH: 'userPassword',
  ALLOW_ADMIN_USER_PASSWORD_AUTH: 'adminUserPassword',
  ALLOW_CUSTOM_AUTH: 'custom',
};
const OF_USERS = [SRP, CHOICE, ...PASSWORD, ...ADMIN, ...CUSTOM];
/** Flows with which users of the user pool may sign in on its pages. */
const ON_PAGES = [SRP, CHOICE, ...PASSWORD, ...ADMIN];
/** The recommended flows first. The page of GetClientToken names its flow, and the enum does not contain it. */
const KNOWN = [...new Set([...OF_USERS, REFRESH, CLIENT_TOKEN, ...AUTH_FLOWS])];
const DEFAULT = [SRP, 'ALLOW_CUSTOM_AUTH', REFRESH];
const USER_APPS = ['public', 'confidential'] as const;

export function listedOf(flows: Fact<ListFact>, among: readonly string[]): string[] {
  return isKnown(flows) ? [...new Set(flows.items.filter((flow) => among.includes(flow)))] : [];
}

export type Flows = Pick<ClientFacts, 'ours' | 'written' | 'kind' | 'oauth' | 'grants' | 'providers' | 'authFlows' | 'rotation'>;

function rotates({ rotation }: Flows): boolean {
  return isKnown(rotation) && rotation.feature === 'ENABLED';
}

function doesNotRotate({ rotation }: Flows): boolean {
  return rotation === undefined || (isKnown(rotation) && rotation.feature !== 'ENABLED');
}

/**
 * The complete list to write, without some flows, with others, and with the current names. Rotation and the refresh flow exclude each other, and
 * an empty list would mean the service's default flows.
 */
export function instead(client: Flows, { without = [], add = [] }: { without?: readonly string[]; add?: readonly string[] }): string[] {
  const items = [...isKnown(client.authFlows) ? client.authFlows.items : [], ...add];
  // The old names include the refresh flow.
  const refreshes = items.includes(REFRESH) ? !rotates(client) : items.some((flow) => Object.hasOwn(SUCCESSORS, flow)) && doesNotRotate(client);
  const kept = items.filter((flow) => !without.includes(flow) && flow !== REFRESH).map((flow) => SUCCESSORS[flow] ?? flow);
  const isClosed = kept.length === 0 && (without.some((flow) => OF_USERS.includes(flow)) || !refreshes);
  const pagesAreClosed = without.length > 0 && signsInOnPages(client) && !kept.some((flow) => ON_PAGES.includes(flow));
  return [...new Set([...kept, ...(isClosed || pagesAreClosed) && client.kind !== 'machine' ? [SRP] : [], ...refreshes ? [REFRESH] : []])];
}

/** True if flows are written as members of the prop `authFlows`. */
function hasFlowProps(client: Pick<Flows, 'written'>): boolean {
  return hasProps(client) && !isOverride(PROPERTY, client);
}

/** How to write a list of flows: in `authFlows` if the construct has this prop and the flows have a name in it. */
export function writing(flows: readonly string[], client: Pick<Flows, 'written'>): string {
  if (isOverride(PROPERTY, client)) { return `remove the override of ${PROPERTY}`; }
  const props = flows.filter((flow) => Object.hasOwn(PROPS, flow)).map((flow) => `${PROPS[flow]}: true`);
  return `write ${hasFlowProps(client) && props.length > 0 ? `authFlows: { ${props.join(', ')} }` : flows.map(shown).join(', ')}`;
}

/** Flows with the names that the user wrote. */
function named(flows: readonly string[], client: Pick<Flows, 'written'>): string {
  return upToFive(flows.map((flow) => hasFlowProps(client) ? PROPS[flow] ?? flow : flow));
}

function areListed(flows: readonly string[]): string {
  return flows.length > 1 ? 'are listed' : 'is listed';
}

/** The flow that is meant. */
function meant(flow: string): string | undefined {
  const upper = flow.toUpperCase();
  return [upper, `ALLOW_${upper}`, `${upper}_AUTH`, `ALLOW_${upper}_AUTH`].find((name) => KNOWN.includes(name) && name.startsWith('ALLOW_'));
}

function signsInOnPages({ oauth, grants, providers }: Pick<ClientFacts, 'oauth' | 'grants' | 'providers'>): boolean {
  return oauth === true && isKnown(grants) && grants.items.some((grant) => grant === 'code' || grant === 'implicit')
    && isKnown(providers) && providers.items.includes('COGNITO');
}

export const authFlows = clientTopic('auth-flows', ['ours', 'written', 'kind', 'oauth', 'grants', 'scopes', 'providers', 'authFlows', 'rotation', 'apiSignIn'], [
  {
    id: 'auth-flow-enum',
    level: 'error',
    summary: 'An authentication flow is one that Cognito knows.',
    source: API,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }) => isKnown(flows) ? flows.items.filter((flow) => isWhole(flow) && isNoValue(flow, KNOWN)) : [],
    message: (wrong, client) => {
      const guesses = wrong.map(meant);
      const what = `${listed(wrong)} ${wrong.length > 1 ? 'are not flows' : 'is not a flow'} of Cognito.`;
      return guesses.every((guess) => guess !== undefined)
        ? `${what} Write ${instead(client, { without: wrong, add: guesses }).map(shown).join(', ')}.`
        : `${what} Write one or more of ${KNOWN.filter((flow) => flow.startsWith('ALLOW_')).join(', ')}. If the flow is newer than this library, acknowledge this finding.`;
    },
  },
  {
    id: 'auth-flow-legacy-mix',
    level: 'error',
    summary: 'A list has either old names of flows or names that begin with ALLOW_.',
    source: API,
    property: 'ExplicitAuthFlows',
    refusal: 'Auth flow name with prefix \'ALLOW\' cannot be used with legacy auth flow names.',
    check: ({ authFlows: flows }) => isKnown(flows) && flows.items.some((flow) => flow.startsWith('ALLOW_')) ? listedOf(flows, Object.keys(SUCCESSORS)) : [],
    message: (old, client) => `${listed(old)} ${old.length > 1 ? 'are old names, which' : 'is an old name, which'} cannot be combined with names that begin with ALLOW_. Write ${instead(client, {}).map(shown).join(', ')}.`,
  },
  {
    id: 'auth-flow-legacy-discouraged',
    level: 'warning',
    summary: 'The old names of flows have successors.',
    source: API,
    property: 'ExplicitAuthFlows',
    // In a list with new names they are an error.
    check: ({ authFlows: flows }) => isKnown(flows) && !flows.items.some((flow) => flow.startsWith('ALLOW_')) ? listedOf(flows, Object.keys(SUCCESSORS)) : [],
    message: (old, client) => `${listed(old)} ${old.length > 1 ? 'are names' : 'is a name'} from before 2019. Names that begin with ALLOW_ cannot be added. Write ${instead(client, {}).map(shown).join(', ')}.`,
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
    message: (twice) => `${listed(twice)} ${areListed(twice)} more than once. Write ${twice.length > 1 ? 'each' : 'it'} once.`,
  },
  {
    id: 'auth-flow-empty-is-default',
    level: 'warning',
    summary: 'An empty list of flows closes nothing: it means the default.',
    source: RESOURCE,
    property: 'ExplicitAuthFlows',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ authFlows: flows }) => isEmpty(flows) ? ['[]'] : [],
    message: (_, client) => {
      const close = client.oauth !== true || signsInOnPages(client) ? undefined : client.ours ? 'set disableApiSignIn: true' : rotates(client) || hasProps(client) ? undefined : `write ${REFRESH} alone`;
      return `An empty list means the default: ${DEFAULT.join(', ')} are open. ${capital(writing([SRP, ...rotates(client) ? [] : [REFRESH]], client))}, `
        + `or the flows of the app.${close === undefined ? '' : ` To close sign-in through the API, ${close}.`}`;
    },
  },
  {
    id: 'auth-flow-m2m-defaults-open',
    level: 'warning',
    summary: 'Users cannot sign in through the client of a machine.',
    source: RESOURCE,
    property: 'ExplicitAuthFlows',
    appliesTo: ['machine'],
    check: ({ authFlows: flows }) => flows === undefined || isEmpty(flows) ? DEFAULT.slice(0, 2) : listedOf(flows, OF_USERS),
    message: (open, client) => {
      const { ours, authFlows: flows } = client;
      const isDefault = flows === undefined || isEmpty(flows);
      const only = isKnown(flows) && flows.items.includes(CLIENT_TOKEN) ? CLIENT_TOKEN : `${REFRESH}, which has no effect on a machine`;
      return `${isDefault ? `No flow is listed, so the default is open: ${open.join(', ')}` : `${open.join(', ')} ${areListed(open)}`}. Users of the user pool can sign in through this client, which is for a machine. `
        + (ours ? 'Remove the override of ExplicitAuthFlows.'
          : hasProps(client) && !only.startsWith(CLIENT_TOKEN) ? `Write authFlows: { userSrp: false }: the only flow is then ${only}. Or use a MachineClient.`
            : `Write only ${only}${orUse('MachineClient', client)}.`);
    },
  },
  {
    id: 'auth-flow-refresh-needed-without-rotation',
    level: 'warning',
    summary: 'A client without refresh token rotation allows the flow that refreshes tokens.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html',
    property: 'ExplicitAuthFlows',
    appliesTo: USER_APPS,
    check: ({ authFlows: flows, rotation }) => {
      const mayRotate = rotation !== undefined && !(isKnown(rotation) && (rotation.feature === undefined || rotation.feature === 'DISABLED'));
      // The names from before 2019 include the refresh flow.
      const refreshes = !isComplete(flows) || flows.items.length === 0
        || flows.items.some((flow) => flow === REFRESH || flow === CLIENT_TOKEN || Object.hasOwn(SUCCESSORS, flow));
      return mayRotate || refreshes ? [] : flows.items;
    },
    // A construct with props adds the flow itself.
    message: (_, client) => `${REFRESH} is not listed and refresh token rotation is off, so the app cannot renew expired tokens. ${hasProps(client) ? `Remove the override of ${PROPERTY}` : `Add ${REFRESH}`}, or ${
      setting(hasProps(client) ? 'RefreshTokenRotation' : 'RefreshTokenRotation.Feature', client, { prop: client.ours ? 'true' : 'Duration.seconds(10)', cfn: 'ENABLED' })}.`,
  },
  {
    id: 'auth-flow-user-auth-tier',
    level: 'error',
    summary: 'Choice-based sign-in needs the plan ESSENTIALS or PLUS.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html',
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }, { tier }) => tier === 'LITE' ? listedOf(flows, [CHOICE]) : [],
    message: (flows, client, pool) => `${named(flows, client)} is listed, and the user pool is on the LITE plan, which does not have it. ${capital(writing(instead(client, { without: flows }), client))}, or ${setPlan(pool, 'ESSENTIALS')} on the user pool.`,
  },
  {
    id: 'auth-flow-client-token-only',
    level: 'error',
    summary: 'The flow ALLOW_CLIENT_TOKEN_AUTH is the only flow of its client.',
    source: CLIENT_TOKEN_DOCS,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows: flows }) => isKnown(flows) && flows.items.includes(CLIENT_TOKEN)
      ? flows.items.filter((flow) => isWhole(flow) && flow !== CLIENT_TOKEN)
      : [],
    message: (others) => `${CLIENT_TOKEN} is listed with ${listed(others)}, and it is allowed only alone. Write only ${CLIENT_TOKEN}, and create another client for users.`,
  },
  {
    id: 'auth-flow-client-token-scopes',
    level: 'error',
    summary: 'A client of the flow ALLOW_CLIENT_TOKEN_AUTH has custom scopes only.',
    source: CLIENT_TOKEN_DOCS,
    property: 'AllowedOAuthScopes',
    // Another rule reports client_credentials.
    check: ({ authFlows: flows, grants, scopes }) => isKnown(flows) && flows.items.includes(CLIENT_TOKEN)
      && !(isKnown(grants) && grants.items.includes('client_credentials')) && isKnown(scopes)
      ? scopes.items.filter((scope) => STANDARD_SCOPES.includes(scope))
      : [],
    message: (wrong, client) => `${upToFive(wrong)} ${wrong.length > 1 ? 'describe' : 'describes'} a user, and ${CLIENT_TOKEN} is for machines. Replace ${wrong.length > 1 ? 'them with scopes' : 'it with a scope'} of a resource server: ${customScope(client)}.`,
  },
  {
    id: 'auth-flow-password-public',
    level: 'warning',
    summary: 'A public app does not send passwords, unless its users are being migrated.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html',
    property: 'ExplicitAuthFlows',
    appliesTo: ['public'],
    check: ({ authFlows: flows }, { triggers }) => isKnown(triggers) && !triggers.has('UserMigration') ? listedOf(flows, PASSWORD) : [],
    message: (flows, client) => `${named(flows, client)} ${flows.length > 1 ? 'send' : 'sends'} each user's password itself, which proxies and logs on the way may record. ${capital(writing(instead(client, { without: flows }), client))}. SRP proves the password without sending it. The password flow is for a user pool with a UserMigration trigger.`,
  },
  {
    id: 'auth-flow-admin-public',
    level: 'warning',
    summary: 'A public app has no use for a flow that needs AWS credentials.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html',
    property: 'ExplicitAuthFlows',
    appliesTo: ['public'],
    // An L1 or L2 client without a secret may belong to a server. If sign-in through the API is closed, this flow means that no flow is allowed.
    check: ({ ours, authFlows: flows, apiSignIn }) => ours && apiSignIn === 'open' ? listedOf(flows, ADMIN) : [],
    message: (flows, client) => `${named(flows, client)} is for servers that sign their requests with AWS credentials, which an app in the hands of its users does not have. ${capital(writing(instead(client, { without: flows }), client))}, and create a ConfidentialAppClient for the server.`,
  },
  {
    id: 'auth-flow-custom-needs-triggers',
    level: 'warning',
    summary: 'Custom authentication needs the trigger that defines its challenges.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html',
    property: 'ExplicitAuthFlows',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ authFlows: flows }, { triggers }) => isKnown(triggers) && !triggers.has('DefineAuthChallenge') ? listedOf(flows, CUSTOM) : [],
    message: (flows, client) => `${named(flows, client)} ${areListed(flows)}, and the user pool has no DefineAuthChallenge trigger, so every such sign-in fails. Add the trigger to the user pool, or ${writing(instead(client, { without: flows }), client)}.`,
  },
  {
    id: 'auth-flow-managed-login-needs-srp',
    level: 'warning',
    summary: 'Users of the user pool sign in on its pages by a flow that the client allows.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-selection-managedlogin.html',
    property: 'ExplicitAuthFlows',
    appliesTo: USER_APPS,
    // Another rule reports a client of this library whose flows are closed.
    check: (client) => client.apiSignIn !== 'closed' && isComplete(client.authFlows) && client.authFlows.items.length > 0 && signsInOnPages(client)
      && listedOf(client.authFlows, ON_PAGES).length === 0
      ? client.authFlows.items
      : [],
    message: (flows, client) => `${named(flows, client)} ${flows.length > 1 ? 'are the only flows' : 'is the only flow'}, and COGNITO is among the identity providers. Users of the user pool have no way to sign in on the sign-in pages, which take their choices from this list; without SRP a sign-in was reported to fail. ${capital(writing(instead(client, { add: [SRP] }), client))}.`,
  },
]);

function isFirstFactorMissing(properties: Readonly<Record<string, unknown>>): boolean {
  const factors = listAt(properties, 'Policies', 'SignInPolicy', 'AllowedFirstAuthFactors');
  return isKnown(factors) && factors.length > 0 && factors.every((factor) => typeof factor === 'string' && isWhole(factor)) && !factors.includes('PASSWORD');
}

/** True for a client with which no user can be migrated, neither with a password flow nor on the sign-in pages. */
function cannotMigrate(properties: Readonly<Record<string, unknown>>): boolean {
  const flows = listAt(properties, 'ExplicitAuthFlows') ?? DEFAULT;
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
