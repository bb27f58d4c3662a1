import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';

const DISCOVERY_URL = 'AuthorizerConfiguration.CustomJWTAuthorizer.DiscoveryUrl';

export const issuerAdvice: Record<string, Advice | readonly Advice[]> = {
  'authorizer-issuer': [{
    built: (message, jwt, { pool }) => {
      said(message, /Write userPool\.(userPoolProviderUrl), or/);
      l1Of(jwt).addPropertyOverride('JwtConfiguration.Issuer', pool.userPoolProviderUrl);
    },
  }, {
    built: (message, jwt, { stack, pool }) => {
      const form = said(message, /, or (https:\/\/cognito-idp\.<Region>\.amazonaws\.com\/<user pool id>)\.$/);
      l1Of(jwt).addPropertyOverride('JwtConfiguration.Issuer', form.replace('<Region>', stack.region).replace('<user pool id>', pool.userPoolId));
    },
  }],
  'agent-discovery-url': [{
    built: (message, agent, { pool }) => {
      const path = said(message, /Write `\$\{userPool\.userPoolProviderUrl\}([^`]+)`, or/);
      l1Of(agent).addPropertyOverride(DISCOVERY_URL, `${pool.userPoolProviderUrl}${path}`);
    },
  }, {
    built: (message, agent, { stack, pool }) => {
      const form = said(message, /, or (https:\/\/\S+ pool id>\S+)\.$/);
      l1Of(agent).addPropertyOverride(DISCOVERY_URL, form.replace('<Region>', stack.region).replace('<user pool id>', pool.userPoolId));
    },
  }],
};
