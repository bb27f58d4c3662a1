import type { Fact } from '../assembly/text';
import { HOLE, UNKNOWN } from '../assembly/text';

/** The properties of a resource in the template, or a block of them. */
export type Data = Readonly<Record<string, unknown>>;

/** The value at a place in the properties of a neighbour. Unknown if the value, or a block around it, is unknown. */
export function valueAt(properties: Data, ...path: readonly string[]): Fact<unknown> {
  let value: unknown = properties;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) { return UNKNOWN; }
    value = (value as Data)[name];
    if (value === undefined) { return undefined; }
    if (value === HOLE) { return UNKNOWN; }
  }
  return value;
}

/** A text, which may be partly unknown. CloudFormation converts a number or a boolean to text. */
export function textAt(properties: Data, ...path: readonly string[]): Fact<string> {
  const value = valueAt(properties, ...path);
  if (value === undefined || typeof value === 'string') { return value; }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : UNKNOWN;
}

/** A list, which may have unknown items (`HOLE`). */
export function listAt(properties: Data, ...path: readonly string[]): Fact<readonly unknown[]> {
  const value = valueAt(properties, ...path);
  return value === undefined || Array.isArray(value) ? value : UNKNOWN;
}

/** The known blocks of a list. Empty if there is no list. */
export function blocksAt(properties: Data, ...path: readonly string[]): readonly Data[] {
  const value = valueAt(properties, ...path);
  return Array.isArray(value) ? value.filter((item): item is Data => typeof item === 'object' && item !== null) : [];
}
