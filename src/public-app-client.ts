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
 * A client of an app whose code its users can read, such as an app in a browser, on a phone or on a desktop.
 *
 * The client has no secret. Reading `userPoolClientSecret` throws an error.
 */
export interface IPublicAppClient extends IUserAppClient {}

/**
 * The client of an app whose code its users can read, such as an app in a browser, on a phone or on a desktop.
 *
 * The client has no secret, because users could read it in the app. It uses the code grant, and the app must use PKCE: Cognito verifies the code
 * challenge that the app sends, but cannot require one. Changing the user pool, the class or the construct id replaces the client: it gets a new
 * client id, and its users are signed out.
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
  /** The id by which property injectors find this class. */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-cognito-app-clients.PublicAppClient';

  /**
   * Imports an existing client of a public app.
   *
   * @param scope the scope of the imported client
   * @param id the construct id of the imported client
   * @param attributes the user pool, the client id, and the URL of the user pool's domain if you read an endpoint
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
   * Throws an error, because a public client has no secret.
   */
  public get userPoolClientSecret(): SecretValue {
    throw noSecret(this);
  }
}
