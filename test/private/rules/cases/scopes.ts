import { CfnCondition, CfnParameter, CfnResource, CustomResource, Fn } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolResourceServer, OAuthScope, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { made } from './made';
import { MachineClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const scopes = (...allowedOAuthScopes: string[]) => ({ allowedOAuthScopes });
/** One item or none. */
const MAYBE = Fn.conditionIf('Sometimes', 'api/sometimes', Fn.ref('AWS::NoValue')).toString();
const custom = (n: number) => Array.from({ length: n }, (_, i) => `api/${i}`);
/** A scope of so many characters. */
const long = (n: number) => `api/${'x'.repeat(n - 4)}`;
const read = { scopeName: 'read', scopeDescription: 'read' };

function server(fixture: UserPoolFixture, identifier: string, more: Partial<ConstructorParameters<typeof CfnUserPoolResourceServer>[2]> = {}) {
  return new CfnUserPoolResourceServer(fixture.stack, 'Server', { userPoolId: fixture.pool.userPoolId, identifier, name: identifier, scopes: [read], ...more });
}

export const scopeCases: RuleCase[] = [
  { rule: 'scope-length', accepts: [scopes(long(256)), scopes(`api/${'x'.repeat(252)}${Fn.importValue('Rest')}`)], rejects: [scopes(long(257)), scopes(''), scopes('openid', '', long(257), long(258))] },
  { rule: 'scope-charset', accepts: [scopes('api/!#[]~')], rejects: [scopes('openid email'), scopes('openid email', 'api/ü'), scopes('api/"'), scopes('api/\\'), scopes('api/ü'), scopes('api/\x7f')] },
  { rule: 'scopes-max-50', accepts: [scopes(...custom(50)), scopes(...custom(50), MAYBE)], rejects: [scopes(...custom(51)), scopes(...custom(51), MAYBE)] },
  {
    rule: 'scope-must-be-known',
    accepts: [
      scopes('openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin', 'api/read', 'offline_access'),
      scopes('aws.cognito/dcr/register'),
      { ...scopes('other/read'), userPoolId: 'eu-west-1_abc123DEF' },
      (fixture) => { server(fixture, 'https://api.acme.org/v1'); return scopes('https://api.acme.org/v1/read'); },
      (fixture) => { server(fixture, 'sometimes').cfnOptions.condition = new CfnCondition(fixture.stack, 'C', { expression: Fn.conditionEquals('a', Fn.ref('AWS::Region')) }); return scopes('sometimes/write'); },
      // Nobody knows the pool, the identifier, or a scope of a server that may be meant.
      (fixture) => { server(fixture, 'x', { userPoolId: Fn.importValue('Pool') }); return scopes('other/read'); },
      (fixture) => { server(fixture, Fn.importValue('Identifier')); return scopes('other/read'); },
      (fixture) => { server(fixture, 'api2', { scopes: [{ scopeName: Fn.importValue('Scope'), scopeDescription: 'x' }, read] }); return scopes('api2/write'); },
      // Other rules say what is wrong with these.
      scopes('my scope'), scopes(''), scopes('x'.repeat(257)), scopes('a"b'),
      (fixture) => { new CustomResource(fixture.stack, 'Filler', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f', properties: { Pool: fixture.pool.userPoolId } }); return scopes('other/read'); },
    ],
    rejects: [
      scopes('read'), scopes('OpenID'), scopes('api/write'), scopes('api/Read'), scopes('API/read'), scopes('other/read'), scopes('api/v1/read'), scopes('api/'), scopes('/read'), scopes('aws.cognito/dcr/registered'), scopes('dcr/register'),
      { ...scopes('address'), userPoolId: 'eu-west-1_abc123DEF' }, { ...scopes('api/'), userPoolId: 'eu-west-1_abc123DEF' }, { ...scopes('/read'), userPoolId: 'eu-west-1_abc123DEF' },
      (fixture) => { server(fixture, 'api/v1'); return scopes('api/v1/read', 'api/v2/read'); },
      (fixture) => { new CustomResource(fixture.stack, 'Other', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f' }); return scopes('other/read'); },
    ],
  },
  {
    rule: 'scope-must-be-known',
    judges: 'client',
    accepts: [
      (fixture) => {
        const client = fixture.l1('public', scopes('other/read'));
        client.addDependency(new CfnResource(fixture.stack, 'Maker', { type: 'Custom::Maker' }));
        return client;
      },
      (fixture) => made(MachineClient, fixture.stack, 'C', {
        userPool: fixture.pool,
        scopes: [OAuthScope.resourceServer(fixture.pool.addResourceServer('S', { identifier: 's', scopes: [new ResourceServerScope(read)] }), new ResourceServerScope(read))],
      }),
    ],
    rejects: [
      (fixture) => {
        const client = fixture.l1('public', scopes('other/read'));
        client.addDependency(fixture.pool.node.defaultChild as CfnUserPool);
        return client;
      },
      (fixture) => made(MachineClient, fixture.stack, 'C', {
        userPool: fixture.pool,
        scopes: [OAuthScope.resourceServer(
          fixture.pool.addResourceServer('S', { identifier: 's', scopes: [new ResourceServerScope(read)] }),
          new ResourceServerScope({ scopeName: 'write', scopeDescription: 'write' }),
        )],
      }),
    ],
  },
  {
    rule: 'rs-other-pool',
    judges: 'client',
    accepts: [
      (fixture) => fixture.l1('public', scopes(`${server(fixture, 'own').ref}/read`)),
      // The pool has a resource server of that identifier, too.
      (fixture) => fixture.l1('public', scopes(`${server(fixture, 'api', { userPoolId: new CfnUserPool(fixture.stack, 'Second').ref }).ref}/read`)),
      (fixture) => fixture.l1('public', { ...scopes(`${server(fixture, 'own').ref}/read`), userPoolId: 'eu-west-1_abc123DEF' }),
      (fixture) => fixture.l1('public', scopes(`${server(fixture, 'theirs', { userPoolId: 'eu-west-1_abc123DEF' }).ref}/read`)),
    ],
    rejects: [
      (fixture) => fixture.l1('public', scopes(`${server(fixture, 'theirs', { userPoolId: new CfnUserPool(fixture.stack, 'Second').ref }).ref}/read`)),
      (fixture) => {
        const second = new UserPool(fixture.stack, 'Second');
        const theirs = second.addResourceServer('S', { identifier: 's', scopes: [new ResourceServerScope(read)] });
        return made(MachineClient, fixture.stack, 'C', { userPool: fixture.pool, scopes: [OAuthScope.resourceServer(theirs, new ResourceServerScope(read))] });
      },
    ],
  },
  {
    rule: 'scope-needs-dependson',
    judges: 'client',
    accepts: [
      (fixture) => fixture.l1('public', scopes('openid', `${server(fixture, 'x').ref}/read`)),
      (fixture) => {
        const client = fixture.l1('public', scopes('x/read'));
        client.addDependency(server(fixture, 'x'));
        return client;
      },
      (fixture) => fixture.construct('machine', 'C'),
      // Two values of which nothing is known are not the same value.
      (fixture) => { server(fixture, Fn.importValue('One')); return fixture.l1('public', scopes(`${Fn.importValue('Other')}/read`)); },
      (fixture) => { server(fixture, new CfnParameter(fixture.stack, 'One').valueAsString); return fixture.l1('public', scopes(`${new CfnParameter(fixture.stack, 'Other').valueAsString}/read`)); },
    ],
    rejects: [
      (fixture) => fixture.l1('public', scopes('api/read')),
      (fixture) => fixture.l1('machine', {}),
      (fixture) => {
        const identifier = new CfnParameter(fixture.stack, 'Identifier').valueAsString;
        server(fixture, identifier);
        return fixture.l1('public', scopes(`${identifier}/${new CfnParameter(fixture.stack, 'Scope').valueAsString}`));
      },
    ],
  },
  {
    rule: 'client-credentials-custom-scopes-only',
    kind: 'machine',
    accepts: [scopes('api/read')],
    rejects: [scopes('api/read', 'openid'), scopes('aws.cognito.signin.user.admin')],
  },
  { rule: 'no-offline-access', accepts: [scopes('openid')], rejects: [scopes('openid', 'offline_access'), scopes('offline_access')] },
  {
    rule: 'email-phone-profile-need-openid',
    accepts: [
      scopes('email', 'phone', 'profile', 'openid'), scopes('api/read'), scopes('email', Fn.importValue('Scope')),
      (fixture) => scopes('email', new CfnParameter(fixture.stack, 'Scope').valueAsString),
      { ...scopes('email'), allowedOAuthFlowsUserPoolClient: false },
    ],
    rejects: [scopes('email'), scopes('api/read', 'phone'), scopes('profile', 'aws.cognito.signin.user.admin')],
  },
  { rule: 'scope-duplicates', accepts: [scopes('openid', 'email')], rejects: [scopes('openid', 'email', 'openid'), scopes('openid', 'email', 'openid', 'email')] },
];
