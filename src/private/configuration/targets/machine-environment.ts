import type { DomainConfigurationOptions } from '../../../props/configuration-options';
import { TOKEN_PATH } from '../../construction/endpoints/paths';
import { CLIENT_TOKEN } from '../../service/auth-flows';
import type { ConfiguredClient } from '../configured-client';
import { joined } from '../configured-client';
import type { EnvironmentVariables } from '../environment';
import { lateVariables } from '../environment';
import { requested } from '../requested';

/** The variables that a program needs to get a token, in the names of RFC 6749 and RFC 8414. */
export function machineEnvironment(client: ConfiguredClient, secretArn: string, options?: DomainConfigurationOptions): EnvironmentVariables {
  const { domainUrl, scopes } = requested(client, 'environment', options, {
    // The alternative to the token endpoint, an operation of the API, needs no domain.
    needsDomain: () => client.resource.explicitAuthFlows?.includes(CLIENT_TOKEN) !== true,
  });
  return {
    variables: lateVariables(client, {
      TOKEN_ENDPOINT: (now) => now.endpoint(TOKEN_PATH, domainUrl),
      CLIENT_ID: (now) => now.clientId,
      SCOPE: (now) => joined(' ', scopes ?? now.scopes),
      CLIENT_SECRET_ARN: secretArn,
    }),
    secretVariable: 'CLIENT_SECRET',
  };
}
