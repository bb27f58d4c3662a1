import { domainToASCII } from 'url';
import type { RedirectUrls } from './redirect-rule';
import { EVERY, redirectRules } from './redirect-rule';
import { clientTopic } from './rule';
import { listed, literalOf } from '../assembly/text';
import { withForms } from '../facts/known-attributes';
import type { PoolFacts } from '../facts/pool';
import { hasCapitals, hostFault, hostOf, isSeveral, lowered, meantScheme, schemeOf } from '../facts/url';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const URI = 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2';
const HTTP = 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2';
const LOAD_BALANCER = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-authenticate-users.html';

function isOfLoadBalancer(url: string): boolean {
  return /^https:\/\/[^?#]*\/oauth2\/idpresponse$/i.test(url);
}

/** What to write instead; nobody can write the name that CloudFormation gives a load balancer. */
function inLowerCase(urls: readonly string[], path: string, pool: PoolFacts): string {
  const hasName = (url: string) => !hasCapitals(withForms(lowered(url), pool));
  const [named, unnamed] = [urls.filter(hasName), urls.filter((url) => !hasName(url))];
  return [
    ...named.length > 0 ? [`Write ${listed(named.map(lowered))}.`] : [],
    ...unnamed.length > 0
      ? [`CloudFormation chooses the name of the load balancer, with capitals in it. Give the load balancer a domain of its own, in lower case, and write https://app.example.org${path} instead of ${listed(unnamed)}.`]
      : [],
  ].join(' ');
}

/** A URL whose two schemes, or whose missing `//`, leave no doubt what was meant. */
function mended(url: string, pool: PoolFacts): string {
  const mend = [url.replace(/^https?:\/\//i, ''), url.replace(/^https?:\/?/i, 'https://')]
    .find((each) => schemeOf(withForms(each, pool)) === 'https' && hostFault(withForms(each, pool)) === undefined);
  return mend ?? 'https://app.example.org/callback';
}

const of = redirectRules<RedirectUrls>;

/** The form of redirect URLs: what makes one text a URL that a browser can open. */
export const redirectForms = clientTopic('redirect-forms', ['callbackUrls', 'logoutUrls', 'defaultRedirectUri'], [
  ...of(EVERY, {
    id: 'redirect-several',
    level: 'error',
    summary: 'A redirect URL is one URL: each one is an item of its own in the list.',
    source: API,
    wrong: isSeveral,
    message: (urls) => `${listed(urls)} is several URLs in one text. Cognito compares the whole text with the URL in a request, so none of them matches. Write each URL as an item of its own.`,
  }),
  ...of(EVERY, {
    id: 'redirect-host',
    level: 'error',
    summary: 'The host and the port of a redirect URL are a host name or an address, and a port from 1 to 65535.',
    source: HTTP,
    // White space is what `redirect-charset` speaks of.
    wrong: (url) => hostFault(url) !== undefined && !isSeveral(url) && !/\s/.test(literalOf(url)),
    message: (urls, _, pool) => `${listed(urls)} leads nowhere: ${hostFault(withForms(urls[0], pool))}. Write one scheme, one host and the path: ${listed(urls.map((url) => mended(url, pool)))}.`,
  }),
  ...of(EVERY, {
    id: 'redirect-scheme-typo',
    level: 'warning',
    summary: 'The scheme of a redirect URL is https, not a misspelling of it.',
    source: URI,
    wrong: (url) => meantScheme(url) !== undefined,
    message: (urls) => `${listed(urls)} begins with '${schemeOf(urls[0])}:', which Cognito takes for the scheme of an installed app. Did you mean https? Write ${listed(urls.map((url) => url.replace(/^[^:]*:\/*/, 'https://')))}.`,
  }),
  ...of(EVERY, {
    id: 'redirect-capitals',
    level: 'warning',
    summary: 'The scheme and the host of a redirect URL are in lower case.',
    source: URI,
    wrong: (url) => hasCapitals(url) && !isOfLoadBalancer(url),
    message: (urls, _, pool) => `${listed(urls)} has capitals in its scheme or host. Browsers and servers turn them into lower case, and Cognito compares URLs to the letter, so the sign-in can end in redirect_mismatch. ${inLowerCase(urls, '/', pool)}`,
  }),
  ...of(EVERY, {
    id: 'redirect-host-ascii',
    level: 'warning',
    summary: 'The host of a redirect URL is in ASCII: a name with other letters has a form that begins with xn--.',
    source: URI,
    wrong: (url) => /[^ -~]/.test(hostOf(url) ?? ''),
    message: (urls) => `${listed(urls)} has letters beyond ASCII in its host. Browsers send the ASCII form of a host, and Cognito compares URLs to the letter, so the sign-in can end in redirect_mismatch. Write ${listed(urls.map((url) => url.replace(hostOf(url) ?? '', (host) => domainToASCII(host) || host)))}.`,
  }),
  ...of(['CallbackURLs'], {
    id: 'redirect-loadbalancer-case',
    level: 'warning',
    summary: 'The host of a load balancer\'s callback URL is in lower case.',
    source: LOAD_BALANCER,
    refusal: 'redirect_mismatch',
    wrong: (url) => isOfLoadBalancer(url) && hasCapitals(url),
    message: (urls, _, pool) => `${listed(urls)} has capitals in its host. The load balancer sends the host in lower case, and Cognito compares URLs to the letter. ${inLowerCase(urls, '/oauth2/idpresponse', pool)}`,
  }),
]);
