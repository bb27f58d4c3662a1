import type { Property } from './redirect-rule';
import { EVERY, FIELD, LISTS, redirectRules, urlsOf } from './redirect-rule';
import type { ClientRule, Level } from './rule';
import { clientTopic } from './rule';
import type { ListFact } from '../assembly/text';
import { fill, isKnown, isWhole, knownStart, lengthOf, listed, literalOf, shown } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { withForms } from '../facts/known-attributes';
import { CALLBACK_URLS, LOGOUT_URLS, REDIRECT_URL } from '../service/known-values';
import { DANGEROUS_SCHEMES, hasCapitals, hostFault, isAppScheme, isLocal, isPlainHttp, isSeveral, lacksScheme, lowered, schemeOf } from '../facts/url';

const SETTINGS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';
const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const BEST_PRACTICE = 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1';
const NATIVE_APPS = 'https://www.rfc-editor.org/rfc/rfc8252';

/** Schemes of editors that sign their users in to what others serve (MCP): whoever registers them cannot choose another. */
const OTHERS_SCHEMES = new Set(['cursor', 'vscode', 'vscode-insiders', 'windsurf', 'claude']);

const READS = [
  'ours', 'kind', 'platform', 'oauth', 'grants', 'callbackUrls', 'logoutUrls', 'defaultRedirectUri', 'providers', 'signInRedirects',
  'changedLater',
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
    message: (_, { ours }) => 'there is none, so managed login has nowhere to send the user after the sign-in. Write the URL of the app that takes the code, '
      + (ours
        ? 'such as https://app.example.org/callback, or call addCallbackUrl() where it is known only later; an app that signs users in through the API alone sets disableOAuth: true.'
        : 'such as https://app.example.org/callback, or set AllowedOAuthFlowsUserPoolClient to false where the app signs users in through the API alone.'),
  },
  ...listCount('callback-max-100', 'CallbackURLs', 'callback URLs'),
  ...listCount('logout-max-100', 'LogoutURLs', 'sign-out URLs'),
  ...of(EVERY, {
    id: 'redirect-length',
    level: 'error',
    summary: 'A redirect URL has 1 to 1024 characters.',
    source: API,
    wrong: (url) => url === '' || lengthOf(url) > REDIRECT_URL.max,
    message: (urls) => `${urls.map((url) => url === '' ? 'an empty text' : `'${shown(url).slice(0, 40)}…' (${lengthOf(url)} characters)`).join(', ')} cannot be a redirect URL. Write one of 1 to 1024 characters; what the app needs beyond that goes into the state parameter.`,
  }),
  ...of(EVERY, {
    id: 'redirect-charset',
    level: 'error',
    summary: 'A redirect URL holds no white space and no control characters.',
    source: API,
    wrong: (url) => /[^\p{L}\p{M}\p{S}\p{N}\p{P}]/u.test(literalOf(url)) && !isSeveral(url),
    message: (urls) => `${listed(urls)} holds white space or a control character. Take it out, or write it percent-encoded (%20).`,
  }),
  ...absolute('redirect-absolute', 'error', ['CallbackURLs', 'DefaultRedirectURI'], 'A redirect URL is absolute: it begins with a scheme.'),
  // The service says so of callback URLs alone.
  ...absolute('logout-absolute', 'warning', ['LogoutURLs'], 'A sign-out URL is absolute: it begins with a scheme.'),
  ...of(['CallbackURLs', 'DefaultRedirectURI'], {
    id: 'redirect-no-fragment',
    level: 'error',
    summary: 'A callback URL has no fragment.',
    source: API,
    refusal: (url) => `${url} cannot use fragment`,
    wrong: (url) => literalOf(url).includes('#'),
    message: (urls) => `${listed(urls)} has a fragment ('#…'), which a callback URL may not have. Write ${listed(urls.map((url) => url.split('#')[0]))}; an app with routes behind '#' takes the code at its root and goes on from there.`,
  }),
  ...of(['LogoutURLs'], {
    id: 'logout-no-fragment',
    level: 'warning',
    summary: 'A sign-out URL had better have no fragment: nothing says that the service takes one.',
    source: API,
    wrong: (url) => literalOf(url).includes('#'),
    message: (urls) => `${listed(urls)} has a fragment ('#…'); callback URLs with one are refused, and nothing says that sign-out URLs are not. Write ${listed(urls.map((url) => url.split('#')[0]))}.`,
  }),
  ...plainHttp('callback-https', ['CallbackURLs', 'DefaultRedirectURI'], 'A callback URL is https, an app\'s own scheme, or http to localhost, 127.0.0.1 or [::1].'),
  ...plainHttp('logout-https', ['LogoutURLs'], 'A sign-out URL is https, an app\'s own scheme, or http to localhost, 127.0.0.1 or [::1].'),
  {
    id: 'default-redirect-member',
    level: 'error',
    summary: 'The default redirect URL is one of the callback URLs, to the letter.',
    source: API,
    property: 'DefaultRedirectURI',
    refusal: (uri) => `The default redirect URI ${uri} is not in the callback URIs list.`,
    check: ({ defaultRedirectUri, callbackUrls }) => {
      if (!isKnown(defaultRedirectUri) || !isWhole(defaultRedirectUri)) { return []; }
      if (callbackUrls === undefined) { return [defaultRedirectUri]; }
      if (!isKnown(callbackUrls) || callbackUrls.open || !callbackUrls.items.every(isWhole)) { return []; }
      return callbackUrls.items.includes(defaultRedirectUri) ? [] : [defaultRedirectUri];
    },
    message: ([uri], { callbackUrls }) => `'${uri}' is not one of the callback URLs (${isKnown(callbackUrls) ? listed(callbackUrls.items) : 'there are none'}). Add it to them, or write one of them; they are compared to the letter, a slash at the end included.`,
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
    message: (urls) => `signInUrl() is asked for with redirectUri ${listed(urls)}, which is not one of the callback URLs: the sign-in would end in an error page. Add it to callbackUrls, or pass one of them.`,
  },
  ...of(LISTS, {
    id: 'redirect-wildcard',
    level: 'error',
    summary: 'A redirect URL has no wildcard: it is compared to the letter.',
    source: SETTINGS,
    wrong: (url) => literalOf(url).includes('*'),
    message: (urls) => `${listed(urls)} has a '*', which the service takes for a letter like any other: no request can ever match it as a wildcard. Write each URL; one client per tenant has that tenant's.`,
  }),
  ...of(EVERY, {
    id: 'redirect-dangerous-scheme',
    level: 'error',
    summary: 'A redirect URL is not one of javascript:, data:, vbscript:, file: or blob:.',
    source: BEST_PRACTICE,
    wrong: (url) => DANGEROUS_SCHEMES.has(schemeOf(url) ?? ''),
    message: (urls) => `${listed(urls)} runs code or opens a file where the app should be, and no app can receive a code there. Write an https URL.`,
  }),
  ...of(['CallbackURLs'], {
    id: 'redirect-custom-scheme-on-web',
    level: 'warning',
    summary: 'An app in a browser or on a server has no use for a scheme of its own.',
    source: NATIVE_APPS,
    wrong: (url, { ours, platform, kind }) => ours && (kind === 'confidential' || platform === 'browser')
      && isAppScheme(url),
    message: (urls, { kind }) => `${listed(urls)} leads to an installed app, but this client is for ${kind === 'confidential' ? 'a server' : 'a browser'}. ${kind === 'confidential' ? 'Give the installed app a PublicAppClient of its own' : 'Set platform: PublicPlatform.NATIVE, or give the installed app a client of its own'}.`,
  }),
  ...of(['CallbackURLs'], {
    id: 'redirect-custom-scheme-reverse-dns',
    level: 'warning',
    summary: 'An app\'s own scheme is a domain name of its owner, reversed.',
    source: 'https://www.rfc-editor.org/rfc/rfc8252#section-7.1',
    wrong: (url) => isAppScheme(url) && !schemeOf(url)!.includes('.') && !OTHERS_SCHEMES.has(schemeOf(url)!),
    message: (urls) => `${listed(urls)} has a scheme of one word, which any other app on the device can claim as well and so receive the code. Write one made of a domain that you own, reversed: com.example.app:/callback.`,
  }),
  ...of(EVERY, {
    id: 'redirect-userinfo',
    level: 'warning',
    summary: 'A redirect URL has no user name or password in it.',
    source: BEST_PRACTICE,
    wrong: (url) => /^https?:\/\/[^/?#]*@/i.test(knownStart(url)),
    message: (urls) => `${listed(urls)} has a user name before its host ('…@'), which shows one place and leads to another, and sends a password around. Take it out.`,
  }),
  ...of(['CallbackURLs'], {
    id: 'redirect-localhost-in-prod',
    level: 'warning',
    summary: 'A client with a URL in the net has no loopback one beside it, unless the app is installed.',
    source: SETTINGS,
    // A custom resource may put the real URLs in later.
    wrong: (url, { callbackUrls, platform, changedLater }) => !changedLater && platform !== 'native' && isLocal(url)
      && (callbackUrls as ListFact).items.some((other) => schemeOf(other) === 'https' && !isLocal(other))
      && !(callbackUrls as ListFact).items.some((other) => isAppScheme(other)),
    message: (urls) => `${listed(urls)} stands beside a URL in the net: whoever runs a program on a user's machine can receive codes there. Loopback is for testing; give development a client of its own.`,
  }),
  ...of(LISTS, {
    id: 'redirect-example-com',
    level: 'warning',
    summary: 'A redirect URL does not lead to a placeholder domain.',
    source: SETTINGS,
    wrong: (url, { changedLater }) => !changedLater && /^https?:\/\/(www\.)?example\.com([:/?#]|$)/i.test(url),
    message: (urls) => `${listed(urls)} is a placeholder that leads to somebody else's server. Write the URL of your app.`,
  }),
  ...of(LISTS, {
    id: 'redirect-duplicates',
    level: 'warning',
    summary: 'A redirect URL is listed once.',
    source: API,
    wrong: () => false,
    message: (urls) => `${listed(urls)} is listed twice. Write it once.`,
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
    message: ([count]) => `it has no effect, since the client has ${count} identity providers: a request must name its redirect_uri. Take it out, or name one provider.`,
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
      return isKnown(urls) && !urls.open && urls.items.length > (property === 'CallbackURLs' ? CALLBACK_URLS : LOGOUT_URLS).max ? [String(urls.items.length)] : [];
    },
    message: ([length]) => `there are ${length} ${noun}, and a client can have 100. Give some of the apps behind them clients of their own.`,
  }];
}

function absolute(id: string, level: Level, properties: readonly Property[], summary: string): ClientRule<Urls>[] {
  return of(properties, {
    id,
    level,
    summary,
    source: API,
    wrong: (url) => lacksScheme(url) && !isSeveral(url),
    message: (urls, _, pool) => `${listed(urls)} is not an absolute URL: it has no scheme. Write ${listed(urls.map(withScheme).map((url) => hasCapitals(withForms(url, pool)) ? fill(url, () => 'app.example.org') : url))}.`,
  });
}

/** A host or what follows one becomes a URL; what names no host gets one that is to be replaced. */
function withScheme(url: string): string {
  const rest = url.replace(/^https?\b[^A-Za-z0-9[]*/i, '').replace(/^\/\/+/, '');
  return rest.startsWith('/') || rest === '' ? `https://app.example.org${rest}` : `${/^(localhost|127\.0\.0\.1)\b/.test(rest) ? 'http' : 'https'}://${rest}`;
}

function plainHttp(id: string, properties: readonly Property[], summary: string): ClientRule<Urls>[] {
  return of(properties, {
    id,
    level: 'error',
    summary,
    source: API,
    refusal: (url) => `${url} cannot use the HTTP protocol.`,
    wrong: (url) => isPlainHttp(url) && hostFault(url) === undefined && !isSeveral(url),
    message: (urls) => {
      const websites = urls.filter((url) => schemeOf(url) === undefined);
      return `${listed(urls)} is plain http, on which anyone on the way can read the code. ${[
        ...websites.length < urls.length
          ? [`Write ${listed(urls.filter((url) => !websites.includes(url)).map((url) => lowered(url).replace(/^http:/, 'https:').split('#')[0]))}; only http://localhost, http://127.0.0.1 and http://[::1] may do without.`]
          : [],
        ...websites.length > 0 ? ['The website of a bucket has no https: put a CloudFront distribution before it and write the https URL of the distribution.'] : [],
      ].join(' ')}`;
    },
  });
}
