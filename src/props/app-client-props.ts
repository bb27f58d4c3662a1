import type { Duration } from 'aws-cdk-lib';
import type { AuthFlow, ClientAttributes, IUserPoolRef, OAuthScope, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { ManagedLoginBranding } from './managed-login-branding';
import type { ManagedLoginTerms } from './managed-login-terms';

/**
 * What every app client has in common.
 */
export interface AppClientProps {
  /**
   * The user pool whose users, or whose resource servers, the app uses.
   *
   * An L2 `UserPool`, an L1 `CfnUserPool` or an imported pool. Of an imported pool nothing is known but its id: what depends
   * on its schema, plan or providers is then neither wired nor checked. Another pool makes another client: CloudFormation
   * replaces it, the app gets a new client id, and everyone is signed out.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html#cfn-cognito-userpoolclient-userpoolid
   */
  readonly userPool: IUserPoolRef;

  /**
   * The name of the client, as the console, CloudTrail and `ListUserPoolClients` show it.
   *
   * 1 to 128 of the ASCII letters and digits, white space and `_ + = , . @ -`; anything else is refused at synth. It is no secret
   * and needs not be unique. Changing it is an update in place.
   *
   * @default - CloudFormation makes one of the stack's name, the logical id and a random part, so that two deployments never clash
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html#CognitoUserPools-CreateUserPoolClient-request-ClientName
   */
  readonly userPoolClientName?: string;

  /**
   * The URL of the pool's domain, such as `https://auth.example.org`, where the app does not show the domain.
   *
   * The endpoints of the client, `signInUrl()`, `signOutUrl()` and the `token_endpoint` in the stored secret begin with it. It is an https
   * URL without a path.
   *
   * @default - the domain of the pool in the app, written before or after the client: a custom domain before a prefix. A domain in a third
   * stack, and one of a pool made elsewhere, is not known
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
   */
  readonly domainUrl?: string;

  /**
   * How long an access token is valid.
   *
   * 5 minutes to 1 day, and not longer than the refresh token. An API that verifies the token offline accepts it until then, even
   * after a sign-out. In managed login a shorter time does not end the session, which lasts one hour by default.
   *
   * @default Duration.hours(1) - the service's own default, and the longest that most advice allows a token which cannot be recalled
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
   */
  readonly accessTokenValidity?: Duration;

  /**
   * Whether refresh tokens, and the access to Cognito's own API with the tokens made from them, can be revoked.
   *
   * Tokens grow by the claims `origin_jti` and `jti`. Access and ID tokens that an API verifies offline stay valid until they expire.
   * Without it `RevokeToken` and `/oauth2/revoke` are refused for this client.
   *
   * @default true - written out, so that the template shows it
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
   */
  readonly enableTokenRevocation?: boolean;
}

/**
 * What the clients of apps that sign users in have in common.
 */
export interface UserAppClientProps extends AppClientProps {
  /**
   * Where managed login sends the user, with an authorization code, after the sign-in.
   *
   * Each an absolute URL of at most 1024 characters without fragment: `https`, an app's own scheme, or `http` for `localhost`,
   * `127.0.0.1` and `[::1]` only; at most 100. The URL in a request must equal one of them to the letter: there are no wildcards, and
   * every loopback port counts. May be added to by `addCallbackUrl()`. A client that ends without one fails synth, unless
   * `disableOAuth` is set.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
   */
  readonly callbackUrls?: string[];

  /**
   * Where `/logout` may send the user after the sign-out (`logout_uri`).
   *
   * The rules of `callbackUrls` apply. Without any, only the form of `/logout` that leads back to a sign-in works.
   * May be added to by `addLogoutUrl()`.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  readonly logoutUrls?: string[];

  /**
   * The callback URL for a request that names none.
   *
   * Must be, to the letter, one of `callbackUrls`. It is used only where the client has exactly one identity provider.
   *
   * @default - none, so that a request without `redirect_uri` is refused
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html#CognitoUserPools-CreateUserPoolClient-request-DefaultRedirectURI
   */
  readonly defaultRedirectUri?: string;

  /**
   * The scopes that the app may ask for: OIDC scopes, and custom scopes of the pool's resource servers.
   *
   * At most 50. `phone`, `email` and `profile` need `openid`, and without `openid` there is no ID token. A request for a scope that
   * is not listed ends in `invalid_scope`. A custom scope given by its name (`orders/read`) is tied to the resource server of that
   * identifier if it stands in the same stack, so that CloudFormation makes it first.
   *
   * @default [OAuthScope.OPENID, OAuthScope.EMAIL] - enough to know who signed in; `profile` would show the app every attribute that it may read
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
   */
  readonly scopes?: OAuthScope[];

  /**
   * The identity providers that managed login offers for this app.
   *
   * Names are case-sensitive, and each must exist in the pool when the client is deployed. A provider given by its name is tied to the
   * resource if it stands in the same stack. An app for one tenant names that tenant's provider.
   *
   * @default - COGNITO and every provider of the pool that the client's stack may name, written before or after the client, since an app
   * for everyone offers all of them; one that cannot be named without tying two stacks together is left out, and a warning says so
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-provider.html
   */
  readonly supportedIdentityProviders?: UserPoolClientIdentityProvider[];

  /**
   * Whether the app signs its users in through the API only, without managed login and the OAuth endpoints.
   *
   * Then there are no callback URLs and no scopes, and tokens carry `aws.cognito.signin.user.admin` alone. Given together with
   * callback URLs, sign-out URLs, a default redirect URL or scopes, synth fails.
   *
   * @default false - managed login with the code grant is the way in that needs the least code in the app
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
   */
  readonly disableOAuth?: boolean;

  /**
   * Whether users can sign in through managed login only, and not through the API.
   *
   * Use it where all users come from other identity providers. Whether users of the pool itself can still sign in on the pages of managed
   * login is unproven, so a client that offers `COGNITO` gets a warning. Refresh token rotation stays as it is. With rotation, the flow that
   * needs AWS credentials (`ALLOW_ADMIN_USER_PASSWORD_AUTH`) is listed, because an empty list means the service's open default and the
   * refresh flow is refused: whoever has the IAM permission `cognito-idp:AdminInitiateAuth` and a user's password can still sign in. Without
   * rotation `ALLOW_REFRESH_TOKEN_AUTH` is the only flow. With flows in `authFlows`, or with `disableOAuth`, synth fails.
   *
   * @default - true for a confidential client whose `supportedIdentityProviders` are known and leave out COGNITO, unless `authFlows` or
   * `disableOAuth` is set; else false
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
   */
  readonly disableApiSignIn?: boolean;

  /**
   * How managed login looks for this app.
   *
   * A style shows on a domain with managed login (version 2) only. A pool can have 20 styles. A style that was made by hand in the console
   * makes the deployment fail with `ManagedLoginBrandingExistsException`: set `ManagedLoginBranding.none()`, or import it into the stack first.
   *
   * @default - Cognito's own style where the app shows a domain of the pool with managed login and nothing else styles the client, because
   * its users would see "Login pages unavailable" otherwise. None on classic pages, on clients without OAuth, or where the pool has more than 20 clients
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html
   */
  readonly managedLoginBranding?: ManagedLoginBranding;

  /**
   * The documents that managed login links to where users sign up.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateTerms.html
   */
  readonly terms?: ManagedLoginTerms;

  /**
   * The ways to sign in through the API. What is given replaces the default.
   *
   * `ALLOW_REFRESH_TOKEN_AUTH` is added where refresh tokens are not rotated. `userPassword` sends the password itself to the service:
   * only for a pool with a user migration trigger. `user` lets users send it as well, beside passkeys and codes. To allow none, set
   * `disableApiSignIn`.
   *
   * @default - SRP, and `ALLOW_USER_AUTH` where the pool, as far as known when the client is made, lets users sign in by more than a
   * password. SRP on a client that uses managed login alone also lets its users get `aws.cognito.signin.user.admin` tokens through the API.
   * None where sign-in through the API is disabled
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
   */
  readonly authFlows?: AuthFlow;

  /**
   * How long a user may take to answer a challenge (such as an MFA code) of a sign-in through the API.
   *
   * 3 to 15 minutes, in whole minutes. It does not change the windows of managed login.
   *
   * @default Duration.minutes(3) - the service's default, and its minimum
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html#CognitoUserPools-CreateUserPoolClient-request-AuthSessionValidity
   */
  readonly authSessionValidity?: Duration;

  /**
   * How long an ID token is valid.
   *
   * 5 minutes to 1 day, and not longer than the refresh token.
   *
   * @default Duration.hours(1) - the service's own default
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
   */
  readonly idTokenValidity?: Duration;

  /**
   * How long a user stays signed in: the life of a refresh token.
   *
   * 1 hour to 10 years. A rotated token keeps the first one's expiry, so this is the longest session there can be.
   *
   * @default - 1 day in a browser, where a token is easily stolen; 30 days (the service's default) in an installed app or on a server
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
   */
  readonly refreshTokenValidity?: Duration;

  /**
   * Whether each use of a refresh token gives a new one and ends the old.
   *
   * With it apps refresh at the token endpoint or with `GetTokensFromRefreshToken`; the older `REFRESH_TOKEN_AUTH` flow is refused.
   * OIDC libraries, Amplify JS from 6.15.4 and the Amplify libraries for Android, Swift and Flutter since the second half of 2025 do so.
   * Where the pool remembers devices, a refresh needs the device key. `false` is written out as `DISABLED`.
   *
   * @default - on for public clients, as RFC 9700 asks for; off for confidential ones, whose secret binds the token, and on a pool known
   * to be on the LITE plan. An imported pool may be on LITE without our knowing
   * @see https://www.rfc-editor.org/rfc/rfc9700#section-4.14
   */
  readonly refreshTokenRotation?: boolean;

  /**
   * How long a refresh token that was rotated may be used once more, for an app that lost the answer.
   *
   * 0 to 60 seconds. Given alone, it turns rotation on.
   *
   * @default - where rotation is on: 10 seconds in a browser and on a server, 60 seconds in an installed app, whose network is worse
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html#using-the-refresh-token-rotation
   */
  readonly refreshTokenRotationGracePeriod?: Duration;

  /**
   * Whether a sign-in with an unknown user name fails just as one with a wrong password does.
   *
   * `SignUp` still says that a user name is taken.
   *
   * @default true - otherwise anyone can find out who has an account; the service's own default for templates is `LEGACY`
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
   */
  readonly preventUserExistenceErrors?: boolean;

  /**
   * The attributes that the app may read.
   *
   * Each must be in the pool's schema, custom ones with the prefix `custom:`.
   *
   * @default - not set, which is every attribute: a list would hide those that are added to the pool later
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-attribute-permissions-and-scopes
   */
  readonly readAttributes?: ClientAttributes;

  /**
   * The attributes that the app, and with it the user, may write.
   *
   * Must hold every attribute that the pool requires, and what an identity provider of the app maps, or federated sign-in loses it. Never list
   * a custom attribute that decides what a user may do (`custom:role`, `custom:tenant`): a user can set it.
   *
   * @default - every standard attribute that a user may write, and what an identity provider of the app maps; no custom attribute
   * unasked. Without a list the service makes custom attributes writable too
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-attribute-permissions-and-scopes
   */
  readonly writeAttributes?: ClientAttributes;
}
