import { CfnUserPoolIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const many = (count: number) => Array.from({ length: count }, (_, i) => i);

function provider(fixture: UserPoolFixture, providerName: string, providerType = 'SAML', scope: Construct = fixture.stack) {
  return new CfnUserPoolIdentityProvider(scope, `Provider${providerName}`, { userPoolId: fixture.pool.userPoolId, providerName, providerType, providerDetails: { MetadataURL: 'https://idp.acme.org/' } });
}

/** A client without a list of its own, so that it offers every provider of the pool. */
const client = (fixture: UserPoolFixture, id: string, scope: Construct = fixture.stack) => new PublicAppClient(scope, id, { userPool: fixture.pool, callbackUrls: ['https://app.acme.org/'] });

export const tenantCases: RuleCase[] = [
  {
    rule: 'idp-of-another-tenant',
    judges: 'neighbour',
    accepts: [
      // Some apps of one company, each with every provider.
      (fixture) => { ['Okta', 'AzureAd', 'Partner'].forEach((name) => provider(fixture, name)); ['Web', 'Mobile', 'Admin'].forEach((id) => client(fixture, id)); return fixture.pool; },
      (fixture) => { ['Google', 'Facebook'].forEach((name) => provider(fixture, name, name)); ['GoogleApp', 'FacebookApp'].forEach((id) => client(fixture, id)); return fixture.pool; },
      // One client is named after a provider, the other after none.
      (fixture) => { ['Acme', 'Globex'].forEach((name) => provider(fixture, name)); ['AcmeWeb', 'Admin'].forEach((id) => client(fixture, id)); return fixture.pool; },
      (fixture) => {
        ['Acme', 'Globex'].forEach((name) => provider(fixture, name));
        ['Acme', 'Globex'].forEach((name) => fixture.l1('public', { supportedIdentityProviders: [name] }, `${name}Client`));
        return fixture.pool;
      },
      // Three providers, numbered, that two numbered apps share.
      (fixture) => { ['Saml1', 'Saml2', 'Saml3'].forEach((name) => provider(fixture, name)); ['App1', 'App2'].forEach((id) => client(fixture, id)); return fixture.pool; },
      // All customers of one product, which has a few apps.
      (fixture) => { many(50).forEach((i) => provider(fixture, `customer-${1000 + i}`)); ['Web', 'Mobile', 'Admin', ...many(6).map((i) => `Micro${i}`)].forEach((id) => client(fixture, id)); return fixture.pool; },
      // Nine apps of a company with many providers, and many apps of one with nine.
      (fixture) => { many(12).forEach((i) => provider(fixture, `corp-${'abcdefghijkl'[i]}x`)); many(9).forEach((i) => client(fixture, `Site${i}`)); return fixture.pool; },
      (fixture) => { many(9).forEach((i) => provider(fixture, `corp-${'abcdefghi'[i]}x`)); many(12).forEach((i) => client(fixture, `Site${i}`)); return fixture.pool; },
      // Each client lists its own.
      (fixture) => { many(50).forEach((i) => provider(fixture, `idp-${1001 + i}`)); many(50).forEach((i) => fixture.l1('public', { supportedIdentityProviders: [`idp-${1001 + i}`] }, `App${1001 + i}`)); return fixture.pool; },
      // One scope for all.
      (fixture) => { const scope = new Construct(fixture.stack, 'Auth'); ['Okta', 'Ping'].forEach((name) => provider(fixture, name, 'SAML', scope)); ['Web', 'Mobile'].forEach((id) => client(fixture, id, scope)); return fixture.pool; },
      // The providers in a scope of their own.
      (fixture) => { const scope = new Construct(fixture.stack, 'Idps'); ['Okta', 'Ping'].forEach((name) => provider(fixture, name, 'SAML', scope)); ['Web', 'Mobile'].forEach((id) => client(fixture, id, new Construct(fixture.stack, `${id}App`))); return fixture.pool; },
    ],
    rejects: [
      // By number, by code, and by a part of the name.
      (fixture) => { many(50).forEach((i) => { provider(fixture, `idp-${1001 + i}`); client(fixture, `App${1001 + i}`); }); return fixture.pool; },
      (fixture) => { many(2).forEach((i) => { provider(fixture, `idp-${1001 + i}`); client(fixture, `App${1001 + i}`); }); return fixture.pool; },
      (fixture) => { many(3).forEach((i) => { provider(fixture, `saml${i}`); client(fixture, `Client${i}`); }); return fixture.pool; },
      (fixture) => { many(20).forEach((i) => { provider(fixture, `T00${40 + i}`); client(fixture, `Tenant${40 + i}Web`); }); return fixture.pool; },
      (fixture) => { ['acme', 'globex'].forEach((name) => { provider(fixture, `${name}-saml`); client(fixture, `${name}Portal`); }); return fixture.pool; },
      // By the scope that a loop makes for each tenant.
      (fixture) => { ['a1', 'b2'].forEach((id, i) => { const scope = new Construct(fixture.stack, id); provider(fixture, `idp-${'xy'[i]}`, 'SAML', scope); client(fixture, 'Client', scope); }); return fixture.pool; },
      // By nothing but how many there are.
      (fixture) => { many(10).forEach((i) => { provider(fixture, `idp-${'abcdefghij'[i]}x`); client(fixture, `Customer${'klmnopqrst'[i]}z`); }); return fixture.pool; },
      (fixture) => { ['Acme', 'Globex'].forEach((name) => { provider(fixture, name); client(fixture, `${name}Client`); }); return fixture.pool; },
      (fixture) => { Array.from({ length: 50 }, (_, i) => `tenant-${100 + i}`).forEach((name) => { provider(fixture, name, 'OIDC'); client(fixture, `Client-${name}`); }); return fixture.pool; },
      (fixture) => {
        ['Acme', 'Globex'].forEach((name) => provider(fixture, name));
        ['Acme', 'Globex'].forEach((name) => fixture.l1('public', { supportedIdentityProviders: ['COGNITO', 'Acme', 'Globex'] }, `${name}Client`));
        return fixture.pool;
      },
    ],
  },
];
