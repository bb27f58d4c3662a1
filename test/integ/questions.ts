/** One call of the service. `{pool}` and `{lite}` are replaced by ids of user pools, and `{client}` and `{made}` by the ids that earlier calls created. */
interface Call {
  readonly api: string;
  readonly with: Record<string, unknown>;
}

/** The question about the last call: does the service refuse it, and with which message, or does it accept the call? */
export interface Question {
  readonly constraint: string;
  readonly calls: readonly Call[];
  /** The pattern of the expected refusal. If it is absent, the call is expected to be accepted. It states the current assumption, which the result may correct. */
  readonly refused?: string;
}

const idp = (api: string, parameters: Record<string, unknown>): Call => ({ api: `cognito-idp.${api}`, with: parameters });
const client = (parameters: Record<string, unknown>): Call => idp('create_user_pool_client', { UserPoolId: '{pool}', ClientName: 'question', ...parameters });
const server = (Identifier: string, scopes: string[]): Call => idp('create_resource_server', {
  UserPoolId: '{pool}', Identifier, Name: 'question', Scopes: scopes.map((ScopeName) => ({ ScopeName, ScopeDescription: 'question' })),
});
const OAUTH = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code'],
  AllowedOAuthScopes: ['openid'],
  CallbackURLs: ['https://app.acme.org/cb'],
  SupportedIdentityProviders: ['COGNITO'],
};
const callback = (url: string): Call => client({ ...OAUTH, CallbackURLs: [url] });
const BRANDING = { UserPoolId: '{pool}', ClientId: '{client}', UseCognitoProvidedValues: true };
const TERMS = {
  UserPoolId: '{pool}', ClientId: '{client}', TermsName: 'terms-of-use', TermsSource: 'LINK', Enforcement: 'NONE', Links: { 'cognito:default': 'https://app.acme.org/terms' },
};
const ENUM = 'enum value set';

export const QUESTIONS: readonly Question[] = [
  { constraint: 'client-name-not-unique', calls: [client({}), client({})] },
  {
    constraint: 'client-secret-not-cfn-input',
    calls: [{
      api: 'cloudcontrol.create_resource',
      with: { TypeName: 'AWS::Cognito::UserPoolClient', DesiredState: '{\"UserPoolId\":\"{pool}\",\"ClientSecret\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}' },
    }],
    refused: '[Rr]ead.?[Oo]nly',
  },

  { constraint: 'oauth-flow-enum', calls: [client({ ...OAUTH, AllowedOAuthFlows: ['device_code'] })], refused: ENUM },
  { constraint: 'no-device-code-no-ropc-grant', calls: [client({ ...OAUTH, AllowedOAuthFlows: ['password'] })], refused: ENUM },
  { constraint: 'oauth-flag-required', calls: [client({ ...OAUTH, AllowedOAuthFlowsUserPoolClient: false })] },
  { constraint: 'no-offline-access', calls: [client({ ...OAUTH, AllowedOAuthScopes: ['openid', 'offline_access'] })], refused: 'Invalid scope requested' },
  {
    constraint: 'scope-combined-length',
    calls: [server('i'.repeat(250), ['s'.repeat(10)]), client({ ...OAUTH, AllowedOAuthScopes: [`${'i'.repeat(250)}/${'s'.repeat(10)}`] })],
    refused: 'less than or equal to 256',
  },
  { constraint: 'scope-duplicates', calls: [client({ ...OAUTH, AllowedOAuthScopes: ['openid', 'openid'] })] },

  { constraint: 'redirect-absolute', calls: [callback('/cb')], refused: '.' },
  { constraint: 'redirect-absolute', calls: [callback('app.acme.org/cb')], refused: '.' },
  { constraint: 'logout-no-fragment', calls: [client({ ...OAUTH, LogoutURLs: ['https://app.acme.org/#bye'] })] },
  { constraint: 'callback-https', calls: [callback('http://localhost.acme.org/cb')], refused: 'HTTP protocol' },
  { constraint: 'callback-https', calls: [callback('http://0.0.0.0/cb')], refused: 'HTTP protocol' },
  { constraint: 'callback-https', calls: [callback('HTTP://app.acme.org/cb')], refused: 'HTTP protocol' },
  { constraint: 'redirect-dangerous-scheme', calls: [callback('javascript:alert(1)')] },
  { constraint: 'redirect-userinfo', calls: [callback('https://user:password@app.acme.org/cb')] },
  { constraint: 'redirect-duplicates', calls: [client({ ...OAUTH, CallbackURLs: ['https://app.acme.org/cb', 'https://app.acme.org/cb'] })] },

  {
    constraint: 'idp-cognito-name-reserved',
    calls: [idp('create_identity_provider', {
      UserPoolId: '{pool}',
      ProviderName: 'COGNITO',
      ProviderType: 'OIDC',
      ProviderDetails: {
        client_id: 'question',
        authorize_scopes: 'openid',
        attributes_request_method: 'GET',
        oidc_issuer: 'https://idp.acme.org',
        authorize_url: 'https://idp.acme.org/authorize',
        token_url: 'https://idp.acme.org/token',
        attributes_url: 'https://idp.acme.org/userinfo',
        jwks_uri: 'https://idp.acme.org/jwks',
      },
    })],
  },
  {
    constraint: 'idp-provider-type-enum',
    calls: [idp('create_identity_provider', { UserPoolId: '{pool}', ProviderName: 'GitHub', ProviderType: 'GitHub', ProviderDetails: {} })],
    refused: ENUM,
  },

  { constraint: 'auth-flow-enum', calls: [client({ ExplicitAuthFlows: ['ALLOW_USER_SPR_AUTH'] })], refused: ENUM },
  {
    constraint: 'auth-flow-refresh-needed-without-rotation',
    calls: [
      client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }),
      idp('initiate_auth', { ClientId: '{client}', AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: 'question' } }),
    ],
    refused: 'not enabled for this client',
  },
  { constraint: 'auth-flow-admin-public', calls: [client({ ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] })] },
  { constraint: 'auth-flow-duplicates', calls: [client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_SRP_AUTH'] })] },
  { constraint: 'client-token-auth-needs-secret', calls: [client({ ExplicitAuthFlows: ['ALLOW_CLIENT_TOKEN_AUTH'] })], refused: 'secret' },

  { constraint: 'token-unit-enum', calls: [client({ AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: 'hour' } })], refused: ENUM },
  {
    constraint: 'rotation-tier',
    calls: [client({ UserPoolId: '{lite}', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } })],
  },
  {
    constraint: 'rotation-needs-revocation',
    calls: [client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' }, EnableTokenRevocation: false })],
  },
  {
    constraint: 'rotation-always-emit',
    calls: [
      client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } }),
      idp('update_user_pool_client', { UserPoolId: '{pool}', ClientId: '{client}', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }),
    ],
    refused: 'not a permitted ExplicitAuthFlow',
  },
  // What disableApiSignIn sets if refresh tokens are rotated.
  {
    constraint: 'rotation-excludes-refresh-auth',
    calls: [client({ ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], RefreshTokenRotation: { Feature: 'ENABLED' } })],
  },
  { constraint: 'puee-enum', calls: [client({ PreventUserExistenceErrors: 'ENABLE' })], refused: ENUM },
  { constraint: 'puee-boolean-confusion', calls: [client({ PreventUserExistenceErrors: 'true' })], refused: ENUM },
  {
    constraint: 'revocation-off-discouraged',
    calls: [client({ EnableTokenRevocation: false }), idp('revoke_token', { ClientId: '{client}', Token: 'question' })],
    refused: 'Unsupported',
  },

  { constraint: 'tier-enum', calls: [idp('create_user_pool', { PoolName: 'question', UserPoolTier: 'GOLD' })], refused: ENUM },
  {
    constraint: 'tier-threat-protection',
    calls: [idp('create_user_pool', { PoolName: 'question', UserPoolTier: 'LITE', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } })],
    refused: 'FeatureUnavailableInTier',
  },
  {
    constraint: 'tier-risk-configuration',
    calls: [idp('set_risk_configuration', {
      UserPoolId: '{pool}', CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
    })],
  },
  {
    constraint: 'tier-downgrade',
    calls: [
      idp('create_user_pool', { PoolName: 'question', Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } }),
      idp('update_user_pool', {
        UserPoolId: '{made}', UserPoolTier: 'LITE', Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
      }),
    ],
    refused: 'need to be disabled for the LITE',
  },

  {
    constraint: 'branding-one-per-client',
    calls: [client(OAUTH), idp('create_managed_login_branding', BRANDING), idp('create_managed_login_branding', BRANDING)],
    refused: 'ManagedLoginBrandingExists',
  },
  { constraint: 'terms-source-enforcement', calls: [client(OAUTH), idp('create_terms', { ...TERMS, Enforcement: 'ALWAYS' })], refused: ENUM },
  { constraint: 'terms-duplicate', calls: [client(OAUTH), idp('create_terms', TERMS), idp('create_terms', TERMS)], refused: 'TermsExists' },

  { constraint: 'rs-identifier-unique', calls: [server('orders', ['read']), server('orders', ['read'])], refused: 'already exists' },
  { constraint: 'rs-identifier-prefix-clash', calls: [server('orders', ['read']), server('orders/v1', ['read'])] },
  { constraint: 'rs-scope-duplicate', calls: [server('orders', ['read', 'read'])] },
  { constraint: 'region-pool-id-prefix', calls: [client({ UserPoolId: 'xx-elsewhere-1_abcDEF123' })], refused: '.' },
];
