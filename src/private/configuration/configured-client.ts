import { Fn, Token } from 'aws-cdk-lib';
import type { CfnUserPoolClient, IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import type { Assembly } from '../assembly/assembly';
import { overrideOf } from '../assembly/cdk-internals';
import type { Declared } from '../assembly/declared';
import { lateListIn } from '../assembly/late-list';
import { dataOf } from '../assembly/resolve';
import { wholeText } from '../assembly/text';
import { issuerOf } from '../construction/endpoints/issuer';
import { givenDomainUrl, signOutPageUrl } from '../construction/endpoints/page-urls';
import { poolPlaceOf } from '../construction/endpoints/pool-place';
import { registersOpenly } from '../facts/client-registration';
import { IDENTITY_PROVIDER } from '../service/types';

/** The client of a configuration. */
export interface ConfiguredClient {
  readonly resource: CfnUserPoolClient;
  readonly userPool: IUserPoolRef;
  readonly declared: Declared;
}

/** The state of a client when a template is rendered. It includes URLs, scopes and domains that were added late. */
export class ClientNow {
  public constructor(private readonly client: ConfiguredClient, private readonly assembly: Assembly) {}

  public get clientId(): string {
    return this.client.resource.ref;
  }

  public get userPoolId(): string {
    return this.client.userPool.userPoolRef.userPoolId;
  }

  public get region(): string {
    return poolPlaceOf(this.client.userPool).region;
  }

  public get issuer(): string {
    return issuerOf(this.client.userPool, this.assembly);
  }

  /** The keys with which tokens of the user pool are signed. */
  public get jwksUri(): string {
    return `${this.issuer}/.well-known/jwks.json`;
  }

  public get callbackUrls(): unknown[] {
    return this.list('CallbackURLs', this.client.resource.callbackUrLs);
  }

  public get logoutUrls(): unknown[] {
    return this.list('LogoutURLs', this.client.resource.logoutUrLs);
  }

  public get scopes(): unknown[] {
    return this.list('AllowedOAuthScopes', this.client.resource.allowedOAuthScopes);
  }

  /** The known types of the client's identity providers. */
  public get providerTypes(): string[] {
    const { resource } = this.client;
    const offered = this.list('SupportedIdentityProviders', resource.supportedIdentityProviders);
    const types = this.assembly.ofPool(IDENTITY_PROVIDER, this.assembly.poolOf(resource))
      .filter((provider) => offered.includes(provider.ref) || offered.includes(this.assembly.propertiesOf(provider).ProviderName))
      .map((provider) => this.assembly.propertiesOf(provider).ProviderType);
    return [...new Set([...offered, ...types])].filter((type): type is string => typeof type === 'string');
  }

  /** True if the user pool is known to let anyone register a client. */
  public get registersOpenly(): boolean {
    const key = this.assembly.poolOf(this.client.resource);
    const pool = key === undefined ? undefined : this.assembly.at(key);
    return pool !== undefined && registersOpenly(this.assembly.propertiesOf(pool));
  }

  /** The URL of the user pool's domain. `undefined` if it is unknown. */
  public domainUrl(given: string | undefined): string | undefined {
    return given === undefined ? this.client.declared.domainUrl(this.assembly) : givenDomainUrl(given);
  }

  /** An endpoint on the user pool's domain. `undefined` if the domain is unknown. */
  public endpoint(path: string, domain: string | undefined): string | undefined {
    const url = this.domainUrl(domain);
    return url === undefined ? undefined : `${url}${path}`;
  }

  /** The URL that signs the user out. `undefined` if the client has no sign-out URL or the domain is unknown. */
  public signOutUrl(logoutUri: string | undefined, domain: string | undefined): string | undefined {
    const back = logoutUri ?? first(this.logoutUrls);
    const url = this.domainUrl(domain);
    return back === undefined || url === undefined ? undefined : signOutPageUrl(url, this.clientId, back);
  }

  /** A list with known items, or a list that is a token. An override takes precedence over the L1. */
  private list(property: string, list: string[] | undefined): unknown[] {
    const override = overrideOf(this.client.resource, property);
    if (Array.isArray(override) && override.every((item) => typeof item === 'string')) { return override; }
    const decided = lateListIn(list, this.assembly) ?? list ?? [];
    return Token.isUnresolved(decided) ? this.knownItems(decided) ?? decided : decided;
  }

  /** The items of a list that is a token, such as a `Lazy`, if all are known. CloudFormation selects no item of an empty list. */
  private knownItems(list: unknown): string[] | undefined {
    const items = dataOf(list, this.client.resource, this.assembly) ?? [];
    return Array.isArray(items) && items.every((item) => wholeText(item) !== undefined) ? items as string[] : undefined;
  }
}

/** The first item of a list. `undefined` if the list is empty. */
export function first(list: readonly unknown[]): string | undefined {
  return Token.isUnresolved(list) ? Fn.select(0, list as string[]) : list[0] as string | undefined;
}

/** The first URL of a list that ends with a path, otherwise the first URL. */
export function firstWithPath(list: readonly unknown[], path: string): string | undefined {
  return list.find((url): url is string => typeof url === 'string' && url.endsWith(path)) ?? first(list);
}

/** The items of a list in one text. `undefined` for an empty list, which `Fn.join` refuses. */
export function joined(delimiter: string, list: readonly unknown[]): string | undefined {
  return list.length === 0 ? undefined : Fn.join(delimiter, list as string[]);
}
