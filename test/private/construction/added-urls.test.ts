import { Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { AddedUrls } from '../../../src/private/construction/added-urls';

const shown = (list: string[]) => new Stack().resolve(list) as unknown;
const split = (parts: unknown[]) => ({ 'Fn::Split': [' ', { 'Fn::Join': [' ', parts] }] });

test('a URL is added to a new list, and the list of the user stays as it is', () => {
  const written = ['a'];
  expect([new AddedUrls().with(undefined, 'b'), new AddedUrls().with(written, 'b'), written]).toEqual([['b'], ['a', 'b'], ['a']]);
});

test('URLs that are added to a token are joined with it once', () => {
  const added = new AddedUrls();
  const list = Token.asList(Fn.ref('Urls'));
  const joined = { 'Fn::Join': [' ', { Ref: 'Urls' }] };
  const one = added.with(list, 'a');
  expect(shown(one)).toEqual(split([joined, 'a']));
  const two = added.with(one, 'b');
  expect(shown(two)).toEqual(split([joined, 'a b']));
  // Another list in between begins anew.
  expect(shown(added.with(Token.asList(Fn.ref('Other')), 'c'))).toEqual(split([{ 'Fn::Join': [' ', { Ref: 'Other' }] }, 'c']));
});

test.each<[string, string[] | undefined, string[]]>([
  ['items', ['a', 'b'], ['a', 'b', 'c', 'd']],
  ['no items', [], ['c', 'd']],
  ['no list', undefined, ['c', 'd']],
])('a late list with %s takes further items', (_, late, items) => {
  const added = new AddedUrls();
  expect(shown(added.with(added.with(Lazy.list({ produce: () => late }), 'c'), 'd'))).toEqual(items);
});
