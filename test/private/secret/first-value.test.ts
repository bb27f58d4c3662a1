import { App, CfnResource, CustomResource, NestedStack, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { OAuthScope, UserPool, UserPoolIdentityProviderOidc, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, FargateService, FargateTaskDefinition, Secret as EcsSecret } from 'aws-cdk-lib/aws-ecs';
import { ArnPrincipal, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId, Provider } from 'aws-cdk-lib/custom-resources';
import { Trigger } from 'aws-cdk-lib/triggers';
import type { Construct } from 'constructs';
import type { ClientSecretOptions } from '../../../src';
import { MachineClient } from '../../../src';

interface Template { readonly Resources: Record<string, { readonly Type: string; readonly DependsOn?: string | string[] }> }

/** What CloudFormation waits for, resource by resource, read from a template as CloudFormation reads it. */
class Order {
  private readonly edges = new Map<string, string[]>();

  public constructor(private readonly template: Template) {
    const ids = Object.keys(template.Resources);
    for (const id of ids) {
      const text = JSON.stringify(template.Resources[id]);
      const named = ids.filter((other) => text.includes(`{"Ref":"${other}"}`) || text.includes(`{"Fn::GetAtt":["${other}",`) || text.includes(`\${${other}`));
      this.edges.set(id, [...named, ...[template.Resources[id].DependsOn ?? []].flat()]);
    }
  }

  public ids(type: string): string[] {
    return Object.keys(this.template.Resources).filter((id) => this.template.Resources[id].Type === type);
  }

  public after(id: string): Set<string> {
    const seen = new Set<string>();
    for (const stack = [id]; stack.length > 0;) {
      for (const next of this.edges.get(stack.pop()!) ?? []) {
        if (!seen.has(next)) { seen.add(next); stack.push(next); }
      }
    }
    return seen;
  }

  public get circles(): string[] {
    return [...this.edges.keys()].filter((id) => this.after(id).has(id));
  }
}

class Shop {
  public readonly app = new App();
  public readonly stack = new Stack(this.app, 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  public readonly pool = new UserPool(this.stack, 'Pool');

  public constructor() {
    this.pool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  }

  public client(options: ClientSecretOptions = {}, scope: Construct = this.stack, id = 'Job'): MachineClient {
    return new MachineClient(scope, id, { userPool: this.pool, scopes: [OAuthScope.custom('api/read')], secretOptions: options });
  }

  public rotated(options: ClientSecretOptions = {}): MachineClient {
    const client = this.client(options);
    client.addSecretRotation();
    return client;
  }

  public reader(environment: Record<string, string> = {}, scope: Construct = this.stack, role?: Role): Lambda {
    return new Lambda(scope, 'Reader', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('x'), environment, role });
  }

  public order(stack = this.stack): Order {
    return new Order(this.app.synth({ force: true }).getStackByName(stack.stackName).template as Template);
  }

  public said(): string[] {
    this.app.synth();
    return Annotations.fromStack(this.stack).findWarning('*', Match.stringLikeRegexp('before it has a value')).map(({ entry }) => String(entry.data));
  }
}

const SEED = 'Custom::CognitoClientSecret';

/** Those that read the secret while the stack is deployed: by type, what must come after the first value. */
const READERS: Record<string, [type: string, (shop: Shop) => void]> = {
  'the secrets of a container': ['AWS::ECS::Service', (shop) => {
    const { stack } = shop;
    const client = shop.rotated();
    const taskDefinition = new FargateTaskDefinition(stack, 'Task');
    taskDefinition.addContainer('app', { image: ContainerImage.fromRegistry('x'), secrets: { SECRET: EcsSecret.fromSecretsManager(client.secret, 'client_secret') } });
    new FargateService(stack, 'Service', { cluster: new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc') }), taskDefinition });
  }],
  'a dynamic reference': ['AWS::ElasticLoadBalancingV2::ListenerRule', (shop) => {
    new CfnResource(shop.stack, 'Rule', {
      type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      properties: { Actions: [{ AuthenticateOidcConfig: { ClientSecret: shop.rotated().secret.secretValueFromJson('client_secret').unsafeUnwrap() } }] },
    });
  }],
  'a dynamic reference by name': ['AWS::ElasticLoadBalancingV2::ListenerRule', (shop) => {
    shop.rotated({ secretName: 'shop/job' });
    new CfnResource(shop.stack, 'Rule', {
      type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      properties: { Actions: [{ AuthenticateOidcConfig: { ClientSecret: '{{resolve:secretsmanager:shop/job:SecretString:client_secret::}}' } }] },
    });
  }],
  'the provider of another pool': ['AWS::Cognito::UserPoolIdentityProvider', (shop) => {
    const client = shop.rotated();
    new UserPoolIdentityProviderOidc(shop.stack, 'Provider', {
      userPool: new UserPool(shop.stack, 'Other'),
      clientId: client.userPoolClientId,
      issuerUrl: 'https://idp.acme.org',
      clientSecret: client.secret.secretValueFromJson('client_secret').unsafeUnwrap(),
    });
  }],
  'a function that a trigger invokes': ['Custom::Trigger', (shop) => {
    const handler = shop.reader();
    shop.rotated().secret.grantRead(handler);
    new Trigger(shop.stack, 'Trigger', { handler });
  }],
  'a function that a custom resource invokes': ['Custom::Settings', (shop) => {
    const client = shop.rotated();
    const onEventHandler = shop.reader({ ARN: client.secret.secretArn });
    client.secret.grantRead(onEventHandler);
    new CustomResource(shop.stack, 'Custom', { resourceType: 'Custom::Settings', serviceToken: new Provider(shop.stack, 'Provider', { onEventHandler }).serviceToken });
  }],
  'a function whose grant comes before the rotation': ['AWS::Lambda::Version', (shop) => {
    const client = shop.client();
    const fn = shop.reader();
    client.secret.grantRead(fn);
    void fn.currentVersion;
    client.addSecretRotation();
  }],
  'a function with a role that is not ours': ['AWS::Lambda::Version', (shop) => {
    const role = Role.fromRoleName(shop.stack, 'Role', 'reader') as Role;
    void shop.reader({ ARN: shop.rotated().secret.secretArn }, shop.stack, role).currentVersion;
  }],
  'a managed policy': ['AWS::IAM::ManagedPolicy', (shop) => {
    new ManagedPolicy(shop.stack, 'Readers', { statements: [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [shop.rotated().secret.secretArn] })] });
  }],
  'a call of the SDK': ['Custom::AWS', (shop) => {
    const { secretArn } = shop.rotated().secret;
    new AwsCustomResource(shop.stack, 'Call', {
      policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: [secretArn] }),
      onCreate: { service: 'SecretsManager', action: 'getSecretValue', parameters: { SecretId: secretArn }, physicalResourceId: PhysicalResourceId.of('x') },
    });
  }],
  'a reader that a resource policy names': ['AWS::Lambda::Version', (shop) => {
    const { secret } = shop.rotated();
    const fn = shop.reader({ ARN: secret.secretArn });
    secret.grantRead(fn);
    secret.addToResourcePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: ['*'], principals: [new ArnPrincipal(fn.role!.roleArn)] }));
    void fn.currentVersion;
  }],
  'a reader that waits for the secret and that a resource policy names': ['AWS::Lambda::Version', (shop) => {
    const { secret } = shop.rotated();
    const fn = shop.reader();
    secret.addToResourcePolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: ['*'], principals: [new ArnPrincipal(fn.role!.roleArn)] }));
    fn.node.addDependency(secret);
    void fn.currentVersion;
  }],
  'a reader that may use the key': ['AWS::Lambda::Version', (shop) => {
    const { secret } = shop.rotated({ encryptionKey: new Key(shop.stack, 'Key') });
    const fn = shop.reader({ ARN: secret.secretArn });
    secret.grantRead(fn);
    void fn.currentVersion;
  }],
  'a role of a service that may use the key': ['AWS::IAM::Policy', (shop) => {
    const role = new Role(shop.stack, 'Role', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
    shop.rotated({ encryptionKey: new Key(shop.stack, 'Key') }).secret.grantRead(role);
  }],
  'a nested stack': ['AWS::CloudFormation::Stack', (shop) => {
    const client = shop.rotated();
    client.secret.grantRead(shop.reader({ ARN: client.secret.secretArn }, new NestedStack(shop.stack, 'Nested')));
  }],
};

test.each(Object.entries(READERS))('the first value comes before %s, without a circle', (_, [type, build]) => {
  const shop = new Shop();
  build(shop);
  const order = shop.order();
  const [seed, ...more] = order.ids(SEED);
  const readers = order.ids(type);
  expect(more).toEqual([]);
  expect(order.circles).toEqual([]);
  expect(readers.length).toBeGreaterThan(0);
  expect(readers.filter((id) => !order.after(id).has(seed))).toEqual([]);
  expect(shop.said()).toEqual([]);
});

test('the same after a second synth', () => {
  const shop = new Shop();
  shop.rotated().secret.grantRead(shop.reader());
  expect(shop.order()).toEqual(shop.order());
});

test('a client in a nested stack, and its reader around that', () => {
  const shop = new Shop();
  const client = shop.client({}, new NestedStack(shop.stack, 'Nested'));
  client.addSecretRotation();
  const fn = shop.reader({ ARN: client.secret.secretArn });
  client.secret.grantRead(fn);
  const order = shop.order();
  expect(order.circles).toEqual([]);
  expect([...order.after(order.ids('AWS::Lambda::Function')[0])]).toEqual(expect.arrayContaining(order.ids('AWS::CloudFormation::Stack')));
});

test('a reader in another stack, which is deployed later, waits for nothing more', () => {
  const shop = new Shop();
  const client = shop.rotated();
  const elsewhere = new Stack(shop.app, 'Elsewhere', { env: { region: 'eu-west-1', account: '111111111111' } });
  client.secret.grantRead(shop.reader({}, elsewhere));
  const order = shop.order(elsewhere);
  expect(order.circles).toEqual([]);
  expect(JSON.stringify(order)).not.toContain('Seed');
  expect(elsewhere.dependencies).toEqual([shop.stack]);
});

test('what the client waits for cannot wait for its secret: a warning says what to do', () => {
  const shop = new Shop();
  const trigger = shop.reader();
  shop.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION, trigger);
  shop.rotated().secret.grantRead(trigger);
  expect(shop.order().circles).toEqual([]);
  expect(shop.said()).toEqual([expect.stringMatching(/'Stack\/Reader\/ServiceRole\/DefaultPolicy\/Resource' can read the secret before it has a value: the client depends on it/)]);
});

test('a provider of the pool that its client lists', () => {
  const shop = new Shop();
  const client = shop.rotated();
  new UserPoolIdentityProviderOidc(shop.stack, 'Provider', {
    userPool: shop.pool, clientId: 'x', clientSecret: client.secret.secretValueFromJson('client_secret').unsafeUnwrap(), issuerUrl: 'https://idp.acme.org',
  });
  expect(shop.order().circles).toEqual([]);
  expect(shop.said()).toHaveLength(1);
});

test('what protects the secret does not wait for its value', () => {
  const shop = new Shop();
  const { secret } = shop.rotated();
  new CfnResource(shop.stack, 'Endpoint', { type: 'AWS::EC2::VPCEndpoint', properties: { PolicyDocument: { Statement: [{ Resource: secret.secretArn }] } } });
  secret.denyAccountRootDelete();
  const order = shop.order();
  const [seed] = order.ids(SEED);
  for (const id of [...order.ids('AWS::EC2::VPCEndpoint'), ...order.ids('AWS::SecretsManager::ResourcePolicy')]) { expect(order.after(id)).not.toContain(seed); }
});

test('without rotation nothing waits', () => {
  const shop = new Shop();
  shop.client().secret.grantRead(shop.reader());
  expect(JSON.stringify(shop.order())).not.toContain('Seed');
});
