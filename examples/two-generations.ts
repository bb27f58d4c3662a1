/**
 * A client that is replaced on purpose and gets a new id and a new secret. Both generations exist until the app uses the new one.
 *
 * In the first deployment, add the second generation. Then give the app the new secret. In the last deployment, remove the first generation.
 */
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { MachineClient } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'TwoGenerations');

const userPool = new cognito.UserPool(stack, 'Pool');
userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-generations' } });
userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'Read orders' }] });

const [first, second] = ['Reporter', 'Reporter2'].map((id) => new MachineClient(stack, id, {
  userPool,
  scopes: [cognito.OAuthScope.custom('orders/read')],
}));

const reporter = new lambda.Function(stack, 'Job', {
  runtime: lambda.Runtime.NODEJS_22_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline('exports.handler = async () => process.env.CLIENT_SECRET_ARN;'),
  // The ARN and not the value, because the function reads the secret when it runs.
  environment: { CLIENT_SECRET_ARN: second.secret.secretArn },
});
second.secret.grantRead(reporter);

for (const client of [first, second]) {
  new CfnOutput(stack, `${client.node.id}ClientId`, { value: client.userPoolClientId });
}
