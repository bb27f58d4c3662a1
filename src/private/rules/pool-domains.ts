import { clientTopic } from './rule';
import { HOLE, isKnown, listed, upToFive } from '../assembly/text';
import { isOnDomain } from '../facts/pool-domains';
import { DOMAIN } from '../service/types';

const LOGIN = 'https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html';
const PROVIDERS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html';

/** A client can use only the domain of its own user pool, and a domain knows only the clients of its user pool. */
export const poolDomains = clientTopic('pool-domains', ['otherPoolsDomains', 'callbackUrls'], [
  {
    id: 'domain-of-another-pool',
    level: 'error',
    summary: 'The domain that a client or a load balancer is given is one of the client\'s own user pool.',
    source: LOGIN,
    property: 'domainUrl',
    check: ({ otherPoolsDomains: given }) => [...new Set(given.map(({ member, url, domain }) => `${member}: ${url}: ${domain}`))],
    message: (_, { otherPoolsDomains: given }, pool) => {
      const [{ domain }] = given;
      const members = [...new Set(given.map(({ member }) => member))];
      const has = pool.neighbours(DOMAIN).some(({ conditional }) => !conditional);
      return `${upToFive(members)} ${members.length > 1 ? 'name' : 'names'} ${listed([...new Set(given.map(({ url }) => url))])}, which is on '${domain}', the domain of another user pool. `
        + `That pool does not know this client. ${has ? 'Remove domainUrl: the domain of the client\'s own pool is in the app.' : 'Write the URL of a domain of the client\'s own pool.'}`;
    },
  },
  {
    id: 'callback-on-own-domain',
    level: 'warning',
    summary: 'A callback URL is one of the app, not of the domain of its user pool.',
    source: PROVIDERS,
    property: 'CallbackURLs',
    check: ({ callbackUrls }, pool) => {
      if (!isKnown(callbackUrls)) { return []; }
      const domains = pool.neighbours(DOMAIN).map(({ path, properties }) => ({ path, properties, region: pool.regionOf(path) }));
      return callbackUrls.items.filter((url) => url !== HOLE && domains.some((domain) => isOnDomain(url, domain)));
    },
    message: (urls) => `${listed(urls)} ${urls.length > 1 ? 'are' : 'is'} on the domain of the user pool itself, which takes no authorization codes for your app. Write the URL at which your app takes them, such as https://app.example.org/callback. `
      + 'A URL on this domain that ends in /oauth2/idpresponse or /saml2/idpresponse is for the settings of an external identity provider, not for an app client.',
  },
]);
