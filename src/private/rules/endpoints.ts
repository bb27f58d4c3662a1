import { clientTopic } from './rule';
import { domainOf } from './ways';
import { isKnown, isWhole, listed } from '../assembly/text';

export const endpoints = clientTopic('endpoints', ['onUnknownDomain', 'signOutRedirects', 'logoutUrls'], [
  {
    id: 'endpoint-needs-domain',
    level: 'error',
    summary: 'An endpoint of a client is on the domain of its user pool, which is in the app or is named by domainUrl.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html',
    property: 'domainUrl',
    check: ({ onUnknownDomain }) => [...new Set(onUnknownDomain)],
    message: (names, _, pool) => `${names.join(', ')} ${names.length > 1 ? 'need' : 'needs'} the URL of the user pool's domain, and the app has none that the client's stack can name. ${domainOf(pool)}`,
  },
  {
    id: 'sign-out-url-registered',
    level: 'error',
    summary: 'The URL that signOutUrl() leads to is one of the sign-out URLs.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html',
    property: 'LogoutURLs',
    check: ({ signOutRedirects, logoutUrls }) => {
      if (logoutUrls !== undefined && (!isKnown(logoutUrls) || logoutUrls.open || !logoutUrls.items.every(isWhole))) { return []; }
      const registered = logoutUrls?.items ?? [];
      return [...new Set(signOutRedirects.filter((url) => isWhole(url) && !registered.includes(url)))];
    },
    message: (urls) => urls.includes('')
      ? 'signOutUrl() is called with an empty logoutUri. Pass one of the sign-out URLs.'
      : `signOutUrl() is called with logoutUri ${listed(urls)}, which ${urls.length > 1 ? 'are' : 'is'} not among the sign-out URLs, so the sign-out ends in an error page. Add ${urls.length > 1 ? 'them' : 'it'} to logoutUrls, or pass one of the sign-out URLs.`,
  },
]);
