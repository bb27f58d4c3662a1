import { readFileSync } from 'fs';
import * as path from 'path';
import { CONSTRAINTS, DISPOSITIONS, EVIDENCE, OWN_FINDINGS, RULES } from '../scripts/catalogue';
import { CONSTRAINTS_PAGE, constraintsPage } from '../scripts/constraints';
import { anchors, sectionOf } from '../scripts/markdown';
import { NOT_JUDGED_PAGE, notJudgedPage } from '../scripts/not-judged';
import { evidenceOf } from './private/rules/quotations';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS, OWN_FINDINGS as REPORTED } from '../src/private/rules';

const RULE_LIST = [...CLIENT_TOPICS, ...NEIGHBOUR_TOPICS, ...CONSUMER_TOPICS].flatMap(({ rules }) => rules as readonly (typeof rules)[number][]);
const IDS = new Set(CONSTRAINTS.map(({ id }) => id));

test('every constraint has a disposition: a rule of its id, or an entry that says how it is held', () => {
  expect(CONSTRAINTS.filter(({ id }) => !RULES.has(id) && !(id in DISPOSITIONS)).map(({ id, group }) => `${group}: ${id}`)).toEqual([]);
});

test('no constraint has both', () => {
  expect(Object.keys(DISPOSITIONS).filter((id) => RULES.has(id))).toEqual([]);
});

test('a disposition is of a constraint, says why, and names a rule that exists', () => {
  for (const [id, { held, by, reason }] of Object.entries(DISPOSITIONS)) {
    expect([id, IDS.has(id)]).toEqual([id, true]);
    expect([id, reason.length > 20]).toEqual([id, true]);
    expect(['type', 'rule', 'validate', 'default', 'docs', 'aws', 'out-of-scope']).toContain(held);
    if (held === 'rule') { expect([id, by, RULES.has(by ?? '')]).toEqual([id, by, true]); }
  }
});

test('every rule is of a constraint, or listed as a finding of our own', () => {
  expect([...RULES.keys()].filter((id) => !IDS.has(id) && !(id in OWN_FINDINGS))).toEqual([]);
  expect(Object.keys(OWN_FINDINGS).filter((id) => !RULES.has(id) && !REPORTED.includes(id))).toEqual([]);
});

test('a finding id has one level, so that acknowledging a warning hides no error', () => {
  expect([...RULES.values()].filter(({ levels }) => levels.size !== 1).map(({ id }) => id)).toEqual([]);
});

test('every error states its evidence, and nothing else does', () => {
  const errors = [...RULES.values()].filter(({ levels }) => levels.has('error')).map(({ id }) => id);
  expect(errors.filter((id) => EVIDENCE[id]?.kind === undefined)).toEqual([]);
  expect(Object.keys(EVIDENCE).filter((id) => EVIDENCE[id].kind !== undefined && !errors.includes(id))).toEqual([]);
});

test('evidence names who measured it, the page, or the reason', () => {
  for (const [id, { kind, where = '', says = {} }] of Object.entries(EVIDENCE)) {
    expect([id, RULES.has(id)]).toEqual([id, true]);
    if (kind !== undefined) { expect([id, ['measured', 'documented', 'by construction']]).toEqual([id, expect.arrayContaining([kind])]); }
    if (kind === 'measured') { expect(`${id}: ${where}`).toMatch(/: (https:\/\/\S+|.* (deployed|refused) .*)$/); }
    if (kind === 'documented') { expect(`${id}: ${where}`).toMatch(/: https:\/\/docs\.aws\.amazon\.com\/\S+$/); }
    if (kind === 'by construction') { expect(`${id}: ${where}`).toMatch(/: .{40,}$/); }
    for (const [text, seen] of Object.entries(says)) { expect(`${id}: ${text}: ${seen}`).toMatch(/: (https:\/\/\S+|.* (deployed|refused) .*)$/); }
  }
});

test('a quotation is of the evidence', () => {
  const fixed = RULE_LIST.flatMap(({ id, refusal }) => typeof refusal === 'string' ? [{ id, refusal }] : []);
  expect(fixed.length).toBeGreaterThan(30);
  expect(fixed.filter(({ id, refusal }) => evidenceOf(id, refusal) === undefined)).toEqual([]);
});

test('what is out of scope is of the pool', () => {
  const wrong = CONSTRAINTS.filter(({ id, scope }) => DISPOSITIONS[id]?.held === 'out-of-scope' && scope !== 'pool').map(({ id }) => id);
  expect(wrong).toEqual([]);
});

test('docs/constraints.md and docs/not-judged.md are current (npx projen constraints)', () => {
  expect(readFileSync(CONSTRAINTS_PAGE, 'utf8')).toEqual(constraintsPage());
  expect(readFileSync(NOT_JUDGED_PAGE, 'utf8')).toEqual(notJudgedPage());
}, 180_000);

test('every rule has its anchor: docs/constraints.md#<id>', () => {
  const page = readFileSync(CONSTRAINTS_PAGE, 'utf8');
  const found = anchors(page);
  expect([...RULES.keys(), ...REPORTED].filter((id) => !found.has(id) || !sectionOf(page, id)?.startsWith(`### \`${id}\``))).toEqual([]);
});

test('the entry of a rule says what it reports, why, and for an error how that is known', () => {
  const page = readFileSync(CONSTRAINTS_PAGE, 'utf8');
  // Judged on a newer CDK alone, so that no case shows it.
  const without = [...RULES.values()].filter(({ id, level }) => {
    const entry = sectionOf(page, id) ?? '';
    const paragraphs = entry.trim().split('\n\n');
    return paragraphs.length < 4 || (!/^> .+/m.test(entry) && id !== 'value-newer-than-library')
      || (level === 'error') !== /\*(Measured|Documented|By construction)\*/.test(entry);
  });
  expect(without.map(({ id }) => id)).toEqual([]);
});

test('a disposition that points to docs points to text that is there', () => {
  for (const [id, { held, by, text }] of Object.entries(DISPOSITIONS)) {
    if (held !== 'docs') { expect([id, text]).toEqual([id, undefined]); continue; }
    // Without a place, the constraint and the reason are the text: docs/not-judged.md.
    const [file, anchor] = by?.split('#') ?? ['docs/not-judged.md', id];
    const section = sectionOf(readFileSync(path.join(__dirname, '..', file), 'utf8'), anchor);
    expect({ id, by, section }).toEqual({ id, by, section: expect.stringContaining(text ?? DISPOSITIONS[id].reason.slice(0, 20)) });
    expect([id, by === undefined]).toEqual([id, text === undefined]);
  }
});
