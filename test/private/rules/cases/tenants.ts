import { CfnUserPoolIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { World } from '../../../world';

const many = (count: number) => Array.from({ length: count }, (_, i) => i);

function provider(world: World, providerName: string, providerType = 'SAML', scope: Construct = world.stack) {
  return new CfnUserPoolIdentityProvider(scope, `Provider${providerName}`, { userPoolId: world.pool.userPoolId, providerName, providerType, providerDetails: { MetadataURL: 'https://idp.acme.org/' } });
}

/** A client without a list of its own, so that it offers every provider of the pool. */
const client = (world: World, id: string, scope: Construct = world.stack) => new PublicAppClient(scope, id, { userPool: world.pool, callbackUrls: ['https://app.acme.org/'] });

export const tenantCases: RuleCase[] = [
  {
    rule: 'idp-of-another-tenant',
    judges: 'neighbour',
    accepts: [
      // Some apps of one company, each with every provider.
      (world) => { ['Okta', 'AzureAd', 'Partner'].forEach((name) => provider(world, name)); ['Web', 'Mobile', 'Admin'].forEach((id) => client(world, id)); return world.pool; },
      (world) => { ['Google', 'Facebook'].forEach((name) => provider(world, name, name)); ['GoogleApp', 'FacebookApp'].forEach((id) => client(world, id)); return world.pool; },
      // One client is named after a provider, the other after none.
      (world) => { ['Acme', 'Globex'].forEach((name) => provider(world, name)); ['AcmeWeb', 'Admin'].forEach((id) => client(world, id)); return world.pool; },
      (world) => {
        ['Acme', 'Globex'].forEach((name) => provider(world, name));
        ['Acme', 'Globex'].forEach((name) => world.l1('public', { supportedIdentityProviders: [name] }, `${name}Client`));
        return world.pool;
      },
      // Three providers, numbered, that two numbered apps share.
      (world) => { ['Saml1', 'Saml2', 'Saml3'].forEach((name) => provider(world, name)); ['App1', 'App2'].forEach((id) => client(world, id)); return world.pool; },
      // All customers of one product, which has a few apps.
      (world) => { many(50).forEach((i) => provider(world, `customer-${1000 + i}`)); ['Web', 'Mobile', 'Admin', ...many(6).map((i) => `Micro${i}`)].forEach((id) => client(world, id)); return world.pool; },
      // Nine apps of a company with many providers, and many apps of one with nine.
      (world) => { many(12).forEach((i) => provider(world, `corp-${'abcdefghijkl'[i]}x`)); many(9).forEach((i) => client(world, `Site${i}`)); return world.pool; },
      (world) => { many(9).forEach((i) => provider(world, `corp-${'abcdefghi'[i]}x`)); many(12).forEach((i) => client(world, `Site${i}`)); return world.pool; },
      // Each client lists its own.
      (world) => { many(50).forEach((i) => provider(world, `idp-${1001 + i}`)); many(50).forEach((i) => world.l1('public', { supportedIdentityProviders: [`idp-${1001 + i}`] }, `App${1001 + i}`)); return world.pool; },
      // One scope for all.
      (world) => { const scope = new Construct(world.stack, 'Auth'); ['Okta', 'Ping'].forEach((name) => provider(world, name, 'SAML', scope)); ['Web', 'Mobile'].forEach((id) => client(world, id, scope)); return world.pool; },
      // The providers in a scope of their own.
      (world) => { const scope = new Construct(world.stack, 'Idps'); ['Okta', 'Ping'].forEach((name) => provider(world, name, 'SAML', scope)); ['Web', 'Mobile'].forEach((id) => client(world, id, new Construct(world.stack, `${id}App`))); return world.pool; },
    ],
    rejects: [
      // By number, by code, and by a part of the name.
      (world) => { many(50).forEach((i) => { provider(world, `idp-${1001 + i}`); client(world, `App${1001 + i}`); }); return world.pool; },
      (world) => { many(2).forEach((i) => { provider(world, `idp-${1001 + i}`); client(world, `App${1001 + i}`); }); return world.pool; },
      (world) => { many(3).forEach((i) => { provider(world, `saml${i}`); client(world, `Client${i}`); }); return world.pool; },
      (world) => { many(20).forEach((i) => { provider(world, `T00${40 + i}`); client(world, `Tenant${40 + i}Web`); }); return world.pool; },
      (world) => { ['acme', 'globex'].forEach((name) => { provider(world, `${name}-saml`); client(world, `${name}Portal`); }); return world.pool; },
      // By the scope that a loop makes for each tenant.
      (world) => { ['a1', 'b2'].forEach((id, i) => { const scope = new Construct(world.stack, id); provider(world, `idp-${'xy'[i]}`, 'SAML', scope); client(world, 'Client', scope); }); return world.pool; },
      // By nothing but how many there are.
      (world) => { many(10).forEach((i) => { provider(world, `idp-${'abcdefghij'[i]}x`); client(world, `Customer${'klmnopqrst'[i]}z`); }); return world.pool; },
      (world) => { ['Acme', 'Globex'].forEach((name) => { provider(world, name); client(world, `${name}Client`); }); return world.pool; },
      (world) => { Array.from({ length: 50 }, (_, i) => `tenant-${100 + i}`).forEach((name) => { provider(world, name, 'OIDC'); client(world, `Client-${name}`); }); return world.pool; },
      (world) => {
        ['Acme', 'Globex'].forEach((name) => provider(world, name));
        ['Acme', 'Globex'].forEach((name) => world.l1('public', { supportedIdentityProviders: ['COGNITO', 'Acme', 'Globex'] }, `${name}Client`));
        return world.pool;
      },
    ],
  },
];
