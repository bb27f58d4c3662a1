import { Fn, Token } from 'aws-cdk-lib';
import type { SignInUrlOptions, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { AppClientBase } from './app-client-base';

/**
 * A client of an app that signs users in: it has redirect URLs and a sign-in page.
 *
 * @internal
 */
export abstract class UserAppClientBase extends AppClientBase {
  /**
   * Adds a callback URL that is known only after the client, such as that of a distribution or load balancer.
   *
   * The rules of `callbackUrls` apply.
   *
   * @param url an absolute URL, or a token of one
   */
  public addCallbackUrl(url: string): void {
    this._resource.callbackUrLs = withUrl(this._resource.callbackUrLs, url);
  }

  /**
   * Adds a sign-out URL that is known only after the client.
   *
   * The rules of `logoutUrls` apply.
   *
   * @param url an absolute URL, or a token of one
   */
  public addLogoutUrl(url: string): void {
    this._resource.logoutUrLs = withUrl(this._resource.logoutUrLs, url);
  }

  /**
   * The address of the pool's sign-in page for this client, with the code grant.
   *
   * An app that uses PKCE, as a public one must, starts the sign-in itself: it makes the `code_challenge` for each one, which a fixed
   * address cannot hold. This one is for links and for servers that keep a secret. A redirect URL that is not among the client's callback
   * URLs fails synth.
   *
   * @param domain the domain of the pool
   * @param options the redirect URL, the path of the page, and whether the FIPS endpoint is to be used
   * @returns the URL
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
   */
  public signInUrl(domain: UserPoolDomain, options: SignInUrlOptions): string {
    this._declared.signInRedirects.push(options.redirectUri);
    const redirect = Token.isUnresolved(options.redirectUri) ? options.redirectUri : encodeURIComponent(options.redirectUri);
    return `${domain.baseUrl({ fips: options.fips })}${options.signInPath ?? '/login'}`
      + `?client_id=${this.userPoolClientId}&response_type=code&redirect_uri=${redirect}`;
  }
}

/** A list that is a token itself (a parameter, `Fn::Split`) takes no further items: it is joined and split again. */
function withUrl(urls: string[] | undefined, url: string): string[] {
  return Token.isUnresolved(urls) ? Fn.split(',', Fn.join(',', [Fn.join(',', urls!), url])) : [...urls ?? [], url];
}
