import { UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import { authFlowAdvice } from './auth-flows';
import { remade } from '../cases/made';

const OTHERS = [UserPoolClientIdentityProvider.GOOGLE];

/** The advice, which has to be in the message, and the props that it means. */
function sets(pattern: RegExp, props: Record<string, unknown>): Advice {
  return {
    built: (message, client) => {
      said(message, pattern);
      return remade(client, props);
    },
  };
}

export const apiSignInAdvice: Record<string, Advice | readonly Advice[]> = {
  'api-sign-in-without-flows': [
    sets(/(remove authFlows and set disableApiSignIn: true)/, { authFlows: undefined, disableApiSignIn: true }),
    sets(/(set authFlows: \{ userSrp: true \})/, { authFlows: { userSrp: true } }),
  ],
  'api-sign-in-beside-flows': [
    sets(/(Remove disableApiSignIn)\./, { disableApiSignIn: undefined }),
    sets(/(remove authFlows instead, and name those providers in supportedIdentityProviders)/, { authFlows: undefined, supportedIdentityProviders: OTHERS }),
  ],
  'sign-in-impossible': [
    sets(/(Remove disableApiSignIn, and set authFlows: \{ userSrp: true \})/, { disableApiSignIn: undefined, authFlows: { userSrp: true } }),
    sets(/(remove disableOAuth instead, add callbackUrls, and name those providers)/, { disableOAuth: undefined, callbackUrls: ['https://app.acme.org/'], supportedIdentityProviders: OTHERS }),
  ],
  'api-sign-in-disabled-for-pool-users': [
    sets(/(Name only other providers in supportedIdentityProviders)/, { supportedIdentityProviders: OTHERS }),
    sets(/or (remove disableApiSignIn)/, { disableApiSignIn: undefined }),
  ],
  'auth-flow-admin-public': authFlowAdvice['auth-flow-admin-public'],
};
