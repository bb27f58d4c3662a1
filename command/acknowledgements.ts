import type { Template } from './template';
import type { Data, Source } from './yaml-source';
import { NAMESPACE } from '../src/private/checks/finding';
import { OWN_FINDINGS, ruleIds } from '../src/private/rules';

/** `# cdk-cognito-app-clients acknowledge redirect-localhost-in-prod: test users only` */
const COMMENT = new RegExp(`^${NAMESPACE} acknowledge (\\S+?):?(?:\\s+(.*))?$`);

/**
 * The reason with which a finding of a resource is acknowledged. `undefined` if it is not acknowledged.
 *
 * A comment in a resource or directly before it applies to that resource. A comment before `Resources` applies to all resources. `Metadata` of the template
 * applies to all resources, and `Metadata` of a resource to that resource: `cdk-cognito-app-clients: { acknowledge: [{ id, reason }] }`.
 */
export function acknowledgementsIn(
  source: Source, { resources, rest, lineOf }: Template, ignored: ReadonlySet<string>,
  inApp: (logicalId: string) => ReadonlyMap<string, string>,
): (id: string, logicalId: string) => string | undefined {
  const everywhere = new Map([...[...ignored].map((id) => [shortId(id), '--ignore'] as const), ...inMetadata(rest.Metadata)]);
  const starts = Object.keys(resources).map((logicalId) => ({ logicalId, line: lineOf(logicalId) }));
  const own = new Map<string, Map<string, string>>();
  for (const { logicalId } of starts) {
    own.set(logicalId, new Map([...inApp(logicalId), ...inMetadata((resources[logicalId] as { Metadata?: unknown } | null)?.Metadata)]));
  }
  const comments = new Set(source.comments.map(({ line }) => line));
  for (const { text, line } of source.comments) {
    const [, id, reason = ''] = COMMENT.exec(text) ?? [];
    if (id === undefined) { continue; }
    let last = line;
    while (comments.has(last + 1)) { last += 1; }
    const place = starts.find((start) => start.line === last + 1) ?? starts.filter((start) => start.line <= line).at(-1);
    (place ? own.get(place.logicalId)! : everywhere).set(shortId(id), reason);
  }
  return (id, logicalId) => own.get(logicalId)?.get(id) ?? everywhere.get(id);
}

/** What is wrong with the acknowledgements in a template: an id of no rule acknowledges nothing, and a reviewer needs the reason. */
export function remarksOnAcknowledgements(source: Source, { resources, rest }: Template): string[] {
  const inComments = source.comments.flatMap(({ text, line }) => {
    const [, id, reason = ''] = COMMENT.exec(text) ?? [];
    return id === undefined ? [] : [[`Line ${line}`, shortId(id), reason] as const];
  });
  const inResources = Object.entries(resources).flatMap(([logicalId, resource]) =>
    inMetadata((resource as { Metadata?: unknown } | null)?.Metadata).map((entry) => [`The metadata of ${logicalId}`, ...entry] as const));
  const inTemplate = inMetadata(rest.Metadata).map((entry) => ['The metadata of the template', ...entry] as const);
  return [...inComments, ...inResources, ...inTemplate].flatMap(([place, id, reason]) => {
    if (!isRule(id)) { return [`${place} acknowledges ${id}, which is not the id of any rule, so nothing is acknowledged.`]; }
    return reason === '' ? [`${place} acknowledges ${id} without a reason. Write the reason after it.`] : [];
  });
}

/** True for the id of a finding, with or without the prefix. */
export function isRule(id: string): boolean {
  return ruleIds().has(shortId(id)) || OWN_FINDINGS.includes(shortId(id));
}

function inMetadata(metadata: unknown): (readonly [string, string])[] {
  const entries = ((metadata as Data | null | undefined)?.[NAMESPACE] as Data | null | undefined)?.acknowledge;
  return Array.isArray(entries)
    ? entries.flatMap((entry) => typeof entry?.id === 'string' ? [[shortId(entry.id), String(entry.reason ?? '')] as const] : [])
    : [];
}

export function shortId(id: string): string {
  return id.startsWith(`${NAMESPACE}::`) ? id.slice(NAMESPACE.length + 2) : id;
}
