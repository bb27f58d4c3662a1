import type { CfnResource } from 'aws-cdk-lib';
import { Stack, Stage, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Finding } from './finding';
import { fullId } from './finding';
import { judgeAssembly } from './judge-assembly';
import { missingPage } from './page';
import type { Scopes } from './registered';
import { assemblyRootOf, lateStages, register, registeredAt, stagesBelow } from './registered';
import { errorReport, warningText } from './report';
import { CdkChanged, validateLater } from '../assembly/cdk-internals';
import type { WrittenClass } from '../service/props';

/** Registers a client of this library to be checked when its assembly is validated. */
export function checkClient(client: CfnResource): void {
  scopesOf(Stage.of(client) ?? client.node.root);
}

/** Registers every app client in a scope to be checked, in the assembly of the scope and in those below it. */
export function checkBelow(scope: IConstruct): void {
  applyTo(assemblyRootOf(scope), scope);
  for (const stage of stagesBelow(scope)) { applyTo(stage, stage); }
}

function applyTo(root: IConstruct, scope: IConstruct): void {
  const { applied } = scopesOf(root);
  if (!applied.includes(scope)) { applied.push(scope); }
}

function scopesOf(root: IConstruct): Scopes {
  return register(root, (scopes) => validateAssembly(root, scopes));
}

function validateAssembly(root: IConstruct, scopes: Scopes): string[] {
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
  const before = registeredAt(stage);
  const said = new Set(before ? judgeAssembly(stage, before.applied).flatMap(({ resource, findings }) =>
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
