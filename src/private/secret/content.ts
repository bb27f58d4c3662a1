import type { IResolveContext } from 'aws-cdk-lib';
import { Fn } from 'aws-cdk-lib';
import type { CfnUserPoolClient, IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { ClientSecretOptions } from '../../props/client-secret-options';
import type { Declared } from '../assembly/declared';
import { assemblyAround } from '../assembly/synth-run';
import { issuerOf } from '../construction/endpoints/issuer';
import { TOKEN_PATH } from '../construction/endpoints/paths';

/** The client whose secret is stored. */
export interface ClientWithSecret {
  readonly scope: Construct;
  readonly resource: CfnUserPoolClient;
  readonly userPool: IUserPoolRef;
  readonly declared: Declared;
  readonly options?: ClientSecretOptions;
}

/** The metadata next to the value, in the names of the RFCs and in the names that Cognito uses when it stores a secret in Secrets Manager itself. */
export function metadata(client: ClientWithSecret, context: IResolveContext): Record<string, unknown> {
  const { resource, userPool } = client;
  return {
    client_id: resource.ref,
    issuer: issuer(client, context),
    token_endpoint: tokenEndpoint(client, context),
    scope: scopes(resource),
    userPoolId: userPool.userPoolRef.userPoolId,
    userPoolClientId: resource.ref,
  };
}

export function issuer({ resource, userPool }: ClientWithSecret, context: IResolveContext): string {
  return issuerOf(userPool, assemblyAround(resource, context));
}

export function tokenEndpoint({ resource, declared }: ClientWithSecret, context: IResolveContext): string | undefined {
  const domain = declared.domainUrl(assemblyAround(resource, context));
  return domain && `${domain}${TOKEN_PATH}`;
}

/** `undefined` for an empty list, which the rules report and `Fn.join` refuses. */
function scopes({ allowedOAuthScopes = [] }: CfnUserPoolClient): string | undefined {
  return allowedOAuthScopes.length === 0 ? undefined : Fn.join(' ', allowedOAuthScopes);
}
