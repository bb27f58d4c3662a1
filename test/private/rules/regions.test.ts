import { App, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { PublicAppClient } from '../../../src';

test.each([true, false])('a client in another Region than its pool fails synth, with crossRegionReferences %s', (crossRegionReferences) => {
  const app = new App();
  const [pool, home] = ['us-east-1', 'eu-west-1'].map((region) => new Stack(app, region, { env: { region, account: '111111111111' }, crossRegionReferences }));
  new PublicAppClient(home, 'Spa', { userPool: new UserPool(pool, 'Pool'), callbackUrls: ['https://app.acme.org'] });
  expect(() => app.synth()).toThrow(/\[eu-west-1\/Spa\] 1 error.*\n\n +error userPool: The user pool is in Region us-east-1, but the stack of the client is deployed to Region\s+eu-west-1\./);
});

test('the id of an imported pool may be partly known', () => {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  const userPool = UserPool.fromUserPoolId(stack, 'Pool', `us-east-1_${stack.stackId}`);
  expect(() => new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org'] })).not.toThrow();
});
