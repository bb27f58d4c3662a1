import { usesManagedLogin } from './grants';
import type { ClientRule } from './rule';
import { here, newDomain, newStyle } from './ways';
import { hasProps } from './wording';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { CLIENT_TOKEN } from '../service/auth-flows';
import { MOST_STYLES } from '../service/quotas';
import { BRANDING, DOMAIN, USER_POOL_CLIENT } from '../service/types';

/** True if an item is certainly not in a list. */
function lacks(list: Fact<ListFact>, item: string): boolean {
  return list === undefined || (isKnown(list) && !list.open && list.items.every((each) => isWhole(each) && each !== item));
}

type Reads = Pick<ClientFacts, 'ours' | 'written' | 'kind' | 'oauth' | 'grants' | 'branded' | 'authFlows' | 'domainGiven'>;

/** What a client needs of the domain of its user pool. */
export const domainRules: readonly ClientRule<Reads>[] = [
  {
    id: 'oauth-needs-domain',
    level: 'warning',
    summary: 'The sign-in pages and the OAuth endpoints are on the domain of the user pool.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html',
    property: 'UserPoolId',
    check: (client, pool) => usesManagedLogin(client) && !client.domainGiven && pool.showsAll(DOMAIN) && pool.neighbours(DOMAIN).length === 0 ? ['none'] : [],
    message: (_, { kind, ours, written }, pool) => `The user pool has no domain in ${here(pool)}, so there is no sign-in page and no token endpoint. Add one: ${newDomain(pool)}.`
      + (kind === 'machine' ? '' : ` If the app signs users in through the API only, ${ours
        ? 'set disableOAuth: true and remove the callback URLs, sign-out URLs and scopes'
        : hasProps({ written }) ? 'set disableOAuth: true and remove oAuth'
          : 'remove AllowedOAuthFlowsUserPoolClient, AllowedOAuthFlows, AllowedOAuthScopes and the callback URLs'}.`),
  },
  {
    id: 'machine-needs-domain',
    level: 'warning',
    summary: 'A machine client gets its tokens at the domain of its user pool.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
    property: 'UserPoolId',
    appliesTo: ['machine'],
    check: ({ authFlows, domainGiven }, pool) => !domainGiven && pool.showsAll(DOMAIN) && pool.neighbours(DOMAIN).length === 0 && lacks(authFlows, CLIENT_TOKEN) ? ['none'] : [],
    message: (_, __, pool) => `The user pool has no domain in ${here(pool)}, so there is no token endpoint where the client could get a token. Add one: ${newDomain(pool)}.`,
  },
  {
    id: 'oauth-needs-managed-login-style',
    level: 'warning',
    summary: 'On a domain with managed login, a client has sign-in pages only if it has a style.',
    refusal: 'Login pages unavailable',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-branding.html',
    property: 'UserPoolId',
    check: (client, pool) => usesManagedLogin(client) && client.branded === false && pool.showsAll(DOMAIN) && pool.showsAll(BRANDING)
      ? pool.neighbours(DOMAIN).filter(({ properties }) => String(properties.ManagedLoginVersion) === '2').map(({ path }) => path)
      : [],
    message: ([domain], { ours, written }, pool) => `The domain '${domain}' shows managed login (version 2), and this client has no style, so its users see no sign-in page. `
      + (ours && pool.count(USER_POOL_CLIENT) > MOST_STYLES
        ? `The default is no style, because the user pool has ${pool.count(USER_POOL_CLIENT)} clients and can have ${MOST_STYLES} styles. Set managedLoginBranding: ManagedLoginBranding.cognitoDefault() on up to ${MOST_STYLES} clients, and use another user pool for the others.`
        : ours ? 'Set managedLoginBranding: ManagedLoginBranding.cognitoDefault().'
          : `Add ${newStyle({ written })}.`),
  },
];
