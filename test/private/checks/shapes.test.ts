import { UNKNOWN } from '../../../src/private/assembly/text';
import { Shapes } from '../../../src/private/checks/shapes';
import type { ClientFacts } from '../../../src/private/facts/client';
import type { ClientTopic } from '../../../src/private/rules/rule';

const TOPICS: ClientTopic[] = [
  { name: 'names', reads: ['clientName', 'ours'], rules: [] },
  { name: 'lists', reads: ['scopes', 'clientName'], rules: [] },
  { name: 'both', reads: ['scopes', 'grants'], rules: [] },
];

const list = (...items: string[]) => ({ items, open: false });

/** For each client its shapes in `TOPICS`. */
function shapesOf(...clients: Partial<ClientFacts>[]): string[][] {
  const shapes = new Shapes(TOPICS);
  return clients.map((client) => shapes.of(client as ClientFacts));
}

test('clients that agree in what a topic reads look alike to it, and to no other', () => {
  const [one, other] = shapesOf({ clientName: 'a', ours: true, scopes: list('openid') }, { clientName: 'a', ours: true, scopes: list('email') });
  expect(one[0]).toBe(other[0]);
  expect(one[1]).not.toBe(other[1]);
  expect(one[2]).not.toBe(other[2]);
});

test('each value is told from every other', () => {
  const names = [
    undefined, UNKNOWN, '', 'a', '"a"', 'undefined', 'true', '1', '{"unknown":true}', JSON.stringify('a'),
  ].map((clientName) => ({ clientName }));
  expect(new Set(shapesOf(...names).map(([first]) => first)).size).toBe(new Set(names.map(({ clientName }) => clientName)).size);
  const lists = [undefined, UNKNOWN, list(), list(''), list('a', 'b'), list('a,b'), { items: ['a'], open: true }, { items: ['a'], via: ['Stack/A'], open: false }];
  expect(new Set(shapesOf(...lists.map((scopes) => ({ scopes }))).map((shapes) => shapes[2])).size).toBe(lists.length);
});

test('a value in one fact is not taken for the same value in another', () => {
  const [one, other] = shapesOf({ scopes: list('code'), grants: list('openid') }, { scopes: list('openid'), grants: list('code') });
  expect(one[2]).not.toBe(other[2]);
});
