import type { Finding } from '../src/private/checks/finding';
import { CASES } from '../test/private/rules/cases';
import type { RuleCase } from '../test/private/rules/cases/case';
import { UserPoolFixture } from '../test/user-pool-fixture';

const JUDGES = { client: 'judge', neighbour: 'judgeNeighbour', consumer: 'judgeConsumer' } as const;

/** A finding of each rule, from the first rejected case, or from a later case with a more readable message. */
export function findingOfEachRule(): Map<string, Finding> {
  const findings = new Map<string, Finding>();
  for (const rule of CASES) {
    if (findings.has(rule.rule)) { continue; }
    const all = findingsOf(rule);
    const first = all.next();
    if (first.done) { continue; }
    findings.set(rule.rule, [first.value, ...readable(first.value) ? [] : all].find(readable) ?? first.value);
  }
  return findings;
}

/** False for a text that is too long on purpose, and for an override if there is the same case with an L1. */
function readable({ text }: Finding): boolean {
  return !/(\w)\1{9}|[Rr]emove the override/.test(text);
}

function* findingsOf(rule: RuleCase): Generator<Finding> {
  for (const findings of judged(rule)) {
    const finding = findings.find(({ id }) => id === rule.rule);
    if (!finding) { throw new Error(`${rule.rule} does not reject each of its cases`); }
    yield finding;
  }
}

function* judged(rule: RuleCase): Generator<Finding[]> {
  if ('judges' in rule) {
    for (const build of rule.rejects) {
      const fixture = new UserPoolFixture(rule.pool);
      yield fixture[JUDGES[rule.judges]](build(fixture));
    }
  } else if ('type' in rule) {
    for (const variant of rule.rejects) {
      const fixture = new UserPoolFixture(rule.pool);
      yield fixture.judgeNeighbour(fixture.neighbour(rule.type, typeof variant === 'function' ? variant(fixture) : variant));
    }
  } else {
    for (const maker of rule.only === undefined ? ['ours', 'l1'] as const : [rule.only]) {
      for (const variant of rule.rejects) {
        const fixture = new UserPoolFixture(rule.pool);
        yield fixture.judge(fixture[maker](rule.kind ?? 'public', typeof variant === 'function' ? variant(fixture) : variant));
      }
    }
  }
}
