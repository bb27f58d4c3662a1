import { CfnCondition, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { anyProps } from './any-props';
import type { Mutant, Properties } from './mutants';
import { KINDS, mutated, PAIRS, SINGLES, UNKNOWN } from './mutants';
import { allows, botocore, Validate } from './validators';
import { USER_POOL_CLIENT } from '../../src/private/service/types';
import { l1Of, UserPoolFixture } from '../user-pool-fixture';

/** What a judge refuses and we do not call an error. */
const NOT_ERRORS: Record<string, (value: unknown) => boolean> = {
  // A property may be newer than this library; property-name-case has those that are misspelt.
  Foo: () => true,
  // Whatever its ARN, the application has ended: analytics-eos says so.
  AnalyticsConfiguration: (value) => 'ApplicationArn' in (value as Properties),
};

/** Where our error is named by another property than the judge's. */
const SPOKEN_OF: Record<string, readonly string[]> = { TokenValidityUnits: ['AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity'] };

/** What our rules say of each client: the properties with an error, and whether there is any finding. */
function judged(clients: readonly Properties[]): { errors: Set<string>; ids: string[] }[] {
  const fixture = new UserPoolFixture();
  fixture.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  new CfnParameter(fixture.stack, 'Text').overrideLogicalId('Text');
  new CfnParameter(fixture.stack, 'List', { type: 'CommaDelimitedList' }).overrideLogicalId('List');
  new CfnCondition(fixture.stack, 'Sometimes').overrideLogicalId('Sometimes');
  const resources = clients.map((properties, i) => {
    const client = new CfnResource(fixture.stack, `Client${i}`, { type: USER_POOL_CLIENT, properties: { UserPoolId: fixture.pool.userPoolId, ...properties } });
    client.node.addDependency(fixture.pool.node.findChild('Api'));
    return client;
  });
  return fixture.judgeAll(resources).map((findings) => ({
    errors: new Set(findings.filter(({ level }) => level === 'error').map(({ property }) => property.split('.')[0])),
    ids: findings.map(({ id, property }) => `${id} (${property})`),
  }));
}

describe('what an independent judge refuses is an error of ours', () => {
  const validate = new Validate();
  afterAll(() => validate.free());

  /** Refused properties without an error of ours, each value once. */
  function missed(mutants: readonly Mutant[], refused: readonly Set<string>[]): string[] {
    const ours = judged(mutants.map(mutated));
    const isError = (property: string, { errors }: typeof ours[number]) => (SPOKEN_OF[property] ?? [property]).some((name) => errors.has(name));
    return [...new Set(mutants.flatMap(({ kind, changes }, i) => [...refused[i]]
      .filter((property) => !isError(property, ours[i]) && !NOT_ERRORS[property]?.(changes[property]))
      .map((property) => `${kind}: ${property} ${JSON.stringify(changes[property])?.slice(0, 80)}`)))];
  }

  test.each([['one property changed', SINGLES], ['two properties changed', PAIRS]] as const)('CloudFormation Validate, strict: %s', (_, mutants) => {
    const refused = validate.refused(mutants.map(mutated));
    expect(refused.filter((properties) => properties.size > 0).length).toBeGreaterThan(mutants.length / 10);
    expect(missed(mutants, refused)).toEqual([]);
  });

  const model = botocore();
  (model ? test.each : test.skip.each)([['one property changed', SINGLES], ['two properties changed', PAIRS]] as const)('the model of the API (botocore): %s', (_, mutants) => {
    const refused = mutants.map(({ changes }) => new Set(Object.entries(changes)
      .filter(([name, value]) => value !== undefined && !allows({ type: 'structure', members: model!.members }, { [name]: typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value }))
      .map(([name]) => name)));
    expect(refused.filter((properties) => properties.size > 0).length).toBeGreaterThan(mutants.length / 10);
    expect(missed(mutants, refused)).toEqual([]);
  });
});

describe('a sound client causes no finding', () => {
  test('with a token in any one place', () => {
    const found = judged(UNKNOWN.map(mutated)).flatMap(({ ids }, i) => ids.map((id) => `${UNKNOWN[i].kind}: ${JSON.stringify(UNKNOWN[i].changes)}: ${id}`));
    expect(UNKNOWN.length).toBeGreaterThan(400);
    expect(found).toEqual([]);
  });

  test('with tokens in several places', () => {
    const several = fc.constantFrom(...KINDS).chain((kind) => fc.record({
      kind: fc.constant(kind),
      changes: fc.array(fc.constantFrom(...UNKNOWN.filter((mutant) => mutant.kind === kind)), { minLength: 2, maxLength: 6 })
        .map((mutants) => Object.assign({}, ...mutants.map(({ changes }) => changes)) as Properties),
    }));
    const mutants = fc.sample(several, { numRuns: 1500, seed: 8 });
    const found = judged(mutants.map(mutated)).flatMap(({ ids }, i) => ids.map((id) => `${mutants[i].kind}: ${JSON.stringify(mutants[i].changes)}: ${id}`));
    expect(found).toEqual([]);
  });
});

const logicalId = (client: IConstruct) => Stack.of(client).resolve(l1Of(client).logicalId) as string;

describe('whatever the props of a construct hold', () => {
  test('only our report stops it, and what it lets pass CloudFormation Validate lets pass in strict mode', () => {
    const passed: Properties[] = [];
    let neighbours = {};
    const reported = [true, false].map((anyValue) => fc.sample(anyProps(anyValue), { numRuns: 200, seed: 8 }).filter((make) => {
      const fixture = new UserPoolFixture();
      const client = make(fixture.stack, fixture.pool);
      try {
        const { Resources: { [logicalId(client)]: made, ...others } } = fixture.app.synth().getStackByName('Stack').template;
        passed.push(made.Properties);
        neighbours = { ...neighbours, ...others };
        return false;
      } catch (error) {
        expect((error as Error).message).toMatch(/cdk-cognito-app-clients::|\n.*(resource is|scopes is empty|cacheDuration is a token)/);
        return true;
      }
    }).length);
    expect(reported).toEqual([expect.any(Number), 0]);
    expect(reported[0]).toBeGreaterThan(100);
    const validate = new Validate();
    expect(validate.refused(passed, neighbours).flatMap((properties, i) => properties.size > 0 ? [[[...properties], passed[i]]] : [])).toEqual([]);
    validate.free();
  });
});
