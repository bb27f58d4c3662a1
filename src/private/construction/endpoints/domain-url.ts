import { Stack } from 'aws-cdk-lib';
import type { CfnResource } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { poolPlaceOf } from './pool-place';
import type { Assembly } from '../../assembly/assembly';
import type { PoolKey } from '../../assembly/pool-key';
import { stackGroup } from '../../assembly/stack-group';
import { isWhole } from '../../assembly/text';
import { domainHost } from '../../service/partitions';
import { DOMAIN } from '../../service/types';
import { referenceWithin } from '../wiring/providers';

/**
 * The URL of the user pool's domain, without a path, if the CDK app declares a domain that the client's stack can name. A custom domain takes
 * precedence over a prefix domain.
 *
 * A domain in the client's stack is a reference. A domain in the stack of the user pool is its literal name. A domain in a third stack could
 * only be named by adding a dependency between stacks.
 */
export function domainUrl(client: CfnResource, userPool: IUserPoolRef, assembly: Assembly): string | undefined {
  const pool = assembly.poolOf(client);
  if (pool === undefined) { return undefined; }
  const domains = assembly.ofPool(DOMAIN, pool).filter((each) => !each.cfnOptions.condition);
  const isCustom = (each: CfnResource) => assembly.propertiesOf(each).CustomDomainConfig !== undefined;
  const domain = domains.find(isCustom) ?? domains[0];
  const name = domain && nameFor(client, domain, pool, assembly);
  if (name === undefined) { return undefined; }
  if (isCustom(domain)) { return `https://${name}`; }
  const { region, partition } = poolPlaceOf(userPool);
  const host = domainHost(partition ?? 'aws');
  return host && `https://${name}.${host}.${region}.amazoncognito.com`;
}

function nameFor(client: CfnResource, domain: CfnResource, pool: PoolKey, assembly: Assembly): string | undefined {
  if (Stack.of(domain) === Stack.of(client)) { return domain.ref; }
  if (stackGroup(domain) === stackGroup(client)) { return referenceWithin(client, domain, assembly) as string | undefined; }
  const home = assembly.at(pool);
  const name = assembly.propertiesOf(domain).Domain;
  return home && stackGroup(home) === stackGroup(domain) && typeof name === 'string' && isWhole(name) ? name : undefined;
}
