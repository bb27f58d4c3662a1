import { App, CfnOutput, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { FeaturePlan, ResourceServerScope, UserPool } from 'aws-cdk-lib/aws-cognito';
import type { McpServerAccessProps } from '../src';
import { McpServerAccess, PublicAppClient, PublicPlatform } from '../src';

const RESOURCE = 'https://mcp.acme.org/mcp';
const SCOPE = new ResourceServerScope({ scopeName: 'tools', scopeDescription: 'Use the tools' });
const DOCUMENT = 'https://host.example.com/oauth/client.json';
const ENV = { env: { region: 'eu-west-1', account: '111111111111' } };

function fixture(props: Partial<McpServerAccessProps> = {}, { domain = true, featurePlan }: { domain?: boolean; featurePlan?: FeaturePlan } = {}) {
  const app = new App();
  const stack = new Stack(app, 'Stack', ENV);
  const userPool = new UserPool(stack, 'Pool', { featurePlan });
  if (domain) { userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } }); }
  const access = new McpServerAccess(stack, 'Mcp', { userPool, resource: RESOURCE, scopes: [SCOPE], callbackUrls: ['https://host.example.com/callback'], ...props });
  new CfnOutput(stack, 'Resource', { value: access.protectedResourceMetadata.json });
  new CfnOutput(stack, 'Server', { value: access.authorizationServerMetadata.json });
  return { app, stack, userPool, access };
}

const findings = (app: App) => app.synth().getStackByName('Stack').messages.map(({ entry }) => String(entry.data)).filter((text) => text.includes('app-clients'));

/** A document of an output, with references as `<LogicalId>`. */
function document(stack: Stack, name: string): Record<string, unknown> {
  const value: unknown = (Template.fromStack(stack).findOutputs(name)[name] as { Value: unknown }).Value;
  const text = typeof value === 'string' ? value : ((value as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]).map((part) => typeof part === 'string' ? part : `<${(part as { Ref: string }).Ref}>`).join('');
  return JSON.parse(text.replace(/<PoolDomain\w+>/g, 'acme')) as Record<string, unknown>;
}

test('the resource server, the client and the documents', () => {
  const { app, stack, access } = fixture();
  expect(findings(app)).toEqual([]);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', { Identifier: RESOURCE, Name: 'mcp.acme.org mcp', Scopes: [{ ScopeName: 'tools', ScopeDescription: 'Use the tools' }] });
  const server = stack.getLogicalId(access.resourceServer);
  template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
    AllowedOAuthScopes: [{ 'Fn::Join': ['', [{ Ref: server }, '/tools']] }], AllowedOAuthFlows: ['code'], CallbackURLs: ['https://host.example.com/callback'], GenerateSecret: false,
  });
  template.resourceCountIs('AWS::Cognito::CIMDPolicy', 0);
  template.resourceCountIs('AWS::Lambda::Function', 0);
  expect(document(stack, 'Resource')).toEqual({
    resource: RESOURCE, authorization_servers: ['https://mcp.acme.org'], scopes_supported: [`${RESOURCE}/tools`], bearer_methods_supported: ['header'],
  });
  const domain = 'https://acme.auth.eu-west-1.amazoncognito.com';
  const { jwks_uri: keys, ...rest } = document(stack, 'Server');
  expect(keys).toMatch(/^https:\/\/cognito-idp\.eu-west-1\.amazonaws\.com\/<Pool\w+>\/\.well-known\/jwks\.json$/);
  expect(rest).toEqual({
    issuer: 'https://mcp.acme.org',
    authorization_endpoint: `${domain}/oauth2/authorize`,
    token_endpoint: `${domain}/oauth2/token`,
    revocation_endpoint: `${domain}/oauth2/revoke`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    revocation_endpoint_auth_methods_supported: ['none'],
    scopes_supported: [`${RESOURCE}/tools`],
  });
});

test('where the API serves them, and what it answers without a token', () => {
  const { access } = fixture();
  expect(access.protectedResourceMetadataUrl).toBe('https://mcp.acme.org/.well-known/oauth-protected-resource/mcp');
  expect(access.authorizationServerMetadataUrl).toBe('https://mcp.acme.org/.well-known/oauth-authorization-server');
  expect(access.challenge).toBe(`Bearer resource_metadata="https://mcp.acme.org/.well-known/oauth-protected-resource/mcp", scope="${RESOURCE}/tools"`);
});

test('a gateway and a runtime of AgentCore compare the audience, and not the id of a client', () => {
  const { stack, access } = fixture();
  const expected = { discoveryUrl: expect.anything(), allowedAudience: [RESOURCE], allowedScopes: [`${RESOURCE}/tools`] };
  expect(access.gatewayAuthorizer).toEqual(expected);
  expect(access.runtimeAuthorizer).toEqual(expected);
  expect(JSON.stringify(stack.resolve(access.gatewayAuthorizer.discoveryUrl))).toMatch(/cognito-idp\.eu-west-1\.amazonaws\.com.*openid-configuration/);
});

test('hosts with a metadata document are let in by a policy, and the document says so', () => {
  const { app, stack, access } = fixture({ metadataPolicy: { urlPatterns: [DOCUMENT] } });
  expect(findings(app)).toEqual([]);
  Template.fromStack(stack).hasResourceProperties('AWS::Cognito::CIMDPolicy', { ClientId: stack.resolve(access.client.userPoolClientId) as unknown, URLPatterns: [DOCUMENT] });
  expect(access.metadataPolicy?.client).toBe(access.client);
  expect(document(stack, 'Server')).toMatchObject({ client_id_metadata_document_supported: true });
});

test.each([
  [{ EnableStatus: 'Enabled', OpenDcrEnabled: true }, 'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/register'],
  [{ EnableStatus: 'Enabled', OpenDcrEnabled: false }, undefined],
  [{ EnableStatus: 'Disabled', OpenDcrEnabled: true }, undefined],
])('the registration endpoint is named where registration is open: %j', (configuration, endpoint) => {
  const { stack, userPool } = fixture();
  (userPool.node.defaultChild as CfnUserPool).addPropertyOverride('DcrConfiguration', configuration);
  expect(document(stack, 'Server').registration_endpoint).toBe(endpoint);
});

test('further clients take the scopes', () => {
  const { app, stack, userPool, access } = fixture();
  new PublicAppClient(stack, 'Installed', { userPool, platform: PublicPlatform.NATIVE, callbackUrls: ['http://127.0.0.1/callback'], scopes: access.scopes });
  expect(findings(app)).toEqual([]);
  Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPoolClient', { AllowedOAuthScopes: [{ 'Fn::Join': ['', [{ Ref: stack.getLogicalId(access.resourceServer) }, '/tools']] }], CallbackURLs: ['http://127.0.0.1/callback'] });
});

test('a pool without a domain is an error, unless the domain is named', () => {
  const { app } = fixture({}, { domain: false });
  expect(() => app.synth()).toThrow(/authorizationServerMetadata/);
  const named = fixture({ domainUrl: 'https://auth.acme.org' }, { domain: false });
  expect(document(named.stack, 'Server').token_endpoint).toBe('https://auth.acme.org/oauth2/token');
});

test('installed hosts', () => {
  const { app, stack } = fixture({ platform: PublicPlatform.NATIVE, callbackUrls: ['http://localhost:33418/', 'http://127.0.0.1:33418/'] });
  expect(findings(app)).toEqual([]);
  Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPoolClient', { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 } });
});

test.each([
  ['https://mcp.acme.org', /It has no path/], ['https://mcp.acme.org/', /It has no path/], ['https://mcp.acme.org/mcp/', /Hosts send 'https:\/\/mcp\.acme\.org\/mcp'/],
  ['https://MCP.acme.org/mcp', /Hosts send 'https:\/\/mcp\.acme\.org\/mcp'/], ['https://mcp.acme.org:443/mcp', /Write 'https:\/\/mcp\.acme\.org\/mcp'/],
  ['http://mcp.acme.org/mcp', /without encryption/], ['https://mcp.acme.org/mcp?a=b', /query or a fragment/], ['https://mcp.acme.org/mcp#', /query or a fragment/], ['https://a:b@mcp.acme.org/mcp', /user name/],
  ['mcp.acme.org/mcp', /not an absolute URL/], ['urn:mcp', /not an absolute URL/], ['', /not an absolute URL/],
])('%s is an error', (resource, error) => {
  const { app } = fixture({ resource });
  expect(() => app.synth()).toThrow(error);
});

test.each(['https://mcp.acme.org/mcp', 'https://mcp.acme.org:8443/a/b', 'http://localhost:3000/mcp', 'http://127.0.0.1:3000/mcp'])('%s is taken', (resource) => {
  const { app } = fixture({ resource });
  expect(findings(app)).toEqual([]);
});

test.each([
  [{ resource: undefined }, 'resource is absent. Write the URL as it is, such as \'https://mcp.example.org/mcp\'.'],
  [{ resource: Lazy.string({ produce: () => RESOURCE }) }, 'resource is a text. Write the URL as it is'],
  [{ scopes: ['tools'] }, 'scopes[0] is the text \'tools\'. Write new ResourceServerScope('],
  [{ callbackUrls: undefined }, 'callbackUrls is absent. Write a list'],
  [{ metadataPolicy: { urlPatterns: DOCUMENT } }, 'metadataPolicy.urlPatterns is the text'],
])('%j ends in one sentence', (props, sentence) => {
  expect(() => fixture(props as never)).toThrow(sentence);
});

test('no scopes, and LITE with a policy', () => {
  expect(() => fixture({ scopes: [] }).app.synth()).toThrow(/scopes is empty/);
  expect(findings(fixture({ metadataPolicy: { urlPatterns: [DOCUMENT] } }, { featurePlan: FeaturePlan.LITE }).app)).toEqual([expect.stringMatching(/cimd-policy-tier/)]);
});
