import { readFileSync, writeFileSync } from 'fs';
import * as path from 'path';
import type { Facts } from './facts';
import type { Newest, Source } from './newest';

export const INVENTORY_FILE = path.join(__dirname, '..', '..', 'catalogue', 'inventory.json');

/** What is known about one item of the service. Exactly one of the other three members is present. */
export interface Item {
  readonly is: string;
  /** The constraints of which it is a part. */
  readonly constraints?: readonly string[];
  /** A key of `reasons`, which says why no app client depends on it. */
  readonly irrelevant?: string;
  /** A key of `reasons`, which says what is still to be done. */
  readonly open?: string;
}

export interface Inventory {
  /** The releases that were read. */
  readonly releases: Readonly<Record<Source, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<string, Item>>;
}

export function inventory(): Inventory {
  return JSON.parse(readFileSync(INVENTORY_FILE, 'utf8')) as Inventory;
}

/** The differences between the service and the inventory, one line each, with what to do. Empty if every item is classified. */
export function difference(facts: Facts, { items, reasons }: Inventory, constraintIds: ReadonlySet<string>): string[] {
  const lines: string[] = [];
  for (const [key, is] of facts) {
    const item = Object.hasOwn(items, key) ? items[key] : undefined;
    if (!item) {
      lines.push(`new: ${key} (${is})`);
    } else if (item.is !== is) {
      lines.push(`changed: ${key} was '${item.is}' and is '${is}'${item.constraints ? `. Look at ${item.constraints.join(', ')}` : ''}`);
    }
  }
  for (const [key, item] of Object.entries(items)) {
    if (!facts.has(key)) { lines.push(`gone: ${key}${item.constraints ? `. Look at ${item.constraints.join(', ')}` : ''}`); }
    const fault = faultOf(item, reasons, constraintIds);
    if (fault !== undefined) { lines.push(`unclassified: ${key} ${fault}`); }
  }
  return lines;
}

function faultOf({ constraints, irrelevant, open }: Item, reasons: Inventory['reasons'], constraintIds: ReadonlySet<string>): string | undefined {
  const given = [constraints, irrelevant, open].filter((each) => each !== undefined);
  if (given.length !== 1) { return `has ${given.length} of constraints, irrelevant and open, and needs one`; }
  const reason = irrelevant ?? open;
  if (reason !== undefined) { return Object.hasOwn(reasons, reason) ? undefined : `has the reason '${reason}', which reasons does not explain`; }
  const unknown = constraints!.filter((id) => !constraintIds.has(id));
  if (constraints!.length === 0) { return 'names no constraint'; }
  return unknown.length > 0 ? `names ${unknown.join(', ')}, which catalogue/constraints.json does not have` : undefined;
}

/** The inventory of the current service. New and changed items have no classification yet. */
export function brought({ releases, facts }: Newest, { reasons, items }: Pick<Inventory, 'reasons' | 'items'>): Inventory {
  const next = [...facts].sort(([one], [other]) => one < other ? -1 : 1).map(([key, is]): [string, Item] => [
    key, Object.hasOwn(items, key) && items[key].is === is ? items[key] : { is },
  ]);
  return { releases, reasons, items: Object.fromEntries(next) };
}

/** One item in each line, so that diffs are readable. */
export function writeInventory({ releases, reasons, items }: Inventory): void {
  const lines = Object.entries(items).map(([key, item]) => `  ${JSON.stringify(key)}: ${JSON.stringify(item)}`);
  const head = JSON.stringify({ releases, reasons }, undefined, 1).replace(/\n\}$/, '');
  writeFileSync(INVENTORY_FILE, `${head},\n "items": {\n${lines.join(',\n')}\n }\n}\n`);
}
