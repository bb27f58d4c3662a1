import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';

export const tenantAdvice: Record<string, Advice> = {
  'idp-of-another-tenant': {
    built: (message, _, { app }) => {
      said(message, /(List the providers of each client): for '[^']+' write '[^']+' alone\.$/);
      const resources = app.node.findAll();
      const names = resources.flatMap((each) => (each as { providerName?: string }).providerName ?? []);
      for (const client of resources as CfnUserPoolClient[]) {
        const own = names.find((name) => client.node.path.includes(name));
        if (client.cfnResourceType === 'AWS::Cognito::UserPoolClient' && own !== undefined) { client.supportedIdentityProviders = [own]; }
      }
    },
  },
};
