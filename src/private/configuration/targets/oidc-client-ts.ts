import type { SignInConfigurationOptions } from '../../../props/configuration-options';
import type { ConfiguredClient } from '../configured-client';
import { first, joined } from '../configured-client';
import type { Document } from '../late';
import { requested } from '../requested';

/**
 * `UserManagerSettings` of oidc-client-ts 3.5.0, which are also the props of `AuthProvider` of react-oidc-context 3.3.1.
 *
 * The library overrides the discovery document with `metadataSeed`. Its `end_session_endpoint` is the complete sign-out URL, because the library
 * would send `id_token_hint` and `post_logout_redirect_uri`, and Cognito takes `client_id` and `logout_uri`. `post_logout_redirect_uri` is not set,
 * because without an ID token the library would send `client_id` twice. `revokeTokensOnSignout` is not set, because the library throws unless the
 * empty response to a revocation has a JSON content type, and it is unproven that Cognito's response has one.
 */
export function oidcClientTs(client: ConfiguredClient, options?: SignInConfigurationOptions): Document {
  const { redirectUri, logoutUri, domainUrl, scopes } = requested(client, 'oidcClientTs', options, {
    needsDomain: (now) => options?.logoutUri !== undefined || now.logoutUrls.length > 0,
  });
  return {
    authority: (now) => now.issuer,
    client_id: (now) => now.clientId,
    redirect_uri: (now) => redirectUri ?? first(now.callbackUrls),
    response_type: 'code',
    scope: (now) => joined(' ', scopes ?? now.scopes),
    metadataSeed: (now) => {
      const url = now.signOutUrl(logoutUri, domainUrl);
      return url === undefined ? undefined : { end_session_endpoint: url };
    },
  };
}
