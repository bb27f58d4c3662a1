import { existsSync, readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS } from '../src/private/rules';
import type { Level } from '../src/private/rules/rule';

const CATALOGUE = path.join(__dirname, '..', 'catalogue');

/** One documented constraint of the service. */
export interface Constraint {
  readonly id: string;
  readonly group: string;
  /** What the service does, in sentences: docs/constraints.md and docs/not-judged.md print it. */
  readonly rule: string;
  readonly sources: string[];
  readonly scope: 'client' | 'neighbour' | 'pool';
  /** Nobody has seen what the service does: `test/integ/` asks, or says why not. */
  readonly open?: true;
}

/** Why a rule is an error, and who saw the words that it quotes. */
export interface Evidence {
  /** `by construction`: it can never work, whatever the service answers. Absent on a warning. */
  readonly kind?: 'measured' | 'documented' | 'by construction';
  /** Who measured it, the page that says so, or why it can never work. */
  readonly where?: string;
  /** The quotations of the service, `<name>` for a value, and who saw each. */
  readonly says?: Readonly<Record<string, string>>;
}

/** How a constraint is held that no rule of its own id holds. */
export interface Disposition {
  readonly held: 'type' | 'rule' | 'validate' | 'default' | 'docs' | 'aws' | 'out-of-scope';
  /** The rule, the prop, or the file and anchor of the text; absent on `docs` where the constraint itself is the text. */
  readonly by?: string;
  /** What the section says, to the letter. */
  readonly text?: string;
  readonly reason: string;
}

export interface RuleRow {
  readonly id: string;
  readonly level: Level;
  readonly levels: Set<Level>;
  readonly summary: string;
  readonly source: string;
  readonly properties: string[];
}

export const CONSTRAINTS = json('constraints.json') as Constraint[];
export const EVIDENCE = json('evidence.json') as Record<string, Evidence>;
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

function add(rule: Omit<RuleRow, 'properties' | 'levels'> & { readonly property: string }): void {
  const row = RULES.get(rule.id);
  if (row) { row.properties.push(rule.property); } else { RULES.set(rule.id, { ...rule, levels: new Set(), properties: [rule.property] }); }
  RULES.get(rule.id)!.levels.add(rule.level);
}

function json(file: string): unknown {
  return JSON.parse(readFileSync(path.join(CATALOGUE, file), 'utf8'));
}
