import { grantAsWritten, isOff, turningOn } from './grants';
import { clientTopic } from './rule';
import { capital, hasProps, isOverride, named, openid, removing } from './wording';
import { conjoined, isKnown } from '../assembly/text';
import { isEmpty, isNone } from '../facts/lists';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';

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
    message: (given) => `disableOAuth is true, and ${conjoined(given)} ${given.length > 1 ? 'are' : 'is'} set, which only OAuth uses. Remove ${conjoined(given)}, or remove disableOAuth${given.includes('callbackUrls') ? '' : ' and add callbackUrls'} if the app uses managed login.`,
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
