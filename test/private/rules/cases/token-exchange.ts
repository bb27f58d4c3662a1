import type { RuleCase } from './case';
import type { L1Props, UserPoolFixture } from '../../../user-pool-fixture';

const DELEGATION = 'ALLOW_TOKEN_EXCHANGE_DELEGATION';
const IMPERSONATION = 'ALLOW_TOKEN_EXCHANGE_IMPERSONATION';
const SRP = 'ALLOW_USER_SRP_AUTH';
const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';

const onPlan = (plan: string, explicitAuthFlows: string[]) => (fixture: UserPoolFixture): L1Props => {
  fixture.neighbour('AWS::Cognito::UserPool', { UserPoolTier: plan });
  return { explicitAuthFlows };
};

export const tokenExchangeCases: RuleCase[] = [
  {
    rule: 'token-exchange-tier',
    kind: 'confidential',
    accepts: [
      { explicitAuthFlows: [DELEGATION, IMPERSONATION, SRP, REFRESH] }, onPlan('ESSENTIALS', [DELEGATION, SRP, REFRESH]), onPlan('PLUS', [IMPERSONATION, SRP, REFRESH]),
      onPlan('LITE', [SRP, REFRESH]),
    ],
    rejects: [onPlan('LITE', [SRP, DELEGATION, REFRESH]), onPlan('LITE', [SRP, REFRESH, IMPERSONATION, DELEGATION])],
  },
  {
    rule: 'token-exchange-tier',
    kind: 'machine',
    accepts: [onPlan('PLUS', [DELEGATION])],
    rejects: [onPlan('LITE', [DELEGATION]), onPlan('LITE', [DELEGATION, REFRESH])],
  },
  { rule: 'token-exchange-without-secret', kind: 'confidential', accepts: [{ explicitAuthFlows: [DELEGATION, SRP, REFRESH] }], rejects: [] },
  { rule: 'token-exchange-without-secret', kind: 'machine', accepts: [{ explicitAuthFlows: [DELEGATION] }, { explicitAuthFlows: [IMPERSONATION] }], rejects: [] },
  {
    rule: 'token-exchange-without-secret',
    kind: 'public',
    accepts: [{ explicitAuthFlows: [SRP] }],
    rejects: [{ explicitAuthFlows: [SRP, DELEGATION] }, { explicitAuthFlows: [IMPERSONATION, DELEGATION] }],
  },
];
