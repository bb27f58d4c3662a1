import { App, Duration, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { AppClientRules, PublicAppClient } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'Violation');
const userPool = new cognito.UserPool(stack, 'Users');
new PublicAppClient(stack, 'Spa', {
  userPool,
  callbackUrls: ['http://app.acme.org/signed-in'],
  accessTokenValidity: Duration.days(2),
  refreshTokenValidity: Duration.days(3),
});
new cognito.UserPoolClient(stack, 'Old', {
  userPool,
  oAuth: { flows: { clientCredentials: true }, scopes: [cognito.OAuthScope.OPENID] },
});
AppClientRules.apply(app);
app.synth();
