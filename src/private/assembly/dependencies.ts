import { CfnResource, Reference, Stack, Stage, Tokenization, DefaultTokenResolver, StringConcat } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Assembly } from './assembly';
import { definitionToResolve, unlessRefused } from './cdk-internals';
import { stackGroup } from './stack-group';
import { USER_POOL_CLIENT } from '../service/types';

/**
 * True where a reference from the client to this resource could close a circle: the resource depends on the client, or the client is
 * one that some neighbour which depends on clients depends on.
 *
 * A circle through a client needs a neighbour that depends on that client; a neighbour that depends on none can be named by all.
 */
export function dependsOnClients(resource: CfnResource, client: CfnResource, assembly: Assembly): boolean {
  return clientsBehind(resource, Stack.of(resource) !== Stack.of(client), assembly).has(client)
    || (clientsBehind(resource, false, assembly).size > 0 && isDependedOn(client, resource.cfnResourceType, assembly));
}

/** True where a resource waits for the client, if only because it is in a nested stack with something that does. */
export function waitsForClient(resource: CfnResource, client: CfnResource, assembly: Assembly): boolean {
  return clientsBehind(resource, Stack.of(resource) !== Stack.of(client), assembly).has(client);
}

/** True where a resource depends on no app client at all, even if its whole nested stack is counted. */
export function dependsOnNoClient(resource: CfnResource, assembly: Assembly): boolean {
  return clientsBehind(resource, true, assembly).size === 0;
}

/** True where some neighbour of a type on the client's pool depends on the client. */
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

/** The app clients that neighbours of a type on a pool depend on. */
function clientsBehindNeighbours(): Map<string, Set<CfnResource>> {
  return new Map();
}

/** True where CloudFormation makes a resource after another one, if only because of others between them. */
export function comesAfter(resource: CfnResource, other: CfnResource, assembly: Assembly): boolean {
  return orderOf(resource, assembly)(other);
}

/** Tells which others CloudFormation makes before a resource. What is behind the resources that it depends on is walked once for all that do. */
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
 * The resources by which one waits for another, in the order in which each depends on the next; `undefined` where it does not wait for it. With
 * one resource as both ends it is a circle, and CloudFormation can create none of its members.
 *
 * @param without a type that the way does not pass through
 */
export function wayBetween(from: CfnResource, to: CfnResource, assembly: Assembly, without?: string): readonly CfnResource[] | undefined {
  const group = stackGroup(from);
  const reachedFrom = new Map<CfnResource, CfnResource>();
  const queue = [from];
  for (const each of queue) {
    for (const target of directDependencies(each, assembly)) {
      if (target === each || stackGroup(target) !== group || target.cfnResourceType === without) { continue; }
      if (target === to) { return wayTo(each, from, reachedFrom); }
      // A nested stack is deployed as a whole: who needs something of it waits for all of it.
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

/** Everything that CloudFormation makes before a resource; before the whole of a nested stack, where the resource is in one and that is asked. */
export function madeBefore(resource: CfnResource, wholeStack: boolean, assembly: Assembly): Set<CfnResource> {
  const before = behind(resource, wholeStack, assembly);
  before.delete(resource);
  return before;
}

/** True while dependencies are being read: a client's own wiring must not be asked for then. No token can be told so in another way. */
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

/** The app clients that a resource depends on, if only through others. */
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
      // A nested stack is deployed as a whole: who needs something of it waits for all of it.
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

/** Read once, since to render a resource costs the most. The dependencies that were written may become more while CDK prepares. */
function referencesOf(resource: CfnResource, assembly: Assembly): CfnResource[] {
  const known = assembly.memo(references);
  let targets = known.get(resource);
  if (!targets) {
    targets = readingDependencies(() => referencesIn(definitionToResolve(resource), resource));
    known.set(resource, targets);
  }
  return targets;
}

function references(): Map<CfnResource, CfnResource[]> {
  return new Map();
}

/** What a resource was told to wait for, as the user or a construct wrote it. Nothing is rendered for it. */
export function writtenDependencies(resource: CfnResource): readonly CfnResource[] {
  const written = resource.node.scopes.flatMap((scope) => scope.node.dependencies).flatMap((root) => resourcesIn(root));
  return [...written, ...resource.obtainDependencies().filter(CfnResource.isCfnResource)];
}

/** The resources that a value refers to, whatever is made of the references. */
export function referencesIn(value: unknown, scope: IConstruct): CfnResource[] {
  const resolver = new CollectingResolver();
  unlessRefused<unknown, undefined>(() => Tokenization.resolve(value, { scope, resolver, preparing: false }), undefined);
  return [...resolver.targets];
}
