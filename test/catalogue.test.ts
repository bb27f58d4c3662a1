import { readFileSync } from 'fs';
import { CONSTRAINTS, DISPOSITIONS, OWN_FINDINGS, RULES } from '../scripts/catalogue';
import { CONSTRAINTS_PAGE, constraintsPage } from '../scripts/constraints';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS, OWN_FINDINGS as REPORTED } from '../src/private/rules';

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
  const levels = new Map<string, Set<string>>();
  const rules = [...CLIENT_TOPICS, ...NEIGHBOUR_TOPICS, ...CONSUMER_TOPICS].flatMap((topic): readonly { id: string; level: string }[] => topic.rules);
  for (const { id, level } of rules) {
    levels.set(id, (levels.get(id) ?? new Set()).add(level));
  }
  expect([...levels].filter(([, each]) => each.size > 1).map(([id, each]) => `${id}: ${[...each].join(' and ')}`)).toEqual([]);
});

test('what is out of scope is of the pool', () => {
  const wrong = CONSTRAINTS.filter(({ id, scope }) => DISPOSITIONS[id]?.held === 'out-of-scope' && scope !== 'pool').map(({ id }) => id);
  expect(wrong).toEqual([]);
});

test('docs/constraints.md is current (npx projen constraints)', () => {
  expect(readFileSync(CONSTRAINTS_PAGE, 'utf8')).toEqual(constraintsPage());
});
