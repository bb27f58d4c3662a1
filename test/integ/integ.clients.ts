/**
 * The three constructs deploy at the first attempt, with scopes and providers given by name, and the service has their settings.
 *
 * Constraints: rotation-always-emit.
 */
import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { integApp } from './integ-app';
import { ConfidentialAppClient, MachineClient, PublicAppClient, PublicPlatform } from 'cdk-cognito-app-clients';

const app = integApp();
const stack = new Stack(app, 'app-clients');

const userPool = new cognito.UserPool(stack, 'Users', {
  removalPolicy: RemovalPolicy.DESTROY,
  customAttributes: { team: new cognito.StringAttribute({ mutable: true }) },
});
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: `app-clients-${stack.account}` } });

const clients = {
  Spa: new PublicAppClient(stack, 'Spa', {
    userPool,
    callbackUrls: ['https://shop.acme.org/signed-in'],
    scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.custom('orders/read')],
  }),
  Mobile: new PublicAppClient(stack, 'Mobile', {
    userPool, platform: PublicPlatform.NATIVE, callbackUrls: ['org.acme.shop:/signed-in', 'http://127.0.0.1:8400/signed-in'],
  }),
  Staff: new ConfidentialAppClient(stack, 'Staff', { userPool, callbackUrls: ['https://staff.acme.org/oauth2/callback'] }),
  Api: new ConfidentialAppClient(stack, 'Api', { userPool, disableOAuth: true }),
  NightlyExport: new MachineClient(stack, 'NightlyExport', { userPool, scopes: [cognito.OAuthScope.custom('orders/read')] }),
};

// Declared after the clients and given by name only. CloudFormation knows the order from the references of the clients.
userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'Read orders' }] });

const ROTATED = { Feature: 'ENABLED' };
const EXPECTED: Record<keyof typeof clients, Record<string, unknown>> = {
  Spa: {
    AllowedOAuthFlows: ['code'],
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    RefreshTokenRotation: { ...ROTATED, RetryGracePeriodSeconds: 10 },
    PreventUserExistenceErrors: 'ENABLED',
  },
  Mobile: { AllowedOAuthFlows: ['code'], RefreshTokenRotation: { ...ROTATED, RetryGracePeriodSeconds: 60 } },
  Staff: { AllowedOAuthFlows: ['code'], ExplicitAuthFlows: Match.arrayWith(['ALLOW_USER_SRP_AUTH']) },
  Api: { AllowedOAuthFlowsUserPoolClient: false },
  NightlyExport: { AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['orders/read'], ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
};

const integ = new IntegTest(app, 'app-clients-test', { testCases: [stack] });
for (const [name, client] of Object.entries(clients)) {
  new CfnOutput(stack, `${name}ClientId`, { value: client.userPoolClientId });
  integ.assertions.awsApiCall('cognito-identity-provider', 'DescribeUserPoolClient', {
    UserPoolId: userPool.userPoolId, ClientId: client.userPoolClientId,
  }).expect(ExpectedResult.objectLike({ UserPoolClient: EXPECTED[name as keyof typeof clients] }));
}
