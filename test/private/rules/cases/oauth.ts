import { CfnResource, CustomResource, Fn } from 'aws-cdk-lib';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnManagedLoginBranding, CfnUserPoolDomain, ManagedLoginVersion, OAuthScope, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { made } from './made';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const IMPORTED = { userPoolId: 'eu-west-1_abc123DEF' };
const callbackUrls = ['https://app.acme.org'];

function domain(fixture: UserPoolFixture, managedLoginVersion = ManagedLoginVersion.NEWER_MANAGED_LOGIN) {
  return fixture.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' }, managedLoginVersion });
}

function styled(fixture: UserPoolFixture, clientId: string) {
  return new CfnManagedLoginBranding(fixture.stack, 'Style', { userPoolId: fixture.pool.userPoolId, clientId, useCognitoProvidedValues: true });
}

/** The settings of a client that signs users in, without the flag and without a grant. */
const WITHOUT = { allowedOAuthFlowsUserPoolClient: undefined, allowedOAuthFlows: undefined };

export const oauthCases: RuleCase[] = [
  {
    rule: 'client-credentials-exclusive',
    kind: 'confidential',
    accepts: [{ allowedOAuthFlows: ['code', 'implicit'] }],
    rejects: [{ allowedOAuthFlows: ['client_credentials', 'code'] }, { allowedOAuthFlows: ['implicit', 'client_credentials'] }],
  },
  { rule: 'client-credentials-needs-secret', kind: 'machine', accepts: [{}], rejects: [{ generateSecret: false }, { generateSecret: undefined }] },
  { rule: 'oauth-flow-enum', accepts: [{ allowedOAuthFlows: ['code'] }, { allowedOAuthFlows: ['code', 'implicit', 'code'] }], rejects: [{ allowedOAuthFlows: ['authorization_code'] }, { allowedOAuthFlows: ['a', 'b', 'c', 'd'] }, { allowedOAuthFlows: ['code', 'password'] }, { allowedOAuthFlows: ['code', 'code', 'code', 'code'] }] },
  {
    rule: 'oauth-flows-required-when-enabled',
    accepts: [{}],
    rejects: [{ allowedOAuthScopes: [] }, { allowedOAuthScopes: undefined }, { allowedOAuthFlows: undefined }, { allowedOAuthFlows: undefined, callbackUrLs: undefined }],
  },
  {
    rule: 'oauth-disabled-with-settings',
    judges: 'client',
    accepts: [
      (fixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, disableOAuth: true }),
      (fixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['https://app.acme.org'] }),
      (fixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, disableOAuth: true, callbackUrls: [], logoutUrls: [], scopes: [] }),
    ],
    rejects: [
      (fixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, disableOAuth: true, callbackUrls: ['https://app.acme.org'] }),
      (fixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, disableOAuth: true, scopes: [OAuthScope.OPENID] }),
    ],
  },
  {
    rule: 'oauth-flag-required',
    only: 'l1',
    accepts: [
      { allowedOAuthFlowsUserPoolClient: false, allowedOAuthFlows: undefined },
      { allowedOAuthFlowsUserPoolClient: undefined, allowedOAuthFlows: [] },
      {},
    ],
    rejects: [{ allowedOAuthFlowsUserPoolClient: false }, { allowedOAuthFlowsUserPoolClient: undefined }],
  },
  { rule: 'oauth-flag-required', only: 'l1', kind: 'machine', accepts: [{}], rejects: [{ allowedOAuthFlowsUserPoolClient: undefined }] },
  {
    rule: 'oauth-needs-domain',
    accepts: [
      { allowedOAuthFlowsUserPoolClient: false }, IMPORTED,
      (fixture) => { domain(fixture); return {}; },
      (fixture) => { new CfnUserPoolDomain(fixture.stack, 'D', { userPoolId: (fixture.pool.node.defaultChild as CfnUserPool).ref, domain: 'acme' }); return {}; },
      (fixture) => { new CfnUserPoolDomain(fixture.stack, 'D', { userPoolId: Fn.importValue('Pool'), domain: 'acme' }); return {}; },
      (fixture) => { new CustomResource(fixture.stack, 'Filler', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f', properties: { Pool: fixture.pool.userPoolId } }); return {}; },
    ],
    rejects: [
      { allowedOAuthFlows: ['code'] },
      (fixture) => { new UserPool(fixture.stack, 'Second').addDomain('D', { cognitoDomain: { domainPrefix: 'acme' } }); return { allowedOAuthFlows: ['code'] }; },
    ],
  },
  // GetClientToken needs no domain.
  { rule: 'oauth-needs-domain', kind: 'machine', accepts: [{}], rejects: [] },
  {
    rule: 'machine-needs-domain',
    kind: 'machine',
    accepts: [
      (fixture) => { domain(fixture); return {}; }, IMPORTED, { explicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] }, { explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', Fn.importValue('Flow')] },
      (fixture) => { new CfnUserPoolDomain(fixture.stack, 'D', { userPoolId: Fn.importValue('Pool'), domain: 'acme' }); return {}; },
      (fixture) => { new CustomResource(fixture.stack, 'Filler', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f', properties: { Pool: fixture.pool.userPoolId } }); return {}; },
    ],
    rejects: [
      { explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
      (fixture) => { new UserPool(fixture.stack, 'Second').addDomain('D', { cognitoDomain: { domainPrefix: 'acme' } }); return { explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }; },
    ],
  },
  { rule: 'machine-needs-domain', only: 'l1', kind: 'machine', accepts: [], rejects: [{ explicitAuthFlows: undefined }, { explicitAuthFlows: [] }] },
  { rule: 'machine-needs-domain', kind: 'public', accepts: [{}], rejects: [] },
  {
    rule: 'oauth-settings-without-flag',
    only: 'l1',
    accepts: [
      {}, { allowedOAuthFlowsUserPoolClient: false },
      { allowedOAuthFlowsUserPoolClient: undefined, allowedOAuthFlows: undefined, allowedOAuthScopes: [], callbackUrLs: [] },
      { ...WITHOUT, callbackUrLs: undefined, allowedOAuthScopes: undefined, logoutUrLs: ['https://app.acme.org'] },
      { ...WITHOUT, allowedOAuthFlows: Fn.split(',', Fn.importValue('Grants')) },
      { ...WITHOUT, callbackUrLs: Fn.split(',', Fn.importValue('Urls')), allowedOAuthScopes: undefined },
    ],
    rejects: [
      WITHOUT, { ...WITHOUT, allowedOAuthFlowsUserPoolClient: false }, { ...WITHOUT, allowedOAuthFlows: [] },
      { ...WITHOUT, allowedOAuthScopes: undefined }, { ...WITHOUT, callbackUrLs: undefined },
      { ...WITHOUT, callbackUrLs: undefined, allowedOAuthScopes: undefined, defaultRedirectUri: 'https://app.acme.org/callback' },
      { ...WITHOUT, callbackUrLs: [`https://${Fn.importValue('Host')}/cb`] },
    ],
  },
  {
    rule: 'oauth-settings-without-flag',
    judges: 'client',
    accepts: [
      (fixture) => new UserPoolClient(fixture.stack, 'L2', { userPool: fixture.pool, disableOAuth: true }),
      (fixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, disableOAuth: true }),
      // A custom resource may turn it on.
      (fixture) => {
        const client = fixture.l1('public', WITHOUT);
        new CfnResource(fixture.stack, 'Settings', { type: 'Custom::UserPoolClientSettings', properties: { UserPoolClientId: client.ref } });
        return client;
      },
    ],
    rejects: [],
  },
  {
    rule: 'oauth-needs-managed-login-style',
    judges: 'client',
    accepts: [
      (fixture) => { domain(fixture, ManagedLoginVersion.CLASSIC_HOSTED_UI); return fixture.l1('public', {}); },
      (fixture) => {
        domain(fixture);
        const client = fixture.l1('public', {});
        styled(fixture, client.ref);
        return client;
      },
      (fixture) => {
        domain(fixture);
        const client = made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, callbackUrls });
        styled(fixture, client.userPoolClientId);
        return client;
      },
      (fixture) => { domain(fixture); styled(fixture, Fn.importValue('Client')); return fixture.l1('public', {}); },
      (fixture) => { domain(fixture); return fixture.l1('public', { allowedOAuthFlowsUserPoolClient: false }); },
      (fixture) => { domain(fixture); return fixture.l1('machine', {}); },
    ],
    rejects: [
      (fixture) => { domain(fixture); return fixture.l1('public', {}); },
      (fixture) => {
        domain(fixture);
        styled(fixture, fixture.l1('public', {}, 'Other').ref);
        return made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, callbackUrls });
      },
    ],
  },
  {
    rule: 'm2m-ignores-user-settings',
    kind: 'machine',
    accepts: [{}, { callbackUrLs: [] }, { refreshTokenValidity: 30, supportedIdentityProviders: ['COGNITO'] }],
    rejects: [{ callbackUrLs: callbackUrls }, { logoutUrLs: callbackUrls }, { defaultRedirectUri: callbackUrls[0] }, { refreshTokenRotation: { feature: 'ENABLED' } }],
  },
  { rule: 'm2m-ignores-user-settings', accepts: [{ callbackUrLs: callbackUrls }], rejects: [] },
  {
    rule: 'oauth-flows-required-when-enabled',
    judges: 'client',
    accepts: [],
    rejects: [
      (fixture) => made(MachineClient, fixture.stack, 'C', { userPool: fixture.pool, scopes: [] }),
      (fixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, callbackUrls, scopes: [] }),
    ],
  },
  { rule: 'implicit-discouraged', accepts: [{ allowedOAuthFlows: ['code'] }], rejects: [{ allowedOAuthFlows: ['code', 'implicit'] }, { allowedOAuthFlows: ['implicit'] }] },
];
