import type { CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Assembly } from '../../assembly/assembly';
import { dependsOnNoClient, isDependedOn } from '../../assembly/dependencies';
import type { PoolKey } from '../../assembly/pool-key';
import { stackGroup } from '../../assembly/stack-group';

/**
 * A list that depends on the neighbours of a type. It is decided once for all clients of one stack and user pool that want the same list and have
 * the same answer to the question whether a neighbour depends on them.
 *
 * This requires that the list is and stays the same for all of them: each neighbour is in the client's stack, or it depends on no client and is in
 * a stack of the client's or the user pool's group. For other neighbours, the dependencies between stacks matter, and CDK adds dependencies while
 * it renders.
 */
export function decidedOnce<T>(
  wanted: string, client: CfnResource, type: string, pool: PoolKey | undefined, assembly: Assembly, decide: () => T,
): T {
  // CDK renders a list several times in one synth.
  const lists = knownLists(type, assembly);
  if (lists.has(client)) { return lists.get(client) as T; }
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
  const list = decided.get(key) as T;
  lists.set(client, list);
  return list;
}

/** The list of neighbours of a type, for each client. A client has one. */
function knownLists(type: string, assembly: Assembly): Map<CfnResource, unknown> {
  const known = assembly.memo(listsByType);
  const lists = known.get(type) ?? new Map<CfnResource, unknown>();
  known.set(type, lists);
  return lists;
}

function listsByType(): Map<string, Map<CfnResource, unknown>> {
  return new Map();
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
