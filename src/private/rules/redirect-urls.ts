import type { Property } from './redirect-rule';
import { agree, EVERY, FIELD, LISTS, redirectRules, urlsOf } from './redirect-rule';
import type { ClientRule, Level } from './rule';
import { clientTopic } from './rule';
import { capital, hasProps, isOverride, named, removing } from './wording';
import type { ListFact } from '../assembly/text';
import { isKnown, isWhole, knownStart, lengthOf, listed, literalOf, shortened, upToFive } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { leastLength, leastLengthText } from '../facts/lists';
import { DANGEROUS_SCHEMES, hasOwnersScheme, hostFault, isAppScheme, isLocal, isPlainHttp, isSeveral, lacksScheme, schemeOf } from '../facts/url';
import { CALLBACK_URLS, LOGOUT_URLS, REDIRECT_URL } from '../service/known-values';

const SETTINGS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';
const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const BEST_PRACTICE = 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1';
const NATIVE_APPS = 'https://www.rfc-editor.org/rfc/rfc8252';

const READS = [
  'ours', 'written', 'kind', 'platform', 'oauth', 'grants', 'callbackUrls', 'logoutUrls', 'defaultRedirectUri', 'unusualUrls', 'providers',
  'signInRedirects', 'changedLater',
] as const;
type Urls = Pick<ClientFacts, typeof READS[number]>;
const of = redirectRules<Urls>;

export const redirectUrls = clientTopic('redirect-urls', READS, [
  {
    id: 'callback-required',
    level: 'error',
    summary: 'The code grant and the implicit grant need at least one callback URL.',
    source: API,
    property: 'CallbackURLs',
    refusal: 'CallbackUrls can not be empty when code flow or implicit flow is selected',
    check: ({ callbackUrls, grants, oauth }) => {
      if (oauth !== true || !isKnown(grants) || !grants.items.some((grant) => grant === 'code' || grant === 'implicit')) { return []; }
      return callbackUrls === undefined || (isKnown(callbackUrls) && callbackUrls.items.length === 0 && !callbackUrls.open) ? ['none'] : [];
    },
    message: (_, client) => {
      const what = 'The client has no callback URL, so managed login cannot send users back to the app.';
      if (isOverride('CallbackURLs', client)) { return `${what} Remove the override of AllowedOAuthFlows: a ${client.written} signs no user in.`; }
      if (client.ours) {
        return `${what} Pass callbackUrls, such as ['https://app.example.org/callback'], or call addCallbackUrl(). If the app signs users in through the API alone, set disableOAuth: true.`;
      }
      return `${what} Write a URL into ${named('CallbackURLs', client)}, such as https://app.example.org/callback. `
        + `If the app signs users in through the API alone, ${hasProps(client) ? 'set disableOAuth: true and remove oAuth' : 'remove AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows and AllowedOAuthScopes'}.`;
    },
  },
  ...listCount('callback-max-100', 'CallbackURLs', 'callback URLs'),
  ...listCount('logout-max-100', 'LogoutURLs', 'sign-out URLs'),
  ...of(EVERY, {
    id: 'redirect-length',
    level: 'error',
    summary: 'A redirect URL has 1 to 1024 characters.',
    source: API,
    wrong: (url) => url === '' || lengthOf(url) > REDIRECT_URL.max,
    message: (urls, write) => [
      ...urls.includes('') ? [`The URL is empty. ${write}`] : [],
      ...urls.some((url) => url !== '')
        ? [`${upToFive(urls.filter((url) => url !== '').map((url) => `'${shortened(url)}' (${lengthOf(url)} characters)`))} ${agree(urls.filter((url) => url !== ''), 'is', 'are')} longer than 1024 characters. Write ${agree(urls.filter((url) => url !== ''), 'a shorter URL', 'shorter URLs')}. The app can pass other values in the state parameter.`]
        : [],
    ].join(' '),
  }),
  ...of(EVERY, {
    id: 'redirect-charset',
    level: 'error',
    summary: 'A redirect URL contains no white space and no control characters.',
    source: API,
    wrong: (url) => /[^\p{L}\p{M}\p{S}\p{N}\p{P}]/u.test(literalOf(url)) && !isSeveral(url),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'contains', 'contain')} white space or a control character. ${write}`,
  }),
  ...absolute('redirect-absolute', 'error', ['CallbackURLs', 'DefaultRedirectURI'], 'A redirect URL is absolute: it begins with a scheme.'),
  // The service documents this for callback URLs only.
  ...absolute('logout-absolute', 'warning', ['LogoutURLs'], 'A sign-out URL is absolute: it begins with a scheme.'),
  ...of(['CallbackURLs', 'DefaultRedirectURI'], {
    id: 'redirect-no-fragment',
    level: 'error',
    summary: 'A callback URL has no fragment.',
    source: API,
    refusal: (url) => `${url} cannot use fragment`,
    wrong: (url) => literalOf(url).includes('#'),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'has', 'have')} a fragment ('#…'), which Cognito refuses in a callback URL. ${write} An app with routes after '#' receives the code at that URL and then goes to its route.`,
  }),
  ...of(['LogoutURLs'], {
    id: 'logout-no-fragment',
    level: 'warning',
    summary: 'A sign-out URL has no fragment: no documentation says that the service accepts one.',
    source: API,
    wrong: (url) => literalOf(url).includes('#'),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'has', 'have')} a fragment ('#…'). Cognito refuses fragments in callback URLs, and no documentation says that it accepts them in sign-out URLs. ${write}`,
  }),
  ...plainHttp('callback-https', ['CallbackURLs', 'DefaultRedirectURI'], 'A callback URL is https, an app\'s own scheme, or http to localhost, 127.0.0.1 or [::1].'),
  ...plainHttp('logout-https', ['LogoutURLs'], 'A sign-out URL is https, an app\'s own scheme, or http to localhost, 127.0.0.1 or [::1].'),
  {
    id: 'default-redirect-member',
    level: 'error',
    summary: 'The default redirect URL is one of the callback URLs, character by character.',
    source: API,
    property: 'DefaultRedirectURI',
    refusal: (uri) => `The default redirect URI ${uri} is not in the callback URIs list.`,
    check: ({ defaultRedirectUri, callbackUrls }) => {
      if (!isKnown(defaultRedirectUri) || !isWhole(defaultRedirectUri)) { return []; }
      if (callbackUrls === undefined) { return [defaultRedirectUri]; }
      if (!isKnown(callbackUrls) || callbackUrls.open || !callbackUrls.items.every(isWhole)) { return []; }
      return callbackUrls.items.includes(defaultRedirectUri) ? [] : [defaultRedirectUri];
    },
    message: ([uri], { callbackUrls }) => `'${uri}' is not one of the callback URLs (${isKnown(callbackUrls) ? listed(callbackUrls.items) : 'there are none'}). Cognito compares each character, a slash at the end included. Add '${uri}' to the callback URLs, or write one of them here.`,
  },
  {
    id: 'sign-in-url-registered',
    level: 'error',
    summary: 'The redirect URL of a sign-in URL is one of the callback URLs.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html',
    property: 'CallbackURLs',
    refusal: 'redirect_mismatch',
    check: ({ signInRedirects, callbackUrls }) => {
      if (callbackUrls !== undefined && (!isKnown(callbackUrls) || callbackUrls.open || !callbackUrls.items.every(isWhole))) { return []; }
      const registered = callbackUrls?.items ?? [];
      return [...new Set(signInRedirects.filter((url) => isWhole(url) && !registered.includes(url)))];
    },
    message: (urls) => `The app calls signInUrl() with redirectUri ${listed(urls)}, which ${agree(urls, 'is', 'are')} not among the callback URLs, so the sign-in ends in an error page. Add ${listed(urls)} to callbackUrls, or pass one of the callback URLs to signInUrl().`,
  },
  ...of(LISTS, {
    id: 'redirect-wildcard',
    level: 'error',
    summary: 'A redirect URL has no wildcard: Cognito compares each character.',
    source: SETTINGS,
    wrong: (url) => literalOf(url).includes('*'),
    message: (urls) => `${listed(urls)} ${agree(urls, 'contains', 'contain')} '*'. Cognito compares '*' like any other character, so it does not match other URLs. Write each URL without '*' as an item of its own, or create a client for each tenant.`,
  }),
  ...of(EVERY, {
    id: 'redirect-dangerous-scheme',
    level: 'error',
    summary: 'A redirect URL is not one of javascript:, data:, vbscript:, file: or blob:.',
    source: BEST_PRACTICE,
    wrong: (url) => DANGEROUS_SCHEMES.has(schemeOf(url) ?? ''),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'runs code or opens', 'run code or open')} a file in the user's browser, and no app can receive a code there. ${write}`,
  }),
  ...of(['CallbackURLs'], {
    id: 'redirect-custom-scheme-on-web',
    level: 'warning',
    summary: 'Only an installed app has a callback URL with a scheme of its own.',
    source: NATIVE_APPS,
    wrong: (url, { ours, platform, kind }) => ours && (kind === 'confidential' || platform === 'browser')
      && isAppScheme(url),
    message: (urls, _, { kind }) => kind === 'confidential'
      ? `${listed(urls)} ${agree(urls, 'opens', 'open')} an installed app, but this client is for a server. Remove ${agree(urls, 'the URL', 'the URLs')} here, and create a PublicAppClient with platform: PublicPlatform.NATIVE for the installed app.`
      : `${listed(urls)} ${agree(urls, 'opens', 'open')} an installed app, but this client is for an app in a browser. If the app is installed, set platform: PublicPlatform.NATIVE. If it is not, remove ${agree(urls, 'the URL', 'the URLs')} here, and create a client for the installed app.`,
  }),
  ...of(['CallbackURLs'], {
    id: 'redirect-custom-scheme-reverse-dns',
    level: 'warning',
    summary: 'An app\'s own scheme is a domain name of its owner, reversed.',
    source: 'https://www.rfc-editor.org/rfc/rfc8252#section-7.1',
    wrong: (url) => isAppScheme(url) && !hasOwnersScheme(url),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'has', 'have')} a scheme of one word. Another app on the device can claim the same scheme and receive the code. Use a domain name that you own, reversed, in place of com.example. ${write}`,
  }),
  ...of(EVERY, {
    id: 'redirect-userinfo',
    level: 'warning',
    summary: 'A redirect URL has no user name or password in it.',
    source: BEST_PRACTICE,
    wrong: (url) => /^https?:\/\/[^/?#]*@/i.test(knownStart(url)),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'has a user name before its host', 'have user names before their hosts')} ('…@'). A user name can mislead users about the host, and may reveal a password. ${write}`,
  }),
  ...of(['CallbackURLs'], {
    id: 'redirect-localhost-in-prod',
    level: 'warning',
    summary: 'A client with a public https URL has no loopback URL, unless the app is installed.',
    source: SETTINGS,
    // A custom resource may set the real URLs later.
    wrong: (url, { callbackUrls, platform, changedLater }) => !changedLater && platform !== 'native' && isLocal(url)
      && (callbackUrls as ListFact).items.some((other) => schemeOf(other) === 'https' && !isLocal(other))
      && !(callbackUrls as ListFact).items.some((other) => isAppScheme(other)),
    message: (urls) => `${listed(urls)} ${agree(urls, 'is', 'are')} registered next to a public https URL. Any program on a user's machine could receive authorization codes. Remove ${urls.length > 1 ? 'these URLs' : 'this URL'} here, and create a separate client for development.`,
  }),
  ...of(LISTS, {
    id: 'redirect-example-com',
    level: 'warning',
    summary: 'The host of a redirect URL is not the placeholder example.com.',
    source: SETTINGS,
    plainToo: true,
    wrong: (url, { changedLater }) => !changedLater && /^https?:\/\/(www\.)?example\.com([:/?#]|$)/i.test(url),
    message: (urls) => `${listed(urls)} ${agree(urls, 'is a placeholder', 'are placeholders')}: example.com is not your domain. Write the URL of your app.`,
  }),
  ...of(LISTS, {
    id: 'redirect-duplicates',
    level: 'warning',
    summary: 'A redirect URL is listed once.',
    source: API,
    wrong: () => false,
    message: (urls) => `${listed(urls)} ${urls.length > 1 ? 'are' : 'is'} listed more than once. Write ${urls.length > 1 ? 'each of them' : 'it'} once.`,
  }).map((rule): ClientRule<Urls> => ({
    ...rule,
    check: (client) => {
      const urls = urlsOf(client, rule.property as Property).filter(isWhole);
      return [...new Set(urls.filter((url, index) => urls.indexOf(url) !== index))];
    },
  })),
  {
    id: 'default-redirect-only-one-idp',
    level: 'warning',
    summary: 'The default redirect URL has an effect only where the client has one identity provider.',
    source: SETTINGS,
    property: 'DefaultRedirectURI',
    check: ({ defaultRedirectUri, providers }) => {
      if (!isKnown(defaultRedirectUri) || !isKnown(providers) || providers.open) { return []; }
      return new Set(providers.items).size > 1 ? [String(providers.items.length)] : [];
    },
    message: ([count], client) => `The default redirect URL has no effect, because the client has ${count} identity providers: each request must contain redirect_uri. ${capital(removing(['DefaultRedirectURI'], client))}, or list one provider.`,
  },
]);

function listCount(id: string, property: 'CallbackURLs' | 'LogoutURLs', noun: string): ClientRule<Urls>[] {
  return [{
    id,
    level: 'error',
    summary: `A client has at most 100 ${noun}; the limit cannot be raised.`,
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html',
    property,
    refusal: property === 'CallbackURLs' ? 'Member must have length less than or equal to 100' : undefined,
    check: (client) => {
      const urls = client[FIELD[property]];
      return leastLength(urls) > (property === 'CallbackURLs' ? CALLBACK_URLS : LOGOUT_URLS).max ? [leastLengthText(urls)] : [];
    },
    message: ([length]) => `The client has ${length} ${noun}, and the maximum is 100. Move some of them to another client.`,
  }];
}

function absolute(id: string, level: Level, properties: readonly Property[], summary: string): ClientRule<Urls>[] {
  return of(properties, {
    id,
    level,
    summary,
    source: API,
    wrong: (url) => lacksScheme(url) && !isSeveral(url),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'is not an absolute URL: it has', 'are not absolute URLs: they have')} no scheme. ${write}`,
  });
}

function plainHttp(id: string, properties: readonly Property[], summary: string): ClientRule<Urls>[] {
  return of(properties, {
    id,
    level: 'error',
    summary,
    source: API,
    refusal: (url) => `${url} cannot use the HTTP protocol.`,
    wrong: (url) => isPlainHttp(url) && hostFault(url) === undefined && !isSeveral(url),
    message: (urls, write, _client, _pool, property) => `${listed(urls)} ${agree(urls, 'uses', 'use')} http, so anyone on the network path can ${property === 'LogoutURLs' ? 'change the page that users see' : 'read the authorization code'}. ${write} Only localhost, 127.0.0.1 and [::1] may use http.`,
  });
}
