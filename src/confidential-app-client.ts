import { SecretValue } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { ClientSecretGrants } from './client-secret-grants';
import { ConfidentialAppConfiguration } from './confidential-app-configuration';
import { ImportedClient } from './imported-client';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import { confidentialSettings } from './private/construction/settings';
import { ClientSecretStore } from './private/secret/store';
import type { ConfidentialAppClientAttributes } from './props/app-client-attributes';
import type { ClientSecretRotationOptions } from './props/client-secret-options';
import type { ConfidentialAppClientProps } from './props/confidential-app-client-props';
import type { IUserAppClient } from './user-app-client-base';
import { UserAppClientBase } from './user-app-client-base';

/**
 * A client of an app that signs users in and runs where only its owner can read it: on a server.
 */
export interface IConfidentialAppClient extends IUserAppClient {
  /** The client's id and secret, and where it gets tokens, in Secrets Manager. */
  readonly secret: ISecret;

  /** What principals may be allowed to do with the client's secret, beside reading it. */
  readonly grants: ClientSecretGrants;
}

/**
 * The app client of an app that signs users in and runs where only you can read it: on a server, behind a load balancer.
 *
 * It has a secret and uses the code grant. PKCE is done by the app, which should send a challenge all the same; Cognito cannot be
 * told to require it. Changing the pool, or the class, replaces the client: the app gets a new client id and a new secret.
 *
 * @example
 * const client = new ConfidentialAppClient(this, 'Web', {
 *   userPool,
 *   callbackUrls: ['https://www.example.org/oauth2/callback'],
 *   logoutUrls: ['https://www.example.org/'],
 * });
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
 */
@propertyInjectable
export class ConfidentialAppClient extends UserAppClientBase implements IConfidentialAppClient {
  /** Names the class where properties are injected into it. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cognito-app-clients.ConfidentialAppClient';

  /**
   * A confidential app's client that was made elsewhere.
   *
   * @param scope the scope of the import
   * @param id its id there
   * @param attributes the pool and the client's id, and what else of the client is used
   */
  public static fromConfidentialAppClientAttributes(
    scope: Construct, id: string, attributes: ConfidentialAppClientAttributes,
  ): IConfidentialAppClient {
    return new ImportedClient(scope, id, 'ConfidentialAppClient', attributes);
  }

  /** What principals may be allowed to do with the client's secret, beside reading it. */
  public readonly grants: ClientSecretGrants;

  private readonly store: ClientSecretStore;

  constructor(scope: Construct, id: string, props: ConfidentialAppClientProps) {
    super(scope, id);
    checkGiven(this, STRUCTS.ConfidentialAppClientProps, props);
    this._makeForUsers(props, confidentialSettings(props), { kind: 'confidential' });
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

  /** The configuration of the app, in the variables that its framework reads. */
  public get configuration(): ConfidentialAppConfiguration {
    return ConfidentialAppConfiguration._of(this._configured, () => this.secret);
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
