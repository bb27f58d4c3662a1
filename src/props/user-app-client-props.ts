import type { Duration } from 'aws-cdk-lib';
import type { AuthFlow, ClientAttributes, OAuthScope, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { AppClientProps } from './app-client-props';
import type { ManagedLoginBranding } from './managed-login-branding';
import type { ManagedLoginTerms } from './managed-login-terms';

/**
 * Properties of app clients for apps that sign users in.
 */
export interface UserAppClientProps extends AppClientProps {
  /**
   * The URLs to which managed login may redirect the user after sign-in, with an authorization code.
   *
   * At most 100 absolute URLs of at most 1024 characters each, without a fragment. The scheme is `https` or the app's own scheme. `http` is
   * allowed for `localhost`, `127.0.0.1` and `[::1]` only. The redirect URL in a request must equal one of them exactly, including the port of a
   * loopback URL. There are no wildcards. `addCallbackUrl()` adds more URLs. A client without a callback URL fails synth, unless `disableOAuth`
   * is set.
   *
   * @default - no callback URLs
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
   */
  readonly callbackUrls?: string[];

  /**
   * The URLs to which `/logout` may redirect the user after sign-out (`logout_uri`).
   *
   * The rules of `callbackUrls` apply. Without a sign-out URL, `/logout` can only redirect to a sign-in page. `addLogoutUrl()` adds more URLs.
   *
   * @default - no sign-out URLs
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  readonly logoutUrls?: string[];

  /**
   * The callback URL for requests that have no `redirect_uri`.
   *
   * It must equal one of `callbackUrls` exactly. Cognito uses it only if the client has exactly one identity provider.
   *
   * @default - no default; Cognito refuses a request without `redirect_uri`
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html#CognitoUserPools-CreateUserPoolClient-request-DefaultRedirectURI
   */
  readonly defaultRedirectUri?: string;

  /**
   * The scopes that the app may request: OIDC scopes and custom scopes of the user pool's resource servers.
   *
   * At most 50. `phone`, `email` and `profile` require `openid`. Without `openid` the app gets no ID token. A request for a scope that is not in the
   * list fails with `invalid_scope`. A custom scope can be given by name (`orders/read`). If its resource server is in the stack of the client,
   * CloudFormation creates the resource server first.
   *
   * @default [OAuthScope.OPENID, OAuthScope.EMAIL] - enough to identify the user; `profile` would show the app every attribute that it may read
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
   */
  readonly scopes?: OAuthScope[];

  /**
   * The identity providers with which users can sign in to this app.
   *
   * Names are case-sensitive. Each provider must exist in the user pool when the client is deployed. If a provider is given by name and is in the
   * stack of the client, CloudFormation creates the provider first. For an app that serves one tenant, list that tenant's provider only.
   *
   * @default - COGNITO and all providers of the user pool that the CDK app declares, before or after the client. A provider that could only be named
   * by adding a dependency between stacks is left out, with a warning
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-provider.html
   */
  readonly supportedIdentityProviders?: UserPoolClientIdentityProvider[];

  /**
   * Whether users sign in through the user pools API only, without managed login and the OAuth endpoints.
   *
   * With `true`, the client has no callback URLs and no scopes, and its access tokens have the scope `aws.cognito.signin.user.admin` only. Synth
   * fails if callback URLs, sign-out URLs, a default redirect URL or scopes are also set.
   *
   * @default false - managed login with the code grant needs the least code in the app
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
   */
  readonly disableOAuth?: boolean;

  /**
   * Whether users can sign in through managed login only, and not through the user pools API.
   *
   * Set it if all users come from other identity providers. It is unproven whether users of the user pool itself can still sign in through managed
   * login, so a client that offers `COGNITO` gets a warning. Synth fails if `authFlows` allows a flow or if `disableOAuth` is set.
   *
   * The prop does not change refresh token rotation. Without rotation, the client allows `ALLOW_REFRESH_TOKEN_AUTH` only. With rotation, Cognito
   * refuses that flow, and an empty list means the service's default flows. The client therefore allows `ALLOW_ADMIN_USER_PASSWORD_AUTH`, which
   * requires AWS credentials: a caller with the IAM permission `cognito-idp:AdminInitiateAuth` and a user's password can still sign in.
   *
   * @default - true for a confidential client if `supportedIdentityProviders` are known and do not contain COGNITO, and neither `authFlows` nor
   * `disableOAuth` is set; otherwise false
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
   */
  readonly disableApiSignIn?: boolean;

  /**
   * The style in which managed login shows its pages for this app.
   *
   * A style has an effect only on a domain with managed login (version 2). A user pool can have 20 styles. If somebody created a style for this
   * client in the console, the deployment fails with `ManagedLoginBrandingExistsException`. In that case set `ManagedLoginBranding.none()`, or
   * import the style into the stack first.
   *
   * @default - Cognito's own style if the CDK app declares a domain with managed login for the user pool and no other style for the client. Without
   * a style, users see "Login pages unavailable". No style on the classic hosted UI, for clients without OAuth, and if the user pool would have
   * more than 20 styles
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
   */
  readonly managedLoginBranding?: ManagedLoginBranding;

  /**
   * The terms of use and the privacy policy to which managed login links when users sign up.
   *
   * @default - no documents
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateTerms.html
   */
  readonly terms?: ManagedLoginTerms;

  /**
   * The ways to sign in through the user pools API. They replace the default.
   *
   * `ALLOW_REFRESH_TOKEN_AUTH` is added if refresh tokens are not rotated. `userPassword` sends the password itself to the service: use it only for a
   * user pool with a user migration trigger. With `user`, users can also send their password, besides passkeys and one-time codes. To allow no flow,
   * set `disableApiSignIn`. The default also lets users of an app that uses managed login only get tokens with the scope
   * `aws.cognito.signin.user.admin` through the API.
   *
   * @default - SRP. `ALLOW_USER_AUTH` as well if the user pool, as far as it is known when the client is created, lets users sign in with more than a
   * password. No flow if sign-in through the API is disabled
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
   */
  readonly authFlows?: AuthFlow;

  /**
   * How long a user has to answer a challenge, such as an MFA code, when signing in through the user pools API.
   *
   * 3 to 15 minutes, in whole minutes. It does not change the time limits of managed login.
   *
   * @default Duration.minutes(3) - the service's default, and its minimum
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html#CognitoUserPools-CreateUserPoolClient-request-AuthSessionValidity
   */
  readonly authSessionValidity?: Duration;

  /**
   * How long this client accepts an existing managed login session instead of asking the user to sign in.
   *
   * 0 to 90 days, in whole minutes. The session starts when the user signs in to any client of the user pool. With `Duration.minutes(0)` the client
   * always asks the user to sign in. The session exists nevertheless, and other clients of the user pool may accept it.
   *
   * The user pool must be on the plan ESSENTIALS or PLUS and must track sessions: add an `AWS::Cognito::UserPoolSessionConfigurationAttachment` with
   * `UserSessionTracking: 'ENABLED'`. CloudFormation does not accept the service's default of 60 minutes, so no resource is created for that value.
   *
   * @default - 60 minutes, the service's default
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ClientSSOSessionConfigType.html
   */
  readonly ssoSession?: Duration;

  /**
   * How long an ID token is valid.
   *
   * 5 minutes to 1 day. An ID token cannot be valid longer than a refresh token.
   *
   * @default Duration.hours(1) - the service's default
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
   */
  readonly idTokenValidity?: Duration;

  /**
   * How long a refresh token is valid, and so how long a user stays signed in.
   *
   * 1 hour to 10 years. A rotated refresh token expires when the first one would have expired, so this is the longest possible session.
   *
   * @default - 1 day for an app in a browser, where a token is easily stolen; 30 days (the service's default) for an installed app or an app on a
   * server
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
   */
  readonly refreshTokenValidity?: Duration;

  /**
   * Whether each use of a refresh token returns a new refresh token and invalidates the old one.
   *
   * With rotation, apps refresh at the token endpoint or with `GetTokensFromRefreshToken`. Cognito refuses the older flow `REFRESH_TOKEN_AUTH`.
   * OIDC libraries, Amplify JS from 6.15.4 and the Amplify libraries for Android, Swift and Flutter since the second half of 2025 support rotation.
   * If the user pool remembers devices, a refresh requires the device key. With `false`, the template contains `DISABLED`.
   *
   * @default - true for public clients, as RFC 9700 requires for refresh tokens that are not bound to the client. False for confidential clients,
   * whose refresh tokens work only with the client secret, and for a user pool that is known to be on the LITE plan. The plan of an imported user
   * pool is unknown: set `false` if it is LITE
   * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.14
   */
  readonly refreshTokenRotation?: boolean;

  /**
   * How long a rotated refresh token can be used once more, by an app that did not receive the response.
   *
   * 0 to 60 seconds. If this prop is set and `refreshTokenRotation` is not, rotation is on.
   *
   * @default - with rotation, 10 seconds for an app in a browser or on a server, and 60 seconds for an installed app, whose network is less reliable
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html#using-the-refresh-token-rotation
   */
  readonly refreshTokenRotationGracePeriod?: Duration;

  /**
   * Whether a sign-in with an unknown user name fails with the same error as a sign-in with a wrong password.
   *
   * `SignUp` still reports that a user name is taken.
   *
   * @default true - otherwise anyone can find out who has an account; the service's default for templates is `LEGACY`
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
   */
  readonly preventUserExistenceErrors?: boolean;

  /**
   * The attributes that the app may read.
   *
   * Each must be in the schema of the user pool. The names of custom attributes start with `custom:`.
   *
   * @default - not set, so the app may read every attribute; a list would hide attributes that are added to the user pool later
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-attribute-permissions-and-scopes
   */
  readonly readAttributes?: ClientAttributes;

  /**
   * The attributes that the app may write. Through the app, its users may write them too.
   *
   * The list must contain every attribute that the user pool requires. It must also contain every attribute that an identity provider of the client
   * maps, otherwise the attribute gets no value at federated sign-in. Do not list a custom attribute that decides what a user is allowed to do
   * (`custom:role`, `custom:tenant`): a user could set it.
   *
   * @default - every standard attribute that a user may write, and every attribute that an identity provider of the client maps. No other custom
   * attribute: without a list, the service makes all of them writable
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-attribute-permissions-and-scopes
   */
  readonly writeAttributes?: ClientAttributes;
}
