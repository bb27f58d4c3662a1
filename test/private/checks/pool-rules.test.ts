import { App, Stack } from 'aws-cdk-lib';
import { CfnUserPool, UserPool } from 'aws-cdk-lib/aws-cognito';
import { AppClientRules, PublicAppClient } from '../../../src';

const ID = 'cdk-cognito-app-clients::schema-custom-required';

/** How often a pool with a schema that the service refuses is reported. */
function reported(build: (stack: Stack, pool: CfnUserPool) => void): number {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  build(stack, new CfnUserPool(stack, 'Pool', { schema: [{ name: 'role', attributeDataType: 'String', required: true }] }));
  try {
    app.synth();
    return 0;
  } catch (error) {
    const { message } = error as Error;
    expect(message).toContain('[Stack/Pool] 1 error in the AWS::Cognito::UserPool');
    return message.split(ID).length - 1;
  }
}

test('a pool is judged once, for all of its clients and however often the rules are applied', () => {
  expect(reported((stack, pool) => {
    new PublicAppClient(stack, 'A', { userPool: pool, disableOAuth: true });
    new PublicAppClient(stack, 'B', { userPool: pool, disableOAuth: true });
    UserPool.fromUserPoolId(stack, 'Imported', pool.ref).addClient('C', { disableOAuth: true });
    AppClientRules.apply(stack);
    AppClientRules.apply(stack.node.root);
  })).toBe(1);
});

test('a pool without clients that are judged is not judged either', () => {
  expect(reported((stack) => AppClientRules.apply(stack))).toBe(0);
  expect(reported((stack, pool) => { UserPool.fromUserPoolId(stack, 'Imported', pool.ref).addClient('C', { disableOAuth: true }); })).toBe(0);
  expect(reported((stack) => { new PublicAppClient(stack, 'Other', { userPool: new UserPool(stack, 'Second'), disableOAuth: true }); })).toBe(0);
});
