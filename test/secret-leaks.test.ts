import * as path from 'path';
import { App, CfnOutput, CfnResource, CustomResource, Fn, Lazy, NestedStack, SecretValue, Stack, Validations } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnUserPoolClient, OAuthScope, UserPool, UserPoolClient, UserPoolIdentityProviderOidc } from 'aws-cdk-lib/aws-cognito';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster, ContainerImage, FargateTaskDefinition, Secret as EcsSecret } from 'aws-cdk-lib/aws-ecs';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsCustomResource, AwsCustomResourcePolicy, Logging, PhysicalResourceId, Provider } from 'aws-cdk-lib/custom-resources';
import { AppClientRules, ConfidentialAppClient, MachineClient } from '../src';
import { SOUND } from './user-pool-fixture';

const ENV = { region: 'eu-west-1', account: '111111111111' };
const ANY_CALL = AwsCustomResourcePolicy.fromSdkCalls({ resources: AwsCustomResourcePolicy.ANY_RESOURCE });
const ID = 'cdk-cognito-app-clients::secret-in-outputs';

class Apps {
  public readonly app = new App();
  public readonly stack = new Stack(this.app, 'Stack', { env: ENV });
  public readonly elsewhere = new Stack(this.app, 'Elsewhere', { env: ENV });
  public readonly pool = new UserPool(this.stack, 'Pool');
  public readonly client = new CfnUserPoolClient(this.stack, 'Client', { userPoolId: this.pool.userPoolId, ...SOUND.confidential });

  constructor() {
    this.pool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
    AppClientRules.apply(this.app);
  }

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
  return Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('The secret can be read in'))
    .map(({ entry }) => String(entry.data).replace(/^.*The secret can be read in /, '').replace(/\. Remove it there\. [^]*$/, ''));
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
  'stage variables': ["'Stack/Generic' (Variables.ClientSecret)", (apps) => apps.generic('AWS::ApiGateway::Stage', { Variables: { ClientSecret: apps.secret } })],
  'stage variables of an HTTP API': ["'Stack/Generic' (StageVariables.ClientSecret)",
    (apps) => apps.generic('AWS::ApiGatewayV2::Stage', { StageVariables: { ClientSecret: apps.secret } })],
  'request parameters': ["'Stack/Generic' (Integration.RequestParameters.ClientSecret)",
    (apps) => apps.generic('AWS::ApiGateway::Method', { Integration: { RequestParameters: { ClientSecret: apps.secret } } })],
  'what a load balancer adds to requests': ["'Stack/Generic' (Actions.AuthenticateOidcConfig.AuthenticationRequestExtraParams.ClientSecret)",
    (apps) => apps.generic('AWS::ElasticLoadBalancingV2::ListenerRule', { Actions: [{ AuthenticateOidcConfig: { AuthenticationRequestExtraParams: { ClientSecret: apps.secret } } }] })],
  'the arguments of a job': ["'Stack/Generic' (DefaultArguments.ClientSecret)", (apps) => apps.generic('AWS::Glue::Job', { DefaultArguments: { ClientSecret: apps.secret } })],
  'tags': ["'Stack/Generic' (Tags.ClientSecret)", (apps) => apps.generic('AWS::SSM::Document', { Tags: { ClientSecret: apps.secret } })],
  'the description of a secret': ["'Stack/Generic' (Description)", (apps) => apps.generic('AWS::SecretsManager::Secret', { Description: apps.secret })],
  'a body parameter of EventBridge that is not marked as secret': ["'Stack/Generic' (AuthParameters.InvocationHttpParameters.BodyParameters.Value)", (apps) => apps.generic('AWS::Events::Connection', {
    AuthParameters: { InvocationHttpParameters: { BodyParameters: [{ Key: 'client_secret', Value: apps.secret, IsValueSecret: false }] } },
  })],
  'files in a bucket': ["'Stack/Files/CustomResource-512MiB/Default' (SourceMarkers)", ({ stack, secret }) => {
    new BucketDeployment(stack, 'Files', {
      destinationBucket: new Bucket(stack, 'Bucket'), memoryLimit: 512, sources: [Source.jsonData('config.json', { secret }), Source.data('secret.txt', `a ${secret}`)],
    });
  }],
  'a call of the SDK': [
    "'Stack/Call/Resource/Default' (Create, which its function also logs), 'Stack/Call/Resource/Default' (Update, which its function also logs)",
    ({ stack, secret }) => {
      const call = { service: 'SSM', action: 'putParameter', parameters: { Name: 'secret', Value: secret, Type: 'String' }, physicalResourceId: PhysicalResourceId.of('x') };
      new AwsCustomResource(stack, 'Call', { onCreate: call, onUpdate: call, policy: ANY_CALL, resourceType: 'Custom::Parameter' });
    },
  ],
  'the log of a call of the SDK': ["the log of 'Stack/Call/Resource/Default' (Create), unless its logging is Logging.withDataHidden()", ({ stack, pool, client }) => {
    const call = { service: 'CognitoIdentityServiceProvider', action: 'describeUserPoolClient', physicalResourceId: PhysicalResourceId.of('x') };
    new AwsCustomResource(stack, 'Call', { onCreate: { ...call, parameters: { UserPoolId: pool.userPoolId, ClientId: client.ref } }, policy: ANY_CALL });
  }],
  'the log of the provider framework': ["'Stack/Custom/Default' (Secret, which its function also logs)", ({ stack, secret }) => {
    const onEventHandler = new Lambda(stack, 'Handler', { runtime: Runtime.NODEJS_20_X, handler: 'index.handler', code: Code.fromInline('x') });
    new CustomResource(stack, 'Custom', { serviceToken: new Provider(stack, 'Provider', { onEventHandler }).serviceToken, properties: { Secret: secret } });
  }],
  'metadata': ["'Stack/Generic' (Metadata.secret)", (apps) => apps.generic('AWS::SNS::Topic', {}).addMetadata('secret', apps.secret)],
  'an override': ["'Stack/Generic' (DisplayName)", (apps) => apps.generic('AWS::SNS::Topic', {}).addPropertyOverride('DisplayName', apps.secret)],
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

/** Where `secretValueFromJson('client_secret')` of a client's `secret` is written. */
const DYNAMIC: Record<string, [string, (apps: Apps, value: string, secret: ISecret) => void]> = {
  'a function\'s environment': ["'Stack/Function/Resource' (Environment.Variables.SECRET)", (apps, value) => apps.function(apps.stack, value)],
  'a function\'s environment in another stack': ["'Elsewhere/Function/Resource' (Environment.Variables.SECRET)", (apps, value) => apps.function(apps.elsewhere, value)],
  'a function\'s environment in a nested stack': ["'Stack/Nested/Function/Resource' (Environment.Variables.SECRET)",
    (apps, value) => apps.function(new NestedStack(apps.stack, 'Nested'), value)],
  'a container\'s environment': ["'Stack/Task/Resource' (ContainerDefinitions.Environment.Value)", ({ stack }, value) => {
    new FargateTaskDefinition(stack, 'Task').addContainer('app', { image: ContainerImage.fromRegistry('x'), environment: { SECRET: value } });
  }],
  'an SSM parameter': ["'Stack/Parameter/Resource' (Value)", ({ stack }, value) => new StringParameter(stack, 'Parameter', { stringValue: value })],
  'an SSM parameter, as the whole JSON': ["'Stack/Parameter/Resource' (Value)",
    ({ stack }, _, secret) => new StringParameter(stack, 'Parameter', { stringValue: secret.secretValue.unsafeUnwrap() })],
  'an SSM parameter, as the previous version': ["'Stack/Parameter/Resource' (Value)", ({ stack }, _, secret) => new StringParameter(stack, 'Parameter', {
    stringValue: SecretValue.secretsManager(secret.secretArn, { jsonField: 'client_secret', versionStage: 'AWSPREVIOUS' }).unsafeUnwrap(),
  })],
  'a text of a template by hand': ["'Stack/Generic' (StageVariables.secret)", (apps, _, secret) => apps.generic('AWS::ApiGatewayV2::Stage', {
    StageVariables: { secret: { 'Fn::Sub': `x-{{resolve:secretsmanager:\${${apps.stack.getLogicalId(secret.node.defaultChild as CfnResource)}}:SecretString:client_secret}}` } },
  })],
  'a text with the name of the secret': ["'Stack/Generic' (Variables.secret)",
    (apps) => apps.generic('AWS::ApiGateway::Stage', { Variables: { secret: '{{resolve:secretsmanager:shop/web:SecretString:client_secret::}}' } })],
  'a text with the ARN of the secret': ["'Stack/Generic' (Variables.secret)", (apps) => apps.generic('AWS::ApiGateway::Stage', {
    Variables: { secret: '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-west-1:111111111111:secret:shop/web-AbCdEf:SecretString:client_secret::}}' },
  })],
  'user data': ["'Stack/Generic' (UserData)", (apps, value) => apps.generic('AWS::EC2::Instance', { UserData: Fn.base64(`export SECRET=${value}`) })],
  'metadata': ["'Stack/Generic' (Metadata.secret)", (apps, value) => apps.generic('AWS::SNS::Topic', {}).addMetadata('secret', value)],
  'an output': ["the output 'Stack/Out'", ({ stack }, value) => new CfnOutput(stack, 'Out', { value })],
  'request parameters': ["'Stack/Generic' (RequestParameters.ClientSecret)",
    (apps, value) => apps.generic('AWS::ApiGatewayV2::Integration', { RequestParameters: { ClientSecret: value } })],
  'a condition of which one side is empty': ["'Stack/Generic' (Environment.Variables.S)", (apps, value) => apps.generic('AWS::Lambda::Function', {
    Environment: { 'Fn::If': ['C', { Variables: { S: value } }, { Ref: 'AWS::NoValue' }] },
  })],
  'files in a bucket': ["'Stack/Files/CustomResource-512MiB/Default' (SourceMarkers)", ({ stack }, value) => {
    new BucketDeployment(stack, 'Files', { destinationBucket: new Bucket(stack, 'Bucket'), sources: [Source.jsonData('config.json', { secret: value })], memoryLimit: 512 });
  }],
};

test.each(Object.entries(DYNAMIC))('found, by a dynamic reference, in %s', (_, [place, build]) => {
  const apps = new Apps();
  const { secret } = new MachineClient(apps.stack, 'Ours', {
    userPool: apps.pool, scopes: [OAuthScope.custom('api/read')], secretOptions: { secretName: 'shop/web' },
  });
  build(apps, secret.secretValueFromJson('client_secret').unsafeUnwrap(), secret);
  expect(apps.said()).toEqual([place]);
});

test('found, by a dynamic reference, where the secret is rotated and the template does not show what it holds', () => {
  const apps = new Apps();
  const client = new ConfidentialAppClient(apps.stack, 'Ours', { userPool: apps.pool, callbackUrls: ['https://app.acme.org/callback'] });
  client.addSecretRotation();
  apps.function(apps.stack, client.secret.secretValueFromJson('client_secret').unsafeUnwrap());
  expect(apps.said()).toEqual(["'Stack/Function/Resource' (Environment.Variables.SECRET)"]);
});

test('found, by a dynamic reference, in a secret that the user made', () => {
  const apps = new Apps();
  const made = new Secret(apps.stack, 'Made', { secretObjectValue: { id: SecretValue.unsafePlainText('x'), key: SecretValue.resourceAttribute(apps.secret) } });
  new StringParameter(apps.stack, 'Id', { stringValue: made.secretValueFromJson('id').unsafeUnwrap() });
  new StringParameter(apps.stack, 'Key', { stringValue: made.secretValueFromJson('key').unsafeUnwrap() });
  expect(apps.said()).toEqual(["'Stack/Key/Resource' (Value)"]);
});

test.each(Object.entries(LEAKS))('found in %s', (_, [place, build]) => {
  const apps = new Apps();
  build(apps);
  expect(apps.said()).toEqual([place]);
});

test('found in an included template', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: ENV });
  new CfnInclude(stack, 'Template', { templateFile: path.join(__dirname, 'public-templates', 'templates', 'secret-output.json') });
  AppClientRules.apply(app);
  app.synth();
  expect(readIn(stack)).toEqual(["'Stack/Template/Api' (Environment.Variables.CONFIG), the output 'Stack/Template/$Outputs/ClientSecret'"]);
});

test('found once where it stands twice in one property', () => {
  const apps = new Apps();
  new CfnOutput(apps.stack, 'Out', { value: `${apps.secret} ${apps.secret}` });
  expect(apps.said()).toEqual(["the output 'Stack/Out'"]);
});

const OAUTH_CLIENTS: [string, string][] = [
  ['Alexa::ASK::Skill', 'AuthenticationConfiguration.ClientSecret'],
  ['AWS::AppFabric::AppAuthorization', 'Credential.Oauth2Credential.ClientSecret'],
  ['AWS::AppFlow::ConnectorProfile', 'ConnectorProfileConfig.ConnectorProfileCredentials.Slack.ClientSecret'],
  ['AWS::AppFlow::ConnectorProfile', 'ConnectorProfileConfig.ConnectorProfileCredentials.CustomConnector.Oauth2.ClientSecret'],
  ['AWS::AppFlow::ConnectorProfile', 'ConnectorProfileConfig.ConnectorProfileCredentials.SAPOData.OAuthCredentials.ClientSecret'],
  ['AWS::BedrockAgentCore::OAuth2CredentialProvider', 'Oauth2ProviderConfigInput.CustomOauth2ProviderConfig.ClientSecret'],
  ['AWS::BedrockAgentCore::OAuth2CredentialProvider', 'Oauth2ProviderConfigInput.IncludedOauth2ProviderConfig.ClientSecret'],
  ['AWS::DataZone::Connection', 'Props.GlueProperties.GlueConnectionInput.AuthenticationConfiguration.OAuth2Properties.OAuth2Credentials.UserManagedClientApplicationClientSecret'],
  ['AWS::DevOpsAgent::AgentSpace', 'OperatorApp.Idp.IdpAuthConfiguration.ClientSecret'],
  ['AWS::DevOpsAgent::Service', 'ServiceDetails.MCPServer.AuthorizationConfig.OAuthClientCredentials.ClientSecret'],
  ['AWS::EC2::VerifiedAccessTrustProvider', 'OidcOptions.ClientSecret'],
  ['AWS::EC2::VerifiedAccessTrustProvider', 'NativeApplicationOidcOptions.ClientSecret'],
  ['AWS::ElasticLoadBalancingV2::Listener', 'DefaultActions.AuthenticateOidcConfig.ClientSecret'],
  ['AWS::ElasticLoadBalancingV2::ListenerRule', 'Actions.AuthenticateOidcConfig.ClientSecret'],
  ['AWS::Events::Connection', 'AuthParameters.OAuthParameters.ClientParameters.ClientSecret'],
  ['AWS::Events::Connection', 'AuthParameters.BasicAuthParameters.Password'],
  ['AWS::Glue::Connection', 'ConnectionInput.AuthenticationConfiguration.OAuth2Properties.OAuth2Credentials.UserManagedClientApplicationClientSecret'],
  ['AWS::Pinpoint::ADMChannel', 'ClientSecret'],
  ['AWS::QuickSight::ActionConnector', 'AuthenticationConfig.AuthenticationMetadata.ClientCredentialsGrantMetadata.ClientCredentialsDetails.ClientCredentialsGrantDetails.ClientSecret'],
  ['AWS::QuickSight::DataSource', 'DataSourceParameters.SnowflakeParameters.OAuthClientCredentials.ClientSecret'],
  ['AWS::QuickSight::OAuthClientApplication', 'ClientSecret'],
  ['AWS::SageMaker::Workforce', 'OidcConfig.ClientSecret'],
];

describe.each(['raw', 'dynamic'])('silent where a service signs in with the secret, %s', (kind) => {
  test.each(OAUTH_CLIENTS)('%s %s', (type, property) => {
    const apps = new Apps();
    const ours = new MachineClient(apps.stack, 'Ours', { userPool: apps.pool, scopes: [OAuthScope.custom('api/read')] });
    const value = kind === 'raw' ? apps.secret : ours.secret.secretValueFromJson('client_secret').unsafeUnwrap();
    apps.generic(type, property.split('.').reduceRight<unknown>((inner, key) => ({ [key]: /Actions$/.test(key) ? [inner] : inner }), value) as Record<string, unknown>);
    expect(apps.said()).toEqual([]);
  });
});

const KEPT: Record<string, (apps: Apps) => void> = {
  'a secret': ({ stack, client }) => new Secret(stack, 'Secret', { secretStringValue: SecretValue.resourceAttribute(client.attrClientSecret) }),
  'a secret with JSON': ({ stack, client }) => new Secret(stack, 'Secret', { secretObjectValue: { secret: SecretValue.resourceAttribute(client.attrClientSecret) } }),
  'the provider of another pool': ({ stack, client }) => new UserPoolIdentityProviderOidc(stack, 'Provider', {
    userPool: new UserPool(stack, 'Other'), clientId: client.ref, clientSecret: client.attrClientSecret, issuerUrl: 'https://idp.acme.org',
  }),
  'a load balancer\'s OpenID Connect action': (apps) => apps.generic('AWS::ElasticLoadBalancingV2::ListenerRule', { Actions: [{ AuthenticateOidcConfig: { ClientSecret: apps.secret } }] }),
  'a connection of EventBridge': (apps) => apps.generic('AWS::Events::Connection', { AuthParameters: { OAuthParameters: { ClientParameters: { ClientSecret: apps.secret } } } }),
  'a parameter of EventBridge that is marked as secret': (apps) => apps.generic('AWS::Events::Connection', {
    AuthParameters: { OAuthParameters: { OAuthHttpParameters: { BodyParameters: [{ Key: 'client_secret', Value: apps.secret, IsValueSecret: true }] } } },
  }),
  'the secrets of a container': ({ stack, client }) => {
    const secret = new Secret(stack, 'Secret', { secretObjectValue: { value: SecretValue.resourceAttribute(client.attrClientSecret) } });
    new FargateTaskDefinition(stack, 'Task').addContainer('app', {
      image: ContainerImage.fromRegistry('x'), secrets: { SECRET: EcsSecret.fromSecretsManager(secret, 'value') },
    });
  },
  'a function that gets the ARN': (apps) => {
    const ours = new MachineClient(apps.stack, 'Ours', { userPool: apps.pool, scopes: [OAuthScope.custom('api/read')] });
    ours.secret.grantRead(apps.function(apps.stack, ours.secret.secretArn));
  },
  'what is beside it in the JSON': ({ stack, pool }) => {
    const ours = new MachineClient(stack, 'Ours', { userPool: pool, scopes: [OAuthScope.custom('api/read')] });
    new StringParameter(stack, 'Parameter', { stringValue: ours.secret.secretValueFromJson('token_endpoint').unsafeUnwrap() });
  },
  'secrets that are not of a client': (apps) => {
    const other = new Secret(apps.stack, 'Other');
    apps.function(apps.stack, `${other.secretValueFromJson('client_secret').unsafeUnwrap()} {{resolve:secretsmanager:other:SecretString:client_secret}}`);
    new StringParameter(apps.stack, 'Parameter', { stringValue: Secret.fromSecretNameV2(apps.stack, 'Import', 'x').secretValueFromJson('client_secret').unsafeUnwrap() });
  },
  'a call of the SDK that hides what it is answered': ({ stack, pool, client }) => {
    const call = { service: 'CognitoIdentityServiceProvider', action: 'describeUserPoolClient', physicalResourceId: PhysicalResourceId.of('x') };
    new AwsCustomResource(stack, 'Call', {
      onCreate: { ...call, logging: Logging.withDataHidden(), parameters: { UserPoolId: pool.userPoolId, ClientId: client.ref } }, policy: ANY_CALL,
    });
  },
  'a call of the SDK about a client without a secret': ({ stack, pool, client }) => {
    client.generateSecret = false;
    const call = { service: 'CognitoIdentityServiceProvider', action: 'describeUserPoolClient', physicalResourceId: PhysicalResourceId.of('x') };
    new AwsCustomResource(stack, 'Call', { onCreate: { ...call, parameters: { UserPoolId: pool.userPoolId, ClientId: client.ref } }, policy: ANY_CALL });
  },
  'a file with the client id': ({ stack, client }) => {
    new BucketDeployment(stack, 'Files', { destinationBucket: new Bucket(stack, 'Bucket'), sources: [Source.jsonData('config.json', { id: client.ref })] });
  },
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
