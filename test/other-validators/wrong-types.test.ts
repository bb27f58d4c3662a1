import { CfnResource, Fn, Lazy } from 'aws-cdk-lib';
import { UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import * as fc from 'fast-check';
import { Validate } from './validators';
import { CLIENT_PROPERTIES, isListType } from '../../src/private/service/property-types';
import type { PropertyType } from '../../src/private/service/property-types';
import { USER_POOL_CLIENT } from '../../src/private/service/types';
import { l1Of, UserPoolFixture } from '../user-pool-fixture';

const TYPES: Record<string, PropertyType> = CLIENT_PROPERTIES;
/** Each property of a client, and each in its blocks, with its type. */
const PLACES: readonly (readonly [path: string, type: PropertyType])[] = Object.entries(TYPES).flatMap(([name, type]) => [
  [name, type] as const,
  ...typeof type === 'object' && !isListType(type) ? Object.entries(type).map(([inner, innerType]) => [`${name}.${inner}`, innerType] as const) : [],
]);

const text = fc.oneof(
  fc.constantFrom('', ' ', '1h', 'yes', 'no', 'on', '1', '0', '30', ' 30 ', '30.5', '3e1', '0x10', '1,000', 'true', 'True', 'FALSE', 'null', 'undefined', 'NaN', '[]', '["a"]', '{}', 'a,b', 'ENABLED'),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const scalar = fc.oneof(text, fc.boolean(), fc.integer(), fc.constantFrom(0, 1, 30, 1.5));
/** Values of every type: CloudFormation Validate takes `null` for an absent value, which it is not, so it has a test of its own. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    { weight: 3, arbitrary: scalar as fc.Arbitrary<unknown> },
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'Feature', 'AccessToken', 'value', '0'), tie('value'), { maxKeys: 2 }),
  ),
}));

/** Texts that CloudFormation Validate converts to a flag. Nobody has seen CloudFormation do it. */
const CONVERTED_BY_VALIDATE = ['yes', 'no', 'on', 'off', '1', '0', 'y', 'n', 't', 'f'];

interface Tried { readonly path: string; readonly type: PropertyType; readonly value: unknown }

function sampled(count: number): Tried[] {
  return PLACES.flatMap(([path, type], index) => fc.sample(value, { numRuns: count, seed: 12 + index }).map((each) => ({ path, type, value: each })));
}

function propertiesOf({ path, value: tried }: Tried): Record<string, unknown> {
  const [name, inner] = path.split('.');
  return { [name]: inner === undefined ? tried : { ...name === 'RefreshTokenRotation' && { Feature: 'DISABLED' }, [inner]: tried } };
}

function findings(tried: readonly Tried[]): { errors: Set<string>; types: Set<string>; unknown: boolean }[] {
  const fixture = new UserPoolFixture();
  const clients = tried.map((each, index) => new CfnResource(fixture.stack, `C${index}`, {
    type: USER_POOL_CLIENT, properties: { UserPoolId: fixture.pool.userPoolId, ...propertiesOf(each) },
  }));
  return fixture.judgeAll(clients).map((found) => ({
    errors: new Set(found.filter(({ level }) => level === 'error').map(({ property }) => property.split('.')[0])),
    unknown: found.some(({ id }) => id === 'property-unknown'),
    types: new Set(found.filter(({ id }) => id === 'property-type').map(({ property }) => property)),
  }));
}

test('what CloudFormation Validate refuses is an error of ours, and it refuses what is of a wrong type to us', () => {
  const validate = new Validate();
  const tried = sampled(25);
  const refused = validate.refused(tried.map(propertiesOf));
  const ours = findings(tried);
  const missed: string[] = [];
  const alone: string[] = [];
  tried.forEach((each, index) => {
    const [property] = each.path.split('.');
    const show = `${each.path} ${JSON.stringify(each.value)}`;
    const { errors, types, unknown } = ours[index];
    // Of a unit the rules speak at the lifetime. A name may be newer than this library: a warning.
    const named = [property, ...property === 'TokenValidityUnits' ? ['AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity'] : [], ''];
    const isFound = unknown || named.some((name) => errors.has(name)) || property === 'AnalyticsConfiguration';
    if (refused[index].has(property) && !isFound) { missed.push(show); }
    const isFlagText = each.type === 'flag' && typeof each.value === 'string' && CONVERTED_BY_VALIDATE.includes(each.value.toLowerCase());
    if (types.has(property) && !refused[index].has(property) && !isFlagText) { alone.push(show); }
  });
  expect(refused.filter(({ size }) => size > 0).length).toBeGreaterThan(tried.length / 3);
  expect({ missed: [...new Set(missed)], alone: [...new Set(alone)] }).toEqual({ missed: [], alone: [] });
  validate.free();
}, 60_000);

/** An override as users write it, on each sort of client. */
const MAKERS: Record<string, (fixture: UserPoolFixture) => CfnResource> = {
  ours: (fixture) => l1Of(fixture.construct('confidential', 'C')),
  l1: (fixture) => fixture.l1('confidential', {}, 'C'),
  l2: (fixture) => l1Of(new UserPoolClient(fixture.stack, 'C', { userPool: fixture.pool })),
};

const WRONG: Record<string, unknown[]> = {
  text: [['a'], { a: 'b' }, null, NaN],
  number: ['1h', '', [1], { a: 1 }, true, null, NaN, Infinity],
  flag: ['yes', '', 1, 0, ['true'], { a: true }, null],
  list: ['a', '', 1, true, null, [['a']], [{ a: 'b' }], [null]],
  block: ['a', 1, true, null, ['a']],
};

test.each(PLACES.map(([path, type]) => [path, typeof type === 'string' ? type : isListType(type) ? 'list' : 'block'] as const))('%s: each wrong type in an override is an error (%s)', (path, sort) => {
  for (const [maker, make] of Object.entries(MAKERS)) {
    for (const wrong of WRONG[sort]) {
      const fixture = new UserPoolFixture();
      const client = make(fixture);
      client.addPropertyOverride(path, wrong);
      expect({ maker, wrong, found: fixture.judge(client).map(({ id, level }) => `${level} ${id}`) }).toMatchObject({ found: expect.arrayContaining(['error property-type']) });
    }
  }
});

test('whatever type a token turns out to have, nothing is said of it', () => {
  fc.assert(fc.property(fc.constantFrom(...PLACES), fc.constantFrom('ours', 'l1', 'l2'), fc.constantFrom<() => unknown>(
    () => Fn.importValue('x'), () => ({ 'Fn::If': ['C', { a: 1 }, ['x']] }), () => Lazy.any({ produce: () => ({ 'Fn::FindInMap': ['a', 'b', 'c'] }) }), () => ({ Ref: 'Parameter' }),
  () => '{{resolve:ssm:/x}}', () => ({ 'Fn::GetAtt': ['Custom', 'List'] }), () => ({ 'Fn::Transform': { Name: 'x' } }),
  ), ([path], maker, token) => {
    const fixture = new UserPoolFixture();
    const client = MAKERS[maker](fixture);
    client.addPropertyOverride(path, token());
    expect(fixture.judge(client).map(({ id }) => id)).not.toContain('property-type');
  }), { numRuns: 150, seed: 12 });
});
