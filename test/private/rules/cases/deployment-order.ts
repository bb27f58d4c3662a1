import { CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { CfnUserPoolIdentityProvider, CfnUserPoolResourceServer, OAuthScope, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { World } from '../../../world';

const ENV = { region: 'eu-west-1', account: '111111111111' };
const scopes = { allowedOAuthScopes: ['openid', 'orders/read'] };
const providers = { supportedIdentityProviders: ['COGNITO', 'Acme'] };

const elsewhere = (world: World, id = 'Elsewhere') => new Stack(world.app, id, { env: ENV });

function server(world: World, stack: Stack, identifier = 'orders') {
  return new CfnUserPoolResourceServer(stack, 'Orders', { userPoolId: world.pool.userPoolId, identifier, name: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
}

function provider(world: World, stack: Stack, providerName = 'Acme') {
  return new CfnUserPoolIdentityProvider(stack, 'Acme', {
    userPoolId: world.pool.userPoolId,
    providerName,
    providerType: 'SAML',
    providerDetails: { MetadataURL: 'https://idp.acme.org/metadata' },
  });
}

const machine = (world: World, stack = world.stack) => new MachineClient(stack, 'C', { userPool: world.pool, scopes: [OAuthScope.custom('orders/read')] });

export const deploymentOrderCases: RuleCase[] = [
  {
    rule: 'scope-deployed-later',
    judges: 'client',
    accepts: [
      (world) => { server(world, world.stack); return machine(world); },
      (world) => { server(world, new NestedStack(world.stack, 'Nested')); return machine(world); },
      // A stack beside the client's, which nothing ties to it.
      (world) => { server(world, elsewhere(world)); return machine(world, elsewhere(world, 'Clients')); },
      (world) => { const stack = elsewhere(world); server(world, stack); const client = machine(world, elsewhere(world, 'Clients')); Stack.of(client).addDependency(stack); return client; },
      (world) => { server(world, world.stack); return machine(world, elsewhere(world)); },
      (world) => { server(world, elsewhere(world)).cfnOptions.condition = { logicalId: 'Some' } as never; return world.l1('public', scopes); },
      (world) => { server(world, elsewhere(world), Fn.importValue('Identifier')); return world.l1('public', scopes); },
      // Two of one name, of which one is made before.
      (world) => { server(world, elsewhere(world)); server(world, world.stack); return world.l1('public', scopes); },
      (world) => {
        server(world, elsewhere(world));
        const client = world.l1('public', scopes);
        client.addDependency(new CfnResource(world.stack, 'Maker', { type: 'Custom::Maker' }));
        return client;
      },
    ],
    rejects: [
      (world) => { server(world, elsewhere(world)); return machine(world); },
      (world) => { server(world, elsewhere(world)); return world.l1('public', scopes); },
      (world) => { server(world, new NestedStack(elsewhere(world), 'Nested')); return machine(world); },
      (world) => {
        const [first, last] = [elsewhere(world, 'Clients'), elsewhere(world)];
        server(world, last);
        last.addDependency(first);
        return machine(world, first);
      },
    ],
  },
  {
    rule: 'idp-deployed-later',
    judges: 'client',
    accepts: [
      (world) => { provider(world, world.stack); return world.l1('public', providers); },
      (world) => { provider(world, elsewhere(world), 'Other'); return world.l1('public', providers); },
      // The default list leaves it out, and says so.
      (world) => { provider(world, elsewhere(world)); return new PublicAppClient(world.stack, 'C', { userPool: world.pool, callbackUrls: ['https://app.acme.org/'] }); },
    ],
    rejects: [
      (world) => { provider(world, elsewhere(world)); return world.l1('public', providers); },
      (world) => {
        provider(world, elsewhere(world));
        return new PublicAppClient(world.stack, 'C', { userPool: world.pool, callbackUrls: ['https://app.acme.org/'], supportedIdentityProviders: [UserPoolClientIdentityProvider.custom('Acme')] });
      },
    ],
  },
];
