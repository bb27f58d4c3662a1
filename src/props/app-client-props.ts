import type { Duration } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';

/**
 * Properties that all app clients have in common.
 */
export interface AppClientProps {
  /**
   * The user pool that the client belongs to.
   *
   * It is an L2 `UserPool`, an L1 `CfnUserPool` or an imported user pool. Only the id of an imported user pool is known. Its schema, feature plan
   * and identity providers are unknown, so what depends on them is neither configured nor checked. Changing the user pool replaces the client:
   * the app gets a new client id, and its users are signed out.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html#cfn-cognito-userpoolclient-userpoolid
   */
  readonly userPool: IUserPoolRef;

  /**
   * The name of the client, as the console, CloudTrail and `ListUserPoolClients` show it.
   *
   * 1 to 128 characters: ASCII letters and digits, white space and `_ + = , . @ -`. Any other character fails synth. The name is not secret and
   * does not have to be unique. Changing the name updates the client in place.
   *
   * @default - CloudFormation generates a name from the stack name, the logical id and a random part, so two deployments never clash
   * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html#CognitoUserPools-CreateUserPoolClient-request-ClientName
   */
  readonly userPoolClientName?: string;

  /**
   * The URL of the user pool's domain, such as `https://auth.example.org`. Set it if the CDK app does not declare the domain.
   *
   * It is an https URL without a path. The endpoint URLs of the client and the `token_endpoint` in the stored secret start with it. So do the
   * sign-in and sign-out URLs of an app with users.
   *
   * @default - the domain of the user pool that the CDK app declares, before or after the client. A custom domain takes precedence over a prefix
   * domain. The domain is found if it is in the stack of the client or of the user pool
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
   */
  readonly domainUrl?: string;

  /**
   * How long an access token is valid.
   *
   * 5 minutes to 1 day. If the client gets refresh tokens, an access token cannot be valid longer than a refresh token. An API that verifies tokens
   * offline accepts a token until it expires, even after the user signs out. A short validity does not end the session of managed login, which
   * lasts one hour by default. A `MachineClient` gets no refresh tokens and has no sessions.
   *
   * @default Duration.hours(1) - the service's default
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
   */
  readonly accessTokenValidity?: Duration;

  /**
   * Whether the refresh tokens of the client can be revoked.
   *
   * After a refresh token is revoked, the access tokens that were issued with it no longer work with the user pools API. An API that verifies
   * access and ID tokens offline accepts them until they expire. With `true`, tokens have the additional claims `origin_jti` and `jti`. With
   * `false`, Cognito refuses `RevokeToken` and `/oauth2/revoke` for this client. A `MachineClient` gets no refresh tokens, so it has nothing to
   * revoke.
   *
   * @default true - set explicitly, so that the template shows it
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html
   */
  readonly enableTokenRevocation?: boolean;
}
