import type { ClientRule } from './rule';
import { clientTopic } from './rule';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { isEmpty } from '../facts/lists';
import { MOST_STYLES } from '../service/quotas';
import { BRANDING, DOMAIN, USER_POOL_CLIENT } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const KNOWN_GRANTS = ['code', 'implicit', 'client_credentials'];
const READS = ['ours', 'kind', 'oauth', 'grants', 'scopes', 'generateSecret', 'branded', 'authFlows'] as const;
type Grants = Pick<ClientFacts, typeof READS[number]>;

function has(client: Pick<Grants, 'grants'>, grant: string): boolean {
  return isKnown(client.grants) && client.grants.items.includes(grant);
}

/** Absent, or empty for certain. */
function isNone(list: Fact<ListFact>): boolean {
  return list === undefined || isEmpty(list);
}

/** An item that is known not to be in a list. */
function lacks(list: Fact<ListFact>, item: string): boolean {
  return list === undefined || (isKnown(list) && !list.open && list.items.every((each) => isWhole(each) && each !== item));
}

/** Users sign in at the pages of the pool's domain. */
function usesManagedLogin(client: Pick<Grants, 'oauth' | 'grants'>): boolean {
  return client.oauth === true && (has(client, 'code') || has(client, 'implicit'));
}

export const oauth = clientTopic('oauth', READS, [
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
    check: ({ grants }) => {
      if (!isKnown(grants)) { return []; }
      const wrong = grants.items.filter((grant) => isWhole(grant) && !KNOWN_GRANTS.includes(grant));
      return wrong.length === 0 && !grants.open && grants.items.length > 3 ? grants.items : wrong;
    },
    message: (wrong) => wrong.length > 3
      ? `${wrong.join(', ')} are ${wrong.length} grants, and there are three. Write each once.`
      : `${wrong.map((grant) => `'${grant}'`).join(', ')} is no grant that Cognito knows; there is no device code, password or token exchange grant. Write one of ${KNOWN_GRANTS.join(', ')}.`,
  },
  ...(['AllowedOAuthFlows', 'AllowedOAuthScopes'] as const).map((property): ClientRule<Grants> => ({
    id: 'oauth-flows-required-when-enabled',
    level: 'error',
    summary: 'A client that may use OAuth names its grants and its scopes.',
    source: API,
    property,
    refusal: 'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    check: ({ oauth: on, grants, scopes }) => on === true && isNone(property === 'AllowedOAuthFlows' ? grants : scopes) ? ['none'] : [],
    message: (_, { ours, kind }) => `there ${property === 'AllowedOAuthFlows' ? 'is no grant' : 'is no scope'} while OAuth is on. ${ours
      ? `Name at least one scope, such as ${kind === 'machine' ? 'OAuthScope.resourceServer(…)' : 'OAuthScope.OPENID'}`
      : 'Name at least one, or set AllowedOAuthFlowsUserPoolClient to false'}.`,
  })),
  {
    id: 'oauth-flag-required',
    level: 'warning',
    summary: 'Grants have an effect only where AllowedOAuthFlowsUserPoolClient is true.',
    source: API,
    property: 'AllowedOAuthFlows',
    check: ({ ours, oauth: on, grants }) => !ours && (on ?? false) === false && isKnown(grants) && !grants.open ? grants.items : [],
    message: (grants, { oauth: on }) => `${grants.filter(isWhole).join(', ')} is listed, and AllowedOAuthFlowsUserPoolClient is ${on === undefined ? 'left out, which means false' : 'false'}: the client signs users in through the API alone. Set it to true, or take the grants out.`,
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
  {
    id: 'oauth-needs-domain',
    level: 'warning',
    summary: 'Sign-in pages and OAuth endpoints stand on the pool\'s domain: without one there are none.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html',
    property: 'UserPoolId',
    check: (client, pool) => usesManagedLogin(client) && pool.showsAll(DOMAIN) && pool.neighbours(DOMAIN).length === 0 ? ['none'] : [],
    message: (_, { ours }) => 'the pool has no domain in this app, so there is no page to sign in at and no token endpoint. '
      + `Give it one (userPool.addDomain), or ${ours ? 'set disableOAuth: true' : 'set AllowedOAuthFlowsUserPoolClient to false (disableOAuth: true on the L2)'} where the app signs users in through the API alone.`,
  },
  {
    id: 'machine-needs-domain',
    level: 'warning',
    summary: 'A machine client gets its tokens at the domain of its pool.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
    property: 'UserPoolId',
    appliesTo: ['machine'],
    check: ({ authFlows }, pool) => pool.showsAll(DOMAIN) && pool.neighbours(DOMAIN).length === 0 && lacks(authFlows, 'ALLOW_CLIENT_TOKEN_AUTH') ? ['none'] : [],
    message: () => 'the pool has no domain in this app, so there is no token endpoint at which the client could get a token. Give the pool a domain: userPool.addDomain(…).',
  },
  {
    id: 'oauth-needs-managed-login-style',
    level: 'warning',
    summary: 'On a domain with managed login, a client has pages only once a style is made for it.',
    refusal: 'Login pages unavailable',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html',
    property: 'UserPoolId',
    check: (client, pool) => usesManagedLogin(client) && client.branded === false && pool.showsAll(DOMAIN) && pool.showsAll(BRANDING)
      ? pool.neighbours(DOMAIN).filter(({ properties }) => String(properties.ManagedLoginVersion) === '2').map(({ path }) => path)
      : [],
    message: ([domain], { ours }, pool) => `the domain '${domain}' shows managed login (version 2), and no style is made for this client. `
      + (ours && pool.count(USER_POOL_CLIENT) > MOST_STYLES
        ? `No style is made by default, because the pool has ${pool.count(USER_POOL_CLIENT)} clients and can have ${MOST_STYLES} styles. Set managedLoginBranding: ManagedLoginBranding.cognitoDefault() on up to ${MOST_STYLES} clients, and use another pool for the others.`
        : ours ? 'Set managedLoginBranding: ManagedLoginBranding.cognitoDefault().'
          : 'Add new CfnManagedLoginBranding(…, { userPoolId, clientId, useCognitoProvidedValues: true }).'),
  },
]);

/** A topic of its own, since each client has its own URLs. */
export const redirectsByGrant = clientTopic('redirects-by-grant', [
  'ours', 'kind', 'oauth', 'grants', 'scopes', 'callbackUrls', 'logoutUrls', 'defaultRedirectUri', 'rotation', 'changedLater',
], [
  {
    id: 'oauth-disabled-with-settings',
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
    id: 'oauth-settings-without-flag',
    level: 'warning',
    summary: 'Callback URLs, scopes and a default redirect URL have an effect only where AllowedOAuthFlowsUserPoolClient is true and a grant is named.',
    source: API,
    property: 'AllowedOAuthFlowsUserPoolClient',
    check: ({ ours, oauth: on, grants, scopes, callbackUrls, defaultRedirectUri, changedLater }) => {
      // Where grants are named, `oauth-flag-required` speaks.
      if (ours || changedLater || (on ?? false) !== false || !isNone(grants)) { return []; }
      return [
        ...isNone(callbackUrls) || !isKnown(callbackUrls) ? [] : ['CallbackURLs'],
        ...isNone(scopes) || !isKnown(scopes) ? [] : ['AllowedOAuthScopes'],
        ...isKnown(defaultRedirectUri) ? ['DefaultRedirectURI'] : [],
      ];
    },
    message: (given, { oauth: on }) => `it is ${on === undefined ? 'absent, which means false' : 'false'}, and ${given.join(', ')} ${given.length > 1 ? 'are' : 'is'} set, which only OAuth uses. The sign-in pages answer 'Client is not enabled for OAuth2.0 flows'. Set it to true and AllowedOAuthFlows to code, or remove ${given.join(', ')}.`,
  },
  {
    id: 'm2m-ignores-user-settings',
    level: 'warning',
    summary: 'A machine client has no redirect URLs and no refresh tokens to rotate.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
    property: 'AllowedOAuthFlows',
    appliesTo: ['machine'],
    check: ({ callbackUrls, logoutUrls, defaultRedirectUri, rotation }) => [
      ...isKnown(callbackUrls) && !isNone(callbackUrls) ? ['CallbackURLs'] : [],
      ...isKnown(logoutUrls) && !isNone(logoutUrls) ? ['LogoutURLs'] : [],
      ...isKnown(defaultRedirectUri) ? ['DefaultRedirectURI'] : [],
      ...isKnown(rotation) && rotation.feature === 'ENABLED' ? ['RefreshTokenRotation'] : [],
    ],
    message: (unused) => `client_credentials is the one grant, and ${unused.join(', ')} ${unused.length > 1 ? 'have' : 'has'} no effect with it. Take ${unused.length > 1 ? 'them' : 'it'} out, or make another client for the app that signs users in.`,
  },
]);
