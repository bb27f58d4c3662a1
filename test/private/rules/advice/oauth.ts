import { CfnManagedLoginBranding, OAuthScope, ResourceServerScope } from 'aws-cdk-lib/aws-cognito';
import type { CfnUserPoolClient, UserPoolResourceServer } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import { ManagedLoginBranding } from '../../../../src';
import type { L1Props, UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';
import { remade } from '../cases/made';

const domainOf = (fixture: UserPoolFixture) => fixture.pool.addDomain('Advised', { cognitoDomain: { domainPrefix: 'advised' } });

/** What the message says to leave alone for an app that signs users in through the API. */
const API_ONLY: L1Props = {
  allowedOAuthFlowsUserPoolClient: undefined, allowedOAuthFlows: undefined, allowedOAuthScopes: undefined, callbackUrLs: undefined, logoutUrLs: undefined,
};
const L1_NAMES: Readonly<Record<string, keyof L1Props>> = {
  'CallbackURLs': 'callbackUrLs',
  'LogoutURLs': 'logoutUrLs',
  'DefaultRedirectURI': 'defaultRedirectUri',
  'RefreshTokenRotation': 'refreshTokenRotation',
  'AllowedOAuthScopes': 'allowedOAuthScopes',
  'oAuth.callbackUrls': 'callbackUrLs',
  'oAuth.logoutUrls': 'logoutUrLs',
  'oAuth.defaultRedirectUri': 'defaultRedirectUri',
  'oAuth.scopes': 'allowedOAuthScopes',
  'refreshTokenRotationGracePeriod': 'refreshTokenRotation',
};

/** The named properties, absent. */
const without = (names: string): L1Props => Object.fromEntries(names.split(/, | and /).map((name) => {
  if (!(name in L1_NAMES)) { throw new Error(name); }
  return [L1_NAMES[name], undefined];
}));

function grantSaid(message: string): string {
  if (message.includes('Remove the override of AllowedOAuthFlows')) { return 'code'; }
  const grant = said(message, /(?:Write |Set oAuth\.flows: \{ )(\w+)/);
  return { authorizationCodeGrant: 'code', clientCredentials: 'client_credentials' }[grant] ?? grant;
}

/** A client without a URL gets the one that the message shows. */
function needsUrl(failing: L1Props, message: string): L1Props {
  const isAbsent = 'callbackUrLs' in failing && failing.callbackUrLs === undefined;
  return isAbsent && !message.includes('Remove the override') ? { callbackUrLs: [said(message, /This grant needs a URL in \S+, such as '([^']+)'\.$/)] } : {};
}

const addsDomain: Advice = {
  client: (message, failing, fixture) => {
    said(message, /Add one: (userPool\.addDomain)/);
    domainOf(fixture);
    return failing;
  },
  built: (message, _, fixture) => {
    said(message, /Add one: (userPool\.addDomain)/);
    domainOf(fixture);
  },
};

export const oauthAdvice: Record<string, Advice | readonly Advice[]> = {
  'client-credentials-exclusive': {
    client: (message, { allowedOAuthFlows }) => ({ allowedOAuthFlows: allowedOAuthFlows!.filter((grant) => grant !== said(message, /Remove (client_credentials),/)) }),
  },
  'client-credentials-needs-secret': {
    client: (message, failing) => ({ ...failing, generateSecret: said(message, /(Set GenerateSecret to true|Set generateSecret: true|Remove the override of GenerateSecret)/) !== '' }),
  },
  'oauth-flow-enum': {
    client: (message, { allowedOAuthFlows }) => {
      const instead = message.includes('Write each grant once') ? '' : said(message, /Write (code) for/);
      return { allowedOAuthFlows: [...new Set(allowedOAuthFlows!.map((grant) => ['code', 'implicit'].includes(grant) ? grant : instead))] };
    },
  },
  'oauth-flows-required-when-enabled': {
    client: (message, failing) => message.startsWith('There is no grant')
      ? { ...failing, allowedOAuthFlows: [grantSaid(message)], ...needsUrl(failing, message) }
      : { ...failing, allowedOAuthScopes: [said(message, /Write (?:OAuthScope\.)?(openid)/i).toLowerCase()] },
    built: (message, client, fixture) => {
      if (message.includes('OPENID')) { return remade(client, { scopes: [OAuthScope.OPENID] }); }
      said(message, /Write a scope of a resource server: (OAuthScope\.resourceServer)/);
      const server = fixture.pool.node.findChild('Api') as UserPoolResourceServer;
      return remade(client, { scopes: [OAuthScope.resourceServer(server, new ResourceServerScope({ scopeName: 'read', scopeDescription: 'read' }))] });
    },
  },
  'oauth-flag-required': [
    { client: (message) => ({ allowedOAuthFlowsUserPoolClient: said(message, /(Set AllowedOAuthFlowsUserPoolClient to true|Remove disableOAuth)/) !== '' }) },
    {
      client: (message, failing) => message.includes('or remove') && said(message, /remove (AllowedOAuthFlows, AllowedOAuthScopes and the callback URLs|oAuth)/)
        ? API_ONLY
        : { ...failing, allowedOAuthFlowsUserPoolClient: true },
    },
  ],
  'implicit-discouraged': {
    client: (message, { allowedOAuthFlows }) => ({ allowedOAuthFlows: [...new Set(allowedOAuthFlows!.map((grant) => grant === 'implicit' ? said(message, /Write (code) instead/) : grant))] }),
  },
  'oauth-needs-domain': [addsDomain, {
    built: (message, client) => {
      said(message, /through the API only, (set disableOAuth: true and remove the callback URLs, sign-out URLs and scopes)/);
      Object.assign(l1Of(client), { ...API_ONLY, allowedOAuthFlowsUserPoolClient: false });
    },
    client: (message) => {
      said(message, /through the API only, (set disableOAuth: true and remove the callback URLs, sign-out URLs and scopes|set disableOAuth: true and remove oAuth|remove AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes and the callback URLs)/);
      return { ...API_ONLY, ...message.includes('set disableOAuth') ? { allowedOAuthFlowsUserPoolClient: false } : {} };
    },
  }],
  'machine-needs-domain': addsDomain,
  'oauth-settings-without-flag': [
    {
      client: (message, failing) => {
        said(message, /(Set AllowedOAuthFlowsUserPoolClient to true, and set AllowedOAuthFlows to code|Remove disableOAuth, and set oAuth\.flows: \{ authorizationCodeGrant: true \})/);
        return {
          ...failing,
          allowedOAuthFlowsUserPoolClient: true,
          allowedOAuthFlows: ['code'],
          .../AllowedOAuthScopes to openid|oAuth\.scopes: \[OAuthScope\.OPENID\]/.test(message) ? { allowedOAuthScopes: ['openid'] } : {},
          .../CallbackURLs to the URL of the app|oAuth\.callbackUrls: \[the URL of the app\]/.test(message) ? { callbackUrLs: ['https://app.acme.org/callback'] } : {},
        };
      },
    },
    { client: (message, failing) => ({ ...failing, ...without(said(message, /API only, remove ([\w., ]+)\.$/)) }) },
  ],
  'oauth-disabled-with-settings': [
    { built: (message, client) => remade(client, Object.fromEntries(said(message, /Remove ([\w, ]+), or/).split(/, | and /).map((name) => [name, undefined]))) },
    {
      built: (message, client) => {
        const added = said(message, /or remove disableOAuth( and add callbackUrls|) if/);
        return remade(client, { disableOAuth: undefined, ...added && { callbackUrls: ['https://app.acme.org'] } });
      },
    },
  ],
  'oauth-needs-managed-login-style': {
    built: (message, client, fixture) => {
      if (message.includes('Set managedLoginBranding: ManagedLoginBranding.cognitoDefault()')) {
        return remade(client, { managedLoginBranding: ManagedLoginBranding.cognitoDefault() });
      }
      said(message, /Add (new CfnManagedLoginBranding)/);
      new CfnManagedLoginBranding(fixture.stack, 'Advised', { userPoolId: fixture.pool.userPoolId, clientId: (client as CfnUserPoolClient).ref, useCognitoProvidedValues: true });
      return client;
    },
  },
  'm2m-ignores-user-settings': { client: (message, failing) => ({ ...failing, ...without(said(message, /Remove (?:the overrides? of )?([\w., ]+?), or/)) }) },
};
