import { CfnCondition, Fn } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolResourceServer } from 'aws-cdk-lib/aws-cognito';
import type { NeighbourCase, RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const x = (n: number) => 'x'.repeat(n);
const scope = (ScopeName: string, ScopeDescription: unknown = 'what it lets an app do') => ({ ScopeName, ScopeDescription });
const scopes = (...ScopeNames: string[]) => ({ Identifier: 'orders', Scopes: ScopeNames.map((name) => scope(name)) });
const many = (n: number) => scopes(...Array.from({ length: n }, (_, i) => `s${i}`));

function server(rule: string, accepts: NeighbourCase['accepts'], rejects: NeighbourCase['rejects']): RuleCase {
  return { rule, type: 'AWS::Cognito::UserPoolResourceServer', accepts, rejects };
}

function second(fixture: UserPoolFixture, identifier: string, userPoolId = fixture.pool.userPoolId) {
  return new CfnUserPoolResourceServer(fixture.stack, 'Second', { userPoolId, identifier, name: identifier });
}

export const resourceServerCases: RuleCase[] = [
  server('rs-identifier-length', [{ Identifier: x(256) }, { Identifier: 'x' }], [{ Identifier: x(257) }, { Identifier: '' }]),
  server('rs-identifier-charset', [{ Identifier: 'https://api.acme.org/v1?a=~' }], [{ Identifier: 'my api' }, { Identifier: 'a"b' }, { Identifier: 'a\\b' }, { Identifier: 'ü' }]),
  {
    rule: 'rs-identifier-unique',
    judges: 'neighbour',
    accepts: [
      (fixture) => second(fixture, 'API'),
      (fixture) => second(fixture, 'api', new CfnUserPool(fixture.stack, 'OtherPool').ref),
      // It is named by the second of the two alone.
      (fixture) => { second(fixture, 'api'); return fixture.pool.node.findChild('Api'); },
      (fixture) => {
        const sometimes = second(fixture, 'api');
        sometimes.cfnOptions.condition = new CfnCondition(fixture.stack, 'C', { expression: Fn.conditionEquals('a', Fn.ref('AWS::Region')) });
        return sometimes;
      },
    ],
    rejects: [(fixture) => second(fixture, 'api')],
  },
  server('rs-identifier-unique', [{ Identifier: 'orders' }], [{ Identifier: 'api' }]),
  server('rs-scope-name-charset', [scopes('read:all', x(256))], [scopes('read/all'), scopes('read all'), scopes('ok', 'a"'), scopes('a\\'), scopes(''), scopes(x(257))]),
  server('rs-scope-description', [{ Scopes: [scope('read', x(256)), scope('write', 'x')] }], [{ Scopes: [scope('read', '')] }, { Scopes: [scope('read', x(257))] }, { Scopes: [{ ScopeName: 'read' }] }]),
  server('rs-scopes-max', [many(100)], [many(101)]),
  server('rs-scope-duplicate', [scopes('read', 'Read')], [scopes('read', 'write', 'read')]),
  server('scope-combined-length', [{ ...scopes(x(128)), Identifier: x(127) }], [{ ...scopes(x(128)), Identifier: x(128) }]),
];
