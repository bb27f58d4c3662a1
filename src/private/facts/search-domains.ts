import type { CfnResource } from 'aws-cdk-lib';
import { PoolFacts } from './pool';
import { valueAt } from './properties-at';
import type { Assembly } from '../assembly/assembly';
import { onlyMark } from '../assembly/text';
import { DOMAIN } from '../service/types';

export const SEARCH_DOMAINS: readonly string[] = ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'];

/** The user pool with which a search domain signs users in, if it is certain that the user pool has no domain. */
export function poolWithoutDomain(resource: CfnResource, assembly: Assembly): string | undefined {
  if (!SEARCH_DOMAINS.includes(resource.cfnResourceType)) { return undefined; }
  const properties = assembly.propertiesOf(resource);
  const enabled = valueAt(properties, 'CognitoOptions', 'Enabled');
  const id = valueAt(properties, 'CognitoOptions', 'UserPoolId');
  const path = typeof id === 'string' ? onlyMark(id)?.path : undefined;
  if ((enabled !== true && enabled !== 'true') || path === undefined) { return undefined; }
  const pool = new PoolFacts(path, assembly);
  return pool.showsAll(DOMAIN) && pool.neighbours(DOMAIN).length === 0 ? path : undefined;
}
