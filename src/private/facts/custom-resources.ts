import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from '../assembly/assembly';
import { sdkCalls } from '../assembly/cdk-internals';
import { marksIn } from '../assembly/text';

/** Custom resources of the CDK that put an id into files, parameters or exports and leave alone what it names. */
const HARMLESS = /^Custom::(CDKBucketDeployment|CrossRegionExport(Reader|Writer))$/;

/** True where a custom resource takes the id of a resource, and so may change it, or add to it, once CloudFormation has made it. */
export function isChangedLater(path: string, assembly: Assembly): boolean {
  return assembly.memo(pathsTaken).has(path);
}

/** What custom resources take the id of. */
function pathsTaken(assembly: Assembly): ReadonlySet<string> {
  return new Set([...assembly.types].filter((type) => /^Custom::|::CustomResource$/.test(type) && !HARMLESS.test(type))
    .flatMap((type) => assembly.ofType(type))
    .filter((resource) => !onlyReads(resource, assembly))
    .map((resource) => JSON.stringify(assembly.propertiesOf(resource)))
    .flatMap(marksIn)
    .map((each) => each.path));
}

/** Its calls of the AWS SDK change nothing, such as the one by which the L2 reads a client's secret. */
function onlyReads(resource: CfnResource, assembly: Assembly): boolean {
  const calls = sdkCalls(resource, assembly.propertiesOf(resource));
  return calls.length > 0 && calls.every(([, call]) => /"action":"(describe|get|list)/i.test(call));
}
