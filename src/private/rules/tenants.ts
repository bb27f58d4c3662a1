import type { NeighbourTopic } from './rule';
import { listed, onlyMark } from '../assembly/text';
import type { Neighbour, PoolFacts } from '../facts/pool';
import { listAt } from '../facts/properties-at';
import { providerName } from '../facts/provider';
import { IDENTITY_PROVIDER, USER_POOL, USER_POOL_CLIENT } from '../service/types';

/** A client of one tenant that also offers the providers of other tenants. */
interface TenantClient {
  readonly path: string;
  readonly own: string;
  readonly others: readonly string[];
}

function word(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The words and numbers of a name: `Tenant-0042` has `tenant` and `42`. */
function codes(name: string): ReadonlySet<string> {
  return new Set((name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((code) => code.toLowerCase().replace(/^0+(?=\d)/, '')));
}

/** A shorter code may be equal by chance. */
const TELLING = 3;
/** From this number of clients and providers on, they are no longer the apps of one company. */
const MANY = 10;

/** The part of each path that is not common to all paths. */
function ownParts(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split('/'));
  const common = parts[0].findIndex((part, index) => parts.some((other) => other[index] !== part));
  return parts.map((each) => each.slice(Math.max(common, 0)).filter((part) => part !== 'Resource').join('/'));
}

/** The names of a user pool's enterprise providers, by path and by name. */
function enterpriseProviders(pool: PoolFacts): ReadonlyMap<string, string> {
  return new Map(pool.neighbours(IDENTITY_PROVIDER).flatMap((provider) => {
    const name = providerName(provider);
    const { ProviderType: type } = provider.properties;
    return name === undefined || (type !== 'SAML' && type !== 'OIDC') ? [] : [[provider.path, name], [name, name]] as [string, string][];
  }));
}

function offered({ properties }: Neighbour, names: ReadonlyMap<string, string>): readonly string[] {
  const list = listAt(properties, 'SupportedIdentityProviders');
  return Array.isArray(list) ? list.flatMap((item: unknown) => typeof item === 'string' ? names.get(onlyMark(item)?.path ?? item) ?? [] : []) : [];
}

/** Finds the only provider after which a client is named. */
function byName(providers: readonly string[]): (part: string) => string | undefined {
  const words = providers.map((name) => [name, word(name)] as const).filter(([, each]) => each.length >= TELLING);
  return (part) => {
    const [own, another] = words.filter(([, each]) => word(part).includes(each));
    return another ? undefined : own?.[0];
  };
}

/** Finds the only provider whose name has a word or number that is in the name of the client and in no other provider's name. */
function byCode(providers: readonly string[], parts: readonly string[]): (part: string) => string | undefined {
  const owners = new Map<string, string[]>();
  for (const name of providers) {
    for (const code of codes(name)) { owners.set(code, [...(owners.get(code) ?? []).slice(0, 1), name]); }
  }
  const ownersIn = (part: string, least: number) => {
    const found = [...codes(part)].filter((code) => code.length >= least)
      .map((code) => owners.get(code) ?? []).filter(({ length }) => length === 1).flat();
    return new Set(found).size === 1 ? found[0] : undefined;
  };
  const least = new Set(parts.flatMap((part) => ownersIn(part, 1) ?? [])).size >= TELLING ? 1 : TELLING;
  return (part) => ownersIn(part, least);
}

/** Finds the only provider that is in a scope with a client and without other enterprise providers. */
function byScope(paths: readonly string[], names: ReadonlyMap<string, string>): (path: string) => string | undefined {
  const below = new Map<string, string[]>();
  for (const provider of paths) {
    for (const scope of scopesOf(provider)) { below.set(scope, [...(below.get(scope) ?? []).slice(0, 1), provider]); }
  }
  return (path) => {
    const [own, another] = scopesOf(path).map((scope) => below.get(scope)).find((providers) => providers !== undefined) ?? [];
    return own === undefined || another !== undefined ? undefined : names.get(own);
  };
}

/** The scopes around a construct, from the inside out. */
function scopesOf(path: string): string[] {
  const parts = path.replace(/\/Resource$/, '').split('/');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'));
}

/** Clients that each belong to one enterprise provider, and that also offer the providers of other clients. */
function tenantClients(pool: PoolFacts): readonly TenantClient[] {
  const clients = pool.neighbours(USER_POOL_CLIENT);
  const names = enterpriseProviders(pool);
  const providers = [...new Set(names.values())];
  if (clients.length < 2 || providers.length < 2) { return []; }
  const parts = ownParts(clients.map(({ path }) => path));
  const [named, coded] = [byName(providers), byCode(providers, parts)];
  const placed = byScope([...names.keys()].filter((key) => names.get(key) !== key), names);
  const tenants = clients.flatMap((client, index) => {
    const own = named(parts[index]) ?? coded(parts[index]) ?? placed(client.path);
    return own === undefined ? [] : [{ path: client.path, own, offers: offered(client, names) }];
  });
  const owners = new Set(tenants.map(({ own }) => own));
  return tenants
    .map(({ path, own, offers }) => ({ path, own, others: offers.filter((name) => name !== own && owners.has(name)) }))
    .filter(({ own, others }, _, all) => others.length > 0 && all.some((other) => other.own !== own));
}

/** Clients that each offer many enterprise providers, if there are many such clients. */
function crowd(pool: PoolFacts): readonly string[] {
  const clients = pool.neighbours(USER_POOL_CLIENT);
  const names = enterpriseProviders(pool);
  if (clients.length < MANY || names.size < MANY) { return []; }
  const offering = clients.filter((client) => new Set(offered(client, names)).size >= MANY);
  return offering.length < MANY ? [] : offering.map(({ path }) => path);
}

export const tenants: NeighbourTopic = {
  name: 'tenants',
  rules: [
    {
      id: 'idp-of-another-tenant',
      level: 'warning',
      summary: 'An app client of one tenant does not offer the enterprise providers of other tenants.',
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/application-client-based-multi-tenancy.html',
      property: 'SupportedIdentityProviders',
      appliesTo: [USER_POOL],
      check: (_, pool) => {
        const tenantPaths = tenantClients(pool).map(({ path }) => path);
        return tenantPaths.length > 0 ? tenantPaths : crowd(pool);
      },
      message: (paths, { written }, pool) => {
        const [first] = tenantClients(pool);
        return first === undefined
          ? `${listed(paths)} each offer ${MANY} or more SAML and OIDC providers. If the providers are of different tenants, the users of one tenant can sign in to the app of another. `
            + `List the providers of each client in ${written === 'Template' ? 'SupportedIdentityProviders' : 'supportedIdentityProviders'}. If the apps share the providers on purpose, acknowledge this finding.`
          : `${listed(paths)} ${paths.length > 1 ? 'each belong' : 'belongs'} to one SAML or OIDC provider by name or scope, and ${paths.length > 1 ? 'offer' : 'offers'} those of other clients too: '${first.path}' offers ${listed(first.others)}. `
            + `The users of one tenant can sign in to the app of another. List the providers of each client: for '${first.path}' write '${first.own}' alone.`;
      },
    },
  ],
};
