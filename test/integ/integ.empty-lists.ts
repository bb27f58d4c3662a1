/**
 * What an empty list means: for the flows the open default, and for the attributes, we believe, the default as well.
 *
 * Constraints: auth-flow-empty-is-default, write-empty-list.
 */
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { integApp } from './integ-app';

const app = integApp();
const stack = new Stack(app, 'app-clients-empty-lists');

// A list that meant "none" would be refused for want of the required attribute.
const { userPoolId } = new cognito.UserPool(stack, 'Users', {
  removalPolicy: RemovalPolicy.DESTROY, standardAttributes: { email: { required: true, mutable: true } },
});
const generateSecret = false;
const clients = {
  Flows: [new cognito.CfnUserPoolClient(stack, 'Flows', { userPoolId, generateSecret, explicitAuthFlows: [] }), {
    ExplicitAuthFlows: Match.arrayWith(['ALLOW_CUSTOM_AUTH']),
  }],
  Write: [new cognito.CfnUserPoolClient(stack, 'Write', { userPoolId, generateSecret, writeAttributes: [] }), {
    WriteAttributes: Match.arrayWith(['email']),
  }],
  Read: [new cognito.CfnUserPoolClient(stack, 'Read', { userPoolId, generateSecret, readAttributes: [] }), {
    ReadAttributes: Match.arrayWith(['email']),
  }],
} as const;

const integ = new IntegTest(app, 'app-clients-empty-lists-test', { testCases: [stack] });
for (const [client, expected] of Object.values(clients)) {
  integ.assertions.awsApiCall('cognito-identity-provider', 'DescribeUserPoolClient', {
    UserPoolId: userPoolId, ClientId: client.ref,
  }).expect(ExpectedResult.objectLike({ UserPoolClient: expected }));
}
