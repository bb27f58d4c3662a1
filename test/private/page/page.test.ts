import * as fs from 'fs';
import * as path from 'path';
import { App, Stack, Stage, Validations } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppClientReport, MachineClient, PublicAppClient } from '../../../src';
import { page } from '../../../src/private/page/page';

function shop(scope: App | Stage = new App()) {
  const stack = new Stack(scope, 'Shop');
  const userPool = new cognito.UserPool(stack, 'Users');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme-shop' } });
  userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'r' }, { scopeName: 'export', scopeDescription: 'e' }] });
  return { scope, stack, userPool };
}

function whole() {
  const { scope, stack, userPool } = shop();
  const spa = new PublicAppClient(stack, 'Spa', {
    userPool,
    callbackUrls: ['https://shop.example.org/signed-in', 'http://localhost:3000/'],
    logoutUrls: ['https://shop.example.org/'],
    scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.custom('orders/read')],
  });
  Validations.of(spa).acknowledge({ id: 'cdk-cognito-app-clients::redirect-localhost-in-prod', reason: 'test | users <only>' });
  const job = new MachineClient(stack, 'NightlyExport', { userPool, scopes: [cognito.OAuthScope.custom('orders/export')] });
  new LambdaFunction(stack, 'Job', {
    runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('x'), environment: { SECRET_ARN: job.secret.secretArn },
  });
  const api = new HttpApi(stack, 'Api');
  api.addRoutes({
    path: '/orders',
    methods: [HttpMethod.GET],
    authorizer: new HttpUserPoolAuthorizer('Authorizer', userPool, { userPoolClients: [spa] }),
    integration: new HttpUrlIntegration('Backend', 'https://backend.example.org'),
  });
  new cognito.UserPoolClient(stack, 'Legacy', { userPool });
  return scope as App;
}

test('the page of an app with clients of every kind', () => {
  expect(page(whole())).toMatchSnapshot();
});

test('is written into the cloud assembly, once, whatever is there already', () => {
  const app = whole();
  AppClientReport.write(app);
  AppClientReport.write(app);
  const { directory } = app.synth();
  expect(fs.readFileSync(path.join(directory, 'app-clients.md'), 'utf8')).toBe(page(app));
});

test('a scope in an app gets the page of the app, with the findings that need the other stacks', () => {
  const app = new App();
  const userPool = new cognito.UserPool(new Stack(app, 'Shop'), 'Users');
  const stack = new Stack(app, 'Web');
  new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://shop.example.org/cb'] });
  AppClientReport.write(stack);
  AppClientReport.write(stack.node.findChild('Spa'));
  const written = () => fs.readFileSync(path.join(app.synth().directory, 'app-clients.md'), 'utf8');
  expect(written()).toBe(page(app));
  expect(written()).toMatch(/\| Web\/Spa \|.*warning: .*oauth-needs-domain/);
});

test('an app without app clients has a page that says so', () => {
  expect(page(new App())).toBe('# App clients\n\nThis app has no app clients.\n');
});

test('each Stage has a part', () => {
  const app = new App();
  const { stack, userPool } = shop(new Stage(app, 'Prod'));
  new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://shop.example.org/cb'] });
  AppClientReport.write(app);
  const text = fs.readFileSync(path.join(app.synth().directory, 'app-clients.md'), 'utf8');
  expect(text).toContain('## Prod\n');
  expect(text).toContain('| Prod/Shop/Spa |');
});

test('30 clients have a diagram, 31 the table alone', () => {
  const { scope, stack, userPool } = shop();
  const add = (i: number) => new PublicAppClient(stack, `Web${i}`, { userPool, callbackUrls: ['https://shop.example.org/cb'] });
  for (let i = 0; i < 30; i += 1) { add(i); }
  expect(page(scope)).toContain('```mermaid');
  add(30);
  expect(page(scope)).not.toContain('```mermaid');
  expect(page(scope)).toContain('There is no diagram, because the pool has 31 clients here.');
  expect(page(scope).match(/^\| Shop\/Web/gm)).toHaveLength(31);
});

test('no page beside errors, and the error report says so', () => {
  const { scope, stack, userPool } = shop();
  new PublicAppClient(stack, 'Web', { userPool, callbackUrls: ['http://shop.example.org/cb'] });
  AppClientReport.write(scope);
  expect(() => scope.synth()).toThrow('app-clients.md is not written, because synth fails.');
});

test('without the page nothing is said of it', () => {
  const { scope, stack, userPool } = shop();
  new PublicAppClient(stack, 'Web', { userPool, callbackUrls: ['http://shop.example.org/cb'] });
  let message = '';
  try { scope.synth(); } catch (error) { message = (error as Error).message; }
  expect(message).toContain('callback-https');
  expect(message).not.toContain('app-clients.md');
});

test('what a value holds cannot break the table or the diagram', () => {
  const { scope, stack } = shop();
  const userPool = cognito.UserPool.fromUserPoolId(stack, 'Elsewhere', 'eu-west-1_abcDEF123');
  new cognito.CfnUserPoolClient(stack, 'Client', {
    userPoolId: userPool.userPoolId,
    callbackUrLs: ['https://a.example.org/|"]\n--> x[<script>`#quot;'],
    allowedOAuthFlows: ['code'],
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthScopes: ['a|b"/c'],
  });
  const text = page(scope);
  const rows = text.split('\n').filter((line) => line.startsWith('| Shop/Client'));
  expect(rows).toHaveLength(1);
  expect(rows[0].match(/\|/g)).toHaveLength(10);
  expect(text).not.toContain('<script');
  expect(/```mermaid([\s\S]*?)```/.exec(text)![1].split('\n').filter((line) => /^--> x/.test(line.trim()))).toEqual([]);
});
