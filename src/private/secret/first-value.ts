import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from '../assembly/assembly';
import type { Declared } from '../assembly/declared';
import { readersOf } from '../assembly/secret-readers';

/** Makes every resource that can read a client secret depend on its first value, and on nothing else. */
export function waitForFirstValue(declared: Declared, assembly: Assembly): void {
  for (const reader of readersOf(declared, assembly).waiting) { addDependency(reader, declared.firstValue!); }
}

/** Calls the method that is not deprecated in the CDK in use. */
function addDependency(resource: CfnResource & { addResourceDependency?(target: CfnResource): void }, target: CfnResource): void {
  if (resource.addResourceDependency) { resource.addResourceDependency(target); } else { resource.addDependency(target); }
}
