import type { CfnResource } from 'aws-cdk-lib';
import { clientBehind } from './named-client';
import type { Data } from './properties-at';
import { blocksAt, valueAt } from './properties-at';
import type { Assembly } from '../assembly/assembly';
import { isKnown, mark, marksIn, onlyMark } from '../assembly/text';
import { IDENTITY_POOL, ROLE_ATTACHMENT, USER_POOL, USER_POOL_CLIENT } from '../service/types';

/** The text by which an identity pool, or a role mapping of one, names a user pool. */
export interface ProviderName {
  readonly property: string;
  readonly text: string;
  /** The attribute of a user pool of the app with which the text begins. */
  readonly attribute?: string;
  /** A role mapping names a client that its identity pool does not have. The paths of those that it has. */
  readonly otherClients?: readonly string[];
}

const READERS: Readonly<Record<string, (properties: Data, assembly: Assembly) => ProviderName[]>> = {
  // CDK itself asks for the name.
  [IDENTITY_POOL]: (pool, assembly) => blocksAt(pool, 'CognitoIdentityProviders').flatMap(({ ProviderName: text }, index) => typeof text === 'string'
    ? [{ property: `CognitoIdentityProviders.${index}.ProviderName`, text, attribute: attributeOf(text, assembly) }]
    : []),
  [ROLE_ATTACHMENT]: (attachment, assembly) => {
    const mappings = valueAt(attachment, 'RoleMappings');
    if (!isKnown(mappings) || typeof mappings !== 'object' || mappings === null) { return []; }
    const clients = clientsOf(attachment.IdentityPoolId, assembly);
    return Object.entries(mappings as Data).flatMap(([key, mapping]) => {
      // Without IdentityProvider, the key names the provider.
      const text = valueAt(mapping as Data, 'IdentityProvider') ?? key;
      return typeof text === 'string'
        ? [{ property: `RoleMappings.${key}.IdentityProvider`, text, attribute: attributeOf(text, assembly), otherClients: others(text, clients, assembly) }]
        : [];
    });
  },
};

export function providerNames(resource: CfnResource, assembly: Assembly): readonly ProviderName[] {
  return READERS[resource.cfnResourceType]?.(assembly.propertiesOf(resource), assembly) ?? [];
}

function attributeOf(text: string, assembly: Assembly): string | undefined {
  const [first] = marksIn(text);
  const isPool = first && text.startsWith(mark(first.path, first.attribute)) && assembly.at(first.path)?.cfnResourceType === USER_POOL;
  return isPool ? first.attribute : undefined;
}

/** The clients of an identity pool, if all of them are in the app. */
function clientsOf(id: unknown, assembly: Assembly): readonly string[] | undefined {
  const pool = typeof id === 'string' ? assembly.at(onlyMark(id)?.path ?? '') : undefined;
  if (pool?.cfnResourceType !== IDENTITY_POOL) { return undefined; }
  const { CognitoIdentityProviders: providers = [] } = assembly.propertiesOf(pool);
  if (!Array.isArray(providers)) { return undefined; }
  const clients = providers.map((provider: Data | undefined) => clientBehind(provider?.ClientId, assembly)?.node.path);
  return clients.every((client) => client !== undefined) ? clients : undefined;
}

/** The clients of the identity pool, if the text ends in the id of another one. */
function others(text: string, clients: readonly string[] | undefined, assembly: Assembly): readonly string[] | undefined {
  const last = marksIn(text).at(-1);
  const isClient = last !== undefined && text.endsWith(`:${mark(last.path, last.attribute)}`) && assembly.at(last.path)?.cfnResourceType === USER_POOL_CLIENT;
  return isClient && clients && !clients.includes(last.path) ? clients : undefined;
}
