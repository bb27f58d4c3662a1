import type { CfnResource } from 'aws-cdk-lib';
import { App, CfnOutput, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { PublicAppClientProps } from '../../../../src';
import { MachineClient, PublicAppClient } from '../../../../src';
import { Assembly } from '../../../../src/private/assembly/assembly';
import type { ListFact } from '../../../../src/private/assembly/text';
import { decidedOnce } from '../../../../src/private/construction/wiring/decided-once';
import { clientFacts } from '../../../../src/private/facts/client-facts';
import { IDENTITY_PROVIDER } from '../../../../src/private/service/types';
import { l1Of } from '../../../user-pool-fixture';

interface Lists { SupportedIdentityProviders?: unknown[]; AllowedOAuthScopes?: unknown[]; WriteAttributes?: string[] }

function poolIn(stack: Stack): cognito.UserPool {
  return new cognito.UserPool(stack, 'Pool', { customAttributes: { dept: new cognito.StringAttribute({ mutable: true }) } });
}

function saml(scope: Construct, name: string, userPool: cognito.IUserPool, more: Partial<cognito.CfnUserPoolIdentityProviderProps> = {}) {
  return new cognito.CfnUserPoolIdentityProvider(scope, name, {
    userPoolId: userPool.userPoolId, providerName: name, providerType: 'SAML', providerDetails: { MetadataURL: 'https://idp.acme.org/metadata' }, ...more,
  });
}

function spa(scope: Construct, id: string, userPool: cognito.IUserPool, props: Partial<PublicAppClientProps> = {}) {
  return new PublicAppClient(scope, id, { userPool, callbackUrls: ['https://app.acme.org'], ...props });
}

/** The lists of a client in the template of a new synth. */
function synthesized(app: App, client: Construct): Lists {
  const stack = Stack.of(client);
  const { Resources } = app.synth({ force: true }).getStackByName(stack.stackName).template as { Resources: Record<string, { Properties: Lists }> };
  return Resources[stack.resolve(l1Of(client).logicalId) as string].Properties;
}

describe('what clients of one stack share', () => {
  test('is not shared where a provider depends on one of them', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const pool = poolIn(stack);
    const [one, other] = [spa(stack, 'One', pool), spa(stack, 'Other', pool)];
    saml(stack, 'Saml', pool, { attributeMapping: { 'custom:dept': 'dept' } }).node.addDependency(one);
    expect(synthesized(app, one).SupportedIdentityProviders).toEqual(['COGNITO']);
    expect(synthesized(app, one).WriteAttributes).not.toContain('custom:dept');
    expect(synthesized(app, other).SupportedIdentityProviders).toEqual(['COGNITO', { Ref: 'Saml' }]);
    expect(synthesized(app, other).WriteAttributes).toContain('custom:dept');
  });

  test('is not what a client in another stack gets', () => {
    const app = new App();
    const [home, away] = [new Stack(app, 'Home'), new Stack(app, 'Away')];
    const pool = poolIn(home);
    saml(home, 'Saml', pool);
    const [here, there] = [spa(home, 'Here', pool), spa(away, 'There', pool)];
    expect(synthesized(app, here).SupportedIdentityProviders).toEqual(['COGNITO', { Ref: 'Saml' }]);
    expect(synthesized(app, there).SupportedIdentityProviders).toEqual(['COGNITO', 'Saml']);
  });

  test('is not what a client of another pool, or one that names its providers, gets', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const [pool, second] = [poolIn(stack), new cognito.UserPool(stack, 'Second')];
    ['Okta', 'Entra'].forEach((name) => saml(stack, name, pool));
    const clients = [
      spa(stack, 'Default', pool),
      spa(stack, 'Chosen', pool, { supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom('Entra')] }),
      spa(stack, 'OtherPool', second),
    ];
    expect(clients.map((client) => synthesized(app, client).SupportedIdentityProviders))
      .toEqual([['COGNITO', { Ref: 'Okta' }, { Ref: 'Entra' }], [{ Ref: 'Entra' }], ['COGNITO']]);
  });

  test('is not what another of its lists gets', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const pool = poolIn(stack);
    saml(stack, 'Entra', pool);
    const client = spa(stack, 'Client', pool, {
      supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom('Entra')], scopes: [cognito.OAuthScope.custom('Entra')],
    });
    const { scopes, providers } = clientFacts(l1Of(client), new Assembly(app))!.facts;
    expect(scopes).toEqual({ items: ['Entra'], open: false });
    expect(providers).toEqual({ items: ['Entra'], via: ['Stack/Entra'], open: false });
  });

  test('is decided anew in each synth, whatever was resolved before', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const pool = poolIn(stack);
    const [one, other] = [spa(stack, 'One', pool), spa(stack, 'Other', pool)];
    const machine = new MachineClient(stack, 'Machine', { userPool: pool, scopes: [cognito.OAuthScope.custom('api/read')] });
    const server = () => new cognito.CfnUserPoolResourceServer(stack, 'Api', {
      userPoolId: pool.userPoolId, identifier: 'api', name: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }],
    });
    const early = () => [one, other].map((client) => stack.resolve((l1Of(client) as cognito.CfnUserPoolClient).supportedIdentityProviders));

    expect(early()).toEqual([['COGNITO'], ['COGNITO']]);
    server();
    expect(synthesized(app, one).SupportedIdentityProviders).toEqual(['COGNITO']);
    expect(synthesized(app, machine).AllowedOAuthScopes).toEqual([{ 'Fn::Join': ['', [{ Ref: 'Api' }, '/read']] }]);

    saml(stack, 'Saml', pool, { attributeMapping: { 'custom:dept': 'dept' } });
    for (const client of [one, other]) {
      const lists = synthesized(app, client);
      expect(lists.SupportedIdentityProviders).toEqual(['COGNITO', { Ref: 'Saml' }]);
      expect(lists.WriteAttributes).toContain('custom:dept');
    }

    stack.node.tryRemoveChild('Saml');
    expect(synthesized(app, one).SupportedIdentityProviders).toEqual(['COGNITO']);
    expect(synthesized(app, other).WriteAttributes).not.toContain('custom:dept');
  });

  test('follows a stack dependency that CDK adds while it renders', () => {
    const app = new App();
    const [home, third, away] = [new Stack(app, 'Home'), new Stack(app, 'Third'), new Stack(app, 'Away')];
    const pool = poolIn(home);
    const provider = saml(third, 'Saml', pool);
    const clients = [spa(away, 'One', pool), spa(away, 'Other', pool)];
    new CfnOutput(away, 'Uses', { value: provider.ref });
    for (const client of clients) { expect(synthesized(app, client).SupportedIdentityProviders).toEqual(['COGNITO', 'Saml']); }
  });
});

test('facts show a late list as the template will, for each client and each state of the app', () => {
  const stack = new Stack(new App(), 'Stack');
  const pool = poolIn(stack);
  const [one, other] = [spa(stack, 'One', pool), spa(stack, 'Other', pool)].map((client) => l1Of(client));
  const facts = (client: CfnResource) => {
    const { providers, writeAttributes } = clientFacts(client, new Assembly(stack.node.root))!.facts;
    return { providers: (providers as ListFact).items, dept: (writeAttributes as ListFact).items.includes('custom:dept') };
  };
  expect([one, other].map(facts)).toEqual([{ providers: ['COGNITO'], dept: false }, { providers: ['COGNITO'], dept: false }]);
  saml(stack, 'Saml', pool, { attributeMapping: { 'custom:dept': 'dept' } }).addDependency(one);
  expect([one, other].map(facts)).toEqual([{ providers: ['COGNITO'], dept: false }, { providers: ['COGNITO', 'Saml'], dept: true }]);
});

describe('how often a list of two clients is decided', () => {
  const counted = (clients: readonly Construct[], assembly = new Assembly(clients[0].node.root)) => {
    const decide = jest.fn(() => ['Saml']);
    for (const client of clients) {
      const l1 = l1Of(client);
      expect(decidedOnce('', l1, IDENTITY_PROVIDER, assembly.poolOf(l1), assembly, decide)).toEqual(['Saml']);
    }
    return decide.mock.calls.length;
  };

  type Provided = (pool: cognito.IUserPool, home: Stack, away: Stack) => Construct | void;
  const nested = (stack: Stack) => new NestedStack(stack, 'Nested');
  test.each<[string, number, 'home' | 'away', Provided]>([
    ['no provider', 1, 'home', () => undefined],
    ['a provider in the stack of the clients', 1, 'home', (pool, home) => saml(home, 'Saml', pool)],
    ['a provider in their stack that depends on a client that is not one of them', 1, 'home', (pool, home) => {
      saml(home, 'Saml', pool).node.addDependency(spa(home, 'Third', pool));
    }],
    ['a provider in the stack of the pool', 1, 'away', (pool, home) => saml(home, 'Saml', pool)],
    ['a provider in a nested stack of the stack of the pool', 1, 'away', (pool, home) => saml(nested(home), 'Saml', pool)],
    ['a provider in a nested stack of their own stack', 1, 'away', (pool, _, away) => saml(nested(away), 'Saml', pool)],
    ['a provider in the stack of the pool that depends on a client there', 2, 'away', (pool, home) => {
      saml(home, 'Saml', pool).node.addDependency(spa(home, 'Third', pool));
    }],
    ['a provider in a nested stack of their own that depends on a client', 2, 'away', (pool, _, away) => {
      saml(nested(away), 'Saml', pool).node.addDependency(spa(away, 'Third', pool));
    }],
    ['a provider in a third stack', 2, 'away', (pool, home) => saml(new Stack(home.node.scope!, 'Third'), 'Saml', pool)],
    ['a provider in the stack of the pool and one in a third stack', 2, 'away', (pool, home) => {
      saml(home, 'Near', pool);
      saml(new Stack(home.node.scope!, 'Third'), 'Far', pool);
    }],
  ])('%s: %d', (_, times, where, provided) => {
    const app = new App();
    const [home, away] = [new Stack(app, 'Home'), new Stack(app, 'Away')];
    const pool = poolIn(home);
    const clients = ['One', 'Other'].map((id) => spa(where === 'home' ? home : away, id, pool));
    provided(pool, home, away);
    expect(counted(clients)).toBe(times);
  });

  test('once for a pool that is unknown, and once for one that is imported', () => {
    const stack = new Stack(new App(), 'Stack');
    const imported = cognito.UserPool.fromUserPoolId(stack, 'Imported', 'eu-west-1_abc123DEF');
    saml(stack, 'Saml', imported);
    expect(counted(['A', 'B'].map((id) => spa(stack, id, imported)))).toBe(1);
    const unknown = cognito.UserPool.fromUserPoolId(stack, 'Unknown', Fn.importValue('Pool'));
    // It may be of any pool, and is in no list.
    saml(new Stack(stack.node.scope as App, 'Third'), 'OfAnother', cognito.UserPool.fromUserPoolId(stack, 'OtherUnknown', Fn.importValue('Other')));
    expect(counted(['C', 'D'].map((id) => spa(stack, id, unknown)))).toBe(1);
  });

  test('the providers are looked at once for all clients', () => {
    const stack = new Stack(new App(), 'Stack');
    const pool = poolIn(stack);
    saml(stack, 'Saml', pool);
    const assembly = new Assembly(stack.node.root);
    const asked = jest.spyOn(assembly, 'ofPool');
    const clients = ['A', 'B', 'C', 'D'].map((id) => spa(stack, id, pool));
    counted(clients.slice(0, 1), assembly);
    const first = asked.mock.calls.length;
    counted(clients, assembly);
    expect(asked.mock.calls.length).toBe(first);
  });
});
