import { CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { CfnUserPoolIdentityProvider, CfnUserPoolResourceServer, OAuthScope, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const ENV = { region: 'eu-west-1', account: '111111111111' };
const scopes = { allowedOAuthScopes: ['openid', 'orders/read'] };
const providers = { supportedIdentityProviders: ['COGNITO', 'Acme'] };

const elsewhere = (fixture: UserPoolFixture, id = 'Elsewhere') => new Stack(fixture.app, id, { env: ENV });

function server(fixture: UserPoolFixture, stack: Stack, identifier = 'orders') {
  return new CfnUserPoolResourceServer(stack, 'Orders', { userPoolId: fixture.pool.userPoolId, identifier, name: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
}

function provider(fixture: UserPoolFixture, stack: Stack, providerName = 'Acme') {
  return new CfnUserPoolIdentityProvider(stack, 'Acme', {
    userPoolId: fixture.pool.userPoolId,
    providerName,
    providerType: 'SAML',
    providerDetails: { MetadataURL: 'https://idp.acme.org/metadata' },
  });
}

const machine = (fixture: UserPoolFixture, stack = fixture.stack) => new MachineClient(stack, 'C', { userPool: fixture.pool, scopes: [OAuthScope.custom('orders/read')] });

export const deploymentOrderCases: RuleCase[] = [
  {
    rule: 'scope-deployed-later',
    judges: 'client',
    accepts: [
      (fixture) => { server(fixture, fixture.stack); return machine(fixture); },
      (fixture) => { server(fixture, new NestedStack(fixture.stack, 'Nested')); return machine(fixture); },
      // A stack beside the client's, which nothing ties to it.
      (fixture) => { server(fixture, elsewhere(fixture)); return machine(fixture, elsewhere(fixture, 'Clients')); },
      (fixture) => { const stack = elsewhere(fixture); server(fixture, stack); const client = machine(fixture, elsewhere(fixture, 'Clients')); Stack.of(client).addDependency(stack); return client; },
      (fixture) => { server(fixture, fixture.stack); return machine(fixture, elsewhere(fixture)); },
      (fixture) => { server(fixture, elsewhere(fixture)).cfnOptions.condition = { logicalId: 'Some' } as never; return fixture.l1('public', scopes); },
      (fixture) => { server(fixture, elsewhere(fixture), Fn.importValue('Identifier')); return fixture.l1('public', scopes); },
      // Two of one name, of which one is made before.
      (fixture) => { server(fixture, elsewhere(fixture)); server(fixture, fixture.stack); return fixture.l1('public', scopes); },
      (fixture) => {
        server(fixture, elsewhere(fixture));
        const client = fixture.l1('public', scopes);
        client.addDependency(new CfnResource(fixture.stack, 'Maker', { type: 'Custom::Maker' }));
        return client;
      },
    ],
    rejects: [
      (fixture) => { server(fixture, elsewhere(fixture)); return machine(fixture); },
      (fixture) => { server(fixture, elsewhere(fixture)); return fixture.l1('public', scopes); },
      (fixture) => { server(fixture, new NestedStack(elsewhere(fixture), 'Nested')); return machine(fixture); },
      (fixture) => {
        const [first, last] = [elsewhere(fixture, 'Clients'), elsewhere(fixture)];
        server(fixture, last);
        last.addDependency(first);
        return machine(fixture, first);
      },
    ],
  },
  {
    rule: 'idp-deployed-later',
    judges: 'client',
    accepts: [
      (fixture) => { provider(fixture, fixture.stack); return fixture.l1('public', providers); },
      (fixture) => { provider(fixture, elsewhere(fixture), 'Other'); return fixture.l1('public', providers); },
      // The default list leaves it out, and says so.
      (fixture) => { provider(fixture, elsewhere(fixture)); return new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['https://app.acme.org/'] }); },
    ],
    rejects: [
      (fixture) => { provider(fixture, elsewhere(fixture)); return fixture.l1('public', providers); },
      (fixture) => {
        provider(fixture, elsewhere(fixture));
        return new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['https://app.acme.org/'], supportedIdentityProviders: [UserPoolClientIdentityProvider.custom('Acme')] });
      },
    ],
  },
];
