import { isIPv4, isIPv6 } from 'net';
import { fill, HOLE, isWhole, knownStart } from '../assembly/text';

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
/** A host with a port looks like a scheme. */
const HOST_WITH_PORT = /^(localhost:|[^/?#:]+:\d+([/?#]|$))/;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/?#]|$)/i;
const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/?#]|$)/i;

const LABEL = '[a-z0-9-]{1,63}';
const PLAIN = new RegExp(`^https://${LABEL}(?:\\.${LABEL})*\\.[a-z]${LABEL}(?:/[\\w./-]*)?$`);
/** With this length no host is longer than 253 characters. */
const PLAIN_LENGTH = 250;

/** True for `https`, a host name with a dot in lower case, and at most a path of letters, digits and `._-`. There is nothing to say about the form of such a URL. */
export function isPlainUrl(url: string): boolean {
  return url.length <= PLAIN_LENGTH && PLAIN.test(url);
}

/** Schemes that run code or open a file. */
export const DANGEROUS_SCHEMES: ReadonlySet<string> = new Set(['javascript', 'data', 'vbscript', 'file', 'blob']);

/** The scheme, if enough of the URL is known. `undefined` also for a URL that starts with a token. */
export function schemeOf(url: string): string | undefined {
  const start = knownStart(url);
  return HOST_WITH_PORT.test(start) ? undefined : SCHEME.exec(start)?.[1].toLowerCase();
}

/** True if a URL is known to have no scheme. The text before a token may be the start of a scheme. */
export function lacksScheme(url: string): boolean {
  const start = knownStart(url);
  return start !== '' && schemeOf(url) === undefined && (isWhole(url) || !/^[A-Za-z][A-Za-z0-9+.-]*$/.test(start));
}

/** True for http to a host that is not loopback. A token directly after `http://` counts as such a host, but the start of `localhost` does not. */
export function isPlainHttp(url: string): boolean {
  const start = knownStart(url);
  if (schemeOf(url) !== 'http' || LOOPBACK.test(start)) { return false; }
  const authority = start.replace(/^http:\/{0,2}/i, '');
  return isWhole(url) || authority === '' || /[/?#]/.test(authority)
    || !['localhost', '127.0.0.1', '[::1]'].some((host) => host.startsWith(authority) || authority.startsWith(`${host}:`));
}

/** True if a program on the user's machine can listen there, with or without TLS. */
export function isLocal(url: string): boolean {
  return LOCAL.test(knownStart(url));
}

/** True for a private-use scheme: any scheme that is not http or https. */
export function isAppScheme(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme !== undefined && !isWebScheme(scheme) && !DANGEROUS_SCHEMES.has(scheme) && meantScheme(url) === undefined;
}

/** Schemes of editors that sign their users in to services of others (MCP). The owner of the service cannot choose another scheme. */
const OTHERS_SCHEMES = new Set(['cursor', 'vscode', 'vscode-insiders', 'windsurf', 'claude']);

/** True for an app's scheme that looks like a reversed domain name, or that the owner of the app prescribes. */
export function hasOwnersScheme(url: string): boolean {
  const scheme = schemeOf(url) ?? '';
  return scheme.includes('.') || OTHERS_SCHEMES.has(scheme);
}

function isWebScheme(scheme: string | undefined): boolean {
  return scheme === 'http' || scheme === 'https';
}

/** The scheme that a misspelled scheme probably means: `https` for `htps`. */
export function meantScheme(url: string): 'https' | undefined {
  const scheme = schemeOf(url);
  if (scheme === undefined || isWebScheme(scheme)) { return undefined; }
  const hasTheLetters = /^(h|tt)[htps]{2,7}$/.test(scheme) && scheme.includes('t');
  return hasTheLetters || isOneEditFrom(scheme, 'https') || scheme === 'hxxps' || scheme === 'hxxp' ? 'https' : undefined;
}

/** True if the texts differ in one letter: an extra, a missing or a different one. */
function isOneEditFrom(word: string, wanted: string): boolean {
  for (let i = 0; i <= wanted.length; i++) {
    const [start, rest] = [wanted.slice(0, i), word.slice(i)];
    const isRest = rest === wanted.slice(i + 1) || [wanted.slice(i), wanted.slice(i + 1)].includes(rest.slice(1));
    if (word.startsWith(start) && isRest) { return true; }
  }
  return false;
}

/** The host of a web URL as written, without user name and port, if it is known completely. */
export function hostOf(url: string): string | undefined {
  const authority = authorityOf(url);
  return authority === undefined || !authority.whole ? undefined : split(authority.text).host;
}

/** Describes what is certainly wrong with the host or port of a web URL. `undefined` if nothing is, or if too little is known. */
export function hostFault(url: string): string | undefined {
  if (!isWebScheme(schemeOf(url))) { return undefined; }
  const rest = knownStart(url).replace(/^[a-z]+:/i, '');
  if (!rest.startsWith('//') && (isWhole(url) || rest.length > 1 || !'//'.startsWith(rest))) { return 'it has no // after its scheme'; }
  const authority = authorityOf(url);
  if (!authority) { return undefined; }
  return authority.whole ? faultOfAuthority(authority.text, url) : faultOfStart(authority.text);
}

/** The part between `//` and the next delimiter, or the first unknown part. */
function authorityOf(url: string): { text: string; whole: boolean } | undefined {
  const [, text] = /^https?:\/\/([^/?#]*)/i.exec(fill(url, () => HOLE)) ?? [];
  return text === undefined ? undefined : { text: knownStart(text), whole: isWhole(text) };
}

function split(authority: string): { host: string; port?: string } {
  const place = authority.slice(authority.lastIndexOf('@') + 1);
  const [, host, port] = /^(\[[^\]]*\]|[^:]*)(?::([^]*))?$/.exec(place) ?? [undefined, place, undefined];
  return { host: host!, port };
}

function faultOfAuthority(authority: string, url: string): string | undefined {
  const { host, port } = split(authority);
  if (isWebScheme(host.toLowerCase()) && port === '' && /^https?:\/\/https?:\/\//i.test(url)) { return 'it has two schemes'; }
  if (host === '') { return 'it has no host'; }
  if (port !== undefined && port !== '') {
    if (!/^\d+$/.test(port)) { return `'${port}' is not a port number`; }
    if (Number(port) > 65535 || Number(port) === 0) { return `port ${port} is not between 1 and 65535`; }
  }
  if (host.startsWith('[')) { return host.endsWith(']') && isIPv6(host.slice(1, -1)) ? undefined : `'${host}' is not an IPv6 address`; }
  const labels = host.replace(/\.$/, '').split('.');
  if (labels.includes('')) { return `'${host}' has an empty part between its dots`; }
  const wrong = /[^\w.*\u0080-\uFFFF-]/.exec(host)?.[0];
  if (wrong !== undefined) { return `'${host}' has the character '${wrong}', which no host name has`; }
  if (host.length > 253 || labels.some((label) => label.length > 63)) { return `'${host.slice(0, 30)}…' is longer than a host name can be`; }
  return labels.length === 4 && labels.every((label) => /^\d+$/.test(label)) && !isIPv4(labels.join('.')) ? `'${host}' is not an IPv4 address` : undefined;
}

/** Faults that no unknown part can repair. The text may still be a user name. */
function faultOfStart(start: string): string | undefined {
  if (start.startsWith('.')) { return 'its host begins with a dot'; }
  if (start.startsWith(':')) { return 'it has no host'; }
  const wrong = /[<>{}"^`|\\]/.exec(start)?.[0];
  return wrong === undefined ? undefined : `its host has the character '${wrong}', which no host name has`;
}

/** True if a text is a list of URLs or hosts, such as `https://a.org,https://b.org`. A comma in a path or query does not count. */
export function isSeveral(url: string): boolean {
  // Most URLs have no separator, and need no copy.
  if (!/[,;|\s]/.test(url)) { return false; }
  const text = fill(url, () => HOLE).split(/[?#]/)[0];
  const parts = text.split(/[,;|\s]+/).filter((part) => part !== '');
  if (parts.length < 2) { return false; }
  return parts.slice(1).some((part) => /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(part))
    || (schemeOf(text) === undefined && parts.every((part) => /^[\w-]+(\.[\w-]+)+(:\d+)?(\/.*)?$|^localhost\b/.test(part)));
}

/** The scheme and the host of a URL. Their letter case matters only when the URL is compared. */
function caseless(url: string): string {
  if (schemeOf(url) === undefined) { return ''; }
  const [start = ''] = /^[^:]*:(\/\/[^/?#@]*(?=[/?#]|$))?/.exec(knownStart(url)) ?? [];
  // An app defines what follows its own scheme.
  return isAppScheme(url) ? start.split(':')[0] : start;
}

/** A URL with its scheme and host in lower case. */
export function lowered(url: string): string {
  const start = caseless(url);
  return start.toLowerCase() + url.slice(start.length);
}

/** True if an otherwise valid redirect URL has capital letters in its scheme or host. */
export function hasCapitals(url: string): boolean {
  return lowered(url) !== url && !isPlainHttp(url) && hostFault(url) === undefined && meantScheme(url) === undefined;
}
