import type { CfnResource } from 'aws-cdk-lib';
import type { ApiAccess } from './api-access';
import { apiAccess } from './api-access';
import type { ClientFacts } from './client';
import { clientFacts } from './client-facts';
import type { ProviderName } from './identity-pools';
import { providerNames } from './identity-pools';
import { clientBehind } from './named-client';
import { domainOfAnotherPool, namesDomain } from './pool-domains';
import { poolWithoutDomain } from './search-domains';
import type { Assembly } from '../assembly/assembly';
import type { PoolKey } from '../assembly/pool-key';
import { mark, marksIn } from '../assembly/text';
import { classOf } from '../assembly/written-class';
import type { WrittenClass } from '../service/props';
import { BRANDING, DOMAIN, IDENTITY_POOL, RISK_CONFIGURATION, TERMS, UI_CUSTOMIZATION, USER_POOL } from '../service/types';

/** A resource that names app clients and does not belong to their user pool: a listener, an authorizer, an identity pool. */
export interface Consumer {
  readonly path: string;
  readonly type: string;
  /** The class of the construct in the user's code. Messages use its names. */
  readonly written: WrittenClass;
  readonly clients: readonly NamedClient[];
  /** All client ids that it names, as far as they are texts. */
  readonly ids: readonly string[];
  /** What it names user pools and their domains by, as far as they are texts. */
  readonly pools: readonly string[];
  /** Those of them that refer to the domain of a user pool. */
  readonly domains: readonly string[];
  /** Those of them that end in a reference to a user pool, so that nothing comes after it. */
  readonly endsInPool: readonly string[];
  /** The clients whose tokens it accepts, if it is an API and all of them are known. */
  readonly access?: ApiAccess;
  /** How it names user pools, if it is an identity pool or its role mappings. */
  readonly providerNames: readonly ProviderName[];
  /** The user pool without a domain with which a search domain signs users in. */
  readonly searchWithoutDomain?: string;
}

/** One client that a consumer names. */
export interface NamedClient {
  readonly path: string;
  readonly facts: ClientFacts;
  /** The property that names the client. */
  readonly property: string;
  /** The user pool that the consumer also names, if it is known not to be the client's user pool. */
  readonly otherPool?: PoolKey;
  /** The path of the domain that the consumer also names, if it is known to be the domain of another user pool. */
  readonly otherDomain?: string;
  /** The properties next to the client id. */
  readonly beside: Data;
}

type Data = Readonly<Record<string, unknown>>;

/** Where a consumer names clients, and where it names their user pool. */
interface Naming {
  readonly property: string;
  readonly clients: readonly unknown[];
  readonly pool: unknown;
  readonly beside: Data;
}

const READERS: Readonly<Record<string, (properties: Data) => Naming[]>> = {
  'AWS::ElasticLoadBalancingV2::Listener': (listener) => loadBalancerActions('DefaultActions', listener.DefaultActions),
  'AWS::ElasticLoadBalancingV2::ListenerRule': (rule) => loadBalancerActions('Actions', rule.Actions),
  'AWS::ApiGatewayV2::Authorizer': (authorizer) => {
    const jwt = data(authorizer.JwtConfiguration);
    return [naming('JwtConfiguration.Audience', jwt.Audience, jwt.Issuer, jwt)];
  },
  [IDENTITY_POOL]: (pool) => all(pool.CognitoIdentityProviders)
    .map((provider) => naming('CognitoIdentityProviders', provider.ClientId, provider.ProviderName, provider)),
  'AWS::AppSync::GraphQLApi': (api) => [
    ['UserPoolConfig', api] as const,
    ...all(api.AdditionalAuthenticationProviders).map((provider) => ['AdditionalAuthenticationProviders', provider] as const),
  ].map(([property, { UserPoolConfig: config }]) => naming(property, data(config).AppIdClientRegex, data(config).UserPoolId, data(config))),
  'AWS::VerifiedPermissions::IdentitySource': (source) => {
    const config = data(data(source.Configuration).CognitoUserPoolConfiguration);
    return [naming('Configuration.CognitoUserPoolConfiguration.ClientIds', config.ClientIds, config.UserPoolArn, config)];
  },
  'AWS::BedrockAgentCore::Gateway': agentAuthorizer,
  'AWS::BedrockAgentCore::Runtime': agentAuthorizer,
  [BRANDING]: ofPool,
  [TERMS]: ofPool,
  [RISK_CONFIGURATION]: ofPool,
  [UI_CUSTOMIZATION]: ofPool,
};

export const CONSUMER_TYPES: readonly string[] = Object.keys(READERS);

/** The clients that a consumer names by reference. Nothing is known of an id that is a literal or a parameter. */
export function consumerFacts(resource: CfnResource, assembly: Assembly, isJudged: (client: CfnResource) => boolean): Consumer {
  const namings = READERS[resource.cfnResourceType]?.(assembly.propertiesOf(resource)) ?? [];
  const clients = namings.flatMap(({ clients: ids, pool, ...rest }) => ids.flatMap((id): NamedClient[] => {
    const client = clientBehind(id, assembly);
    const known = client && isJudged(client) ? clientFacts(client, assembly) : undefined;
    if (!known) { return []; }
    const { UserPoolDomain: domain } = rest.beside;
    const otherDomain = typeof domain === 'string' ? domainOfAnotherPool((each) => namesDomain(domain, each), client!, assembly) : undefined;
    return [{ ...rest, path: client!.node.path, facts: known.facts, otherPool: otherPool(pool, known.pool, assembly), otherDomain }];
  }));
  const pools = texts(namings.flatMap(({ pool, beside }) => [pool, beside.UserPoolDomain]));
  return {
    path: resource.node.path,
    type: resource.cfnResourceType,
    written: classOf(resource),
    clients,
    ids: texts(namings.flatMap((each) => each.clients)),
    pools,
    domains: pools.filter((text) => marksIn(text).some(({ path }) => assembly.at(path)?.cfnResourceType === DOMAIN)),
    endsInPool: pools.filter((text) => endsInPool(text, assembly)),
    access: apiAccess(resource, assembly, isJudged),
    providerNames: providerNames(resource, assembly),
    searchWithoutDomain: poolWithoutDomain(resource, assembly),
  };
}

function endsInPool(text: string, assembly: Assembly): boolean {
  const last = marksIn(text).at(-1);
  return last !== undefined && text.endsWith(mark(last.path, last.attribute)) && assembly.at(last.path)?.cfnResourceType === USER_POOL;
}

/** The user pool that a text names (by id, ARN, issuer or provider name), if it is certainly not the client's user pool. */
function otherPool(text: unknown, own: PoolKey | undefined, assembly: Assembly): PoolKey | undefined {
  if (typeof text !== 'string' || own === undefined) { return undefined; }
  const referred = marksIn(text).map(({ path }) => path).filter((path) => assembly.at(path)?.cfnResourceType === USER_POOL);
  const named = referred.length > 0 ? referred : text.match(/[a-z]{2}(-[a-z]+)+-\d+_[A-Za-z0-9]+/g)?.slice(-1) ?? [];
  // A literal id may be the id of a user pool of this app after its deployment.
  const comparable = named.length === 1 && (referred.length > 0) === (assembly.at(own) !== undefined);
  return comparable && named[0] !== own ? named[0] : undefined;
}

function loadBalancerActions(property: string, actions: unknown): Naming[] {
  return all(actions)
    .filter((action) => 'AuthenticateCognitoConfig' in action)
    .map(({ AuthenticateCognitoConfig: action }) => data(action))
    .map((config) => naming(`${property}.AuthenticateCognitoConfig`, config.UserPoolClientId, config.UserPoolArn, config));
}

function agentAuthorizer(properties: Data): Naming[] {
  const jwt = data(data(properties.AuthorizerConfiguration).CustomJWTAuthorizer);
  return ['AllowedClients', 'AllowedAudience'].map((list) => naming(`AuthorizerConfiguration.CustomJWTAuthorizer.${list}`, jwt[list], jwt.DiscoveryUrl, jwt));
}

function ofPool(properties: Data): Naming[] {
  return [naming('ClientId', properties.ClientId, properties.UserPoolId, properties)];
}

function naming(property: string, clients: unknown, pool: unknown, beside: Data): Naming {
  return { property, clients: Array.isArray(clients) ? clients : [clients], pool, beside };
}

/** Each text once. Two namings of an authorizer share their pool. */
function texts(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.filter((value) => typeof value === 'string'))];
}

function data(value: unknown): Data {
  return typeof value === 'object' && value !== null ? value as Data : {};
}

function all(list: unknown): Data[] {
  return Array.isArray(list) ? list.filter((item): item is Data => typeof item === 'object' && item !== null) : [];
}
