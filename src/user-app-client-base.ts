import { AppClientBase } from './app-client-base';
import type { IAppClient } from './app-client-base';
import type { Declared } from './private/assembly/declared';
import { makeStyle, makeTerms } from './private/branding/branding';
import { DefaultStyles } from './private/branding/default-styles';
import { AddedUrls } from './private/construction/added-urls';
import { signInPageUrl, signOutPageUrl } from './private/construction/endpoints/page-urls';
import { AUTHORIZATION_PATH, REVOCATION_PATH, USER_INFO_PATH } from './private/construction/endpoints/paths';
import { TEXT } from './private/construction/given/kinds';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import type { Settings } from './private/construction/settings';
import { makeSsoSession } from './private/construction/sso-session';
import type { SignInUrlOptions, SignOutUrlOptions } from './props/sign-in-url-options';
import type { UserAppClientProps } from './props/user-app-client-props';

/**
 * A client of an app that signs users in.
 */
export interface IUserAppClient extends IAppClient {
  /**
   * The URL of the authorization endpoint, where a sign-in starts.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
   */
  readonly authorizationEndpoint: string;

  /**
   * The URL of the userInfo endpoint, which returns the attributes of the signed-in user.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
   */
  readonly userInfoEndpoint: string;

  /**
   * The URL of the revocation endpoint, which revokes a refresh token.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
   */
  readonly revocationEndpoint: string;

  /**
   * The URL of the sign-in page of managed login for this client.
   *
   * @param options the callback URL, the path of the page and the domain
   * @returns the URL
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
   */
  signInUrl(options: SignInUrlOptions): string;

  /**
   * The URL that signs the user out of managed login.
   *
   * @param options the sign-out URL and the domain
   * @returns the URL
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  signOutUrl(options: SignOutUrlOptions): string;
}

/**
 * The base class of app clients for apps that sign users in.
 *
 * Use it as a type for a public or a confidential client. Do not extend it: extend `PublicAppClient` or `ConfidentialAppClient`.
 */
export abstract class UserAppClientBase extends AppClientBase implements IUserAppClient {
  private callbackUrls?: AddedUrls;
  private logoutUrls?: AddedUrls;

  /** @internal */
  protected _makeForUsers(props: UserAppClientProps, settings: Settings, what: Pick<Declared, 'kind' | 'platform'>): void {
    const { managedLoginBranding: branding } = props;
    this._make(props, settings, { ...what, branding: branding && (branding._exported ? 'made' : 'none') });
    makeSsoSession(this._resource, settings.ssoSessionMinutes);
    makeStyle(this._resource, branding);
    makeTerms(this._resource, props.terms);
    DefaultStyles.for(this._resource);
  }

  /**
   * Adds a callback URL.
   *
   * Use it for a URL that is known only after the client is created, such as the URL of a distribution or load balancer. The rules of `callbackUrls`
   * apply.
   *
   * @param url an absolute URL or a token
   */
  public addCallbackUrl(url: string): void {
    checkGiven(this, TEXT, url, 'addCallbackUrl()');
    this._resource.callbackUrLs = (this.callbackUrls ??= new AddedUrls()).with(this._resource.callbackUrLs, url);
  }

  /**
   * Adds a sign-out URL.
   *
   * Use it for a URL that is known only after the client is created. The rules of `logoutUrls` apply.
   *
   * @param url an absolute URL or a token
   */
  public addLogoutUrl(url: string): void {
    checkGiven(this, TEXT, url, 'addLogoutUrl()');
    this._resource.logoutUrLs = (this.logoutUrls ??= new AddedUrls()).with(this._resource.logoutUrLs, url);
  }

  /**
   * The URL of the authorization endpoint, where a sign-in starts.
   *
   * Synth fails if the domain of the user pool is not known (see the prop `domainUrl`).
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
   */
  public get authorizationEndpoint(): string {
    return this._endpoint('authorizationEndpoint', AUTHORIZATION_PATH);
  }

  /**
   * The URL of the userInfo endpoint, which returns the attributes of the signed-in user.
   *
   * Synth fails if the domain of the user pool is not known (see the prop `domainUrl`).
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
   */
  public get userInfoEndpoint(): string {
    return this._endpoint('userInfoEndpoint', USER_INFO_PATH);
  }

  /**
   * The URL of the revocation endpoint, which revokes a refresh token.
   *
   * Synth fails if the domain of the user pool is not known (see the prop `domainUrl`).
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
   */
  public get revocationEndpoint(): string {
    return this._endpoint('revocationEndpoint', REVOCATION_PATH);
  }

  /**
   * The URL of the sign-in page of managed login for this client, with the code grant.
   *
   * Use it for links, and for servers with a client secret. A public app must start the sign-in itself, because PKCE requires a new `code_challenge`
   * each time, which a fixed URL cannot contain. Synth fails if `redirectUri` is not one of the callback URLs, or if the domain is not known.
   *
   * @param options the callback URL, the path of the page and the domain
   * @returns the URL
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
   */
  public signInUrl(options: SignInUrlOptions): string {
    checkGiven(this, STRUCTS.SignInUrlOptions, options, 'signInUrl()');
    const { redirectUri, signInPath } = options;
    this._declared.signInRedirects.push(redirectUri);
    return this._onDomain('signInUrl()', options.domainUrl, (domain) => signInPageUrl(domain, this.userPoolClientId, redirectUri, signInPath));
  }

  /**
   * The URL that signs the user out of managed login and redirects to the app.
   *
   * It ends the session of managed login. The app itself must delete its tokens and revoke the refresh token. Synth fails if `logoutUri` is not
   * one of the sign-out URLs, or if the domain is not known.
   *
   * @param options the sign-out URL and the domain
   * @returns the URL
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  public signOutUrl(options: SignOutUrlOptions): string {
    checkGiven(this, STRUCTS.SignOutUrlOptions, options, 'signOutUrl()');
    const { logoutUri } = options;
    this._declared.signOutRedirects.push(logoutUri);
    return this._onDomain('signOutUrl()', options.domainUrl, (domain) => signOutPageUrl(domain, this.userPoolClientId, logoutUri));
  }
}
