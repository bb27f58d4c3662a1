import { CfnUserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import type { PublicAppClient } from '../../../../src';
import { remade } from '../cases/made';

export const endpointAdvice: Record<string, Advice | readonly Advice[]> = {
  'endpoint-needs-domain': [
    {
      built: (message, client, { stack }) => {
        said(message, /(userPool\.addDomain)/);
        stack.node.tryRemoveChild('D');
        new CfnUserPoolDomain(stack, 'Advised', { userPoolId: (client as PublicAppClient).userPool.userPoolRef.userPoolId, domain: 'advised' });
        return client;
      },
    },
    {
      built: (message, client) => {
        const now = remade(client, { domainUrl: said(message, /set domainUrl: '([^']+)'/) }) as PublicAppClient;
        void now.tokenEndpoint;
        return now;
      },
    },
  ],
  'sign-out-url-registered': {
    built: (message, client) => {
      if (message.includes('with an empty logoutUri')) {
        const now = remade(client, {}) as PublicAppClient;
        now.signOutUrl({ logoutUri: 'https://app.acme.org/', domainUrl: 'https://auth.acme.org' });
        return now;
      }
      said(message, /(Add it to logoutUrls)/);
      (client as PublicAppClient).addLogoutUrl(said(message, /with logoutUri '([^']+)'/));
      return client;
    },
  },
};
