import { Fn, Token } from 'aws-cdk-lib';
import { LOGIN_PATH, LOGOUT_PATH } from './paths';
import { percentEncoded } from './percent-encoded';

/** The start of a URL if the domain is unknown, which a finding reports. Nobody can own this name (RFC 2606). */
export const NO_DOMAIN = 'https://no-domain.invalid';

/** The given URL of a domain, without trailing slashes. */
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
