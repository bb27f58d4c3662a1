import type { Stack } from 'aws-cdk-lib';
import { App, CfnCondition, CfnOutput, CfnParameter, CfnResource } from 'aws-cdk-lib';
import { acknowledgementsIn, remarksOnAcknowledgements } from './acknowledgements';
import { cdkAcknowledgements } from './cdk-acknowledgements';
import type { Checked, FileFinding } from './finding';
import { withGlobals } from './sam';
import { substituted } from './substitution';
import type { Template } from './template';
import { mapOf } from './template';
import type { Data, Source } from './yaml-source';
import { TemplateStack } from '../src/private/assembly/written-class';
import { judgeAssembly } from '../src/private/checks/judge-assembly';
import { USER_POOL_CLIENT } from '../src/private/service/types';

/** The construct id of the stack. It is removed from texts, because readers know logical ids and not paths. */
const STACK = '\u2060template';

export interface Options {
  /** The values of parameters. Other parameters are unknown, even if they have a default. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Findings that are acknowledged for all files. */
  readonly ignored: ReadonlySet<string>;
}

/**
 * Checks the app clients of a template with the same rules as in CDK apps.
 *
 * Each resource becomes a generic `CfnResource` in a stack that is never synthesized, so resources that CDK would refuse to include are checked as written.
 */
export function judgeTemplate(file: string, source: Source, template: Template, options: Options): Checked {
  const notes = [...template.notes, ...source.repeated.map(({ key, line }) => `Line ${line} repeats the key ${key} of its map: the last value is judged here.`), ...remarksOnAcknowledgements(source, template)];
  const stack = new TemplateStack(new App({ analyticsReporting: false }), STACK, { stackName: 'template' });
  addParameters(stack, mapOf(template.rest.Parameters) ?? {}, options);
  const resources = new Map<string, CfnResource>();
  for (const [logicalId, value] of Object.entries(template.resources)) {
    const note = notReadable(logicalId, value);
    if (note !== undefined) { notes.push(`${logicalId} (line ${template.lineOf(logicalId)}) ${note}`); }
    const resource = mapOf(value);
    if (note !== undefined || !resource || typeof resource.Type !== 'string') { continue; }
    if (resource.Type === 'AWS::CloudFormation::Stack') { notes.push(`${logicalId} is a nested template: check its file as well.`); }
    const properties = withGlobals(resource.Type, mapOf(resource.Properties) ?? {}, template.rest.Globals);
    resources.set(logicalId, added(stack, logicalId, resources.size, resource.Type, substituted(properties, options.parameters) as Data));
  }
  for (const [logicalId, resource] of resources) { relate(stack, resource, mapOf(template.resources[logicalId])!, resources); }
  addOutputs(stack, mapOf(template.rest.Outputs) ?? {}, options);
  return checked(file, source, template, resources, stack, notes, options);
}

/** The reason why a resource is not checked, although it may be an app client. */
function notReadable(logicalId: string, value: unknown): string | undefined {
  if (logicalId.startsWith('Fn::')) { return 'is not expanded: check the processed template.'; }
  if (typeof value === 'string') { return `is ${value}: check the file that it comes from.`; }
  const properties = mapOf(value)?.Properties;
  if (typeof properties === 'string') { return `takes its properties from ${properties}: check what the other tool makes of it.`; }
  const intrinsic = Object.keys(mapOf(properties) ?? {}).find((name) => name.startsWith('Fn::'));
  return intrinsic === undefined ? undefined : `takes properties from ${intrinsic}: check the processed template.`;
}

function added(stack: Stack, logicalId: string, place: number, type: string, properties: Data): CfnResource {
  // CloudFormation refuses other logical ids, and nothing can refer to them.
  const id = /^[A-Za-z0-9]{1,255}$/.test(logicalId) ? logicalId : `Resource${place}`;
  const resource = new CfnResource(stack, stack.node.tryFindChild(id) ? `${id} again` : id, { type, properties });
  resource.overrideLogicalId(id === logicalId ? id : `InvalidId${place}`);
  return resource;
}

/** Adds the parameters, because all uses of a parameter have the same value even if the value is unknown. */
function addParameters(stack: Stack, written: Data, { parameters }: Options): void {
  for (const id of Object.keys(written)) {
    if (/^[A-Za-z0-9]{1,255}$/.test(id) && !parameters.has(id)) { new CfnParameter(stack, id); }
  }
}

/** Adds the outputs, because everyone who may describe the stack can read them. */
function addOutputs(stack: Stack, outputs: Data, { parameters }: Options): void {
  for (const [name, output] of Object.entries(outputs)) {
    const value = substituted(mapOf(output)?.Value, parameters);
    const id = stack.node.tryFindChild(name) || !/^[A-Za-z0-9]{1,255}$/.test(name) ? `${name} of Outputs` : name;
    if (mapOf(value)) { new CfnOutput(stack, id, { value: value as never }); }
  }
}

function relate(stack: Stack, resource: CfnResource, written: Data, resources: ReadonlyMap<string, CfnResource>): void {
  for (const other of [written.DependsOn].flat()) {
    const before = typeof other === 'string' ? resources.get(other) : undefined;
    if (before && before !== resource) { resource.node.addDependency(before); }
  }
  if (typeof written.Condition === 'string') {
    const id = `condition ${written.Condition}`;
    resource.cfnOptions.condition = stack.node.tryFindChild(id) as CfnCondition | undefined ?? new CfnCondition(stack, id);
  }
  if (mapOf(written.Metadata)) { resource.cfnOptions.metadata = mapOf(written.Metadata); }
  if (typeof written.DeletionPolicy === 'string') { resource.cfnOptions.deletionPolicy = written.DeletionPolicy as never; }
}

function checked(
  file: string, source: Source, template: Template, resources: ReadonlyMap<string, CfnResource>, stack: Stack, notes: readonly string[],
  options: Options,
): Checked {
  const logicalIds = new Map([...resources].map(([logicalId, resource]) => [resource, logicalId]));
  const all = judgeAssembly(stack.node.root, [stack.node.root]).flatMap(({ resource, findings }) => {
    const logicalId = logicalIds.get(resource);
    return logicalId === undefined ? [] : findings.map((finding): FileFinding => ({
      file,
      line: template.lineOf(logicalId, 'Properties', ...finding.property.split('.')),
      logicalId,
      type: resource.cfnResourceType,
      property: finding.property,
      level: finding.level,
      id: finding.id,
      text: finding.text.replaceAll(`${STACK}/`, '').replaceAll(STACK, 'the template'),
      refusal: finding.refusal,
      source: finding.source,
    }));
  });
  const acknowledged: { finding: FileFinding; reason: string }[] = [];
  const reasonOf = acknowledgementsIn(source, template, options.ignored, cdkAcknowledgements(file, template));
  const findings = all.filter((finding) => {
    const reason = reasonOf(finding.id, finding.logicalId);
    if (reason !== undefined) { acknowledged.push({ finding, reason }); }
    return reason === undefined;
  });
  const clients = [...resources.values()].filter(({ cfnResourceType }) => cfnResourceType === USER_POOL_CLIENT).length;
  return { file, findings, clients, notes, acknowledged };
}
