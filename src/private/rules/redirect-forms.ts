import { eachUrl, finalUrls } from './final-url';
import type { Property, RedirectUrls } from './redirect-rule';
import { agree, EVERY, redirectRules } from './redirect-rule';
import { clientTopic } from './rule';
import { listed, literalOf } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { withForms } from '../facts/known-attributes';
import { hasCapitals, hostFault, hostOf, isAppScheme, isLocal, isSeveral, meantScheme, schemeOf } from '../facts/url';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const URI = 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2';
const HTTP = 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2';
const LOAD_BALANCER = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html';

function isOfLoadBalancer(url: string): boolean {
  return /^https:\/\/[^?#]*\/oauth2\/idpresponse$/i.test(url);
}

type Urls = RedirectUrls & Pick<ClientFacts, 'ours' | 'kind' | 'platform'>;

/** The messages propose a separate client for what `redirect-custom-scheme-on-web` and `redirect-localhost-in-prod` would report. */
function separately(urls: readonly string[], property: Property, { ours, kind, platform }: Urls): string {
  if (property === 'DefaultRedirectURI') { return `Write one of the URLs here, such as ${listed(urls.slice(0, 1))}.`; }
  const ofClient = property === 'CallbackURLs' && ours && platform !== 'native' && (kind === 'confidential' || platform === 'browser') ? urls.filter((url) => !isAppScheme(url)) : urls;
  const isPublic = property === 'CallbackURLs' && platform !== 'native' && !ofClient.some(isAppScheme) && ofClient.some((url) => !isLocal(url));
  const here = isPublic ? ofClient.filter((url) => !isLocal(url)) : ofClient;
  const elsewhere = urls.filter((url) => !here.includes(url));
  return [
    ...here.length > 0 ? [`Write each URL as an item of its own: ${listed(here)}.`] : [],
    ...elsewhere.length > 0 ? [`Create a separate client for ${listed(elsewhere)}.`] : [],
  ].join(' ');
}

const of = redirectRules<Urls>;

/** The form of redirect URLs: rules that make a text a URL that a browser can open. */
export const redirectForms = clientTopic('redirect-forms', ['callbackUrls', 'logoutUrls', 'defaultRedirectUri', 'unusualUrls', 'ours', 'kind', 'platform'], [
  ...of(EVERY, {
    id: 'redirect-several',
    level: 'error',
    summary: 'Each redirect URL is an item of its own in the list.',
    source: API,
    wrong: isSeveral,
    message: (urls, _write, client, pool, property) => `${listed(urls)} ${agree(urls, 'contains', 'each contain')} several URLs in one text. Cognito compares the whole text with the URL in a request, so none of them matches. ${
      separately(finalUrls(urls.flatMap(eachUrl), property, pool), property, client)}`,
  }),
  ...of(EVERY, {
    id: 'redirect-host',
    level: 'error',
    summary: 'A redirect URL has a host name or an IP address, and a port from 1 to 65535 if any.',
    source: HTTP,
    // `redirect-charset` reports white space.
    wrong: (url) => hostFault(url) !== undefined && !isSeveral(url) && !/\s/.test(literalOf(url)),
    message: (urls, write, _, pool) => `${listed(urls)} ${agree(urls, 'is not a valid URL:', 'are not valid URLs. Of the first:')} ${hostFault(withForms(urls[0], pool))}. ${write}`,
  }),
  ...of(EVERY, {
    id: 'redirect-scheme-typo',
    level: 'warning',
    summary: 'The scheme of a redirect URL is https, not a misspelling of it.',
    source: URI,
    wrong: (url) => meantScheme(url) !== undefined,
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'starts with', 'start with a scheme such as')} '${schemeOf(urls[0])}:', which Cognito accepts as the scheme of an installed app. Did you mean https? ${write}`,
  }),
  ...of(EVERY, {
    id: 'redirect-capitals',
    level: 'warning',
    summary: 'The scheme and the host of a redirect URL are in lower case.',
    source: URI,
    wrong: (url) => hasCapitals(url) && !isOfLoadBalancer(url),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'has', 'have')} capitals in the scheme or host. Browsers and servers turn them into lower case, and Cognito compares each character, so the sign-in can fail with redirect_mismatch. ${write}`,
  }),
  ...of(EVERY, {
    id: 'redirect-host-ascii',
    level: 'warning',
    summary: 'The host of a redirect URL is in ASCII. A name with other letters has a form that starts with xn--.',
    source: URI,
    wrong: (url) => /[^ -~]/.test(hostOf(url) ?? ''),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'has', 'have')} characters outside ASCII in the host. Browsers send the ASCII form of a host, and Cognito compares each character, so the sign-in can fail with redirect_mismatch. ${write}`,
  }),
  ...of(['CallbackURLs'], {
    id: 'redirect-loadbalancer-case',
    level: 'warning',
    summary: 'The host of a load balancer\'s callback URL is in lower case.',
    source: LOAD_BALANCER,
    refusal: 'redirect_mismatch',
    wrong: (url) => isOfLoadBalancer(url) && hasCapitals(url),
    message: (urls, write) => `${listed(urls)} ${agree(urls, 'has', 'have')} capitals in the host. The load balancer sends the host in lower case, and Cognito compares each character. ${write}`,
  }),
]);
