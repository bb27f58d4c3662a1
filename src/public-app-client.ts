import type { SecretValue } from 'aws-cdk-lib';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import type { Construct } from 'constructs';
import { ImportedClient } from './imported-client';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import { noSecret } from './private/construction/no-secret';
import { publicSettings } from './private/construction/settings';
import type { PublicAppClientAttributes } from './props/app-client-attributes';
import type { PublicAppClientProps } from './props/public-app-client-props';
import { PublicPlatform } from './props/public-app-client-props';
import { PublicAppConfiguration } from './public-app-configuration';
import type { IUserAppClient } from './user-app-client-base';
import { UserAppClientBase } from './user-app-client-base';

/**
 * A client of an app whose code its users can read: one in a browser, on a phone, on a desktop.
 */
export interface IPublicAppClient extends IUserAppClient {}

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
   * @param scope the scope of the import
   * @param id its id there
   * @param attributes the pool, the client's id, and the URL of the pool's domain where an endpoint is used
   */
  public static fromPublicAppClientAttributes(scope: Construct, id: string, attributes: PublicAppClientAttributes): IPublicAppClient {
    return new ImportedClient(scope, id, 'PublicAppClient', attributes);
  }

  constructor(scope: Construct, id: string, props: PublicAppClientProps) {
    super(scope, id);
    checkGiven(this, STRUCTS.PublicAppClientProps, props);
    const platform = props.platform ?? PublicPlatform.BROWSER;
    this._makeForUsers(props, publicSettings(props, platform === PublicPlatform.NATIVE), { kind: 'public', platform });
  }

  /** The configuration of the app, in the format that its library reads. */
  public get configuration(): PublicAppConfiguration {
    return PublicAppConfiguration._of(this._configured);
  }

  /**
   * Throws: a public client has no secret.
   */
  public get userPoolClientSecret(): SecretValue {
    throw noSecret(this);
  }
}
