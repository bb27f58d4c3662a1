import { CfnResource, Reference, Stack, Stage, Tokenization, DefaultTokenResolver, StringConcat } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Assembly } from './assembly';
import { definitionToResolve, hasOverrides, unlessRefused } from './cdk-internals';
import { stackGroup } from './stack-group';
import { marksIn } from './text';
import { textsIn } from './texts';
import { USER_POOL_CLIENT } from '../service/types';

/**
 * True if a reference from the client to this resource could create a circular dependency: the resource depends on the client, or a neighbour that
 * depends on clients depends on this client.
 *
 * A circle through a client needs a neighbour that depends on that client. All clients can name a neighbour that depends on no client.
 */
export function dependsOnClients(resource: CfnResource, client: CfnResource, assembly: Assembly): boolean {
  return clientsBehind(resource, Stack.of(resource) !== Stack.of(client), assembly).has(client)
    || (clientsBehind(resource, false, assembly).size > 0 && isDependedOn(client, resource.cfnResourceType, assembly));
}

/** True if a resource depends on the client, also if only another resource of its nested stack does. */
export function waitsForClient(resource: CfnResource, client: CfnResource, assembly: Assembly): boolean {
  return clientsBehind(resource, Stack.of(resource) !== Stack.of(client), assembly).has(client);
}

/** True if neither a resource nor its nested stack depends on any app client. */
export function dependsOnNoClient(resource: CfnResource, assembly: Assembly): boolean {
  return clientsBehind(resource, true, assembly).size === 0;
}

/** True if a neighbour of a type on the client's user pool depends on the client. */
export function isDependedOn(client: CfnResource, type: string, assembly: Assembly): boolean {
  const pool = assembly.poolOf(client);
  if (pool === undefined) { return false; }
  const known = assembly.memo(clientsBehindNeighbours);
  const key = `${type} ${pool}`;
  let clients = known.get(key);
  if (!clients) {
    clients = new Set(assembly.ofPool(type, pool).flatMap((other) => [...clientsBehind(other, false, assembly)]));
    known.set(key, clients);
  }
  return clients.has(client);
}

/** The app clients on which the neighbours of a type on a user pool depend. */
function clientsBehindNeighbours(): Map<string, Set<CfnResource>> {
  return new Map();
}

/** True if CloudFormation creates a resource after another one, also because of indirect dependencies. */
export function comesAfter(resource: CfnResource, other: CfnResource, assembly: Assembly): boolean {
  return orderOf(resource, assembly)(other);
}

/** Finds the resources that CloudFormation creates before a resource. The dependencies of a resource are walked once for all resources that depend on it. */
export function orderOf(resource: CfnResource, assembly: Assembly): (other: CfnResource) => boolean {
  const direct = directDependencies(resource, assembly);
  if (direct.some((each) => Stack.of(each) !== Stack.of(resource))) {
    const all = behind(resource, false, assembly);
    return (other) => all.has(other);
  }
  const known = assembly.memo(closures);
  const sets = [...new Set(direct)].map((each) => {
    const closure = known.get(each) ?? behind(each, false, assembly);
    known.set(each, closure);
    return closure;
  });
  return (other) => other === resource || sets.some((closure) => closure.has(other));
}

/**
 * The chain of dependencies from one resource to another, each depending on the next. `undefined` if there is none. If both ends are the same
 * resource, the chain is a circle, and CloudFormation can create none of its members.
 *
 * @param without a type that the chain must not contain
 */
export function wayBetween(from: CfnResource, to: CfnResource, assembly: Assembly, without?: string): readonly CfnResource[] | undefined {
  const group = stackGroup(from);
  const reachedFrom = new Map<CfnResource, CfnResource>();
  const queue = [from];
  for (const each of queue) {
    for (const target of directDependencies(each, assembly)) {
      if (target === each || stackGroup(target) !== group || target.cfnResourceType === without) { continue; }
      if (target === to) { return wayTo(each, from, reachedFrom); }
      // A nested stack is deployed as a whole, so a dependency on one of its resources waits for all of them.
      const stack = Stack.of(target);
      const whole = stack !== Stack.of(each) && stack.nestedStackParent ? [target, ...resourcesIn(stack)] : [target];
      for (const next of whole) {
        if (next === to) { return [...wayTo(each, from, reachedFrom), target]; }
        if (reachedFrom.has(next)) { continue; }
        reachedFrom.set(next, each);
        queue.push(next);
      }
    }
  }
  return undefined;
}

function wayTo(last: CfnResource, first: CfnResource, reachedFrom: ReadonlyMap<CfnResource, CfnResource>): CfnResource[] {
  const way: CfnResource[] = [];
  for (let each: CfnResource | undefined = last; each !== undefined && each !== first; each = reachedFrom.get(each)) { way.unshift(each); }
  return way;
}

function closures(): Map<CfnResource, Set<CfnResource>> {
  return new Map();
}

/** Everything that CloudFormation creates before a resource, or before its whole nested stack if `wholeStack` is true. */
export function madeBefore(resource: CfnResource, wholeStack: boolean, assembly: Assembly): Set<CfnResource> {
  const before = behind(resource, wholeStack, assembly);
  before.delete(resource);
  return before;
}

/**
 * True while dependencies are read. A client must not decide its lists then. The flag cannot be on the assembly, because a token that CDK resolves inside
 * another token (`toJsonString`) gets its own context, and would walk the app to find an assembly. The flag is false again when the call returns.
 */
let reading = false;

export function isReadingDependencies(): boolean {
  return reading;
}

export function readingDependencies<T>(read: () => T): T {
  const before = reading;
  reading = true;
  try {
    return read();
  } finally {
    reading = before;
  }
}

/** The app clients on which a resource depends, directly or indirectly. */
function clientsBehind(resource: CfnResource, wholeStack: boolean, assembly: Assembly): Set<CfnResource> {
  const cache = assembly.memo(wholeStack ? clientsWithStack : clientsOnly);
  let clients = cache.get(resource);
  if (!clients) {
    clients = new Set([...behind(resource, wholeStack, assembly)].filter((other) => other.cfnResourceType === USER_POOL_CLIENT));
    cache.set(resource, clients);
  }
  return clients;
}

function clientsOnly(): Map<CfnResource, Set<CfnResource>> { return new Map(); }
function clientsWithStack(): Map<CfnResource, Set<CfnResource>> { return new Map(); }

function behind(resource: CfnResource, wholeStack: boolean, assembly: Assembly): Set<CfnResource> {
  const home = Stack.of(resource);
  const group = stackGroup(resource);
  const seen = new Set<CfnResource>(wholeStack && home.nestedStackParent ? resourcesIn(home) : [resource]);
  for (const each of seen) {
    for (const target of directDependencies(each, assembly)) {
      if (stackGroup(target) !== group) { continue; }
      seen.add(target);
      // A nested stack is deployed as a whole, so a dependency on one of its resources waits for all of them.
      const stack = Stack.of(target);
      if (stack !== home && stack.nestedStackParent) { resourcesIn(stack).forEach((other) => seen.add(other)); }
    }
  }
  return seen;
}

function directDependencies(resource: CfnResource, assembly: Assembly): CfnResource[] {
  return [...writtenDependencies(resource), ...referencesOf(resource, assembly)];
}

function resourcesIn(root: IConstruct): CfnResource[] {
  if (CfnResource.isCfnResource(root) && root.node.children.length === 0) { return [root]; }
  const own = CfnResource.isCfnResource(root) ? [root] : [];
  return [...own, ...root.node.children.filter((child) => !Stage.isStage(child)).flatMap(resourcesIn)];
}

class CollectingResolver extends DefaultTokenResolver {
  public readonly targets = new Set<CfnResource>();

  constructor() { super(new StringConcat()); }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token) && CfnResource.isCfnResource(token.target)) {
      this.targets.add(token.target);
      return { Ref: 'reference' };
    }
    return super.resolveToken(token, context, postProcessor);
  }
}

/** Read once, because rendering a resource is the most expensive step. Explicit dependencies are read each time, because CDK may add some while it prepares. */
function referencesOf(resource: CfnResource, assembly: Assembly): CfnResource[] {
  const known = assembly.memo(references);
  let targets = known.get(resource);
  if (!targets) {
    targets = readingDependencies(() => hasOverrides(resource)
      ? referencesAfterOverrides(resource, assembly)
      : referencesIn(definitionToResolve(resource), resource));
    known.set(resource, targets);
  }
  return targets;
}

/** An override can remove a reference, replace it, or bring another one. Only the texts of the final definition show that. */
function referencesAfterOverrides(resource: CfnResource, assembly: Assembly): CfnResource[] {
  return [...new Set(textsIn(resource, assembly).flatMap(({ text }) => marksIn(text)).flatMap(({ path }) => assembly.at(path) ?? []))];
}

function references(): Map<CfnResource, CfnResource[]> {
  return new Map();
}

/** The explicit dependencies of a resource. Reading them renders nothing. */
export function writtenDependencies(resource: CfnResource): readonly CfnResource[] {
  const written = resource.node.scopes.flatMap((scope) => scope.node.dependencies).flatMap((root) => resourcesIn(root));
  return [...written, ...resource.obtainDependencies().filter(CfnResource.isCfnResource)];
}

/** The resources to which a value refers, in any expression. */
export function referencesIn(value: unknown, scope: IConstruct): CfnResource[] {
  const resolver = new CollectingResolver();
  unlessRefused<unknown, undefined>(() => Tokenization.resolve(value, { scope, resolver, preparing: false }), undefined);
  return [...resolver.targets];
}
