import type { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { AppClientProps } from './app-client-props';
import type { ClientSecretOptions } from './client-secret-options';
import type { TokenExchange } from './token-exchange';

/**
 * What a machine's client is made of.
 */
export interface MachineClientProps extends AppClientProps {
  /**
   * What the program may do: custom scopes of the pool's resource servers, at least one and at most 50.
   *
   * The service refuses OIDC scopes here. A request that names no scope gets a token with all of them, so one client for each program, with
   * what that program needs.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
   */
  readonly scopes: OAuthScope[];

  /**
   * How the program may exchange tokens of users for tokens that other services take (`GetDerivedToken`, RFC 8693).
   *
   * `DELEGATION` names the program in the new token, and `IMPERSONATION` does not: prefer the first. Whoever has the secret of the client can exchange
   * each token of a user of the pool that reaches the program. The new token has no scope that the user's token lacks; a request that names no
   * scope gets all of them. The plan of the pool must be ESSENTIALS or PLUS.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-token-exchange.html
   */
  readonly tokenExchange?: TokenExchange[];

  /**
   * How the secret in Secrets Manager is made, which `secret` hands out.
   *
   * @default - a secret with a name and key of the service's choice, made when `secret` is first read
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html
   */
  readonly secretOptions?: ClientSecretOptions;
}
