import type { CfnUserPoolClientProps } from 'aws-cdk-lib/aws-cognito';
import type { Settings } from './settings';

/** The lists that depend on what else is in the app. */
export interface WiredLists {
  readonly scopes?: string[];
  readonly providers?: string[];
  readonly writeAttributes?: string[];
}

/** The properties of the L1. Everything that bears on security is written out: what an update does with a property that is left out differs from one to the next. */
export function render(settings: Settings, wired: WiredLists): CfnUserPoolClientProps {
  return {
    userPoolId: settings.userPoolId,
    clientName: settings.clientName,
    generateSecret: settings.generateSecret,
    allowedOAuthFlowsUserPoolClient: settings.oauth,
    allowedOAuthFlows: settings.grants,
    allowedOAuthScopes: wired.scopes,
    callbackUrLs: settings.callbackUrls,
    logoutUrLs: settings.logoutUrls,
    defaultRedirectUri: settings.defaultRedirectUri,
    supportedIdentityProviders: wired.providers,
    explicitAuthFlows: settings.authFlows,
    authSessionValidity: settings.authSessionMinutes,
    accessTokenValidity: settings.accessToken.amount,
    idTokenValidity: settings.idToken?.amount,
    refreshTokenValidity: settings.refreshToken?.amount,
    tokenValidityUnits: {
      accessToken: settings.accessToken.unit,
      idToken: settings.idToken?.unit,
      refreshToken: settings.refreshToken?.unit,
    },
    refreshTokenRotation: { feature: settings.rotation ? 'ENABLED' : 'DISABLED', retryGracePeriodSeconds: settings.graceSeconds },
    enableTokenRevocation: settings.revocation,
    preventUserExistenceErrors: settings.preventUserExistenceErrors ? 'ENABLED' : 'LEGACY',
    readAttributes: settings.readAttributes,
    writeAttributes: wired.writeAttributes,
    enablePropagateAdditionalUserContextData: settings.propagateContext,
  };
}
