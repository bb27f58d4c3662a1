import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly, PoolKey } from '../assembly/assembly';
import { orderOf } from '../assembly/dependencies';
import { stackGroup } from '../assembly/stack-group';
import type { Fact, ListFact, Mark } from '../assembly/text';
import { isKnown, wholeText } from '../assembly/text';
import { IDENTITY_PROVIDER, RESOURCE_SERVER } from '../service/types';

/** What a reference to a neighbour stands for: CloudFormation's `Ref` of a resource server is its identifier, of a provider its name. */
const NAMES: Record<string, string> = { [RESOURCE_SERVER]: 'Identifier', [IDENTITY_PROVIDER]: 'ProviderName' };

export function nameBehind({ path, attribute }: Mark, assembly: Assembly): string | undefined {
  const resource = assembly.at(path);
  const property = resource && NAMES[resource.cfnResourceType];
  if (!property || attribute !== 'Ref') { return undefined; }
  return wholeText(assembly.propertiesOf(resource)[property]);
}

/** Custom scopes written as text whose resource server stands in the same stack and may be made after the client. */
export function scopesNotOrdered(scopes: Fact<ListFact>, client: CfnResource, pool: PoolKey | undefined, assembly: Assembly): string[] {
  return notOrdered(scopes, RESOURCE_SERVER, client, pool, assembly, (scope) => scope.slice(0, Math.max(0, scope.lastIndexOf('/'))));
}

/** Providers written as text whose resource stands in the same stack and may be made after the client. */
export function providersNotOrdered(providers: Fact<ListFact>, client: CfnResource, pool: PoolKey | undefined, assembly: Assembly): string[] {
  return notOrdered(providers, IDENTITY_PROVIDER, client, pool, assembly, (name) => name);
}

function notOrdered(
  list: Fact<ListFact>, type: string, client: CfnResource, pool: PoolKey | undefined, assembly: Assembly, nameIn: (item: string) => string,
): string[] {
  if (!isKnown(list) || pool === undefined) { return []; }
  const neighbours = assembly.ofPool(type, pool).filter((other) => stackGroup(other) === stackGroup(client) && !other.cfnOptions.condition);
  if (neighbours.length === 0) { return []; }
  let comesBefore: ((other: CfnResource) => boolean) | undefined;
  return list.items.filter((item, index) => {
    const name = list.via?.[index] === undefined ? nameIn(item) : '';
    const neighbour = name && neighbours.find((other) => assembly.propertiesOf(other)[NAMES[type]] === name);
    return neighbour && !(comesBefore ??= orderOf(client, assembly))(neighbour);
  });
}
