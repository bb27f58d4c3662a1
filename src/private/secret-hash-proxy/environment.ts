import { Fn, Lazy } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Assembly } from '../assembly/assembly';
import { resourceBehind } from '../assembly/references';
import { assemblyAround } from '../assembly/synth-run';
import { apiEndpointOf } from '../construction/endpoints/api-endpoint';

/** The environment variables of the proxy function. */
export interface ProxyEnvironment {
  readonly clientId: string;
  readonly userPool: IUserPoolRef;
  readonly secretArn: string;
  /** The ARN of the secret that the distribution sends. */
  readonly distributionSecretArn?: string;
  readonly allowedOrigins: string[];
}

export function environment(
  proxy: IConstruct, { clientId, userPool, secretArn, distributionSecretArn, allowedOrigins }: ProxyEnvironment,
): Record<string, string> {
  return {
    CLIENT_ID: clientId,
    SECRET_ARN: secretArn,
    COGNITO_ENDPOINT: apiEndpointOf(userPool),
    PROPAGATE_ADDRESS: Lazy.uncachedString({ produce: (context) => String(propagates(clientId, assemblyAround(proxy, context))) }),
    ...distributionSecretArn === undefined ? {} : { DISTRIBUTION_SECRET_ARN: distributionSecretArn },
    ...allowedOrigins.length === 0 ? {} : { ALLOWED_ORIGINS: Fn.join(' ', allowedOrigins) },
  };
}

/** Whether the client accepts the user's IP address, as far as the app shows it. If this is unknown, the proxy sends no address. */
function propagates(clientId: string, assembly: Assembly): boolean {
  const client = resourceBehind(clientId);
  const taken = client && assembly.propertiesOf(client).EnablePropagateAdditionalUserContextData;
  return taken === true || taken === 'true';
}
