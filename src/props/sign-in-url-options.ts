/**
 * Where the URL of an endpoint gets its domain from.
 */
export interface DomainUrlOptions {
  /**
   * The URL of the pool's domain, such as `https://auth.example.org`.
   *
   * It takes the place of the domain that the app shows. It is an https URL without a path.
   *
   * @default - the client's `domainUrl`, or else the domain of the pool in the app: a custom domain before a prefix
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
   */
  readonly domainUrl?: string;
}

/**
 * The sign-in page that a URL leads to.
 */
export interface SignInUrlOptions extends DomainUrlOptions {
  /**
   * Where managed login sends the user, with an authorization code, after the sign-in.
   *
   * It must equal one of the client's callback URLs.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
   */
  readonly redirectUri: string;

  /**
   * The path of the page.
   *
   * `/oauth2/authorize` leaves out the page for a user who is signed in, and `/signup` begins with the registration.
   *
   * @default '/login' - the sign-in page
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
   */
  readonly signInPath?: string;
}

/**
 * Where a sign-out ends.
 */
export interface SignOutUrlOptions extends DomainUrlOptions {
  /**
   * Where managed login sends the user after the sign-out.
   *
   * It must equal one of the client's sign-out URLs.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  readonly logoutUri: string;
}
