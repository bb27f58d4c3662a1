import { App, Aws, CfnOutput, CfnResource, Lazy, NestedStack, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as fc from 'fast-check';
import { AppClientRules, ConfidentialAppClient, MachineClient, PublicAppClient } from '../../../src';
import { CHECKED_CONSUMERS, JUDGED_TYPES } from '../../../src/private/checks/judge';
import { l1Of, UserPoolFixture } from '../../user-pool-fixture';

/** The properties that facts and rules read, at every depth, by type. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'AWS::Cognito::UserPool': [
    'UserPoolName', 'UserPoolTier', 'Schema', 'Schema.0', 'Schema.0.Name', 'Schema.0.Required', 'LambdaConfig', 'LambdaConfig.PreSignUp', 'LambdaConfig.UserMigration',
    'LambdaConfig.PreTokenGenerationConfig', 'LambdaConfig.PreTokenGenerationConfig.LambdaArn', 'Policies', 'Policies.SignInPolicy',
    'Policies.SignInPolicy.AllowedFirstAuthFactors', 'AdminCreateUserConfig', 'AdminCreateUserConfig.AllowAdminCreateUserOnly', 'UserPoolAddOns',
    'UserPoolAddOns.AdvancedSecurityMode', 'EmailConfiguration', 'EmailConfiguration.EmailSendingAccount', 'WebAuthnRelyingPartyID', 'AliasAttributes',
    'UsernameAttributes', 'AutoVerifiedAttributes', 'AccountRecoverySetting', 'MfaConfiguration', 'EnabledMfas',
  ],
  'AWS::Cognito::UserPoolClient': [
    'ClientName', 'GenerateSecret', 'AllowedOAuthFlows', 'AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthScopes', 'AllowedOAuthScopes.0', 'CallbackURLs', 'CallbackURLs.0',
    'LogoutURLs', 'DefaultRedirectURI', 'ExplicitAuthFlows', 'ExplicitAuthFlows.0', 'SupportedIdentityProviders', 'SupportedIdentityProviders.0', 'ReadAttributes',
    'WriteAttributes', 'AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity', 'TokenValidityUnits', 'TokenValidityUnits.AccessToken',
    'AuthSessionValidity', 'RefreshTokenRotation', 'RefreshTokenRotation.Feature', 'RefreshTokenRotation.RetryGracePeriodSeconds',
    'PreventUserExistenceErrors', 'EnableTokenRevocation', 'EnablePropagateAdditionalUserContextData', 'AnalyticsConfiguration',
    'AnalyticsConfiguration.ApplicationId', 'Other',
  ],
  'AWS::Cognito::UserPoolIdentityProvider': [
    'ProviderName', 'ProviderType', 'ProviderDetails', 'ProviderDetails.authorize_scopes', 'ProviderDetails.oidc_issuer', 'AttributeMapping',
    'AttributeMapping.email', 'IdpIdentifiers', 'IdpIdentifiers.0',
  ],
  'AWS::Cognito::UserPoolResourceServer': ['Identifier', 'Name', 'Scopes', 'Scopes.0', 'Scopes.0.ScopeName', 'Scopes.0.ScopeDescription'],
  'AWS::Cognito::UserPoolDomain': ['Domain', 'ManagedLoginVersion', 'CustomDomainConfig', 'CustomDomainConfig.CertificateArn'],
  'AWS::Cognito::ManagedLoginBranding': ['ClientId', 'Settings', 'UseCognitoProvidedValues', 'Assets', 'Assets.0', 'Assets.0.Bytes', 'Assets.0.Category'],
  'AWS::Cognito::Terms': ['ClientId', 'TermsName', 'Enforcement', 'TermsSource', 'Links', 'Links.cognito:default'],
  'AWS::Cognito::UserPoolRiskConfigurationAttachment': [
    'ClientId', 'AccountTakeoverRiskConfiguration', 'AccountTakeoverRiskConfiguration.NotifyConfiguration', 'RiskExceptionConfiguration',
    'RiskExceptionConfiguration.BlockedIPRangeList', 'CompromisedCredentialsRiskConfiguration.EventFilter',
    'AccountTakeoverRiskConfiguration.Actions', 'AccountTakeoverRiskConfiguration.NotifyConfiguration.BlockEmail',
  ],
  'AWS::Cognito::UserPoolUICustomizationAttachment': ['ClientId', 'CSS'],
  'AWS::Cognito::LogDeliveryConfiguration': ['LogConfigurations', 'LogConfigurations.0', 'LogConfigurations.0.EventSource', 'LogConfigurations.0.CloudWatchLogsConfiguration'],
  'AWS::WAFv2::WebACLAssociation': ['ResourceArn', 'WebACLArn'],
  'AWS::ElasticLoadBalancingV2::Listener': ['DefaultActions', 'DefaultActions.0', 'DefaultActions.0.AuthenticateCognitoConfig', 'DefaultActions.0.AuthenticateCognitoConfig.UserPoolClientId', 'DefaultActions.0.AuthenticateCognitoConfig.Scope'],
  'AWS::ElasticLoadBalancingV2::ListenerRule': ['Actions', 'Actions.0', 'Actions.0.AuthenticateCognitoConfig', 'Actions.0.AuthenticateCognitoConfig.UserPoolArn'],
  'AWS::ApiGatewayV2::Authorizer': ['JwtConfiguration', 'JwtConfiguration.Audience', 'JwtConfiguration.Audience.0', 'JwtConfiguration.Issuer'],
  'AWS::Cognito::IdentityPool': ['CognitoIdentityProviders', 'CognitoIdentityProviders.0', 'CognitoIdentityProviders.0.ClientId', 'CognitoIdentityProviders.0.ProviderName'],
  'AWS::Cognito::IdentityPoolRoleAttachment': ['IdentityPoolId', 'RoleMappings', 'RoleMappings.users', 'RoleMappings.users.IdentityProvider'],
  'AWS::OpenSearchService::Domain': ['CognitoOptions', 'CognitoOptions.Enabled', 'CognitoOptions.UserPoolId'],
  'AWS::Lambda::Permission': ['FunctionName', 'Principal', 'SourceArn', 'EventSourceToken'],
  'AWS::AppSync::GraphQLApi': ['UserPoolConfig', 'UserPoolConfig.AppIdClientRegex', 'AdditionalAuthenticationProviders', 'AdditionalAuthenticationProviders.0'],
  'AWS::VerifiedPermissions::IdentitySource': ['Configuration', 'Configuration.CognitoUserPoolConfiguration', 'Configuration.CognitoUserPoolConfiguration.ClientIds'],
  'AWS::BedrockAgentCore::Gateway': ['AuthorizerConfiguration', 'AuthorizerConfiguration.CustomJWTAuthorizer', 'AuthorizerConfiguration.CustomJWTAuthorizer.AllowedClients', 'AuthorizerConfiguration.CustomJWTAuthorizer.DiscoveryUrl'],
  'AWS::BedrockAgentCore::Runtime': ['AuthorizerConfiguration.CustomJWTAuthorizer.AllowedAudience'],
  'AWS::Lambda::Function': ['Environment', 'Environment.Variables', 'Environment.Variables.X', 'FunctionName'],
  'AWS::CloudFormation::CustomResource': ['ServiceToken', 'X'],
  'Custom::AWS': ['ServiceToken', 'Create', 'Update', 'Create.0'],
  'Custom::Describe': ['ServiceToken', 'X'],
  'AWS::SSM::Parameter': ['Value'],
  'AWS::Nobody::Knows': ['X', 'X.Y', 'X.0'],
};

const TYPES = [...new Set([...Object.keys(PLACES), ...CHECKED_CONSUMERS, ...JUDGED_TYPES])];

const INTRINSICS = [
  'Ref', 'Condition', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Join', 'Fn::If', 'Fn::Select', 'Fn::Split', 'Fn::FindInMap', 'Fn::ImportValue', 'Fn::Base64', 'Fn::Cidr',
  'Fn::GetAZs', 'Fn::Transform', 'Fn::Length', 'Fn::ToJsonString', 'Fn::And', 'Fn::Equals', 'Fn::ForEach::x', 'Fn::', 'Fn::GetStackOutput', 'Fn::Nonsense',
];

const TEXTS = [
  '', ' ', 'x', 'Resource', 'Client', 'Pool.Arn', 'Pool', '.', '..',
  '${', '${}', '${!}', '${a}', '${a.b.c}', '${ }', '${__proto__}', '${toString}', 'AWS::NoValue',
  'AWS::Region', '__proto__',
  'constructor', '{{resolve:', '{{resolve:ssm:x}}', '{{resolve:}}', '\u0000', '\n', '\uE000', '\uE001x\uE002y\uE003',
  '\uFDD0', '\uFDD1x\uFDD2y\uFDD3', '\uFDD1', '\uFDD3\uFDD2\uFDD1', '\uD800',
  '$&', '%', '{Token[', '-1.8881545897087626e+289', 'true', '30', 'COGNITO', 'https://', 'openid',
];

/** Any value that a template can have, and much that it cannot. */
const { anything } = fc.letrec<{ anything: unknown; intrinsic: unknown; leaf: unknown }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom<unknown>(...TEXTS, null, true, false, 0, -1, 1.5, 1e300, -1.8881545897087626e+289, NaN, Infinity, undefined, new Date(0), BigInt(10)),
    fc.string(),
    fc.constantFrom(
      () => Lazy.any({ produce: () => undefined }),
      () => Lazy.any({ produce: () => null }),
      () => Lazy.list({ produce: () => [] }, { omitEmpty: true }),
      () => Lazy.string({ produce: () => '' }),
      () => Lazy.any({ produce: () => ({ 'Fn::Sub': ['${a}', 'x'] }) }),
    ).map((make) => make()),
  ),
  intrinsic: fc.tuple(fc.constantFrom(...INTRINSICS), tie('anything')).map(([name, argument]) => ({ [name]: argument })),
  anything: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    tie('leaf'),
    tie('intrinsic'),
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...INTRINSICS, ...TEXTS.filter((text) => !text.includes('Token[')), 'a', '0', 'length'), tie('anything'), { maxKeys: 3 }),
  ),
}));

const malformed = fc.constantFrom(...TYPES).chain((type) => fc.record({
  type: fc.constant(type),
  values: fc.array(fc.tuple(fc.constantFrom(...PLACES[type] ?? ['X'], 'UserPoolId'), anything), { minLength: 1, maxLength: 3 }),
}));

function put(properties: Record<string, unknown>, place: string, value: unknown): void {
  const path = place.split('.');
  properties[path[0]] = path.slice(1).reduceRight((inner, name) => name === '0' ? [inner] : { [name]: inner }, value);
}

/** Where the resource is: by reference to the pool, in the same stack. */
function appWith({ type, values }: { type: string; values: [string, unknown][] }): App {
  const app = new App();
  AppClientRules.apply(app);
  const stack = new Stack(app, 'Stack');
  const userPool = new cognito.UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  const callbackUrls = ['https://app.acme.org/cb'];
  new PublicAppClient(stack, 'Public', { userPool, callbackUrls });
  const confidential = new ConfidentialAppClient(stack, 'Confidential', { userPool, callbackUrls });
  new MachineClient(stack, 'Machine', { userPool, scopes: [cognito.OAuthScope.custom('api/read')] });
  const properties: Record<string, unknown> = { UserPoolId: userPool.userPoolId, ClientId: confidential.userPoolClientId };
  for (const [place, value] of values) { put(properties, place, value); }
  const home = type === 'AWS::Nobody::Knows' ? new NestedStack(stack, 'Nested') : stack;
  new CfnResource(home, 'Malformed', { type, properties });
  return app;
}

/** What `synth` throws, CDK's own words where it is not the report of errors; the warnings where it throws nothing. */
function said(app: App): { error?: string; text: string } {
  let error: string | undefined;
  let warnings: string[] = [];
  try {
    warnings = app.synth().stacks.flatMap(({ messages }) => messages.map(({ entry }) => String(entry.data)));
  } catch (thrown) {
    error = (thrown as Error).message;
  }
  return { error, text: [error ?? '', ...warnings].join('\n') };
}

/** What CDK says of the same app without this library. */
function cdkRefuses({ type, values }: { type: string; values: [string, unknown][] }): boolean {
  const app = new App();
  const properties: Record<string, unknown> = {};
  for (const [place, value] of values) { put(properties, place, value); }
  new CfnResource(new Stack(app, 'Stack'), 'Malformed', { type, properties });
  return said(app).error !== undefined;
}

test('nothing malformed anywhere in an app breaks synth, a rule, or the text of the report', () => {
  fc.assert(fc.property(malformed, (resource) => {
    const { error, text } = said(appWith(resource));
    if (error !== undefined && !error.startsWith('Validation failed') && !cdkRefuses(resource)) { throw new Error(`synth breaks: ${error}`); }
    expect(text).not.toMatch(/defect of cdk-cognito-app-clients|rule-broken|\[object Object\]|[\uFDD0-\uFDEF]/);
  }), { numRuns: Number(process.env.MALFORMED_RUNS ?? 300), seed: Number(process.env.MALFORMED_SEED ?? 15) });
});

test('a value of the typed L1s that CDK cannot render is reported by CDK alone', () => {
  const fixture = new UserPoolFixture();
  const properties = [
    () => new cognito.CfnUserPoolResourceServer(fixture.stack, 'S', { userPoolId: fixture.pool.userPoolId, identifier: 'x', name: 'x', scopes: 'read' as never }),
    () => new cognito.CfnUserPoolIdentityProvider(fixture.stack, 'I', { userPoolId: fixture.pool.userPoolId, providerName: ['x'] as never, providerType: 'SAML', providerDetails: 'x' }),
    () => new cognito.CfnUserPoolDomain(fixture.stack, 'D', { userPoolId: 3 as never, domain: {} as never }),
    () => new cognito.CfnUserPoolClient(fixture.stack, 'C', { userPoolId: fixture.pool.userPoolId, callbackUrLs: 'https://acme.org' as never }),
    () => { l1Of(fixture.pool).addPropertyOverride('LambdaConfig', Lazy.any({ produce: () => { throw new Error('not now'); } })); return fixture.pool; },
  ].map((make) => make());
  const clients = (['public', 'confidential', 'machine'] as const).map((kind) => fixture.construct(kind, kind));
  for (const findings of [
    ...clients.map((client) => fixture.judge(client)),
    ...properties.map((resource) => fixture.judgeNeighbour(resource)),
  ]) {
    expect(findings.map(({ id }) => id)).not.toContain('rule-broken');
  }
  for (const client of [...clients, properties[3]]) { expect(() => fixture.judge(client)).not.toThrow(); }
});

test.each([
  '\uE000', '\uE001', '\uE001Stack/Pool/Resource\uE002Ref\uE003', '\uE0FF', '\uF8FF', '\uFDD0', '\uFDD1Stack/Pool/Resource\uFDD2Ref\uFDD3',
])('%j is a value', (value) => {
  for (const maker of ['l1', 'ours'] as const) {
    for (const name of [value, `x${value}`, Lazy.string({ produce: () => value }), `x-${Lazy.string({ produce: () => `${value}-` })}-${Aws.REGION}`]) {
      const fixture = new UserPoolFixture();
      expect(fixture.judge(fixture[maker]('public', { clientName: name })).map(({ id }) => id)).toContain('client-name-charset');
    }
    const fixture = new UserPoolFixture();
    expect(fixture.judge(fixture[maker]('public', { userPoolId: value })).map(({ id }) => id)).toContain('user-pool-id-format');
  }
});

test('what is known beside a value like a mark or a hole stays known', () => {
  const fixture = new UserPoolFixture();
  const client = fixture.l1('public', { callbackUrLs: [`http://a.example.org/\uFDD0${Aws.REGION}`] });
  expect(fixture.judge(client).map(({ id }) => id)).toContain('callback-https');
});

test('an output, a condition or metadata that is malformed breaks nothing', () => {
  const fixture = new UserPoolFixture();
  const client = fixture.construct('confidential', 'C');
  const output = new CfnOutput(fixture.stack, 'O', { value: Lazy.string({ produce: () => ({ 'Fn::Sub': ['${C.ClientSecret}', 'x'] }) as never }) });
  output.overrideLogicalId('Out');
  l1Of(fixture.pool).cfnOptions.metadata = { x: { 'Fn::GetAtt': 7 }, y: { 'Fn::GetAtt': [null, { Ref: 'x' }] } };
  expect(() => fixture.judge(client)).not.toThrow();
});
