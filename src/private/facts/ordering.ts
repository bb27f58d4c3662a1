import type { CfnResource, Stack } from 'aws-cdk-lib';
import type { Assembly } from '../assembly/assembly';
import { orderOf } from '../assembly/dependencies';
import type { PoolKey } from '../assembly/pool-key';
import { deployedBefore, stackGroup } from '../assembly/stack-group';
import type { Fact, ListFact, Mark } from '../assembly/text';
import { asCharacters, HOLE, isKnown, wholeText } from '../assembly/text';
import { IDENTITY_PROVIDER, RESOURCE_SERVER } from '../service/types';

/** The value of a reference to a neighbour: CloudFormation's `Ref` is the identifier of a resource server, and the name of a provider. */
const NAMES: Record<string, string> = { [RESOURCE_SERVER]: 'Identifier', [IDENTITY_PROVIDER]: 'ProviderName' };

export function nameBehind({ path, attribute }: Mark, assembly: Assembly): string | undefined {
  const resource = assembly.at(path);
  const property = resource && NAMES[resource.cfnResourceType];
  if (!property || attribute !== 'Ref') { return undefined; }
  return wholeText(assembly.propertiesOf(resource)[property]);
}

/** Custom scopes given as literals whose resource server is in the same stack and may be created after the client. */
export function scopesNotOrdered(scopes: Fact<ListFact>, client: CfnResource, pool: PoolKey | undefined, assembly: Assembly): string[] {
  return notOrdered(scopes, RESOURCE_SERVER, client, pool, assembly, serverIn);
}

/** Providers given as literals whose resource is in the same stack and may be created after the client. */
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
    const name = isReference(list, index, assembly) ? '' : nameIn(item);
    const neighbour = name && !name.includes(HOLE) && neighbours.find((other) => assembly.propertiesOf(other)[NAMES[type]] === name);
    return neighbour && !(comesBefore ??= orderOf(client, assembly))(neighbour);
  });
}

/** CloudFormation waits for a resource that an item refers to. A parameter always exists before. */
function isReference({ via }: ListFact, index: number, assembly: Assembly): boolean {
  return via?.[index] !== undefined && assembly.at(via[index]) !== undefined;
}

/** A scope or provider of a client whose resource is in a stack that is deployed after the client's stack. */
export interface LateNeighbour {
  readonly name: string;
  readonly path: string;
}

/** Custom scopes whose resource server is deployed after the client. */
export function scopesDeployedLater(scopes: Fact<ListFact>, client: CfnResource, pool: PoolKey | undefined, assembly: Assembly): LateNeighbour[] {
  return deployedLater(scopes, RESOURCE_SERVER, client, pool, assembly, serverIn);
}

/** Providers that are deployed after the client. */
export function providersDeployedLater(
  providers: Fact<ListFact>, client: CfnResource, pool: PoolKey | undefined, assembly: Assembly,
): LateNeighbour[] {
  return deployedLater(providers, IDENTITY_PROVIDER, client, pool, assembly, (name) => name);
}

function deployedLater(
  list: Fact<ListFact>, type: string, client: CfnResource, pool: PoolKey | undefined, assembly: Assembly, nameIn: (item: string) => string,
): LateNeighbour[] {
  if (!isKnown(list) || pool === undefined) { return []; }
  const later = neighboursDeployedLater(type, stackGroup(client), pool, assembly);
  return later.size === 0 ? [] : list.items.flatMap((item, index) => {
    const path = isReference(list, index, assembly) ? undefined : later.get(nameIn(item));
    return path === undefined ? [] : [{ name: item, path }];
  });
}

/** The paths of a user pool's neighbours that are deployed after a stack, by name. A neighbour is left out if another one with the same name may exist before. */
function neighboursDeployedLater(type: string, stack: Stack, pool: PoolKey, assembly: Assembly): ReadonlyMap<string, string> {
  const memo = assembly.memo(laterNeighbours);
  const key = `${type} ${pool} ${stack.node.path}`;
  let later = memo.get(key);
  if (!later) {
    const home = assembly.at(pool);
    // A resource that names the user pool is deployed after it.
    const isLater = (other: CfnResource) => stackGroup(other) !== stack && !other.cfnOptions.condition
      && ((home && stackGroup(home) === stack) || deployedBefore(stackGroup(other), stack));
    const named = assembly.ofPool(type, pool).map((other) => [wholeText(assembly.propertiesOf(other)[NAMES[type]]) ?? '', other] as const);
    const before = new Set(named.filter(([, other]) => !isLater(other)).map(([name]) => name));
    later = new Map(named.filter(([name]) => name !== '' && !before.has(name)).map(([name, other]) => [name, other.node.path]));
    memo.set(key, later);
  }
  return later;
}

function laterNeighbours(): Map<string, ReadonlyMap<string, string>> {
  return new Map();
}

/** The identifier of the resource server of a custom scope. */
function serverIn(scope: string): string {
  // The mark of a reference contains slashes itself.
  const { text, back } = asCharacters(scope);
  return back(text.slice(0, Math.max(0, text.lastIndexOf('/'))));
}
