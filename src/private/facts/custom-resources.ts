import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from '../assembly/assembly';
import { sdkCalls } from '../assembly/cdk-internals';
import type { PoolKey } from '../assembly/pool-key';
import { marksIn } from '../assembly/text';

/** Custom resources of the CDK that write an id to files, parameters or exports and do not change the resource with that id. */
const HARMLESS = /^Custom::(CDKBucketDeployment|CrossRegionExport(Reader|Writer))$/;

export function isCustomResource({ cfnResourceType: type }: CfnResource): boolean {
  return /^Custom::|^AWS::CloudFormation::CustomResource$/.test(type);
}

/** True if a custom resource gets the id of a resource, and so may change the resource, or add to it, after CloudFormation created it. */
export function isChangedLater(path: string, assembly: Assembly): boolean {
  return assembly.memo(pathsTaken).has(path);
}

/** True if a custom resource gets a user pool and a function, which it may make a trigger of the user pool. */
export function mayGetTriggers(pool: PoolKey, assembly: Assembly): boolean {
  return assembly.memo(inputsOfChangers).some((input) => {
    const marks = marksIn(input);
    return marks.some(({ path }) => path === pool) && (/LambdaConfig|:function:/.test(input)
      || marks.some(({ path }) => assembly.at(path)?.cfnResourceType === 'AWS::Lambda::Function'));
  });
}

/** The resources whose ids custom resources get. */
function pathsTaken(assembly: Assembly): ReadonlySet<string> {
  return new Set(assembly.memo(inputsOfChangers).flatMap(marksIn).map(({ path }) => path));
}

/** The input of each custom resource that may change something, as text, without the function that runs it. */
function inputsOfChangers(assembly: Assembly): readonly string[] {
  return customResources(assembly)
    .filter((resource) => !HARMLESS.test(resource.cfnResourceType) && !onlyReads(resource, assembly))
    .map((resource) => JSON.stringify({ ...assembly.propertiesOf(resource), ServiceToken: undefined }));
}

export function customResources(assembly: Assembly): CfnResource[] {
  return [...assembly.types].flatMap((type) => assembly.ofType(type).filter(isCustomResource));
}

/** True if its calls of the AWS SDK change nothing, such as the call with which the L2 reads a client secret. */
function onlyReads(resource: CfnResource, assembly: Assembly): boolean {
  const calls = sdkCalls(resource, assembly.propertiesOf(resource));
  return calls.length > 0 && calls.every(([, call]) => /"action":"(describe|get|list)/i.test(call));
}
