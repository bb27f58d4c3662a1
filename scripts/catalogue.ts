import { existsSync, readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS } from '../src/private/rules';
import type { Level } from '../src/private/rules/rule';

const CATALOGUE = path.join(__dirname, '..', 'catalogue');

/** One documented constraint of the service. */
export interface Constraint {
  readonly id: string;
  readonly group: string;
  readonly properties: string[];
  readonly rule: string;
  readonly severity: string;
  readonly sources: string[];
  readonly synthCheck: string;
  readonly scope: 'client' | 'neighbour' | 'pool';
}

/** How a constraint is held that no rule of its own id holds. */
export interface Disposition {
  readonly held: 'type' | 'rule' | 'validate' | 'default' | 'docs' | 'aws' | 'out-of-scope';
  readonly by?: string;
  readonly reason: string;
}

export interface RuleRow {
  readonly id: string;
  readonly level: Level;
  readonly summary: string;
  readonly source: string;
  readonly properties: string[];
}

export const CONSTRAINTS = json('constraints.json') as Constraint[];
export const OWN_FINDINGS = json('own-findings.json') as Record<string, string>;

export const DISPOSITIONS: Record<string, Disposition> = {};
const folder = path.join(CATALOGUE, 'dispositions');
for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
  for (const [id, disposition] of Object.entries(json(path.join('dispositions', file)) as Record<string, Disposition>)) {
    if (id in DISPOSITIONS) { throw new Error(`${id} has two dispositions, the second in ${file}`); }
    DISPOSITIONS[id] = disposition;
  }
}

/** The rules by id; one that judges several properties stands once. */
export const RULES = new Map<string, RuleRow>();
for (const { rules } of [...CLIENT_TOPICS, ...NEIGHBOUR_TOPICS, ...CONSUMER_TOPICS]) { rules.forEach(add); }

function add(rule: Omit<RuleRow, 'properties'> & { readonly property: string }): void {
  const row = RULES.get(rule.id);
  if (row) { row.properties.push(rule.property); } else { RULES.set(rule.id, { ...rule, properties: [rule.property] }); }
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(path.join(CATALOGUE, file), 'utf8'));
}
