import { Aws } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { poolPlaceOf } from './pool-place';
import { endpointSuffix } from '../../service/partitions';

/**
 * The endpoint of the user pools API for a user pool.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/cognito_identity.html
 */
export function apiEndpointOf(userPool: IUserPoolRef): string {
  return `https://${apiHost(userPool, 'cognito-idp')}/`;
}

/** A host of the service in the Region of a pool. */
export function apiHost(userPool: IUserPoolRef, name: string): string {
  const { region, partition } = poolPlaceOf(userPool);
  return `${name}.${region}.${partition === undefined ? Aws.URL_SUFFIX : endpointSuffix(partition)}`;
}
