import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from '../assembly/assembly';
import { readersOf } from '../assembly/secret-readers';

/**
 * Has every resource that can read a secret wait for its first value.
 *
 * They wait for the seed alone. To wait for all that is below the secret would close a circle where a resource policy names the reader.
 */
export function waitForFirstValue(secret: CfnResource, seed: CfnResource, assembly: Assembly): void {
  for (const reader of readersOf(secret, seed, assembly).waiting) { addDependency(reader, seed); }
}

/** Under the name that the CDK at hand does not call deprecated. */
function addDependency(resource: CfnResource & { addResourceDependency?(target: CfnResource): void }, target: CfnResource): void {
  if (resource.addResourceDependency) { resource.addResourceDependency(target); } else { resource.addDependency(target); }
}
