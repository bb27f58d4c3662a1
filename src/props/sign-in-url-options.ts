/**
 * Options of a URL on the user pool's domain.
 */
export interface DomainUrlOptions {
  /**
   * The URL of the user pool's domain, such as `https://auth.example.org`.
   *
   * It is an https URL without a path. It replaces the domain that the client uses by default.
   *
   * @default - the `domainUrl` of the client, or else the domain of the user pool that the CDK app declares. A custom domain takes precedence over a
   * prefix domain
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
   */
  readonly domainUrl?: string;
}

/**
 * Options of a sign-in URL.
 */
export interface SignInUrlOptions extends DomainUrlOptions {
  /**
   * The URL to which managed login redirects the user after sign-in, with an authorization code.
   *
   * It must equal one of the client's callback URLs exactly.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
   */
  readonly redirectUri: string;

  /**
   * The path of the page on the user pool's domain.
   *
   * `/oauth2/authorize` skips the page for a user who is signed in. `/signup` opens the sign-up page.
   *
   * @default '/login' - the sign-in page
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
   */
  readonly signInPath?: string;
}

/**
 * Options of a sign-out URL.
 */
export interface SignOutUrlOptions extends DomainUrlOptions {
  /**
   * The URL to which managed login redirects the user after sign-out.
   *
   * It must equal one of the client's sign-out URLs exactly.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  readonly logoutUri: string;
}
