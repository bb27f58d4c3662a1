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
 * The secret of a client in Secrets Manager, with what an app needs to get a token, in the names of RFC 7591 and RFC 8414.
 *
 * Without rotation CloudFormation fills in the value from the client's own attribute: one resource, no Lambda. With rotation the same resource has no
 * value in the template, since CloudFormation writes a new one whenever that changes; the rotation function puts the first one into it.
 */
export class ClientSecretStore {
  /** Those that rotation adds. */
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

  /** Runs what needs the rotation function: now, or when rotation is added, if it is. */
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

  /** What puts the first value, and what stands beside it, into the secret. */
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
      // Twice the function's time: an invocation that is lost is made again.
      serviceTimeout: Duration.minutes(10),
      // The function reads none of these but the ARN before a replacement. CloudFormation calls it when one of them changes.
      properties: {
        SecretId: secret.secretArn,
        Content: Lazy.uncachedAny({
          produce: (context) => {
            // The last step in which CDK takes dependencies, after the Aspects.
            if (context.preparing) { waitForFirstValue(this.declared, assemblyAround(client, context)); }
            return this.metadata(context);
          },
        }),
      },
    });
    seed.node.addDependency(seeding);
    this.seedFunction = seeding.handler;
    this.declared.firstValue = seed.node.defaultChild as CfnResource;
    // Who waits for the secret waits for its value, and not for what else is below it: a resource policy may name the reader.
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

  /** What stands beside the value: in the names of the RFCs, and in those that Cognito uses where it keeps a secret in Secrets Manager itself. */
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

  /** Nothing for an empty list, which the rules report and `Fn.join` refuses. */
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
 * A deployment without rotation has CloudFormation write the client's attribute into the secret. Rolled back, it leaves that value, which may be dead.
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
 * A stored secret that gets another name is another secret. Its value is read from the one before, which is there until the deployment has succeeded:
 * the tags that only CloudFormation writes tell that it was the same resource of the same stack.
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

/** Zero means that nothing rotates the secret by itself, as in the L2. */
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
