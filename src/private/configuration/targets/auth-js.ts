import type { FrameworkConfigurationOptions } from '../../../props/configuration-options';
import type { ConfiguredClient } from '../configured-client';
import type { EnvironmentVariables } from '../environment';
import { lateVariables } from '../environment';
import { requested } from '../requested';

/**
 * The environment of Auth.js 5 (`@auth/core` 0.41, `next-auth` 5 beta). Its variables cannot change the scopes that it requests.
 *
 * @see https://authjs.dev/getting-started/providers/cognito
 */
export function authJs(client: ConfiguredClient, options?: FrameworkConfigurationOptions): EnvironmentVariables {
  requested(client, 'authJs', options, {
    callbackPaths: ['/api/auth/callback/cognito', '/auth/callback/cognito'],
    scopes: ['openid', 'profile', 'email'],
  });
  return {
    variables: lateVariables(client, {
      AUTH_COGNITO_ID: (now) => now.clientId,
      AUTH_COGNITO_ISSUER: (now) => now.issuer,
    }),
    secretVariable: 'AUTH_COGNITO_SECRET',
  };
}
