import { execFileSync } from 'child_process';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { ConfidentialAppClient, MachineClient, PublicAppClient, PublicPlatform } from '../../src';

/** Signs in through what the templates hold, with a certified provider and a certified client library. */
function signIn(): Record<string, Record<string, unknown>> {
  const stack = new Stack(new App(), 'Stack');
  const userPool = new cognito.UserPool(stack, 'Pool');
  // In another stack the server's scopes stay plain names, as the provider in the test takes them.
  userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  const clients = new Stack(Stack.of(stack).node.root as App, 'Clients');
  new PublicAppClient(clients, 'Spa', { userPool, callbackUrls: ['https://app.acme.org/callback'] });
  new PublicAppClient(clients, 'Phone', { userPool, platform: PublicPlatform.NATIVE, callbackUrls: ['org.acme.app:/callback'] });
  new ConfidentialAppClient(clients, 'Web', { userPool, callbackUrls: ['https://www.acme.org/callback'] });
  new MachineClient(clients, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('orders/read')] });
  const resources = Template.fromStack(clients).findResources('AWS::Cognito::UserPoolClient');
  const input = { clients: Object.fromEntries(Object.entries(resources).map(([id, { Properties }]) => [id.replace(/[0-9A-F]{8}$/, ''), Properties])) };
  const output = execFileSync(process.execPath, ['--no-warnings', path.join(__dirname, 'flows.mjs')], {
    input: JSON.stringify(input), encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'],
  });
  return JSON.parse(output.slice(output.lastIndexOf('\n{') + 1)) as Record<string, Record<string, unknown>>;
}

test('a client library signs in with what a template holds', () => {
  const { Spa, Phone, Web, Job } = signIn();
  const scope = 'openid email';
  expect(Spa.signIn).toEqual({ subject: 'user', scope, rotated: true });
  expect(Phone.signIn).toEqual({ subject: 'user', scope, rotated: true });
  expect(Web.signIn).toEqual({ subject: 'user', scope, rotated: false });
  expect(Job.token).toEqual({ scope: 'orders/read' });
  for (const { otherUrl, machine } of [Spa, Phone, Web]) {
    expect([otherUrl, machine]).toEqual([{ refused: expect.any(String) }, { refused: expect.any(String) }]);
  }
  expect(Job.otherScope).toEqual({ refused: expect.any(String) });
});
