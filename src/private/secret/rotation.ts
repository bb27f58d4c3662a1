import type { CfnResource } from 'aws-cdk-lib';
import { ArnFormat, CustomResource, Duration, Lazy, Stack, Tokenization } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { CfnSecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnRotationSchedule } from 'aws-cdk-lib/aws-secretsmanager';
import { Dependable } from 'constructs';
import { ClientFunction } from './client-function';
import type { ClientWithSecret } from './content';
import { issuer, metadata, tokenEndpoint } from './content';
import { waitForFirstValue } from './first-value';
import type { ClientSecretRotationOptions } from '../../props/client-secret-options';
import { beginsSynth } from '../assembly/cdk-internals';
import type { Declared } from '../assembly/declared';
import { assemblyAround } from '../assembly/synth-run';
import { amountIn } from '../construction/settings';

const DAY_IN_HOURS = 24;
const DEFAULT_INTERVAL_HOURS = 30 * DAY_IN_HOURS;
const DEFAULT_OVERLAP_SECONDS = 24 * 60 * 60;

/** The functions that rotation adds. */
export interface RotationFunctions {
  readonly rotate: Lambda;
  readonly seed: Lambda;
}

/**
 * Adds the rotation of a stored secret. The secret then has no value in the template, because CloudFormation writes the value again whenever it
 * changes there. The seed function writes the first value.
 */
export function addRotation(client: ClientWithSecret, secret: Secret, options: ClientSecretRotationOptions): RotationFunctions {
  const { declared } = client;
  (secret.node.defaultChild as CfnSecret).secretString = undefined;

  const seeding = seedFunction(client, secret, options);
  const seed = addSeed(client, secret, seeding);
  const rotation = rotationFunction(client, secret, options);
  const schedule = new CfnRotationSchedule(secret, 'RotationSchedule', {
    secretId: secret.secretArn,
    rotationLambdaArn: rotation.handler.functionArn,
    rotateImmediatelyOnUpdate: options.rotateImmediatelyOnUpdate ?? false,
    rotationRules: rules(options.automaticallyAfter, declared),
  });
  schedule.node.addDependency(seed, rotation);
  declared.secretRotation = {
    intervalHours: knownHours(options.automaticallyAfter, DEFAULT_INTERVAL_HOURS),
    overlapHours: knownHours(options.overlap, DEFAULT_OVERLAP_SECONDS / 3600),
  };
  return { rotate: rotation.handler, seed: seeding.handler };
}

function rotationFunction(client: ClientWithSecret, secret: Secret, options: ClientSecretRotationOptions): ClientFunction {
  const { scope, resource, userPool, declared } = client;
  const overlap = amountIn('seconds', 'overlap', options.overlap, declared.unconvertible) ?? DEFAULT_OVERLAP_SECONDS;
  const rotation = new ClientFunction(scope, 'RotateSecret', {
    description: `Rotates the client secret of ${scope.node.path}`,
    handler: 'rotate',
    environment: {
      CLIENT_ID: resource.ref,
      OVERLAP_SECONDS: Tokenization.stringifyNumber(overlap),
      ...declared.kind === 'machine' ? { TOKEN_ENDPOINT: Lazy.uncachedString({ produce: (context) => tokenEndpoint(client, context) }) } : {},
    },
    userPool,
    poolActions: ['ListUserPoolClientSecrets', 'AddUserPoolClientSecret', 'DeleteUserPoolClientSecret'],
    secret,
    encryptionKey: client.options?.encryptionKey,
    options: options.functionOptions,
  });
  rotation.handler.addPermission('SecretsManager', {
    principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
    sourceAccount: Stack.of(scope).account,
    sourceArn: secret.secretArn,
  });
  return rotation;
}

function seedFunction(client: ClientWithSecret, secret: Secret, { functionOptions }: ClientSecretRotationOptions): ClientFunction {
  const { scope, resource, userPool } = client;
  return new ClientFunction(scope, 'SeedSecret', {
    description: `Writes the client secret of ${scope.node.path} when the stack is deployed`,
    handler: 'seed',
    environment: {
      CLIENT_ID: resource.ref,
      ISSUER: Lazy.uncachedString({ produce: (context) => issuer(client, context) }),
      TOKEN_ENDPOINT: Lazy.uncachedString({ produce: (context) => tokenEndpoint(client, context) }),
    },
    userPool,
    poolActions: ['DescribeUserPoolClient', 'ListUserPoolClientSecrets'],
    secret,
    encryptionKey: client.options?.encryptionKey,
    statements: [readWhatItReplaces(secret)],
    options: functionOptions,
  });
}

/** Adds the custom resource with which the seed function writes the first value, and its metadata, to the secret. */
function addSeed(client: ClientWithSecret, secret: Secret, seeding: ClientFunction): CustomResource {
  const { resource, declared } = client;
  mendAfterRollback(seeding);
  const seed = new CustomResource(secret, 'Seed', {
    resourceType: 'Custom::CognitoClientSecret',
    serviceToken: seeding.handler.functionArn,
    // Twice the timeout of the function, because Lambda retries a lost invocation.
    serviceTimeout: Duration.minutes(10),
    // The function reads only the ARN before a replacement. CloudFormation invokes it when one of the properties changes.
    properties: {
      SecretId: secret.secretArn,
      Content: Lazy.uncachedAny({
        produce: (context) => {
          // The last step in which CDK accepts dependencies, after the Aspects.
          if (beginsSynth(context)) { waitForFirstValue(declared, assemblyAround(resource, context)); }
          return metadata(client, context);
        },
      }),
    },
  });
  seed.node.addDependency(seeding);
  declared.firstValue = seed.node.defaultChild as CfnResource;
  // A dependency on the secret waits for its value, and not for the other constructs below it, because a resource policy may name the reader.
  Dependable.implement(secret, { dependencyRoots: [secret.node.defaultChild!, seed] });
  return seed;
}

/**
 * In a deployment without rotation, CloudFormation writes the client's attribute to the secret. A rollback keeps that value, which may no longer be
 * valid.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacks-event-bridge.html
 */
function mendAfterRollback(seeding: ClientFunction): void {
  new Rule(seeding, 'RolledBack', {
    description: 'Has a client secret checked after a deployment that was rolled back',
    eventPattern: {
      source: ['aws.cloudformation'],
      detailType: ['CloudFormation Stack Status Change'],
      detail: { 'stack-id': [Stack.of(seeding).stackId], 'status-details': { status: ['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED'] } },
    },
    targets: [new LambdaFunction(seeding.handler)],
  });
}

/**
 * A stored secret with a new name is a new secret. Its value is read from the old secret, which exists until the deployment has succeeded.
 * The tags that only CloudFormation writes identify the old secret as the same resource of the same stack.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-resource-tags.html
 */
function readWhatItReplaces(secret: Secret): PolicyStatement {
  const stack = Stack.of(secret);
  return new PolicyStatement({
    resources: [stack.formatArn({ service: 'secretsmanager', resource: 'secret', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME })],
    actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
    conditions: {
      StringEquals: {
        'aws:ResourceTag/aws:cloudformation:stack-id': stack.stackId,
        'aws:ResourceTag/aws:cloudformation:logical-id': (secret.node.defaultChild as CfnSecret).logicalId,
      },
    },
  });
}

/** Zero means no schedule, as in the L2. */
function rules(interval: Duration | undefined, declared: Declared): CfnRotationSchedule.RotationRulesProperty | undefined {
  if (interval?.isUnresolved()) {
    return { automaticallyAfterDays: amountIn('days', 'automaticallyAfter', interval, declared.unconvertible) };
  }
  const hours = interval?.toHours({ integral: false }) ?? DEFAULT_INTERVAL_HOURS;
  if (hours === 0) { return undefined; }
  return { scheduleExpression: hours % DAY_IN_HOURS === 0 ? `rate(${hours / DAY_IN_HOURS} days)` : `rate(${hours} hours)` };
}

function knownHours(duration: Duration | undefined, otherwise: number): number | undefined {
  if (duration === undefined) { return otherwise; }
  return duration.isUnresolved() ? undefined : duration.toHours({ integral: false });
}
