import type { Assembly } from '../assembly/assembly';
import { marksIn } from '../assembly/text';

/** Custom resources of the CDK that put an id into files, parameters or exports and leave alone what it names. */
const HARMLESS = /^Custom::(CDKBucketDeployment|CrossRegionExport(Reader|Writer))$/;

const named = new WeakMap<Assembly, Set<string>>();

/** True where a custom resource takes the id of a resource, and so may change it, or add to it, once CloudFormation has made it. */
export function isChangedLater(path: string, assembly: Assembly): boolean {
  let paths = named.get(assembly);
  if (!paths) {
    paths = new Set([...assembly.types].filter((type) => /^Custom::|::CustomResource$/.test(type) && !HARMLESS.test(type))
      .flatMap((type) => assembly.ofType(type))
      .map((resource) => JSON.stringify(assembly.propertiesOf(resource)))
      .filter((text) => !onlyReads(text))
      .flatMap(marksIn)
      .map((each) => each.path));
    named.set(assembly, paths);
  }
  return paths.has(path);
}

/** A call of the SDK that CDK writes down (`AwsCustomResource`) and that changes nothing, such as the one that reads a client's secret. */
function onlyReads(properties: string): boolean {
  const actions = [...properties.matchAll(/\\"action\\":\\"(\w+)\\"/g)].map(([, action]) => action);
  return actions.length > 0 && actions.every((action) => /^(describe|get|list)/i.test(action));
}
