import { App, Stack } from 'aws-cdk-lib';
import { OAuthScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Architecture, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { ClientSecretFunctionOptions } from '../../src';
import { ConfidentialAppClient, MachineClient } from '../../src';

/** Rotation off, on, and on with all that `functionOptions` has. */
export type Variant = 'off' | 'on' | 'hardened';

/** An app with a client of each class that has a secret. What the user brings (the pool, a VPC, a key) is in a stack beside it. */
export function reviewed(variant: Variant, app = new App(), region = 'eu-west-1') {
  const env = { region, account: '111111111111' };
  const around = new Stack(app, 'Around', { env });
  const stack = new Stack(app, 'Clients', { env });
  const userPool = new UserPool(around, 'Pool');
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  const encryptionKey = variant === 'hardened' ? new Key(around, 'Key') : undefined;
  const clients = [
    new MachineClient(stack, 'Job', { userPool, scopes: [OAuthScope.custom('api/read')], secretOptions: { encryptionKey } }),
    new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://app.acme.org/callback'], secretOptions: { encryptionKey } }),
  ];
  const functionOptions = variant === 'hardened' ? hardened(around) : undefined;
  for (const client of clients) {
    void client.secret;
    if (variant !== 'off') { client.addSecretRotation({ functionOptions }); }
  }
  return { app, stack, clients };
}

export function hardened(scope: Stack): ClientSecretFunctionOptions {
  return {
    vpc: new Vpc(scope, 'Vpc'),
    logGroup: new LogGroup(scope, 'Logs', { retention: RetentionDays.ONE_YEAR }),
    environmentEncryption: new Key(scope, 'EnvironmentKey'),
    reservedConcurrentExecutions: 1,
    deadLetterQueue: new Queue(scope, 'Failed'),
    tracing: Tracing.ACTIVE,
    architecture: Architecture.ARM_64,
    permissionsBoundary: new ManagedPolicy(scope, 'Boundary', { statements: [new PolicyStatement({ actions: ['*'], resources: ['*'] })] }),
  };
}
