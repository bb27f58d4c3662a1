import { Lazy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { CASES } from './cases';
import type { BuiltCase, ClientCase, NeighbourCase, Variant } from './cases/case';
import { evidenceOf } from './quotations';
import { EVIDENCE } from '../../../scripts/catalogue';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS, OWN_FINDINGS } from '../../../src/private/rules';
import type { L1Props } from '../../user-pool-fixture';
import { l1Of, UserPoolFixture } from '../../user-pool-fixture';

/** The quotations of the service that the cases brought to light. */
const quoted = new Set<string>();

const RULES = [...CLIENT_TOPICS, ...NEIGHBOUR_TOPICS, ...CONSUMER_TOPICS].flatMap((topic) => topic.rules as readonly (typeof topic.rules)[number][]);

function found(fixture: UserPoolFixture, construct: IConstruct, judges: BuiltCase['judges'] = 'client'): string[] {
  const judge = { client: 'judge', neighbour: 'judgeNeighbour', consumer: 'judgeConsumer' } as const;
  const findings = fixture[judge[judges]](construct);
  const ids = findings.map((finding) => finding.id);
  // A rule that throws is caught and named, which must not pass for silence.
  expect(ids).not.toContain('rule-broken');
  for (const { id, refusal } of findings) {
    if (refusal === undefined) { continue; }
    const evidence = evidenceOf(id, refusal);
    expect({ id, refusal, evidence }).toEqual({ id, refusal, evidence: expect.any(String) });
    quoted.add(`${id}: ${evidence}`);
  }
  return ids;
}

function changesOf(variant: Variant, fixture: UserPoolFixture): L1Props {
  return typeof variant === 'function' ? variant(fixture) : variant;
}

/** A rule may stand in several tables, one of which only accepts. */
const eachOf: typeof test.each = ((cases: readonly unknown[]) => cases.length === 0 ? () => undefined : test.each(cases)) as never;

const describeVariant = (variant: unknown) => typeof variant === 'function' ? 'built by hand' : JSON.stringify(variant)?.slice(0, 100);

describe.each(CASES.map((rule) => [rule.rule, rule] as const))('%s', (id, rule) => {
  if ('judges' in rule) {
    eachOf(rule.accepts.map((build, i) => [i, build] as const))('accepts what is built by hand, %d', (_, build) => {
      const fixture = new UserPoolFixture(rule.pool);
      expect(found(fixture, build(fixture), rule.judges)).not.toContain(id);
    });
    eachOf(rule.rejects.map((build, i) => [i, build] as const))('rejects what is built by hand, %d', (_, build) => {
      const fixture = new UserPoolFixture(rule.pool);
      expect(found(fixture, build(fixture), rule.judges)).toContain(id);
    });
    return;
  }
  if ('type' in rule) {
    describeNeighbour(id, rule);
    return;
  }
  const clientRule: ClientCase = rule;
  const kind = clientRule.kind ?? 'public';
  const makers = (['l1', 'ours'] as const).filter((maker) => clientRule.only === undefined || clientRule.only === maker);
  for (const maker of makers) {
    eachOf(clientRule.accepts.map((variant) => [describeVariant(variant), variant] as const))(`accepts on ${maker}: %s`, (_, variant) => {
      const fixture = new UserPoolFixture(clientRule.pool);
      const changes = changesOf(variant, fixture);
      expect(found(fixture, fixture[maker](kind, changes))).not.toContain(id);
    });
    eachOf(clientRule.rejects.map((variant) => [describeVariant(variant), variant] as const))(`rejects on ${maker}: %s`, (_, variant) => {
      const fixture = new UserPoolFixture(clientRule.pool);
      const changes = changesOf(variant, fixture);
      expect(found(fixture, fixture[maker](kind, changes))).toContain(id);
    });
  }
  test('says nothing where the values are tokens', () => {
    for (const variant of clientRule.rejects) {
      for (const maker of makers) {
        const fixture = new UserPoolFixture(clientRule.pool);
        const changes = changesOf(variant, fixture);
        const client = fixture[maker](kind, changes);
        Object.assign(l1Of(client), Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, unknown(value)])));
        expect({ variant: describeVariant(variant), maker, found: found(fixture, client) }).not.toMatchObject({ found: expect.arrayContaining([id]) });
      }
    }
  });
});

function describeNeighbour(id: string, { type, pool, accepts, rejects }: NeighbourCase) {
  const judged = (variant: NeighbourCase['accepts'][number], change = (value: unknown) => value) => {
    const fixture = new UserPoolFixture(pool);
    const properties = Object.entries(typeof variant === 'function' ? variant(fixture) : variant);
    return found(fixture, fixture.neighbour(type, Object.fromEntries(properties.map(([name, value]) => [name, change(value)]))), 'neighbour');
  };
  eachOf(accepts.map((variant) => [describeVariant(variant), variant] as const))('accepts: %s', (_, variant) => {
    expect(judged(variant)).not.toContain(id);
  });
  eachOf(rejects.map((variant) => [describeVariant(variant), variant] as const))('rejects: %s', (_, variant) => {
    expect(judged(variant)).toContain(id);
  });
  test('says nothing where the values are tokens', () => {
    for (const variant of rejects) {
      expect({ variant: describeVariant(variant), found: judged(variant, unknown) }).not.toMatchObject({ found: expect.arrayContaining([id]) });
    }
  });
}

/** The same value as nobody knows it before the deployment: what an `Fn::If` returns may be absent as well. */
function unknown(value: unknown): unknown {
  const token = { 'Fn::If': ['SomeCondition', value ?? 'x', { Ref: 'AWS::NoValue' }] };
  return Array.isArray(value) || value === undefined ? Lazy.any({ produce: () => token }) : typeof value === 'string' ? Lazy.string({ produce: () => token as never }) : Lazy.any({ produce: () => token });
}

describe('every rule', () => {
  test('has cases, and every case a rule', () => {
    const judged = new Set(CASES.filter(({ rejects }) => rejects.length > 0).map(({ rule }) => rule));
    const accepting = new Set(CASES.filter(({ accepts }) => accepts.length > 0).map(({ rule }) => rule));
    // Judged on a newer CDK alone: newer-cdk.test.ts.
    const ids = new Set(RULES.map((rule) => rule.id).filter((id) => id !== 'value-newer-than-library'));
    expect([...ids].filter((id) => !judged.has(id) || !accepting.has(id))).toEqual([]);
    expect([...judged].filter((id) => !ids.has(id))).toEqual([]);
  });

  test.each(RULES.map((rule) => [`${rule.id} (${rule.property})`, rule] as const))('%s has its shape', (_, rule) => {
    expect(rule.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(['error', 'warning']).toContain(rule.level);
    expect(rule.summary).toMatch(/^[A-Z'].{10,160}\.$/);
    expect(rule.source).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|www\.rfc-editor\.org|aws\.amazon\.com|github\.com|datatracker\.ietf\.org|openid\.net)\//);
    expect(OWN_FINDINGS).not.toContain(rule.id);
  });

  test('quotes each of the texts that somebody saw in one of its cases', () => {
    const seen = Object.entries(EVIDENCE).flatMap(([id, { says = {} }]) => Object.keys(says).map((text) => `${id}: ${text}`));
    expect(seen.filter((text) => !quoted.has(text))).toEqual([]);
  });

  test('stands once for each property', () => {
    const keys = RULES.map((rule) => `${rule.id} ${rule.property}`);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  test('sound clients cause no finding', () => {
    for (const kind of ['public', 'confidential', 'machine'] as const) {
      for (const maker of ['l1', 'ours'] as const) {
        const fixture = new UserPoolFixture();
        fixture.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
        const client = fixture[maker](kind, {});
        if (maker === 'l1' && kind === 'machine') { client.node.addDependency(fixture.pool.node.findChild('Api')); }
        expect([kind, maker, fixture.judge(client).map((finding) => finding.id)]).toEqual([kind, maker, []]);
      }
    }
  });
});
