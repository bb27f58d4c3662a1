import type { Flows } from './auth-flow-list';
import { flowsInstead, listedOf, writing } from './auth-flow-list';
import { clientTopic } from './rule';
import { setPlan } from './ways';
import { capital } from './wording';
import { REFRESH } from '../service/auth-flows';

const DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-token-exchange.html';
const EXCHANGE = ['ALLOW_TOKEN_EXCHANGE_DELEGATION', 'ALLOW_TOKEN_EXCHANGE_IMPERSONATION'];

/** How to remove the flows. */
function withoutThem(flows: readonly string[], client: Flows, secret: boolean): string {
  const others = flowsInstead(client, { without: flows });
  if (client.ours && secret) { return 'Remove tokenExchange'; }
  return capital(writing(others.length > 0 ? others : [REFRESH], client));
}

export const tokenExchange = clientTopic('token-exchange', ['ours', 'written', 'kind', 'oauth', 'grants', 'providers', 'authFlows', 'rotation', 'generateSecret'], [
  {
    id: 'token-exchange-tier',
    level: 'error',
    summary: 'Token exchange needs the plan ESSENTIALS or PLUS.',
    source: DOCS,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows }, { tier }) => tier === 'LITE' ? listedOf(authFlows, EXCHANGE) : [],
    message: (flows, client, pool) => `${flows.join(', ')} ${flows.length > 1 ? 'are' : 'is'} listed, and the user pool is on the LITE plan, which has no token exchange. ${withoutThem(flows, client, client.generateSecret === true)}, or ${setPlan(pool, 'ESSENTIALS')} on the user pool.`,
  },
  {
    id: 'token-exchange-without-secret',
    level: 'warning',
    summary: 'A client that exchanges tokens has a secret.',
    source: DOCS,
    property: 'ExplicitAuthFlows',
    check: ({ authFlows, generateSecret }) => (generateSecret ?? false) === false ? listedOf(authFlows, EXCHANGE) : [],
    message: (flows, client) => `${flows.join(', ')} ${flows.length > 1 ? 'are' : 'is'} listed, and this client has no secret. Anyone who gets hold of a user's token could exchange it with the id of the client alone. ${withoutThem(flows, client, false)}, and use ${client.written === 'Template' ? 'an app client with GenerateSecret: true' : 'a MachineClient or ConfidentialAppClient with tokenExchange'} for the service.`,
  },
]);
