import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { apiHost } from './api-endpoint';
import type { Assembly } from '../../assembly/assembly';
import { resourceBehind } from '../../assembly/references';

/**
 * The issuer of a user pool's tokens. For an imported user pool, it is the original issuer.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IssuerConfigurationType.html
 */
export function issuerOf(userPool: IUserPoolRef, assembly: Assembly): string {
  const { userPoolId } = userPool.userPoolRef;
  const host = apiHost(userPool, typeOf(userPoolId, assembly) === 'UPDATED' ? 'issuer-cognito-idp' : 'cognito-idp');
  return `https://${host}/${userPoolId}`;
}

function typeOf(userPoolId: string, assembly: Assembly): unknown {
  const pool = resourceBehind(userPoolId);
  const configuration = pool && assembly.propertiesOf(pool).IssuerConfiguration;
  return typeof configuration === 'object' && configuration !== null ? (configuration as { Type?: unknown }).Type : undefined;
}
