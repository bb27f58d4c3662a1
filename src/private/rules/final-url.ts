import { domainToASCII } from 'url';
import { asCharacters, fill, isWhole, listed } from '../assembly/text';
import { withForms } from '../facts/known-attributes';
import type { PoolFacts } from '../facts/pool';
import { lacksHost } from '../facts/unfilled';
import {
  DANGEROUS_SCHEMES, hasCapitals, hasOwnersScheme, hostFault, hostOf, isAppScheme, isPlainHttp, lacksScheme, lowered, meantScheme, schemeOf,
} from '../facts/url';

const AN_APP = 'https://app.example.org';

/** The reason why the host of a final URL is an example: the given URL does not show it. */
type Example = 'host' | 'load balancer' | 'website';

interface FinalUrl {
  readonly url: string;
  readonly example?: Example;
}

const REASONS: Readonly<Record<Example, string>> = {
  'host': 'Write the URL of your app',
  'load balancer': 'CloudFormation chooses the name of the load balancer, with capitals in it. Give the load balancer a domain name, and write its URL',
  'website': 'The website of a bucket has no https. Create a CloudFront distribution for the bucket, and write its URL',
};

/** What to write instead of URLs that break a rule. It is the same for every rule, so two rules never propose different URLs. */
export function instead(urls: readonly string[], property: string, pool: PoolFacts): string {
  const finals = urls.map((url) => finalUrl(url, property, pool));
  const listing = (example?: Example) => listed([...new Set(finals.filter((final) => final.example === example).map(({ url }) => url))]);
  const examples = (Object.keys(REASONS) as Example[]).filter((example) => listing(example) !== '');
  return [...listing() === '' ? [] : [`Write ${listing()}.`], ...examples.map((example) => `${REASONS[example]}, such as ${listing(example)}.`)].join(' ');
}

/** The same for several URLs in one text, without a sentence. */
export function finalUrls(urls: readonly string[], property: string, pool: PoolFacts): string[] {
  return urls.map((url) => finalUrl(url, property, pool).url);
}

/** The URLs in a text that contains several URLs. */
export function eachUrl(text: string): string[] {
  const { text: plain, back } = asCharacters(text);
  const scheme = /[,;|\s]+(?=[A-Za-z][A-Za-z0-9+.-]*:\/\/)/;
  return plain.split(scheme.test(plain) ? scheme : /[,;|\s]+/).filter((part) => part !== '').map(back);
}

/** The URL that is meant, with every fault corrected that a rule about the form of URLs reports. */
function finalUrl(written: string, property: string, pool: PoolFacts): FinalUrl {
  const { text, back } = asCharacters(written.replace(/\p{Co}/gu, encodeURIComponent));
  const form = (url: string) => withForms(back(url), pool);
  const withUser = absolute(encoded(text).split('#')[0], property, form);
  const url = withoutUserName(withUser);
  if (lacksHost(form(withUser)) || hostFault(form(url)) !== undefined) {
    const rest = url.replace(/^(https?:\/*)+[^/?#]*/i, '');
    return { url: back(rest === '' ? anyUrl(property) : `${AN_APP}${rest}`), example: 'host' };
  }
  if (isPlainHttp(form(url)) && schemeOf(back(url)) === undefined) { return { url: fill(back(url), () => AN_APP), example: 'website' }; }
  const lower = lowered(back(isPlainHttp(form(url)) ? url.replace(/^http:/i, 'https:') : url));
  if (hasCapitals(withForms(lower, pool)) && !isWhole(lower)) { return { url: fill(lower, () => 'app.example.org'), example: 'load balancer' }; }
  const isExample = lower.startsWith(AN_APP) && !written.includes('app.example.org');
  return { url: withOwnersScheme(withAsciiHost(lower), property), ...isExample ? { example: 'host' as const } : {} };
}

function anyUrl(property: string): string {
  return property === 'LogoutURLs' ? `${AN_APP}/` : `${AN_APP}/callback`;
}

/** Removes white space around a URL and percent-encodes it inside. */
function encoded(url: string): string {
  return url.trim().replace(/[^\p{L}\p{M}\p{S}\p{N}\p{P}\p{Co}]/gu, (character) => /\p{Cs}|\p{Cc}/u.test(character) ? '' : encodeURIComponent(character));
}

function absolute(url: string, property: string, form: (url: string) => string): string {
  if (url === '' || DANGEROUS_SCHEMES.has(schemeOf(url) ?? '')) { return anyUrl(property); }
  if (lacksScheme(form(url))) { return withScheme(url); }
  if (meantScheme(url) !== undefined) { return url.replace(/^[^:]*:\/*/, 'https://'); }
  if (hostFault(form(url)) === undefined) { return url; }
  const isSound = (each: string) => hostFault(form(each)) === undefined && ['http', 'https'].includes(schemeOf(form(each)) ?? '');
  // With two schemes or a missing slash, the meaning is clear.
  return [url.replace(/^https?:\/\//i, ''), url.replace(/^(https?):\/?/i, '$1://')].find(isSound) ?? url;
}

/** A host or a path becomes a URL. A path gets an example host, which the user must replace. */
function withScheme(url: string): string {
  const rest = url.replace(/^https?\b[^\p{L}\p{N}\p{Co}[]*/iu, '').replace(/^\/\/+/, '');
  return rest.startsWith('/') || rest === '' ? `${AN_APP}${rest}` : `${/^(localhost|127\.0\.0\.1)\b/.test(rest) ? 'http' : 'https'}://${rest}`;
}

function withoutUserName(url: string): string {
  return url.replace(/^(https?:\/\/)[^/?#\p{Co}]*@/iu, '$1');
}

function withAsciiHost(url: string): string {
  const host = hostOf(url) ?? '';
  return /[^ -~]/.test(host) ? url.replace(host, () => domainToASCII(host) || host) : url;
}

/** Only for callback URLs a rule requires that the scheme is a domain name, because codes are sent there. */
function withOwnersScheme(url: string, property: string): string {
  return property === 'CallbackURLs' && isAppScheme(url) && !hasOwnersScheme(url) ? `com.example.${url}` : url;
}
