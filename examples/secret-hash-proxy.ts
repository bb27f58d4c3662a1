/**
 * A single-page app that signs its users in with Amplify, through a proxy that adds the secret hash. A web ACL limits the number of requests from
 * one IP address.
 */
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { ConfidentialAppClient, SecretHashProxy } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'GuardedSignIn');

const userPool = new cognito.UserPool(stack, 'Pool', { selfSignUpEnabled: true, signInAliases: { email: true } });

const client = new ConfidentialAppClient(stack, 'App', {
  userPool,
  // The app signs in through the API, so it has no redirects.
  disableOAuth: true,
  authFlows: { userSrp: true },
});
client.addSecretRotation();

const visibility = { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true };
const webAcl = new wafv2.CfnWebACL(stack, 'WebAcl', {
  scope: 'REGIONAL',
  defaultAction: { allow: {} },
  visibilityConfig: { ...visibility, metricName: 'sign-in' },
  rules: [{
    name: 'each-address',
    priority: 0,
    action: { block: {} },
    statement: { rateBasedStatement: { aggregateKeyType: 'IP', limit: 100 } },
    visibilityConfig: { ...visibility, metricName: 'each-address' },
  }],
});

const proxy = new SecretHashProxy(stack, 'Proxy', { client, allowedOrigins: ['https://app.acme.org'], webAcl });

new CfnOutput(stack, 'UserPoolEndpoint', { value: proxy.endpoint });
new CfnOutput(stack, 'ClientId', { value: client.userPoolClientId });
