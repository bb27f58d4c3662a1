import type { SecretValue } from 'aws-cdk-lib';
import { Resource } from 'aws-cdk-lib';
import type { IUserPoolClient, IUserPoolRef, UserPoolClientReference } from 'aws-cdk-lib/aws-cognito';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { publicSettings } from './private/construction/settings';
import type { PublicAppClientProps } from './props/public-app-client-props';
import { PublicPlatform } from './props/public-app-client-props';
import { PublicAppConfiguration } from './public-app-configuration';
import { UserAppClientBase } from './user-app-client-base';

/**
 * A client of an app whose code its users can read: one in a browser, on a phone, on a desktop.
 */
export interface IPublicAppClient extends IUserPoolClient {
  /** The pool that the client belongs to. */
  readonly userPool: IUserPoolRef;
}

/**
 * What names a public app's client that was made elsewhere.
 */
export interface PublicAppClientAttributes {
  /** The pool that the client belongs to. */
  readonly userPool: IUserPoolRef;

  /** The id of the client. */
  readonly userPoolClientId: string;
}

/**
 * The app client of an app whose code its users can read: one in a browser, on a phone, on a desktop.
 *
 * It has no secret, since such an app could not keep it. It uses the code grant; the app protects the code with PKCE, which
 * Cognito honours where the app sends a challenge and cannot be told to require. Changing the pool, or the class, replaces the
 * client: the app gets a new client id.
 *
 * @example
 * const client = new PublicAppClient(this, 'Spa', {
 *   userPool,
 *   callbackUrls: ['https://app.example.org/cb'],
 * });
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
 */
@propertyInjectable
export class PublicAppClient extends UserAppClientBase implements IPublicAppClient {
  /** Names the class where properties are injected into it. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cognito-app-clients.PublicAppClient';

  /**
   * A public app's client that was made elsewhere.
   *
   * @param scope where the import stands
   * @param id its id there
   * @param attributes the pool and the client's id
   */
  public static fromUserPoolClientAttributes(scope: Construct, id: string, attributes: PublicAppClientAttributes): IPublicAppClient {
    return new ImportedPublicAppClient(scope, id, attributes);
  }

  constructor(scope: Construct, id: string, props: PublicAppClientProps) {
    const platform = props.platform ?? PublicPlatform.BROWSER;
    super(scope, id, props.userPool, publicSettings(props, platform === PublicPlatform.NATIVE), { kind: 'public', platform });
  }

  /** The configuration of the app, in the format that its library reads. */
  public get configuration(): PublicAppConfiguration {
    return PublicAppConfiguration._of(this._configured);
  }

  /**
   * Throws: a public client has no secret.
   */
  public get userPoolClientSecret(): SecretValue {
    return noSecret(this.node.path);
  }
}

class ImportedPublicAppClient extends Resource implements IPublicAppClient {
  public readonly userPool: IUserPoolRef;
  public readonly userPoolClientId: string;

  constructor(scope: Construct, id: string, attributes: PublicAppClientAttributes) {
    super(scope, id);
    this.userPool = attributes.userPool;
    this.userPoolClientId = attributes.userPoolClientId;
  }

  public get userPoolClientRef(): UserPoolClientReference {
    return { userPoolId: this.userPool.userPoolRef.userPoolId, clientId: this.userPoolClientId };
  }

  public get userPoolClientSecret(): SecretValue {
    return noSecret(this.node.path);
  }
}

function noSecret(path: string): never {
  throw new Error(`'${path}' is a public client, which has no secret: its users can read the app and everything in it. `
    + 'An app that runs where only you can read it is a ConfidentialAppClient; one without users is a MachineClient.');
}
