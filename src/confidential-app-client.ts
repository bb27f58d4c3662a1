import { Resource, SecretValue } from 'aws-cdk-lib';
import type { IUserPoolClient, IUserPoolRef, UserPoolClientReference } from 'aws-cdk-lib/aws-cognito';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import type { UserAppClientProps } from './app-client-props';
import { confidentialSettings } from './private/settings';
import { UserAppClient } from './private/user-app-client';

/**
 * What a confidential app's client is made of.
 */
export interface ConfidentialAppClientProps extends UserAppClientProps {
  /**
   * Whether the app may tell the service the user's IP address and device in requests without credentials.
   *
   * Threat protection (the PLUS plan) then judges the user's address and not the server's.
   *
   * @default false - the service's own default; it has an effect only with threat protection
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-adaptive-authentication.html#user-pool-settings-adaptive-authentication-device-fingerprint
   */
  readonly enablePropagateAdditionalUserContextData?: boolean;
}

/**
 * A client of an app that signs users in and runs where only its owner can read it: on a server.
 */
export interface IConfidentialAppClient extends IUserPoolClient {
  /** The pool that the client belongs to. */
  readonly userPool: IUserPoolRef;
}

/**
 * What names a confidential app's client that was made elsewhere.
 */
export interface ConfidentialAppClientAttributes {
  /** The pool that the client belongs to. */
  readonly userPool: IUserPoolRef;

  /** The id of the client. */
  readonly userPoolClientId: string;
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
export class ConfidentialAppClient extends UserAppClient implements IConfidentialAppClient {
  /** Names the class where properties are injected into it. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cognito-app-clients.ConfidentialAppClient';

  /**
   * A confidential app's client that was made elsewhere.
   *
   * @param scope where the import stands
   * @param id its id there
   * @param attributes the pool and the client's id
   */
  public static fromUserPoolClientAttributes(scope: Construct, id: string, attributes: ConfidentialAppClientAttributes): IConfidentialAppClient {
    return new ImportedConfidentialAppClient(scope, id, attributes);
  }

  constructor(scope: Construct, id: string, props: ConfidentialAppClientProps) {
    super(scope, id, props.userPool, confidentialSettings(props), { kind: 'confidential' });
  }

  /**
   * The secret itself, as CloudFormation reads it from the client (`Fn::GetAtt ClientSecret`).
   *
   * Whoever can read the resource that it is written into can read the secret.
   */
  public get userPoolClientSecret(): SecretValue {
    return SecretValue.resourceAttribute(this._resource.attrClientSecret);
  }
}

class ImportedConfidentialAppClient extends Resource implements IConfidentialAppClient {
  public readonly userPool: IUserPoolRef;
  public readonly userPoolClientId: string;

  constructor(scope: Construct, id: string, attributes: ConfidentialAppClientAttributes) {
    super(scope, id);
    this.userPool = attributes.userPool;
    this.userPoolClientId = attributes.userPoolClientId;
  }

  public get userPoolClientRef(): UserPoolClientReference {
    return { userPoolId: this.userPool.userPoolRef.userPoolId, clientId: this.userPoolClientId };
  }

  public get userPoolClientSecret(): SecretValue {
    throw new Error(`the secret of '${this.node.path}' is not known: it was made elsewhere.`);
  }
}
