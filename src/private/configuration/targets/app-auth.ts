import type { RedirectConfigurationOptions } from '../../../props/configuration-options';
import type { ConfiguredClient } from '../configured-client';
import { first } from '../configured-client';
import type { Document } from '../late';
import { requested } from '../requested';

/**
 * The configuration that react-native-app-auth 8 takes; flutter_appauth and expo-auth-session take the same values.
 *
 * The library uses PKCE by default.
 */
export function appAuth(client: ConfiguredClient, options?: RedirectConfigurationOptions): Document {
  const { redirectUri, scopes } = requested(client, 'appAuth', options, {});
  return {
    issuer: (now) => now.issuer,
    clientId: (now) => now.clientId,
    redirectUrl: (now) => redirectUri ?? first(now.callbackUrls),
    scopes: (now) => scopes ?? now.scopes,
  };
}
