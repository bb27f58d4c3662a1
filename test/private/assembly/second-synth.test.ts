import { App, Aspects, CfnCondition, CfnOutput, CfnResource, Duration, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import {
  CfnUserPoolClient, CfnUserPoolDomain, CfnUserPoolIdentityProvider, CfnUserPoolResourceServer, OAuthScope, ManagedLoginVersion, ResourceServerScope, StringAttribute, UserPool,
} from 'aws-cdk-lib/aws-cognito';
import type { CfnUserPoolIdentityProviderProps } from 'aws-cdk-lib/aws-cognito';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { AppClientRules, ConfidentialAppClient, MachineClient, McpServerAccess, PublicAppClient, SecretHashProxy } from '../../../src';
import { l1Of, UserPoolFixture } from '../../user-pool-fixture';

type Change = (fixture: UserPoolFixture) => void;

const callbackUrls = ['https://app.acme.org/callback'];

function provider(name: string): CfnUserPoolIdentityProviderProps {
  return {
    userPoolId: '',
    providerName: name,
    providerType: 'OIDC',
    attributeMapping: { 'custom:team': 'team' },
    providerDetails: { client_id: 'a', client_secret: 'b', authorize_scopes: 'openid', oidc_issuer: 'https://idp.acme.org', attributes_request_method: 'GET' },
  };
}

/** What is in every app: clients of ours, an L1, and a resource that names another by hand. */
function base(): UserPoolFixture {
  const fixture = new UserPoolFixture({ customAttributes: { team: new StringAttribute({ mutable: true }) } }, new App());
  const { stack, pool } = fixture;
  const spa = new PublicAppClient(stack, 'Spa', { userPool: pool, callbackUrls });
  new CfnOutput(stack, 'SpaConfiguration', { value: spa.configuration.oidcClientTs().json });
  pool.addDomain('ManagedLogin', { cognitoDomain: { domainPrefix: 'acme' }, managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN });
  new CfnUserPoolIdentityProvider(stack, 'Corp', { ...provider('Corp'), userPoolId: pool.userPoolId });
  new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls }).secret;
  fixture.l1('public', { clientName: 'web' }, 'Raw');
  new CfnResource(stack, 'ByHand', { type: 'AWS::Cognito::UserPoolGroup', properties: { UserPoolId: { Ref: stack.getLogicalId(pool.node.defaultChild as CfnResource) } } });
  AppClientRules.apply(fixture.app);
  return fixture;
}

/** Each makes a finding, or another list, that must not be of the first synth. */
const CHANGES: Record<string, Change> = {
  'a client with an error': ({ stack, pool }) => new PublicAppClient(stack, 'Wrong', { userPool: pool, callbackUrls: ['http://app.acme.org/'] }),
  'a client that names its pool by hand': ({ stack }) => {
    new CfnResource(stack, 'Elsewhere', { type: 'AWS::Cognito::UserPool' }).overrideLogicalId('NewPool');
    const client = new CfnUserPoolClient(stack, 'OfNewPool', { userPoolId: '' });
    client.addPropertyOverride('UserPoolId', { Ref: 'NewPool' });
    client.addPropertyOverride('CallbackURLs', ['http://app.acme.org/']);
    const resource = new CfnResource(stack, 'Scopes', { type: 'AWS::Cognito::UserPoolResourceServer', properties: { UserPoolId: { Ref: 'NewPool' }, Identifier: 'new', Name: 'new' } });
    client.addDependency(resource);
    client.addPropertyOverride('AllowedOAuthScopes', ['new/unheard']);
  },
  'a provider': ({ stack, pool }) => new CfnUserPoolIdentityProvider(stack, 'Okta', { ...provider('Okta'), userPoolId: pool.userPoolId }),
  'a provider that depends on a client': ({ stack, pool }) => {
    new CfnUserPoolIdentityProvider(stack, 'Late', { ...provider('Late'), userPoolId: pool.userPoolId }).node.addDependency(stack.node.findChild('Spa'));
  },
  'a domain': ({ stack, pool }) => new CfnUserPoolDomain(stack, 'Domain', { userPoolId: pool.userPoolId, domain: 'acme', managedLoginVersion: 2 }),
  'a custom resource that takes a client': ({ stack }) => {
    const client = stack.node.findChild('Raw') as CfnUserPoolClient;
    new CfnResource(stack, 'Custom', { type: 'Custom::Changes', properties: { ServiceToken: 'arn', ClientId: client.ref } });
  },
  'the value of a secret in an output': ({ stack }) => {
    const web = stack.node.findChild('Web') as ConfidentialAppClient;
    new CfnResource(stack, 'Parameter', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: web.userPoolClientSecret.unsafeUnwrap() } });
  },
  'a client of a name that another has': ({ stack, pool }) => new PublicAppClient(stack, 'Same', { userPool: pool, callbackUrls, userPoolClientName: 'web' }),
  'a scope, and its resource server': ({ stack, pool }) => {
    const server = new CfnUserPoolResourceServer(stack, 'Orders', { userPoolId: pool.userPoolId, identifier: 'orders', name: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
    (stack.node.findChild('Raw') as CfnUserPoolClient).allowedOAuthScopes = ['openid', 'orders/read', 'orders/write'];
    new MachineClient(stack, 'Job', { userPool: pool, scopes: [OAuthScope.custom('orders/read')] }).node.addDependency(server);
  },
  'the rotation of a secret': ({ stack }) => (stack.node.findChild('Web') as ConfidentialAppClient).addSecretRotation({ automaticallyAfter: Duration.hours(4), overlap: Duration.hours(5) }),
  'a sign-in URL that is not registered': ({ stack, pool }) => {
    new CfnUserPoolDomain(stack, 'Domain', { userPoolId: pool.userPoolId, domain: 'acme', managedLoginVersion: 1 });
    const url = (stack.node.findChild('Web') as ConfidentialAppClient).signInUrl({ redirectUri: 'https://app.acme.org/other' });
    new CfnOutput(stack, 'SignIn', { value: url });
  },
  'a callback URL': ({ stack }) => (stack.node.findChild('Spa') as PublicAppClient).addCallbackUrl('http://localhost:3000/callback'),
  'a client on a user pool with managed login': ({ stack, pool }) => {
    new PublicAppClient(stack, 'Another', { userPool: pool, callbackUrls });
  },
  'the first client, in another stack': ({ app, pool }) => {
    new PublicAppClient(new Stack(app, 'Other', { env: { region: 'eu-west-1', account: '111111111111' } }), 'Another', { userPool: pool, callbackUrls: ['http://app.acme.org/'] });
  },
  'a client in a stage': ({ app }) => {
    const stack = new Stack(new Stage(app, 'Stage'), 'Stack');
    new PublicAppClient(stack, 'Spa', { userPool: new UserPool(stack, 'Pool'), callbackUrls: ['http://app.acme.org/'] });
  },
  'a provider in another stack': ({ app, stack, pool }) => {
    const other = new Stack(app, 'Other', { env: { region: 'eu-west-1', account: '111111111111' } });
    new CfnUserPoolIdentityProvider(other, 'Okta', { ...provider('Okta'), userPoolId: pool.userPoolId });
    stack.node.findChild('Spa');
  },
  'a dependency of a provider on the client': ({ stack }) => { stack.node.findChild('Corp').node.addDependency(stack.node.findChild('Spa')); },
  'a mapped attribute': ({ stack }) => { (stack.node.findChild('Corp') as CfnUserPoolIdentityProvider).attributeMapping = { 'custom:team': 'team', 'custom:other': 'other' }; },
  'a condition of a provider': ({ stack }) => {
    (stack.node.findChild('Corp') as CfnUserPoolIdentityProvider).cfnOptions.condition = new CfnCondition(stack, 'Sometimes');
  },
  'an override of a client of ours': ({ stack }) => { l1Of(stack.node.findChild('Spa')).addPropertyOverride('CallbackURLs', ['http://app.acme.org/']); },
  'an override of the user pool': ({ pool }) => { l1Of(pool).addPropertyOverride('UserPoolTier', 'LITE'); },
  'another type of a resource': ({ stack }) => { l1Of(stack.node.findChild('Spa')).addOverride('Type', 'AWS::Cognito::UserPoolGroup'); },
  'a grant to rotate a secret': ({ stack }) => {
    (stack.node.findChild('Web') as ConfidentialAppClient).grants.rotateSecret(new Role(stack, 'Rotator', { assumedBy: new AccountRootPrincipal() }));
  },
  'the configuration of a client': ({ stack }) => {
    const { json } = (stack.node.findChild('Spa') as PublicAppClient).configuration.oidcClientTs({ redirectUri: 'https://app.acme.org/other' });
    new CfnOutput(stack, 'Configuration', { value: json });
  },
  'a sign-out URL, which a configuration has': ({ stack }) => { (stack.node.findChild('Spa') as PublicAppClient).addLogoutUrl('https://app.acme.org/bye'); },
  'the issuer of the user pool': ({ pool }) => { l1Of(pool).addPropertyOverride('IssuerConfiguration', { Type: 'UNIQUE' }); },
  'registration by everyone': ({ pool }) => { l1Of(pool).addPropertyOverride('DcrConfiguration', { OpenDcrEnabled: true }); },
  'an MCP server': ({ stack, pool }) => {
    new McpServerAccess(stack, 'Mcp', {
      userPool: pool, resource: 'https://mcp.acme.org/', callbackUrls, scopes: [new ResourceServerScope({ scopeName: 'tools', scopeDescription: 'tools' })],
    });
  },
  'a proxy': ({ stack }) => { new SecretHashProxy(stack, 'Proxy', { client: stack.node.findChild('Web') as ConfidentialAppClient, allowedOrigins: ['x'] }); },
  'an Aspect': ({ stack }) => {
    Aspects.of(stack).add({ visit: (node) => { if (node instanceof CfnUserPoolClient && node.node.path.includes('Spa')) { node.callbackUrLs = ['http://app.acme.org/']; } } });
  },
  'an acknowledgement': ({ stack }) => Validations.of(stack).acknowledge({ id: 'cdk-cognito-app-clients::no-such-rule', reason: 'test' }),
  'nothing, but without a client': ({ stack }) => expect(stack.node.tryRemoveChild('Raw')).toBe(true),
  'an error of a client that had none': ({ stack }) => { (stack.node.findChild('Raw') as CfnUserPoolClient).callbackUrLs = ['app.acme.org']; },
};

interface Outcome {
  readonly errors: string;
  readonly warnings: readonly string[];
  readonly template?: object;
}

function outcome({ app }: UserPoolFixture): Outcome {
  let errors = '';
  let template: object | undefined;
  try {
    const synthesized = app.synth({ force: true });
    template = synthesized.stacksRecursively.map((each) => [each.stackName, each.template as object]);
  } catch (error) {
    errors = (error as Error).message.replace(/ made at .*| \([^()]*\.ts:\d+(:\d+)?\)/g, '');
  }
  const warnings = app.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === 'aws:cdk:warning')
    .map(({ data }) => `${node.path}: ${String(data)}`.replace(/ \([^()]*\.ts:\d+(:\d+)?\)/g, '')));
  return { errors, warnings, template };
}

let unchanged: Outcome;
beforeAll(() => { unchanged = outcome(base()); });

test.each(Object.entries(CHANGES))('build, synth, add %s, synth again gives what a fresh app gives', (_, change) => {
  const again = base();
  expect(outcome(again).errors).toEqual('');
  change(again);
  const fresh = base();
  change(fresh);
  const [second, first] = [outcome(again), outcome(fresh)];
  expect(first).not.toEqual(unchanged);
  expect(second.errors).toEqual(first.errors);
  expect(second.template).toEqual(first.template);
  // CDK keeps a warning for ever: those of the first synth are there, too.
  expect(second.warnings).toEqual(expect.arrayContaining([...first.warnings]));
});

test('an error that is mended is not reported again', () => {
  const fixture = base();
  const raw = fixture.stack.node.findChild('Raw') as CfnUserPoolClient;
  const { callbackUrLs } = raw;
  raw.callbackUrLs = ['app.acme.org'];
  expect(outcome(fixture).errors).toMatch(/redirect-absolute/);
  raw.callbackUrLs = callbackUrLs;
  expect(outcome(fixture).errors).toEqual('');
  expect(() => Template.fromStack(fixture.stack)).not.toThrow();
});
