/**
 * A service that calls another service for its users, with token exchange. The new token names the service.
 */
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { MachineClient, PublicAppClient, TokenExchange } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'Orders');

const userPool = new cognito.UserPool(stack, 'Users');
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-orders' } });
const reserve = { scopeName: 'reserve', scopeDescription: 'Reserve goods' };
const warehouse = userPool.addResourceServer('Warehouse', {
  identifier: 'https://warehouse.acme.org', userPoolResourceServerName: 'Warehouse', scopes: [reserve],
});
const reserveGoods = cognito.OAuthScope.resourceServer(warehouse, reserve);

// The user signs in here, and the app sends the access token to the service.
const site = new PublicAppClient(stack, 'Site', {
  userPool,
  callbackUrls: ['https://www.acme.org/callback'],
  scopes: [cognito.OAuthScope.OPENID, reserveGoods],
});

// The service exchanges it for a token for the warehouse, which names the service as the actor.
const service = new MachineClient(stack, 'Service', {
  userPool,
  scopes: [reserveGoods],
  tokenExchange: [TokenExchange.DELEGATION],
});

const fn = new lambda.Function(stack, 'Function', {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 501 });'),
  environment: { SECRET_ARN: service.secret.secretArn },
});
service.secret.grantRead(fn);

new CfnOutput(stack, 'SiteClientId', { value: site.userPoolClientId });
new CfnOutput(stack, 'ServiceClientId', { value: service.userPoolClientId });
