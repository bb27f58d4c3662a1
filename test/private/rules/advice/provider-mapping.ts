import type { CfnResource } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';
import type { Properties } from '../cases/case';

/** The scopes: the text in a template, or the list of an L2. */
function scopesIn(message: string): string {
  const written = said(message, /Write (.+)\.$/);
  return written.startsWith('[') ? (JSON.parse(written.replaceAll('\'', '"')) as string[]).join(' ') : written.slice(1, -1);
}

export const providerMappingAdvice: Record<string, Advice | readonly Advice[]> = {
  'idp-scope-for-mapping': {
    neighbour: (message, failing) => ({ ...failing, ProviderDetails: { ...failing.ProviderDetails as Properties, authorize_scopes: scopesIn(message) } }),
    built: (message, construct) => l1Of(construct).addPropertyOverride('ProviderDetails.authorize_scopes', scopesIn(message)),
  },
  'idp-email-not-mapped': [
    {
      built: (message, construct) => {
        said(message, /(Map email to a claim of the provider)/);
        l1Of(construct).addPropertyOverride('AttributeMapping.email', 'mail');
      },
    },
    {
      built: (message, _, { app }) => {
        const client = app.node.findAll().find(({ node }) => node.path === said(message, /app client '(.+?)'.*remove the scope email from the client\.$/)) as CfnUserPoolClient & CfnResource;
        client.allowedOAuthScopes = client.allowedOAuthScopes!.filter((scope) => scope !== 'email');
      },
    },
  ],
};
