import { existsSync, readdirSync, readFileSync } from 'fs';
import * as path from 'path';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS } from '../src/private/rules';
import type { Level } from '../src/private/rules/rule';

const CATALOGUE = path.join(__dirname, '..', 'catalogue');

/** One documented constraint of the service. */
export interface Constraint {
  readonly id: string;
  readonly group: string;
  /** What the service does, in sentences, for docs/constraints.md and docs/not-judged.md. */
  readonly rule: string;
  readonly sources: string[];
  readonly scope: 'client' | 'neighbour' | 'pool';
  /** True if nobody has seen what the service does. `test/integ/` has a test for it, or the reason why there is none. */
  readonly open?: true;
}

/** The evidence for an error, and the sources of the words that a rule quotes. */
export interface Evidence {
  /** `by construction` means that it can never work, whatever the service responds. Absent on a warning. */
  readonly kind?: 'measured' | 'documented' | 'by construction';
  /** Who measured it, the page that documents it, or why it can never work. */
  readonly where?: string;
  /** The quotations of the service, with `<name>` for a value, and who saw each of them. */
  readonly says?: Readonly<Record<string, string>>;
}

/** How the library handles a constraint without a rule with its id. */
export interface Disposition {
  readonly held: 'type' | 'rule' | 'validate' | 'default' | 'docs' | 'aws' | 'out-of-scope';
  /** The rule, the prop, or the file and anchor of the text. Absent on `docs` if the constraint itself is the text. */
  readonly by?: string;
  /** The exact text in the section. */
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

/** The rules by id. A rule for several properties is in the list once. */
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
