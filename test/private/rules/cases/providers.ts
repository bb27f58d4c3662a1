import { CfnCondition, Fn } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolIdentityProvider, NumberAttribute, StringAttribute } from 'aws-cdk-lib/aws-cognito';
import type { NeighbourCase, Properties, RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const SAML = { ProviderType: 'SAML', ProviderName: 'Okta' };
const name = (ProviderName: string, ProviderType = 'SAML') => ({ ProviderName, ProviderType });
const details = (ProviderType: string, ProviderDetails: unknown) => ({ ProviderType, ProviderName: ProviderType, ProviderDetails });
const without = (object: Properties, key: string) => Object.fromEntries(Object.entries(object).filter(([each]) => each !== key));
const identifiers = (...IdpIdentifiers: unknown[]) => ({ ...SAML, IdpIdentifiers });
const mapping = (...names: string[]) => ({ ...SAML, AttributeMapping: Object.fromEntries(names.map((each) => [each, 'claim'])) });

const SOCIAL = { client_id: 'id', client_secret: 's3cret', authorize_scopes: 'email' };
const APPLE = { client_id: 'id', team_id: 'team', key_id: 'key', private_key: 'pem' };
const OIDC = { client_id: 'id', authorize_scopes: 'openid email', oidc_issuer: 'https://idp.acme.org', attributes_request_method: 'GET' };
const oidc = (changes: Properties) => details('OIDC', { ...OIDC, ...changes });
const saml = (ProviderDetails: Properties) => ({ ...SAML, ProviderDetails });

function provider(rule: string, accepts: NeighbourCase['accepts'], rejects: NeighbourCase['rejects'], pool?: NeighbourCase['pool']): RuleCase {
  return { rule, type: 'AWS::Cognito::UserPoolIdentityProvider', pool, accepts, rejects };
}

/** Nothing is mapped, and the pool requires one attribute. */
const requiring = (Name: string) => (fixture: UserPoolFixture) => {
  fixture.neighbour('AWS::Cognito::UserPool', { Schema: [{ Name, Required: true }] });
  return mapping();
};

/** The pool with its schema as it is written in a template. */
function redeclare(fixture: UserPoolFixture, attribute: Properties): void {
  fixture.neighbour('AWS::Cognito::UserPool', { Schema: [attribute] });
}

function l1(fixture: UserPoolFixture, providerName: string, id = 'L1', userPoolId = fixture.pool.userPoolId) {
  return new CfnUserPoolIdentityProvider(fixture.stack, id, { userPoolId, providerName, providerType: providerName, providerDetails: SOCIAL });
}

export const providerCases: RuleCase[] = [
  provider('idp-provider-name-format',
    [name('cdk'), name('a_zure'), name('x'.repeat(32)), name('🔑'.repeat(32)), name('Okta-EU.1'), name(`${'x'.repeat(40)}${Fn.ref('AWS::Region')}`)],
    [name('ab'), name('🔑'), name('x'.repeat(33)), name('🔑'.repeat(33)), name('Azure_AD'), name('_ab'), name('my idp'), name('ab ')]),
  provider('idp-social-name-fixed',
    [name('Google', 'Google'), name('SignInWithApple', 'SignInWithApple'), name('google', 'OIDC')],
    [name('MyGoogle', 'Google'), name('Apple', 'SignInWithApple'), name('Facebook', 'OIDC'), name('Google', 'SAML')]),
  provider('idp-cognito-name-reserved', [name('Cognito'), name('SAML2')], [name('COGNITO'), name('SAML')]),
  {
    rule: 'idp-one-per-social-type',
    judges: 'neighbour',
    accepts: [
      (fixture) => { l1(fixture, 'Facebook', 'First'); return l1(fixture, 'Google'); },
      (fixture) => { l1(fixture, 'Google', 'First', new CfnUserPool(fixture.stack, 'Second').ref); return l1(fixture, 'Google'); },
      (fixture) => {
        l1(fixture, 'Google', 'First').cfnOptions.condition = new CfnCondition(fixture.stack, 'C', { expression: Fn.conditionEquals('a', Fn.ref('AWS::Region')) });
        return l1(fixture, 'Google');
      },
    ],
    rejects: [(fixture) => { l1(fixture, 'Google', 'First'); return l1(fixture, 'Google'); }],
  },
  provider('idp-identifiers',
    [identifiers(...Array.from({ length: 50 }, (_, i) => `i${i}`)), identifiers('x'.repeat(40), 'acme.org', 'a b_c+d=e@f-g')],
    [identifiers(...Array.from({ length: 51 }, (_, i) => `i${i}`)), identifiers('x'.repeat(41)), identifiers(''), identifiers('acme/org')]),
  provider('idp-provider-type-enum', [name('Okta', 'OIDC'), name('LoginWithAmazon', 'LoginWithAmazon')], [name('Okta', 'Oidc'), name('Apple', 'Apple')]),
  provider('idp-google-required-keys',
    [details('Google', SOCIAL), details('Facebook', { ...SOCIAL, client_secret: Fn.importValue('Secret') }), details('SAML', {})],
    [...['Google', 'Facebook', 'LoginWithAmazon'].map((type) => details(type, without(SOCIAL, 'client_secret'))), details('Google', without(SOCIAL, 'client_id')), details('Google', without(SOCIAL, 'authorize_scopes'))]),
  provider('idp-apple-required-keys', [details('SignInWithApple', APPLE), details('SignInWithApple', { ...APPLE, private_key: '' })], Object.keys(APPLE).map((key) => details('SignInWithApple', without(APPLE, key)))),
  provider('idp-oidc-required-keys',
    [details('OIDC', OIDC), oidc({ authorize_scopes: Fn.importValue('Scopes') }), oidc({ authorize_scopes: 'email profile' })],
    Object.keys(OIDC).map((key) => details('OIDC', without(OIDC, key)))),
  provider('idp-oidc-openid-scope',
    [details('OIDC', OIDC), oidc({ authorize_scopes: Fn.importValue('Scopes') }), details('OIDC', without(OIDC, 'authorize_scopes'))],
    [oidc({ authorize_scopes: 'email profile' }), oidc({ authorize_scopes: 'openids' })]),
  provider('idp-details-empty',
    [details('SignInWithApple', APPLE), details('Google', SOCIAL), oidc({ client_secret: '' }), oidc({ client_id: Fn.importValue('Id') }), saml({ MetadataURL: '' })],
    [details('SignInWithApple', { ...APPLE, private_key: '' }), details('Google', { ...SOCIAL, client_id: '' }), oidc({ oidc_issuer: '' })]),
  provider('idp-oidc-method-enum', [oidc({}), oidc({ attributes_request_method: 'POST' })], [oidc({ attributes_request_method: 'get' }), oidc({ attributes_request_method: 'PUT' })]),
  provider('idp-oidc-issuer-https',
    [oidc({}), oidc({ oidc_issuer: '' }), oidc({ oidc_issuer: Fn.importValue('Issuer') }), oidc({ oidc_issuer: Fn.join('', ['https://', Fn.importValue('Host')]) }), oidc({ oidc_issuer: Fn.join('', ['http', Fn.importValue('Rest')]) })],
    [oidc({ oidc_issuer: 'http://idp.acme.org' }), oidc({ oidc_issuer: 'idp.acme.org' }), oidc({ oidc_issuer: Fn.join('', ['http://', Fn.importValue('Host')]) })]),
  provider('idp-saml-metadata',
    [saml({ MetadataURL: 'https://idp.acme.org' }), saml({ MetadataFile: '<xml/>' }), saml({ MetadataFile: '<xml/>', MetadataURL: Fn.conditionIf('C', 'x', { Ref: 'AWS::NoValue' }) })],
    [saml({}), saml({ MetadataURL: 'https://idp.acme.org', MetadataFile: '<xml/>' }), saml({ IDPSignout: 'true' }), SAML]),
  provider('idp-required-attributes-mapped', [mapping('email', 'name')], [mapping('name'), mapping()], { standardAttributes: { email: { required: true } } }),
  provider('idp-required-attributes-mapped', [requiring('sub')], [requiring('email')]),
  provider('idp-mapped-attribute-mutable',
    [mapping('name', 'custom:dept', 'sub', 'email_verified', 'custom:unheard')], [mapping('email'), mapping('name', 'custom:id')],
    {
      standardAttributes: { email: { mutable: false } },
      customAttributes: { dept: new StringAttribute({ mutable: true }), id: new NumberAttribute() },
    }),
  provider('idp-mapped-attribute-exists',
    [mapping('email', 'custom:dept', 'username'), mapping(), (fixture) => { redeclare(fixture, { Name: Fn.importValue('Name') }); return mapping('custom:role'); }],
    [mapping('custom:role'), mapping('custom:dept', 'custom:Dept')],
    { customAttributes: { dept: new StringAttribute({ mutable: true }) } }),
  provider('idp-mapped-attribute-mutable', [
    // A standard attribute that is declared again without Mutable: nobody has shown that it becomes immutable.
    (fixture) => { redeclare(fixture, { Name: 'email', Required: true }); return mapping('email'); },
    (fixture) => { redeclare(fixture, { Name: 'email', Mutable: true }); return mapping('email'); },
  ], [
    (fixture) => { redeclare(fixture, { Name: 'email', Mutable: false }); return mapping('email'); },
    (fixture) => { redeclare(fixture, { Name: 'email', Mutable: 'false' }); return mapping('email'); },
    (fixture) => { redeclare(fixture, { Name: 'email', Required: true, Mutable: false }); return mapping('email'); },
  ]),
];
