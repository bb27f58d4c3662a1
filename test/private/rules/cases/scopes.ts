import { CfnCondition, CfnParameter, CfnResource, CustomResource, Fn } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolResourceServer, OAuthScope, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { made } from './made';
import { MachineClient } from '../../../../src';
import type { World } from '../../../world';

const scopes = (...allowedOAuthScopes: string[]) => ({ allowedOAuthScopes });
const custom = (n: number) => Array.from({ length: n }, (_, i) => `api/${i}`);
/** A scope of so many characters. */
const long = (n: number) => `api/${'x'.repeat(n - 4)}`;
const read = { scopeName: 'read', scopeDescription: 'read' };

function server(world: World, identifier: string, more: Partial<ConstructorParameters<typeof CfnUserPoolResourceServer>[2]> = {}) {
  return new CfnUserPoolResourceServer(world.stack, 'Server', { userPoolId: world.pool.userPoolId, identifier, name: identifier, scopes: [read], ...more });
}

export const scopeCases: RuleCase[] = [
  { rule: 'scope-length', accepts: [scopes(long(256)), scopes(`api/${'x'.repeat(252)}${Fn.importValue('Rest')}`)], rejects: [scopes(long(257)), scopes(''), scopes('openid', '', long(257), long(258))] },
  { rule: 'scope-charset', accepts: [scopes('api/!#[]~')], rejects: [scopes('openid email'), scopes('openid email', 'api/ü'), scopes('api/"'), scopes('api/\\'), scopes('api/ü'), scopes('api/\x7f')] },
  { rule: 'scopes-max-50', accepts: [scopes(...custom(50))], rejects: [scopes(...custom(51))] },
  {
    rule: 'scope-must-be-known',
    accepts: [
      scopes('openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin', 'api/read', 'offline_access'),
      scopes('aws.cognito/dcr/register'),
      { ...scopes('other/read'), userPoolId: 'eu-west-1_abc123DEF' },
      (world) => { server(world, 'https://api.acme.org/v1'); return scopes('https://api.acme.org/v1/read'); },
      (world) => { server(world, 'sometimes').cfnOptions.condition = new CfnCondition(world.stack, 'C', { expression: Fn.conditionEquals('a', Fn.ref('AWS::Region')) }); return scopes('sometimes/write'); },
      // Nobody knows the pool, the identifier, or a scope of a server that may be meant.
      (world) => { server(world, 'x', { userPoolId: Fn.importValue('Pool') }); return scopes('other/read'); },
      (world) => { server(world, Fn.importValue('Identifier')); return scopes('other/read'); },
      (world) => { server(world, 'api2', { scopes: [{ scopeName: Fn.importValue('Scope'), scopeDescription: 'x' }, read] }); return scopes('api2/write'); },
      // Other rules say what is wrong with these.
      scopes('my scope'), scopes(''), scopes('x'.repeat(257)), scopes('a"b'),
      (world) => { new CustomResource(world.stack, 'Filler', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f', properties: { Pool: world.pool.userPoolId } }); return scopes('other/read'); },
    ],
    rejects: [
      scopes('read'), scopes('OpenID'), scopes('api/write'), scopes('api/Read'), scopes('API/read'), scopes('other/read'), scopes('api/v1/read'), scopes('api/'), scopes('/read'), scopes('aws.cognito/dcr/registered'), scopes('dcr/register'),
      { ...scopes('address'), userPoolId: 'eu-west-1_abc123DEF' }, { ...scopes('api/'), userPoolId: 'eu-west-1_abc123DEF' }, { ...scopes('/read'), userPoolId: 'eu-west-1_abc123DEF' },
      (world) => { server(world, 'api/v1'); return scopes('api/v1/read', 'api/v2/read'); },
      (world) => { new CustomResource(world.stack, 'Other', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f' }); return scopes('other/read'); },
    ],
  },
  {
    rule: 'scope-must-be-known',
    judges: 'client',
    accepts: [
      (world) => {
        const client = world.l1('public', scopes('other/read'));
        client.addDependency(new CfnResource(world.stack, 'Maker', { type: 'Custom::Maker' }));
        return client;
      },
      (world) => made(MachineClient, world.stack, 'C', {
        userPool: world.pool,
        scopes: [OAuthScope.resourceServer(world.pool.addResourceServer('S', { identifier: 's', scopes: [new ResourceServerScope(read)] }), new ResourceServerScope(read))],
      }),
    ],
    rejects: [
      (world) => {
        const client = world.l1('public', scopes('other/read'));
        client.addDependency(world.pool.node.defaultChild as CfnUserPool);
        return client;
      },
      (world) => made(MachineClient, world.stack, 'C', {
        userPool: world.pool,
        scopes: [OAuthScope.resourceServer(
          world.pool.addResourceServer('S', { identifier: 's', scopes: [new ResourceServerScope(read)] }),
          new ResourceServerScope({ scopeName: 'write', scopeDescription: 'write' }),
        )],
      }),
    ],
  },
  {
    rule: 'rs-other-pool',
    judges: 'client',
    accepts: [
      (world) => world.l1('public', scopes(`${server(world, 'own').ref}/read`)),
      // The pool has a resource server of that identifier, too.
      (world) => world.l1('public', scopes(`${server(world, 'api', { userPoolId: new CfnUserPool(world.stack, 'Second').ref }).ref}/read`)),
      (world) => world.l1('public', { ...scopes(`${server(world, 'own').ref}/read`), userPoolId: 'eu-west-1_abc123DEF' }),
      (world) => world.l1('public', scopes(`${server(world, 'theirs', { userPoolId: 'eu-west-1_abc123DEF' }).ref}/read`)),
    ],
    rejects: [
      (world) => world.l1('public', scopes(`${server(world, 'theirs', { userPoolId: new CfnUserPool(world.stack, 'Second').ref }).ref}/read`)),
      (world) => {
        const second = new UserPool(world.stack, 'Second');
        const theirs = second.addResourceServer('S', { identifier: 's', scopes: [new ResourceServerScope(read)] });
        return made(MachineClient, world.stack, 'C', { userPool: world.pool, scopes: [OAuthScope.resourceServer(theirs, new ResourceServerScope(read))] });
      },
    ],
  },
  {
    rule: 'scope-needs-dependson',
    judges: 'client',
    accepts: [
      (world) => world.l1('public', scopes('openid', `${server(world, 'x').ref}/read`)),
      (world) => {
        const client = world.l1('public', scopes('x/read'));
        client.addDependency(server(world, 'x'));
        return client;
      },
      (world) => world.construct('machine', 'C'),
      // Two values of which nothing is known are not the same value.
      (world) => { server(world, Fn.importValue('One')); return world.l1('public', scopes(`${Fn.importValue('Other')}/read`)); },
      (world) => { server(world, new CfnParameter(world.stack, 'One').valueAsString); return world.l1('public', scopes(`${new CfnParameter(world.stack, 'Other').valueAsString}/read`)); },
    ],
    rejects: [
      (world) => world.l1('public', scopes('api/read')),
      (world) => world.l1('machine', {}),
      (world) => {
        const identifier = new CfnParameter(world.stack, 'Identifier').valueAsString;
        server(world, identifier);
        return world.l1('public', scopes(`${identifier}/${new CfnParameter(world.stack, 'Scope').valueAsString}`));
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
      (world) => scopes('email', new CfnParameter(world.stack, 'Scope').valueAsString),
      { ...scopes('email'), allowedOAuthFlowsUserPoolClient: false },
    ],
    rejects: [scopes('email'), scopes('api/read', 'phone'), scopes('profile', 'aws.cognito.signin.user.admin')],
  },
  { rule: 'scope-duplicates', accepts: [scopes('openid', 'email')], rejects: [scopes('openid', 'email', 'openid'), scopes('openid', 'email', 'openid', 'email')] },
];
