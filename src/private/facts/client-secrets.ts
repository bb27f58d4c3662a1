import type { CfnResource } from 'aws-cdk-lib';
import { isCustomResource } from './custom-resources';
import type { Assembly } from '../assembly/assembly';
import { hasOverrides } from '../assembly/cdk-internals';
import type { Mark } from '../assembly/text';
import { marksIn } from '../assembly/text';
import { USER_POOL_CLIENT } from '../service/types';

/** The attribute of a client, and the fields of Cognito's responses, that contain a secret. */
const SECRET_ATTRIBUTE = /(^|\.)ClientSecret(Value)?$/;

export function isSecretAttribute(attribute: string): boolean {
  return SECRET_ATTRIBUTE.test(attribute);
}

/** The clients whose secret a reference reads: the client itself, or the client that a custom resource asks for. (The L2 reads its secret with a custom resource.) */
export function clientsBehind({ path, attribute }: Mark, assembly: Assembly): string[] {
  const resource = isSecretAttribute(attribute) ? assembly.at(path) : undefined;
  if (!resource) { return []; }
  if (resource.cfnResourceType === USER_POOL_CLIENT) { return [path]; }
  return isCustomResource(resource) ? clientsNamedBy(resource, assembly) : [];
}

export function clientsNamedBy(resource: CfnResource, assembly: Assembly): string[] {
  const named = marksIn(JSON.stringify(assembly.propertiesOf(resource))).map(({ path }) => path);
  return [...new Set(named)].filter((path) => assembly.at(path)?.cfnResourceType === USER_POOL_CLIENT);
}

/** False if the client certainly has no secret. */
export function mayHaveSecret(client: CfnResource): boolean {
  const { generateSecret } = client as { generateSecret?: unknown };
  return !('generateSecret' in client) || (generateSecret !== undefined && generateSecret !== false) || hasOverrides(client);
}
