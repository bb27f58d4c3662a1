import type { CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Assembly, PoolKey } from '../../assembly/assembly';
import { dependsOnNoClient, isDependedOn } from '../../assembly/dependencies';
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
  const known = assembly.memo(knownLists);
  const lists = known.get(client) ?? new Map<string, unknown>();
  if (lists.has(type)) { return lists.get(type) as T; }
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
  known.set(client, lists.set(type, list));
  return list;
}

/** The lists of each client, by the type of the neighbours. A client has one list of each. */
function knownLists(): Map<CfnResource, Map<string, unknown>> {
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
