import { CfnUserPoolIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { World } from '../../../world';

function provider(world: World, providerName: string, providerType = 'SAML') {
  return new CfnUserPoolIdentityProvider(world.stack, `Provider${providerName}`, { userPoolId: world.pool.userPoolId, providerName, providerType, providerDetails: { MetadataURL: 'https://idp.acme.org/' } });
}

/** A client without a list of its own, so that it offers every provider of the pool. */
const client = (world: World, id: string) => new PublicAppClient(world.stack, id, { userPool: world.pool, callbackUrls: ['https://app.acme.org/'] });

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
    ],
    rejects: [
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
