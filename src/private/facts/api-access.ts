import type { CfnResource } from 'aws-cdk-lib';
import type { ClientFacts } from './client';
import { clientFacts } from './client-facts';
import { clientBehind } from './named-client';
import { nameBehind } from './ordering';
import { PoolFacts } from './pool';
import type { Data } from './properties-at';
import { textAt, valueAt } from './properties-at';
import type { Assembly } from '../assembly/assembly';
import type { PoolKey } from '../assembly/pool-key';
import { poolBehindArn } from '../assembly/pool-key';
import type { Fact } from '../assembly/text';
import { fill, HOLE, isKnown, isWhole, onlyMark, UNKNOWN } from '../assembly/text';
import { USER_POOL_CLIENT } from '../service/types';

/** A client whose tokens an API accepts. */
export interface ApiClient {
  readonly path: string;
  readonly facts: ClientFacts;
  /** A trigger of its user pool may change access tokens: add scopes or an audience. */
  readonly tokensChange: boolean;
}

/** The clients whose tokens an API accepts, if all of them are known. */
export interface ApiAccess {
  readonly clients: readonly ApiClient[];
  /** A token must have one of these scopes. Absent if no scope is required. */
  readonly scopes: Fact<readonly string[]>;
  /** The clients whose ids are compared with the audience of a token only. */
  readonly byAudience: readonly ApiClient[];
}

type Reader = (properties: Data, pools: ApiPools) => ApiAccess | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  'AWS::ApiGatewayV2::Route': ({ AuthorizerId: id, AuthorizationScopes: scopes }, pools) => {
    const authorizer = pools.at(id, 'AWS::ApiGatewayV2::Authorizer');
    // If a token has no `aud`, the id is compared with `client_id`.
    return access(authorizer && pools.listed(valueAt(authorizer, 'JwtConfiguration', 'Audience')), pools.texts(scopes));
  },
  'AWS::ApiGateway::Method': ({ AuthorizerId: id, AuthorizationType: type, AuthorizationScopes: scopes }, pools) => {
    const authorizer = type === 'COGNITO_USER_POOLS' ? pools.at(id, 'AWS::ApiGateway::Authorizer') : undefined;
    return access(authorizer && pools.allOf(authorizer.ProviderARNs), pools.texts(scopes));
  },
  'AWS::BedrockAgentCore::Gateway': agentAccess,
  'AWS::BedrockAgentCore::Runtime': agentAccess,
};

export const API_TYPES: readonly string[] = Object.keys(READERS);

/** The clients whose tokens a resource accepts. `undefined` if it is not an API or if one of the clients is unknown. */
export function apiAccess(resource: CfnResource, assembly: Assembly, isJudged: (client: CfnResource) => boolean): ApiAccess | undefined {
  const read = READERS[resource.cfnResourceType];
  return read?.(assembly.propertiesOf(resource), new ApiPools(assembly, isJudged));
}

function access(
  clients: readonly ApiClient[] | undefined, scopes: Fact<readonly string[]>, byAudience: readonly ApiClient[] = [],
): ApiAccess | undefined {
  return clients && clients.length > 0 ? { clients, scopes, byAudience } : undefined;
}

function agentAccess(properties: Data, pools: ApiPools): ApiAccess | undefined {
  const jwt = (name: string) => valueAt(properties, 'AuthorizerConfiguration', 'CustomJWTAuthorizer', name);
  const [clients, audience] = [pools.listed(jwt('AllowedClients') ?? []), pools.listed(jwt('AllowedAudience') ?? [])];
  return access(clients && audience && [...clients, ...audience], pools.texts(jwt('AllowedScopes')), audience);
}

/** The clients and authorizers of the CDK app. */
class ApiPools {
  public constructor(private readonly assembly: Assembly, private readonly isJudged: (client: CfnResource) => boolean) {}

  /** The properties of the resource that an id refers to. */
  public at(id: unknown, type: string): Data | undefined {
    const resource = typeof id === 'string' ? this.assembly.at(onlyMark(id)?.path ?? '') : undefined;
    return resource?.cfnResourceType === type ? this.assembly.propertiesOf(resource) : undefined;
  }

  public texts(list: unknown): Fact<readonly string[]> {
    if (list === undefined || (Array.isArray(list) && list.length === 0)) { return undefined; }
    if (!Array.isArray(list)) { return UNKNOWN; }
    const texts = list.map((item: unknown) => typeof item === 'string' ? fill(item, (each) => nameBehind(each, this.assembly)) : HOLE);
    return texts.every(isWhole) ? texts : UNKNOWN;
  }

  /** The clients of a list of ids. `undefined` if one is unknown. */
  public listed(ids: unknown): readonly ApiClient[] | undefined {
    return Array.isArray(ids) ? this.known(ids.map((id) => clientBehind(id, this.assembly))) : undefined;
  }

  /** All clients of the user pools of a list of ARNs. `undefined` if the app may not declare all of them. */
  public allOf(arns: unknown): readonly ApiClient[] | undefined {
    const pools = Array.isArray(arns) ? arns.map(poolBehindArn) : [undefined];
    return pools.every((pool) => pool !== undefined && this.pool(pool).showsAll(USER_POOL_CLIENT))
      ? this.known(pools.flatMap((pool) => this.assembly.ofPool(USER_POOL_CLIENT, pool)))
      : undefined;
  }

  private known(clients: readonly (CfnResource | undefined)[]): readonly ApiClient[] | undefined {
    const found = clients.map((client) => client && this.isJudged(client) ? this.client(client) : undefined);
    return found.every((each) => each !== undefined) ? found : undefined;
  }

  /** Read once, because all methods of an API accept the same ones. */
  private client(client: CfnResource): ApiClient | undefined {
    const memo = this.assembly.memo(apiClients);
    let known = memo.get(client);
    if (!known) {
      const read = clientFacts(client, this.assembly);
      known = read && { path: client.node.path, facts: read.facts, tokensChange: read.pool === undefined || mayChangeTokens(this.pool(read.pool)) };
      if (known) { memo.set(client, known); }
    }
    return known;
  }

  private pool(key: PoolKey): PoolFacts {
    const memo = this.assembly.memo(apiPools);
    const pool = memo.get(key) ?? new PoolFacts(key, this.assembly);
    memo.set(key, pool);
    return pool;
  }
}

function apiClients(): Map<CfnResource, ApiClient> { return new Map(); }
function apiPools(): Map<PoolKey, PoolFacts> { return new Map(); }

/** A trigger of version 1 changes only ID tokens. */
function mayChangeTokens({ triggers, properties }: PoolFacts): boolean {
  if (!isKnown(triggers)) { return true; }
  return triggers.has('PreTokenGenerationConfig') && textAt(properties, 'LambdaConfig', 'PreTokenGenerationConfig', 'LambdaVersion') !== 'V1_0';
}
