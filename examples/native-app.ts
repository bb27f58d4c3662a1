/**
 * An installed app with its own scheme on the phone, a loopback port for the command line tool, and a claimed https link.
 */
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { PublicAppClient, PublicPlatform } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'NativeApp');

const userPool = new cognito.UserPool(stack, 'Users', {
  signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
  passkeyRelyingPartyId: 'acme.org',
});
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-native' } });

const client = new PublicAppClient(stack, 'App', {
  userPool,
  platform: PublicPlatform.NATIVE,
  // Cognito compares URLs exactly, including the port of a loopback URL. A tool that listens on one of three ports must register three URLs.
  callbackUrls: ['org.acme.app:/signed-in', 'https://app.acme.org/signed-in', ...[8400, 8401, 8402].map((port) => `http://127.0.0.1:${port}/callback`)],
  logoutUrls: ['org.acme.app:/signed-out'],
  refreshTokenValidity: Duration.days(90),
});

new CfnOutput(stack, 'ClientId', { value: client.userPoolClientId });
