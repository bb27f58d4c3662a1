import type { Node, Pair } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Comment } from './yaml-document';
import { DEEPEST, documentIn, LARGEST, TOO_DEEP, Unreadable, withIndentedFlows } from './yaml-document';

/** More than a template of 1 MB can contain. Only aliases of aliases reach it. */
const MOST_NODES = 300_000;

export type Data = Record<string, unknown>;

/** A document as plain data with the line of each part. */
export interface Source {
  readonly data: unknown;
  /** Duplicate keys of a map, with the line of the second one, whose value is used. */
  readonly repeated: readonly { readonly key: string; readonly line: number }[];
  readonly comments: readonly Comment[];
  /** The line of the deepest existing part of a path. The first line is 1. */
  lineOf(...path: readonly string[]): number;
}

/**
 * Reads YAML 1.1 or 1.2, or JSON, with CloudFormation's short tags.
 *
 * The time is bounded, because size, depth and the number of nodes after the expansion of aliases are limited.
 */
export function readYaml(text: string): Source {
  if (text.includes('\u0000')) { throw new Unreadable('it is a binary file'); }
  if (text.length > LARGEST) { throw new Unreadable(`it has ${Math.ceil(text.length / 1e6)} MB, and CloudFormation takes templates of 1 MB`); }
  let { document, lines, comments } = documentIn(text);
  if (document.errors[0]?.code === 'BAD_INDENT') { ({ document, lines, comments } = documentIn(withIndentedFlows(text))); }
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new Unreadable(`it is not YAML: ${error.message.split('\n')[0]} at line ${line}, column ${col}`);
  }
  const reader = new Reader((offset) => lines.linePos(offset).line);
  const data = reader.read(document.contents, 0);
  return {
    data,
    lineOf: (...path) => reader.lineOf(data, path),
    repeated: reader.repeated,
    comments,
  };
}

class Reader {
  public readonly repeated: { readonly key: string; readonly line: number }[] = [];
  private readonly places = new WeakMap<object, Map<string, number>>();
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();
  private nodes = 0;

  public constructor(private readonly line: (offset: number) => number) {}

  public read(node: unknown, depth: number): unknown {
    if (depth > DEEPEST) { throw new Unreadable(TOO_DEEP); }
    this.nodes += 1;
    if (this.nodes > MOST_NODES) { throw new Unreadable(`it holds, with its aliases expanded, more than ${MOST_NODES} values`); }
    if (isAlias(node)) { return this.alias(node.source, depth); }
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) { return undefined; }
    if (node.anchor !== undefined) { this.anchors.set(node.anchor, node); }
    this.open.add(node);
    const value = tagged(node.tag, isMap(node) ? this.map(node.items, depth) : isSeq(node) ? this.list(node.items, depth) : node.value);
    this.open.delete(node);
    return value;
  }

  public lineOf(data: unknown, path: readonly string[]): number {
    let line = 1;
    let value = data;
    for (const key of path) {
      const place = typeof value === 'object' && value !== null ? this.places.get(value)?.get(key) : undefined;
      if (place === undefined) { return line; }
      line = place;
      value = (value as Data)[key];
    }
    return line;
  }

  private alias(name: string, depth: number): unknown {
    const node = this.anchors.get(name);
    if (!node) { throw new Unreadable(`the alias *${name} has no anchor before it`); }
    if (this.open.has(node)) { throw new Unreadable(`the alias *${name} stands inside of what it refers to`); }
    return this.read(node, depth + 1);
  }

  private list(items: readonly unknown[], depth: number): unknown[] {
    const list = items.map((item) => this.read(item, depth + 1));
    this.places.set(list, new Map(items.flatMap((item, index) => {
      const line = this.lineAt(item);
      return line === undefined ? [] : [[String(index), line] as const];
    })));
    return list;
  }

  private map(pairs: readonly Pair[], depth: number): Data {
    // A key such as __proto__ must become an own property.
    const data = Object.create(null) as Data;
    const places = new Map<string, number>();
    for (const { key: node, value } of pairs) {
      const key = String(this.read(node, depth + 1));
      const item = this.read(value, depth + 1);
      if (key === '<<' && isScalar(node) && node.type === 'PLAIN') {
        for (const merged of [item].flat()) {
          if (typeof merged === 'object' && merged !== null) {
            for (const [name, each] of Object.entries(merged)) { if (!(name in data)) { data[name] = each; } }
          }
        }
        continue;
      }
      const line = this.lineAt(node) ?? 1;
      if (places.has(key)) { this.repeated.push({ key, line }); }
      data[key] = item;
      places.set(key, line);
    }
    this.places.set(data, places);
    return data;
  }

  private lineAt(node: unknown): number | undefined {
    const range = isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range : undefined;
    return range ? this.line(range[0]) : undefined;
  }
}

/** CloudFormation's short form of an intrinsic function: `!Ref X` is `{ Ref: X }`. */
function tagged(tag: string | undefined, value: unknown): unknown {
  if (tag === undefined || !tag.startsWith('!') || tag.length === 1) { return value; }
  const name = tag.slice(1);
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  if (name !== 'GetAtt' || typeof value !== 'string') { return { [key]: value }; }
  const dot = value.indexOf('.');
  return { [key]: dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)] };
}
