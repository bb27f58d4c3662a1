import * as kinds from '../../../../src/private/construction/given/kinds';
import type { Kind } from '../../../../src/private/construction/given/kinds';

/** A kind is a constant, and its name is in capital letters. */
const KINDS = Object.entries(kinds).filter(([name]) => /^[A-Z_]+$/.test(name)) as [string, Kind][];

/** Looks like a construct with any of the members by which a kind recognizes its values. */
const anything = (...members: string[]) => Object.fromEntries(members.map((member) => [member, 'x']));

const VALUES: readonly [shown: string, value: unknown][] = [
  ['null', null], ['7', 7], ['a text', 'a text'], ['true', true], ['a list', ['x']], ['{}', {}], ['an object without a constructor', Object.create(null)],
  ['/a/b', '/a/b'], ['/a/../b', '/a/../b'], ['/a/..', '/a/..'], ['x/a', 'x/a'], ['https://auth.acme.org', 'https://auth.acme.org'],
  ['https://auth.acme.org//', 'https://auth.acme.org//'], ['https://auth.acme.org/a', 'https://auth.acme.org/a'],
  ...['attributes', 'addBehavior', 'dockerPlatform', 'functionArn', 'grantPrincipal', 'grants', 'keyArn', 'logGroupArn', 'managedPolicyArn', 'name', 'queueArn', 'scopeName',
    'secretArn', 'securityGroupId', 'signInUrl', 'userPool', 'userPoolClientId', 'userPoolRef', 'vpcId', 'webAclRef'].map((member): [string, unknown] => [member, anything(member)]),
  ['scopeName and scopeDescription', anything('scopeName', 'scopeDescription')], ['signInUrl and grants', anything('signInUrl', 'grants')],
  ['userPoolClientId and userPool', anything('userPoolClientId', 'userPool')], ['Active', 'Active'], ['destroy', 'destroy'],
];

test.each(KINDS)('%s: what it takes, and what it says of everything else', (_, kind) => {
  expect(KINDS.length).toBeGreaterThan(30);
  const taken = VALUES.filter(([, value]) => kind(value, 'prop').length === 0).map(([shown]) => shown);
  const said = [...new Set(VALUES.flatMap(([, value]) => kind(value, 'prop')))];
  expect({ taken, said }).toMatchSnapshot();
});
