import { Aws, CfnResource, Fn, Lazy } from 'aws-cdk-lib';
import { CfnUserPoolClient, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { BuiltCase, RuleCase } from './case';
import { DOMAIN, IDENTITY_PROVIDER, RESOURCE_SERVER, UI_CUSTOMIZATION, USER_POOL, USER_POOL_CLIENT } from '../../../../src/private/service/types';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of, SOUND } from '../../../user-pool-fixture';

type Build = (fixture: UserPoolFixture) => IConstruct;

const MAKERS: readonly ((fixture: UserPoolFixture) => IConstruct)[] = [
  (fixture) => fixture.construct('confidential', 'Client'),
  (fixture) => fixture.l1('confidential', {}),
  (fixture) => new UserPoolClient(fixture.stack, 'Client', { userPool: fixture.pool }),
  (fixture) => new CfnResource(fixture.stack, 'Client', { type: USER_POOL_CLIENT, properties: { UserPoolId: fixture.pool.userPoolId, AllowedOAuthFlowsUserPoolClient: true } }),
];

/** An override on a client of this library, of the L1, of the L2, and on a generic resource. */
const overridden = (path: string, value: unknown): Build[] => MAKERS.map((make) => (fixture) => {
  const client = make(fixture);
  l1Of(client).addPropertyOverride(path, value);
  return client;
});

const neighbour = (type: string, properties: Record<string, unknown>): Build => (fixture) => fixture.neighbour(type, properties);

const onClient: BuiltCase = {
  rule: 'property-type',
  judges: 'client',
  accepts: [
    ['AccessTokenValidity', '60'], ['AccessTokenValidity', 60], ['RefreshTokenValidity', '1'], ['GenerateSecret', 'true'], ['GenerateSecret', 'False'], ['ClientName', 30],
    ['ClientName', true], ['CallbackURLs', []], ['CallbackURLs', ['https://app.acme.org', 1, true]], ['RefreshTokenRotation.RetryGracePeriodSeconds', '0'],
    ['AnalyticsConfiguration.UserDataShared', 'true'],
    // Of what type these are, nobody knows.
    ['CallbackURLs', Fn.ref('AWS::NotificationARNs')], ['CallbackURLs', { 'Fn::Split': [',', Fn.importValue('x')] }], ['CallbackURLs', Lazy.any({ produce: () => Fn.importValue('x') })],
    ['CallbackURLs', '{{resolve:ssm:urls}}'], ['GenerateSecret', Fn.importValue('x')], ['GenerateSecret', { 'Fn::If': ['C', true, false] }], ['AccessTokenValidity', `${Fn.importValue('x')}`],
    ['AccessTokenValidity', `1${Fn.importValue('x')}`], ['TokenValidityUnits', { 'Fn::If': ['C', {}, { Ref: 'AWS::NoValue' }] }], ['CallbackURLs', { 'Fn::Sub': ['x'], 'Ref': 3 }],
  ].flatMap(([path, value]) => overridden(path as string, value)),
  rejects: [
    ['CallbackURLs', 'https://app.acme.org'], ['CallbackURLs', ''], ['CallbackURLs', 1], ['CallbackURLs', true], ['CallbackURLs', null],
    ['CallbackURLs', `https://${Aws.REGION}.acme.org`], ['CallbackURLs', [['https://app.acme.org']]], ['CallbackURLs', [{ url: 'x' }]], ['CallbackURLs', [null]],
    ['ExplicitAuthFlows', 'ALLOW_USER_SRP_AUTH'], ['AllowedOAuthFlows', 'code'],
    ['AccessTokenValidity', '1h'], ['AccessTokenValidity', ''], ['AccessTokenValidity', [1]], ['AccessTokenValidity', true], ['AccessTokenValidity', { hours: 1 }], ['AccessTokenValidity', NaN],
    ['AccessTokenValidity', Infinity], ['AccessTokenValidity', '0x10'],
    ['GenerateSecret', 'yes'], ['GenerateSecret', 1], ['GenerateSecret', '1'], ['GenerateSecret', ''], ['GenerateSecret', ['true']], ['GenerateSecret', null],
    ['ClientName', ['web']], ['ClientName', { name: 'web' }], ['ClientName', null], ['DefaultRedirectURI', []], ['ClientName', NaN],
    ['TokenValidityUnits', 'hours'], ['TokenValidityUnits', ['hours']], ['TokenValidityUnits.AccessToken', ['hours']], ['TokenValidityUnits.AccessToken', null],
    ['RefreshTokenRotation', true], ['RefreshTokenRotation.Feature', { on: true }], ['RefreshTokenRotation.RetryGracePeriodSeconds', '10s'], ['AnalyticsConfiguration.UserDataShared', 'on'],
  ].flatMap(([path, value]) => overridden(path as string, value)),
};

export const propertyTypeCases: RuleCase[] = [
  onClient,
  // A typed L1 writes null for these.
  {
    rule: 'property-type',
    judges: 'client',
    accepts: [(fixture) => fixture.l1('public', {})],
    rejects: [{ accessTokenValidity: NaN }, { clientName: null as never }, { refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: NaN } }, { generateSecret: null as never }]
      .map((changes) => (fixture: UserPoolFixture) => fixture.l1('public', changes)),
  },
  {
    rule: 'property-type',
    judges: 'neighbour',
    accepts: [
      neighbour(RESOURCE_SERVER, { Identifier: 'x', Name: 'x', Scopes: [{ ScopeName: 'x', ScopeDescription: 'x' }] }),
      neighbour(DOMAIN, { Domain: 'acme', ManagedLoginVersion: '2' }),
      neighbour(IDENTITY_PROVIDER, { ProviderName: 'x', ProviderDetails: { a: 'b' }, AttributeMapping: Fn.importValue('x'), IdpIdentifiers: Fn.split(',', Fn.importValue('y')) }),
      neighbour(USER_POOL, { Schema: [{ Name: 'x', Mutable: 'true' }], LambdaConfig: { PreSignUp: Fn.importValue('x') } }),
    ],
    rejects: [
      neighbour(RESOURCE_SERVER, { Identifier: 'x', Name: 'x', Scopes: ['read'] }), neighbour(RESOURCE_SERVER, { Identifier: ['x'] }),
      neighbour(RESOURCE_SERVER, { Scopes: { ScopeName: 'x' } }), neighbour(DOMAIN, { Domain: { prefix: 'acme' } }), neighbour(DOMAIN, { ManagedLoginVersion: 'two' }),
      neighbour(IDENTITY_PROVIDER, { ProviderDetails: 'x' }), neighbour(IDENTITY_PROVIDER, { IdpIdentifiers: 'x' }),
      neighbour(USER_POOL, { Schema: { Name: 'x' } }), neighbour(USER_POOL, { Policies: { SignInPolicy: { AllowedFirstAuthFactors: 'PASSWORD' } } }),
    ],
  },
  {
    rule: 'property-name-case',
    judges: 'client',
    accepts: [
      ['SomethingNew', 1], ['ClientName', 'x'], ['RefreshTokenRotation.Feature', 'DISABLED'], ['TokenValidityUnits.IdToken', 'hours'], ['TokenValidityUnits.Something', 'hours'],
      ['TokenValidityUnits', Fn.importValue('x')],
    ].flatMap(([path, value]) => overridden(path as string, value)),
    rejects: [
      ['CallbackUrls', ['x']], ['clientName', 'x'], ['LogoutUrls', ['x']], ['CallbackURL', ['x']], ['callback_urls', ['x']], ['allowed-o-auth-flows', ['x']], ['UserPoolID', 'x'],
      ['RefreshTokenRotation', { feature: 'DISABLED' }], ['RefreshTokenRotation.feature', 'DISABLED'], ['TokenValidityUnits.accessToken', 'hours'],
      ['TokenValidityUnits.access_token', 'hours'], ['AnalyticsConfiguration.applicationId', 'x'], ['RefreshTokenRotation.retryGracePeriodSeconds', 1],
    ].flatMap(([path, value]) => overridden(path as string, value)),
  },
  {
    rule: 'property-name-case',
    judges: 'neighbour',
    accepts: [neighbour(RESOURCE_SERVER, { Identifier: 'x' }), neighbour(DOMAIN, { Routing: {} })],
    rejects: [
      neighbour(RESOURCE_SERVER, { identifier: 'x' }), neighbour(RESOURCE_SERVER, { Scopes: [{ scopeName: 'x' }] }), neighbour(DOMAIN, { DOMAIN: 'x' }),
      neighbour(USER_POOL, { Policies: { signInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } } }), neighbour(USER_POOL, { Schema: [{ Name: 'a' }, { name: 'b' }] }),
    ],
  },
  {
    rule: 'property-required',
    judges: 'neighbour',
    accepts: [
      neighbour(RESOURCE_SERVER, { Identifier: 'x', Scopes: [{ ScopeName: Fn.importValue('x') }, Fn.importValue('y')] }), neighbour(RESOURCE_SERVER, { Identifier: Fn.importValue('x') }),
      neighbour(DOMAIN, { Domain: 'x' }), neighbour(IDENTITY_PROVIDER, { ProviderName: 'x', ProviderType: Fn.importValue('x') }),
    ],
    rejects: [
      neighbour(RESOURCE_SERVER, { Name: 'x' }), neighbour(RESOURCE_SERVER, { Identifier: 'x', Scopes: [{ ScopeDescription: 'x' }] }), neighbour(DOMAIN, {}),
      neighbour(IDENTITY_PROVIDER, { ProviderName: 'x' }), neighbour(IDENTITY_PROVIDER, { ProviderType: 'SAML' }), neighbour(RESOURCE_SERVER, { Identifier: Fn.ref('AWS::NoValue') }),
    ],
  },
  {
    rule: 'ui-customization-one-each',
    judges: 'neighbour',
    accepts: [
      (fixture) => { fixture.neighbour(UI_CUSTOMIZATION, { ClientId: 'ALL' }, 'Other'); return fixture.neighbour(UI_CUSTOMIZATION, { ClientId: 'abc' }); },
      (fixture) => { fixture.neighbour(UI_CUSTOMIZATION, { ClientId: Fn.importValue('x') }, 'Other'); return fixture.neighbour(UI_CUSTOMIZATION, { ClientId: Fn.importValue('x') }); },
    ],
    rejects: ['ALL', 'abc'].map((id) => (fixture: UserPoolFixture) => {
      const first = fixture.neighbour(UI_CUSTOMIZATION, { ClientId: id });
      fixture.neighbour(UI_CUSTOMIZATION, { ClientId: id }, 'Other');
      return first;
    }),
  },
  {
    rule: 'threat-protection-without-tier',
    type: USER_POOL,
    accepts: [
      { UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }, { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } },
      { UserPoolTier: Fn.importValue('x'), UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }, { UserPoolAddOns: { AdvancedSecurityMode: Fn.importValue('x') } },
    ],
    rejects: [{ UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }, { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }],
  },
  {
    rule: 'schema-verification-flag',
    type: USER_POOL,
    accepts: [{ Schema: [{ Name: 'email' }, { Name: 'phone_number' }, { Name: 'verified' }] }],
    rejects: [{ Schema: [{ Name: 'email_verified' }] }, { Schema: [{ Name: 'phone_number_verified' }] }],
  },
  {
    rule: 'property-unknown',
    judges: 'client',
    accepts: [
      ['ClientName', 'x'], ['callbackUrls', []], ['ClientId', 'x'], ['Name', 'x'], ['Fn::Transform', { Name: 'AWS::Include' }], ['AnalyticsConfiguration', Fn.importValue('x')],
    ].flatMap(([path, value]) => overridden(path as string, value)),
    rejects: [['SomethingNew', 1], ['RefreshTokenRotation.Grace', 1], ['Platform', 'x'], ['__proto__x', 'x']].flatMap(([path, value]) => overridden(path as string, value)),
  },
  // A block that a typed L1 holds is written in CDK's spelling.
  {
    rule: 'property-name-case',
    judges: 'client',
    accepts: [
      (fixture) => fixture.l1('public', SOUND.public),
      (fixture) => fixture.l1('public', { refreshTokenRotation: Lazy.any({ produce: () => ({ feature: 'ENABLED' }) }) }),
      (fixture) => {
        const client = new CfnUserPoolClient(fixture.stack, 'C', { userPoolId: fixture.pool.userPoolId, tokenValidityUnits: { accessToken: 'hours' } });
        client.addPropertyOverride('ClientName', 'x');
        return client;
      },
    ],
    rejects: [],
  },
];
