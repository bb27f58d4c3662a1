import { App, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { AppClientRules, MachineClient, PublicAppClient } from 'cdk-cognito-app-clients';

const app = new App();
AppClientRules.apply(app);

const stack = new Stack(app, 'Shop');
const userPool = new cognito.UserPool(stack, 'Users');
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-shop' } });

new PublicAppClient(stack, 'Spa', {
  userPool,
  callbackUrls: ['http://shop.acme.org/#signed-in'],
  logoutUrls: ['https://shop.acme.org/#bye'],
});

new MachineClient(stack, 'NightlyExport', { userPool, scopes: [cognito.OAuthScope.OPENID] });

new cognito.UserPoolClient(stack, 'Staff', {
  userPool,
  generateSecret: true,
  oAuth: { callbackUrls: ['http://shop.acme.org/#signed-in'] },
});
