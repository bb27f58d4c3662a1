import { App, CfnOutput, Stack, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { deployed } from './documents';
import type { EnvironmentConfiguration, JsonConfiguration } from '../../src';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from '../../src';

type Resources = Record<string, { Type: string; Properties: Record<string, any> }>;

/** An app whose clients are in one stack, and whose configurations are in the same or in another. */
function app(elsewhere: boolean) {
  const root = new App();
  const clients = new Stack(root, 'Clients', { env: { region: 'eu-west-1', account: '111111111111' } });
  const users = elsewhere ? new Stack(root, 'Users', { env: { region: 'eu-west-1', account: '111111111111' } }) : clients;
  const userPool = new cognito.UserPool(clients, 'Pool');
  userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  const scopes = [cognito.OAuthScope.OPENID, cognito.OAuthScope.custom('orders/read')];
  const spa = new PublicAppClient(clients, 'Spa', { userPool, scopes });
  const web = new ConfidentialAppClient(clients, 'Web', { userPool, scopes, callbackUrls: ['https://www.acme.org/login/generic_oauth'], logoutUrls: ['https://www.acme.org/'] });
  const job = new MachineClient(clients, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('orders/read')] });
  const complete = () => {
    spa.addCallbackUrl('https://app.acme.org/callback');
    spa.addLogoutUrl('https://app.acme.org/');
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  };
  return { clients, users, spa, web, job, complete };
}

/** What a place of an app makes of a document, from the template. */
const PLACES: Record<string, (stack: Stack, json: string) => (template: Template) => string> = {
  'an output': (stack, value) => {
    new CfnOutput(stack, 'Config', { value });
    return (template) => deployed(template.findOutputs('Config').Config.Value);
  },
  'a parameter': (stack, stringValue) => {
    new ssm.StringParameter(stack, 'Config', { stringValue });
    return (template) => deployed(one(template, 'AWS::SSM::Parameter').Value);
  },
  'a bucket deployment': (stack, json) => {
    const bucket = new s3.Bucket(stack, 'Files');
    new BucketDeployment(stack, 'Deploy', { destinationBucket: bucket, sources: [Source.data('config.json', json)] });
    // The whole file is one marker, which the deployment replaces.
    return (template) => deployed(Object.values(one(template, 'Custom::CDKBucketDeployment').SourceMarkers[0] as object)[0]);
  },
  'a function': (stack, json) => {
    functionIn(stack, { CONFIG: json });
    return (template) => deployed(functionOf(template).Environment.Variables.CONFIG);
  },
  'a container': (stack, json) => {
    containerIn(stack, { CONFIG: json });
    return (template) => deployed(containerOf(template).Environment[0].Value);
  },
};

function functionIn(stack: Stack, environment: Record<string, string>): lambda.Function {
  return new lambda.Function(stack, 'Reader', {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => 1;'), environment,
  });
}

function functionOf(template: Template): Record<string, any> {
  return Object.values(template.findResources('AWS::Lambda::Function', { Properties: { Runtime: 'nodejs22.x' } }) as Resources)[0].Properties;
}

function containerIn(stack: Stack, environment: Record<string, string>, secrets?: Record<string, ecs.Secret>): void {
  new ecs.FargateTaskDefinition(stack, 'Task').addContainer('Main', { image: ecs.ContainerImage.fromRegistry('nginx'), environment, secrets });
}

function containerOf(template: Template): { Environment: any[]; Secrets: any[] } {
  return one(template, 'AWS::ECS::TaskDefinition').ContainerDefinitions[0];
}

function one(template: Template, type: string): Record<string, any> {
  const found = Object.values(template.findResources(type) as Resources);
  expect(found).toHaveLength(1);
  return found[0].Properties;
}

/** Whatever holds the value of a secret, beside the secret itself. */
function withSecretValue(template: Template): string[] {
  const resources = (template.toJSON() as { Resources: Resources }).Resources;
  return Object.entries(resources).filter(([, { Type, Properties }]) =>
    Type !== 'AWS::SecretsManager::Secret' && /ClientSecret"|resolve:secretsmanager/.test(JSON.stringify(Properties))).map(([id]) => id);
}

describe.each([['the same stack', false], ['another stack', true]] as const)('in %s', (_, elsewhere) => {
  test.each(Object.keys(PLACES))('%s holds the whole document', (place) => {
    const { clients, users, spa, complete } = app(elsewhere);
    const configuration: JsonConfiguration = spa.configuration.oidcClientTs();
    const read = PLACES[place](users, configuration.json);
    // What comes after the place that uses the document is in it.
    complete();
    const template = Template.fromStack(users);
    const text = read(template);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
    const document = JSON.parse(text) as Record<string, string>;
    expect(Object.keys(document)).toEqual(['authority', 'client_id', 'redirect_uri', 'response_type', 'scope', 'metadataSeed']);
    expect(document).toMatchObject({ redirect_uri: 'https://app.acme.org/callback', response_type: 'code' });
    expect(document.scope).toMatch(/^openid <.*Orders.*>\/read$/);
    expect(document.client_id).toMatch(elsewhere ? /^<import RefSpa>$/ : /^<Spa>$/);
    expect(JSON.stringify(document.metadataSeed)).toMatch(/https:\/\/<.*Domain.*>\.auth\.eu-west-1\.amazoncognito\.com\/logout\?client_id=<.*Spa.*>&logout_uri=https%3A%2F%2Fapp\.acme\.org%2F"/);
    for (const each of [template, Template.fromStack(clients)]) { expect(stringifiers(each)).toEqual([]); }
  });

  test('a container holds what its server needs, and of the secret its ARN alone', () => {
    const { clients, users, web, complete } = app(elsewhere);
    const configuration: EnvironmentConfiguration = web.configuration.grafana();
    containerIn(users, configuration.variables, configuration.containerSecrets);
    complete();
    const template = Template.fromStack(users);
    const { Environment, Secrets } = containerOf(template);
    const texts = Environment.map(({ Name, Value }: { Name: string; Value: unknown }) => [Name, deployed(Value)]);
    const variables = Object.fromEntries(texts) as Record<string, string>;
    expect(variables.GF_AUTH_GENERIC_OAUTH_SCOPES).toMatch(/^openid <.*Orders.*>\/read$/);
    expect(variables.GF_AUTH_GENERIC_OAUTH_TOKEN_URL).toMatch(/^https:\/\/<.*Domain.*>\.auth\.eu-west-1\.amazoncognito\.com\/oauth2\/token$/);
    expect(Secrets.map(({ Name, ValueFrom }: { Name: string; ValueFrom: unknown }) => [Name, deployed(ValueFrom)]))
      .toEqual([['GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET', expect.stringMatching(/^<.*WebSecret.*>:client_secret::$/)]]);
    expect([...withSecretValue(template), ...withSecretValue(Template.fromStack(clients))]).toEqual([]);
    expect(JSON.stringify(Template.fromStack(clients).toJSON().Outputs ?? {})).not.toContain('"ClientSecret"');
  });

  test.each(['authJs', 'springBoot', 'djangoOidc', 'oauth2Proxy', 'grafana', 'environment'] as const)('%s holds of the secret its ARN alone, in containers and functions', (target) => {
    const { clients, users, web, complete } = app(elsewhere);
    web.addCallbackUrl('https://www.acme.org/auth/callback/cognito');
    Validations.of(clients).acknowledge({ id: 'cdk-cognito-app-clients::configuration-scopes', reason: 'authJs wants the scopes email and profile' });
    Validations.of(clients).acknowledge({ id: 'cdk-cognito-app-clients::configuration-callback-path', reason: 'one client for all frameworks' });
    const { variables, containerSecrets }: EnvironmentConfiguration = web.configuration[target]();
    containerIn(users, variables, containerSecrets);
    functionIn(users, variables);
    complete();
    for (const template of [Template.fromStack(users), Template.fromStack(clients)]) {
      expect(withSecretValue(template)).toEqual([]);
      expect(JSON.stringify(template.toJSON().Outputs ?? {})).not.toMatch(/ClientSecret"|resolve:secretsmanager/);
    }
    expect(Object.values(containerOf(Template.fromStack(users)).Secrets).map(({ ValueFrom }: { ValueFrom: unknown }) => deployed(ValueFrom)))
      .toEqual([expect.stringMatching(/^<.*WebSecret.*>:client_secret::$/)]);
  });

  test('a function holds what its program needs, and of the secret its ARN alone', () => {
    const { clients, users, job, complete } = app(elsewhere);
    const reader = functionIn(users, job.configuration.environment().variables);
    job.secret.grantRead(reader);
    complete();
    const template = Template.fromStack(users);
    const { Variables } = functionOf(template).Environment as { Variables: Record<string, unknown> };
    expect(Object.fromEntries(Object.entries(Variables).map(([name, value]) => [name, deployed(value)]))).toEqual({
      TOKEN_ENDPOINT: expect.stringMatching(/^https:\/\/<.*Domain.*>\.auth\.eu-west-1\.amazoncognito\.com\/oauth2\/token$/),
      CLIENT_ID: expect.stringMatching(/^<.*Job.*>$/),
      SCOPE: expect.stringMatching(/^<.*Orders.*>\/read$/),
      CLIENT_SECRET_ARN: expect.stringMatching(/^<.*JobSecret.*>$/),
    });
    expect([...withSecretValue(template), ...withSecretValue(Template.fromStack(clients))]).toEqual([]);
  });
});

/** Functions that CDK adds to write lists into a text. */
function stringifiers(template: Template): string[] {
  return ['AWS::CloudFormation::CustomResource', 'Custom::AWSCDKCfnJsonStringify'].flatMap((type) => Object.keys(template.findResources(type)));
}

test('the library does not load ECS before a container asks for it', () => {
  jest.isolateModules(() => {
    const loaded: string[] = [];
    jest.doMock('aws-cdk-lib/aws-ecs', () => {
      loaded.push('ecs');
      return jest.requireActual('aws-cdk-lib/aws-ecs') as object;
    });
    const { ConfidentialAppClient: Client } = jest.requireActual('../../src') as { ConfidentialAppClient: typeof ConfidentialAppClient };
    const stack = new Stack(new App(), 'Stack');
    const { configuration } = new Client(stack, 'Web', { userPool: new cognito.UserPool(stack, 'Pool'), callbackUrls: ['https://www.acme.org/oauth2/callback'] });
    expect(loaded).toEqual([]);
    expect(Object.keys(configuration.oauth2Proxy().containerSecrets)).toEqual(['OAUTH2_PROXY_CLIENT_SECRET']);
    expect(loaded).toEqual(['ecs']);
  });
});
