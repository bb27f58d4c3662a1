import type { UserAppClientProps } from './app-client-props';
import type { ClientSecretOptions } from './client-secret-options';
import type { TokenExchange } from './token-exchange';

/**
 * What a confidential app's client is made of.
 */
export interface ConfidentialAppClientProps extends UserAppClientProps {
  /**
   * Whether the app may tell the service the user's IP address and device in requests without credentials.
   *
   * Threat protection (the PLUS plan) then judges the user's address and not the server's.
   *
   * @default false - the service's own default; it has an effect only with threat protection
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-adaptive-authentication.html#user-pool-settings-adaptive-authentication-device-fingerprint
   */
  readonly enablePropagateAdditionalUserContextData?: boolean;

  /**
   * How the app may exchange tokens of users for tokens that other services take (`GetDerivedToken`, RFC 8693).
   *
   * `DELEGATION` names the app in the new token, and `IMPERSONATION` does not: prefer the first. Whoever has the secret of the client can exchange
   * each token of a user of the pool that reaches the app. The new token has no scope that the user's token lacks; a request that names no
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
