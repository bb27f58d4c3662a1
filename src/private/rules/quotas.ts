import type { NeighbourRule, NeighbourTopic } from './rule';
import { here } from './ways';
import { MOST_STYLES } from '../service/quotas';
import { BRANDING, DOMAIN, IDENTITY_PROVIDER, RESOURCE_SERVER, TERMS, USER_POOL, USER_POOL_CLIENT } from '../service/types';

const QUOTAS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html';
interface Quota {
  readonly id: string;
  readonly type: string;
  readonly noun: string;
  /** The default quota of an account. */
  readonly granted: number;
  /** The maximum to which it can be raised. Equal to the default if it cannot be raised. */
  readonly most: number;
}

const OF_A_POOL: readonly Quota[] = [
  { id: 'quota-clients-per-pool', type: USER_POOL_CLIENT, noun: 'app clients', granted: 1000, most: 10_000 },
  { id: 'quota-idps-per-pool', type: IDENTITY_PROVIDER, noun: 'identity providers', granted: 300, most: 1000 },
  { id: 'quota-resource-servers', type: RESOURCE_SERVER, noun: 'resource servers', granted: 25, most: 300 },
  { id: 'quota-branding-styles', type: BRANDING, noun: 'styles of managed login', granted: MOST_STYLES, most: MOST_STYLES },
  { id: 'quota-terms', type: TERMS, noun: 'terms documents', granted: 40, most: 40 },
];

/** `toLocaleString` loads the locales, which takes longer than all other rules. */
function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Others may add to a user pool as well, so the count of the app is a minimum. */
function perPool({ id, type, noun, granted, most }: Quota): NeighbourRule[] {
  const rule = { source: QUOTAS, property: '', appliesTo: [USER_POOL] };
  const raised: NeighbourRule = {
    ...rule,
    id,
    level: 'warning',
    summary: `A user pool has at most ${count(granted)} ${noun}, unless the quota was raised.`,
    check: (_, pool) => pool.count(type) > granted && pool.count(type) <= most ? [count(pool.count(type))] : [],
    message: ([n], pool) => `The user pool has ${n} ${noun} in ${here(pool)}, and the quota is ${count(granted)}. Request a higher quota in Service Quotas (up to ${count(most)}), then acknowledge this finding.`,
  };
  const exceeded: NeighbourRule = {
    ...rule,
    id: granted === most ? id : `${id}-max`,
    level: 'error',
    summary: `A user pool has at most ${count(most)} ${noun}. This quota cannot be raised.`,
    check: (_, pool) => pool.count(type) > most ? [count(pool.count(type))] : [],
    message: ([n], pool) => `The user pool has ${n} ${noun} in ${here(pool)}, and a user pool can have ${count(most)}. Divide them between several user pools.`,
  };
  return granted === most ? [exceeded] : [raised, exceeded];
}

export const quotas: NeighbourTopic = {
  name: 'quotas',
  rules: [
    ...OF_A_POOL.flatMap(perPool),
    {
      id: 'quota-custom-domains',
      level: 'error',
      summary: 'An account has at most four custom domains in a Region, a quota that cannot be raised.',
      source: QUOTAS,
      property: 'CustomDomainConfig',
      appliesTo: [DOMAIN],
      check: (domain, pool) => pool.placeInRegion(domain, 'CustomDomainConfig') >= 4 ? [String(pool.placeInRegion(domain, 'CustomDomainConfig') + 1)] : [],
      message: ([n]) => `This is custom domain number ${n} of the app in one Region of one account, and there can be four. Use a prefix domain, or another Region or account.`,
    },
    {
      id: 'quota-pools-per-region',
      level: 'warning',
      summary: 'An account has at most 1,000 user pools in a Region, unless the quota was raised.',
      source: QUOTAS,
      property: '',
      appliesTo: [USER_POOL],
      // Only the first one above the quota gets the finding.
      check: (own, pool) => pool.placeInRegion(own) === 1000 ? ['1,000'] : [],
      message: ([n]) => `This app has more than ${n} user pools in one Region of one account, which is the quota. Request a higher quota in Service Quotas (up to 10,000), then acknowledge this finding.`,
    },
  ],
};
