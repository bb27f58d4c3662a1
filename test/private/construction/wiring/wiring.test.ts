import type { StackProps } from 'aws-cdk-lib';
import { App, Aspects, CfnCondition, CfnOutput, CfnResource, Fn, Lazy, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct, IConstruct } from 'constructs';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from '../../../../src';
import { Assembly } from '../../../../src/private/assembly/assembly';
import { readingDependencies } from '../../../../src/private/assembly/dependencies';
import { lateListIn } from '../../../../src/private/assembly/late-list';
import { machineSettings, publicSettings } from '../../../../src/private/construction/settings';
import { Wiring } from '../../../../src/private/construction/wiring/wiring';

const CLIENT = 'AWS::Cognito::UserPoolClient';

function oidc(scope: Construct, name: string, userPool: cognito.IUserPool, more: Partial<cognito.UserPoolIdentityProviderOidcProps> = {}) {
  return new cognito.UserPoolIdentityProviderOidc(scope, name, {
    userPool, name, clientId: 'id', clientSecret: 'secret', issuerUrl: 'https://idp.acme.org', ...more,
  });
}

function l1Provider(scope: Construct, name: string, userPoolId: string, more: Partial<cognito.CfnUserPoolIdentityProviderProps> = {}) {
  return new cognito.CfnUserPoolIdentityProvider(scope, name, {
    userPoolId, providerName: name, providerType: 'SAML', providerDetails: { MetadataURL: 'https://idp.acme.org/metadata' }, ...more,
  });
}

function spa(scope: Construct, userPool: cognito.IUserPoolRef, props: Partial<cognito.UserPoolClientProps & { scopes: cognito.OAuthScope[] }> = {}) {
  return new PublicAppClient(scope, 'Spa', { userPool, callbackUrls: ['https://app.acme.org'], ...props });
}

function onlyClient(stack: Stack): Record<string, never> {
  return Object.values(Template.fromStack(stack).findResources(CLIENT))[0].Properties;
}

const providersIn = (stack: Stack) => onlyClient(stack).SupportedIdentityProviders as unknown[];

/** What CDK and our construct make of a stack that others depend on must stay as it was without us: no export, no dependency. */
function expectNoTie(stack: Stack, to: Stack[] = []) {
  expect(Template.fromStack(stack).toJSON().Outputs ?? {}).toEqual({});
  expect(stack.dependencies.map((other) => other.node.path)).toEqual(to.map((other) => other.node.path));
}

function warningsOf(scope: IConstruct): string[] {
  return scope.node.findAll().flatMap((construct) => construct.node.metadata)
    .filter((entry) => entry.type === 'aws:cdk:warning').map((entry) => String(entry.data));
}

/** Why a provider is not in the default list, as a warning says it after a synth. */
function expectLeftOut(stack: Stack, why: string) {
  expect(warningsOf(stack.node.root).filter((text) => text.includes('idp-left-out'))).toEqual([expect.stringContaining(` ${why}. `)]);
}

describe('a provider in the stack of the client', () => {
  test.each([['before'], ['after']])('is referred to when it is written %s the client, L1 or L2', (when) => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    if (when === 'after') { spa(stack, userPool); }
    oidc(stack, 'Okta', userPool);
    l1Provider(stack, 'Saml', userPool.userPoolId);
    new CfnResource(stack, 'Raw', {
      type: 'AWS::Cognito::UserPoolIdentityProvider',
      properties: { UserPoolId: userPool.userPoolId, ProviderName: 'Raw', ProviderType: 'SAML', ProviderDetails: { MetadataURL: 'https://idp.acme.org/m' } },
    });
    if (when === 'before') { spa(stack, userPool); }
    expect(providersIn(stack)).toEqual(['COGNITO', { Ref: expect.stringMatching(/^Okta/) }, { Ref: 'Saml' }, { Ref: 'Raw' }]);
  });

  test('of another pool is not', () => {
    const stack = new Stack(new App(), 'Stack');
    oidc(stack, 'Okta', new cognito.UserPool(stack, 'Other'));
    spa(stack, new cognito.UserPool(stack, 'Pool'));
    expect(providersIn(stack)).toEqual(['COGNITO']);
  });

  test('is referred to for an imported pool, too', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = cognito.UserPool.fromUserPoolId(stack, 'Pool', 'eu-west-1_abc123DEF');
    oidc(stack, 'Okta', userPool);
    spa(stack, userPool);
    expect(providersIn(stack)).toEqual(['COGNITO', { Ref: expect.stringMatching(/^Okta/) }]);
  });

  test('is referred to by a client that names it', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    spa(stack, userPool, { supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom('Okta'), cognito.UserPoolClientIdentityProvider.COGNITO] });
    oidc(stack, 'Okta', userPool);
    expect(providersIn(stack)).toEqual([{ Ref: expect.stringMatching(/^Okta/) }, 'COGNITO']);
  });

  test('under a condition is listed under it', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    const provider = l1Provider(stack, 'Saml', userPool.userPoolId);
    provider.cfnOptions.condition = new CfnCondition(stack, 'WithSaml', { expression: Fn.conditionEquals(Fn.ref('AWS::Region'), 'eu-west-1') });
    spa(stack, userPool);
    expect(providersIn(stack)).toEqual(['COGNITO', { 'Fn::If': ['WithSaml', { Ref: 'Saml' }, { Ref: 'AWS::NoValue' }] }]);
  });

  test('that depends on the client is left out, and a warning says so', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    const client = spa(stack, userPool);
    l1Provider(stack, 'Saml', userPool.userPoolId, { attributeMapping: { 'email': 'mail', 'custom:dept': 'dept' }, idpIdentifiers: [client.userPoolClientId] });
    const properties = onlyClient(stack) as Record<string, unknown>;
    expect(properties.SupportedIdentityProviders).toEqual(['COGNITO']);
    expect(properties.WriteAttributes).not.toContain('custom:dept');
    expectLeftOut(stack, 'depends on this client');
  });

  test.each<[string, (stack: Stack, client: PublicAppClient, provider: cognito.CfnUserPoolIdentityProvider) => void]>([
    ['by a reference through a third resource', (stack, client, provider) => {
      const parameter = new CfnResource(stack, 'Parameter', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: client.userPoolClientId } });
      provider.providerDetails = { MetadataURL: parameter.ref };
    }],
    ['by DependsOn', (_, client, provider) => provider.addDependency(client.node.defaultChild as CfnResource)],
    ['by a dependency between constructs', (_, client, provider) => provider.node.addDependency(client)],
    ['by a dependency of a third resource', (stack, client, provider) => {
      const third = new CfnResource(stack, 'Third', { type: 'AWS::SNS::Topic' });
      third.node.addDependency(client);
      provider.addDependency(third);
    }],
  ])('that depends on the client %s is left out', (_, tie) => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    const client = spa(stack, userPool);
    tie(stack, client, l1Provider(stack, 'Saml', userPool.userPoolId));
    l1Provider(stack, 'Free', userPool.userPoolId);
    // A circle would make CDK or CloudFormation refuse the template.
    expect(providersIn(stack)).toEqual(['COGNITO', { Ref: 'Free' }]);
  });

  test('two clients and two providers never close a circle', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    const clients = ['A', 'B'].map((id) => new PublicAppClient(stack, id, { userPool, callbackUrls: ['https://app.acme.org'] }));
    clients.forEach((client, i) => l1Provider(stack, `Saml${i}`, userPool.userPoolId, { idpIdentifiers: [client.userPoolClientId] }));
    const resources = Template.fromStack(stack).toJSON().Resources as Record<string, unknown>;
    const edges = (id: string): string[] => [...JSON.stringify(resources[id] ?? {}).matchAll(/"Ref":"(\w+)"/g)].map(([, to]) => to);
    const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
      edges(from).some((next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))));
    for (const id of Object.keys(resources)) { expect([id, reaches(id, id)]).toEqual([id, false]); }
  });

  test('made by an Aspect is referred to, stabilized or not', () => {
    for (const stabilized of [true, false]) {
      const app = new App({ context: { '@aws-cdk/core:aspectStabilization': stabilized } });
      const stack = new Stack(app, 'Stack');
      const userPool = new cognito.UserPool(stack, 'Pool');
      spa(stack, userPool);
      Aspects.of(app).add({
        visit: (node) => {
          if (node === userPool) { l1Provider(stack, 'ByAspect', userPool.userPoolId); }
        },
      });
      expect(providersIn(stack)).toEqual(['COGNITO', { Ref: 'ByAspect' }]);
    }
  });

  test('is seen by an early resolve if it is there, which leaves nothing behind', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    const client = spa(stack, userPool);
    const l1 = client.node.defaultChild as cognito.CfnUserPoolClient;
    expect(stack.resolve(l1.supportedIdentityProviders)).toEqual(['COGNITO']);
    l1Provider(stack, 'Saml', userPool.userPoolId);
    expect(stack.resolve(l1.supportedIdentityProviders)).toEqual(['COGNITO', { Ref: 'Saml' }]);
    expect(providersIn(stack)).toEqual(['COGNITO', { Ref: 'Saml' }]);
  });

  test('added between two synths is there in the second', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    spa(stack, userPool);
    app.synth();
    l1Provider(stack, 'Saml', userPool.userPoolId);
    const template = app.synth({ force: true }).getStackByName('Stack').template as { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> };
    expect(Object.values(template.Resources).find(({ Type }) => Type === CLIENT)!.Properties.SupportedIdentityProviders).toEqual(['COGNITO', { Ref: 'Saml' }]);
  });
});

describe('a client of an unknown user pool', () => {
  const unknown = (stack: Stack) => {
    l1Provider(stack, 'Saml', Fn.importValue('OtherPool'), { attributeMapping: { 'custom:dept': 'd' } });
    new cognito.CfnUserPoolResourceServer(stack, 'Api', { userPoolId: Fn.importValue('OtherPool'), identifier: 'api', name: 'api' });
    return cognito.UserPool.fromUserPoolId(stack, 'Pool', Fn.importValue('Pool'));
  };

  test('lists COGNITO only', () => {
    const stack = new Stack(new App(), 'Stack');
    spa(stack, unknown(stack));
    expect(onlyClient(stack)).toMatchObject({ SupportedIdentityProviders: ['COGNITO'], WriteAttributes: expect.not.arrayContaining(['custom:dept']) });
    expect(warningsOf(stack).filter((text) => text.includes('idp-left-out'))).toEqual([]);
  });

  test('keeps the names that the user wrote, because a neighbour with the name may belong to another user pool', () => {
    const stack = new Stack(new App(), 'Stack');
    spa(stack, unknown(stack), {
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom('Saml')], scopes: [cognito.OAuthScope.custom('api/read')],
    });
    expect(onlyClient(stack)).toMatchObject({
      SupportedIdentityProviders: ['Saml'], AllowedOAuthScopes: ['api/read'], WriteAttributes: expect.not.arrayContaining(['custom:dept']),
    });
  });
});

describe('the lists of a client', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const userPool = new cognito.UserPool(stack, 'Pool');
  l1Provider(stack, 'Saml', userPool.userPoolId);
  const client = spa(stack, userPool).node.defaultChild as CfnResource;
  const token = Lazy.string({ produce: () => 'late' });
  const wiringOf = (scopes: string[], providers: string[]) => new Wiring(publicSettings({
    userPool,
    scopes: scopes.map((name) => cognito.OAuthScope.custom(name)),
    supportedIdentityProviders: providers.map((name) => cognito.UserPoolClientIdentityProvider.custom(name)),
  }, false));

  test.each([
    [['openid', token], ['COGNITO', token]],
    [[], []],
  ])('are not tokens if nothing can change them: %j, %j', (scopes, providers) => {
    expect(wiringOf(scopes, providers).lists).toMatchObject({ scopes, providers });
  });

  test('are tokens if they name a resource, and are decided in the assembly that is asked about', () => {
    const wiring = wiringOf(['openid', 'api/read'], ['COGNITO', 'Saml']);
    wiring.bind(client);
    const assembly = new Assembly(app);
    const lists = [wiring.lists.scopes, wiring.lists.providers, wiring.lists.writeAttributes];
    expect(lists.map((list) => Token.isUnresolved(list))).toEqual([true, true, true]);
    expect(lists.map((list) => lateListIn(list, assembly))).toEqual([['openid', 'api/read'], ['COGNITO', expect.any(String)], expect.arrayContaining(['email'])]);
    expect(readingDependencies(() => lists.map((list) => lateListIn(list, assembly)))).toEqual([[], [], []]);
  });

  test('leave nothing out if the user wrote them', () => {
    const wiring = wiringOf(['openid'], ['COGNITO']);
    expect(wiring.leftOut(new Assembly(app))).toEqual([]);
    wiring.bind(client);
    expect(wiring.leftOut(new Assembly(app))).toEqual([]);
    expect(wiring.providers(client, new Assembly(app))).toEqual({ names: ['COGNITO'], included: [], leftOut: [] });
  });

  test('of a client without OAuth and with its own attributes', () => {
    const writeAttributes = new cognito.ClientAttributes().withStandardAttributes({ email: true });
    expect(new Wiring(publicSettings({ userPool, disableOAuth: true, writeAttributes }, false)).lists).toEqual({
      scopes: undefined, providers: ['COGNITO'], writeAttributes: ['email'],
    });
  });

  test('of a machine client have no provider', () => {
    const wiring = new Wiring(machineSettings({ userPool, scopes: [cognito.OAuthScope.custom('api/read')] }));
    expect([wiring.lists.providers, wiring.lists.writeAttributes]).toEqual([undefined, undefined]);
    expect(wiring.providers(client, new Assembly(app)).names).toEqual([]);
  });
});

describe('stacks nested in one another', () => {
  test('a provider in the parent, the client in the nested stack: a parameter, no export', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    l1Provider(stack, 'Saml', userPool.userPoolId);
    const nested = new NestedStack(stack, 'Nested');
    spa(nested, userPool);
    expect(providersIn(nested)).toEqual(['COGNITO', { Ref: expect.stringMatching(/^referencetoStackSaml/) }]);
    expectNoTie(stack);
  });

  test('a provider in the nested stack, the client in the parent: an output, no export', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    const nested = new NestedStack(stack, 'Nested');
    l1Provider(nested, 'Saml', userPool.userPoolId);
    spa(stack, userPool);
    expect(providersIn(stack)).toEqual(['COGNITO', { 'Fn::GetAtt': [expect.stringMatching(/^Nested/), expect.stringMatching(/^Outputs\./)] }]);
    expectNoTie(stack);
  });

  test('a provider in a nested stack that takes something of the client: left out', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    const client = spa(stack, userPool);
    const nested = new NestedStack(stack, 'Nested');
    l1Provider(nested, 'Saml', userPool.userPoolId);
    new CfnResource(nested, 'Other', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: client.userPoolClientId } });
    expect(providersIn(stack)).toEqual(['COGNITO']);
    expectLeftOut(stack, 'depends on this client');
  });

  test('a condition in another template: left out', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    const nested = new NestedStack(stack, 'Nested');
    const provider = l1Provider(stack, 'Saml', userPool.userPoolId);
    provider.cfnOptions.condition = new CfnCondition(stack, 'WithSaml', { expression: Fn.conditionEquals(Fn.ref('AWS::Region'), 'eu-west-1') });
    spa(nested, userPool);
    expect(providersIn(nested)).toEqual(['COGNITO']);
    expectLeftOut(nested, 'is created under a condition in another template');
  });
});

describe('across stacks', () => {
  function stacks(...ids: string[]): [App, ...Stack[]] {
    const app = new App();
    const props: StackProps = { env: { region: 'eu-west-1', account: '111111111111' } };
    return [app, ...ids.map((id) => new Stack(app, id, props))];
  }

  test('a provider beside the pool, the client elsewhere: its name, and no tie but that of the pool', () => {
    const [, poolStack, clientStack] = stacks('Pool', 'Client');
    const userPool = new cognito.UserPool(poolStack, 'Pool');
    oidc(poolStack, 'Okta', userPool);
    spa(clientStack, userPool);
    expect(providersIn(clientStack)).toEqual(['COGNITO', 'Okta']);
    expect(Object.keys(Template.fromStack(poolStack).toJSON().Outputs)).toEqual([expect.stringMatching(/^ExportsOutputRefPool/)]);
  });

  test('the pool and the client in one stack, the provider in a later one that uses the client: left out, and said', () => {
    const [app, clientStack, later] = stacks('Client', 'Later');
    const userPool = new cognito.UserPool(clientStack, 'Pool');
    const client = spa(clientStack, userPool);
    l1Provider(later, 'Saml', userPool.userPoolId, { idpIdentifiers: [client.userPoolClientId], attributeMapping: { 'custom:dept': 'd' } });
    app.synth();
    const properties = onlyClient(clientStack) as Record<string, unknown>;
    expect(properties.SupportedIdentityProviders).toEqual(['COGNITO']);
    expect(properties.WriteAttributes).not.toContain('custom:dept');
    expect(clientStack.dependencies).toEqual([]);
    expectLeftOut(clientStack, 'is in a stack that the client\'s stack does not depend on');
  });

  test('a third stack that ours depends on through a reference: its name', () => {
    const [, poolStack, providerStack, clientStack] = stacks('Pool', 'Provider', 'Client');
    const userPool = new cognito.UserPool(poolStack, 'Pool', { customAttributes: { dept: new cognito.StringAttribute({ mutable: true }) } });
    const provider = l1Provider(providerStack, 'Saml', userPool.userPoolId, { attributeMapping: { 'custom:dept': 'd' } });
    const topic = new CfnResource(providerStack, 'Topic', { type: 'AWS::SNS::Topic' });
    new CfnOutput(clientStack, 'Topic', { value: topic.ref });
    spa(clientStack, userPool);
    const properties = onlyClient(clientStack) as Record<string, unknown>;
    expect(properties.SupportedIdentityProviders).toEqual(['COGNITO', 'Saml']);
    expect(properties.WriteAttributes).toContain('custom:dept');
    expect(provider.stack).toBe(providerStack);
  });

  test('a third stack that ours does not depend on: left out, no dependency, no export', () => {
    const [, poolStack, providerStack, clientStack] = stacks('Pool', 'Provider', 'Client');
    const userPool = new cognito.UserPool(poolStack, 'Pool');
    l1Provider(providerStack, 'Saml', userPool.userPoolId);
    spa(clientStack, userPool);
    expect(providersIn(clientStack)).toEqual(['COGNITO']);
    expect(Template.fromStack(providerStack).toJSON().Outputs).toBeUndefined();
    expect(clientStack.dependencies).toEqual([poolStack]);
    expectLeftOut(clientStack, 'is in a stack that the client\'s stack does not depend on');
  });

  test('a provider without a literal name beside the pool: left out', () => {
    const [, poolStack, clientStack] = stacks('Pool', 'Client');
    const userPool = new cognito.UserPool(poolStack, 'Pool');
    l1Provider(poolStack, 'Saml', userPool.userPoolId, { providerName: Fn.importValue('Name') });
    spa(clientStack, userPool);
    expect(providersIn(clientStack)).toEqual(['COGNITO']);
    expectLeftOut(clientStack, 'is in another stack and has a token as its name');
  });

  test('a provider under a condition beside the pool: left out', () => {
    const [, poolStack, clientStack] = stacks('Pool', 'Client');
    const userPool = new cognito.UserPool(poolStack, 'Pool');
    const provider = l1Provider(poolStack, 'Saml', userPool.userPoolId);
    provider.cfnOptions.condition = new CfnCondition(poolStack, 'WithSaml', { expression: Fn.conditionEquals(Fn.ref('AWS::Region'), 'eu-west-1') });
    spa(clientStack, userPool);
    expect(providersIn(clientStack)).toEqual(['COGNITO']);
    expectLeftOut(clientStack, 'is created under a condition in another template');
  });

  test('works within a Stage as within an App', () => {
    const stage = new Stage(new App(), 'Prod');
    const stack = new Stack(stage, 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    spa(stack, userPool);
    l1Provider(stack, 'Saml', userPool.userPoolId);
    expect(providersIn(stack)).toEqual(['COGNITO', { Ref: 'Saml' }]);
  });
});

describe('custom scopes by name', () => {
  test('refer to the resource server of that identifier in the same stack, written before or after', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    new MachineClient(stack, 'Job', { userPool, scopes: ['api/v1/read', 'api/read', 'elsewhere/read'].map((name) => cognito.OAuthScope.custom(name)) });
    for (const identifier of ['api', 'api/v1']) {
      new cognito.CfnUserPoolResourceServer(stack, identifier.replace('/', ''), {
        userPoolId: userPool.userPoolId, identifier, name: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }],
      });
    }
    const l1 = stack.node.findChild('Job').node.defaultChild as cognito.CfnUserPoolClient;
    expect(stack.resolve(l1.allowedOAuthScopes)).toEqual([
      { 'Fn::Join': ['', [{ Ref: 'apiv1' }, '/read']] },
      { 'Fn::Join': ['', [{ Ref: 'api' }, '/read']] },
      'elsewhere/read',
    ]);
  });

  test('a standard scope is not cut, and a scope that holds a token stays as it was written', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    for (const identifier of ['openi', 'api']) {
      new cognito.CfnUserPoolResourceServer(stack, identifier, {
        userPoolId: userPool.userPoolId, identifier, name: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }],
      });
    }
    spa(stack, userPool, { scopes: ['openid', `api/${Fn.ref('AWS::Region')}`, 'api/read'].map((name) => cognito.OAuthScope.custom(name)) });
    expect(onlyClient(stack).AllowedOAuthScopes).toEqual([
      'openid', { 'Fn::Join': ['', ['api/', { Ref: 'AWS::Region' }]] }, { 'Fn::Join': ['', [{ Ref: 'api' }, '/read']] },
    ]);
  });

  test('stay names where the server stands in another stack', () => {
    const app = new App();
    const poolStack = new Stack(app, 'Pool');
    const clientStack = new Stack(app, 'Client');
    const userPool = new cognito.UserPool(poolStack, 'Pool');
    userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
    new MachineClient(clientStack, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('api/read')] });
    expect(onlyClient(clientStack).AllowedOAuthScopes).toEqual(['api/read']);
  });
});

describe('the attributes that may be written by default', () => {
  test('are the standard ones and what the providers in the list map, save what only the service writes', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.CfnUserPool(stack, 'Pool', {
      schema: [
        { name: 'email', required: true, mutable: false },
        { name: 'dept', attributeDataType: 'String' },
        { name: 'plan', attributeDataType: 'String', developerOnlyAttribute: true },
      ],
    });
    l1Provider(stack, 'Saml', userPool.ref, {
      attributeMapping: { 'sub': 's', 'username': 'u', 'email_verified': 'v', 'email': 'e', 'custom:dept': 'd', 'dev:custom:plan': 'p' },
    });
    l1Provider(stack, 'Unlisted', userPool.ref, { attributeMapping: { 'custom:other': 'o' } });
    new ConfidentialAppClient(stack, 'Spa', {
      userPool, callbackUrls: ['https://app.acme.org'], supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom('Saml')],
    });
    const written = onlyClient(stack).WriteAttributes as string[];
    expect(written).toEqual(expect.arrayContaining(['email', 'name', 'zoneinfo', 'custom:dept']));
    for (const name of ['sub', 'username', 'email_verified', 'phone_number_verified', 'custom:other', 'dev:custom:plan']) { expect(written).not.toContain(name); }
  });
});

test('wiring is silent where nothing was left out', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const userPool = new cognito.UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  oidc(stack, 'Okta', userPool, { attributeMapping: { email: cognito.ProviderAttribute.other('email') } });
  spa(stack, userPool);
  app.synth();
  expect(warningsOf(app)).toEqual([]);
});

describe('a provider that is named by a token is the resource that the token refers to', () => {
  type Named = (provider: cognito.CfnUserPoolIdentityProvider, l2: cognito.UserPoolIdentityProviderOidc, stack: Stack) => string;
  test.each<[string, Named]>([
    ['its literal name', () => 'Okta'],
    ['Ref of the L1', (provider) => provider.ref],
    ['providerName of the L2', (_, { providerName }) => providerName],
    ['a late token of it', (_, { providerName }) => Lazy.string({ produce: () => providerName })],
  ])('%s, in the same and in another stack', (_, named) => {
    for (const other of [false, true]) {
      const app = new App();
      const stack = new Stack(app, 'Stack');
      const userPool = new cognito.UserPool(stack, 'Pool', { customAttributes: { dept: new cognito.StringAttribute({ mutable: true }) } });
      const provider = oidc(stack, 'Okta', userPool, { attributeMapping: { email: cognito.ProviderAttribute.other('mail'), custom: { 'custom:dept': cognito.ProviderAttribute.other('d') } } });
      const home = other ? new Stack(app, 'Clients') : stack;
      const name = named(provider.node.defaultChild as cognito.CfnUserPoolIdentityProvider, provider, home);
      const client = spa(home, userPool, { supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom(name)] });
      expect(onlyClient(home).WriteAttributes).toContain('custom:dept');
      expect(warningsOf(client).filter((text) => /federated-attributes|idp-/.test(text))).toEqual([]);
    }
  });

  test('written by hand as an intrinsic', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool', { customAttributes: { dept: new cognito.StringAttribute({ mutable: true }) } });
    l1Provider(stack, 'Saml', userPool.userPoolId, { attributeMapping: { 'custom:dept': 'd' } });
    spa(stack, userPool, { supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom(Fn.ref('Saml'))] });
    expect(onlyClient(stack).WriteAttributes).toContain('custom:dept');
  });

  test('and of no other resource', () => {
    const stack = new Stack(new App(), 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool', { customAttributes: { dept: new cognito.StringAttribute({ mutable: true }) } });
    const saml = l1Provider(stack, 'Saml', userPool.userPoolId, { attributeMapping: { 'custom:dept': 'd' } });
    for (const name of [userPool.userPoolId, saml.getAtt('Id').toString(), Fn.importValue('Provider')]) {
      const client = new PublicAppClient(stack, `C${stack.node.children.length}`, {
        userPool, callbackUrls: ['https://app.acme.org'], supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom(name)],
      });
      expect(stack.resolve((client.node.defaultChild as cognito.CfnUserPoolClient).writeAttributes)).not.toContain('custom:dept');
    }
  });
});
