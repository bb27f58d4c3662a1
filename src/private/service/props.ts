type Props = Readonly<Record<string, string>>;

const OF_EVERY: Props = {
  ClientName: 'userPoolClientName',
  UserPoolId: 'userPool',
  AccessTokenValidity: 'accessTokenValidity',
  EnableTokenRevocation: 'enableTokenRevocation',
};

const OF_USERS: Props = {
  ...OF_EVERY,
  'AllowedOAuthFlowsUserPoolClient': 'disableOAuth',
  'ExplicitAuthFlows': 'authFlows',
  'SupportedIdentityProviders': 'supportedIdentityProviders',
  'ReadAttributes': 'readAttributes',
  'WriteAttributes': 'writeAttributes',
  'IdTokenValidity': 'idTokenValidity',
  'RefreshTokenValidity': 'refreshTokenValidity',
  'AuthSessionValidity': 'authSessionValidity',
  'RefreshTokenRotation.RetryGracePeriodSeconds': 'refreshTokenRotationGracePeriod',
  'PreventUserExistenceErrors': 'preventUserExistenceErrors',
};

const OF_USER_APPS: Props = {
  ...OF_USERS,
  AllowedOAuthScopes: 'scopes',
  CallbackURLs: 'callbackUrls',
  LogoutURLs: 'logoutUrls',
  DefaultRedirectURI: 'defaultRedirectUri',
  RefreshTokenRotation: 'refreshTokenRotation',
};

const CONTEXT: Props = { EnablePropagateAdditionalUserContextData: 'enablePropagateAdditionalUserContextData' };

const OF_EVERY_PROVIDER: Props = {
  UserPoolId: 'userPool',
  AttributeMapping: 'attributeMapping',
};

const OF_SOCIAL_PROVIDERS: Props = {
  ...OF_EVERY_PROVIDER,
  'ProviderDetails.client_id': 'clientId',
  'ProviderDetails.client_secret': 'clientSecret',
  'ProviderDetails.authorize_scopes': 'scopes',
};

const OF_ENTERPRISE_PROVIDERS: Props = {
  ...OF_EVERY_PROVIDER,
  ProviderName: 'name',
  IdpIdentifiers: 'identifiers',
};

/** The props for the properties of a resource, by the class of the construct. A class has no prop for a property that is not listed. */
const PROPS = {
  PublicAppClient: OF_USER_APPS,
  ConfidentialAppClient: { ...OF_USER_APPS, ...CONTEXT },
  MachineClient: { ...OF_EVERY, AllowedOAuthScopes: 'scopes' },
  UserPoolClient: {
    ...OF_USERS,
    ...CONTEXT,
    'AllowedOAuthFlows': 'oAuth.flows',
    'AllowedOAuthScopes': 'oAuth.scopes',
    'CallbackURLs': 'oAuth.callbackUrls',
    'LogoutURLs': 'oAuth.logoutUrls',
    'DefaultRedirectURI': 'oAuth.defaultRedirectUri',
    'RefreshTokenRotation': 'refreshTokenRotationGracePeriod',
    'GenerateSecret': 'generateSecret',
    'AnalyticsConfiguration': 'analytics',
    'AnalyticsConfiguration.ApplicationArn': 'analytics.application',
    'AnalyticsConfiguration.ApplicationId': 'analytics.applicationId',
    'AnalyticsConfiguration.ExternalId': 'analytics.externalId',
    'AnalyticsConfiguration.RoleArn': 'analytics.role',
    'AnalyticsConfiguration.UserDataShared': 'analytics.shareUserData',
  },
  UserPool: {
    'UserPoolName': 'userPoolName',
    'UserPoolTier': 'featurePlan',
    'LambdaConfig': 'lambdaTriggers',
    'LambdaConfig.UserMigration': 'lambdaTriggers.userMigration',
    'LambdaConfig.PreTokenGeneration': 'lambdaTriggers.preTokenGeneration',
    'Policies.SignInPolicy': 'signInPolicy',
    'Policies.SignInPolicy.AllowedFirstAuthFactors': 'signInPolicy.allowedFirstAuthFactors',
    'WebAuthnRelyingPartyID': 'passkeyRelyingPartyId',
    'DeviceConfiguration': 'deviceTracking',
    'EmailConfiguration': 'email',
    'EnabledMfas': 'mfaSecondFactor',
    'UserPoolAddOns.AdvancedSecurityMode': 'standardThreatProtectionMode',
    'AdminCreateUserConfig.AllowAdminCreateUserOnly': 'selfSignUpEnabled',
  },
  UserPoolDomain: {
    'UserPoolId': 'userPool',
    'CustomDomainConfig': 'customDomain',
    'CustomDomainConfig.CertificateArn': 'customDomain.certificate',
    'ManagedLoginVersion': 'managedLoginVersion',
  },
  UserPoolResourceServer: {
    UserPoolId: 'userPool',
    Identifier: 'identifier',
    Name: 'userPoolResourceServerName',
    Scopes: 'scopes',
  },
  UserPoolGroup: {
    UserPoolId: 'userPool',
    GroupName: 'groupName',
    RoleArn: 'role',
    Precedence: 'precedence',
  },
  UserPoolIdentityProviderAmazon: OF_SOCIAL_PROVIDERS,
  UserPoolIdentityProviderFacebook: OF_SOCIAL_PROVIDERS,
  UserPoolIdentityProviderGoogle: OF_SOCIAL_PROVIDERS,
  UserPoolIdentityProviderApple: {
    ...OF_EVERY_PROVIDER,
    'ProviderDetails.client_id': 'clientId',
    'ProviderDetails.team_id': 'teamId',
    'ProviderDetails.key_id': 'keyId',
    'ProviderDetails.private_key': 'privateKey',
    'ProviderDetails.authorize_scopes': 'scopes',
  },
  UserPoolIdentityProviderOidc: {
    ...OF_SOCIAL_PROVIDERS,
    ...OF_ENTERPRISE_PROVIDERS,
    'ProviderDetails.oidc_issuer': 'issuerUrl',
    'ProviderDetails.attributes_request_method': 'attributeRequestMethod',
  },
  UserPoolIdentityProviderSaml: { ...OF_ENTERPRISE_PROVIDERS, ProviderDetails: 'metadata' },
  /** An L1 of any type, or a generic resource. */
  L1: {},
  /** A resource in a template that nobody wrote with CDK. */
  Template: {},
} satisfies Record<string, Props>;

/** The class of the construct in the user's code: a class of this library, an L2, an L1, or none. */
export type WrittenClass = keyof typeof PROPS;

/** The name that the user wrote for a property: the prop of the construct, or the property itself if the class has no prop for it. */
export function propOf(property: string, written: WrittenClass): string {
  return (PROPS[written] as Props)[property] ?? property;
}
