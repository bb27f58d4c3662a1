import type { EndpointsConfigurationOptions } from '../../../props/configuration-options';
import { AUTHORIZATION_PATH, TOKEN_PATH, USER_INFO_PATH } from '../../construction/endpoints/paths';
import type { ConfiguredClient } from '../configured-client';
import { joined } from '../configured-client';
import type { EnvironmentVariables } from '../environment';
import { lateVariables } from '../environment';
import { requested } from '../requested';

/**
 * The settings of mozilla-django-oidc 5, as variables. By default it does not use PKCE and expects tokens with an HS256 signature. It does not use
 * discovery.
 *
 * @see https://mozilla-django-oidc.readthedocs.io/en/stable/settings.html
 */
export function djangoOidc(client: ConfiguredClient, options?: EndpointsConfigurationOptions): EnvironmentVariables {
  const { domainUrl, scopes } = requested(client, 'djangoOidc', options, { callbackPaths: ['/oidc/callback/'], needsDomain: () => true });
  return {
    variables: lateVariables(client, {
      OIDC_RP_CLIENT_ID: (now) => now.clientId,
      OIDC_RP_SIGN_ALGO: 'RS256',
      OIDC_RP_SCOPES: (now) => joined(' ', scopes ?? now.scopes),
      OIDC_USE_PKCE: 'True',
      OIDC_TOKEN_USE_BASIC_AUTH: 'True',
      OIDC_OP_AUTHORIZATION_ENDPOINT: (now) => now.endpoint(AUTHORIZATION_PATH, domainUrl),
      OIDC_OP_TOKEN_ENDPOINT: (now) => now.endpoint(TOKEN_PATH, domainUrl),
      OIDC_OP_USER_ENDPOINT: (now) => now.endpoint(USER_INFO_PATH, domainUrl),
      OIDC_OP_JWKS_ENDPOINT: (now) => now.jwksUri,
    }),
    secretVariable: 'OIDC_RP_CLIENT_SECRET',
  };
}
