import type { NeighbourTopic } from './rule';
import { listed, onlyMark } from '../assembly/text';
import type { Neighbour, PoolFacts } from '../facts/pool';
import { listAt } from '../facts/properties-at';
import { providerName } from '../facts/provider';
import { IDENTITY_PROVIDER, USER_POOL, USER_POOL_CLIENT } from '../service/types';

/** A client of a tenant that offers the providers of other tenants as well. */
interface TenantClient {
  readonly path: string;
  readonly own: string;
  readonly others: readonly string[];
}

function word(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The part of each path that is not common to all: what tells one client from another. */
function ownParts(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split('/'));
  const common = parts[0].findIndex((part, index) => parts.some((other) => other[index] !== part));
  return parts.map((each) => word(each.slice(Math.max(common, 0)).join('/')));
}

function offered({ properties }: Neighbour, names: ReadonlyMap<string, string>): readonly string[] {
  const list = listAt(properties, 'SupportedIdentityProviders');
  return Array.isArray(list) ? list.flatMap((item: unknown) => typeof item === 'string' ? names.get(onlyMark(item)?.path ?? item) ?? [] : []) : [];
}

/** Clients that are named after one enterprise provider each, and offer those that other clients are named after. */
function tenantClients(pool: PoolFacts): readonly TenantClient[] {
  const enterprise = pool.neighbours(IDENTITY_PROVIDER).filter(({ properties: { ProviderType: type } }) => type === 'SAML' || type === 'OIDC');
  const clients = enterprise.length < 2 ? [] : pool.neighbours(USER_POOL_CLIENT);
  if (clients.length < 2) { return []; }
  const names = new Map(enterprise.flatMap((provider) => {
    const name = providerName(provider);
    return name === undefined || word(name).length < 3 ? [] : [[provider.path, name], [name, name]] as [string, string][];
  }));
  const words = [...new Set(names.values())].map((name) => [name, word(name)] as const);
  const parts = ownParts(clients.map(({ path }) => path));
  const tenants = clients.flatMap((client, index) => {
    const [own, another] = words.filter(([, each]) => parts[index].includes(each));
    return own && !another ? [{ path: client.path, own: own[0], offers: offered(client, names) }] : [];
  });
  const owners = new Set(tenants.map(({ own }) => own));
  return tenants
    .map(({ path, own, offers }) => ({ path, own, others: offers.filter((name) => name !== own && owners.has(name)) }))
    .filter(({ own, others }, _, all) => others.length > 0 && all.some((other) => other.own !== own));
}

export const tenants: NeighbourTopic = {
  name: 'tenants',
  rules: [
    {
      id: 'idp-of-another-tenant',
      level: 'warning',
      summary: 'An app client that is named after one enterprise provider does not offer those of other clients.',
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/application-client-based-multi-tenancy.html',
      property: 'SupportedIdentityProviders',
      appliesTo: [USER_POOL],
      check: (_, pool) => tenantClients(pool).map(({ path }) => path),
      message: (paths, _, pool) => {
        const [first] = tenantClients(pool);
        return `${listed(paths)} ${paths.length > 1 ? 'are each' : 'is'} named after one SAML or OIDC provider and ${paths.length > 1 ? 'offer' : 'offers'} those of other clients too: '${first.path}' offers ${listed(first.others)}. `
          + `The users of one tenant can sign in to the app of another. List the providers of each client: for '${first.path}' write '${first.own}' alone.`;
      },
    },
  ],
};
