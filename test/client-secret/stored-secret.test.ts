import type { Services, VersionLabels } from '../../lambda/client-secret/services';
import { CLOCK_SKEW, holding, isOurs, isUsable, StoredSecret, type StoredVersion } from '../../lambda/client-secret/stored-secret';

const NOW = 1_000_000_000;

/** A stored secret with these labels and values, by version. */
function stored(labels: VersionLabels, values: Record<string, { text: string; created: number }> = {}): Promise<StoredSecret> {
  const services = { describe: async () => labels, read: async (_: string, version: string) => values[version] && { version, ...values[version] } };
  return StoredSecret.describe(services as unknown as Services, 'arn');
}

const content = (secret: string, id = 'client') => JSON.stringify({ client_id: id, client_secret: secret });
const version = (name: string, created: number, secret = name): StoredVersion => ({ version: name, created, content: { client_id: 'client', client_secret: secret } });

describe('since when apps can read only the current value', () => {
  const since = (at: number) => `current-since-${at}`;
  const cases: [string, VersionLabels, number | undefined, { text: string; created: number }?][] = [
    ['its creation, without a note', { current: ['AWSCURRENT'] }, 500],
    ['the last note on it', { current: ['AWSCURRENT', since(600), since(700)] }, 700],
    ['a note of another version that is older', { current: ['AWSCURRENT', since(700)], other: [since(700)] }, 700],
    ['unknown after a later note of another version', { current: ['AWSCURRENT', since(700)], other: [since(701)] }, undefined],
    ['unknown if its note is in the future', { current: ['AWSCURRENT', since(NOW + CLOCK_SKEW + 1)] }, undefined],
    ['a note that another clock wrote', { current: ['AWSCURRENT', since(NOW + CLOCK_SKEW)] }, NOW + CLOCK_SKEW],
    ['a note in the future on another version has no effect', { current: ['AWSCURRENT', since(700)], other: [since(NOW + CLOCK_SKEW + 1)] }, 700],
    ['a note that another clock wrote on another version has', { current: ['AWSCURRENT', since(700)], other: [since(NOW + CLOCK_SKEW)] }, undefined],
    ['the previous value is older', { current: ['AWSCURRENT'], other: ['AWSPREVIOUS'] }, 500, { text: content('other'), created: 500 }],
    ['unknown if the previous value is newer', { current: ['AWSCURRENT'], other: ['AWSPREVIOUS'] }, undefined, { text: content('other'), created: 501 }],
    ['the previous value is newer and the same', { current: ['AWSCURRENT'], other: ['AWSPREVIOUS'] }, 500, { text: content('current'), created: 501 }],
    ['unknown if the previous value is newer and no secret', { current: ['AWSCURRENT'], other: ['AWSPREVIOUS'] }, undefined, { text: 'x', created: 501 }],
    ['the previous value is gone', { current: ['AWSCURRENT'], other: ['AWSPREVIOUS'] }, 500],
  ];
  test.each(cases.map(([name, ...rest]) => [name, rest] as const))('%s', async (_, [labels, expected, previous]) => {
    const secret = await stored(labels, previous === undefined ? {} : { other: previous });
    expect(await secret.replacedAt(version('current', 500), NOW)).toBe(expected);
  });
});

test('the id of a value is a label of its version, or of a version with the same value', async () => {
  const listed = [{ id: 'client--1', created: 1 }, { id: 'client--2', created: 2 }];
  const same = { other: { text: content('one'), created: 0 } };
  const idOf = async (labels: VersionLabels, values: typeof same | object = {}) => (await stored(labels, values as typeof same)).idOf(version('one', 0), listed);
  expect(await idOf({ one: ['AWSCURRENT', 'client--2'] })).toBe('client--2');
  expect(await idOf({ one: ['client--3'] })).toBeUndefined();
  expect(await idOf({ one: [], other: ['client--2'] }, same)).toBe('client--2');
  expect(await idOf({ one: [], other: ['client--2'] }, { other: { text: content('two'), created: 0 } })).toBeUndefined();
  expect(await idOf({ one: [], other: ['client--2'] }, { other: { text: content('one', 'another'), created: 0 } })).toBeUndefined();
  expect(await idOf({ one: [], other: ['client--2'] }, { other: { text: 'x', created: 0 } })).toBeUndefined();
  expect(await idOf({ one: [], other: ['client--2'] })).toBeUndefined();
});

test('the labels of a rotation outlive a secret that Cognito no longer has', async () => {
  const secret = await stored({
    gone: ['client--1', 'current-since-1', 'instead-of-a', 'AWSPREVIOUS', 'mine', 'xcurrent-since-1', 'current-since-x', 'client--x'], there: ['client--2', 'current-since-2'], kept: ['client--3'],
  });
  expect(secret.outlived([{ id: 'client--2', created: 0 }], ['kept'])).toEqual(['client--1', 'current-since-1', 'instead-of-a'].map((label) => ({ version: 'gone', label })));
});

test.each([
  ['client--17', true], ['a+b--1', true], ['client--', false], ['client--1x', false], [' client--1', false], ['current-since-5', true], ['current-since-5 ', false],
  ['instead-of-x', true], ['not-instead-of-x', false], ['AWSCURRENT', false],
])('the label %j was written by a rotation: %s', (label, ours) => {
  expect(isOurs(label)).toBe(ours);
});

test.each(['x', '7', 'null', '{}', '{"client_id":1,"client_secret":"b"}', '{"client_id":"a","client_secret":2}'])('the version with the text %s is usable by nobody', async (text) => {
  const secret = await stored({ v: ['AWSCURRENT'] }, { v: { text, created: 3 } });
  expect(await secret.readAny('v')).toEqual({ version: 'v', created: 3, content: undefined });
  await expect(secret.read('v')).rejects.toThrow(new Error(
    "version v of the secret is not a JSON object with client_id and client_secret: put one that is, or delete the version's labels"));
});

test('a version and its labels', async () => {
  const secret = await stored({ v: ['AWSCURRENT', 'client--1'], w: [] }, { v: { text: content('s'), created: 3 } });
  expect(await secret.read('v')).toEqual({ version: 'v', created: 3, content: { client_id: 'client', client_secret: 's' } });
  expect(await secret.read('w')).toBeUndefined();
  expect([secret.versions, secret.labelsOf('v'), secret.labelsOf('x'), secret.bearing('client--1'), secret.bearing('client--2')])
    .toEqual([['v', 'w'], ['AWSCURRENT', 'client--1'], [], 'v', undefined]);
  expect([secret.knowsSecretsOf({ userPoolId: 'p', clientId: 'client' }), secret.knowsSecretsOf({ userPoolId: 'p', clientId: 'clien' })]).toEqual([true, false]);
  expect([isUsable(undefined), isUsable({ version: 'v', created: 0 }), isUsable(version('v', 0))]).toEqual([false, false, true]);
  expect(holding({ client_id: 'a' }, 's')).toEqual({ client_id: 'a', client_secret: 's', clientSecretValue: 's' });
});
