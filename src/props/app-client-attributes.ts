import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/**
 * An app client that was made elsewhere.
 */
export interface AppClientAttributes {
  /** The pool that the client belongs to. */
  readonly userPool: IUserPoolRef;

  /** The id of the client. */
  readonly userPoolClientId: string;

  /**
   * The URL of the pool's domain, such as `https://auth.example.org`.
   *
   * @default - none; reading an endpoint of the import throws then
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
   */
  readonly domainUrl?: string;
}

/**
 * A public app's client that was made elsewhere.
 */
export interface PublicAppClientAttributes extends AppClientAttributes {}

/**
 * An app client with a secret that was made elsewhere.
 */
export interface ClientWithSecretAttributes extends AppClientAttributes {
  /**
   * The secret in Secrets Manager that holds the client's secret.
   *
   * @default - none; reading `secret` of the import throws then
   */
  readonly secret?: ISecret;

  /**
   * The function that rotates the secret.
   *
   * @default - none; `grants.rotateSecret()` of the import throws then
   */
  readonly rotationFunction?: IFunction;
}

/**
 * A confidential app's client that was made elsewhere.
 */
export interface ConfidentialAppClientAttributes extends ClientWithSecretAttributes {}

/**
 * A machine's client that was made elsewhere.
 */
export interface MachineClientAttributes extends ClientWithSecretAttributes {}
