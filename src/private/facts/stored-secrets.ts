import type { CfnResource } from 'aws-cdk-lib';
import { clientsBehind } from './client-secrets';
import type { Assembly } from '../assembly/assembly';
import { declaredOf } from '../assembly/declared';
import type { DynamicReference } from '../assembly/dynamic-references';
import { dynamicReferences, secretNameOf } from '../assembly/dynamic-references';
import { isWhole, mark, marksIn } from '../assembly/text';
import { textsIn } from '../assembly/texts';
import { STORED_SECRET, USER_POOL_CLIENT } from '../service/types';

/** A client whose secret is in Secrets Manager, and its JSON key there. Without a key, the secret is the whole value or its place in the value is unknown. */
interface Holding {
  readonly client: string;
  readonly key?: string;
}

/** The secrets in Secrets Manager of one assembly that contain the secret of an app client. */
export class StoredSecrets {
  private readonly holdings = new Map<string, readonly Holding[]>();
  private readonly paths = new Map<string, string[]>();

  public constructor(assembly: Assembly) {
    const own = new Map(assembly.ofType(USER_POOL_CLIENT).map((client) => [declaredOf(client)?.storedSecret, client.node.path]));
    for (const secret of assembly.ofType(STORED_SECRET)) {
      const holdings = holdingsOf(secret, own.get(secret), assembly);
      if (holdings.length === 0) { continue; }
      const { path } = secret.node;
      this.holdings.set(path, holdings);
      const name = assembly.propertiesOf(secret).Name;
      if (typeof name === 'string' && isWhole(name)) { this.paths.set(name, [...this.paths.get(name) ?? [], path]); }
    }
  }

  /** The clients whose secret CloudFormation inserts for the dynamic references of a text. */
  public clientsShownIn(text: string): string[] {
    return dynamicReferences(text).flatMap((reference) => this.named(reference)
      .flatMap((path) => this.holdings.get(path) ?? [])
      .filter(({ key }) => reference.key === undefined || key === undefined || key === reference.key)
      .map(({ client }) => client));
  }

  private named(reference: DynamicReference): readonly string[] {
    const [resource] = marksIn(reference.secretId);
    return resource ? [resource.path] : this.paths.get(secretNameOf(reference)) ?? [];
  }
}

const VALUE = /^Properties\.(SecretString|GenerateSecretString\.SecretStringTemplate)$/;

/** @param client the client of this library whose `secret` it is: with rotation the template does not show the value */
function holdingsOf(secret: CfnResource, client: string | undefined, assembly: Assembly): Holding[] {
  // The name in RFC 7591, and the name in Cognito's own secrets in Secrets Manager.
  if (client !== undefined) { return ['client_secret', 'clientSecretValue'].map((key) => ({ client, key })); }
  return textsIn(secret, assembly).filter(({ path }) => VALUE.test(path.slice(2).join('.')))
    .flatMap(({ text }) => marksIn(text).flatMap((reference) => clientsBehind(reference, assembly)
      .map((each) => ({ client: each, key: keyBefore(mark(reference.path, reference.attribute), text) }))));
}

function keyBefore(value: string, text: string): string | undefined {
  return /"([^"\\]*)"\s*:\s*"$/.exec(text.slice(0, text.indexOf(value)))?.[1];
}
