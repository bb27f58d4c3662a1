import type { SignInConfigurationOptions } from '../../../props/configuration-options';
import type { ConfiguredClient } from '../configured-client';
import { first, joined } from '../configured-client';
import type { EnvironmentVariables } from '../environment';
import { lateVariables } from '../environment';
import { requested } from '../requested';

/**
 * The variables of a server with any library, in the names of RFC 6749 and OpenID Connect.
 *
 * A server whose client does not use managed login needs neither scopes nor redirect URLs.
 */
export function serverEnvironment(client: ConfiguredClient, secretArn: string, options?: SignInConfigurationOptions): EnvironmentVariables {
  const usesOAuth = client.resource.allowedOAuthFlowsUserPoolClient !== false;
  const { redirectUri, logoutUri, domainUrl, scopes } = requested(client, 'environment', options, {
    usesOAuth,
    needsDomain: (now) => usesOAuth && (options?.logoutUri !== undefined || now.logoutUrls.length > 0),
  });
  return {
    variables: lateVariables(client, {
      ISSUER: (now) => now.issuer,
      USER_POOL_ID: (now) => now.userPoolId,
      CLIENT_ID: (now) => now.clientId,
      CLIENT_SECRET_ARN: secretArn,
      ...usesOAuth ? {
        SCOPE: (now) => joined(' ', scopes ?? now.scopes),
        REDIRECT_URI: (now) => redirectUri ?? first(now.callbackUrls),
        SIGN_OUT_URL: (now) => now.signOutUrl(logoutUri, domainUrl),
      } : {},
    }),
    secretVariable: 'CLIENT_SECRET',
  };
}
