/**
 * A program that calls an API on its own behalf, with client credentials, and an API that requires the scope.
 */
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { MachineClient } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'Machine');

const userPool = new cognito.UserPool(stack, 'Pool');
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-machines' } });
const read = { scopeName: 'read', scopeDescription: 'Read orders' };
const orders = userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [read] });

const client = new MachineClient(stack, 'Reporter', {
  userPool,
  scopes: [cognito.OAuthScope.resourceServer(orders, read)],
});

const api = new apigateway.HttpApi(stack, 'Api');
api.addRoutes({
  path: '/orders',
  integration: new HttpUrlIntegration('Orders', 'https://orders.acme.org/'),
  authorizer: new HttpUserPoolAuthorizer('Authorizer', userPool, { userPoolClients: [client] }),
  authorizationScopes: ['orders/read'],
});

new CfnOutput(stack, 'ClientId', { value: client.userPoolClientId });
