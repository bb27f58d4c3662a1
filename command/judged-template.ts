import { App, CfnCondition, CfnResource, Stack } from 'aws-cdk-lib';
import { acknowledgementsIn } from './acknowledgements';
import type { Checked, FileFinding } from './finding';
import { withGlobals } from './sam';
import type { Data, Source } from './yaml-source';
import { Unreadable } from './yaml-source';
import { judgeAssembly } from '../src/private/checks/check';
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
export function judgeTemplate(file: string, source: Source, options: Options): Checked {
  const template = mapOf(source.data);
  const written = mapOf(template?.Resources);
  if (!template || !written) { throw new Unreadable('it is not a template: it has no map Resources'); }
  const notLookedInto: string[] = [];
  const stack = new Stack(new App({ analyticsReporting: false }), STACK, { stackName: 'template' });
  const resources = new Map<string, CfnResource>();
  for (const [logicalId, value] of Object.entries(written)) {
    if (logicalId.startsWith('Fn::')) {
      notLookedInto.push(`${logicalId} (line ${source.lineOf('Resources', logicalId)}) is not expanded: check the processed template.`);
      continue;
    }
    const resource = mapOf(value);
    if (!resource || typeof resource.Type !== 'string') { continue; }
    if (resource.Type === 'AWS::CloudFormation::Stack') {
      notLookedInto.push(`${logicalId} is a nested template: check its file as well.`);
    }
    const properties = withGlobals(resource.Type, mapOf(resource.Properties) ?? {}, template.Globals);
    if (Object.keys(properties).some((name) => name.startsWith('Fn::'))) {
      notLookedInto.push(`${logicalId} takes properties from ${Object.keys(properties).find((name) => name.startsWith('Fn::'))}: check the processed template.`);
      continue;
    }
    resources.set(logicalId, added(stack, logicalId, resources.size, resource.Type, substituted(properties, options.parameters) as Data));
  }
  for (const [logicalId, resource] of resources) { relate(stack, resource, mapOf(written[logicalId])!, resources); }
  return checked(file, source, resources, stack, notLookedInto, options);
}

function added(stack: Stack, logicalId: string, place: number, type: string, properties: Data): CfnResource {
  // CloudFormation refuses other logical ids, and nothing can refer to them.
  const id = /^[A-Za-z0-9]{1,255}$/.test(logicalId) ? logicalId : `Resource${place}`;
  const resource = new CfnResource(stack, stack.node.tryFindChild(id) ? `${id} again` : id, { type, properties });
  resource.overrideLogicalId(id === logicalId ? id : `InvalidId${place}`);
  return resource;
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
  if (typeof written.DeletionPolicy === 'string') { resource.cfnOptions.deletionPolicy = written.DeletionPolicy as never; }
}

function checked(
  file: string, source: Source, resources: ReadonlyMap<string, CfnResource>, stack: Stack, notLookedInto: readonly string[], options: Options,
): Checked {
  const logicalIds = new Map([...resources].map(([logicalId, resource]) => [resource, logicalId]));
  const all = judgeAssembly(stack.node.root, [stack.node.root]).flatMap(({ resource, findings }) => {
    const logicalId = logicalIds.get(resource);
    return logicalId === undefined ? [] : findings.map((finding): FileFinding => ({
      file,
      line: source.lineOf('Resources', logicalId, 'Properties', ...finding.property.split('.')),
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
  const reasonOf = acknowledgementsIn(source, options.ignored);
  const findings = all.filter((finding) => {
    const reason = reasonOf(finding.id, finding.logicalId);
    if (reason !== undefined) { acknowledged.push({ finding, reason }); }
    return reason === undefined;
  });
  const clients = [...resources.values()].filter(({ cfnResourceType }) => cfnResourceType === USER_POOL_CLIENT).length;
  return { file, findings, clients, notLookedInto, acknowledged };
}

/** The value with the given parameters inserted. */
function substituted(value: unknown, parameters: ReadonlyMap<string, string>): unknown {
  if (parameters.size === 0 || typeof value !== 'object' || value === null) { return value; }
  if (Array.isArray(value)) { return value.map((item) => substituted(item, parameters)); }
  const entries = Object.entries(value);
  if (entries.length === 1) {
    const [[name, argument]] = entries;
    if (name === 'Ref' && typeof argument === 'string' && parameters.has(argument)) { return parameters.get(argument); }
    if (name === 'Fn::Sub' && typeof argument === 'string') {
      return { 'Fn::Sub': argument.replace(/\$\{(\w+)\}/g, (whole, id: string) => parameters.get(id) ?? whole) };
    }
  }
  return Object.fromEntries(entries.map(([name, item]) => [name, substituted(item, parameters)]));
}

export function mapOf(value: unknown): Data | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Data : undefined;
}
