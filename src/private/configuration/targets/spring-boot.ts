import type { ServerConfigurationOptions } from '../../../props/configuration-options';
import type { ConfiguredClient } from '../configured-client';
import { joined } from '../configured-client';
import type { EnvironmentVariables } from '../environment';
import { lateVariables } from '../environment';
import { requested } from '../requested';

const REGISTRATION = 'SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_COGNITO';
const PROVIDER = 'SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_COGNITO';

/**
 * The environment of Spring Boot 4 with Spring Security 7, which uses PKCE for confidential clients by default.
 *
 * @see https://docs.spring.io/spring-security/reference/servlet/oauth2/login/core.html
 */
export function springBoot(client: ConfiguredClient, options?: ServerConfigurationOptions): EnvironmentVariables {
  const { scopes } = requested(client, 'springBoot', options, { callbackPaths: ['/login/oauth2/code/cognito'] });
  return {
    variables: lateVariables(client, {
      [`${REGISTRATION}_CLIENT_ID`]: (now) => now.clientId,
      [`${REGISTRATION}_SCOPE`]: (now) => joined(',', scopes ?? now.scopes),
      [`${PROVIDER}_ISSUER_URI`]: (now) => now.issuer,
    }),
    secretVariable: `${REGISTRATION}_CLIENT_SECRET`,
  };
}
