import type { ServerConfigurationOptions } from '../../../props/configuration-options';
import type { ConfiguredClient } from '../configured-client';
import { firstWithPath, joined } from '../configured-client';
import type { EnvironmentVariables } from '../environment';
import { lateVariables } from '../environment';
import { requested } from '../requested';

const CALLBACK_PATH = '/oauth2/callback';

/**
 * The environment of oauth2-proxy 7. It uses PKCE only if the method is set.
 *
 * @see https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview
 */
export function oauth2Proxy(client: ConfiguredClient, options?: ServerConfigurationOptions): EnvironmentVariables {
  const { baseUrl, scopes } = requested(client, 'oauth2Proxy', options, { callbackPaths: [CALLBACK_PATH] });
  return {
    variables: lateVariables(client, {
      OAUTH2_PROXY_PROVIDER: 'oidc',
      OAUTH2_PROXY_OIDC_ISSUER_URL: (now) => now.issuer,
      OAUTH2_PROXY_CLIENT_ID: (now) => now.clientId,
      OAUTH2_PROXY_REDIRECT_URL: (now) => baseUrl === undefined ? firstWithPath(now.callbackUrls, CALLBACK_PATH) : `${baseUrl}${CALLBACK_PATH}`,
      OAUTH2_PROXY_SCOPE: (now) => joined(' ', scopes ?? now.scopes),
      OAUTH2_PROXY_CODE_CHALLENGE_METHOD: 'S256',
      OAUTH2_PROXY_OIDC_GROUPS_CLAIM: 'cognito:groups',
    }),
    secretVariable: 'OAUTH2_PROXY_CLIENT_SECRET',
  };
}
