import { JsonConfiguration } from './json-configuration';
import type { ConfiguredClient } from './private/configuration/configured-client';
import type { Document } from './private/configuration/late';
import { amplifyOutputs } from './private/configuration/targets/amplify-outputs';
import { appAuth } from './private/configuration/targets/app-auth';
import { oidcClientTs } from './private/configuration/targets/oidc-client-ts';
import type { RedirectConfigurationOptions, SignInConfigurationOptions } from './props/configuration-options';

/**
 * The configuration of a public app, in the format that its library reads.
 */
export class PublicAppConfiguration {
  /** @internal */
  public static _of(client: ConfiguredClient): PublicAppConfiguration {
    return new PublicAppConfiguration(client);
  }

  private constructor(private readonly client: ConfiguredClient) {}

  /** @internal */
  public _document(document: (client: ConfiguredClient) => Document): JsonConfiguration {
    return JsonConfiguration._of(this.client, document(this.client));
  }

  /**
   * The settings of oidc-client-ts (`UserManagerSettings`) and react-oidc-context (the props of `AuthProvider`).
   *
   * If the client has a sign-out URL, `signoutRedirect()` signs the user out of Cognito and redirects to that URL.
   *
   * @param options the callback URL, the sign-out URL, the scopes and the domain; the default is those of the client
   * @see https://authts.github.io/oidc-client-ts/interfaces/UserManagerSettings.html
   */
  public oidcClientTs(options: SignInConfigurationOptions = {}): JsonConfiguration {
    return JsonConfiguration._of(this.client, oidcClientTs(this.client, options));
  }

  /**
   * The content of the file `amplify_outputs.json` (version 1.5) of Amplify JS 6.
   *
   * It contains all callback and sign-out URLs of the client, because Amplify selects the URL with the origin of the page. For a client with
   * `disableOAuth` there is no `oauth` section.
   *
   * @param options the callback URL, the sign-out URL, the scopes and the domain; the default is those of the client
   * @see https://docs.amplify.aws/react/reference/amplify_outputs/
   */
  public amplifyOutputs(options: SignInConfigurationOptions = {}): JsonConfiguration {
    return JsonConfiguration._of(this.client, amplifyOutputs(this.client, options));
  }

  /**
   * The configuration of react-native-app-auth. The libraries flutter_appauth and expo-auth-session take the same values.
   *
   * @param options the callback URL and the scopes; the default is those of the client
   * @see https://github.com/FormidableLabs/react-native-app-auth
   */
  public appAuth(options: RedirectConfigurationOptions = {}): JsonConfiguration {
    return JsonConfiguration._of(this.client, appAuth(this.client, options));
  }
}
