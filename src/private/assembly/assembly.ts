import { CfnElement, CfnResource, Stack, Stage, Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { ImportedPool } from './cdk-internals';
import { expectKnownTokens, importedPool, overrideOf } from './cdk-internals';
import type { PoolKey } from './pool-key';
import { poolBehindArn, poolKey, regionOfPoolId } from './pool-key';
import { resourceBehind } from './references';
import type { Elements, Nothing, StackElements } from './resolve';
import { dataOf, definitionOf, toData } from './resolve';
import { HOLE } from './text';
import { USER_POOL } from '../service/types';

/** Types that name a user pool by its ARN, and the property. */
const NAMED_BY_ARN: Readonly<Record<string, string>> = { 'AWS::WAFv2::WebACLAssociation': 'ResourceArn' };

/** Where something is deployed. Tokens are left out. */
export interface Environment {
  readonly region?: string;
  readonly account?: string;
}

/** The resources of one assembly (an App or a Stage), found in one walk. Stages below it are assemblies of their own. */
export class Assembly implements Elements {
  private readonly byType = new Map<string, CfnResource[]>();
  private readonly paths = new Map<string, CfnResource>();
  private readonly pools = new Map<string, Map<PoolKey | undefined, CfnResource[]>>();
  private readonly places = new Map<string, Map<CfnResource, number>>();
  private readonly elements = new Map<Stack, StackElements>();
  private readonly memos = new Map<unknown, unknown>();
  private readonly poolsById = new Map<string, PoolKey>();
  private readonly data = new Map<CfnResource, Record<string, unknown>>();
  /** The places of imported user pools according to their ARNs, by the ids in resources. */
  private readonly imports = new Map<string, Environment>();

  public constructor(public readonly root: IConstruct) {
    expectKnownTokens();
    this.walk(root);
  }

  /** Results that are computed once for this assembly. The key is the function that computes the result. */
  public memo<T>(work: (assembly: Assembly) => T): T {
    if (!this.memos.has(work)) { this.memos.set(work, work(this)); }
    return this.memos.get(work) as T;
  }

  public ofType(type: string): readonly CfnResource[] {
    return this.byType.get(type) ?? [];
  }

  public get types(): Iterable<string> { return this.byType.keys(); }

  public at(path: string): CfnResource | undefined {
    return this.paths.get(path);
  }

  /** The resources of a type that belong to a user pool. For `undefined`, the resources whose user pool is unknown. */
  public ofPool(type: string, pool: PoolKey | undefined): readonly CfnResource[] {
    let groups = this.pools.get(type);
    if (!groups) {
      groups = new Map();
      for (const resource of this.ofType(type)) {
        const key = this.poolOf(resource);
        const members = groups.get(key);
        if (members) { members.push(resource); } else { groups.set(key, [resource]); }
      }
      this.pools.set(type, groups);
    }
    return groups.get(pool) ?? [];
  }

  /** The user pool that a resource names in its `UserPoolId` or by ARN. A user pool belongs to itself. */
  public poolOf(resource: CfnResource): PoolKey | undefined {
    if (resource.cfnResourceType === USER_POOL) { return resource.node.path; }
    const arn = NAMED_BY_ARN[resource.cfnResourceType];
    if (arn !== undefined) { return poolBehindArn(this.propertiesOf(resource)[arn]); }
    const id = writtenPoolId(resource);
    if (typeof id === 'string') {
      const known = this.poolsById.get(id);
      if (known !== undefined) { return known; }
      const pool = resourceBehind(id);
      if (pool?.cfnResourceType === USER_POOL) {
        const { path } = pool.node;
        this.poolsById.set(id, path);
        return path;
      }
    }
    return poolKey(id === undefined
      ? this.propertiesOf(resource).UserPoolId
      : dataOf(id, resource, this));
  }

  /** The place of the user pool that a resource names, from its stack in this app, its literal id, or the ARN with which it was imported. */
  public poolEnvironmentOf(resource: CfnResource): Environment {
    const key = this.poolOf(resource);
    const pool = key === undefined ? undefined : this.at(key);
    if (pool) { return pool.cfnResourceType === USER_POOL ? environmentOf(pool) : {}; }
    const id = writtenPoolId(resource) ?? this.propertiesOf(resource).UserPoolId;
    const imported = typeof id === 'string' ? this.imports.get(id) : undefined;
    const region = typeof id === 'string' ? regionOfPoolId(id) : undefined;
    return { account: imported?.account, region: region ?? imported?.region };
  }

  /** The position of a resource among those of its type that have a property, in one account and Region. 0 if these are unknown. */
  public placeInRegion(resource: CfnResource, having?: string): number {
    const key = `${resource.cfnResourceType} ${having}`;
    let places = this.places.get(key);
    if (!places) {
      places = this.placesOf(resource.cfnResourceType, having);
      this.places.set(key, places);
    }
    return places.get(resource) ?? 0;
  }

  private placesOf(type: string, having: string | undefined): Map<CfnResource, number> {
    const places = new Map<CfnResource, number>();
    const counts = new Map<string, number>();
    for (const resource of this.ofType(type)) {
      const { account, region } = environmentOf(resource);
      const environment = account === undefined || region === undefined ? undefined : `${account}/${region}`;
      const value = having === undefined ? {} : this.propertiesOf(resource)[having];
      if (environment === undefined || resource.cfnOptions.condition || value === undefined || value === HOLE) { continue; }
      const place = counts.get(environment) ?? 0;
      places.set(resource, place);
      counts.set(environment, place + 1);
    }
    return places;
  }

  /** The properties of a resource in the template, with CloudFormation's names, as facts. */
  public propertiesOf(resource: CfnResource): Record<string, unknown> {
    let properties = this.data.get(resource);
    if (!properties) {
      properties = readProperties(resource, this) ?? UNREADABLE;
      this.data.set(resource, properties);
    }
    return properties;
  }

  public elementsOf(stack: Stack): StackElements {
    let elements = this.elements.get(stack);
    if (!elements) {
      // Only hand-written intrinsic functions need it, so it is created for the first one.
      let byLogicalId: Map<string, CfnElement> | undefined;
      elements = { elementAt: (logicalId) => (byLogicalId ??= elementsByLogicalId(stack)).get(logicalId) };
      this.elements.set(stack, elements);
    }
    return elements;
  }

  /** If two imports contradict each other, nothing is known. */
  private noteImport({ arn, id }: ImportedPool): void {
    const [, region, account] = /^arn:[^:]*:cognito-idp:([^:]*):([^:]*):/.exec(arn) ?? [];
    if (region === undefined) { return; }
    const known = this.imports.get(id);
    const agreed = (name: keyof Environment, value: string) =>
      Token.isUnresolved(value) || value === '' || (known && known[name] !== value) ? undefined : value;
    this.imports.set(id, { region: agreed('region', region), account: agreed('account', account) });
  }

  private walk(construct: IConstruct) {
    if (CfnResource.isCfnResource(construct)) {
      this.paths.set(construct.node.path, construct);
      const type = construct.cfnResourceType;
      const known = this.byType.get(type);
      if (known) { known.push(construct); } else { this.byType.set(type, [construct]); }
    } else {
      const imported = importedPool(construct);
      if (imported) { this.noteImport(imported); }
    }
    for (const child of construct.node.children) {
      if (!Stage.isStage(child)) { this.walk(child); }
    }
  }
}

/** Resources and parameters, to which an intrinsic function can refer. */
function elementsByLogicalId(stack: Stack): Map<string, CfnElement> {
  const elements = stack.node.findAll().filter(CfnElement.isCfnElement)
    .filter((element) => element.stack === stack && (CfnResource.isCfnResource(element) || 'valueAsString' in element));
  return new Map(elements.map((element) => [stack.resolve(element.logicalId) as string, element]));
}

/** Represents unknown properties. */
const UNREADABLE: Record<string, unknown> = new Proxy({}, { get: (_, name) => typeof name === 'string' ? HOLE : undefined });

/**
 * `undefined` if CDK cannot render them, which it reports itself, or if an override replaced them.
 *
 * @param nothing represents `null`, which CloudFormation does not accept anywhere
 */
export function readProperties(resource: CfnResource, assembly: Assembly, nothing: Nothing = HOLE): Record<string, unknown> | undefined {
  const definition = definitionOf(resource);
  const properties = definition && toData(definition.Properties ?? {}, assembly.elementsOf(Stack.of(resource)), nothing);
  return typeof properties === 'object' && !Array.isArray(properties) ? properties as Record<string, unknown> : undefined;
}

function writtenPoolId(resource: CfnResource): unknown {
  return overrideOf(resource, 'UserPoolId') ?? (resource as { userPoolId?: unknown }).userPoolId;
}

/** Where the stack of a construct is deployed. */
export function environmentOf(construct: IConstruct): Environment {
  const { account, region } = Stack.of(construct);
  return { account: Token.isUnresolved(account) ? undefined : account, region: Token.isUnresolved(region) ? undefined : region };
}
