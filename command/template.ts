import { Unreadable } from './yaml-document';
import type { Data, Source } from './yaml-source';

/** The resources of a document, and the other sections. */
export interface Template {
  readonly resources: Data;
  /** The keys next to `Resources`. */
  readonly rest: Data;
  /** What was not looked into, each as a sentence. */
  readonly notes: readonly string[];
  lineOf(logicalId: string, ...path: readonly string[]): number;
}

/**
 * The template in a document: a complete template, the section `resources` of a `serverless.yml`, or a file that such a section
 * includes, whose keys are logical ids.
 */
export function templateIn(source: Source): Template | undefined {
  const data = mapOf(source.data);
  const written = mapOf(data?.Resources);
  if (data && written) {
    return { resources: written, rest: data, notes: [], lineOf: (...path) => source.lineOf('Resources', ...path) };
  }
  if (data?.resources !== undefined) { return ofServerless(data.resources, source); }
  const isPart = data !== undefined && Object.keys(data).length > 0
    && Object.values(data).every((value) => typeof mapOf(value)?.Type === 'string' && /::/.test(String(mapOf(value)!.Type)));
  return isPart ? { resources: data, rest: {}, notes: [], lineOf: (...path) => source.lineOf(...path) } : undefined;
}

/** `resources` is a map, or a list of maps and of `${file(…)}`. */
function ofServerless(section: unknown, source: Source): Template | undefined {
  const found = new Map<string, readonly string[]>();
  const resources: Data = {};
  const notes: string[] = [];
  const isList = Array.isArray(section);
  [section].flat().forEach((each: unknown, index) => {
    const path = isList ? ['resources', String(index)] : ['resources'];
    const taken = mapOf(each)?.Resources ?? each;
    const written = mapOf(mapOf(each)?.Resources);
    if (typeof taken === 'string') { notes.push(`The section resources (line ${source.lineOf(...path)}) takes ${taken}: check that file as well.`); }
    for (const [logicalId, resource] of Object.entries(written ?? {})) {
      resources[logicalId] = resource;
      found.set(logicalId, [...path, 'Resources']);
    }
  });
  if (found.size === 0 && notes.length === 0) { return undefined; }
  return { resources, rest: {}, notes, lineOf: (logicalId, ...path) => source.lineOf(...found.get(logicalId) ?? [], logicalId, ...path) };
}

/** The reason why a document has no template. */
export function noTemplate(source: Source): Unreadable {
  const data = mapOf(source.data);
  return new Unreadable(data?.provider !== undefined && data.service !== undefined
    ? 'it is the configuration of a Serverless Framework service without a section resources: check what serverless package writes into .serverless'
    : 'it is not a template: it has no map Resources');
}

export function mapOf(value: unknown): Data | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Data : undefined;
}
