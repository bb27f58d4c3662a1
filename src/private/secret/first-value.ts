import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from '../assembly/assembly';
import type { Declared } from '../assembly/declared';
import { readersOf } from '../assembly/secret-readers';

/** Has every resource that can read a client's secret wait for its first value, and for nothing else. */
export function waitForFirstValue(declared: Declared, assembly: Assembly): void {
  for (const reader of readersOf(declared, assembly).waiting) { addDependency(reader, declared.firstValue!); }
}

/** By the name that the CDK at hand does not call deprecated. */
function addDependency(resource: CfnResource & { addResourceDependency?(target: CfnResource): void }, target: CfnResource): void {
  if (resource.addResourceDependency) { resource.addResourceDependency(target); } else { resource.addDependency(target); }
}
