import type { CfnResource } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Assembly } from './assembly';
import type { Declared } from './declared';
import { madeBefore, readingDependencies } from './dependencies';
import { dynamicReferences, secretNameOf } from './dynamic-references';
import { stackGroup } from './stack-group';
import { isWhole, marksIn } from './text';
import { textsIn } from './texts';
import { IDENTITY_PROVIDER, RESOURCE_SERVER, STORED_SECRET, USER_POOL_CLIENT } from '../service/types';

/** Types that name a secret to protect or rotate it, and do not read its value. The function that writes the value may need them first. */
const KEEPERS = /^AWS::(SecretsManager::|EC2::VPCEndpoint$|KMS::)/;

/** The resources that name a secret, and so may read its value or let others read it. */
export interface SecretReaders {
  /** Readers that can wait for the first value. */
  readonly waiting: readonly CfnResource[];
  /** Readers that are created before the first value. */
  readonly early: readonly CfnResource[];
}

/** The readers of a client secret in its stack and nested stacks. Another stack that names the secret is deployed later. */
export function readersOf({ storedSecret: secret, firstValue }: Declared, assembly: Assembly): SecretReaders {
  if (!secret || !firstValue) { return { waiting: [], early: [] }; }
  // The constructs below the client are its own functions, which write the value.
  const client = secret.node.scope?.node.scope;
  const readers = (assembly.memo(indexOf).get(secret.node.path) ?? [])
    .filter((each) => stackGroup(each) === stackGroup(secret) && !(client && each.node.scopes.includes(client)));
  if (readers.length === 0) { return { waiting: [], early: [] }; }
  const [before, beforeStack] = [false, true].map((wholeStack) => withNeighbours(madeBefore(firstValue, wholeStack, assembly), assembly));
  const isEarly = (reader: CfnResource) => (Stack.of(reader) === Stack.of(firstValue) ? before : beforeStack).has(reader);
  return { waiting: readers.filter((reader) => !isEarly(reader)), early: readers.filter(isEarly) };
}

/** A client also depends on providers and resource servers of its user pool, because its rendered lists name them. */
function withNeighbours(before: Set<CfnResource>, assembly: Assembly): Set<CfnResource> {
  const pools = new Set([...before].filter((each) => each.cfnResourceType === USER_POOL_CLIENT).map((client) => assembly.poolOf(client)));
  const neighbours = [...pools].filter((pool) => pool !== undefined)
    .flatMap((pool) => [IDENTITY_PROVIDER, RESOURCE_SERVER].flatMap((type) => assembly.ofPool(type, pool)));
  return new Set([...before, ...neighbours, ...neighbours.flatMap((each) => [...madeBefore(each, false, assembly)])]);
}

/** The resources that name each secret, by the path of the secret. */
function indexOf(assembly: Assembly): Map<string, CfnResource[]> {
  return readingDependencies(() => makeIndex(assembly));
}

function makeIndex(assembly: Assembly): Map<string, CfnResource[]> {
  const secrets = assembly.ofType(STORED_SECRET);
  const index = new Map<string, CfnResource[]>(secrets.map((secret) => [secret.node.path, []]));
  const named = (name: string) => secrets.filter((secret) => assembly.propertiesOf(secret).Name === name).map((secret) => secret.node.path);
  for (const type of assembly.types) {
    if (type === USER_POOL_CLIENT || KEEPERS.test(type)) { continue; }
    for (const resource of assembly.ofType(type)) {
      const texts = textsIn(resource, assembly).map(({ text }) => text);
      const byReference = texts.flatMap(marksIn).map(({ path }) => path);
      const byName = texts.flatMap(dynamicReferences).map(secretNameOf).filter(isWhole).flatMap(named);
      for (const path of new Set([...byReference, ...byName])) { index.get(path)?.push(resource); }
    }
  }
  return index;
}
