import type { Template } from './template';
import type { Data, Source } from './yaml-source';
import { NAMESPACE } from '../src/private/checks/finding';

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

function inMetadata(metadata: unknown): (readonly [string, string])[] {
  const entries = ((metadata as Data | null | undefined)?.[NAMESPACE] as Data | null | undefined)?.acknowledge;
  return Array.isArray(entries)
    ? entries.flatMap((entry) => typeof entry?.id === 'string' ? [[shortId(entry.id), String(entry.reason ?? '')] as const] : [])
    : [];
}

export function shortId(id: string): string {
  return id.startsWith(`${NAMESPACE}::`) ? id.slice(NAMESPACE.length + 2) : id;
}
