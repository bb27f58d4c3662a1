import { isMissing } from './missing-items';
import { nameBehind } from './ordering';
import { flagIn, numberIn } from './property-faults';
import type { Assembly } from '../assembly/assembly';
import { holdsToken } from '../assembly/resolve';
import type { Fact, ListFact } from '../assembly/text';
import { fill, HOLE, isWhole, mark, marksIn, onlyMark, UNKNOWN } from '../assembly/text';

export function record(value: unknown): Fact<Readonly<Record<string, unknown>>> {
  if (value === undefined) { return undefined; }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : UNKNOWN;
}

export function textFact(value: unknown): Fact<string> {
  if (value === undefined) { return undefined; }
  return typeof value === 'string' && value !== HOLE ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : UNKNOWN;
}

/** CloudFormation converts `'30'` to 30 and `'true'` to true. */
export function numberFact(value: unknown): Fact<number> {
  if (value === undefined) { return undefined; }
  if (typeof value === 'number') { return holdsToken(value) || !Number.isFinite(value) ? UNKNOWN : value; }
  return typeof value === 'string' ? numberIn(value) ?? UNKNOWN : UNKNOWN;
}

export function flagFact(value: unknown): Fact<boolean> {
  if (value === undefined || typeof value === 'boolean') { return value; }
  return typeof value === 'string' ? flagIn(value) ?? UNKNOWN : UNKNOWN;
}

export function listFact(list: unknown, assembly: Assembly): Fact<ListFact> {
  if (list === undefined) { return undefined; }
  if (!Array.isArray(list)) { return UNKNOWN; }
  if (list.every((item) => typeof item === 'string' && isWhole(item))) { return { items: list, open: false }; }
  const value = list.map((item: unknown) => typeof item === 'boolean' || (typeof item === 'number' && !holdsToken(item)) ? String(item) : item);
  let open = false;
  let via: (string | undefined)[] | undefined;
  const items = present(value).map((item, index) => {
    if (typeof item !== 'string') { open = true; return HOLE; }
    if (isWhole(item)) { return item; }
    const [reference] = marksIn(item);
    if (reference) { (via ??= [])[index] = reference.path; }
    const filled = fill(item, (each) => nameBehind(each, assembly) ?? mark(each.path, each.attribute));
    // A token in a list may also be the empty value, so the number of items is unknown too.
    if (filled === HOLE && !onlyMark(item)) { open = true; }
    return filled;
  });
  return via ? { items, via, open } : { items, open };
}

/** CDK drops undefined items. */
function present(list: readonly unknown[]): readonly unknown[] {
  return list.some(isMissing) ? list.filter((item) => !isMissing(item)) : list;
}
