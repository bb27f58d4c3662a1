import type { ClientSecretOptions } from './client-secret-options';
import type { TokenExchange } from './token-exchange';
import type { UserAppClientProps } from './user-app-client-props';

/**
 * Properties of a `ConfidentialAppClient`.
 */
export interface ConfidentialAppClientProps extends UserAppClientProps {
  /**
   * Whether the app can pass the user's IP address and device to Cognito in API requests without AWS credentials.
   *
   * Threat protection (PLUS plan) then assesses the user's address and not the server's address.
   *
   * @default false - the service's default; the setting has an effect only with threat protection
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-adaptive-authentication.html#user-pool-settings-adaptive-authentication-device-fingerprint
   */
  readonly enablePropagateAdditionalUserContextData?: boolean;

  /**
   * How the app can exchange a user's token for a token for another service (`GetDerivedToken`, RFC 8693).
   *
   * The token of a `DELEGATION` names the app as the actor, and the token of an `IMPERSONATION` does not: prefer `DELEGATION`. Anyone who has the
   * client secret can exchange every token of a user of the user pool that reaches the app. The new token has no scope that the user's token does
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
