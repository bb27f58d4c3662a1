import type { CfnResource } from 'aws-cdk-lib';
import type { Properties } from './properties';
import type { Assembly } from '../assembly/assembly';
import type { Declared } from '../assembly/declared';
import { waitsForClient, wayBetween, writtenDependencies } from '../assembly/dependencies';
import { marksIn } from '../assembly/text';
import { USER_POOL, USER_POOL_CLIENT } from '../service/types';

/** Resources that depend on each other in a circle, each on the next and the last on the first. CloudFormation can create none of them. */
export interface Circle {
  readonly paths: readonly string[];
  /** One of them is a Lambda function. */
  readonly trigger: boolean;
  /** One of them is the stored secret of the client, or the custom resource that writes its first value. */
  readonly secret: boolean;
  /** The last one that refers to the client or to its secret. */
  readonly user: string;
  /** That resource has a dependency from a call of addDependency(). */
  readonly told: boolean;
}

/** The circle of a client and its user pool, which depends on the client. */
export function circleWithPool(client: CfnResource, declared: Declared | undefined, assembly: Assembly): Circle | undefined {
  const key = assembly.poolOf(client);
  const pool = key === undefined ? undefined : assembly.at(key);
  return pool?.cfnResourceType === USER_POOL ? circleOf(client, pool, declared, assembly) : undefined;
}

/** The circle of a user pool and its triggers, for example a trigger with permissions on the user pool. Circles through app clients are reported on the clients. */
export function circleOfPool(pool: CfnResource, assembly: Assembly): readonly string[] {
  const way = wayBetween(pool, pool, assembly, USER_POOL_CLIENT);
  return way === undefined ? [] : [pool, ...way].map(pathOf);
}

/** A circle through a dependency of a client or its stored secret, or through a reference of the client. Redirect URLs have a separate rule. */
export function circleByDependency(
  client: CfnResource, properties: Properties, declared: Declared | undefined, assembly: Assembly,
): Circle | undefined {
  const referred = new Set<CfnResource>();
  for (const name of Object.keys(properties)) {
    if (!REDIRECT_URLS.has(name)) { findReferred(properties[name], referred, assembly); }
  }
  const starts: [CfnResource, readonly CfnResource[]][] = [[client, [...writtenDependencies(client), ...referred]]];
  for (const own of [declared?.storedSecret, declared?.firstValue]) {
    if (own) { starts.push([own, writtenDependencies(own)]); }
  }
  for (const [start, dependencies] of starts) {
    for (const dependency of new Set(dependencies)) {
      const circle = dependency.cfnResourceType === USER_POOL ? undefined : circleOf(start, dependency, declared, assembly);
      if (circle) { return circle; }
    }
  }
  return undefined;
}

const REDIRECT_URLS: ReadonlySet<string> = new Set(['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI']);

function findReferred(value: unknown, referred: Set<CfnResource>, assembly: Assembly): void {
  if (typeof value === 'string') {
    for (const { path } of marksIn(value)) {
      const resource = assembly.at(path);
      if (resource) { referred.add(resource); }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) { findReferred(item, referred, assembly); }
  }
}

/** @param dependency the dependency of the first resource */
function circleOf(start: CfnResource, dependency: CfnResource, declared: Declared | undefined, assembly: Assembly): Circle | undefined {
  // Mostly it is known without a walk whether a resource depends on a client.
  if (start.cfnResourceType === USER_POOL_CLIENT && !waitsForClient(dependency, start, assembly)) { return undefined; }
  const way = wayBetween(dependency, start, assembly);
  if (way === undefined) { return undefined; }
  const members = [start, ...way.includes(dependency) ? [] : [dependency], ...way];
  const ofClient = [start, declared?.storedSecret, declared?.firstValue];
  const user = members.filter((member) => !ofClient.includes(member)).at(-1) ?? dependency;
  return {
    paths: members.map(pathOf),
    trigger: members.some(({ cfnResourceType: type }) => type.startsWith('AWS::Lambda::')),
    secret: members.some((member) => member !== start && ofClient.includes(member)),
    user: pathOf(user),
    told: writtenDependencies(user).some((target) => ofClient.includes(target)),
  };
}

function pathOf({ node }: CfnResource): string {
  return node.path;
}
