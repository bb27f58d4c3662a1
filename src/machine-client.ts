import { SecretValue } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { IAppClient } from './app-client-base';
import { AppClientBase } from './app-client-base';
import { ClientSecretGrants } from './client-secret-grants';
import { ImportedClient } from './imported-client';
import { MachineConfiguration } from './machine-configuration';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import { machineSettings } from './private/construction/settings';
import { ClientSecretStore } from './private/secret/store';
import type { MachineClientAttributes } from './props/app-client-attributes';
import type { ClientSecretRotationOptions } from './props/client-secret-options';
import type { MachineClientProps } from './props/machine-client-props';

/**
 * A client of a program that acts for itself, without a user.
 */
export interface IMachineClient extends IAppClient {
  /** The client's id and secret, and where it gets tokens, in Secrets Manager. */
  readonly secret: ISecret;

  /** What principals may be allowed to do with the client's secret, beside reading it. */
  readonly grants: ClientSecretGrants;
}

/**
 * The app client of a program that acts for itself, without a user: a cron job, a service that calls another.
 *
 * It has a secret and uses the client credentials grant. Token requests are billed and limited; programs keep a token until it expires.
 * Changing the pool, or the class, replaces the client: the program gets a new client id and a new secret.
 *
 * @example
 * const client = new MachineClient(this, 'NightlyExport', {
 *   userPool,
 *   scopes: [cognito.OAuthScope.custom('orders/read')],
 * });
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
 */
@propertyInjectable
export class MachineClient extends AppClientBase implements IMachineClient {
  /** Names the class where properties are injected into it. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cognito-app-clients.MachineClient';

  /**
   * A machine's client that was made elsewhere.
   *
   * @param scope the scope of the import
   * @param id its id there
   * @param attributes the pool and the client's id, and what else of the client is used
   */
  public static fromMachineClientAttributes(scope: Construct, id: string, attributes: MachineClientAttributes): IMachineClient {
    return new ImportedClient(scope, id, 'MachineClient', attributes);
  }

  /** What principals may be allowed to do with the client's secret, beside reading it. */
  public readonly grants: ClientSecretGrants;

  private readonly store: ClientSecretStore;

  constructor(scope: Construct, id: string, props: MachineClientProps) {
    super(scope, id);
    checkGiven(this, STRUCTS.MachineClientProps, props);
    this._make(props, machineSettings(props), { kind: 'machine' });
    this.store = new ClientSecretStore(this, this._resource, props.userPool, this._declared, props.secretOptions);
    this.grants = ClientSecretGrants._of(() => this.store.secret, (act) => this.store.whenRotating(act));
  }

  /**
   * The client's id and secret, and where it gets tokens, as JSON in Secrets Manager.
   *
   * It holds `client_id`, `client_secret`, `issuer`, `scope`, and `token_endpoint` where the app shows a domain of the pool; and `userPoolId`,
   * `userPoolClientId` and `clientSecretValue`, as Cognito names them where it keeps a secret itself. Reading this property makes it, in the client's own stack: one resource, no Lambda. What is handed to another stack, a function or a container is its ARN, never the
   * value; `secret.grantRead()` lets a principal read it.
   */
  public get secret(): ISecret {
    return this.store.secret;
  }

  /** The configuration of the program, in variables. */
  public get configuration(): MachineConfiguration {
    return MachineConfiguration._of(this._configured, () => this.secret);
  }

  /**
   * The secret itself, as CloudFormation reads it from the client (`Fn::GetAtt ClientSecret`).
   *
   * Whoever can read the resource that it is written into can read the secret.
   */
  public get userPoolClientSecret(): SecretValue {
    this._declared.secretValueUsed = true;
    return SecretValue.resourceAttribute(this._resource.attrClientSecret);
  }

  /** The function that rotates the secret. Absent until `addSecretRotation()` is called. */
  public get rotationFunction(): LambdaFunction | undefined {
    return this.store.rotationFunction;
  }

  /** The function that writes the first value into the secret during a deployment. Absent until `addSecretRotation()` is called. */
  public get seedFunction(): LambdaFunction | undefined {
    return this.store.seedFunction;
  }

  /**
   * Has the secret replaced at regular times, without a moment in which the app has none that works.
   *
   * Cognito holds two secrets for a client: the replaced one works until the next rotation, and no shorter than `overlap`. It adds nine resources: a
   * function that rotates, one that puts the first value into the secret, their roles and permissions, a custom resource, a rule that has the secret
   * checked after a deployment was rolled back, and a schedule. Both functions work on
   * this client alone, with what this deployment tells them. Their roles reach every client of the pool, since Cognito's permissions cannot be narrower.
   *
   * An app reads `secret` again when its own value is refused, or now and then. `userPoolClientSecret` is the first value for ever, and dies at the
   * second rotation: with rotation, hand out `secret` alone.
   *
   * @param options how often, and how long a replaced secret still works
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
   */
  public addSecretRotation(options: ClientSecretRotationOptions = {}): void {
    checkGiven(this, STRUCTS.ClientSecretRotationOptions, options, 'addSecretRotation()');
    this.store.addRotation(options);
  }
}
