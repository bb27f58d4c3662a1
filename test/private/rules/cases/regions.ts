import { Aws, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import type { Environment } from 'aws-cdk-lib';
import type { IUserPool } from 'aws-cdk-lib/aws-cognito';
import { UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { World } from '../../../world';

/** A pool in another stack of the app. The stack of the world is in eu-west-1 and the account 111111111111. */
function poolIn(world: World, env: Environment): UserPool {
  return new UserPool(new Stack(world.app, 'Other', { env }), 'Pool');
}

function imported(world: World, region: string, account: string, id = `${region}_AbC123`): IUserPool {
  return UserPool.fromUserPoolArn(world.stack, 'Imported', `arn:aws:cognito-idp:${region}:${account}:userpool/${id}`);
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
      (world) => world.l1('public', {}),
      (world) => world.l1('public', { userPoolId: poolIn(world, {}).userPoolId }),
      (world) => world.l1('public', { userPoolId: poolIn(world, { region: 'eu-west-1', account: '111111111111' }).userPoolId }),
      (world) => world.l1('public', { userPoolId: poolIn(world, { region: 'eu-west-1' }).userPoolId }),
      (world) => world.l1('public', { userPoolId: new UserPool(new NestedStack(world.stack, 'Nested'), 'Pool').userPoolId }),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: imported(world, 'eu-west-1', '111111111111'), callbackUrls: ['https://app.acme.org'] }),
      // The Region that the id shows is of the rule above.
      (world) => new PublicAppClient(world.stack, 'C', { userPool: imported(world, 'us-east-1', '111111111111'), callbackUrls: ['https://app.acme.org'] }),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: imported(world, 'eu-west-1', Aws.ACCOUNT_ID), callbackUrls: ['https://app.acme.org'] }),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: UserPool.fromUserPoolArn(world.stack, 'P', Fn.importValue('Arn')), callbackUrls: ['https://app.acme.org'] }),
      // Two imports contradict each other.
      (world) => {
        imported(world, 'eu-west-1', '222222222222');
        return world.l1('public', { userPoolId: UserPool.fromUserPoolId(world.stack, 'Id', 'eu-west-1_AbC123').userPoolId });
      },
      // Nobody knows where it is deployed to.
      (world) => world.inRegion().l1('public', { userPoolId: world.pool.userPoolId }),
    ],
    rejects: [
      (world) => world.l1('public', { userPoolId: poolIn(world, { region: 'us-east-1', account: '111111111111' }).userPoolId }),
      (world) => world.l1('public', { userPoolId: poolIn(world, { region: 'us-east-1' }).userPoolId }),
      (world) => world.l1('public', { userPoolId: poolIn(world, { account: '222222222222' }).userPoolId }),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: poolIn(world, { region: 'us-east-1' }), callbackUrls: ['https://app.acme.org'] }),
      (world) => new UserPoolClient(world.stack, 'C', { userPool: poolIn(world, { region: 'us-east-1' }) }),
      (world) => new CfnResource(world.stack, 'C', { type: 'AWS::Cognito::UserPoolClient', properties: { UserPoolId: poolIn(world, { region: 'us-east-1' }).userPoolId } }),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: imported(world, 'eu-west-1', '222222222222'), callbackUrls: ['https://app.acme.org'] }),
      (world) => new UserPoolClient(world.stack, 'C', { userPool: imported(world, 'eu-west-1', '222222222222') }),
      (world) => new CfnResource(world.stack, 'C', { type: 'AWS::Cognito::UserPoolClient', properties: { UserPoolId: imported(world, 'eu-west-1', '222222222222').userPoolId } }),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: imported(world, 'us-east-1', Aws.ACCOUNT_ID, Fn.importValue('Id')), callbackUrls: ['https://app.acme.org'] }),
    ],
  },
  {
    rule: 'neighbour-of-pool-elsewhere',
    judges: 'neighbour',
    accepts: [
      (world) => world.neighbour('AWS::Cognito::UserPoolDomain', { Domain: 'acme' }),
      (world) => world.neighbour('AWS::Cognito::UserPoolDomain', { Domain: 'acme', UserPoolId: poolIn(world, {}).userPoolId }),
      (world) => world.neighbour('AWS::Cognito::UserPoolGroup', { UserPoolId: Fn.importValue('Id') }),
    ],
    rejects: [
      ...['Domain', 'ResourceServer', 'IdentityProvider', 'Group'].map((type) => (world: World) =>
        world.neighbour(`AWS::Cognito::UserPool${type}`, { UserPoolId: poolIn(world, { region: 'us-east-1' }).userPoolId })),
      (world) => world.neighbour('AWS::Cognito::ManagedLoginBranding', { UserPoolId: 'us-east-1_AbC123' }),
      (world) => world.neighbour('AWS::Cognito::LogDeliveryConfiguration', { UserPoolId: imported(world, 'eu-west-1', '222222222222').userPoolId }),
    ],
  },
  {
    rule: 'region-china',
    judges: 'client',
    accepts: ['us-east-1', 'ca-central-1', undefined].map((region) => (world: World) => world.inRegion(region).l1('public', {})),
    rejects: ['cn-north-1', 'cn-northwest-1'].map((region) => (world: World) => world.inRegion(region).l1('public', {})),
  },
];
