import * as fs from 'fs';
import * as path from 'path';
import { shortId } from './acknowledgements';
import type { Template } from './template';
import { mapOf } from './template';
import type { Data } from './yaml-source';

/** The metadata types of CDK, by their names in the cloud assembly. */
const ACKNOWLEDGED = 'aws:cdk:acknowledged-rules';
const LOGICAL_ID = 'aws:cdk:logicalId';
/** The path of the construct, in the `Metadata` of its resource. */
const PATH = 'aws:cdk:path';

/**
 * The acknowledgements that a CDK app made on a resource of a synthesized template, or on a construct around it up to the stack.
 *
 * CDK writes those of the App and of a Stage into no file.
 */
export function cdkAcknowledgements(file: string, { resources }: Template): (logicalId: string) => ReadonlyMap<string, string> {
  const constructs = file.endsWith('.template.json') ? constructsBeside(file) : undefined;
  if (!constructs) { return () => new Map(); }
  const paths = new Map<string, string[]>();
  for (const [construct, entries] of constructs) {
    for (const { type, data } of entries) {
      if (type === LOGICAL_ID && typeof data === 'string') { paths.set(data, [...paths.get(data) ?? [], construct]); }
    }
  }
  return (logicalId) => {
    const written = mapOf(mapOf(resources[logicalId])?.Metadata)?.[PATH];
    // A stack and its nested stacks share one file, so a logical id may stand for several constructs.
    const [construct, ...others] = typeof written === 'string' ? [`/${written}`] : paths.get(logicalId) ?? [];
    if (construct === undefined || others.length > 0) { return new Map(); }
    return new Map(scopesOf(construct).flatMap((scope) => reasonsOn(constructs.get(scope) ?? [])));
  };
}

interface Entry {
  readonly type?: unknown;
  readonly data?: unknown;
}

/** The metadata of the constructs of a template's stack; of a nested template, which no artifact names, of all stacks of the assembly. */
function constructsBeside(file: string): ReadonlyMap<string, readonly Entry[]> | undefined {
  const folder = path.dirname(file);
  const artifacts = Object.values(mapOf(read(path.join(folder, 'manifest.json'))?.artifacts) ?? {}).map(mapOf).filter((each) => each !== undefined);
  const own = artifacts.filter(({ properties }) => mapOf(properties)?.templateFile === path.basename(file));
  const found = (own.length > 0 ? own : artifacts).flatMap(({ metadata, additionalMetadataFile: more }) => [
    ...Object.entries(mapOf(metadata) ?? {}),
    ...typeof more === 'string' && path.basename(more) === more ? Object.entries(read(path.join(folder, more)) ?? {}) : [],
  ]);
  const maps = (entries: unknown) => Array.isArray(entries) ? entries.map(mapOf).filter((each) => each !== undefined) : [];
  return found.length === 0 ? undefined : new Map(found.map(([construct, entries]) => [construct, maps(entries)] as const));
}

/** What cannot be read acknowledges nothing. */
function read(file: string): Data | undefined {
  try {
    return mapOf(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The paths of the constructs around one, from the outside in: the innermost reason counts. */
function scopesOf(construct: string): string[] {
  const ids = construct.split('/').slice(1);
  return ids.map((_, index) => `/${ids.slice(0, index + 1).join('/')}`);
}

function reasonsOn(entries: readonly Entry[]): (readonly [string, string])[] {
  return entries.filter(({ type }) => type === ACKNOWLEDGED)
    .flatMap(({ data }) => Object.entries(mapOf(data) ?? {}).map(([id, reason]) => [shortId(id), String(reason)] as const));
}
