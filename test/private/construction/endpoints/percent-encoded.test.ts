import { Lazy, Stack, Token } from 'aws-cdk-lib';
import { percentEncoded } from '../../../../src/private/construction/endpoints/percent-encoded';

const stack = new Stack();

/** A text that is this value when the template is rendered. */
function text(value: unknown): string {
  return Token.asString(Lazy.any({ produce: () => value }));
}

describe('a text in a query parameter', () => {
  test.each<[string, unknown, unknown]>([
    ['null', null, ''],
    ['a number', 7, '7'],
    ['an object that is no function', { a: 1, b: 2 }, { a: 1, b: 2 }],
    ['a join', { 'Fn::Join': ['/', ['https:', { Ref: 'Host' }]] }, { 'Fn::Join': ['', ['https%3A%2F', { Ref: 'Host' }]] }],
    ['a join whose list is unknown', { 'Fn::Join': ['/', { Ref: 'Parts' }] }, { 'Fn::Join': ['/', { Ref: 'Parts' }] }],
    ['a malformed join', { 'Fn::Join': 'a' }, { 'Fn::Join': 'a' }],
    ['a substitution', { 'Fn::Sub': 'https://${Host}/${!b}' }, { 'Fn::Sub': 'https%3A%2F%2F${Host}%2F%24%7Bb%7D' }],
    ['a substitution with variables', { 'Fn::Sub': ['a/${B}', { B: 'c/d' }] }, { 'Fn::Sub': ['a%2F${B}', { B: 'c%2Fd' }] }],
    ['a malformed substitution', { 'Fn::Sub': [{ Ref: 'A' }] }, { 'Fn::Sub': [{ Ref: 'A' }] }],
    ['a dynamic reference in parts', { 'Fn::Join': ['', ['{{resolve:ssm:/', { Ref: 'Stage' }, '/url}}']] }, { 'Fn::Join': ['', ['{{resolve:ssm:/', { Ref: 'Stage' }, '/url}}']] }],
  ])('%s', (_, value, expected) => {
    expect(stack.resolve(percentEncoded(text(value)))).toEqual(expected);
  });

  test('a known text, a dynamic reference and half a character', () => {
    expect(percentEncoded('https://a b')).toBe('https%3A%2F%2Fa%20b');
    expect(percentEncoded('a/{{resolve:ssm:/url}}/b')).toBe('a%2F{{resolve:ssm:/url}}%2Fb');
    expect(percentEncoded('a\uD800b')).toBe('a%EF%BF%BDb');
  });
});
