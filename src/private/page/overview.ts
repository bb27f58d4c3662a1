import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { Assembly } from '../assembly/assembly';
import { marksIn, shown } from '../assembly/text';
import type { Judged } from '../checks/judge-assembly';
import { judgeAssembly } from '../checks/judge-assembly';
import type { ClientFacts } from '../facts/client';
import { clientFacts } from '../facts/client-facts';
import { CONSUMER_TYPES, consumerFacts } from '../facts/consumers';
import {
  BRANDING, DOMAIN, IDENTITY_PROVIDER, RESOURCE_SERVER, RISK_CONFIGURATION, TERMS, UI_CUSTOMIZATION, USER_POOL_CLIENT,
} from '../service/types';

const SECRET = 'AWS::SecretsManager::Secret';
/** Types that belong to a client or a secret and do not use it. */
const ACCESSORIES = new Set([
  BRANDING, TERMS, RISK_CONFIGURATION, UI_CUSTOMIZATION, 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::SecretsManager::RotationSchedule',
  'AWS::SecretsManager::ResourcePolicy', 'AWS::KMS::Key', 'AWS::Lambda::Permission', SECRET,
]);

export interface ShownClient {
  readonly path: string;
  readonly facts: ClientFacts;
  readonly findings: Judged['findings'];
  readonly acknowledged: Judged['acknowledged'];
  /** The resources that take the client id: load balancers, APIs, identity pools. */
  readonly users: readonly string[];
  /** The secrets in Secrets Manager that contain the client secret, each with its readers. */
  readonly secrets: readonly { readonly path: string; readonly readers: readonly string[] }[];
}

export interface ShownPool {
  /** `undefined` for clients whose user pool is unknown. */
  readonly name: string | undefined;
  readonly domains: readonly string[];
  readonly providers: readonly string[];
  readonly servers: readonly string[];
  readonly clients: readonly ShownClient[];
}

/** The user pools of an assembly that have clients. */
export function poolsOf(root: IConstruct): ShownPool[] {
  const assembly = new Assembly(root);
  const judged = new Map(judgeAssembly(root, [root]).map((each) => [each.resource.node.path, each]));
  const users = usersByClient(assembly);
  const secrets = secretsByClient(assembly);
  const pools = new Map<string | undefined, ShownClient[]>();
  for (const resource of assembly.ofType(USER_POOL_CLIENT)) {
    const known = clientFacts(resource, assembly);
    if (!known) { continue; }
    const { path } = resource.node;
    const { findings = [], acknowledged = [] } = judged.get(path) ?? {};
    const client: ShownClient = {
      path: written(path), facts: known.facts, findings, acknowledged, users: users.get(path) ?? [], secrets: secrets.get(path) ?? [],
    };
    pools.set(known.pool, [...pools.get(known.pool) ?? [], client]);
  }
  const names = (type: string, pool: string | undefined, property: string) => (pool === undefined ? [] : assembly.ofPool(type, pool))
    .map((resource) => text(assembly.propertiesOf(resource)[property]));
  return [...pools].map(([pool, clients]) => ({
    name: pool && written(pool),
    domains: names(DOMAIN, pool, 'Domain'),
    providers: names(IDENTITY_PROVIDER, pool, 'ProviderName'),
    servers: names(RESOURCE_SERVER, pool, 'Identifier'),
    clients,
  }));
}

function usersByClient(assembly: Assembly): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const resource of CONSUMER_TYPES.filter((type) => !ACCESSORIES.has(type)).flatMap((type) => assembly.ofType(type))) {
    for (const { path } of consumerFacts(resource, assembly, () => true).clients) { add(users, path, described(resource)); }
  }
  return users;
}

/** A secret contains the client secret of each client that its value, or the custom resource that writes it, refers to. */
function secretsByClient(assembly: Assembly): Map<string, { path: string; readers: readonly string[] }[]> {
  const holders = new Map<string, Set<string>>();
  const readers = new Map<string, string[]>();
  for (const type of assembly.types) {
    const custom = type.startsWith('Custom::CognitoClientSecret');
    for (const resource of assembly.ofType(type)) {
      const referred = marksIn(JSON.stringify(assembly.propertiesOf(resource)));
      const typeOf = (path: string) => assembly.at(path)?.cfnResourceType;
      const secrets = type === SECRET ? [resource.node.path] : referred.filter(({ path }) => typeOf(path) === SECRET).map(({ path }) => path);
      if (type === SECRET || custom) {
        const clients = referred.filter(({ path }) => typeOf(path) === USER_POOL_CLIENT).map(({ path }) => path);
        for (const client of clients) { holders.set(client, new Set([...holders.get(client) ?? [], ...secrets])); }
      } else if (!ACCESSORIES.has(type) && !resource.node.scopes.some(({ node }) => secrets.includes(`${node.path}/Resource`))) {
        for (const secret of new Set(secrets)) { add(readers, secret, described(resource)); }
      }
    }
  }
  return new Map([...holders].map(([client, secrets]) => [
    client, [...secrets].map((path) => ({ path: written(path), readers: readers.get(path) ?? [] })),
  ]));
}

function add(map: Map<string, string[]>, key: string, item: string): void {
  const items = map.get(key) ?? [];
  if (!items.includes(item)) { map.set(key, [...items, item]); }
}

function described(resource: CfnResource): string {
  return `${resource.cfnResourceType.replace(/^AWS::|^Custom::/, '')} ${written(resource.node.path)}`;
}

/** The path of the construct in the user's code. */
function written(path: string): string {
  return path.replace(/\/Resource$/, '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? shown(value) : '${…}';
}
