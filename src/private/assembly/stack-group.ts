import { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** The top-level stack. A stack and its nested stacks count as one. */
export function stackGroup(construct: IConstruct): Stack {
  let stack = Stack.of(construct);
  while (stack.nestedStackParent) { stack = stack.nestedStackParent; }
  return stack;
}

/** True if a stack already depends on another one, directly or indirectly. */
export function deployedBefore(stack: Stack, other: Stack): boolean {
  const seen = new Set<Stack>([stack]);
  for (const each of seen) {
    if (each === other) { return true; }
    each.dependencies.forEach((dependency) => seen.add(dependency));
  }
  return false;
}
