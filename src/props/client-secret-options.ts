import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Architecture, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

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

  /**
   * How the two functions run that rotation adds.
   *
   * @default - without a VPC, with the log group and the key that Lambda provides
   */
  readonly functionOptions?: ClientSecretFunctionOptions;
}

/**
 * How the functions run that rotation adds: the one that rotates the secret, and the one that writes the first value.
 *
 * Each member applies to both.
 */
export interface ClientSecretFunctionOptions {
  /**
   * The VPC that the functions are placed in.
   *
   * They call Secrets Manager and Cognito, and the function of a machine client requests a token at the pool's domain. The subnets need a route to all of
   * them: through a NAT gateway, or through VPC endpoints where the service has one.
   *
   * @default - no VPC
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotation-network-access.html
   */
  readonly vpc?: IVpc;

  /**
   * The subnets of the VPC.
   *
   * @default - the private subnets of the VPC
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The security groups of the functions. They need outbound HTTPS.
   *
   * @default - one security group for each function, which allows all outbound traffic
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * The log group of both functions, with a retention and a key of your choice. No line of the log holds a secret.
   *
   * With a log group and without a VPC the functions' roles have no AWS managed policy.
   *
   * @default - Lambda makes one for each function, whose events do not expire
   */
  readonly logGroup?: ILogGroup;

  /**
   * The key that the environment of the functions is encrypted with. It holds identifiers and URLs, and no secret.
   *
   * @default - a key that Lambda manages
   */
  readonly environmentEncryption?: IKey;

  /**
   * How many invocations of each function may run at the same time.
   *
   * One is enough. A function with a reservation reduces what is left for all others in the account.
   *
   * @default - no reservation
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * The queue for asynchronous invocations that failed.
   *
   * @default - none; Secrets Manager and CloudFormation report a failure and try again
   */
  readonly deadLetterQueue?: IQueue;

  /**
   * The X-Ray tracing of the functions.
   *
   * @default Tracing.DISABLED
   */
  readonly tracing?: Tracing;

  /**
   * The architecture that the functions run on.
   *
   * @default Architecture.X86_64
   */
  readonly architecture?: Architecture;

  /**
   * The permissions boundary of the functions' roles.
   *
   * @default - none, or the one that `PermissionsBoundary.of(scope)` applies
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   */
  readonly permissionsBoundary?: IManagedPolicy;
}
