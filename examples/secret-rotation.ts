/**
 * A machine client whose secret is rotated every two weeks, and a function that reads the secret when it needs a token. CloudFormation creates the
 * function after the first value of the secret: the library adds this dependency.
 */
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { MachineClient } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'SecretRotation');

const userPool = new cognito.UserPool(stack, 'Pool');
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-rotation' } });
userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'Read orders' }] });

const client = new MachineClient(stack, 'Reporter', {
  userPool,
  scopes: [cognito.OAuthScope.custom('orders/read')],
});
client.addSecretRotation({ automaticallyAfter: Duration.days(14), overlap: Duration.hours(48) });

const reporter = new lambda.Function(stack, 'Job', {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline('exports.handler = async () => process.env.CLIENT_SECRET_ARN;'),
  environment: { CLIENT_SECRET_ARN: client.secret.secretArn },
});
client.secret.grantRead(reporter);

new CfnOutput(stack, 'ClientId', { value: client.userPoolClientId });
