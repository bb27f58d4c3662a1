import type { CfnResource } from 'aws-cdk-lib';
import { circleOfPool } from './circles';
import { isChangedLater, mayGetTriggers } from './custom-resources';
import { missingItems } from './missing-items';
import { clientNameOf } from './properties';
import { listAt } from './properties-at';
import type { SchemaAttribute } from './schema';
import { schemaOf } from './schema';
import type { ForbiddenTrigger } from './trigger-permissions';
import { forbiddenTriggers } from './trigger-permissions';
import { flagFact } from './values';
import type { Assembly, Environment } from '../assembly/assembly';
import { environmentOf } from '../assembly/assembly';
import { comesAfter } from '../assembly/dependencies';
import type { PoolKey } from '../assembly/pool-key';
import { stackGroup } from '../assembly/stack-group';
import { HOLE, isKnown, isWhole, onlyMark, UNKNOWN, wholeText } from '../assembly/text';
import type { Fact } from '../assembly/text';
import { classOf } from '../assembly/written-class';
import { NEVER_WRITABLE } from '../service/attributes';
import type { WrittenClass } from '../service/props';
import { USER_POOL, USER_POOL_CLIENT } from '../service/types';

/** A resource that belongs to a user pool: its place, and its properties as in the template. */
export interface Neighbour {
  readonly path: string;
  readonly type: string;
  /** The class of the construct in the user's code. Messages use its names. */
  readonly written: WrittenClass;
  readonly properties: Readonly<Record<string, unknown>>;
  /** It has a condition, so it may not be created. */
  readonly conditional: boolean;
}

/** What the CDK app shows of one user pool. Of an imported user pool, it shows only the neighbours that this app adds. */
export class PoolFacts {
  private readonly members = new Map<string, readonly Neighbour[]>();
  private readonly own?: CfnResource;
  private mayGetTriggers?: boolean;
  private clientNames?: ReadonlyMap<string, readonly string[]>;
  private schemaMemo?: Fact<ReadonlyMap<string, SchemaAttribute>>;

  public constructor(public readonly key: PoolKey | undefined, private readonly assembly: Assembly) {
    const resource = key === undefined ? undefined : assembly.at(key);
    this.own = resource?.cfnResourceType === USER_POOL ? resource : undefined;
  }

  /** The class of the user pool in the user's code. `undefined` for an imported user pool. */
  public get written(): WrittenClass | undefined { return this.own && classOf(this.own); }

  /** True if the user pool is a resource of this app. What the app does not declare then does not exist. */
  public get inApp(): boolean { return this.own !== undefined; }

  /** The properties of the user pool. Empty for an imported user pool. */
  public get properties(): Readonly<Record<string, unknown>> {
    return this.own ? this.assembly.propertiesOf(this.own) : {};
  }

  /** The feature plan. It is ESSENTIALS if the template does not set it. */
  public get tier(): Fact<string> {
    if (!this.own) { return UNKNOWN; }
    const tier = this.properties.UserPoolTier ?? 'ESSENTIALS';
    return typeof tier === 'string' && isWhole(tier) ? tier : UNKNOWN;
  }

  /** The attributes that a client may list, by the name that it must use: `email`, `custom:dept`. Unknown if the user pool or one of the names is unknown. */
  public get schema(): Fact<ReadonlyMap<string, SchemaAttribute>> {
    return this.own ? (this.schemaMemo ??= schemaOf(this.properties.Schema)) : UNKNOWN;
  }

  /** The attributes that the user pool requires, as far as they are known, without those that the service sets itself. */
  public get requiredAttributes(): readonly string[] {
    const { schema } = this;
    return isKnown(schema)
      ? [...schema].filter(([name, { required }]) => required === true && !NEVER_WRITABLE.includes(name)).map(([name]) => name)
      : [];
  }

  /** The triggers, by CloudFormation's names. Unknown if the user pool is unknown or if a custom resource may set others. */
  public get triggers(): Fact<ReadonlySet<string>> {
    if (!this.own || (this.mayGetTriggers ??= mayGetTriggers(this.key!, this.assembly))) { return UNKNOWN; }
    const config = this.properties.LambdaConfig ?? {};
    return typeof config === 'object' && config !== null ? new Set(Object.keys(config)) : UNKNOWN;
  }

  /** Triggers whose function in the app does not let the user pool call it. */
  public get forbiddenTriggers(): readonly ForbiddenTrigger[] {
    return this.own ? forbiddenTriggers(this.own, this.assembly) : [];
  }

  /** The circle of the user pool and other resources, without app clients. */
  public get circle(): readonly string[] {
    return this.own ? circleOfPool(this.own, this.assembly) : [];
  }

  /** The first factors that the sign-in policy allows. Without a policy, it is the password only. Unknown if the user pool is unknown. */
  public get firstFactors(): Fact<readonly string[]> {
    if (!this.own) { return UNKNOWN; }
    const policies = this.properties.Policies ?? {};
    const policy = (policies as Record<string, unknown>).SignInPolicy ?? {};
    const factors = (policy as Record<string, unknown>).AllowedFirstAuthFactors ?? ['PASSWORD'];
    if (policies === HOLE || policy === HOLE || !Array.isArray(factors)) { return UNKNOWN; }
    return factors.every((factor) => typeof factor === 'string' && isWhole(factor)) ? factors as string[] : UNKNOWN;
  }

  /** Whether anyone can sign up with only the id of a client. Unknown if the user pool is unknown. */
  public get selfSignUp(): Fact<boolean> {
    if (!this.own) { return UNKNOWN; }
    const config = this.properties.AdminCreateUserConfig ?? {};
    if (typeof config !== 'object' || config === null) { return UNKNOWN; }
    const adminOnly = flagFact((config as Record<string, unknown>).AllowAdminCreateUserOnly ?? false);
    return typeof adminOnly === 'boolean' ? !adminOnly : UNKNOWN;
  }

  /** True if a resource of the app belongs to another user pool of the app, and this user pool is in the app too. */
  public isOfAnotherPool(path: string): boolean {
    const resource = this.assembly.at(path);
    const other = resource && this.assembly.poolOf(resource);
    return this.inApp && other !== undefined && other !== this.key && this.assembly.at(other)?.cfnResourceType === USER_POOL;
  }

  /** The neighbours of a type that name this user pool. */
  public neighbours(type: string): readonly Neighbour[] {
    let members = this.members.get(type);
    if (!members) {
      members = this.key === undefined ? [] : this.assembly.ofPool(type, this.key).map((resource) => this.neighbourOf(resource));
      this.members.set(type, members);
    }
    return members;
  }

  /** How many resources of a type name this user pool, without those under a condition. It does not read their properties, so it is cheap for thousands. */
  public count(type: string): number {
    if (this.key === undefined) { return 0; }
    return this.assembly.ofPool(type, this.key).filter((resource) => resource.cfnOptions.condition === undefined).length;
  }

  /** The paths of the clients of this user pool with a given name, without those under a condition. */
  public clientsNamed(name: string): readonly string[] {
    this.clientNames ??= this.key === undefined ? new Map() : pathsByName(this.assembly.ofPool(USER_POOL_CLIENT, this.key), this.assembly);
    return this.clientNames.get(name) ?? [];
  }

  /** The first client of this user pool that offers a provider on the sign-in pages and requests a scope. */
  public clientThatAsks(scope: string, provider: Neighbour): string | undefined {
    const name = wholeText(provider.properties.ProviderName);
    return this.neighbours(USER_POOL_CLIENT).find(({ properties }) => {
      const [scopes, grants, providers] = ['AllowedOAuthScopes', 'AllowedOAuthFlows', 'SupportedIdentityProviders'].map((list) => listAt(properties, list));
      const has = (list: unknown, isIt: (item: string) => boolean) => Array.isArray(list) && list.some((item) => typeof item === 'string' && isIt(item));
      return flagFact(properties.AllowedOAuthFlowsUserPoolClient) === true && has(scopes, (item) => item === scope)
        && has(grants, (grant) => grant === 'code' || grant === 'implicit') && has(providers, (item) => (name !== undefined && item === name) || onlyMark(item)?.path === provider.path);
    })?.path;
  }

  /** The Region to which a resource of the app is deployed, if it is known. */
  public regionOf(path: string): string | undefined {
    return this.environmentOf(path).region;
  }

  /** The Region and account to which a resource of the app is deployed, if they are known. */
  public environmentOf(path: string): Environment {
    const resource = this.assembly.at(path);
    return resource ? environmentOf(resource) : {};
  }

  /** The Region and account of the user pool that a neighbour names, if the app shows them. */
  public poolEnvironmentOf({ path }: Neighbour): Environment {
    const resource = this.assembly.at(path);
    return resource ? this.assembly.poolEnvironmentOf(resource) : {};
  }

  /** The type of a resource of the app. */
  public typeOf(path: string): string | undefined {
    return this.assembly.at(path)?.cfnResourceType;
  }

  /** The properties of a resource of the app. Empty if there is no such resource. */
  public propertiesAt(path: string): Readonly<Record<string, unknown>> {
    const resource = this.assembly.at(path);
    return resource ? this.assembly.propertiesOf(resource) : {};
  }

  /** True if CloudFormation creates one resource of the app after the other one, or in another stack. */
  public isOrdered(path: string, other: string): boolean {
    const [resource, first] = [this.assembly.at(path), this.assembly.at(other)];
    return !resource || !first || stackGroup(resource) !== stackGroup(first) || comesAfter(resource, first, this.assembly);
  }

  /** Items of a neighbour's lists that are undefined. */
  public missingItems({ path }: Neighbour): readonly string[] {
    const resource = this.assembly.at(path);
    return resource ? missingItems(resource) : [];
  }

  /** How many resources of its type the app declares before a neighbour in the same account and Region, as far as they are known. The property limits the count to resources that have it. */
  public placeInRegion({ path }: Neighbour, having?: string): number {
    return this.assembly.placeInRegion(this.assembly.at(path)!, having);
  }

  /** Properties are read when a rule needs them, because a user pool may have thousands of clients. */
  private neighbourOf(resource: CfnResource): Neighbour {
    const { assembly } = this;
    return {
      path: resource.node.path,
      type: resource.cfnResourceType,
      get written() { return classOf(resource); },
      // Most of thousands of clients are never read.
      get properties() { return assembly.propertiesOf(resource); },
      conditional: resource.cfnOptions.condition !== undefined,
    };
  }

  /**
   * True if the app declares every neighbour of a type that the user pool has. It is false if the user pool of one is unknown, if one has a
   * condition, or if a custom resource gets the user pool and may add one.
   */
  public showsAll(type: string): boolean {
    return this.inApp
      && this.assembly.ofPool(type, undefined).length === 0
      && this.neighbours(type).every((neighbour) => !neighbour.conditional)
      && !isChangedLater(this.key!, this.assembly);
  }
}

function pathsByName(clients: readonly CfnResource[], assembly: Assembly): ReadonlyMap<string, readonly string[]> {
  const paths = new Map<string, string[]>();
  for (const client of clients) {
    const name = client.cfnOptions.condition === undefined ? clientNameOf(client, assembly) : undefined;
    if (typeof name === 'string' && isWhole(name)) { paths.set(name, [...paths.get(name) ?? [], client.node.path]); }
  }
  return paths;
}
