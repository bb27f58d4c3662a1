import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';

export const tenantAdvice: Record<string, Advice> = {
  'idp-of-another-tenant': {
    built: (message, _, { app }) => {
      said(message, /(List the providers of each client(?: in supportedIdentityProviders\.|: for '[^']+' write '[^']+' alone\.$))/);
      const resources = app.node.findAll();
      const names = resources.flatMap((each) => (each as { providerName?: string }).providerName ?? []);
      const clients = (resources as CfnUserPoolClient[]).filter(({ cfnResourceType }) => cfnResourceType === 'AWS::Cognito::UserPoolClient');
      clients.forEach((client, index) => { client.supportedIdentityProviders = [names.find((name) => client.node.path.includes(name)) ?? names[index]]; });
    },
  },
};
