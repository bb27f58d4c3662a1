import type { UserAppClientProps } from './app-client-props';
import type { ClientSecretOptions } from './client-secret-options';

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
   * How `secret` is stored in Secrets Manager.
   *
   * @default - a generated name and the AWS managed key; the stored secret is created when `secret` is first read
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html
   */
  readonly secretOptions?: ClientSecretOptions;
}
