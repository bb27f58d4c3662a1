import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { classOf } from '../../../../src/private/assembly/written-class';
import type { Finding } from '../../../../src/private/checks/finding';
import { propOf } from '../../../../src/private/service/props';
import type { L1Props } from '../../../user-pool-fixture';
import { l1Of, UserPoolFixture } from '../../../user-pool-fixture';
import type { BuiltCase, ClientCase, NeighbourCase, Properties, RuleCase } from '../cases/case';

// No rule reads where a construct was created, and stack traces take a fifth of the time.
process.env.CDK_DISABLE_STACK_TRACE = '1';

/**
 * Each message is followed to the letter on each case that its rule rejects. The finding is gone then, and none about the same property has come.
 */
interface Followed {
  readonly message: string;
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
}

const JUDGES = { client: 'judge', neighbour: 'judgeNeighbour', consumer: 'judgeConsumer' } as const;

function makersOf({ only }: ClientCase) {
  return (['l1', 'l2', 'ours'] as const).filter((each) => only === undefined || (each === 'ours') === (only === 'ours'));
}

/** What users read of each case that a rule rejects: the level, what they wrote, and the text. */
function* saidOf(rule: RuleCase): Generator<string> {
  const said = (construct: IConstruct, findings: readonly Finding[]) => findings.filter(({ id }) => id === rule.rule)
    .map(({ level, property, text }) => `${level} ${property === '' ? '' : `${propOf(property, classOf(l1Of(construct)))}: `}${text}`);
  for (const variant of rule.rejects) {
    for (const maker of 'judges' in rule || 'type' in rule ? [undefined] : makersOf(rule)) {
      const fixture = new UserPoolFixture(rule.pool);
      const [construct, judge] = 'judges' in rule ? [(variant as BuiltCase['rejects'][number])(fixture), JUDGES[rule.judges]] as const
        : 'type' in rule ? [fixture.neighbour(rule.type, (typeof variant === 'function' ? variant(fixture) : variant) as Properties), JUDGES.neighbour] as const
          : [fixture[maker!](rule.kind ?? 'public', (typeof variant === 'function' ? variant(fixture) : variant) as L1Props), JUDGES.client] as const;
      const findings = said(construct, fixture[judge](construct));
      if (findings.length === 0) { throw new Error(`${rule.rule} does not reject this`); }
      yield* findings;
    }
  }
}

function messageOf(id: string, findings: readonly Finding[]): string {
  const finding = findings.find((each) => each.id === id);
  if (!finding) { throw new Error(`${id} does not reject this: ${findings.map((each) => each.id).join(', ')}`); }
  return finding.text;
}

function* clientFollowed(advice: Advice, rule: ClientCase): Generator<Followed> {
  const { rule: id, kind = 'public', pool, rejects } = rule;
  for (const maker of makersOf(rule)) {
    for (const variant of rejects) {
      const judge = (change: (failing: L1Props, fixture: UserPoolFixture) => L1Props) => {
        const fixture = new UserPoolFixture(pool);
        return fixture.judge(fixture[maker](kind, change(typeof variant === 'function' ? variant(fixture) : variant, fixture)));
      };
      const before = judge((failing) => failing);
      const message = messageOf(id, before);
      yield { message, before, after: judge((failing, fixture) => advice.client!(message, failing, fixture)) };
    }
  }
}

function* neighbourFollowed(advice: Advice, { rule: id, type, pool, rejects }: NeighbourCase): Generator<Followed> {
  for (const variant of rejects) {
    const judge = (change: (failing: Record<string, unknown>, fixture: UserPoolFixture) => Record<string, unknown>) => {
      const fixture = new UserPoolFixture(pool);
      return fixture.judgeNeighbour(fixture.neighbour(type, change(typeof variant === 'function' ? variant(fixture) : variant, fixture)));
    };
    const before = judge((failing) => failing);
    const message = messageOf(id, before);
    yield { message, before, after: judge((failing, fixture) => advice.neighbour!(message, failing, fixture)) };
  }
}

function* builtFollowed(advice: Advice, { rule: id, pool, judges, rejects }: BuiltCase): Generator<Followed> {
  for (const build of rejects) {
    const fixture = new UserPoolFixture(pool);
    const construct: IConstruct = build(fixture);
    const before = fixture[JUDGES[judges]](construct);
    const message = messageOf(id, before);
    const now = advice.built!(message, construct, fixture) ?? construct;
    yield { message, before, after: fixture[JUDGES[judges]](now) };
  }
}

function* followed(advice: Advice | readonly Advice[], rule: RuleCase): Generator<Followed> {
  for (const each of [advice].flat()) { yield* eachFollowed(each, rule); }
}

function eachFollowed(advice: Advice, rule: RuleCase): Generator<Followed> {
  return 'judges' in rule ? builtFollowed(advice, rule) : 'type' in rule ? neighbourFollowed(advice, rule) : clientFollowed(advice, rule);
}

/**
 * @param cases the tables of some topics
 * @param advice by the ids of their rules; several where the message names several ways out
 * @param noChange rules whose message names no change of the template, and why
 */
export function describeAdvice(cases: readonly RuleCase[], advice: Readonly<Record<string, Advice | readonly Advice[]>>, noChange: Readonly<Record<string, string>>): void {
  const rejecting = cases.filter(({ rejects }) => rejects.length > 0);

  describe.each(rejecting.filter(({ rule }) => rule in advice).map((rule) => [rule.rule, rule] as const))('%s', (id, rule) => {
    test('the advice works', () => {
      for (const { message, before, after } of followed(advice[id], rule)) {
        const property = before.find((finding) => finding.id === id)!.property;
        const come = after.filter((finding) => finding.property === property && !before.some((other) => other.id === finding.id));
        const still = after.filter((finding) => finding.id === id).map(({ text }) => text);
        expect({ message, still, come: come.map((finding) => `${finding.id}: ${finding.text}`) }).toEqual({ message, still: [], come: [] });
      }
    });
  });

  test.each([...new Set(rejecting.map(({ rule }) => rule))])('what %s says', (id) => {
    expect([...new Set(rejecting.filter(({ rule }) => rule === id).flatMap((rule) => [...saidOf(rule)]))]).toMatchSnapshot();
  });

  test('every rule has advice that is followed, or a reason why there is none', () => {
    const ids = [...new Set(rejecting.map(({ rule }) => rule))];
    expect(ids.filter((id) => !(id in advice) && !(id in noChange))).toEqual([]);
    expect([...Object.keys(advice), ...Object.keys(noChange)].filter((id) => !ids.includes(id))).toEqual([]);
  });
}
