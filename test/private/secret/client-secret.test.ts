import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConfidentialAppClient, IMachineClient } from '../../../src';
import { ConfidentialAppClient, MachineClient } from '../../../src';

const READ = cognito.OAuthScope.custom('api/read');

function setting(app = new App(), id = 'Stack') {
  const stack = new Stack(app, id);
  const userPool = new cognito.UserPool(stack, 'Pool');
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  return { app, stack, userPool };
}

/** Where `Fn::GetAtt … ClientSecret` stands in a template: the path of each occurrence. */
function placesOfTheValue(template: unknown, at = ''): string[] {
  if (typeof template !== 'object' || template === null) { return []; }
  if ((template as { 'Fn::GetAtt'?: unknown[] })['Fn::GetAtt']?.[1] === 'ClientSecret') { return [at]; }
  return Object.entries(template).flatMap(([key, value]) => placesOfTheValue(value, `${at}/${key}`));
}

test('the secret is one resource, filled from the client, and none where nobody asks for it', () => {
  const { stack, userPool } = setting();
  new MachineClient(stack, 'Silent', { userPool, scopes: [READ] });
  const client = new MachineClient(stack, 'Job', { userPool, scopes: [READ] });
  expect(client.secret).toBe(client.secret);
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  const template = Template.fromStack(stack);
  expect(template.findResources('AWS::SecretsManager::Secret')).toMatchSnapshot();
  template.resourceCountIs('AWS::SecretsManager::Secret', 1);
  template.resourceCountIs('AWS::Lambda::Function', 0);
});

test('its options are those of the prop', () => {
  const { stack, userPool } = setting();
  const encryptionKey = new kms.Key(stack, 'Key');
  void new ConfidentialAppClient(stack, 'Web', {
    userPool, callbackUrls: ['https://www.acme.org'], secretOptions: { secretName: 'web', encryptionKey, removalPolicy: RemovalPolicy.RETAIN },
  }).secret;
  Template.fromStack(stack).hasResource('AWS::SecretsManager::Secret', {
    DeletionPolicy: 'Retain', Properties: { Name: 'web', KmsKeyId: { 'Fn::GetAtt': [stack.getLogicalId(encryptionKey.node.defaultChild as kms.CfnKey), 'Arn'] } },
  });
});

describe('the token endpoint', () => {
  const contentOf = (stack: Stack) => JSON.stringify(Object.values(Template.fromStack(stack).findResources('AWS::SecretsManager::Secret'))[0].Properties.SecretString);

  test('is that of a custom domain before that of a prefix', () => {
    const { stack, userPool } = setting();
    userPool.addDomain('Prefix', { cognitoDomain: { domainPrefix: 'acme' } });
    new cognito.CfnUserPoolDomain(stack, 'Custom', { userPoolId: userPool.userPoolId, domain: 'auth.acme.org', customDomainConfig: { certificateArn: 'arn' } });
    void new MachineClient(stack, 'Job', { userPool, scopes: [READ] }).secret;
    expect(contentOf(stack)).toContain('token_endpoint\\":\\"https://",{"Ref":"Custom"},"/oauth2/token');
  });

  test('is the literal one of a domain beside the pool, without an export', () => {
    const { app, stack, userPool } = setting();
    userPool.addDomain('Prefix', { cognitoDomain: { domainPrefix: 'acme' } });
    const clients = new Stack(app, 'Clients');
    void new MachineClient(clients, 'Job', { userPool, scopes: [READ] }).secret;
    expect(contentOf(clients)).toContain('https://acme.auth.');
    expect(Object.keys(Template.fromStack(stack).toJSON().Outputs)).toEqual([expect.stringMatching(/^ExportsOutputRefPool/)]);
  });

  test('is left out where there is no domain', () => {
    const { stack, userPool } = setting();
    void new MachineClient(stack, 'Job', { userPool, scopes: [READ] }).secret;
    expect(contentOf(stack)).not.toContain('token_endpoint');
  });

  test('is that of GovCloud there', () => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'us-gov-west-1', account: '111111111111' } });
    const userPool = new cognito.UserPool(stack, 'Pool');
    userPool.addDomain('Prefix', { cognitoDomain: { domainPrefix: 'acme' } });
    void new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'] }).secret;
    expect(contentOf(stack)).toContain('.auth-fips.us-gov-west-1.amazoncognito.com/oauth2/token');
  });
});

test('handed to a function, a container and another stack it shows its ARN, and the value stands in the secret alone', () => {
  const { app, stack, userPool } = setting();
  const client = new MachineClient(stack, 'Job', { userPool, scopes: [READ] });
  const other = new Stack(app, 'Other');
  for (const scope of [stack, other]) {
    const fn = new lambda.Function(scope, 'Function', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = () => {}'),
      environment: { CLIENT_SECRET_ARN: client.secret.secretArn },
    });
    client.secret.grantRead(fn);
    new ecs.FargateTaskDefinition(scope, 'Task').addContainer('app', {
      image: ecs.ContainerImage.fromRegistry('app'), secrets: { CLIENT: ecs.Secret.fromSecretsManager(client.secret, 'client_secret') },
    });
  }
  const templates = Object.fromEntries(app.synth().stacks.map((each) => [each.stackName, each.template as unknown]));
  expect(placesOfTheValue(templates)).toEqual(Array(2).fill(expect.stringMatching(/^\/Stack\/Resources\/JobSecret\w+\/Properties\/SecretString\//)));
});

test('an import hands out the secret that it was given, and says what is missing where it was given none', () => {
  const { stack, userPool } = setting();
  const secret = Secret.fromSecretCompleteArn(stack, 'Secret', 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:job-AbCdEf');
  const attributes = { userPool, userPoolClientId: '1example23456789' };
  const imports: (IConfidentialAppClient | IMachineClient)[] = [
    ConfidentialAppClient.fromConfidentialAppClientAttributes(stack, 'Web', { ...attributes, secret }),
    MachineClient.fromMachineClientAttributes(stack, 'Job', { ...attributes, secret }),
  ];
  for (const client of imports) {
    expect(client.secret).toBe(secret);
    expect(client.userPool).toBe(userPool);
    expect(client.userPoolClientRef).toEqual({ userPoolId: userPool.userPoolId, clientId: '1example23456789' });
    expect(stack.resolve(client.userPoolClientSecret)).toContain(':SecretString:client_secret::');
  }
  for (const client of [
    ConfidentialAppClient.fromConfidentialAppClientAttributes(stack, 'BareWeb', attributes), MachineClient.fromMachineClientAttributes(stack, 'BareJob', attributes),
  ]) {
    expect(() => client.secret).toThrow(/imported client 'Stack\/Bare(Web|Job)' has no secret: pass secret to from(ConfidentialApp|Machine)ClientAttributes\(\)/);
    expect(() => client.userPoolClientSecret).toThrow(/pass secret/);
  }
});

test('the secret has the keys that Cognito uses where it keeps a secret itself, beside those of the RFCs', () => {
  const { stack, userPool } = setting();
  void new MachineClient(stack, 'Job', { userPool, scopes: [READ] }).secret;
  const { SecretString } = Object.values(Template.fromStack(stack).findResources('AWS::SecretsManager::Secret'))[0].Properties;
  const text = (SecretString['Fn::Join'][1] as unknown[]).map((part) => typeof part === 'string' ? part : JSON.stringify(part).replace(/"/g, "'")).join('');
  const content = JSON.parse(text);
  expect(content.clientSecretValue).toBe(content.client_secret);
  expect(content.clientSecretValue).toMatch(/^{'Fn::GetAtt':\['Job\w+','ClientSecret'\]}$/);
  expect(content.userPoolClientId).toBe(content.client_id);
  expect(content.userPoolId).toMatch(/^{'Ref':'Pool\w+'}$/);
});

test('a machine without scopes has a secret without scope, and gets our report', () => {
  const { stack, userPool } = setting();
  void new MachineClient(stack, 'Job', { userPool, scopes: [] }).secret;
  expect(() => Template.fromStack(stack)).toThrow(/cdk-cognito-app-clients::/);
  expect(() => Template.fromStack(stack)).not.toThrow(/FnJoin/);
});

test('reading a secret adds four resources with the L2, and one here', () => {
  const count = (make: (stack: Stack, userPool: cognito.UserPool) => unknown) => {
    const { stack, userPool } = setting();
    const before = Object.keys(Template.fromStack(setting().stack).toJSON().Resources as object).length;
    make(stack, userPool);
    return Object.keys(Template.fromStack(stack).toJSON().Resources as object).length - before - 1;
  };
  expect(count((stack, userPool) => new cognito.UserPoolClient(stack, 'L2', {
    userPool, generateSecret: true, oAuth: { flows: { clientCredentials: true }, scopes: [READ] },
  }).userPoolClientSecret)).toBe(4);
  expect(count((stack, userPool) => new MachineClient(stack, 'Job', { userPool, scopes: [READ] }).secret)).toBe(1);
});
