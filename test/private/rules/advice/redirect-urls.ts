import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { said } from './advice';
import { replaced, writtenUrl } from './written-url';
import { declare, declaredOf } from '../../../../src/private/assembly/declared';
import { l1Of } from '../../../user-pool-fixture';

const written: Advice = { client: writtenUrl };

/** The L1 of a construct that is built by hand. */
function client(construct: IConstruct): CfnUserPoolClient {
  return l1Of(construct) as CfnUserPoolClient;
}

const removed: Advice['client'] = (message, failing) => {
  said(message, /(Remove th(?:is|ese) URLs? here)/);
  return replaced(message, failing, () => []);
};

const listedOnce: Advice['client'] = (message, failing) => {
  said(message, /Write (it) once/);
  return { ...failing, callbackUrLs: [...new Set(failing.callbackUrLs)] };
};

const hundred = (property: 'callbackUrLs' | 'logoutUrLs'): Advice => ({
  client: (message, failing) => ({ ...failing, [property]: failing[property]!.slice(0, Number(said(message, /the maximum is (\d+)/))) }),
});

const A_URL = /such as (?:\[')?(https:[^\s']+?)[,.']/;
const API_ALONE = /If the app signs users in through the API alone, (set disableOAuth: true|set disableOAuth: true and remove oAuth|remove AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows and AllowedOAuthScopes)\.$/;
const NO_OAUTH = { allowedOAuthFlowsUserPoolClient: undefined, allowedOAuthFlows: undefined, allowedOAuthScopes: undefined };

export const redirectUrlAdvice: Record<string, Advice | readonly Advice[]> = {
  'callback-required': [
    {
      client: (message, failing) => ({ ...failing, callbackUrLs: [said(message, A_URL)] }),
      built: (message, construct) => { client(construct).callbackUrLs = [said(message, A_URL)]; },
    },
    {
      client: (message, failing) => {
        said(message, API_ALONE);
        return { ...failing, ...NO_OAUTH, ...message.includes('disableOAuth') ? { allowedOAuthFlowsUserPoolClient: false } : {} };
      },
      built: (message, construct) => {
        said(message, API_ALONE);
        Object.assign(client(construct), { ...NO_OAUTH, allowedOAuthFlowsUserPoolClient: false });
      },
    },
  ],
  'callback-max-100': hundred('callbackUrLs'),
  'logout-max-100': hundred('logoutUrLs'),
  'redirect-length': {
    client: (message, failing) => {
      if (message.startsWith('The URL is empty')) { return { ...failing, callbackUrLs: [said(message, /such as '([^']*)'/)] }; }
      const most = Number(said(message, /longer than (\d+) characters\. Write a shorter URL/));
      const shorter = (url: string) => url.slice(0, most);
      return {
        ...failing,
        callbackUrLs: failing.callbackUrLs?.map(shorter),
        logoutUrLs: failing.logoutUrLs?.map(shorter),
        defaultRedirectUri: failing.defaultRedirectUri && shorter(failing.defaultRedirectUri),
      };
    },
  },
  'redirect-charset': written,
  'redirect-absolute': written,
  'logout-absolute': written,
  'redirect-no-fragment': written,
  'logout-no-fragment': written,
  'callback-https': written,
  'logout-https': written,
  'default-redirect-member': {
    client: (message, failing) => ({ ...failing, callbackUrLs: ['https://app.acme.org/callback', said(message, /Add '([^']*)' to the callback URLs/)] }),
  },
  'sign-in-url-registered': {
    built: (message, construct) => {
      const l1 = client(construct);
      l1.callbackUrLs = [...l1.callbackUrLs ?? [], said(message, /Add '([^']*)' to callbackUrls,/)];
    },
  },
  'redirect-wildcard': {
    client: (message, failing) => {
      said(message, /(Write each URL without '\*')/);
      return replaced(message, failing, (url) => ['a', 'b'].map((name) => url.replace('*', name)));
    },
  },
  'redirect-dangerous-scheme': written,
  'redirect-custom-scheme-on-web': {
    built: (message, construct) => {
      const l1 = client(construct);
      if (message.includes('this client is for a server')) {
        said(message, /(Remove the URL here)/);
        l1.callbackUrLs = ['https://app.acme.org/callback'];
      } else {
        said(message, /set (platform: PublicPlatform\.NATIVE)/);
        declare(l1, { ...declaredOf(l1)!, platform: 'native' });
      }
    },
  },
  'redirect-custom-scheme-reverse-dns': written,
  'redirect-userinfo': written,
  'redirect-localhost-in-prod': {
    client: removed,
    built: (message, construct) => { client(construct).callbackUrLs = removed(message, { callbackUrLs: client(construct).callbackUrLs }, undefined!).callbackUrLs as string[]; },
  },
  'redirect-example-com': {
    client: (message, failing) => {
      said(message, /Write (the URL of your app)/);
      return replaced(message, failing, () => ['https://app.acme.org/']);
    },
    built: (message, construct) => { client(construct).callbackUrLs = [said(message, /Write (the URL of your app)/).replace(/.*/s, 'https://app.acme.org/')]; },
  },
  'redirect-duplicates': { client: listedOnce },
  'default-redirect-only-one-idp': {
    client: (message, failing) => {
      said(message, /Remove (defaultRedirectUri|oAuth\.defaultRedirectUri|DefaultRedirectURI)/);
      return { ...failing, defaultRedirectUri: undefined };
    },
  },
};
