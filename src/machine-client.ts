import type { SecretValue } from 'aws-cdk-lib';
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
import { ClientSecret } from './private/secret/client-secret';
import type { MachineClientAttributes } from './props/app-client-attributes';
import type { ClientSecretRotationOptions } from './props/client-secret-options';
import type { MachineClientProps } from './props/machine-client-props';

/**
 * A client of a program that has no users and acts on its own behalf.
 *
 * The client always has a secret. On an imported client, reading the secret throws an error if the attributes do not contain it.
 */
export interface IMachineClient extends IAppClient {
  /** The secret in Secrets Manager that stores the client's id, its secret and its issuer. */
  readonly secret: ISecret;

  /** Grants permissions on the secret. To grant read access, call `secret.grantRead()`. */
  readonly grants: ClientSecretGrants;
}

/**
 * The client of a program that has no users and acts on its own behalf, such as a cron job or a service that calls another service.
 *
 * The client has a secret and uses the client credentials grant. Token requests are billed and limited, so a program should reuse a token
 * until it expires. Changing the user pool, the class or the construct id replaces the client: it gets a new client id and a new secret.
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
  /** The id by which property injectors find this class. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cognito-app-clients.MachineClient';

  /**
   * Imports an existing client of a program without users.
   *
   * @param scope the scope of the imported client
   * @param id the construct id of the imported client
   * @param attributes the user pool, the client id, and the other attributes that you use
   */
  public static fromMachineClientAttributes(scope: Construct, id: string, attributes: MachineClientAttributes): IMachineClient {
    return new ImportedClient(scope, id, 'MachineClient', attributes);
  }

  /** Grants permissions on the secret. To grant read access, call `secret.grantRead()`. */
  public readonly grants: ClientSecretGrants;

  private readonly clientSecret: ClientSecret;

  constructor(scope: Construct, id: string, props: MachineClientProps) {
    super(scope, id);
    checkGiven(this, STRUCTS.MachineClientProps, props);
    this._make(props, machineSettings(props), { kind: 'machine' });
    this.clientSecret = new ClientSecret({ scope: this, ...this._configured, options: props.secretOptions });
    this.grants = ClientSecretGrants._of(this, () => this.secret, (act) => this.clientSecret.whenRotating(act));
  }

  /**
   * The secret in Secrets Manager that stores the client's id and secret as JSON.
   *
   * The keys are `client_id`, `client_secret`, `issuer` and `scope`, and `token_endpoint` if the domain of the user pool is known. The JSON also
   * has the keys `userPoolId`, `userPoolClientId` and `clientSecretValue`, which Cognito uses when it stores a client secret in Secrets Manager
   * itself.
   *
   * The stored secret is created in the stack of the client when this property is first read: one resource, no Lambda function. Other stacks,
   * functions and containers get the ARN of the secret and never its value. To let a principal read the value, call `secret.grantRead()`.
   */
  public get secret(): ISecret {
    return this.clientSecret.stored;
  }

  /** The configuration of the program, as environment variables. */
  public get configuration(): MachineConfiguration {
    return MachineConfiguration._of(this._configured, () => this.secret);
  }

  /**
   * The value of the client secret, as CloudFormation reads it from the client (`Fn::GetAtt ClientSecret`).
   *
   * Anyone who can read the resource that contains the value can read the client secret. If the secret is rotated, use `secret` instead: this value
   * is the first secret, which is deleted at the second rotation.
   */
  public get userPoolClientSecret(): SecretValue {
    return this.clientSecret.value;
  }

  /** The function that rotates the secret. Absent until `addSecretRotation()` is called. */
  public get rotationFunction(): LambdaFunction | undefined {
    return this.clientSecret.rotationFunction;
  }

  /** The function that writes the first value of the secret during the deployment. Absent until `addSecretRotation()` is called. */
  public get seedFunction(): LambdaFunction | undefined {
    return this.clientSecret.seedFunction;
  }

  /**
   * Rotates the secret regularly. The program always has a secret that works.
   *
   * Cognito keeps two secrets for a client. The previous secret works until the next rotation, and at least for the time `overlap`. A program must
   * read `secret` again when Cognito refuses its value, or at regular times. Do not use `userPoolClientSecret`: it is always the first secret,
   * which is deleted at the second rotation.
   *
   * The method adds nine resources: a function that rotates the secret, a function that writes the first value, their roles and permissions, a
   * custom resource, an EventBridge rule that has the secret checked after a deployment is rolled back, and a rotation schedule. Both functions
   * work on this client only. Their roles allow access to every client of the user pool, because Cognito's permissions cannot be narrower.
   *
   * @param options the interval, and how long the previous secret stays valid
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
   */
  public addSecretRotation(options: ClientSecretRotationOptions = {}): void {
    this.clientSecret.addRotation(options);
  }
}
