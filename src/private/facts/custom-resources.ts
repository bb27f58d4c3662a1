import type { CfnResource } from 'aws-cdk-lib';
import type { Assembly } from './assembly';
import { USER_POOL_CLIENT } from './client';
import { marksIn } from './text';

const named = new WeakMap<Assembly, Set<string>>();

/** True where a custom resource takes the client's id, and so may change the client once CloudFormation has made it. */
export function isChangedLater(client: CfnResource, assembly: Assembly): boolean {
  let paths = named.get(assembly);
  if (!paths) {
    paths = new Set([...assembly.types].filter((type) => /^Custom::|::CustomResource$/.test(type))
      .flatMap((type) => assembly.ofType(type))
      .map((resource) => JSON.stringify(assembly.propertiesOf(resource)))
      .filter((text) => !onlyReads(text))
      .flatMap(marksIn)
      .map(({ path }) => path)
      .filter((path) => assembly.at(path)?.cfnResourceType === USER_POOL_CLIENT));
    named.set(assembly, paths);
  }
  return paths.has(client.node.path);
}

/** A call of the SDK that CDK writes down (`AwsCustomResource`) and that changes nothing, such as the one that reads a client's secret. */
function onlyReads(properties: string): boolean {
  const actions = [...properties.matchAll(/\\"action\\":\\"(\w+)\\"/g)].map(([, action]) => action);
  return actions.length > 0 && actions.every((action) => /^(describe|get|list)/i.test(action));
}
