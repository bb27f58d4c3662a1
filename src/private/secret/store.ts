import type { CfnResource, IResolveContext } from 'aws-cdk-lib';
import { ArnFormat, CustomResource, Duration, Fn, Lazy, Stack, Tokenization } from 'aws-cdk-lib';
import type { CfnUserPoolClient, IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda, IFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnRotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { Dependable } from 'constructs';
import { ClientFunction } from './client-function';
import { waitForFirstValue } from './first-value';
import type { ClientSecretOptions, ClientSecretRotationOptions } from '../../props/client-secret-options';
import type { Declared } from '../assembly/declared';
import { assemblyAround } from '../assembly/synth-run';
import { issuerOf } from '../construction/endpoints/issuer';
import { TOKEN_PATH } from '../construction/endpoints/paths';
import { amountIn } from '../construction/settings';

const DAY_IN_HOURS = 24;
const DEFAULT_INTERVAL_HOURS = 30 * DAY_IN_HOURS;
const DEFAULT_OVERLAP_SECONDS = 24 * 60 * 60;

/**
 * The secret of a client in Secrets Manager, with everything that an app needs to get a token, in the names of RFC 7591 and RFC 8414.
 *
 * Without rotation, CloudFormation takes the value from the client's attribute: one resource, no Lambda function. With rotation, the same resource
 * has no value in the template, because CloudFormation writes the value again whenever it changes there. The seed function writes the first value.
 */
export class ClientSecretStore {
  /** The functions that rotation adds. */
  public rotationFunction?: Lambda;
  public seedFunction?: Lambda;
  private readonly waiting: ((rotationFunction: IFunction) => void)[] = [];
  private made?: Secret;

  public constructor(
    private readonly scope: Construct,
    private readonly client: CfnUserPoolClient,
    private readonly userPool: IUserPoolRef,
    private readonly declared: Declared,
    private readonly options: ClientSecretOptions = {},
  ) {}

  public get secret(): Secret {
    return this.made ??= this.make();
  }

  /** Calls `act` with the rotation function: now, or when rotation is added. */
  public whenRotating(act: (rotationFunction: IFunction) => void): void {
    this.declared.rotationGranted = true;
    if (this.rotationFunction) { return act(this.rotationFunction); }
    this.waiting.push(act);
  }

  public addRotation(options: ClientSecretRotationOptions): void {
    if (this.rotationFunction) {
      throw new Error(`'${this.scope.node.path}' rotates its secret already: call addSecretRotation() once.`);
    }
    const { secret, declared } = this;
    (secret.node.defaultChild as CfnSecret).secretString = undefined;

    const seed = this.addSeed(options);
    const rotation = this.addRotationFunction(options);
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
    this.rotationFunction = rotation.handler;
    this.waiting.splice(0).forEach((act) => act(rotation.handler));
  }

  private addRotationFunction(options: ClientSecretRotationOptions): ClientFunction {
    const { scope, secret, client, userPool, declared } = this;
    const overlap = amountIn('seconds', 'overlap', options.overlap, declared.unconvertible) ?? DEFAULT_OVERLAP_SECONDS;
    const rotation = new ClientFunction(scope, 'RotateSecret', {
      description: `Rotates the client secret of ${scope.node.path}`,
      handler: 'rotate',
      environment: {
        CLIENT_ID: client.ref,
        OVERLAP_SECONDS: Tokenization.stringifyNumber(overlap),
        ...declared.kind === 'machine' ? { TOKEN_ENDPOINT: Lazy.uncachedString({ produce: (context) => this.tokenEndpoint(context) }) } : {},
      },
      userPool,
      poolActions: ['ListUserPoolClientSecrets', 'AddUserPoolClientSecret', 'DeleteUserPoolClientSecret'],
      secret,
      encryptionKey: this.options.encryptionKey,
      options: options.functionOptions,
    });
    rotation.handler.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Stack.of(scope).account,
      sourceArn: secret.secretArn,
    });
    return rotation;
  }

  /** The function and custom resource that write the first value, and its metadata, to the secret. */
  private addSeed({ functionOptions }: ClientSecretRotationOptions): CustomResource {
    const { scope, secret, client, userPool } = this;
    const seeding = new ClientFunction(scope, 'SeedSecret', {
      description: `Writes the client secret of ${scope.node.path} when the stack is deployed`,
      handler: 'seed',
      environment: {
        CLIENT_ID: client.ref,
        ISSUER: Lazy.uncachedString({ produce: (context) => this.issuer(context) }),
        TOKEN_ENDPOINT: Lazy.uncachedString({ produce: (context) => this.tokenEndpoint(context) }),
      },
      userPool,
      poolActions: ['DescribeUserPoolClient', 'ListUserPoolClientSecrets'],
      secret,
      encryptionKey: this.options.encryptionKey,
      statements: [readWhatItReplaces(secret)],
      options: functionOptions,
    });
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
            if (context.preparing) { waitForFirstValue(this.declared, assemblyAround(client, context)); }
            return this.metadata(context);
          },
        }),
      },
    });
    seed.node.addDependency(seeding);
    this.seedFunction = seeding.handler;
    this.declared.firstValue = seed.node.defaultChild as CfnResource;
    // A dependency on the secret waits for its value, and not for the other constructs below it, because a resource policy may name the reader.
    Dependable.implement(secret, { dependencyRoots: [secret.node.defaultChild!, seed] });
    return seed;
  }

  private make(): Secret {
    const secret = new Secret(this.scope, 'Secret', { ...this.options, description: `Client secret of ${this.scope.node.path}` });
    const resource = secret.node.defaultChild as CfnSecret;
    this.declared.storedSecret = resource;
    resource.generateSecretString = undefined;
    resource.secretString = Lazy.uncachedString({
      produce: (context) => {
        const { attrClientSecret: value } = this.client;
        return Stack.of(secret).toJsonString({ client_secret: value, clientSecretValue: value, ...this.metadata(context) });
      },
    });
    return secret;
  }

  /** The metadata next to the value, in the names of the RFCs and in the names that Cognito uses when it stores a secret in Secrets Manager itself. */
  private metadata(context: IResolveContext): Record<string, unknown> {
    return {
      client_id: this.client.ref,
      issuer: this.issuer(context),
      token_endpoint: this.tokenEndpoint(context),
      scope: this.scopes(),
      userPoolId: this.userPool.userPoolRef.userPoolId,
      userPoolClientId: this.client.ref,
    };
  }

  /** `undefined` for an empty list, which the rules report and `Fn.join` refuses. */
  private scopes(): string | undefined {
    const { allowedOAuthScopes: scopes = [] } = this.client;
    return scopes.length === 0 ? undefined : Fn.join(' ', scopes);
  }

  private issuer(context: IResolveContext): string {
    return issuerOf(this.userPool, assemblyAround(this.client, context));
  }

  private tokenEndpoint(context: IResolveContext): string | undefined {
    const domain = this.declared.domainUrl(assemblyAround(this.client, context));
    return domain && `${domain}${TOKEN_PATH}`;
  }
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
