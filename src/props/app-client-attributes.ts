import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/**
 * The attributes of an existing app client that you import.
 */
export interface AppClientAttributes {
  /** The user pool that the client belongs to. */
  readonly userPool: IUserPoolRef;

  /** The id of the client. */
  readonly userPoolClientId: string;

  /**
   * The URL of the user pool's domain, such as `https://auth.example.org`.
   *
   * @default - no domain; reading an endpoint URL of the imported client throws an error
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
   */
  readonly domainUrl?: string;
}

/**
 * The attributes of an existing client of a public app.
 */
export interface PublicAppClientAttributes extends AppClientAttributes {}

/**
 * The attributes of an existing app client that has a secret.
 */
export interface ClientWithSecretAttributes extends AppClientAttributes {
  /**
   * The secret in Secrets Manager that stores the client secret.
   *
   * @default - no secret; reading `secret` of the imported client throws an error
   */
  readonly secret?: ISecret;

  /**
   * The function that rotates the secret.
   *
   * @default - no function; calling `grants.rotateSecret()` of the imported client throws an error
   */
  readonly rotationFunction?: IFunction;
}

/**
 * The attributes of an existing client of a confidential app.
 */
export interface ConfidentialAppClientAttributes extends ClientWithSecretAttributes {}

/**
 * The attributes of an existing client of a program without users.
 */
export interface MachineClientAttributes extends ClientWithSecretAttributes {}
