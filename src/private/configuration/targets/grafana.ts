import type { GrafanaConfigurationOptions } from '../../../props/configuration-options';
import { AUTHORIZATION_PATH, TOKEN_PATH, USER_INFO_PATH } from '../../construction/endpoints/paths';
import type { ConfiguredClient } from '../configured-client';
import { joined } from '../configured-client';
import type { EnvironmentVariables } from '../environment';
import { lateVariables } from '../environment';
import { requested } from '../requested';

/**
 * The environment of Grafana's generic OAuth sign-in.
 *
 * @see https://grafana.com/docs/grafana/latest/setup-grafana/configure-access/configure-authentication/generic-oauth/
 */
export function grafana(client: ConfiguredClient, options?: GrafanaConfigurationOptions): EnvironmentVariables {
  const { logoutUri, domainUrl, scopes } = requested(client, 'grafana', options, {
    callbackPaths: ['/login/generic_oauth'], needsDomain: () => true,
  });
  return {
    variables: lateVariables(client, {
      GF_AUTH_GENERIC_OAUTH_ENABLED: 'true',
      GF_AUTH_GENERIC_OAUTH_CLIENT_ID: (now) => now.clientId,
      GF_AUTH_GENERIC_OAUTH_SCOPES: (now) => joined(' ', scopes ?? now.scopes),
      GF_AUTH_GENERIC_OAUTH_AUTH_URL: (now) => now.endpoint(AUTHORIZATION_PATH, domainUrl),
      GF_AUTH_GENERIC_OAUTH_TOKEN_URL: (now) => now.endpoint(TOKEN_PATH, domainUrl),
      GF_AUTH_GENERIC_OAUTH_API_URL: (now) => now.endpoint(USER_INFO_PATH, domainUrl),
      GF_AUTH_GENERIC_OAUTH_USE_PKCE: 'true',
      GF_AUTH_GENERIC_OAUTH_USE_REFRESH_TOKEN: 'true',
      GF_AUTH_GENERIC_OAUTH_SIGNOUT_REDIRECT_URL: (now) => now.signOutUrl(logoutUri, domainUrl),
    }),
    secretVariable: 'GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET',
  };
}
