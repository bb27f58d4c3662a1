/**
 * `Fn::GetAtt ClientSecret`, which the CloudFormation page does not list, returns the client secret, and Secrets Manager stores it.
 *
 * Constraints: client-secret-getatt-undocumented.
 */
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { integApp } from './integ-app';
import { ConfidentialAppClient } from 'cdk-cognito-app-clients';

const app = integApp();
const stack = new Stack(app, 'app-clients-secret');

const userPool = new cognito.UserPool(stack, 'Users', { removalPolicy: RemovalPolicy.DESTROY });
const client = new ConfidentialAppClient(stack, 'Staff', {
  userPool, disableOAuth: true, secretOptions: { removalPolicy: RemovalPolicy.DESTROY },
});

const { assertions } = new IntegTest(app, 'app-clients-secret-test', { testCases: [stack] });
const described = assertions.awsApiCall('cognito-identity-provider', 'DescribeUserPoolClient', {
  UserPoolId: userPool.userPoolId, ClientId: client.userPoolClientId,
});
assertions.awsApiCall('secrets-manager', 'GetSecretValue', { SecretId: client.secret.secretArn }).expect(ExpectedResult.objectLike({
  SecretString: Match.serializedJson({
    client_id: client.userPoolClientId,
    client_secret: described.getAttString('UserPoolClient.ClientSecret'),
  }),
}));
