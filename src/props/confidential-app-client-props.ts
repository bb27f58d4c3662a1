import type { UserAppClientProps } from './app-client-props';
import type { ClientSecretOptions } from './client-secret-options';

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
   * How the secret in Secrets Manager is made, which `secret` hands out.
   *
   * @default - a secret with a name and key of the service's choice, made when `secret` is first read
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html
   */
  readonly secretOptions?: ClientSecretOptions;
}
