import { CfnResource, CustomResource, Fn } from 'aws-cdk-lib';
import type { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnManagedLoginBranding, CfnUserPoolDomain, ManagedLoginVersion, OAuthScope, UserPool, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { made } from './made';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { World } from '../../../world';

const IMPORTED = { userPoolId: 'eu-west-1_abc123DEF' };
const callbackUrls = ['https://app.acme.org'];

function domain(world: World, managedLoginVersion = ManagedLoginVersion.NEWER_MANAGED_LOGIN) {
  return world.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' }, managedLoginVersion });
}

function styled(world: World, clientId: string) {
  return new CfnManagedLoginBranding(world.stack, 'Style', { userPoolId: world.pool.userPoolId, clientId, useCognitoProvidedValues: true });
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
    rejects: [{ allowedOAuthScopes: [] }, { allowedOAuthScopes: undefined }, { allowedOAuthFlows: undefined }],
  },
  {
    rule: 'oauth-disabled-with-settings',
    judges: 'client',
    accepts: [
      (world) => made(PublicAppClient, world.stack, 'C', { userPool: world.pool, disableOAuth: true }),
      (world) => made(PublicAppClient, world.stack, 'C', { userPool: world.pool, callbackUrls: ['https://app.acme.org'] }),
      (world) => made(PublicAppClient, world.stack, 'C', { userPool: world.pool, disableOAuth: true, callbackUrls: [], logoutUrls: [], scopes: [] }),
    ],
    rejects: [
      (world) => made(PublicAppClient, world.stack, 'C', { userPool: world.pool, disableOAuth: true, callbackUrls: ['https://app.acme.org'] }),
      (world) => made(PublicAppClient, world.stack, 'C', { userPool: world.pool, disableOAuth: true, scopes: [OAuthScope.OPENID] }),
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
      (world) => { domain(world); return {}; },
      (world) => { new CfnUserPoolDomain(world.stack, 'D', { userPoolId: (world.pool.node.defaultChild as CfnUserPool).ref, domain: 'acme' }); return {}; },
      (world) => { new CfnUserPoolDomain(world.stack, 'D', { userPoolId: Fn.importValue('Pool'), domain: 'acme' }); return {}; },
      (world) => { new CustomResource(world.stack, 'Filler', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f', properties: { Pool: world.pool.userPoolId } }); return {}; },
    ],
    rejects: [
      { allowedOAuthFlows: ['code'] },
      (world) => { new UserPool(world.stack, 'Second').addDomain('D', { cognitoDomain: { domainPrefix: 'acme' } }); return { allowedOAuthFlows: ['code'] }; },
    ],
  },
  // GetClientToken needs no domain.
  { rule: 'oauth-needs-domain', kind: 'machine', accepts: [{}], rejects: [] },
  {
    rule: 'machine-needs-domain',
    kind: 'machine',
    accepts: [
      (world) => { domain(world); return {}; }, IMPORTED, { explicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] }, { explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', Fn.importValue('Flow')] },
      (world) => { new CfnUserPoolDomain(world.stack, 'D', { userPoolId: Fn.importValue('Pool'), domain: 'acme' }); return {}; },
      (world) => { new CustomResource(world.stack, 'Filler', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f', properties: { Pool: world.pool.userPoolId } }); return {}; },
    ],
    rejects: [
      { explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
      (world) => { new UserPool(world.stack, 'Second').addDomain('D', { cognitoDomain: { domainPrefix: 'acme' } }); return { explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }; },
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
      (world) => new UserPoolClient(world.stack, 'L2', { userPool: world.pool, disableOAuth: true }),
      (world) => made(PublicAppClient, world.stack, 'C', { userPool: world.pool, disableOAuth: true }),
      // A custom resource may turn it on.
      (world) => {
        const client = world.l1('public', WITHOUT);
        new CfnResource(world.stack, 'Settings', { type: 'Custom::UserPoolClientSettings', properties: { UserPoolClientId: client.ref } });
        return client;
      },
    ],
    rejects: [],
  },
  {
    rule: 'oauth-needs-managed-login-style',
    judges: 'client',
    accepts: [
      (world) => { domain(world, ManagedLoginVersion.CLASSIC_HOSTED_UI); return world.l1('public', {}); },
      (world) => {
        domain(world);
        const client = world.l1('public', {});
        styled(world, client.ref);
        return client;
      },
      (world) => {
        domain(world);
        const client = made(PublicAppClient, world.stack, 'C', { userPool: world.pool, callbackUrls });
        styled(world, client.userPoolClientId);
        return client;
      },
      (world) => { domain(world); styled(world, Fn.importValue('Client')); return world.l1('public', {}); },
      (world) => { domain(world); return world.l1('public', { allowedOAuthFlowsUserPoolClient: false }); },
      (world) => { domain(world); return world.l1('machine', {}); },
    ],
    rejects: [
      (world) => { domain(world); return world.l1('public', {}); },
      (world) => {
        domain(world);
        styled(world, world.l1('public', {}, 'Other').ref);
        return made(PublicAppClient, world.stack, 'C', { userPool: world.pool, callbackUrls });
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
      (world) => made(MachineClient, world.stack, 'C', { userPool: world.pool, scopes: [] }),
      (world) => made(PublicAppClient, world.stack, 'C', { userPool: world.pool, callbackUrls, scopes: [] }),
    ],
  },
  { rule: 'implicit-discouraged', accepts: [{ allowedOAuthFlows: ['code'] }], rejects: [{ allowedOAuthFlows: ['code', 'implicit'] }, { allowedOAuthFlows: ['implicit'] }] },
];
