import type { CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Assembly, PoolKey } from '../../assembly/assembly';
import { dependsOnNoClient } from '../../assembly/dependencies';
import { stackGroup } from '../../assembly/stack-group';

/**
 * What the neighbours of a type make of a list: decided once for all clients of one stack and pool that want the same.
 *
 * Only where it is the same for all of them, and stays so: no neighbour depends on a client, and each stands in the client's own stack
 * or in the pool's. For one elsewhere it counts which stack depends on which, and CDK adds to that while it renders.
 */
export function decidedOnce<T>(
  wanted: string, client: CfnResource, type: string, pool: PoolKey | undefined, assembly: Assembly, decide: () => T,
): T {
  const memo = memoOf(assembly, Stack.of(client));
  const key = `${type} ${pool} ${wanted}`;
  let decided = memo.get(key) as T | undefined;
  if (decided === undefined) {
    decided = decide();
    if (isSameForAll(client, type, pool, assembly)) { memo.set(key, decided); }
  }
  return decided;
}

function memoOf(assembly: Assembly, stack: Stack): Map<string, unknown> {
  const stacks = assembly.memo(decidedByStack);
  const known = stacks.get(stack) ?? new Map<string, unknown>();
  stacks.set(stack, known);
  return known;
}

function decidedByStack(): Map<Stack, Map<string, unknown>> {
  return new Map();
}

function isSameForAll(client: CfnResource, type: string, pool: PoolKey | undefined, assembly: Assembly): boolean {
  if (pool === undefined) { return true; }
  const home = assembly.at(pool);
  const groups = [stackGroup(client), ...home ? [stackGroup(home)] : []];
  return assembly.ofPool(type, pool).every((neighbour) => groups.includes(stackGroup(neighbour)) && dependsOnNoClient(neighbour, assembly));
}
