import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly, PoolKey } from '../assembly/assembly';
import { sdkCalls } from '../assembly/cdk-internals';
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

function customResources(assembly: Assembly): CfnResource[] {
  return [...assembly.types].flatMap((type) => assembly.ofType(type).filter(isCustomResource));
}

/** True if its calls of the AWS SDK change nothing, such as the call with which the L2 reads a client secret. */
function onlyReads(resource: CfnResource, assembly: Assembly): boolean {
  const calls = sdkCalls(resource, assembly.propertiesOf(resource));
  return calls.length > 0 && calls.every(([, call]) => /"action":"(describe|get|list)/i.test(call));
}

/** A call of `updateUserPoolClient` by a custom resource, with the client settings of the template that the call omits. */
export interface PartialUpdate {
  readonly path: string;
  readonly missing: readonly string[];
}

/** Not parameters of UpdateUserPoolClient. */
const CREATE_ONLY = 'GenerateSecret';

/** The calls of the AWS SDK in custom resources (`AwsCustomResource`) that update a client and omit some of its settings. */
export function partialUpdates(client: CfnResource, settings: readonly string[], assembly: Assembly): readonly PartialUpdate[] {
  return assembly.memo(updates).filter(({ clients }) => clients.has(client.node.path)).flatMap(({ path, parameters }) => {
    const missing = settings.filter((name) => name !== CREATE_ONLY && !parameters.has(name));
    return missing.length === 0 ? [] : [{ path, missing }];
  });
}

interface Update {
  readonly path: string;
  readonly clients: ReadonlySet<string>;
  readonly parameters: ReadonlySet<string>;
}

function updates(assembly: Assembly): readonly Update[] {
  return customResources(assembly).flatMap((resource) =>
    sdkCalls(resource, assembly.propertiesOf(resource)).flatMap(([property, call]) => property === 'Delete' ? [] : updateIn(resource.node.path, call)));
}

function updateIn(path: string, call: string): Update[] {
  if (!/"action":"updateUserPoolClient(Command)?"/i.test(call)) { return []; }
  try {
    const { parameters = {} } = JSON.parse(call) as { parameters?: Record<string, unknown> };
    const { ClientId: id } = parameters;
    return typeof id === 'string' ? [{ path, clients: new Set(marksIn(id).map((each) => each.path)), parameters: new Set(Object.keys(parameters)) }] : [];
  } catch {
    // With a token outside of a string, such as a number, the parameters are unknown.
    return [];
  }
}
