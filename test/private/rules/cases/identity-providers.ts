import { CfnCondition, CfnParameter, CfnResource, CustomResource, Fn, Stack } from 'aws-cdk-lib';
import type { CfnUserPoolIdentityProviderProps } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPool, CfnUserPoolIdentityProvider, UserPoolClientIdentityProvider, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { World } from '../../../world';

const providers = (...supportedIdentityProviders: string[]) => ({ supportedIdentityProviders });
const IMPORTED = { userPoolId: 'eu-west-1_abc123DEF' };
const callbackUrls = ['https://app.acme.org'];

function saml(world: World, providerName = 'Okta', more: Partial<CfnUserPoolIdentityProviderProps> = {}, scope = world.stack) {
  return new CfnUserPoolIdentityProvider(scope, 'Saml', {
    userPoolId: world.pool.userPoolId, providerName, providerType: 'SAML', providerDetails: { MetadataURL: 'https://idp.acme.org/metadata' }, ...more,
  });
}

function sometimes(world: World) {
  return new CfnCondition(world.stack, 'Sometimes', { expression: Fn.conditionEquals('a', Fn.ref('AWS::Region')) });
}

const spa = (world: World, scope = world.stack) => new PublicAppClient(scope, 'Spa', { userPool: world.pool, callbackUrls });
const FEDERATED = { ...providers('Okta') };

export const identityProviderCases: RuleCase[] = [
  { rule: 'idp-name-length', accepts: [{ ...providers('x'.repeat(32)), ...IMPORTED }, { ...providers('あ'.repeat(32)), ...IMPORTED }, { ...providers('🔑'.repeat(32)), ...IMPORTED }], rejects: [providers('x'.repeat(33)), providers('🔑'.repeat(33)), providers(''), providers('a\u0007b')] },
  {
    rule: 'idp-must-exist',
    accepts: [
      providers('COGNITO'), { ...providers('Okta'), ...IMPORTED },
      (world) => { saml(world); return providers('COGNITO', 'Okta'); },
      (world) => { saml(world).cfnOptions.condition = sometimes(world); return providers('Okta', 'Other'); },
      (world) => { saml(world, Fn.importValue('Name')); return providers('Other'); },
      (world) => { saml(world, 'Okta', { userPoolId: Fn.importValue('Pool') }); return providers('Other'); },
      (world) => { new CustomResource(world.stack, 'Filler', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f', properties: { Pool: world.pool.userPoolId } }); return providers('Other'); },
    ],
    rejects: [
      providers('Google'), providers('COGNITO', 'google'), providers('cognito'),
      (world) => { saml(world, 'Okta', { userPoolId: new CfnUserPool(world.stack, 'Second').ref }); return providers('Okta'); },
    ],
  },
  {
    rule: 'idp-must-exist',
    judges: 'client',
    accepts: [
      (world) => {
        const client = world.l1('public', providers('Other'));
        client.addDependency(new CfnResource(world.stack, 'Maker', { type: 'Custom::Maker' }));
        return client;
      },
      (world) => world.l1('public', providers(saml(world).ref)),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: world.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.custom(saml(world).ref)] }),
    ],
    rejects: [
      (world) => world.l1('public', providers(saml(world, 'Okta', { userPoolId: new CfnUserPool(world.stack, 'Second').ref }).ref)),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: world.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.GOOGLE] }),
      (world) => { saml(world); return world.l1('public', providers('okta')); },
      (world) => { saml(world); return new PublicAppClient(world.stack, 'C', { userPool: world.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.custom('okta')] }); },
      // These custom resources are handed the pool, and make nothing of it.
      (world) => {
        world.pool.addClient('WithSecret', { generateSecret: true }).userPoolClientSecret;
        return world.l1('public', providers('Google'));
      },
      (world) => {
        new CfnResource(world.stack, 'Website', { type: 'Custom::CDKBucketDeployment', properties: { SourceMarkers: [{ pool: world.pool.userPoolId }] } });
        return world.l1('public', providers('Google'));
      },
    ],
  },
  {
    rule: 'idp-case-sensitive',
    accepts: [
      { ...providers('Google', 'COGNITO'), ...IMPORTED }, { ...providers('googleworkspace'), ...IMPORTED },
      (world) => { saml(world, 'google', { userPoolId: IMPORTED.userPoolId }); return { ...providers('google'), ...IMPORTED }; },
      providers('google'),
    ],
    rejects: [{ ...providers('google'), ...IMPORTED }, { ...providers('Cognito'), ...IMPORTED }, { ...providers('loginwithamazon'), ...IMPORTED }],
  },
  {
    rule: 'idp-needs-dependson',
    judges: 'client',
    accepts: [
      (world) => world.l1('public', providers(saml(world).ref)),
      (world) => {
        const client = world.l1('public', providers('Okta'));
        client.addDependency(saml(world));
        return client;
      },
      (world) => { saml(world); return new PublicAppClient(world.stack, 'C', { userPool: world.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.custom('Okta')] }); },
      (world) => { saml(world, 'Okta', {}, new Stack(world.app, 'Before')); return world.l1('public', providers('Okta')); },
    ],
    rejects: [(world) => { saml(world); return world.l1('public', providers('COGNITO', 'Okta')); }],
  },
  {
    rule: 'idp-at-least-one',
    accepts: [providers('COGNITO'), { supportedIdentityProviders: undefined, allowedOAuthFlowsUserPoolClient: false }, providers(Fn.importValue('Name'))],
    rejects: [
      providers(), { supportedIdentityProviders: undefined },
      { ...providers(), allowedOAuthFlows: ['implicit'] }, { ...providers(), allowedOAuthFlows: ['implicit', 'code'] },
    ],
  },
  {
    rule: 'idp-at-least-one',
    judges: 'client',
    accepts: [(world) => {
      const client = world.l1('public', providers());
      new CfnResource(world.stack, 'Rewriter', { type: 'Custom::Rewriter', properties: { Client: client.ref } });
      return client;
    }],
    rejects: [],
  },
  { rule: 'idp-at-least-one', kind: 'confidential', accepts: [{}], rejects: [providers()] },
  {
    rule: 'idp-left-out',
    judges: 'client',
    accepts: [
      (world) => { saml(world); return spa(world); },
      (world) => {
        const client = new PublicAppClient(world.stack, 'C', { userPool: world.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO] });
        saml(world, 'Okta', { idpIdentifiers: [client.userPoolClientId] });
        return client;
      },
      (world) => { saml(world).cfnOptions.condition = sometimes(world); return spa(world); },
    ],
    rejects: [
      (world) => {
        const client = spa(world);
        saml(world, 'Okta', { idpIdentifiers: [client.userPoolClientId] });
        return client;
      },
      (world) => { saml(world, 'Okta', {}, new Stack(world.app, 'Elsewhere')); return spa(world); },
      (world) => { saml(world).cfnOptions.condition = sometimes(world); return spa(world, new Stack(world.app, 'Elsewhere')); },
      (world) => { saml(world, Fn.importValue('Name')); return spa(world, new Stack(world.app, 'Elsewhere')); },
    ],
  },
  {
    rule: 'idp-mapped-attribute-writable',
    accepts: [
      (world) => { saml(world, 'Okta', { attributeMapping: { email: 'e', username: 'u', sub: 's', email_verified: 'v' } }); return { ...providers('Okta'), writeAttributes: ['email'] }; },
      (world) => { saml(world, 'Okta', { attributeMapping: { email: 'e' } }); return { ...providers('COGNITO'), writeAttributes: ['name'] }; },
      // Nobody knows what an empty list means, or what no list means.
      (world) => { saml(world, 'Okta', { attributeMapping: { email: 'e' } }); return { ...providers('Okta'), writeAttributes: [] }; },
      (world) => { saml(world, 'Okta', { attributeMapping: { email: 'e' } }); return { ...providers('Okta'), writeAttributes: undefined }; },
      (world) => { saml(world, 'Okta', { attributeMapping: { email: 'e' } }); return { ...providers('Okta'), writeAttributes: ['name', Fn.importValue('Name')] }; },
    ],
    rejects: [
      (world) => { saml(world, 'Okta', { attributeMapping: { email: 'e', name: 'n' } }); return { ...providers('Okta'), writeAttributes: ['email'] }; },
      (world) => { saml(world, 'Okta', { attributeMapping: { 'custom:dept': 'd' } }); return { ...providers('COGNITO', 'Okta'), writeAttributes: ['email'] }; },
    ],
  },
  {
    rule: 'idp-removing-cognito-does-not-block-sdk',
    pool: { selfSignUpEnabled: true },
    accepts: [
      providers('Okta', 'COGNITO'), { ...FEDERATED, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }, { ...FEDERATED, generateSecret: true }, { ...FEDERATED, ...IMPORTED },
      providers('Okta', Fn.importValue('Name')), providers(), { ...FEDERATED, allowedOAuthFlowsUserPoolClient: false },
      { ...FEDERATED, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', Fn.importValue('Flow')] },
      (world) => providers('Okta', new CfnParameter(world.stack, 'Name').valueAsString),
      (world) => {
        world.pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, Lambda.fromFunctionArn(world.stack, 'Trigger', 'arn:aws:lambda:eu-west-1:111111111111:function:f'));
        return FEDERATED;
      },
    ],
    rejects: [
      (world) => { world.neighbour('AWS::Cognito::UserPool', { AdminCreateUserConfig: undefined }); return FEDERATED; },
      FEDERATED, { ...FEDERATED, generateSecret: undefined }, { ...FEDERATED, explicitAuthFlows: undefined }, { ...FEDERATED, explicitAuthFlows: [] },
      { ...FEDERATED, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'] },
      { ...FEDERATED, explicitAuthFlows: ['ALLOW_USER_AUTH'] },
    ],
  },
  { rule: 'idp-removing-cognito-does-not-block-sdk', pool: { selfSignUpEnabled: false }, accepts: [FEDERATED], rejects: [] },
];
