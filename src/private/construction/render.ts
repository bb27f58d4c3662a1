import type { CfnUserPoolClientProps } from 'aws-cdk-lib/aws-cognito';
import type { Settings } from './settings';

/** The lists that depend on the rest of the CDK app. */
export interface WiredLists {
  readonly scopes?: string[];
  readonly providers?: string[];
  readonly writeAttributes?: string[];
}

/** The properties of the L1. Every property that affects security is set explicitly, because the effect of an update on an omitted property differs between properties. */
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
