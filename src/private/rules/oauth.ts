import type { ClientRule } from './rule';
import { clientTopic } from './rule';
import { clientLike, customScope, here, newDomain, newStyle, orUse } from './ways';
import { capital, hasProps, isOverride, named, openid, removing, setting, TRUE } from './wording';
import type { Fact, ListFact } from '../assembly/text';
import { conjoined, isKnown, isWhole, listed, shown, upToFive } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { isEmpty } from '../facts/lists';
import { GRANTS } from '../service/known-values';
import { MOST_STYLES } from '../service/quotas';
import { BRANDING, DOMAIN, USER_POOL_CLIENT } from '../service/types';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const READS = ['ours', 'written', 'kind', 'oauth', 'grants', 'scopes', 'generateSecret', 'branded', 'authFlows', 'domainGiven'] as const;
type Grants = Pick<ClientFacts, typeof READS[number]>;

function has(client: Pick<Grants, 'grants'>, grant: string): boolean {
  return isKnown(client.grants) && client.grants.items.includes(grant);
}

/** True if a list is absent or certainly empty. */
function isNone(list: Fact<ListFact>): boolean {
  return list === undefined || isEmpty(list);
}

/** True if an item is certainly not in a list. */
function lacks(list: Fact<ListFact>, item: string): boolean {
  return list === undefined || (isKnown(list) && !list.open && list.items.every((each) => isWhole(each) && each !== item));
}

/** True if users sign in on the pages of the user pool's domain. */
function usesManagedLogin(client: Pick<Grants, 'oauth' | 'grants'>): boolean {
  return client.oauth === true && (has(client, 'code') || has(client, 'implicit'));
}

type Wording = Pick<Grants, 'written' | 'oauth'>;

/** Says that OAuth is off, in the words of the construct. */
function isOff(client: Wording): string {
  if (hasProps(client)) { return `${named('AllowedOAuthFlowsUserPoolClient', client)} is true`; }
  return `AllowedOAuthFlowsUserPoolClient is ${client.oauth === undefined ? 'absent, which means false' : 'false'}`;
}

function turningOn(client: Wording): string {
  return hasProps(client) ? `remove ${named('AllowedOAuthFlowsUserPoolClient', client)}` : 'set AllowedOAuthFlowsUserPoolClient to true';
}

function grantAsWritten(grant: 'code' | 'client_credentials', client: Wording): string {
  return hasProps(client) ? `{ ${grant === 'code' ? 'authorizationCodeGrant' : 'clientCredentials'}: true }` : grant;
}

function grantWritten(grant: 'code' | 'client_credentials', client: Wording): string {
  return hasProps(client) ? `Set ${named('AllowedOAuthFlows', client)}: ${grantAsWritten(grant, client)}` : `Write ${grant}`;
}

export const oauth = clientTopic('oauth', READS, [
  {
    id: 'client-credentials-exclusive',
    level: 'error',
    summary: 'A client with the client credentials grant has no other grant.',
    source: API,
    property: 'AllowedOAuthFlows',
    refusal: 'client_credentials flow can not be selected along with code flow or implicit flow.',
    check: (client) => has(client, 'client_credentials') ? ['code', 'implicit'].filter((grant) => has(client, grant)) : [],
    message: (others, client) => `client_credentials is listed with ${others.join(' and ')}. A client has either client_credentials or grants for users. Remove client_credentials, and create ${clientLike('MachineClient', client)} for the program that acts for itself.`,
  },
  {
    id: 'client-credentials-needs-secret',
    level: 'error',
    summary: 'The client credentials grant needs a client secret.',
    source: API,
    property: 'AllowedOAuthFlows',
    refusal: 'client_credentials flow can not be selected if client does not have a client secret.',
    check: (client) => has(client, 'client_credentials') && (client.generateSecret === undefined || client.generateSecret === false)
      ? [client.generateSecret === undefined ? 'absent' : 'false']
      : [],
    message: ([value], { ours, kind, written }) => `client_credentials is listed, and ${isOverride('GenerateSecret', { written }) ? 'the client has no secret' : `${named('GenerateSecret', { written })} is ${value}`}. ${!ours
      ? `${capital(setting('GenerateSecret', { written }, TRUE))}, which replaces the client${orUse('MachineClient', { written })}`
      : kind === 'machine' ? 'Remove the override of GenerateSecret' : 'Remove the override of AllowedOAuthFlows, and create a MachineClient'}.`,
  },
  {
    id: 'oauth-flow-enum',
    level: 'error',
    summary: 'A grant is code, implicit or client_credentials.',
    source: API,
    property: 'AllowedOAuthFlows',
    check: ({ grants }) => {
      if (!isKnown(grants)) { return []; }
      const wrong = grants.items.filter((grant) => isWhole(grant) && isNoValue(grant, GRANTS));
      return wrong.length === 0 && !grants.open && grants.items.length > GRANTS.length ? grants.items : wrong;
    },
    message: (wrong) => wrong.every((grant) => GRANTS.includes(grant))
      ? `The list has ${wrong.length} grants, and there are three. Write each grant once.`
      : `${listed(wrong)} ${wrong.length > 1 ? 'are not grants' : 'is not a grant'} of Cognito, which has no device code grant and no password grant. `
        + 'Write code for an app that signs users in, or client_credentials for a program that acts for itself.',
  },
  ...(['AllowedOAuthFlows', 'AllowedOAuthScopes'] as const).map((property): ClientRule<Grants> => ({
    id: 'oauth-flows-required-when-enabled',
    level: 'error',
    summary: 'A client that may use OAuth names its grants and its scopes.',
    source: API,
    property,
    refusal: 'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
    check: ({ oauth: on, grants, scopes }) => on === true && isNone(property === 'AllowedOAuthFlows' ? grants : scopes) ? ['none'] : [],
    message: (_, client) => {
      const { ours, kind } = client;
      if (property === 'AllowedOAuthFlows') {
        return `There is no grant, and OAuth is on. ${ours ? capital(removing([property], client)) : grantWritten(kind === 'machine' ? 'client_credentials' : 'code', client)}.`;
      }
      if (kind === 'machine') {
        return `There is no scope, and OAuth is on. Write a scope of a resource server: ${customScope(client)}.`;
      }
      return `There is no scope, and OAuth is on. ${ours ? 'Write OAuthScope.OPENID, or remove scopes: the default is openid and email' : `Write ${openid(client)}`}.`;
    },
  })),
  {
    id: 'oauth-flag-required',
    level: 'warning',
    summary: 'Grants have an effect only where AllowedOAuthFlowsUserPoolClient is true.',
    source: API,
    property: 'AllowedOAuthFlows',
    check: ({ ours, oauth: on, grants }) => !ours && (on ?? false) === false && isKnown(grants) && !grants.open ? grants.items : [],
    message: (grants, client) => `${upToFive(grants.map(shown))} ${grants.length > 1 ? 'are' : 'is'} listed, and ${isOff(client)}. `
      + `${capital(turningOn(client))}${client.kind === 'machine' ? '' : `, or ${hasProps(client) ? 'remove oAuth' : 'remove AllowedOAuthFlows, AllowedOAuthScopes and the callback URLs'} if the app signs users in through the API only`}.`,
  },
  {
    id: 'implicit-discouraged',
    level: 'warning',
    summary: 'The implicit grant puts tokens into a URL.',
    source: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2',
    property: 'AllowedOAuthFlows',
    check: (client) => has(client, 'implicit') ? ['implicit'] : [],
    message: () => 'implicit puts tokens into the URL, where browser histories, logs and other scripts can read them. It has neither PKCE nor a refresh token. Write code instead of implicit, and let the app use PKCE.',
  },
  {
    id: 'oauth-needs-domain',
    level: 'warning',
    summary: 'The sign-in pages and the OAuth endpoints are on the domain of the user pool.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html',
    property: 'UserPoolId',
    check: (client, pool) => usesManagedLogin(client) && !client.domainGiven && pool.showsAll(DOMAIN) && pool.neighbours(DOMAIN).length === 0 ? ['none'] : [],
    message: (_, { kind, ours, written }, pool) => `The user pool has no domain in ${here(pool)}, so there is no sign-in page and no token endpoint. Add one: ${newDomain(pool)}.`
      + (kind === 'machine' ? '' : ` If the app signs users in through the API only, ${ours
        ? 'set disableOAuth: true and remove the callback URLs, sign-out URLs and scopes'
        : hasProps({ written }) ? 'set disableOAuth: true and remove oAuth'
          : 'remove AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes and the callback URLs'}.`),
  },
  {
    id: 'machine-needs-domain',
    level: 'warning',
    summary: 'A machine client gets its tokens at the domain of its user pool.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
    property: 'UserPoolId',
    appliesTo: ['machine'],
    check: ({ authFlows, domainGiven }, pool) => !domainGiven && pool.showsAll(DOMAIN) && pool.neighbours(DOMAIN).length === 0 && lacks(authFlows, 'ALLOW_CLIENT_TOKEN_AUTH') ? ['none'] : [],
    message: (_, __, pool) => `The user pool has no domain in ${here(pool)}, so there is no token endpoint where the client could get a token. Add one: ${newDomain(pool)}.`,
  },
  {
    id: 'oauth-needs-managed-login-style',
    level: 'warning',
    summary: 'On a domain with managed login, a client has sign-in pages only if it has a style.',
    refusal: 'Login pages unavailable',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html',
    property: 'UserPoolId',
    check: (client, pool) => usesManagedLogin(client) && client.branded === false && pool.showsAll(DOMAIN) && pool.showsAll(BRANDING)
      ? pool.neighbours(DOMAIN).filter(({ properties }) => String(properties.ManagedLoginVersion) === '2').map(({ path }) => path)
      : [],
    message: ([domain], { ours, written }, pool) => `The domain '${domain}' shows managed login (version 2), and this client has no style, so its users see no sign-in page. `
      + (ours && pool.count(USER_POOL_CLIENT) > MOST_STYLES
        ? `The default is no style, because the user pool has ${pool.count(USER_POOL_CLIENT)} clients and can have ${MOST_STYLES} styles. Set managedLoginBranding: ManagedLoginBranding.cognitoDefault() on up to ${MOST_STYLES} clients, and use another user pool for the others.`
        : ours ? 'Set managedLoginBranding: ManagedLoginBranding.cognitoDefault().'
          : `Add ${newStyle({ written })}.`),
  },
]);

/** A separate topic, because each client has its own URLs. */
export const redirectsByGrant = clientTopic('redirects-by-grant', [
  'ours', 'written', 'kind', 'oauth', 'grants', 'scopes', 'callbackUrls', 'logoutUrls', 'defaultRedirectUri', 'rotation', 'changedLater',
], [
  {
    id: 'oauth-disabled-with-settings',
    level: 'error',
    summary: 'A client without OAuth has no grants, scopes, callback URLs, sign-out URLs and default redirect URL.',
    source: API,
    property: 'AllowedOAuthFlowsUserPoolClient',
    appliesTo: ['public', 'confidential'],
    check: ({ ours, oauth: on, grants, scopes, callbackUrls, logoutUrls, defaultRedirectUri }) => {
      if (!ours || on !== false) { return []; }
      const given = { AllowedOAuthFlows: grants, scopes, callbackUrls, logoutUrls, defaultRedirectUri };
      return Object.entries(given).filter(([, fact]) => fact !== undefined && !(typeof fact === 'object' && isEmpty(fact))).map(([name]) => name);
    },
    message: (given) => `disableOAuth is true, and ${conjoined(given)} ${given.length > 1 ? 'are' : 'is'} set, which only OAuth uses. Remove ${conjoined(given)}, or remove disableOAuth if the app uses managed login.`,
  },
  {
    id: 'oauth-settings-without-flag',
    level: 'warning',
    summary: 'Callback URLs, scopes and a default redirect URL have an effect only with AllowedOAuthFlowsUserPoolClient and a grant.',
    source: API,
    property: 'AllowedOAuthFlowsUserPoolClient',
    check: ({ ours, oauth: on, grants, scopes, callbackUrls, defaultRedirectUri, changedLater }) => {
      // If the client has grants, `oauth-flag-required` reports it.
      if (ours || changedLater || (on ?? false) !== false || !isNone(grants)) { return []; }
      return [
        ...isNone(callbackUrls) || !isKnown(callbackUrls) ? [] : ['CallbackURLs'],
        ...isNone(scopes) || !isKnown(scopes) ? [] : ['AllowedOAuthScopes'],
        ...isKnown(defaultRedirectUri) ? ['DefaultRedirectURI'] : [],
      ];
    },
    message: (given, client) => {
      const missing = [
        ...[['AllowedOAuthFlows', grantAsWritten('code', client)]],
        ...isNone(client.scopes) ? [['AllowedOAuthScopes', hasProps(client) ? `[${openid(client)}]` : openid(client)]] : [],
        ...isNone(client.callbackUrls) ? [['CallbackURLs', hasProps(client) ? '[the URL of the app]' : 'the URL of the app']] : [],
      ].map(([property, value]) => hasProps(client) ? `${named(property, client)}: ${value}` : `${property} to ${value}`);
      return `${conjoined(given.map((property) => named(property, client)))} ${given.length > 1 ? 'are' : 'is'} set, which only OAuth uses, and ${isOff(client)}. `
        + `The sign-in pages refuse a client without OAuth. ${capital(turningOn(client))}, and set ${conjoined(missing)}. If the app signs users in through the API only, ${removing(given, client)}.`;
    },
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
    message: (unused, client) => `client_credentials is the only grant, and ${conjoined(unused.map((property) => isOverride(property, client) ? `the override of ${property}` : named(property, client)))} ${unused.length > 1 ? 'have' : 'has'} no effect with it. ${capital(removing(unused, client))}, or create another client for the app that signs users in.`,
  },
]);
