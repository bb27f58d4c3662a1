import { App, Aspects, CfnParameter, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { CfnManagedLoginBranding, CfnUserPoolDomain, ManagedLoginVersion, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { ConfidentialAppClient, MachineClient, ManagedLoginBranding, PublicAppClient } from '../../../src';

const BRANDING = 'AWS::Cognito::ManagedLoginBranding';
const V2 = ManagedLoginVersion.NEWER_MANAGED_LOGIN;

function fixture(version: ManagedLoginVersion | undefined, before = true) {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const userPool = new UserPool(stack, 'Pool');
  const addDomain = () => { if (version !== undefined) { userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' }, managedLoginVersion: version }); } };
  if (before) { addDomain(); }
  const client = (id = 'Web', props: object = {}, scope: Construct = stack) => new PublicAppClient(scope, id, { userPool, callbackUrls: ['https://www.example.org/cb'], ...props });
  return { app, stack, userPool, client, addDomain };
}

const styles = (stack: Stack) => Object.values(Template.fromStack(stack).findResources(BRANDING));
const warnings = (stack: Stack) => Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('oauth-needs-managed-login-style')).length;

test("Cognito's own style where the pool shows managed login", () => {
  const { stack, client } = fixture(V2);
  client();
  expect(styles(stack).map(({ Properties }) => Properties)).toEqual([
    { ClientId: { Ref: 'Web3C8945DB' }, UserPoolId: { Ref: 'PoolD3F588B8' }, UseCognitoProvidedValues: true },
  ]);
  expect(warnings(stack)).toBe(0);
});

test('a domain that is added after the client', () => {
  const { stack, client, addDomain } = fixture(V2, false);
  client();
  addDomain();
  expect(styles(stack)).toHaveLength(1);
});

test('a confidential client as well; the style stands with its client, whatever the stack of the domain', () => {
  const { app, stack, userPool } = fixture(V2);
  const other = new Stack(app, 'Other');
  new ConfidentialAppClient(other, 'Web', { userPool, callbackUrls: ['https://www.example.org/cb'] });
  expect(styles(other)).toHaveLength(1);
  expect(styles(stack)).toHaveLength(0);
});

test('a Stage is an assembly of its own', () => {
  const app = new App();
  const stage = new Stage(app, 'Stage');
  const stack = new Stack(stage, 'Stack');
  const userPool = new UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' }, managedLoginVersion: V2 });
  new PublicAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.example.org/cb'] });
  expect(styles(stack)).toHaveLength(1);
});

describe('no style', () => {
  test.each([
    ['on classic pages', ManagedLoginVersion.CLASSIC_HOSTED_UI, {}],
    ['without a domain', undefined, {}],
    ['on a client without OAuth', V2, { disableOAuth: true, callbackUrls: undefined }],
    ['where none is wanted', V2, { managedLoginBranding: ManagedLoginBranding.none() }],
  ])('%s', (_, version, props) => {
    const { stack, client } = fixture(version);
    client('Web', props);
    expect(styles(stack)).toHaveLength(0);
    expect(warnings(stack)).toBe(0);
  });

  test('on a machine', () => {
    const { stack, userPool } = fixture(V2);
    userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
    const { OAuthScope } = jest.requireActual<typeof import('aws-cdk-lib/aws-cognito')>('aws-cdk-lib/aws-cognito');
    new MachineClient(stack, 'Job', { userPool, scopes: [OAuthScope.custom('api/read')] });
    expect(styles(stack)).toHaveLength(0);
  });

  test('beside one of the user', () => {
    const { stack, userPool, client } = fixture(V2);
    new CfnManagedLoginBranding(stack, 'Own', { userPoolId: userPool.userPoolId, clientId: client().userPoolClientId, useCognitoProvidedValues: true });
    expect(styles(stack)).toHaveLength(1);
  });

  test('where the version is a parameter', () => {
    const { stack, userPool, client } = fixture(undefined);
    const version = new CfnParameter(stack, 'Version', { type: 'Number' }).valueAsNumber;
    new CfnUserPoolDomain(stack, 'Domain', { userPoolId: userPool.userPoolId, domain: 'acme', managedLoginVersion: version });
    client();
    expect(styles(stack)).toHaveLength(0);
  });

  test('of a pool made elsewhere', () => {
    const { stack } = fixture(undefined);
    new PublicAppClient(stack, 'Web', { userPool: UserPool.fromUserPoolId(stack, 'Imported', 'eu-west-1_abcDEF123'), callbackUrls: ['https://www.example.org/cb'] });
    expect(styles(stack)).toHaveLength(0);
  });
});

test('20 clients each get one; of 21 none does, and the warning says why', () => {
  const { stack, client } = fixture(V2);
  for (let i = 0; i < 20; i += 1) { client(`Web${i}`); }
  expect(styles(stack)).toHaveLength(20);

  const more = fixture(V2);
  for (let i = 0; i < 21; i += 1) { more.client(`Web${i}`); }
  expect(styles(more.stack)).toHaveLength(0);
  expect(warnings(more.stack)).toBe(21);
  expect(Annotations.fromStack(more.stack).findWarning('*', Match.stringLikeRegexp('has 21 clients and can have 20 styles'))).toHaveLength(21);
});

test('a version that an Aspect of the user sets later is warned of', () => {
  const { app, stack, client } = fixture(ManagedLoginVersion.CLASSIC_HOSTED_UI);
  client();
  Aspects.of(app).add({ visit: (node) => { if (node instanceof CfnUserPoolDomain) { node.managedLoginVersion = 2; } } });
  expect(styles(stack)).toHaveLength(0);
  expect(warnings(stack)).toBe(1);
});

test('a second synth makes no second style', () => {
  const { app, stack, client } = fixture(V2);
  client();
  app.synth();
  app.synth({ force: true });
  expect(styles(stack)).toHaveLength(1);
});
