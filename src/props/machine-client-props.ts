import type { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { AppClientProps } from './app-client-props';
import type { ClientSecretOptions } from './client-secret-options';
import type { TokenExchange } from './token-exchange';

/**
 * Properties of a `MachineClient`.
 */
export interface MachineClientProps extends AppClientProps {
  /**
   * The scopes that the program may request: custom scopes of the user pool's resource servers.
   *
   * 1 to 50. Cognito refuses OIDC scopes for this client. A token request without a scope gets a token with all scopes of the client, so create one
   * client for each program and list only the scopes that the program needs.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
   */
  readonly scopes: OAuthScope[];

  /**
   * How the program can exchange a user's token for a token for another service (`GetDerivedToken`, RFC 8693).
   *
   * The token of a `DELEGATION` names the program as the actor, and the token of an `IMPERSONATION` does not: prefer `DELEGATION`. Anyone who has the
   * client secret can exchange every token of a user of the user pool that reaches the program. The new token has no scope that the user's token does
   * not have. A request without a scope gets all scopes of the user's token. The user pool must be on the plan ESSENTIALS or PLUS.
   *
   * @default - no token exchange
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-token-exchange.html
   */
  readonly tokenExchange?: TokenExchange[];

  /**
   * How `secret` is stored in Secrets Manager.
   *
   * @default - a generated name and the AWS managed key; the stored secret is created when `secret` is first read
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html
   */
  readonly secretOptions?: ClientSecretOptions;
}
