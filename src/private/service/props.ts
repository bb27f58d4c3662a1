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

/** The props for the properties of an app client, by the class of the construct. A class has no prop for a property that is not listed. */
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
  CfnUserPoolClient: {},
} satisfies Record<string, Props>;

/** The class of the construct in the user's code: a class of this library, the L2, or the L1. Generic resources and templates count as the L1. */
export type ClientClass = keyof typeof PROPS;

/** The name that the user wrote for a property: the prop of the construct, or the property itself if the class has no prop for it. */
export function propOf(property: string, written: ClientClass): string {
  return (PROPS[written] as Props)[property] ?? property;
}
