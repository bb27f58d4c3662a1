export interface Written { Resources: Record<string, { DependsOn?: string | string[]; Metadata?: unknown }> }

/** The logical ids of a circle in a template; none where there is none. */
export function circleIn(template: Written): string[] {
  const ids = Object.keys(template.Resources);
  const references = (id: string) => referencesOf({ ...template.Resources[id], Metadata: undefined });
  const needs = new Map(ids.map((id) => [id, references(id).filter((other) => ids.includes(other))]));
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): string[] => {
    if (path.includes(id)) { return [...path.slice(path.indexOf(id)), id]; }
    if (done.has(id)) { return []; }
    for (const other of needs.get(id)!) {
      const circle = visit(other, [...path, id]);
      if (circle.length > 0) { return circle; }
    }
    done.add(id);
    return [];
  };
  return ids.map((id) => visit(id, [])).find((circle) => circle.length > 0) ?? [];
}

function referencesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) { return []; }
  return Object.entries(value).flatMap(([key, item]) => key === 'Ref' ? [String(item)]
    : key === 'Fn::GetAtt' ? [String((item as unknown[])[0])]
      : key === 'DependsOn' ? [item as string | string[]].flat() : referencesOf(item));
}
