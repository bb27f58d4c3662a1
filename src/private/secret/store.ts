import type { Duration, IResolveContext } from 'aws-cdk-lib';
import { CustomResource, Fn, Lazy, Stack, Tokenization } from 'aws-cdk-lib';
import type { CfnUserPoolClient, IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnRotationSchedule, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { rotationFunctionFor } from './rotation-function';
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
  /** The function that rotates the secret, where one does. */
  public rotationFunction?: IFunction;
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

  public addRotation(options: ClientSecretRotationOptions): void {
    if (this.rotationFunction) {
      throw new Error(`'${this.scope.node.path}' rotates its secret already: call addSecretRotation() once.`);
    }
    const { secret, client, userPool, declared } = this;
    const resource = secret.node.defaultChild as CfnSecret;
    resource.secretString = undefined;
    const rotation = rotationFunctionFor(this.scope, userPool);
    this.rotationFunction = rotation.handler;
    rotation.rotates(secret, this.options.encryptionKey);

    const overlap = amountIn('seconds', 'overlap', options.overlap, declared.unconvertible) ?? DEFAULT_OVERLAP_SECONDS;
    for (const [name, value] of Object.entries({
      'user-pool-id': userPool.userPoolRef.userPoolId,
      'client-id': client.ref,
      'overlap': Tokenization.stringifyNumber(overlap),
      ...declared.kind === 'machine' ? { grant: 'client_credentials' } : {},
    })) { resource.tags.setTag(`cognito-app-client:${name}`, value); }

    const seed = new CustomResource(secret, 'Seed', {
      resourceType: 'Custom::CognitoClientSecret',
      serviceToken: rotation.handler.functionArn,
      properties: {
        SecretId: secret.secretArn,
        UserPoolId: userPool.userPoolRef.userPoolId,
        ClientId: client.ref,
        Content: Lazy.uncachedAny({ produce: (context) => this.metadata(context) }),
      },
    });
    seed.node.addDependency(rotation);
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
  }

  private make(): Secret {
    const secret = new Secret(this.scope, 'Secret', { ...this.options, description: `Client secret of ${this.scope.node.path}` });
    const resource = secret.node.defaultChild as CfnSecret;
    resource.generateSecretString = undefined;
    resource.secretString = Lazy.uncachedString({
      produce: (context) => Stack.of(secret).toJsonString({ client_secret: this.client.attrClientSecret, ...this.metadata(context) }),
    });
    return secret;
  }

  /** What stands beside the value. */
  private metadata(context: IResolveContext): Record<string, unknown> {
    const assembly = assemblyAround(this.client, context);
    const domain = this.declared.domainUrl(assembly);
    return {
      client_id: this.client.ref,
      issuer: issuerOf(this.userPool, assembly),
      token_endpoint: domain && `${domain}${TOKEN_PATH}`,
      scope: this.client.allowedOAuthScopes && Fn.join(' ', this.client.allowedOAuthScopes),
    };
  }
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
