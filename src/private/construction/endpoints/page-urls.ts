import { Fn, Token } from 'aws-cdk-lib';
import { LOGIN_PATH, LOGOUT_PATH } from './paths';
import { percentEncoded } from './percent-encoded';

/** What a URL begins with where the domain is not known. A finding says so, and nobody can own this name (RFC 2606). */
export const NO_DOMAIN = 'https://no-domain.invalid';

/** The URL of a domain as somebody gave it, without the slash at its end. */
export function givenDomainUrl(url: string): string {
  return url.replace(/\/+$/, '');
}

/** The host of an https URL without a path. */
export function hostOfUrl(url: string): string {
  if (/^https:\/\//i.test(url)) { return url.slice('https://'.length); }
  return Token.isUnresolved(url) ? Fn.select(1, Fn.split('://', url)) : url;
}

export function signInPageUrl(domainUrl: string, clientId: string, redirectUri: string, path = LOGIN_PATH): string {
  return `${domainUrl}${path.startsWith('/') ? '' : '/'}${path}?client_id=${clientId}&response_type=code&redirect_uri=${percentEncoded(redirectUri)}`;
}

export function signOutPageUrl(domainUrl: string, clientId: string, logoutUri: string): string {
  return `${domainUrl}${LOGOUT_PATH}?client_id=${clientId}&logout_uri=${percentEncoded(logoutUri)}`;
}
