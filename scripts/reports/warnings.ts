import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { AppClientRules, PublicAppClient } from 'cdk-cognito-app-clients';

const app = new App();
AppClientRules.apply(app);

for (const region of ['eu-west-1', 'us-east-1']) {
  const stack = new Stack(app, `Shop-${region}`, { env: { region } });
  const userPool = new cognito.UserPool(stack, 'Users');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: `acme-shop-${region}` } });

  new PublicAppClient(stack, 'Spa', {
    userPool,
    callbackUrls: ['https://shop.acme.org/signed-in', 'http://localhost:3000/signed-in'],
  });
  Validations.of(stack).acknowledge({ id: 'cdk-cognito-app-clients::redirect-localhst-in-prod', reason: 'test users only' });
}

const late = new Stack(new Stage(app, 'Late'), 'Shop');
const staff = new cognito.UserPool(late, 'Users');
staff.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-staff' } });
new cognito.UserPoolClient(late, 'Staff', {
  userPool: staff,
  generateSecret: true,
  preventUserExistenceErrors: true,
  oAuth: { flows: { authorizationCodeGrant: true }, callbackUrls: ['https://example.com/'] },
});
