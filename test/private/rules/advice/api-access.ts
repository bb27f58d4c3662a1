import type { CfnMethod } from 'aws-cdk-lib/aws-apigateway';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';

export const apiAccessAdvice: Record<string, Advice | readonly Advice[]> = {
  'api-scope-of-no-client': [{
    built: (message, _, { app }) => {
      const path = said(message, /has (?:it|one of them): '([^']+)'/);
      const client = app.node.findAll().find(({ node }) => node.path === path) as CfnUserPoolClient;
      client.allowedOAuthScopes = [...client.allowedOAuthScopes!, said(message, /Add '([^']+)' to the scopes of a client,/)];
    },
  }, {
    built: (message, api) => {
      said(message, /or write a (scope) here that the clients have\.$/);
      const resource = l1Of(api);
      resource.addPropertyOverride(resource.cfnResourceType.includes('BedrockAgentCore') ? 'AuthorizerConfiguration.CustomJWTAuthorizer.AllowedScopes' : 'AuthorizationScopes', ['api/read']);
    },
  }],
  'api-without-scopes-for-machines': {
    built: (message, method) => { (l1Of(method) as CfnMethod).authorizationScopes = [said(message, /such as \['([^']+)'\]\.$/)]; },
  },
  'agent-audience-is-client': {
    built: (message, agent, { stack }) => {
      said(message, /(Move the ids? from AllowedAudience to AllowedClients)\.$/);
      const path = 'AuthorizerConfiguration.CustomJWTAuthorizer';
      const ids = said(message, /^The ids? of (.+) (?:is|are) compared/).split(', ').map((name) => {
        const client = stack.node.root.node.findAll().find(({ node }) => `'${node.path}'` === name) as CfnUserPoolClient;
        return client.ref;
      });
      l1Of(agent).addPropertyDeletionOverride(`${path}.AllowedAudience`);
      l1Of(agent).addPropertyOverride(`${path}.AllowedClients`, ids);
    },
  },
};
