import type { RemovalPolicy } from 'aws-cdk-lib';
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
