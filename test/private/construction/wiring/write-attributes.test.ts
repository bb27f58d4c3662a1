import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Assembly } from '../../../../src/private/assembly/assembly';
import { writableAttributes } from '../../../../src/private/construction/wiring/write-attributes';

const stack = new Stack(new App(), 'Stack');
const provider = (id: string, AttributeMapping?: object) => new CfnResource(stack, id, { type: 'AWS::Cognito::UserPoolIdentityProvider', properties: { AttributeMapping } });
const custom = (list: string[]) => list.filter((name) => name.startsWith('custom:'));

test('the custom attributes that providers map are listed once, in alphabetical order', () => {
  const providers = [provider('One', { 'custom:team': 't', 'custom:dept': 'd', 'email': 'e' }), provider('Other', { 'custom:age': 'a', 'custom:dept': 'd' }), provider('None')];
  expect(custom(writableAttributes(providers, new Assembly(stack)))).toEqual(['custom:age', 'custom:dept', 'custom:team']);
});

test('clients with the same providers share one list, and so do clients without providers', () => {
  const assembly = new Assembly(stack);
  const providers = [provider('Shared', { 'custom:dept': 'd' })];
  expect(writableAttributes(providers, assembly)).toBe(writableAttributes(providers, assembly));
  expect(writableAttributes([], assembly)).toBe(writableAttributes([], assembly));
  expect(custom(writableAttributes([], assembly))).toEqual([]);
});
