import { CustomResource, Fn } from 'aws-cdk-lib';
import type { UserPoolProps } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolIdentityProvider, ClientAttributes, OAuthScope, StringAttribute, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { L1Props, UserPoolFixture } from '../../../user-pool-fixture';

const write = (...writeAttributes: string[]) => ({ writeAttributes });
const read = (...readAttributes: string[]) => ({ readAttributes });
const IMPORTED = { userPoolId: 'eu-west-1_abc123DEF' };
const mutable = new StringAttribute({ mutable: true });
const immutable = new StringAttribute({ mutable: false });

const DEPT: UserPoolProps = { customAttributes: { dept: mutable } };
const ROLE: UserPoolProps = { customAttributes: { role: mutable, tenantId: immutable, shoeSize: mutable } };
/** A pool on which an attribute of each of these names may be written by default. */
const named = (...names: string[]): UserPoolProps => ({ customAttributes: Object.fromEntries(names.map((name) => [name, mutable])) });

/** A provider that maps attributes stands beside the client. */
const mapping = (changes: L1Props, ...names: string[]) => (fixture: UserPoolFixture): L1Props => {
  provider(fixture, ...names);
  return changes;
};

function provider(fixture: UserPoolFixture, ...names: string[]) {
  return new CfnUserPoolIdentityProvider(fixture.stack, 'Okta', {
    userPoolId: fixture.pool.userPoolId,
    providerName: 'Okta',
    providerType: 'SAML',
    providerDetails: { MetadataURL: 'https://idp.acme.org/metadata' },
    attributeMapping: Object.fromEntries(names.map((name) => [name, 'claim'])),
  });
}

const OKTA = { supportedIdentityProviders: ['COGNITO', 'Okta'], writeAttributes: ['email', 'custom:role'] };
const ADMIN = 'aws.cognito.signin.user.admin';

export const attributeCases: RuleCase[] = [
  { rule: 'attribute-name-length', accepts: [write(`custom:${'x'.repeat(2041)}`)], rejects: [write(`custom:${'x'.repeat(2042)}`), write('email', ''), read('')] },
  {
    rule: 'read-attribute-exists',
    pool: DEPT,
    accepts: [
      read('email', 'sub', 'email_verified', 'updated_at', 'custom:dept', 'oidc:profile', 'identities'), { ...read('custom:other'), ...IMPORTED },
      (fixture) => { fixture.neighbour('AWS::Cognito::UserPool', { Schema: [{ Name: Fn.importValue('Name') }] }); return read('custom:other'); },
      (fixture) => { fixture.neighbour('AWS::Cognito::UserPool', { Schema: [{ Name: 'custom:x' }] }); return read('custom:x', 'custom:custom:x'); },
    ],
    rejects: [read('email', 'custom:other'), read('custom:Dept'), read('mail'), read('custom:email'), read('dev:custom:dept')],
  },
  { rule: 'write-attribute-exists', pool: DEPT, accepts: [write('email', 'custom:dept'), { ...write('custom:x'), ...IMPORTED }], rejects: [write('custom:x'), write('firstname')] },
  { rule: 'attribute-prefix', pool: DEPT, accepts: [write('custom:dept'), read('custom:dept'), { ...write('dept'), ...IMPORTED }, write('other')], rejects: [write('email', 'dept'), read('dept')] },
  {
    rule: 'write-attribute-immutable-standard',
    accepts: [write('email', 'phone_number', 'updated_at'), read('sub', 'email_verified')],
    rejects: [write('email', 'sub'), write('email_verified'), { ...write('phone_number_verified'), ...IMPORTED }],
  },
  {
    rule: 'write-attribute-must-include-required',
    pool: { standardAttributes: { email: { required: true }, fullname: { required: true, mutable: false } } },
    accepts: [
      write('email', 'name'), write(), { writeAttributes: undefined }, write('email', Fn.importValue('Name')), write('email', `${Fn.importValue('Name')}me`),
      { ...write('email'), ...IMPORTED },
      (fixture) => { fixture.neighbour('AWS::Cognito::UserPool', { Schema: [{ Name: 'sub', Required: true, Mutable: false }] }); return write('email'); },
    ],
    rejects: [write('email'), write('name', 'nickname')],
  },
  { rule: 'write-empty-list', accepts: [write('email'), { writeAttributes: undefined }], rejects: [write(), read()] },
  { rule: 'write-empty-list', kind: 'machine', accepts: [{ ...write(), ...read() }], rejects: [] },
  {
    rule: 'write-authorization-attributes',
    pool: ROLE,
    accepts: [
      write('email'), write('email', 'custom:shoeSize'), write('email', 'custom:tenantId'), { ...write('custom:role'), ...IMPORTED },
      mapping(OKTA, 'custom:role'),
      (fixture) => {
        new CustomResource(fixture.stack, 'Filler', { serviceToken: 'arn:aws:lambda:eu-west-1:1:function:f', properties: { Pool: fixture.pool.userPoolId } });
        return write('custom:role');
      },
    ],
    rejects: [
      write('email', 'custom:role'), { writeAttributes: undefined }, write(),
      // The provider is not one of this client's.
      mapping({ ...OKTA, supportedIdentityProviders: ['COGNITO'] }, 'custom:role'),
    ],
  },
  { rule: 'write-authorization-attributes', kind: 'confidential', pool: ROLE, accepts: [{}], rejects: [write('custom:role')] },
  { rule: 'write-authorization-attributes', kind: 'machine', pool: ROLE, accepts: [{}], rejects: [] },
  ...['tenant_id', 'orgId', 'is_admin', 'Roles', 'userRole', 'pricingPlan', 'policies', 'access_level', 'tenantName'].map((name): RuleCase => (
    { rule: 'write-authorization-attributes', pool: named(name), accepts: [], rejects: [{ writeAttributes: undefined }] })),
  { rule: 'write-authorization-attributes', pool: named('parole', 'planet', 'badminton', 'frontier', 'organic', 'groupage'), accepts: [{ writeAttributes: undefined }], rejects: [] },
  {
    rule: 'mapped-attribute-written-by-users',
    pool: ROLE,
    accepts: [
      OKTA,
      mapping({ ...OKTA, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }, 'custom:role'),
      mapping({ ...OKTA, explicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH'] }, 'custom:role'),
      mapping({ ...OKTA, supportedIdentityProviders: ['COGNITO'] }, 'custom:role'),
      mapping({ ...OKTA, writeAttributes: ['email'] }, 'custom:role'),
      mapping({ ...OKTA, writeAttributes: ['email', 'custom:tenantId'] }, 'custom:tenantId'),
      mapping(OKTA, 'email'),
    ],
    rejects: [
      mapping(OKTA, 'email', 'custom:role'),
      mapping({ ...OKTA, explicitAuthFlows: undefined }, 'custom:role'),
      mapping({ ...OKTA, explicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }, 'custom:role'),
      mapping({ ...OKTA, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'], allowedOAuthScopes: ['openid', ADMIN] }, 'custom:role'),
      mapping({ ...OKTA, writeAttributes: undefined }, 'custom:role'),
      mapping({ ...OKTA, writeAttributes: ['custom:shoeSize'] }, 'custom:shoeSize'),
      mapping({ ...OKTA, refreshTokenRotation: { feature: 'DISABLED' } }, 'custom:role'),
    ],
  },
  {
    rule: 'mapped-attribute-written-by-users',
    judges: 'client',
    pool: ROLE,
    accepts: [
      (fixture) => {
        provider(fixture, 'custom:role');
        return new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['https://app.acme.org'], authFlows: {} });
      },
    ],
    rejects: [
      (fixture) => {
        provider(fixture, 'custom:role');
        return new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['https://app.acme.org'] });
      },
      (fixture) => {
        provider(fixture, 'custom:role');
        return new PublicAppClient(fixture.stack, 'C', {
          userPool: fixture.pool,
          callbackUrls: ['https://app.acme.org'],
          authFlows: {},
          scopes: [OAuthScope.OPENID, OAuthScope.COGNITO_ADMIN],
          supportedIdentityProviders: [UserPoolClientIdentityProvider.custom('Okta')],
          writeAttributes: new ClientAttributes().withCustomAttributes('role'),
        });
      },
    ],
  },
  {
    rule: 'attribute-dev-only',
    accepts: [write('email', 'custom:plan'), read('dev:custom:plan'), write('dev:custom:plan')],
    rejects: [
      { ...write('dev:custom:plan'), ...IMPORTED },
      (fixture) => { fixture.neighbour('AWS::Cognito::UserPool', { Schema: [{ Name: 'plan', DeveloperOnlyAttribute: true }] }); return write('dev:custom:plan'); },
    ],
  },
  { rule: 'read-oidc-profile-shorthand', accepts: [read('profile')], rejects: [read('email', 'oidc:profile')] },
  {
    rule: 'read-attribute-scope-intersection',
    accepts: [
      read('email'), { ...read('name'), allowedOAuthScopes: ['openid', 'profile'] }, { ...read('phone_number', 'email'), allowedOAuthScopes: ['openid', 'phone', 'email'] }, read('oidc:profile'),
      read(), read('name', Fn.importValue('Name')), { ...read('name'), allowedOAuthFlowsUserPoolClient: false },
    ],
    rejects: [read('name'), { ...read('email'), allowedOAuthScopes: ['openid', 'email', 'phone'] }],
  },
];
