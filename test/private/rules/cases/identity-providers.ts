import { CfnCondition, CfnParameter, CfnResource, CustomResource, Fn, Stack } from 'aws-cdk-lib';
import type { CfnUserPoolIdentityProviderProps } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPool, CfnUserPoolIdentityProvider, UserPoolClientIdentityProvider, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const providers = (...supportedIdentityProviders: string[]) => ({ supportedIdentityProviders });
const IMPORTED = { userPoolId: 'eu-west-1_abc123DEF' };
const callbackUrls = ['https://app.acme.org'];

function saml(fixture: UserPoolFixture, providerName = 'Okta', more: Partial<CfnUserPoolIdentityProviderProps> = {}, scope = fixture.stack) {
  return new CfnUserPoolIdentityProvider(scope, 'Saml', {
    userPoolId: fixture.pool.userPoolId, providerName, providerType: 'SAML', providerDetails: { MetadataURL: 'https://idp.acme.org/metadata' }, ...more,
  });
}

function sometimes(fixture: UserPoolFixture) {
  return new CfnCondition(fixture.stack, 'Sometimes', { expression: Fn.conditionEquals('a', Fn.ref('AWS::Region')) });
}

const spa = (fixture: UserPoolFixture, scope = fixture.stack) => new PublicAppClient(scope, 'Spa', { userPool: fixture.pool, callbackUrls });
const FEDERATED = { ...providers('Okta') };

export const identityProviderCases: RuleCase[] = [
  { rule: 'idp-name-length', accepts: [{ ...providers('x'.repeat(32)), ...IMPORTED }, { ...providers('あ'.repeat(32)), ...IMPORTED }, { ...providers('🔑'.repeat(32)), ...IMPORTED }], rejects: [providers('x'.repeat(33)), providers('🔑'.repeat(33)), providers(''), providers('a\u0007b')] },
  {
    rule: 'idp-must-exist',
    accepts: [
      providers('COGNITO'), { ...providers('Okta'), ...IMPORTED },
      (fixture) => { saml(fixture); return providers('COGNITO', 'Okta'); },
      (fixture) => { saml(fixture).cfnOptions.condition = sometimes(fixture); return providers('Okta', 'Other'); },
      (fixture) => { saml(fixture, Fn.importValue('Name')); return providers('Other'); },
      (fixture) => { saml(fixture, 'Okta', { userPoolId: Fn.importValue('Pool') }); return providers('Other'); },
      (fixture) => { new CustomResource(fixture.stack, 'Filler', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f', properties: { Pool: fixture.pool.userPoolId } }); return providers('Other'); },
    ],
    rejects: [
      providers('Google'), providers('COGNITO', 'google'), providers('cognito'),
      (fixture) => { saml(fixture, 'Okta', { userPoolId: new CfnUserPool(fixture.stack, 'Second').ref }); return providers('Okta'); },
    ],
  },
  {
    rule: 'idp-must-exist',
    judges: 'client',
    accepts: [
      (fixture) => {
        const client = fixture.l1('public', providers('Other'));
        client.addDependency(new CfnResource(fixture.stack, 'Maker', { type: 'Custom::Maker' }));
        return client;
      },
      (fixture) => fixture.l1('public', providers(saml(fixture).ref)),
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.custom(saml(fixture).ref)] }),
    ],
    rejects: [
      (fixture) => fixture.l1('public', providers(saml(fixture, 'Okta', { userPoolId: new CfnUserPool(fixture.stack, 'Second').ref }).ref)),
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.GOOGLE] }),
      (fixture) => { saml(fixture); return fixture.l1('public', providers('okta')); },
      (fixture) => { saml(fixture); return new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.custom('okta')] }); },
      // These custom resources are handed the pool, and make nothing of it.
      (fixture) => {
        fixture.pool.addClient('WithSecret', { generateSecret: true }).userPoolClientSecret;
        return fixture.l1('public', providers('Google'));
      },
      (fixture) => {
        new CfnResource(fixture.stack, 'Website', { type: 'Custom::CDKBucketDeployment', properties: { SourceMarkers: [{ pool: fixture.pool.userPoolId }] } });
        return fixture.l1('public', providers('Google'));
      },
    ],
  },
  {
    rule: 'idp-case-sensitive',
    accepts: [
      { ...providers('Google', 'COGNITO'), ...IMPORTED }, { ...providers('googleworkspace'), ...IMPORTED },
      (fixture) => { saml(fixture, 'google', { userPoolId: IMPORTED.userPoolId }); return { ...providers('google'), ...IMPORTED }; },
      providers('google'),
    ],
    rejects: [{ ...providers('google'), ...IMPORTED }, { ...providers('Cognito'), ...IMPORTED }, { ...providers('loginwithamazon'), ...IMPORTED }],
  },
  {
    rule: 'idp-needs-dependson',
    judges: 'client',
    accepts: [
      (fixture) => fixture.l1('public', providers(saml(fixture).ref)),
      (fixture) => {
        const client = fixture.l1('public', providers('Okta'));
        client.addDependency(saml(fixture));
        return client;
      },
      (fixture) => { saml(fixture); return new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.custom('Okta')] }); },
      (fixture) => { saml(fixture, 'Okta', {}, new Stack(fixture.app, 'Before')); return fixture.l1('public', providers('Okta')); },
    ],
    rejects: [(fixture) => { saml(fixture); return fixture.l1('public', providers('COGNITO', 'Okta')); }],
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
    accepts: [(fixture) => {
      const client = fixture.l1('public', providers());
      new CfnResource(fixture.stack, 'Rewriter', { type: 'Custom::Rewriter', properties: { Client: client.ref } });
      return client;
    }],
    rejects: [],
  },
  { rule: 'idp-at-least-one', kind: 'confidential', accepts: [{}], rejects: [providers()] },
  {
    rule: 'idp-left-out',
    judges: 'client',
    accepts: [
      (fixture) => { saml(fixture); return spa(fixture); },
      (fixture) => {
        const client = new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls, supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO] });
        saml(fixture, 'Okta', { idpIdentifiers: [client.userPoolClientId] });
        return client;
      },
      (fixture) => { saml(fixture).cfnOptions.condition = sometimes(fixture); return spa(fixture); },
    ],
    rejects: [
      (fixture) => {
        const client = spa(fixture);
        saml(fixture, 'Okta', { idpIdentifiers: [client.userPoolClientId] });
        return client;
      },
      (fixture) => { saml(fixture, 'Okta', {}, new Stack(fixture.app, 'Elsewhere')); return spa(fixture); },
      (fixture) => { saml(fixture).cfnOptions.condition = sometimes(fixture); return spa(fixture, new Stack(fixture.app, 'Elsewhere')); },
      (fixture) => { saml(fixture, Fn.importValue('Name')); return spa(fixture, new Stack(fixture.app, 'Elsewhere')); },
    ],
  },
  {
    rule: 'idp-mapped-attribute-writable',
    accepts: [
      (fixture) => { saml(fixture, 'Okta', { attributeMapping: { email: 'e', username: 'u', sub: 's', email_verified: 'v' } }); return { ...providers('Okta'), writeAttributes: ['email'] }; },
      (fixture) => { saml(fixture, 'Okta', { attributeMapping: { email: 'e' } }); return { ...providers('COGNITO'), writeAttributes: ['name'] }; },
      // Nobody knows what an empty list means, or what no list means.
      (fixture) => { saml(fixture, 'Okta', { attributeMapping: { email: 'e' } }); return { ...providers('Okta'), writeAttributes: [] }; },
      (fixture) => { saml(fixture, 'Okta', { attributeMapping: { email: 'e' } }); return { ...providers('Okta'), writeAttributes: undefined }; },
      (fixture) => { saml(fixture, 'Okta', { attributeMapping: { email: 'e' } }); return { ...providers('Okta'), writeAttributes: ['name', Fn.importValue('Name')] }; },
    ],
    rejects: [
      (fixture) => { saml(fixture, 'Okta', { attributeMapping: { email: 'e', name: 'n' } }); return { ...providers('Okta'), writeAttributes: ['email'] }; },
      (fixture) => { saml(fixture, 'Okta', { attributeMapping: { 'custom:dept': 'd' } }); return { ...providers('COGNITO', 'Okta'), writeAttributes: ['email'] }; },
    ],
  },
  {
    rule: 'idp-removing-cognito-does-not-block-sdk',
    pool: { selfSignUpEnabled: true },
    accepts: [
      providers('Okta', 'COGNITO'), { ...FEDERATED, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }, { ...FEDERATED, generateSecret: true }, { ...FEDERATED, ...IMPORTED },
      providers('Okta', Fn.importValue('Name')), providers(), { ...FEDERATED, allowedOAuthFlowsUserPoolClient: false },
      { ...FEDERATED, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', Fn.importValue('Flow')] },
      (fixture) => providers('Okta', new CfnParameter(fixture.stack, 'Name').valueAsString),
      (fixture) => {
        fixture.pool.addTrigger(UserPoolOperation.PRE_SIGN_UP, Lambda.fromFunctionArn(fixture.stack, 'Trigger', 'arn:aws:lambda:eu-west-1:111111111111:function:f'));
        return FEDERATED;
      },
    ],
    rejects: [
      (fixture) => { fixture.neighbour('AWS::Cognito::UserPool', { AdminCreateUserConfig: undefined }); return FEDERATED; },
      FEDERATED, { ...FEDERATED, generateSecret: undefined }, { ...FEDERATED, explicitAuthFlows: undefined }, { ...FEDERATED, explicitAuthFlows: [] },
      { ...FEDERATED, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_USER_SRP_AUTH'] },
      { ...FEDERATED, explicitAuthFlows: ['ALLOW_USER_AUTH'] },
    ],
  },
  { rule: 'idp-removing-cognito-does-not-block-sdk', pool: { selfSignUpEnabled: false }, accepts: [FEDERATED], rejects: [] },
];
