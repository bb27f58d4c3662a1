import { JsonConfiguration } from './json-configuration';
import type { ConfiguredClient } from './private/configuration/configured-client';
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

  /**
   * The settings of oidc-client-ts (`UserManagerSettings`) and react-oidc-context (the props of `AuthProvider`).
   *
   * Where the client has a sign-out URL, `signoutRedirect()` signs the user out of Cognito and comes back there.
   *
   * @param options where the user comes back to, and the scopes; the client's own unless given
   * @see https://authts.github.io/oidc-client-ts/interfaces/UserManagerSettings.html
   */
  public oidcClientTs(options: SignInConfigurationOptions = {}): JsonConfiguration {
    return JsonConfiguration._of(this.client, oidcClientTs(this.client, options));
  }

  /**
   * The file `amplify_outputs.json` (version 1.5) of Amplify JS 6.
   *
   * All callback and sign-out URLs of the client are in it, since Amplify chooses the one with the page's origin. A client with `disableOAuth`
   * gets no `oauth` section.
   *
   * @param options where the user comes back to, and the scopes; the client's own unless given
   * @see https://docs.amplify.aws/react/reference/amplify_outputs/
   */
  public amplifyOutputs(options: SignInConfigurationOptions = {}): JsonConfiguration {
    return JsonConfiguration._of(this.client, amplifyOutputs(this.client, options));
  }

  /**
   * The configuration of react-native-app-auth; flutter_appauth and expo-auth-session take the same values.
   *
   * @param options where the user comes back to, and the scopes; the client's own unless given
   * @see https://github.com/FormidableLabs/react-native-app-auth
   */
  public appAuth(options: RedirectConfigurationOptions = {}): JsonConfiguration {
    return JsonConfiguration._of(this.client, appAuth(this.client, options));
  }
}
