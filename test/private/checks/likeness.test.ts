import { CfnParameter, CfnResource, Lazy } from 'aws-cdk-lib';
import { Assembly } from '../../../src/private/assembly/assembly';
import type { ReadClient } from '../../../src/private/facts/client-facts';
import { clientFacts } from '../../../src/private/facts/client-facts';
import { UserPoolFixture } from '../../user-pool-fixture';
import type { L1Props } from '../../user-pool-fixture';

/** What is read of clients of one user pool that differ in these properties. */
function readAll(changes: readonly (readonly L1Props[] | L1Props)[]): ReadClient[] {
  const fixture = new UserPoolFixture();
  const clients = changes.flat().map((change, i) => fixture.l1('public', change, `Client${i}`));
  const assembly = new Assembly(fixture.app);
  return clients.map((client) => clientFacts(client, assembly)!);
}

const unknown = () => Lazy.list({ produce: () => undefined });

test('clients are alike if they differ in names and URLs only', () => {
  const read = readAll([
    { clientName: 'web', callbackUrLs: ['https://a.acme.org/cb'] },
    { clientName: 'shop', callbackUrLs: ['https://b.acme.org/cb'], logoutUrLs: ['HTTPS://b.acme.org'] },
  ]);
  expect(read[0].likeness).toEqual(read[1].likeness);
});

test.each<[string, readonly L1Props[]]>([
  ['lists', [
    { readAttributes: undefined }, { readAttributes: [] }, { readAttributes: [''] }, { readAttributes: ['email', 'name'] }, { readAttributes: ['email,name'] },
    { readAttributes: ['name', 'email'] },
  ]],
  ['the same value in two lists', [{ readAttributes: ['email'], writeAttributes: undefined }, { readAttributes: undefined, writeAttributes: ['email'] }]],
  ['numbers', [{ authSessionValidity: undefined }, { authSessionValidity: 3 }, { authSessionValidity: 4 }]],
  ['flags', [{ enableTokenRevocation: undefined }, { enableTokenRevocation: true }, { enableTokenRevocation: false }]],
  ['lifetimes', [
    { accessTokenValidity: 60, idTokenValidity: undefined }, { accessTokenValidity: undefined, idTokenValidity: 60 },
    { accessTokenValidity: 60, idTokenValidity: 60 },
  ]],
])('clients are not alike if they differ in %s', (_, changes) => {
  expect(new Set(readAll(changes).map(({ likeness }) => likeness)).size).toBe(changes.length);
});

test('an unknown list is not like an absent or an empty one', () => {
  const fixture = new UserPoolFixture();
  const parameter = new CfnParameter(fixture.stack, 'Attributes', { type: 'CommaDelimitedList' });
  const clients = [parameter.valueAsList, unknown(), []].map((readAttributes, i) => fixture.l1('public', { readAttributes }, `Client${i}`));
  const assembly = new Assembly(fixture.app);
  expect(new Set(clients.map((client) => clientFacts(client, assembly)!.likeness)).size).toBe(3);
});

test('a client is not like another one that somebody changes later', () => {
  const fixture = new UserPoolFixture();
  const [one, other] = ['One', 'Other'].map((id) => fixture.l1('public', {}, id));
  new CfnResource(fixture.stack, 'Changer', { type: 'Custom::Changer', properties: { ClientId: other.ref } });
  const assembly = new Assembly(fixture.app);
  expect(clientFacts(one, assembly)!.likeness).not.toEqual(clientFacts(other, assembly)!.likeness);
});

test('each of two clients that are alike gets the finding of both, and its own', () => {
  const fixture = new UserPoolFixture();
  fixture.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-app' } });
  const bad = ['http://a.acme.org/cb', 'https://b.acme.org/cb'].map((url, i) =>
    fixture.l1('public', { authSessionValidity: 2, callbackUrLs: [url] }, `Client${i}`));
  const good = fixture.l1('public', {}, 'Good');
  expect(fixture.judgeAll([...bad, good]).map((findings) => findings.map(({ id }) => id))).toEqual([
    ['callback-https', 'auth-session-range'], ['auth-session-range'], [],
  ]);
});
