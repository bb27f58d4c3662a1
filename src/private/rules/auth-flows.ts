import { areListed, flowsInstead, listedOf, flowsAsWritten, PROPERTY, rotates, signsInOnPages, writing } from './auth-flow-list';
import { authFlowNameRules } from './auth-flow-names';
import { clientTopic } from './rule';
import { customScope, orUse, setPlan } from './ways';
import { capital, hasProps, setting } from './wording';
import { isKnown, isWhole, listed, upToFive } from '../assembly/text';
import { isComplete, isEmpty, isNone } from '../facts/lists';
import { ADMIN, CHOICE, CLIENT_TOKEN, CUSTOM, DEFAULT_FLOWS, OF_USERS, ON_PAGES, PASSWORD, REFRESH, SRP, SUCCESSORS } from '../service/auth-flows';
import { STANDARD_SCOPES } from '../service/scopes';

const RESOURCE = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html';
const CLIENT_TOKEN_DOCS = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetClientToken.html';

const USER_APPS = ['public', 'confidential'] as const;

export const authFlows = clientTopic('auth-flows', ['ours', 'written', 'kind', 'oauth', 'grants', 'scopes', 'providers', 'authFlows', 'rotation', 'apiSignIn'], [
  ...authFlowNameRules,
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
      return `An empty list means the default: ${DEFAULT_FLOWS.join(', ')} are open. ${capital(writing([SRP, ...rotates(client) ? [] : [REFRESH]], client))}, `
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
    check: ({ authFlows: flows }) => isNone(flows) ? DEFAULT_FLOWS.slice(0, 2) : listedOf(flows, OF_USERS),
    message: (open, client) => {
      const { ours, authFlows: flows } = client;
      const isDefault = isNone(flows);
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
    message: (flows, client, pool) => `${flowsAsWritten(flows, client)} is listed, and the user pool is on the LITE plan, which does not have it. ${capital(writing(flowsInstead(client, { without: flows }), client))}, or ${setPlan(pool, 'ESSENTIALS')} on the user pool.`,
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
    message: (flows, client) => `${flowsAsWritten(flows, client)} ${flows.length > 1 ? 'send' : 'sends'} each user's password itself, which proxies and logs on the way may record. ${capital(writing(flowsInstead(client, { without: flows }), client))}. SRP proves the password without sending it. The password flow is for a user pool with a UserMigration trigger.`,
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
    message: (flows, client) => `${flowsAsWritten(flows, client)} is for servers that sign their requests with AWS credentials, which an app in the hands of its users does not have. ${capital(writing(flowsInstead(client, { without: flows }), client))}, and create a ConfidentialAppClient for the server.`,
  },
  {
    id: 'auth-flow-custom-needs-triggers',
    level: 'warning',
    summary: 'Custom authentication needs the trigger that defines its challenges.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html',
    property: 'ExplicitAuthFlows',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ authFlows: flows }, { triggers }) => isKnown(triggers) && !triggers.has('DefineAuthChallenge') ? listedOf(flows, CUSTOM) : [],
    message: (flows, client) => `${flowsAsWritten(flows, client)} ${areListed(flows)}, and the user pool has no DefineAuthChallenge trigger, so every such sign-in fails. Add the trigger to the user pool, or ${writing(flowsInstead(client, { without: flows }), client)}.`,
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
    message: (flows, client) => `${flowsAsWritten(flows, client)} ${flows.length > 1 ? 'are the only flows' : 'is the only flow'}, and COGNITO is among the identity providers. Users of the user pool have no way to sign in on the sign-in pages, which take their choices from this list; without SRP a sign-in was reported to fail. ${flows.includes(CLIENT_TOKEN)
      ? `${capital(writing(flowsInstead(client, { without: [CLIENT_TOKEN], add: [SRP, ...rotates(client) ? [] : [REFRESH]] }), client))}, and create another client for ${CLIENT_TOKEN}, which is allowed only alone`
      : capital(writing(flowsInstead(client, { add: [SRP] }), client))}.`,
  },
]);
