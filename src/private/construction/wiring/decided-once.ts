import type { CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Assembly, PoolKey } from '../../assembly/assembly';
import { dependsOnNoClient, isDependedOn } from '../../assembly/dependencies';
import { stackGroup } from '../../assembly/stack-group';

/**
 * What the neighbours of a type make of a list: decided once for all clients of one stack and pool that want the same, and that are alike in whether
 * a neighbour depends on them.
 *
 * Only where it is the same for all of them, and stays so: each neighbour is in the client's own stack, or depends on no client and is in the
 * client's or the pool's group of stacks. For one elsewhere it counts which stack depends on which, and CDK adds to that while it renders.
 */
export function decidedOnce<T>(
  wanted: string, client: CfnResource, type: string, pool: PoolKey | undefined, assembly: Assembly, decide: () => T,
): T {
  const { sameForAll, decided } = memoOf(assembly, Stack.of(client));
  const place = `${type} ${pool}`;
  let isSame = sameForAll.get(place);
  if (isSame === undefined) {
    isSame = isSameForAll(client, type, pool, assembly);
    sameForAll.set(place, isSame);
  }
  if (!isSame) { return decide(); }
  const key = `${place} ${isDependedOn(client, type, assembly)} ${wanted}`;
  if (!decided.has(key)) { decided.set(key, decide()); }
  return decided.get(key) as T;
}

interface Memo {
  /** By type and pool of the neighbours. */
  readonly sameForAll: Map<string, boolean>;
  readonly decided: Map<string, unknown>;
}

function memoOf(assembly: Assembly, stack: Stack): Memo {
  const stacks = assembly.memo(memosByStack);
  const known = stacks.get(stack) ?? { sameForAll: new Map(), decided: new Map() };
  stacks.set(stack, known);
  return known;
}

function memosByStack(): Map<Stack, Memo> {
  return new Map();
}

function isSameForAll(client: CfnResource, type: string, pool: PoolKey | undefined, assembly: Assembly): boolean {
  if (pool === undefined) { return true; }
  const stack = Stack.of(client);
  const home = assembly.at(pool);
  const groups = [stackGroup(client), ...home ? [stackGroup(home)] : []];
  return assembly.ofPool(type, pool).every((neighbour) => Stack.of(neighbour) === stack
    || (groups.includes(stackGroup(neighbour)) && dependsOnNoClient(neighbour, assembly)));
}
