import * as path from 'path';
import { Duration, Stack } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { Policy, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

const TIMEOUT = Duration.minutes(5);

/** The function that rotates the client secrets of one pool, in one stack. A resource that has it run waits for the whole construct. */
export function rotationFunctionFor(scope: Construct, userPool: IUserPoolRef): RotationFunction {
  const stack = Stack.of(scope);
  const id = `ClientSecretRotation${userPool.node.addr.slice(-8)}`;
  return (stack.node.tryFindChild(id) as RotationFunction | undefined) ?? new RotationFunction(stack, id, userPool);
}

export class RotationFunction extends Construct {
  public readonly handler: LambdaFunction;
  private readonly secrets = new PolicyStatement({
    actions: ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map((action) => `secretsmanager:${action}`),
  });

  public constructor(scope: Construct, id: string, userPool: IUserPoolRef) {
    super(scope, id);
    this.handler = new LambdaFunction(this, 'Handler', {
      description: 'Rotates the client secrets of a Cognito user pool (cdk-cognito-app-clients)',
      // The newest runtime that the oldest CDK this library works with knows.
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromAsset(path.join(__dirname, '..', '..', '..', 'assets', 'client-secret')),
      timeout: TIMEOUT,
      memorySize: 256,
      environment: { FUNCTION_TIMEOUT_SECONDS: `${TIMEOUT.toSeconds()}` },
    });
    this.handler.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Stack.of(this).account,
    });
    new Policy(this, 'Permissions', {
      roles: [this.handler.role!],
      statements: [
        new PolicyStatement({
          // Cognito knows no narrower resource than the pool.
          resources: [userPool.userPoolRef.userPoolArn],
          actions: ['DescribeUserPoolClient', 'ListUserPoolClientSecrets', 'AddUserPoolClientSecret', 'DeleteUserPoolClientSecret']
            .map((action) => `cognito-idp:${action}`),
        }),
        this.secrets,
      ],
    });
  }

  public rotates(secret: Secret, key: IKey | undefined): void {
    this.secrets.addResources(secret.secretArn);
    key?.grantEncryptDecrypt(this.handler);
  }
}
