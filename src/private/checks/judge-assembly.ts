import type { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { acknowledgementOf } from './acknowledged';
import type { Finding } from './finding';
import { CHECKED_CONSUMERS, JUDGED_TYPES, Judge } from './judge';
import { misacknowledgements } from './misacknowledgements';
import { declaredOf } from '../assembly/declared';
import { assemblyToValidate } from '../assembly/synth-run';
import { classOf } from '../assembly/written-class';
import type { WrittenClass } from '../service/props';
import { USER_POOL, USER_POOL_CLIENT } from '../service/types';

/** A resource that was checked, with its findings. */
export interface Judged {
  readonly resource: CfnResource;
  readonly written: WrittenClass;
  readonly findings: Finding[];
  readonly acknowledged: readonly { readonly finding: Finding; readonly reason: string }[];
}

/**
 * Checks the clients of an assembly that belong to this library or are in one of the scopes, and the other resources of their user pools.
 *
 * @param applied the scopes of `AppClientRules.apply`
 */
export function judgeAssembly(root: IConstruct, applied: readonly IConstruct[]): Judged[] {
  const assembly = assemblyToValidate(root);
  const judge = new Judge(assembly);
  const everywhere = applied.includes(root);
  const isApplied = (resource: CfnResource) => everywhere
    || (applied.length > 0 && resource.node.scopes.some((scope) => applied.includes(scope)));
  const clients = assembly.ofType(USER_POOL_CLIENT).filter((client) => declaredOf(client) !== undefined || isApplied(client));
  const pools = new Set(clients.map((client) => assembly.poolOf(client)));
  // A user pool is checked only because of its clients.
  const neighbours = new Set(JUDGED_TYPES.flatMap((type) => assembly.ofType(type))
    .filter((resource) => pools.has(assembly.poolOf(resource)) || (resource.cfnResourceType !== USER_POOL && isApplied(resource))));
  const consumers = new Set(clients.length > 0 ? CHECKED_CONSUMERS.flatMap((type) => assembly.ofType(type)) : []);
  const isJudged = new Set(clients);
  const misacknowledgedBy = misacknowledgements(root, clients);
  return [
    ...clients.map((resource) => ({
      resource, written: classOf(resource), findings: [...judge.client(resource), ...misacknowledgedBy.get(resource) ?? []],
    })),
    ...[...new Set([...neighbours, ...consumers])].map((resource) => ({
      resource,
      written: classOf(resource),
      findings: [
        ...neighbours.has(resource) ? judge.neighbour(resource) : [],
        ...consumers.has(resource) ? judge.consumer(resource, (client) => isJudged.has(client)) : [],
      ],
    })),
  ].map(({ findings, ...judged }) => {
    const reasoned = findings.map((finding) => ({ finding, reason: acknowledgementOf(judged.resource, finding.id) }));
    return {
      ...judged,
      findings: reasoned.filter(({ reason }) => reason === undefined).map(({ finding }) => finding),
      acknowledged: reasoned.flatMap(({ finding, reason }) => reason === undefined ? [] : [{ finding, reason }]),
    };
  });
}
