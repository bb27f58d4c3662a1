import { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';

export const oauthCases: RuleCase[] = [
  {
    rule: 'client-credentials-exclusive',
    kind: 'confidential',
    accepts: [{ allowedOAuthFlows: ['code', 'implicit'] }],
    rejects: [{ allowedOAuthFlows: ['client_credentials', 'code'] }, { allowedOAuthFlows: ['implicit', 'client_credentials'] }],
  },
  { rule: 'client-credentials-needs-secret', kind: 'machine', accepts: [{}], rejects: [{ generateSecret: false }, { generateSecret: undefined }] },
  { rule: 'oauth-flow-enum', accepts: [{ allowedOAuthFlows: ['code'] }], rejects: [{ allowedOAuthFlows: ['authorization_code'] }, { allowedOAuthFlows: ['code', 'password'] }] },
  {
    rule: 'oauth-flows-required-when-enabled',
    accepts: [{}],
    rejects: [{ allowedOAuthScopes: [] }, { allowedOAuthScopes: undefined }, { allowedOAuthFlows: undefined }],
  },
  {
    rule: 'oauth-flag-required',
    judges: 'client',
    accepts: [
      (world) => new PublicAppClient(world.stack, 'C', { userPool: world.pool, disableOAuth: true }),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: world.pool, callbackUrls: ['https://app.acme.org'] }),
    ],
    rejects: [
      (world) => new PublicAppClient(world.stack, 'C', { userPool: world.pool, disableOAuth: true, callbackUrls: ['https://app.acme.org'] }),
      (world) => new PublicAppClient(world.stack, 'C', { userPool: world.pool, disableOAuth: true, scopes: [OAuthScope.OPENID] }),
    ],
  },
  { rule: 'implicit-discouraged', accepts: [{ allowedOAuthFlows: ['code'] }], rejects: [{ allowedOAuthFlows: ['code', 'implicit'] }] },
];
