/** The props of this library's constructs, by the properties of the resource. */
const PROPS: Record<string, string> = {
  'ClientName': 'userPoolClientName',
  'UserPoolId': 'userPool',
  'AllowedOAuthFlowsUserPoolClient': 'disableOAuth',
  'AllowedOAuthScopes': 'scopes',
  'CallbackURLs': 'callbackUrls',
  'LogoutURLs': 'logoutUrls',
  'DefaultRedirectURI': 'defaultRedirectUri',
  'ExplicitAuthFlows': 'authFlows',
  'SupportedIdentityProviders': 'supportedIdentityProviders',
  'ReadAttributes': 'readAttributes',
  'WriteAttributes': 'writeAttributes',
  'AccessTokenValidity': 'accessTokenValidity',
  'IdTokenValidity': 'idTokenValidity',
  'RefreshTokenValidity': 'refreshTokenValidity',
  'AuthSessionValidity': 'authSessionValidity',
  'RefreshTokenRotation': 'refreshTokenRotation',
  'RefreshTokenRotation.RetryGracePeriodSeconds': 'refreshTokenRotationGracePeriod',
  'PreventUserExistenceErrors': 'preventUserExistenceErrors',
  'EnableTokenRevocation': 'enableTokenRevocation',
  'EnablePropagateAdditionalUserContextData': 'enablePropagateAdditionalUserContextData',
};

/** The name that the user wrote: the prop for a construct of this library, the property of the resource for an L1 or L2 client. */
export function propOf(property: string, ours: boolean): string {
  return ours ? PROPS[property] ?? property : property;
}
