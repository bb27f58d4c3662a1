import { Lazy } from 'aws-cdk-lib';
import type { RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const errors = (preventUserExistenceErrors: unknown) => ({ preventUserExistenceErrors: preventUserExistenceErrors as string });
const context = { enablePropagateAdditionalUserContextData: true, generateSecret: true };
const unknown = (...values: unknown[]) => Lazy.any({ produce: () => ({ 'Fn::If': ['C', ...values] }) }) as never;

function onPool(properties: Record<string, unknown>) {
  return (fixture: UserPoolFixture) => {
    fixture.neighbour('AWS::Cognito::UserPool', properties);
    return context;
  };
}

export const signInSettingCases: RuleCase[] = [
  { rule: 'puee-enum', accepts: [errors('ENABLED'), errors('LEGACY'), errors(undefined)], rejects: [errors('DISABLED'), errors('true'), errors('enabled')] },
  {
    rule: 'puee-enum',
    judges: 'client',
    accepts: [],
    rejects: [(fixture) => {
      const client = fixture.l1('public', {});
      client.addPropertyOverride('PreventUserExistenceErrors', true);
      return client;
    }],
  },
  {
    rule: 'puee-default-legacy',
    accepts: [errors('ENABLED')],
    rejects: [errors('LEGACY'), errors(undefined)],
  },
  {
    rule: 'puee-default-legacy',
    kind: 'confidential',
    only: 'l1',
    accepts: [{ ...errors(undefined), generateSecret: true, allowedOAuthFlows: unknown(['code'], ['client_credentials']) }],
    rejects: [{ ...errors(undefined), generateSecret: unknown(true, false) }],
  },
  { rule: 'puee-default-legacy', only: 'ours', accepts: [], rejects: [{ ...errors(undefined), allowedOAuthFlows: unknown(['code'], ['client_credentials']) }] },
  { rule: 'puee-default-legacy', kind: 'confidential', accepts: [errors('ENABLED')], rejects: [errors('LEGACY')] },
  { rule: 'puee-default-legacy', kind: 'machine', accepts: [errors(undefined)], rejects: [] },
  { rule: 'revocation-off-discouraged', accepts: [{ enableTokenRevocation: true }, { enableTokenRevocation: undefined }], rejects: [{ enableTokenRevocation: false }] },
  { rule: 'revocation-off-discouraged', kind: 'machine', accepts: [{ enableTokenRevocation: false }], rejects: [] },
  {
    rule: 'context-needs-plus',
    kind: 'confidential',
    accepts: [
      onPool({ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }), { enablePropagateAdditionalUserContextData: false },
      onPool({ UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }), { ...context, userPoolId: 'eu-west-1_AbC123' },
    ],
    rejects: [context, onPool({ UserPoolTier: 'PLUS' }), onPool({ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } })],
  },
];
