import * as path from 'path';
import { Duration, Stack } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { ManagedPolicy, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { ClientSecretFunctionOptions } from '../../props/client-secret-options';

const TIMEOUT = Duration.minutes(5);

/** What a function works on, and may do. */
export interface ClientFunctionProps {
  readonly description: string;
  /** The name that lambda/client-secret/index.ts exports it by. */
  readonly handler: 'rotate' | 'seed';
  /** All that it is told: an event tells it nothing. */
  readonly environment: Record<string, string>;
  readonly userPool: IUserPoolRef;
  readonly poolActions: readonly string[];
  readonly secret: Secret;
  readonly encryptionKey?: IKey;
  readonly statements?: PolicyStatement[];
  readonly options?: ClientSecretFunctionOptions;
}

/**
 * A function that works on the secret of one client, under a role of its own.
 *
 * Its policy is a part of the role: it has the same size however many clients there are, and it is there when the function is.
 */
export class ClientFunction extends Construct {
  public readonly handler: LambdaFunction;

  public constructor(scope: Construct, id: string, props: ClientFunctionProps) {
    super(scope, id);
    const { secret, encryptionKey, options: { permissionsBoundary, ...options } = {} } = props;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: managedPolicies(options).map((name) => ManagedPolicy.fromAwsManagedPolicyName(`service-role/${name}`)),
      permissionsBoundary,
      inlinePolicies: {
        ClientSecret: new PolicyDocument({
          statements: [
            new PolicyStatement({
              // Cognito's permissions cannot be narrower than a pool.
              resources: [props.userPool.userPoolRef.userPoolArn],
              actions: props.poolActions.map((action) => `cognito-idp:${action}`),
            }),
            new PolicyStatement({
              resources: [secret.secretArn],
              actions: ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map((action) => `secretsmanager:${action}`),
            }),
            ...encryptionKey ? [useThroughSecretsManager(this, encryptionKey)] : [],
            ...options.logGroup && !options.vpc ? [writeInto(options.logGroup)] : [],
            ...props.statements ?? [],
          ],
        }),
      },
    });
    // Lambda reads the environment as the function's role.
    options.environmentEncryption?.grantDecrypt(role);
    this.handler = new LambdaFunction(this, 'Handler', {
      ...options,
      description: props.description,
      // The newest runtime that the oldest CDK this library works with knows.
      runtime: Runtime.NODEJS_24_X,
      handler: `index.${props.handler}`,
      code: Code.fromAsset(path.join(__dirname, '..', '..', '..', 'assets', 'client-secret')),
      timeout: TIMEOUT,
      memorySize: 256,
      environment: { ...props.environment, SECRET_ARN: secret.secretArn, USER_POOL_ID: props.userPool.userPoolRef.userPoolId },
      role,
    });
  }
}

/** A function in a VPC makes network interfaces, which no policy can name before they are there. */
function managedPolicies({ vpc, logGroup }: ClientSecretFunctionOptions): string[] {
  if (vpc) { return ['AWSLambdaVPCAccessExecutionRole']; }
  return logGroup ? [] : ['AWSLambdaBasicExecutionRole'];
}

function writeInto(logGroup: ILogGroup): PolicyStatement {
  return new PolicyStatement({ resources: [logGroup.logGroupArn], actions: ['logs:CreateLogStream', 'logs:PutLogEvents'] });
}

/** The key's own policy, as the L2 of the secret writes it, lets principals of the account use it through Secrets Manager. */
function useThroughSecretsManager(scope: Construct, key: IKey): PolicyStatement {
  const { region, urlSuffix } = Stack.of(scope);
  return new PolicyStatement({
    resources: [key.keyArn],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    conditions: { StringEquals: { 'kms:ViaService': ['amazonaws.com', urlSuffix].map((suffix) => `secretsmanager.${region}.${suffix}`) } },
  });
}
