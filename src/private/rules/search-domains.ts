import type { ConsumerTopic } from './rule';
import { dependency, newDomainOf } from './ways';
import { SEARCH_DOMAINS } from '../facts/search-domains';

const SOURCE = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cognito-auth.html';

export const searchDomains: ConsumerTopic = {
  name: 'search-domains',
  rules: [
    {
      id: 'search-needs-pool-domain',
      level: 'error',
      summary: 'The user pool of an OpenSearch domain has a domain for its sign-in pages.',
      source: SOURCE,
      property: 'CognitoOptions.UserPoolId',
      refusal: 'Domain needs to be specified for user pool',
      appliesTo: SEARCH_DOMAINS,
      check: ({ searchWithoutDomain: pool }) => pool === undefined ? [] : [pool],
      message: ([pool], search) => `The user pool '${pool}' has no domain, and OpenSearch signs users in on its pages. Add one, ${newDomainOf(pool, search)}, and let the OpenSearch domain wait for it: ${dependency(search, 'search', 'domain', [])}.`,
    },
  ],
};
