import { CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { acknowledgementOf, misacknowledged } from './acknowledged';
import type { Finding } from './finding';
import { fullId } from './finding';
import { CONSUMER_TYPES, JUDGED_TYPES, Judge } from './judge';
import { missingPage } from './page';
import { errorReport, warningText } from './report';
import { CdkChanged, validateLater } from '../assembly/cdk-internals';
import { declaredOf } from '../assembly/declared';
import { assemblyToValidate } from '../assembly/synth-run';
import { classOf } from '../assembly/written-class';
import { OWN_FINDINGS, ruleIds } from '../rules';
import type { WrittenClass } from '../service/props';
import { USER_POOL, USER_POOL_CLIENT } from '../service/types';

/** What to check in one assembly, besides the clients of this library. */
interface Scopes {
  /** The scopes of `AppClientRules.apply`. */
  readonly applied: IConstruct[];
  /** The report of each construct with errors, from the last synth. */
  readonly errors: Map<IConstruct, string>;
  /** The constructs with a validation that prints their report. */
  readonly validated: Set<IConstruct>;
}

/**
 * By the root of each assembly. It is not for one synth only, because the applied scopes and the validations of a construct exist as long as
 * the construct. Each validation starts without errors.
 */
const registered = new WeakMap<IConstruct, Scopes>();

/** Registers a client of this library to be checked when its assembly is validated. */
export function checkClient(client: CfnResource): void {
  assemblyScopes(Stage.of(client) ?? client.node.root);
}

/** Registers every app client in a scope to be checked, in the assembly of the scope and in those below it. */
export function checkBelow(scope: IConstruct): void {
  applyTo(assemblyRootOf(scope), scope);
  for (const stage of stagesBelow(scope)) { applyTo(stage, stage); }
}

function applyTo(root: IConstruct, scope: IConstruct): void {
  const { applied } = assemblyScopes(root);
  if (!applied.includes(scope)) { applied.push(scope); }
}

function assemblyScopes(root: IConstruct): Scopes {
  let scopes = registered.get(root);
  if (!scopes) {
    scopes = { applied: [], errors: new Map(), validated: new Set() };
    registered.set(root, scopes);
    root.node.addValidation({ validate: () => validateAssembly(root) });
  }
  return scopes;
}

function validateAssembly(root: IConstruct): string[] {
  const scopes = registered.get(root)!;
  const { applied } = scopes;
  scopes.errors.clear();
  try {
    const judged = judgeAssembly(root, applied);
    for (const { resource, written, findings } of judged) { report(resource, written, findings, scopes); }
    const wrong = judged.some(({ findings }) => findings.some(({ level }) => level === 'error'));
    return [...[...new Set(applied.flatMap(lateStages))].flatMap(judgedTooLate), ...wrong ? missingPage(root) : []];
  } catch (error) {
    if (error instanceof CdkChanged) { return [`No app client was checked: ${error.message}`]; }
    throw error;
  }
}

export interface Judged {
  readonly resource: CfnResource;
  readonly written: WrittenClass;
  readonly findings: Finding[];
  readonly acknowledged: readonly { readonly finding: Finding; readonly reason: string }[];
}

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
  const consumers = new Set(clients.length > 0 ? CONSUMER_TYPES.flatMap((type) => assembly.ofType(type)) : []);
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

/** All errors of a client are one text on the construct in the user's code. The text includes its warnings, because no manifest is written when there are errors. */
function report(resource: CfnResource, written: WrittenClass, findings: readonly Finding[], { errors, validated }: Scopes): void {
  const construct = writtenConstruct(resource);
  if (findings.some((finding) => finding.level === 'error')) {
    errors.set(construct, errorReport(resource, written, findings));
    if (!validated.has(construct)) {
      validated.add(construct);
      validateLater(construct, () => errors.has(construct) ? [errors.get(construct)!] : []);
    }
    return;
  }
  warn(resource, written, findings);
}

/** At the floor, CDK ignores an acknowledgement on the construct that has the warning, so the warning is added to the L1. */
function warn(resource: CfnResource, written: WrittenClass, findings: readonly Finding[]): void {
  for (const finding of findings) { Validations.of(resource).addWarning(fullId(finding.id), warningText(resource, written, finding)); }
}

/**
 * Checks a Stage that was added after `apply` and is already synthesized. Its errors fail the App. If it has warnings, it is synthesized again,
 * because `cdk synth --strict` reads them from its manifest.
 */
function judgedTooLate(stage: IConstruct): string[] {
  const said = new Set(registered.has(stage) ? judgeAssembly(stage, registered.get(stage)!.applied).flatMap(({ resource, findings }) =>
    findings.map((finding) => keyOf(resource, finding))) : []);
  const judged = judgeAssembly(stage, [stage])
    .map((each) => ({ ...each, findings: each.findings.filter((finding) => !said.has(keyOf(each.resource, finding))) }))
    .filter(({ findings }) => findings.length > 0);
  const [wrong, right] = [true, false].map((isWrong) => judged.filter(({ findings }) => findings.some(({ level }) => level === 'error') === isWrong));
  right.forEach(({ resource, written, findings }) => warn(resource, written, findings));
  if (wrong.length === 0 && right.length > 0 && Stage.isStage(stage)) { stage.synth({ force: true, skipValidation: true }); }
  return wrong.map(({ resource, written, findings }) => `[${writtenConstruct(resource).node.path}] ${errorReport(resource, written, findings)}`);
}

function keyOf(resource: CfnResource, { id, property, text }: Finding): string {
  return [resource.node.path, id, property, text].join('\n');
}

/** The construct around an L1 with the id `Resource`, otherwise the L1. */
function writtenConstruct(resource: CfnResource): IConstruct {
  const parent = resource.node.scope;
  return resource.node.id === 'Resource' && parent && !Stack.isStack(parent) ? parent : resource;
}

/** Reports acknowledgements of ids that no rule has. The warning is on a client below the construct, because CDK shows no warnings outside of stacks. */
function misacknowledgements(root: IConstruct, clients: readonly CfnResource[]): Map<CfnResource, Finding[]> {
  const findings = new Map<CfnResource, Finding[]>();
  if (clients.length === 0) { return findings; }
  const known = new Set([...ruleIds(), ...OWN_FINDINGS]);
  for (const construct of [...root.node.scopes.slice(0, -1), ...constructsOf(root)]) {
    for (const { id, meant } of misacknowledged(construct, known)) {
      if (!reportsFor(construct, root)) { continue; }
      const bearer = clients.find((client) => client.node.scopes.includes(construct)) ?? clients[0];
      findings.set(bearer, [...findings.get(bearer) ?? [], {
        id: 'acknowledged-unknown-rule',
        level: 'warning',
        property: '',
        text: `'${construct.node.path || 'the app'}' acknowledges ${id}, which is not the id of any rule, so nothing is acknowledged. `
          + (meant === undefined ? 'Copy the id from the message.' : `Write ${fullId(meant)}.`),
        source: 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients/blob/main/docs/constraints.md',
      }]);
    }
  }
  return findings;
}

/** True for the first assembly with a checked client in or around a construct, so that an acknowledgement on the App is reported once. */
function reportsFor(construct: IConstruct, root: IConstruct): boolean {
  const first = [assemblyRootOf(construct), ...stagesBelow(construct)].find((other) => constructsOf(other).some(isJudgedClient));
  return first === undefined || first === root;
}

function isJudgedClient(construct: IConstruct): boolean {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === USER_POOL_CLIENT && (declaredOf(construct) !== undefined
    || construct.node.scopes.some((scope) => registered.get(assemblyRootOf(scope))?.applied.includes(scope)));
}

/** The App or the Stage that contains a construct. An App or a Stage contains itself. `Stage.of` of a Stage returns the Stage around it. */
function assemblyRootOf(construct: IConstruct): IConstruct {
  return Stage.isStage(construct) ? construct : Stage.of(construct) ?? construct.node.root;
}

function constructsOf(construct: IConstruct): IConstruct[] {
  const all: IConstruct[] = [construct];
  for (const each of all) {
    all.push(...each.node.children.filter((child) => !Stage.isStage(child)));
  }
  return all;
}

/** The Stages that were added after `apply`. A Stage that existed at that time checks its own content. */
function lateStages(scope: IConstruct): IConstruct[] {
  return scope.node.children.flatMap((child) => {
    if (!Stage.isStage(child)) { return lateStages(child); }
    return registered.get(child)?.applied.includes(child) ? [] : [child, ...lateStages(child)];
  });
}

function stagesBelow(construct: IConstruct): IConstruct[] {
  return construct.node.children.flatMap((child) => [...Stage.isStage(child) ? [child] : [], ...stagesBelow(child)]);
}
