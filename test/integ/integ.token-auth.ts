/**
 * A machine client with ALLOW_CLIENT_TOKEN_AUTH as its only flow. Neither the API page nor the CloudFormation schema lists this flow.
 *
 * Constraints: auth-flow-client-token-availability (run it in the region in question).
 */
import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { integApp } from './integ-app';
import { MachineClient } from 'cdk-cognito-app-clients';

const app = integApp();
const stack = new Stack(app, 'app-clients-token-auth');

const userPool = new cognito.UserPool(stack, 'Users', { removalPolicy: RemovalPolicy.DESTROY });
const read = new cognito.ResourceServerScope({ scopeName: 'read', scopeDescription: 'Read orders' });
const orders = userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [read] });
const client = new MachineClient(stack, 'NightlyExport', { userPool, scopes: [cognito.OAuthScope.resourceServer(orders, read)] });
(client.node.defaultChild as cognito.CfnUserPoolClient).explicitAuthFlows = ['ALLOW_CLIENT_TOKEN_AUTH'];

new IntegTest(app, 'app-clients-token-auth-test', { testCases: [stack] }).assertions
  .awsApiCall('cognito-identity-provider', 'DescribeUserPoolClient', { UserPoolId: userPool.userPoolId, ClientId: client.userPoolClientId })
  .expect(ExpectedResult.objectLike({ UserPoolClient: { ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] } }));
