import { CfnCondition, Fn } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase, Variant } from './case';
import { l1Of } from '../../../user-pool-fixture';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const x = (n: number) => 'x'.repeat(n);
const named = (clientName: string) => ({ clientName });

/** A client named `web` beside one of another name or pool, or under a condition. */
function beside(changes: { clientName?: string; userPoolId?: string }, conditional = false): Variant {
  return (fixture: UserPoolFixture) => {
    const other = new CfnUserPoolClient(fixture.stack, 'Other', { userPoolId: fixture.pool.userPoolId, clientName: 'web', ...changes });
    if (conditional) { other.cfnOptions.condition = new CfnCondition(fixture.stack, 'Once', { expression: Fn.conditionEquals('a', 'b') }); }
    return named('web');
  };
}

function overridden(property: string) {
  return (fixture: UserPoolFixture) => {
    const client = fixture.l1('public', {});
    client.addPropertyOverride(property, 'x');
    return client;
  };
}

export const namingCases: RuleCase[] = [
  { rule: 'client-name-length', accepts: [named(x(128)), named('x')], rejects: [named(x(129)), named('')] },
  {
    rule: 'client-name-charset',
    accepts: [named('a_Z 9+=,.@-'), named('a\tb\nc')],
    rejects: [named('web/app'), named('web:app'), named('web!'), named('Müller'), named('(web)'), named('web\u00a0app')],
  },
  {
    rule: 'client-name-not-unique',
    accepts: [
      named('web'), beside({ clientName: 'Web' }), beside({ clientName: undefined }), beside({}, true), beside({ userPoolId: 'eu-west-1_AbC123' }),
      beside({ clientName: Fn.ref('AWS::StackName') }),
    ],
    rejects: [beside({})],
  },
  {
    rule: 'user-pool-id-format',
    accepts: [
      { userPoolId: 'eu-west-1_AbC123' }, { userPoolId: `${x(53)}_1` }, { userPoolId: Fn.sub('${AWS::Region}_AbC123') }, { userPoolId: `eu-west-1_${Fn.importValue('Id')}` }, { userPoolId: '{{resolve:ssm:/pool/id}}' }, {},
      (fixture) => ({ userPoolId: (l1Of(fixture.pool) as CfnUserPool).attrUserPoolId }),
    ],
    rejects: [
      { userPoolId: 'eu-west-1-AbC123' }, { userPoolId: 'eu-west-1_' }, { userPoolId: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_AbC123' },
      { userPoolId: `${x(54)}_1` }, { userPoolId: Fn.sub('${AWS::Region}/AbC123') },
      (fixture) => ({ userPoolId: fixture.pool.userPoolArn }), (fixture) => ({ userPoolId: fixture.pool.userPoolProviderName }),
    ],
  },
  {
    rule: 'client-secret-not-cfn-input',
    judges: 'client',
    accepts: ['SomethingNew', 'ClientId'].map(overridden),
    rejects: [overridden('ClientSecret')],
  },
  { rule: 'read-only-property', judges: 'client', accepts: ['SomethingNew', 'ClientName'].map(overridden), rejects: ['ClientId', 'Name'].map(overridden) },
  {
    rule: 'resource-server-name-charset',
    type: 'AWS::Cognito::UserPoolResourceServer',
    accepts: [{ Identifier: 'orders', Name: x(256) }, { Identifier: 'orders', Name: 'my api_1' }],
    rejects: [{ Identifier: 'orders', Name: x(257) }, { Identifier: 'orders', Name: 'my/api' }, { Identifier: 'orders', Name: '' }],
  },
  {
    rule: 'resource-server-name-charset',
    judges: 'neighbour',
    accepts: [],
    rejects: [(fixture) => fixture.neighbour('AWS::Cognito::UserPoolResourceServer', { Identifier: 'orders' })],
  },
  {
    rule: 'user-pool-name-charset',
    type: 'AWS::Cognito::UserPool',
    accepts: [{ UserPoolName: x(128) }, {}],
    rejects: [{ UserPoolName: x(129) }, { UserPoolName: 'my/pool' }, { UserPoolName: '' }],
  },
];
