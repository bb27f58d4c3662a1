import { clientTopic } from './rule';
import type { ClientFacts } from '../facts/client';
import { isKnown } from '../facts/text';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const KNOWN_GRANTS = ['code', 'implicit', 'client_credentials'];

type Grants = Pick<ClientFacts, 'ours' | 'kind' | 'oauth' | 'grants' | 'scopes' | 'callbackUrls' | 'logoutUrls' | 'defaultRedirectUri' | 'generateSecret'>;

function has(client: Pick<Grants, 'grants'>, grant: string): boolean {
  return isKnown(client.grants) && client.grants.items.includes(grant);
}

export const oauth = clientTopic('oauth', [
  'ours', 'kind', 'oauth', 'grants', 'scopes', 'callbackUrls', 'logoutUrls', 'defaultRedirectUri', 'generateSecret',
], [
  {
    id: 'client-credentials-exclusive',
    level: 'error',
    summary: 'The client credentials grant stands alone: no code or implicit grant beside it.',
    source: API,
    property: 'AllowedOAuthFlows',
    refusal: 'client_credentials flow can not be selected along with code flow or implicit flow.',
    check: (client) => has(client, 'client_credentials') ? ['code', 'implicit'].filter((grant) => has(client, grant)) : [],
    message: (others) => `client_credentials stands beside ${others.join(' and ')}. Make two clients: a MachineClient for the program that acts for itself, and one for the app that signs users in.`,
  },
  {
    id: 'client-credentials-needs-secret',
    level: 'error',
    summary: 'The client credentials grant needs a client secret.',
    source: API,
    property: 'AllowedOAuthFlows',
    refusal: 'client_credentials flow can not be selected if client does not have a client secret.',
    check: (client) => has(client, 'client_credentials') && (client.generateSecret === undefined || client.generateSecret === false)
      ? [String(client.generateSecret)]
      : [],
    message: () => 'client_credentials is listed, and GenerateSecret is not true. Set GenerateSecret to true, which replaces the client, or use a MachineClient.',
  },
  {
    id: 'oauth-flow-enum',
    level: 'error',
    summary: 'A grant is one of code, implicit and client_credentials.',
    source: API,
    property: 'AllowedOAuthFlows',
    refusal: 'Member must satisfy enum value set: [code, implicit, client_credentials]',
    check: ({ grants }) => isKnown(grants) ? grants.items.filter((grant) => !/[\uE000-\uE003]/.test(grant) && !KNOWN_GRANTS.includes(grant)) : [],
    message: (wrong) => `${wrong.map((grant) => `'${grant}'`).join(', ')} is no grant that Cognito knows; there is no device code, password or token exchange grant. Write one of ${KNOWN_GRANTS.join(', ')}.`,
  },
  {
    id: 'oauth-flows-required-when-enabled',
    level: 'error',
    summary: 'A client that may use OAuth names its grants and its scopes.',
    source: API,
    property: 'AllowedOAuthFlows',
    refusal: 'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    check: ({ oauth: on, grants, scopes }) => {
      if (on !== true) { return []; }
      const empty = (list: typeof grants) => list === undefined || (isKnown(list) && !list.open && list.items.length === 0);
      return [...empty(grants) ? ['AllowedOAuthFlows'] : [], ...empty(scopes) ? ['AllowedOAuthScopes'] : []];
    },
    message: (missing, { ours }) => `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} empty while OAuth is on. ${ours ? 'Name at least one scope, such as OAuthScope.OPENID' : 'Name them, or set AllowedOAuthFlowsUserPoolClient to false'}.`,
  },
  {
    id: 'oauth-flag-required',
    level: 'error',
    summary: 'Without OAuth there are no grants, scopes, callback URLs, sign-out URLs and no default redirect URL.',
    source: API,
    property: 'AllowedOAuthFlowsUserPoolClient',
    appliesTo: ['public', 'confidential'],
    check: ({ ours, oauth: on, grants, scopes, callbackUrls, logoutUrls, defaultRedirectUri }) => {
      if (!ours || on !== false) { return []; }
      const given = { AllowedOAuthFlows: grants, scopes, callbackUrls, logoutUrls, defaultRedirectUri };
      return Object.entries(given).filter(([, fact]) => fact !== undefined).map(([name]) => name);
    },
    message: (given) => `disableOAuth is true, and ${given.join(', ')} ${given.length > 1 ? 'are' : 'is'} given, which only OAuth uses. Take out one or the other.`,
  },
  {
    id: 'implicit-discouraged',
    level: 'warning',
    summary: 'The implicit grant puts tokens into a URL.',
    source: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2',
    property: 'AllowedOAuthFlows',
    check: (client) => has(client, 'implicit') ? ['implicit'] : [],
    message: () => 'implicit puts the tokens into the URL, where histories, logs and other pages can read them, without PKCE and without a refresh token. Write code alone, and let the app use PKCE.',
  },
]);
