import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Architecture, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/**
 * How the client secret is stored in Secrets Manager.
 *
 * The options create nothing. The secret is created when `secret` of the client is first read.
 */
export interface ClientSecretOptions {
  /**
   * The name of the secret.
   *
   * After a secret is deleted, its name cannot be used again until the recovery window has passed. A fixed name can therefore keep a stack from
   * being deployed again.
   *
   * @default - CloudFormation generates a name that never clashes
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html#cfn-secretsmanager-secret-name
   */
  readonly secretName?: string;

  /**
   * The key that encrypts the secret.
   *
   * Readers in another account need a customer managed key.
   *
   * @default - the AWS managed key of the account (`aws/secretsmanager`), which is free of charge
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
   */
  readonly encryptionKey?: IKey;

  /**
   * What happens to the secret when it is removed from the stack.
   *
   * @default - it is deleted after its recovery window, because the value is useless without the client
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * How often the client secret is rotated, and how long the previous secret stays valid.
 */
export interface ClientSecretRotationOptions {
  /**
   * The time between two rotations.
   *
   * 48 hours to 999 days, in whole hours. Any other value fails synth. With `Duration.days(0)` there is no schedule: a principal that may rotate the
   * secret starts each rotation with `RotateSecret`.
   *
   * @default Duration.days(30) - the default of the L2 `RotationSchedule`
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html
   */
  readonly automaticallyAfter?: Duration;

  /**
   * The minimum time that the previous secret stays valid after a rotation.
   *
   * Cognito keeps two secrets for a client, so the previous secret works until the next rotation. A rotation that starts within this time is refused.
   * An app that caches the secret must read it again within this time.
   *
   * @default Duration.hours(24) - enough for an app that reads the secret at least once a day
   */
  readonly overlap?: Duration;

  /**
   * Whether the secret is also rotated as soon as the schedule is created or changed.
   *
   * @default false - a deployment should not change a secret; the first rotation follows the schedule
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html
   */
  readonly rotateImmediatelyOnUpdate?: boolean;

  /**
   * How the two functions run that rotation adds: one rotates the secret, the other one writes the first value.
   *
   * @default - without a VPC, with the log group and the key that Lambda provides
   */
  readonly functionOptions?: ClientSecretFunctionOptions;
}

/**
 * How the Lambda functions of this library run: the two functions of a secret rotation, or the function of a secret-hash proxy.
 *
 * Each option applies to every function.
 */
export interface ClientSecretFunctionOptions {
  /**
   * The VPC in which the functions run.
   *
   * The functions call Secrets Manager and Cognito. The rotation function of a machine client also requests a token at the user pool's domain. The
   * subnets need a route to all of them, through a NAT gateway or, if the service has one, through a VPC endpoint.
   *
   * @default - no VPC
   * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotation-network-access.html
   */
  readonly vpc?: IVpc;

  /**
   * The subnets of the VPC in which the functions run.
   *
   * @default - the private subnets of the VPC
   */
  readonly vpcSubnets?: SubnetSelection;

  /**
   * The security groups of the functions. They must allow outbound HTTPS.
   *
   * @default - one security group for each function, which allows all outbound traffic
   */
  readonly securityGroups?: ISecurityGroup[];

  /**
   * The log group of the functions, with the retention and the key that you choose. The functions log no secret.
   *
   * With a log group and without a VPC, the roles of the functions have no AWS managed policy.
   *
   * @default - Lambda creates one log group for each function, and its events never expire
   */
  readonly logGroup?: ILogGroup;

  /**
   * The key that encrypts the environment variables of the functions. The variables contain identifiers and URLs, and no secret.
   *
   * @default - a key that Lambda manages
   */
  readonly environmentEncryption?: IKey;

  /**
   * How many invocations of each function can run at the same time.
   *
   * For rotation, 1 is enough. For a secret-hash proxy, it is the number of requests that the proxy answers at the same time. A reservation reduces
   * the concurrency that is left for the other functions of the account.
   *
   * @default - no reservation
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   */
  readonly reservedConcurrentExecutions?: number;

  /**
   * The queue for failed asynchronous invocations.
   *
   * @default - no queue; Secrets Manager and CloudFormation report a failed invocation and try again
   */
  readonly deadLetterQueue?: IQueue;

  /**
   * The X-Ray tracing of the functions.
   *
   * @default Tracing.DISABLED - the default of the L2 `Function`
   */
  readonly tracing?: Tracing;

  /**
   * The architecture of the functions.
   *
   * @default Architecture.X86_64 - the default of the L2 `Function`
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
