import type { RuleCase } from './case';

const flows = (...explicitAuthFlows: string[]) => ({ explicitAuthFlows });

export const secretCases: RuleCase[] = [
  { rule: 'client-token-auth-needs-secret', kind: 'machine', accepts: [flows('ALLOW_CLIENT_TOKEN_AUTH')], rejects: [{ ...flows('ALLOW_CLIENT_TOKEN_AUTH'), generateSecret: false }] },
  {
    rule: 'propagate-context-needs-secret',
    kind: 'confidential',
    accepts: [{ enablePropagateAdditionalUserContextData: true }, { generateSecret: false, enablePropagateAdditionalUserContextData: false }],
    rejects: [false, undefined].map((generateSecret) => ({ enablePropagateAdditionalUserContextData: true, generateSecret })),
  },
  { rule: 'public-client-has-no-secret', only: 'ours', accepts: [{}], rejects: [{ generateSecret: true }] },
  {
    rule: 'public-client-has-no-secret',
    kind: 'confidential',
    only: 'l1',
    accepts: [
      {}, { callbackUrLs: ['http://localhost:3000'] }, { callbackUrLs: ['localhost:3000/cb'] }, { callbackUrLs: ['com.acme.app:/cb'], generateSecret: false },
    ],
    rejects: [{ callbackUrLs: ['https://app.acme.org', 'com.acme.app:/cb'], generateSecret: true }],
  },
  { rule: 'public-client-has-no-secret', kind: 'confidential', only: 'ours', accepts: [{}, { callbackUrLs: ['com.acme.app:/cb'] }], rejects: [] },
  { rule: 'confidential-client-has-secret', kind: 'confidential', only: 'ours', accepts: [{}], rejects: [{ generateSecret: false }] },
];
