import type { CfnResource, IResolveContext } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';
import type { ProviderList } from './providers';
import { chosenProviders, everyProvider } from './providers';
import { wiredScopes } from './scopes';
import { writableAttributes } from './write-attributes';
import type { Assembly } from '../../assembly/assembly';
import type { LeftOut } from '../../assembly/declared';
import { isReadingDependencies } from '../../assembly/dependencies';
import { LateList } from '../../assembly/late-list';
import { assemblyAround } from '../../assembly/synth-run';
import { STANDARD_SCOPES } from '../../service/scopes';
import type { WiredLists } from '../render';
import type { Settings } from '../settings';

/**
 * The lists of one client that depend on the rest of the CDK app.
 *
 * They are decided each time they are rendered, from the current assembly. They include what is declared after the client or
 * by an Aspect. An early `resolve` sees what is declared so far and keeps nothing.
 */
export class Wiring {
  public readonly lists: WiredLists;
  private readonly scopes?: readonly string[];
  /** The user's list. `undefined` means every provider of the user pool. */
  private readonly chosen?: readonly string[];
  private client?: CfnResource;

  public constructor({ scopes, providers, writeAttributes }: Settings) {
    this.scopes = scopes;
    this.chosen = typeof providers === 'string' ? undefined : providers ?? [];
    this.lists = {
      scopes: scopes?.every((scope) => STANDARD_SCOPES.includes(scope) || Token.isUnresolved(scope)) === false ? this.late('scopes') : scopes,
      providers: typeof providers === 'string' || providers?.every((name) => name === 'COGNITO' || Token.isUnresolved(name)) === false
        ? this.late('providers')
        : providers,
      writeAttributes: typeof writeAttributes === 'string' ? this.late('writeAttributes') : writeAttributes,
    };
  }

  /** The providers of the user pool that are not in a default list. */
  public leftOut(assembly: Assembly): readonly LeftOut[] {
    return this.client ? this.providers(this.client, assembly).leftOut : [];
  }

  public bind(client: CfnResource): void {
    this.client = client;
  }

  /** The provider list in the current assembly, and the providers that are left out, with the reasons. */
  public providers(client: CfnResource, assembly: Assembly): ProviderList {
    const pool = assembly.poolOf(client);
    return this.chosen ? chosenProviders(this.chosen, client, pool, assembly) : everyProvider(client, pool, assembly);
  }

  /** @internal */
  public decide(list: keyof WiredLists, assemblyOf: (client: CfnResource) => Assembly): unknown[] {
    const { client } = this;
    if (!client || isReadingDependencies()) { return []; }
    const assembly = assemblyOf(client);
    switch (list) {
      case 'scopes': return wiredScopes(this.scopes!, client, assembly);
      case 'providers': return this.providers(client, assembly).names;
      case 'writeAttributes': return writableAttributes(this.providers(client, assembly).included, assembly);
    }
  }

  private late(list: keyof WiredLists): string[] {
    return Token.asList(new WiredList(this, list));
  }
}

/** A list of a client that the wiring decides. */
class WiredList extends LateList {
  public constructor(private readonly wiring: Wiring, private readonly list: keyof WiredLists) { super(); }

  public resolve(context: IResolveContext): unknown[] {
    return this.wiring.decide(this.list, (client) => assemblyAround(client, context));
  }

  public in(assembly: Assembly): unknown[] {
    return this.wiring.decide(this.list, () => assembly);
  }
}
