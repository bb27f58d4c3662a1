import type { CfnResource, IResolvable, IResolveContext } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';
import { isReadingDependencies } from './dependencies';
import type { ProviderList } from './providers';
import { chosenProviders, everyProvider } from './providers';
import { wiredScopes } from './scopes';
import { writableAttributes } from './write-attributes';
import type { Assembly } from '../facts/assembly';
import { assemblyAround } from '../facts/run';
import type { WiredLists } from '../render';
import type { Settings } from '../settings';

const OIDC_SCOPES = new Set(['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin']);

/**
 * The lists of one client that depend on what else is in the app.
 *
 * They are decided each time they are rendered, from the assembly as it then stands: whatever was written before or after the client, or
 * by an Aspect, is there. An early `resolve` sees what there is so far and leaves nothing behind.
 */
export class Wiring {
  public readonly lists: WiredLists;
  private client?: CfnResource;

  public constructor(private readonly settings: Settings) {
    const { scopes, providers, writeAttributes } = settings;
    this.lists = {
      scopes: scopes?.every((scope) => OIDC_SCOPES.has(scope) || Token.isUnresolved(scope)) === false
        ? this.late((client, assembly) => wiredScopes(scopes, client, assembly))
        : scopes,
      providers: providers === undefined || (Array.isArray(providers) && providers.every((name) => name === 'COGNITO' || Token.isUnresolved(name)))
        ? providers as string[] | undefined
        : this.late((client, assembly) => this.providers(client, assembly).names),
      writeAttributes: typeof writeAttributes === 'string'
        ? this.late((client, assembly) => writableAttributes(this.providers(client, assembly).included, assembly))
        : writeAttributes,
    };
  }

  /** The user named no provider: the list is every provider of the pool. */
  public get hasDefaultProviders(): boolean {
    return this.settings.providers === 'every-provider-of-the-pool';
  }

  public bind(client: CfnResource): void {
    this.client = client;
  }

  /** The provider list as the assembly now stands, with what is not in it and why. */
  public providers(client: CfnResource, assembly: Assembly): ProviderList {
    const { providers } = this.settings;
    const pool = assembly.poolOf(client);
    return Array.isArray(providers) || providers === undefined
      ? chosenProviders(providers ?? [], client, pool, assembly)
      : everyProvider(client, pool, assembly);
  }

  private late(list: (client: CfnResource, assembly: Assembly) => unknown[]): string[] {
    return Token.asList(new LateList((context) => {
      if (!this.client || isReadingDependencies()) { return []; }
      return list(this.client, assemblyAround(this.client, context.preparing));
    }));
  }
}

class LateList implements IResolvable {
  public readonly creationStack: string[] = [];

  public constructor(private readonly produce: (context: IResolveContext) => unknown[]) {}

  public resolve(context: IResolveContext): unknown[] {
    return this.produce(context);
  }

  public toString(): string {
    return Token.asString(this);
  }

  public toJSON(): string {
    return '<decided when the template is rendered>';
  }
}
