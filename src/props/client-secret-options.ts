import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/**
 * How the Secrets Manager secret is made that `secret` of a confidential or machine client hands out.
 *
 * Reading `secret` is what makes it: options alone make nothing.
 */
export interface ClientSecretOptions {
  /**
   * The name of the secret.
   *
   * A name that was deleted is free again only when its recovery window has passed, so a fixed name can keep a stack from being deployed again.
   *
   * @default - CloudFormation makes one, which never clashes
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html#cfn-secretsmanager-secret-name
   */
  readonly secretName?: string;

  /**
   * The key that the secret is encrypted with.
   *
   * Who reads the secret in another account needs a key of one's own.
   *
   * @default - the account's own key for Secrets Manager (`aws/secretsmanager`), which costs nothing
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
   */
  readonly encryptionKey?: IKey;

  /**
   * What becomes of the secret when it leaves the stack.
   *
   * @default - deleted after its recovery window: without its client the value opens nothing
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * How often a client's secret is replaced, and how long the replaced one still works.
 */
export interface ClientSecretRotationOptions {
  /**
   * The time between two rotations.
   *
   * 48 hours or more, in whole hours; less is refused at synth. Zero days means that nothing rotates the secret by itself: who may rotate it does so
   * with `RotateSecret`.
   *
   * @default Duration.days(30)
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
   */
  readonly automaticallyAfter?: Duration;

  /**
   * How long a secret must have been the current one before the one before it may be removed.
   *
   * Cognito holds two secrets for a client, so a replaced one works until the next rotation, and a rotation that comes sooner than this is refused.
   * An app that keeps a secret in memory has this long to read it anew.
   *
   * @default Duration.hours(24)
   */
  readonly overlap?: Duration;

  /**
   * Whether the secret is rotated as soon as the schedule is made or changed, beside the first time that the schedule itself names.
   *
   * @default false - a deployment should not change a secret
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
   */
  readonly rotateImmediatelyOnUpdate?: boolean;
}
