/**
 * What an empty list means. For flows it is expected to mean the service's default flows, and for attributes it is believed to mean the default too.
 *
 * Constraints: auth-flow-empty-is-default, write-empty-list.
 */
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { integApp } from './integ-app';

const app = integApp();
const stack = new Stack(app, 'app-clients-empty-lists');

// If the list meant "none", Cognito would refuse it, because the required attribute is not in it.
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
