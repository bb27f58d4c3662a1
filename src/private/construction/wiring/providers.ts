import type { CfnResource } from 'aws-cdk-lib';
import { Fn, Stack, Token } from 'aws-cdk-lib';
import { decidedOnce } from './decided-once';
import type { Assembly } from '../../assembly/assembly';
import type { LeftOut, LeftOutReason } from '../../assembly/declared';
import { dependsOnClients } from '../../assembly/dependencies';
import type { PoolKey } from '../../assembly/pool-key';
import { dataOf } from '../../assembly/resolve';
import { deployedBefore, stackGroup } from '../../assembly/stack-group';
import { onlyMark, wholeText } from '../../assembly/text';
import { IDENTITY_PROVIDER } from '../../service/types';

export interface ProviderList {
  /** Names, references, and conditional references; COGNITO first. */
  readonly names: unknown[];
  readonly included: readonly CfnResource[];
  readonly leftOut: readonly LeftOut[];
}

/** COGNITO and every provider of the user pool that the client's stack can name without a new dependency between stacks. */
export function everyProvider(client: CfnResource, pool: PoolKey | undefined, assembly: Assembly): ProviderList {
  return decidedOnce('', client, IDENTITY_PROVIDER, pool, assembly, () => {
    const names: unknown[] = ['COGNITO'];
    const included: CfnResource[] = [];
    const leftOut: LeftOut[] = [];
    if (pool !== undefined) {
      for (const provider of assembly.ofPool(IDENTITY_PROVIDER, pool)) {
        const name = nameFor(client, provider, pool, assembly);
        if (name instanceof Omission) {
          leftOut.push({ path: provider.node.path, reason: name.reason });
        } else {
          names.push(name);
          included.push(provider);
        }
      }
    }
    return { names, included, leftOut };
  });
}

/** The user's own list. A literal name becomes a reference to the provider with that name, if it is in the client's stack. */
export function chosenProviders(chosen: readonly string[], client: CfnResource, pool: PoolKey | undefined, assembly: Assembly): ProviderList {
  return decidedOnce(JSON.stringify(chosen), client, IDENTITY_PROVIDER, pool, assembly, () => {
    const included: CfnResource[] = [];
    const providers = pool === undefined ? [] : assembly.ofPool(IDENTITY_PROVIDER, pool);
    const names = chosen.map((name) => {
      const target = Token.isUnresolved(name) ? targetOf(name, client, assembly) : undefined;
      const provider = providers.find((candidate) => candidate.node.path === target || literalNameOf(candidate, assembly) === name);
      if (!provider) { return name; }
      included.push(provider);
      return Token.isUnresolved(name) ? name : referenceWithin(client, provider, assembly) ?? name;
    });
    return { names, included, leftOut: [] };
  });
}

/** The `Ref` of a resource in the client's stack, under its condition if it has one. `undefined` if that is not possible. */
export function referenceWithin(client: CfnResource, resource: CfnResource, assembly: Assembly, value: unknown = resource.ref): unknown {
  if (stackGroup(client) !== stackGroup(resource) || dependsOnClients(resource, client, assembly)) { return undefined; }
  const condition = resource.cfnOptions.condition;
  if (!condition) { return value; }
  return Stack.of(resource) === Stack.of(client) ? Fn.conditionIf(condition.logicalId, value, Fn.ref('AWS::NoValue')) : undefined;
}

function nameFor(client: CfnResource, provider: CfnResource, pool: PoolKey, assembly: Assembly): unknown {
  if (stackGroup(client) === stackGroup(provider)) {
    return referenceWithin(client, provider, assembly)
      ?? new Omission(dependsOnClients(provider, client, assembly) ? 'depends-on-the-client' : 'conditional-elsewhere');
  }
  if (provider.cfnOptions.condition) { return new Omission('conditional-elsewhere'); }
  const name = literalNameOf(provider, assembly);
  if (name === undefined) { return new Omission('name-unknown'); }
  const home = assembly.at(pool);
  if ((home && stackGroup(home) === stackGroup(provider)) || deployedBefore(stackGroup(client), stackGroup(provider))) { return name; }
  return new Omission('stack-not-depended-on');
}

/** The literal name of a provider. */
function literalNameOf(provider: CfnResource, assembly: Assembly): string | undefined {
  return wholeText(assembly.propertiesOf(provider).ProviderName);
}

/** The path of the resource to which a token refers: the `Ref` of an L1, the `providerName` of an L2 or a hand-written intrinsic function. */
function targetOf(name: string, client: CfnResource, assembly: Assembly): string | undefined {
  const data = dataOf(name, client, assembly);
  const reference = typeof data === 'string' ? onlyMark(data) : undefined;
  return reference?.attribute === 'Ref' ? reference.path : undefined;
}

/** Why a provider is not in a list. */
class Omission {
  public constructor(public readonly reason: LeftOutReason) {}
}
