import * as path from 'path';
import { Duration } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { functionRole, useThroughSecretsManager } from './function-role';
import type { ClientSecretFunctionOptions } from '../../props/client-secret-options';

const TIMEOUT = Duration.minutes(5);

/** What a function works on, and its permissions. */
export interface ClientFunctionProps {
  readonly description: string;
  /** The name that lambda/client-secret/index.ts exports it by. */
  readonly handler: 'rotate' | 'seed';
  /** Its only configuration: it takes no configuration from events. */
  readonly environment: Record<string, string>;
  readonly userPool: IUserPoolRef;
  readonly poolActions: readonly string[];
  readonly secret: Secret;
  readonly encryptionKey?: IKey;
  readonly statements?: PolicyStatement[];
  readonly options?: ClientSecretFunctionOptions;
}

/** A function that works on the secret of one client, with its own role. */
export class ClientFunction extends Construct {
  public readonly handler: LambdaFunction;

  public constructor(scope: Construct, id: string, props: ClientFunctionProps) {
    super(scope, id);
    const { secret, encryptionKey, options: { permissionsBoundary, ...options } = {} } = props;
    const role = functionRole(this, { ...options, permissionsBoundary }, [
      new PolicyStatement({
        // Cognito's permissions cannot be narrower than a user pool.
        resources: [props.userPool.userPoolRef.userPoolArn],
        actions: props.poolActions.map((action) => `cognito-idp:${action}`),
      }),
      new PolicyStatement({
        resources: [secret.secretArn],
        actions: ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map((action) => `secretsmanager:${action}`),
      }),
      ...encryptionKey ? [useThroughSecretsManager(this, encryptionKey, ['kms:Decrypt', 'kms:GenerateDataKey'])] : [],
      ...props.statements ?? [],
    ]);
    this.handler = new LambdaFunction(this, 'Handler', {
      ...options,
      description: props.description,
      // The newest runtime in the oldest CDK version that this library supports.
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
