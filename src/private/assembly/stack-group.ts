import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The stack that is deployed by itself: stacks nested in one another count as one. */
export function stackGroup(construct: IConstruct): Stack {
  let stack = Stack.of(construct);
  while (stack.nestedStackParent) { stack = stack.nestedStackParent; }
  return stack;
}

/** True where a stack depends on another already, if only through others. */
export function deployedBefore(stack: Stack, other: Stack): boolean {
  const seen = new Set<Stack>([stack]);
  for (const each of seen) {
    if (each === other) { return true; }
    each.dependencies.forEach((dependency) => seen.add(dependency));
  }
  return false;
}
