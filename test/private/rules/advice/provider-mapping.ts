import type { CfnResource } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';
import type { Properties } from '../cases/case';

export const providerMappingAdvice: Record<string, Advice | readonly Advice[]> = {
  'idp-scope-for-mapping': {
    neighbour: (message, failing) => ({ ...failing, ProviderDetails: { ...failing.ProviderDetails as Properties, authorize_scopes: said(message, /Write '(.+)' \(scopes of the L2\)\.$/) } }),
    built: (message, construct) => l1Of(construct).addPropertyOverride('ProviderDetails.authorize_scopes', said(message, /Write '(.+)' \(scopes of the L2\)\.$/)),
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
