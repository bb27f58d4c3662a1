import type { SignInConfigurationOptions } from '../../../props/configuration-options';
import { hostOfUrl } from '../../construction/endpoints/page-urls';
import type { ConfiguredClient } from '../configured-client';
import type { Document } from '../late';
import { requested } from '../requested';

/** The providers for which Amplify shows buttons, by Cognito's names of their types. */
const SOCIAL_PROVIDERS: Readonly<Record<string, string>> = {
  Google: 'GOOGLE', Facebook: 'FACEBOOK', LoginWithAmazon: 'LOGIN_WITH_AMAZON', SignInWithApple: 'SIGN_IN_WITH_APPLE',
};

/**
 * `amplify_outputs.json` in version 1.5, for aws-amplify 6.
 *
 * `domain` has no scheme. For a client without managed login there is no `oauth`.
 *
 * @see https://github.com/aws-amplify/amplify-backend/tree/main/packages/client-config
 */
export function amplifyOutputs(client: ConfiguredClient, options?: SignInConfigurationOptions): Document {
  const usesOAuth = client.resource.allowedOAuthFlowsUserPoolClient !== false;
  const { redirectUri, logoutUri, domainUrl, scopes } = requested(client, 'amplifyOutputs', options, {
    usesOAuth, needsLogoutUrl: usesOAuth, needsDomain: () => usesOAuth,
  });
  const oauth: Document = {
    identity_providers: (now) => now.providerTypes.flatMap((type) => SOCIAL_PROVIDERS[type] ?? []),
    domain: (now) => {
      const url = now.domainUrl(domainUrl);
      return url === undefined ? undefined : hostOfUrl(url);
    },
    scopes: (now) => scopes ?? now.scopes,
    redirect_sign_in_uri: (now) => redirectUri === undefined ? now.callbackUrls : [redirectUri],
    redirect_sign_out_uri: (now) => logoutUri === undefined ? now.logoutUrls : [logoutUri],
    response_type: 'code',
  };
  return {
    version: '1.5',
    auth: {
      aws_region: (now) => now.region,
      user_pool_id: (now) => now.userPoolId,
      user_pool_client_id: (now) => now.clientId,
      ...usesOAuth ? { oauth } : {},
    },
  };
}
