import type { Advice } from './advice';
import { planIn, said } from './advice';
import type { L1Props } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

const PROPS: Readonly<Record<string, string>> = { 'userSrp: true': 'ALLOW_USER_SRP_AUTH' };

function without(message: string, failing: L1Props): L1Props {
  const { explicitAuthFlows = [] } = failing;
  if (/Remove tokenExchange/.test(message)) {
    const rest = explicitAuthFlows.filter((flow) => !flow.includes('EXCHANGE'));
    return { explicitAuthFlows: rest.length > 0 ? rest : ['ALLOW_REFRESH_TOKEN_AUTH'] };
  }
  const written = /Write authFlows: \{ ([^}]+) \}/.exec(message)?.[1];
  // The L2 adds the refresh flow to its prop where it does not rotate.
  return { explicitAuthFlows: written !== undefined ? [PROPS[written], ...explicitAuthFlows.filter((flow) => flow === 'ALLOW_REFRESH_TOKEN_AUTH')] : said(message, /Write ([A-Z_]+(?:, [A-Z_]+)*)/).split(', ') };
}

const removes: Advice = { client: without };

export const tokenExchangeAdvice: Record<string, Advice | readonly Advice[]> = {
  'token-exchange-tier': [removes, {
    client: (message, failing, fixture) => {
      l1Of(fixture.pool).addPropertyOverride('UserPoolTier', planIn(message));
      return failing;
    },
  }],
  'token-exchange-without-secret': removes,
};
