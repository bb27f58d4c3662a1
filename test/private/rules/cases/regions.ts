import { Aws, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

/** A pool in another stack of the app. The stack of the fixture is in eu-west-1 and the account 111111111111. */
function poolIn(fixture: UserPoolFixture, env: Environment): UserPool {
  return new UserPool(new Stack(fixture.app, 'Other', { env }), 'Pool');
}

function imported(fixture: UserPoolFixture, region: string, account: string, id = `${region}_AbC123`): IUserPool {
  return UserPool.fromUserPoolArn(fixture.stack, 'Imported', `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`);
}

export const regionCases: RuleCase[] = [
  {
    rule: 'region-pool-id-prefix',
    accepts: [{ userPoolId: 'eu-west-1_AbC123' }, { userPoolId: 'local_AbC123' }, { userPoolId: `us-${Fn.importValue('Rest')}` }, {}],
    rejects: [{ userPoolId: 'us-east-1_AbC123' }, { userPoolId: `us-east-1_${Fn.importValue('Rest')}` }, { userPoolId: 'us-gov-west-1_AbC123' }, { userPoolId: 'eusc-de-east-1_AbC123' }],
  },
  {
    rule: 'pool-elsewhere',
    judges: 'client',
    accepts: [
      (fixture) => fixture.l1('public', {}),
      (fixture) => fixture.l1('public', { userPoolId: poolIn(fixture, {}).userPoolId }),
      (fixture) => fixture.l1('public', { userPoolId: poolIn(fixture, { region: 'eu-west-1', account: '111111111111' }).userPoolId }),
      (fixture) => fixture.l1('public', { userPoolId: poolIn(fixture, { region: 'eu-west-1' }).userPoolId }),
      (fixture) => fixture.l1('public', { userPoolId: new UserPool(new NestedStack(fixture.stack, 'Nested'), 'Pool').userPoolId }),
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: imported(fixture, 'eu-west-1', '111111111111'), callbackUrls: ['https://app.acme.org'] }),
      // The Region that the id shows is of the rule above.
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: imported(fixture, 'us-east-1', '111111111111'), callbackUrls: ['https://app.acme.org'] }),
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: imported(fixture, 'eu-west-1', Aws.ACCOUNT_ID), callbackUrls: ['https://app.acme.org'] }),
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: UserPool.fromUserPoolArn(fixture.stack, 'P', Fn.importValue('Arn')), callbackUrls: ['https://app.acme.org'] }),
      // Two imports contradict each other.
      (fixture) => {
        imported(fixture, 'eu-west-1', '222222222222');
        return fixture.l1('public', { userPoolId: UserPool.fromUserPoolId(fixture.stack, 'Id', 'eu-west-1_AbC123').userPoolId });
      },
      // Nobody knows where it is deployed to.
      (fixture) => fixture.inRegion().l1('public', { userPoolId: fixture.pool.userPoolId }),
    ],
    rejects: [
      (fixture) => fixture.l1('public', { userPoolId: poolIn(fixture, { region: 'us-east-1', account: '111111111111' }).userPoolId }),
      (fixture) => fixture.l1('public', { userPoolId: poolIn(fixture, { region: 'us-east-1' }).userPoolId }),
      (fixture) => fixture.l1('public', { userPoolId: poolIn(fixture, { account: '222222222222' }).userPoolId }),
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: poolIn(fixture, { region: 'us-east-1' }), callbackUrls: ['https://app.acme.org'] }),
      (fixture) => new UserPoolClient(fixture.stack, 'C', { userPool: poolIn(fixture, { region: 'us-east-1' }) }),
      (fixture) => new CfnResource(fixture.stack, 'C', { type: 'AWS::Cognito::UserPoolClient', properties: { UserPoolId: poolIn(fixture, { region: 'us-east-1' }).userPoolId } }),
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: imported(fixture, 'eu-west-1', '222222222222'), callbackUrls: ['https://app.acme.org'] }),
      (fixture) => new UserPoolClient(fixture.stack, 'C', { userPool: imported(fixture, 'eu-west-1', '222222222222') }),
      (fixture) => new CfnResource(fixture.stack, 'C', { type: 'AWS::Cognito::UserPoolClient', properties: { UserPoolId: imported(fixture, 'eu-west-1', '222222222222').userPoolId } }),
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: imported(fixture, 'us-east-1', Aws.ACCOUNT_ID, Fn.importValue('Id')), callbackUrls: ['https://app.acme.org'] }),
    ],
  },
  {
    rule: 'neighbour-of-pool-elsewhere',
    judges: 'neighbour',
    accepts: [
      (fixture) => fixture.neighbour('AWS::Cognito::UserPoolDomain', { Domain: 'acme' }),
      (fixture) => fixture.neighbour('AWS::Cognito::UserPoolDomain', { Domain: 'acme', UserPoolId: poolIn(fixture, {}).userPoolId }),
      (fixture) => fixture.neighbour('AWS::Cognito::UserPoolGroup', { UserPoolId: Fn.importValue('Id') }),
    ],
    rejects: [
      ...['Domain', 'ResourceServer', 'IdentityProvider', 'Group'].map((type) => (fixture: UserPoolFixture) =>
        fixture.neighbour(`AWS::Cognito::UserPool${type}`, { UserPoolId: poolIn(fixture, { region: 'us-east-1' }).userPoolId })),
      (fixture) => fixture.neighbour('AWS::Cognito::ManagedLoginBranding', { UserPoolId: 'us-east-1_AbC123' }),
      (fixture) => fixture.neighbour('AWS::Cognito::LogDeliveryConfiguration', { UserPoolId: imported(fixture, 'eu-west-1', '222222222222').userPoolId }),
    ],
  },
  {
    rule: 'region-china',
    judges: 'client',
    accepts: ['us-east-1', 'ca-central-1', undefined].map((region) => (fixture: UserPoolFixture) => fixture.inRegion(region).l1('public', {})),
    rejects: ['cn-north-1', 'cn-northwest-1'].map((region) => (fixture: UserPoolFixture) => fixture.inRegion(region).l1('public', {})),
  },
];
