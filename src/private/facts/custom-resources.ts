import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly, PoolKey } from '../assembly/assembly';
import { sdkCalls } from '../assembly/cdk-internals';
import { marksIn } from '../assembly/text';

/** Custom resources of the CDK that put an id into files, parameters or exports and leave alone what it names. */
const HARMLESS = /^Custom::(CDKBucketDeployment|CrossRegionExport(Reader|Writer))$/;

export function isCustomResource({ cfnResourceType: type }: CfnResource): boolean {
  return /^Custom::|^AWS::CloudFormation::CustomResource$/.test(type);
}

/** True where a custom resource takes the id of a resource, and so may change it, or add to it, once CloudFormation has made it. */
export function isChangedLater(path: string, assembly: Assembly): boolean {
  return assembly.memo(pathsTaken).has(path);
}

/** True where a custom resource is given a pool and a function, which it may make a trigger of the pool. */
export function mayGetTriggers(pool: PoolKey, assembly: Assembly): boolean {
  return assembly.memo(inputsOfChangers).some((input) => {
    const marks = marksIn(input);
    return marks.some(({ path }) => path === pool) && (/LambdaConfig|:function:/.test(input)
      || marks.some(({ path }) => assembly.at(path)?.cfnResourceType === 'AWS::Lambda::Function'));
  });
}

/** What custom resources take the id of. */
function pathsTaken(assembly: Assembly): ReadonlySet<string> {
  return new Set(assembly.memo(inputsOfChangers).flatMap(marksIn).map(({ path }) => path));
}

/** What each custom resource that may change something is given, as text, without the function that runs it. */
function inputsOfChangers(assembly: Assembly): readonly string[] {
  return customResources(assembly)
    .filter((resource) => !HARMLESS.test(resource.cfnResourceType) && !onlyReads(resource, assembly))
    .map((resource) => JSON.stringify({ ...assembly.propertiesOf(resource), ServiceToken: undefined }));
}

export function customResources(assembly: Assembly): CfnResource[] {
  return [...assembly.types].flatMap((type) => assembly.ofType(type).filter(isCustomResource));
}

/** Its calls of the AWS SDK change nothing, such as the one by which the L2 reads a client's secret. */
function onlyReads(resource: CfnResource, assembly: Assembly): boolean {
  const calls = sdkCalls(resource, assembly.propertiesOf(resource));
  return calls.length > 0 && calls.every(([, call]) => /"action":"(describe|get|list)/i.test(call));
}
