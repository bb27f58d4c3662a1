import { isWhole, knownStart } from '../assembly/text';

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
/** A host with its port looks like a scheme, and is none. */
const HOST_WITH_PORT = /^(localhost:|[^/?#:]+:\d+([/?#]|$))/;
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/?#]|$)/;
const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(?=[:/?#]|$)/i;

/** Schemes that run code or open a file. */
export const DANGEROUS_SCHEMES: ReadonlySet<string> = new Set(['javascript', 'data', 'vbscript', 'file', 'blob']);

/** The scheme, where enough of the URL is known to tell: `undefined` also for a URL that begins with a token. */
export function schemeOf(url: string): string | undefined {
  const start = knownStart(url);
  return HOST_WITH_PORT.test(start) ? undefined : SCHEME.exec(start)?.[1].toLowerCase();
}

/** True where a URL is known to have no scheme. What comes before a token may yet be the beginning of one. */
export function lacksScheme(url: string): boolean {
  const start = knownStart(url);
  return start !== '' && schemeOf(url) === undefined && (isWhole(url) || !/^[A-Za-z][A-Za-z0-9+.-]*$/.test(start));
}

/** Plain http to a host that is not loopback. `http://` before a token may yet be localhost. */
export function isPlainHttp(url: string): boolean {
  const start = knownStart(url);
  if (schemeOf(url) !== 'http' || LOOPBACK.test(start)) { return false; }
  if (isWhole(url)) { return true; }
  const authority = start.slice('http://'.length);
  return /[/?#]/.test(authority) || !['localhost', '127.0.0.1', '[::1]'].some((host) => host.startsWith(authority) || authority.startsWith(`${host}:`));
}

/** A program on the user's own machine listens there, with or without TLS. */
export function isLocal(url: string): boolean {
  return LOCAL.test(knownStart(url));
}

/** Private-use schemes: everything that is not of the web. */
export function isAppScheme(url: string): boolean {
  const scheme = schemeOf(url);
  return scheme !== undefined && scheme !== 'http' && scheme !== 'https' && !DANGEROUS_SCHEMES.has(scheme);
}
