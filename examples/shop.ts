/**
 * A shop with a single-page app, a mobile app, a server for the staff and a nightly job, all on one user pool.
 */
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { AppClientReport, ConfidentialAppClient, MachineClient, PublicAppClient, PublicPlatform } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'Shop');
AppClientReport.write(app);

const userPool = new cognito.UserPool(stack, 'Users', { selfSignUpEnabled: true, signInAliases: { email: true } });
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-shop' }, managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN });
userPool.addResourceServer('Orders', {
  identifier: 'orders',
  scopes: [{ scopeName: 'read', scopeDescription: 'Read orders' }, { scopeName: 'export', scopeDescription: 'Export all orders' }],
});

const spa = new PublicAppClient(stack, 'Spa', {
  userPool,
  callbackUrls: ['https://shop.acme.org/signed-in'],
  logoutUrls: ['https://shop.acme.org/'],
  scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.custom('orders/read')],
});

const mobile = new PublicAppClient(stack, 'Mobile', {
  userPool,
  platform: PublicPlatform.NATIVE,
  callbackUrls: ['org.acme.shop:/signed-in'],
});

const staff = new ConfidentialAppClient(stack, 'Staff', {
  userPool,
  callbackUrls: ['https://staff.acme.org/oauth2/callback'],
  refreshTokenValidity: Duration.hours(12),
});

const nightly = new MachineClient(stack, 'NightlyExport', {
  userPool,
  scopes: [cognito.OAuthScope.custom('orders/export')],
});

for (const client of [spa, mobile, staff, nightly]) {
  new CfnOutput(stack, `${client.node.id}ClientId`, { value: client.userPoolClientId });
}
new CfnOutput(stack, 'StaffSignIn', { value: staff.signInUrl({ redirectUri: 'https://staff.acme.org/oauth2/callback' }) });
