/**
 * Rotation set explicitly to DISABLED deploys on the LITE plan, which does not have rotation.
 *
 * Constraints: region-new-features-lag (run it in the region in question).
 */
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { integApp } from './integ-app';
import { ConfidentialAppClient, PublicAppClient } from 'cdk-cognito-app-clients';

const app = integApp();
const stack = new Stack(app, 'app-clients-rotation');

const lite = new cognito.UserPool(stack, 'Lite', { featurePlan: cognito.FeaturePlan.LITE, removalPolicy: RemovalPolicy.DESTROY });
const essentials = new cognito.UserPool(stack, 'Essentials', { removalPolicy: RemovalPolicy.DESTROY });

const integ = new IntegTest(app, 'app-clients-rotation-test', { testCases: [stack] });
const describe = (userPool: cognito.UserPool, client: PublicAppClient | ConfidentialAppClient, expected: Record<string, unknown>) =>
  integ.assertions.awsApiCall('cognito-identity-provider', 'DescribeUserPoolClient', {
    UserPoolId: userPool.userPoolId, ClientId: client.userPoolClientId,
  }).expect(ExpectedResult.objectLike({ UserPoolClient: expected }));

describe(lite, new PublicAppClient(stack, 'PublicOnLite', { userPool: lite, disableOAuth: true }), {
  ExplicitAuthFlows: Match.arrayWith(['ALLOW_REFRESH_TOKEN_AUTH']),
});
describe(lite, new ConfidentialAppClient(stack, 'ConfidentialOnLite', { userPool: lite, disableOAuth: true }), {
  ExplicitAuthFlows: Match.arrayWith(['ALLOW_REFRESH_TOKEN_AUTH']),
});
describe(essentials, new PublicAppClient(stack, 'PublicOnEssentials', { userPool: essentials, disableOAuth: true }), {
  RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
});
