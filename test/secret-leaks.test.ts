import * as path from 'path';
import { App, CfnOutput, CfnResource, Fn, Lazy, NestedStack, SecretValue, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnUserPoolClient, UserPool, UserPoolClient, UserPoolIdentityProviderOidc } from 'aws-cdk-lib/aws-cognito';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { ConfidentialAppClient, AppClientRules } from '../src';
import { SOUND } from './world';

const ENV = { region: 'eu-west-1', account: '111111111111' };
const ID = 'cdk-cognito-app-clients::secret-in-outputs';

class Apps {
  public readonly app = new App();
  public readonly stack = new Stack(this.app, 'Stack', { env: ENV });
  public readonly elsewhere = new Stack(this.app, 'Elsewhere', { env: ENV });
  public readonly pool = new UserPool(this.stack, 'Pool');
  public readonly client = new CfnUserPoolClient(this.stack, 'Client', { userPoolId: this.pool.userPoolId, ...SOUND.confidential });

  constructor() { AppClientRules.apply(this.app); }

  public get secret(): string { return this.client.attrClientSecret; }

  public function(stack: Stack, value: string): Lambda {
    return new Lambda(stack, 'Function', { runtime: Runtime.NODEJS_20_X, handler: 'index.handler', code: Code.fromInline('x'), environment: { SECRET: value } });
  }

  public generic(type: string, properties: Record<string, unknown>, stack = this.stack): CfnResource {
    return new CfnResource(stack, 'Generic', { type, properties });
  }

  /** What is said of leaks in a synth, as CDK prints it. */
  public said(...stacks: Stack[]): string[] {
    this.app.synth();
    return [this.stack, this.elsewhere, ...stacks].flatMap(readIn);
  }
}

function readIn(stack: Stack): string[] {
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('the secret can be read in'))
    .map(({ entry }) => String(entry.data).replace(/^.*the secret can be read in /, '').replace(/\. (Pass|Keep) [^]*$/, ''));
}

const LEAKS: Record<string, [string, (apps: Apps) => void]> = {
  'an output': ["the output 'Stack/Out'", ({ stack, secret }) => new CfnOutput(stack, 'Out', { value: secret })],
  'an output with an export name': ["the output 'Stack/Out'", ({ stack, secret }) => new CfnOutput(stack, 'Out', { value: `x-${secret}`, exportName: 'secret' })],
  'an output under a condition': ["the output 'Stack/Out'", ({ stack, secret }) => new CfnOutput(stack, 'Out', { value: Fn.conditionIf('C', secret, '').toString() })],
  'an output by Fn::Sub': ["the output 'Stack/Out'", ({ stack }) => new CfnOutput(stack, 'Out', { value: Fn.sub('a ${Client.ClientSecret} ${!Literal}') })],
  'an output by a hand-written Fn::GetAtt': ["the output 'Stack/Out'", ({ stack }) => new CfnOutput(stack, 'Out', { value: Fn.base64(Fn.getAtt('Client', 'ClientSecret').toString()) })],
  'a function\'s environment': ["'Stack/Function/Resource' (Environment.Variables.SECRET)", (apps) => apps.function(apps.stack, apps.secret)],
  'a container\'s environment': ["'Stack/Task/Resource' (ContainerDefinitions.Environment.Value)", ({ stack, secret }) => {
    new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc') });
    new FargateTaskDefinition(stack, 'Task').addContainer('app', { image: ContainerImage.fromRegistry('x'), environment: { SECRET: secret } });
  }],
  'an SSM parameter': ["'Stack/Parameter/Resource' (Value)", ({ stack, secret }) => new StringParameter(stack, 'Parameter', { stringValue: secret })],
  'an SSM parameter with JSON': ["'Stack/Parameter/Resource' (Value)", ({ stack, secret }) => new StringParameter(stack, 'Parameter', { stringValue: stack.toJsonString({ secret }) })],
  'metadata': ["'Stack/Pool/Resource' (Metadata.secret)", ({ pool, secret }) => (pool.node.defaultChild as CfnResource).addMetadata('secret', secret)],
  'an override': ["'Stack/Pool/Resource' (UserPoolTags.secret)", ({ pool, secret }) => (pool.node.defaultChild as CfnResource).addPropertyOverride('UserPoolTags.secret', secret)],
  'a lazy value': ["'Stack/Generic' (Env)", (apps) => apps.generic('AWS::CodeBuild::Project', { Env: Lazy.string({ produce: () => apps.secret }) })],
  'a list': ["'Stack/Generic' (List)", (apps) => apps.generic('AWS::Batch::JobDefinition', { List: [{ 'Fn::Sub': '${Client.ClientSecret}' }] })],
  'a variable that is called ClientSecret': ["'Stack/Generic' (Environment.Variables.ClientSecret)", (apps) => apps.generic('AWS::Lambda::Function', { Environment: { Variables: { ClientSecret: { 'Fn::GetAtt': 'Client.ClientSecret' } } } })],
  'a stack\'s function elsewhere, and the exports between': [
    "the exports of the stack 'Stack', which CDK makes because another stack uses it, 'Elsewhere/Function/Resource' (Environment.Variables.SECRET)",
    (apps) => apps.function(apps.elsewhere, apps.secret),
  ],
  'the exports alone': ["the exports of the stack 'Stack', which CDK makes because another stack uses it", ({ elsewhere, client }) => {
    new Secret(elsewhere, 'Secret', { secretStringValue: SecretValue.resourceAttribute(client.attrClientSecret) });
  }],
  'a nested stack\'s parameter': [
    "'Stack/Nested.NestedStack/Nested.NestedStackResource' (Parameters.referencetoStackClient662492C1ClientSecret)",
    ({ stack, client }) => {
      new Secret(new NestedStack(stack, 'Nested'), 'Secret', { secretStringValue: SecretValue.resourceAttribute(client.attrClientSecret) });
    },
  ],
  'a nested stack\'s output, from which a function of its parent reads': [
    "the output 'Stack/Nested/StackNestedInner0B6375E9ClientSecret', 'Stack/Function/Resource' (Environment.Variables.SECRET)",
    (apps) => {
      const nested = new NestedStack(apps.stack, 'Nested');
      apps.function(apps.stack, new CfnUserPoolClient(nested, 'Inner', { userPoolId: apps.pool.userPoolId, ...SOUND.confidential }).attrClientSecret);
    },
  ],
  'the parameters by which CDK hands it to another region': [
    "'Stack/ExportsWriteruseast10F67B507/Resource/Default' (WriterProps.exports./cdk/exports/Abroad/Stackeuwest1FnGetAttClientClientSecret33962412)",
    (apps) => {
      const abroad = new Stack(apps.app, 'Abroad', { env: { ...ENV, region: 'us-east-1' }, crossRegionReferences: true });
      new Secret(abroad, 'Secret', { secretStringValue: SecretValue.resourceAttribute(apps.secret) });
    },
  ],
  'what the L2 reads': ["'Stack/Function/Resource' (Environment.Variables.SECRET)", (apps) => {
    apps.client.generateSecret = false;
    const l2 = new UserPoolClient(apps.stack, 'L2', { userPool: apps.pool, generateSecret: true });
    apps.function(apps.stack, l2.userPoolClientSecret.unsafeUnwrap());
  }],
  'a client of ours': ["the output 'Stack/Out'", ({ stack, pool }) => {
    const client = new ConfidentialAppClient(stack, 'Ours', { userPool: pool, callbackUrls: ['https://app.acme.org/callback'] });
    new CfnOutput(stack, 'Out', { value: (client.node.defaultChild as CfnUserPoolClient).attrClientSecret });
  }],
};

test.each(Object.entries(LEAKS))('found in %s', (_, [place, build]) => {
  const apps = new Apps();
  build(apps);
  expect(apps.said()).toEqual([place]);
});

test('found in an included template', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: ENV });
  new CfnInclude(stack, 'Template', { templateFile: path.join(__dirname, 'wild', 'templates', 'secret-output.json') });
  AppClientRules.apply(app);
  app.synth();
  expect(readIn(stack)).toEqual(["'Stack/Template/Api' (Environment.Variables.CONFIG), the output 'Stack/Template/$Outputs/ClientSecret'"]);
});

test('found once where it stands twice in one property', () => {
  const apps = new Apps();
  new CfnOutput(apps.stack, 'Out', { value: `${apps.secret} ${apps.secret}` });
  expect(apps.said()).toEqual(["the output 'Stack/Out'"]);
});

const KEPT: Record<string, (apps: Apps) => void> = {
  'a secret': ({ stack, client }) => new Secret(stack, 'Secret', { secretStringValue: SecretValue.resourceAttribute(client.attrClientSecret) }),
  'a secret with JSON': ({ stack, client }) => new Secret(stack, 'Secret', { secretObjectValue: { secret: SecretValue.resourceAttribute(client.attrClientSecret) } }),
  'the provider of another pool': ({ stack, client }) => new UserPoolIdentityProviderOidc(stack, 'Provider', {
    userPool: new UserPool(stack, 'Other'), clientId: client.ref, clientSecret: client.attrClientSecret, issuerUrl: 'https://idp.acme.org',
  }),
  'a load balancer\'s OpenID Connect action': (apps) => apps.generic('AWS::ElasticLoadBalancingV2::ListenerRule', { Actions: [{ AuthenticateOidcConfig: { ClientSecret: apps.secret } }] }),
  'a connection of EventBridge': (apps) => apps.generic('AWS::Events::Connection', { AuthParameters: { OAuthParameters: { ClientParameters: { ClientSecret: apps.secret } } } }),
  'a custom resource': (apps) => apps.generic('Custom::Settings', { Secret: apps.secret }),
  'the L2\'s own reading of it': ({ stack, pool }) => new UserPoolClient(stack, 'L2', { userPool: pool, generateSecret: true }).userPoolClientSecret,
  'nothing': ({ stack, client, pool }) => {
    new CfnOutput(stack, 'Id', { value: client.ref });
    new CfnOutput(stack, 'Text', { value: 'Client.ClientSecret' });
    new CfnOutput(stack, 'Other', { value: Fn.sub('${!Client.ClientSecret} ${AWS::Region}') });
    new CfnOutput(stack, 'Arn', { value: pool.userPoolArn });
  },
};

test.each(Object.entries(KEPT))('silent where it is kept in %s', (_, build) => {
  const apps = new Apps();
  build(apps);
  expect(apps.said()).toEqual([]);
});

test('silent on a client that nobody asked about', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const client = new CfnUserPoolClient(stack, 'Client', { userPoolId: 'eu-west-1_abc', ...SOUND.confidential });
  new CfnOutput(stack, 'Out', { value: client.attrClientSecret });
  app.synth();
  expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
});

test('acknowledged on the client', () => {
  const apps = new Apps();
  new CfnOutput(apps.stack, 'Out', { value: apps.secret });
  Validations.of(apps.client).acknowledge({ id: ID, reason: 'a sandbox' });
  expect(apps.said()).toEqual([]);
});
