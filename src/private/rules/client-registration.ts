import type { NeighbourRule, NeighbourTopic } from './rule';
import { isMissingScope } from './scopes';
import { here, newDomain, setPlan } from './ways';
import { capital } from './wording';
import { isKnown, isWhole, listed } from '../assembly/text';
import { registersClients, registersOpenly } from '../facts/client-registration';
import type { Neighbour } from '../facts/pool';
import { listAt, textAt, valueAt } from '../facts/properties-at';
import { GRANTS, REGISTRATION_STATUS, SCOPES } from '../service/known-values';
import { STANDARD_SCOPES } from '../service/scopes';
import { DOMAIN, USER_POOL, USER_POOL_CLIENT } from '../service/types';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DcrConfigurationType.html';
const DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-dynamic-client-registration.html';
const PROPERTY = 'DcrConfiguration';
const REGISTER = 'aws.cognito/dcr/register';
const ADMIN_SCOPE = 'aws.cognito.signin.user.admin';
/** The default quota of app clients of a user pool. */
const CLIENT_QUOTA = 1000;
const HEAD_ROOM = 100;
/** Cognito accepts `implicit` in these lists and ignores it. */
const USED_GRANTS = ['code', 'client_credentials'];

/** The texts of a list. `undefined` if there is no list or if it is not completely known. */
function textsAt({ properties }: Neighbour, name: string): readonly string[] | undefined {
  const list = listAt(properties, PROPERTY, name);
  return isKnown(list) && list.every((item) => typeof item === 'string' && isWhole(item)) ? list as readonly string[] : undefined;
}

function knownTexts({ properties }: Neighbour, name: string): string[] {
  const list = listAt(properties, PROPERTY, name);
  return isKnown(list) ? list.filter((item): item is string => typeof item === 'string' && isWhole(item)) : [];
}

function ofPool(rule: Omit<NeighbourRule, 'appliesTo' | 'property'> & { readonly at?: string }): NeighbourRule {
  const { at, ...rest } = rule;
  return { ...rest, property: at === undefined ? PROPERTY : `${PROPERTY}.${at}`, appliesTo: [USER_POOL] };
}

function noneUsed(grants: readonly string[] | undefined): boolean {
  return grants !== undefined && !grants.some((grant) => USED_GRANTS.includes(grant));
}

export const clientRegistration: NeighbourTopic = {
  name: 'client-registration',
  rules: [
    ofPool({
      id: 'dcr-tier',
      level: 'error',
      summary: 'Dynamic client registration needs the plan ESSENTIALS or PLUS.',
      source: API,
      check: (pool, { tier }) => tier === 'LITE' && registersClients(pool.properties) ? [tier] : [],
      message: ([tier], pool) => `Dynamic client registration is on, and the user pool is on the ${tier} plan. ${capital(setPlan(pool, 'ESSENTIALS'))}, or set EnableStatus of ${PROPERTY} to Disabled.`,
    }),
    ofPool({
      id: 'dcr-status-enum',
      level: 'error',
      summary: 'The status of dynamic client registration is Enabled or Disabled.',
      source: API,
      at: 'EnableStatus',
      check: ({ properties }) => {
        const status = textAt(properties, PROPERTY, 'EnableStatus');
        return isKnown(status) && isWhole(status) && isNoValue(status, REGISTRATION_STATUS) ? [status] : [];
      },
      message: ([status]) => `'${status}' is not a status. Write Enabled or Disabled.`,
    }),
    ofPool({
      id: 'dcr-enabled-by-default',
      level: 'warning',
      summary: 'A configuration of dynamic client registration says whether registration is on.',
      source: API,
      at: 'EnableStatus',
      check: (pool) => registersClients(pool.properties) && valueAt(pool.properties, PROPERTY, 'EnableStatus') === undefined ? ['absent'] : [],
      message: () => 'The status is absent, which turns dynamic client registration on. Write Enabled if you want it, or Disabled.',
    }),
    ...['AuthenticatedGrantTypes', 'OpenDcrGrantTypes'].map((at) => ofPool({
      id: 'dcr-grant-enum',
      level: 'error',
      summary: 'A client that registers itself uses the grants code and client_credentials.',
      source: API,
      at,
      check: (pool) => knownTexts(pool, at).filter((grant) => isNoValue(grant, GRANTS)),
      message: (wrong) => `${listed(wrong)} ${wrong.length > 1 ? 'are not grants' : 'is not a grant'} of Cognito. Write code, client_credentials or both.`,
    })),
    ofPool({
      id: 'dcr-open-client-credentials',
      level: 'warning',
      summary: 'Strangers cannot register machine clients, whose token requests the owner of the user pool pays for.',
      source: API,
      at: 'OpenDcrGrantTypes',
      check: (pool) => registersOpenly(pool.properties) ? knownTexts(pool, 'OpenDcrGrantTypes').filter((grant) => grant === 'client_credentials').slice(0, 1) : [],
      message: ([grant]) => `Registration is open and allows ${grant}: anyone can register a client that requests machine tokens, and you pay for them. Write only code, or set OpenDcrEnabled to false, so that registration needs a token with the scope ${REGISTER}.`,
    }),
    ofPool({
      id: 'dcr-open-admin-scope',
      level: 'warning',
      summary: 'A client that a stranger registers cannot change the users of the pool.',
      source: API,
      at: 'AllowedScopes',
      check: (pool) => registersOpenly(pool.properties) ? knownTexts(pool, 'AllowedScopes').filter((scope) => scope === ADMIN_SCOPE).slice(0, 1) : [],
      message: ([scope]) => `Registration is open and allows the scope ${scope}: an app that anyone registers could change the attributes and password of each user who signs in to it. Remove the scope, or set OpenDcrEnabled to false.`,
    }),
    ofPool({
      id: 'dcr-empty-grants',
      level: 'warning',
      summary: 'Registration that is on allows a grant, or each registration is refused.',
      source: API,
      check: (pool) => {
        if (!registersClients(pool.properties)) { return []; }
        const name = registersOpenly(pool.properties) ? 'OpenDcrGrantTypes' : 'AuthenticatedGrantTypes';
        const open = valueAt(pool.properties, PROPERTY, 'OpenDcrEnabled') ?? false;
        return isKnown(open) && noneUsed(textsAt(pool, name)) ? [name] : [];
      },
      message: ([name]) => `${name} has neither code nor client_credentials, so each ${name === 'OpenDcrGrantTypes' ? 'open ' : ''}registration is refused. Write code in ${name}, or set ${name === 'OpenDcrGrantTypes' ? 'OpenDcrEnabled to false' : 'EnableStatus to Disabled'}.`,
    }),
    ofPool({
      id: 'dcr-allowed-scopes-max',
      level: 'error',
      summary: 'Clients that register themselves can be allowed at most 50 scopes.',
      source: API,
      at: 'AllowedScopes',
      check: (pool) => {
        const count = textsAt(pool, 'AllowedScopes')?.length ?? 0;
        return count > SCOPES.max ? [String(count)] : [];
      },
      message: ([count]) => `There are ${count} scopes, and there can be ${SCOPES.max}. Remove ${Number(count) - SCOPES.max}.`,
    }),
    ofPool({
      id: 'dcr-allowed-scopes',
      level: 'warning',
      summary: 'The scopes for clients that register themselves exist, and do not let them register others.',
      source: API,
      at: 'AllowedScopes',
      check: (pool, facts) => registersClients(pool.properties)
        ? knownTexts(pool, 'AllowedScopes').filter((scope) => scope === REGISTER || (!STANDARD_SCOPES.includes(scope) && (!scope.includes('/') || isMissingScope(scope, facts))))
        : [],
      message: (wrong) => {
        const missing = wrong.filter((scope) => scope !== REGISTER);
        return [
          ...missing.length > 0 ? [`${listed(missing)} ${missing.length > 1 ? 'do' : 'does'} not exist: no resource server of the user pool has ${missing.length > 1 ? 'them' : 'it'}. Remove ${missing.length > 1 ? 'them' : 'it'}, or add ${missing.length > 1 ? 'them' : 'it'} to a resource server (<identifier>/<scope name>).`] : [],
          ...missing.length < wrong.length ? [`'${REGISTER}' has no effect here: a registered client cannot request it. Remove it.`] : [],
        ].join(' ');
      },
    }),
    ofPool({
      id: 'dcr-needs-domain',
      level: 'warning',
      summary: 'Clients register themselves at the domain of the user pool.',
      source: DOCS,
      check: (pool, facts) => registersClients(pool.properties) && facts.showsAll(DOMAIN) && facts.neighbours(DOMAIN).length === 0 ? ['none'] : [],
      message: (_, __, pool) => `Dynamic client registration is on, and the user pool has no domain in ${here(pool)}, so there is no registration endpoint. Add a domain: ${newDomain(pool)}.`,
    }),
    ofPool({
      id: 'dcr-quota',
      level: 'warning',
      summary: 'Registered clients count toward the quota of app clients.',
      source: DOCS,
      check: (pool, facts) => {
        const count = facts.count(USER_POOL_CLIENT);
        return registersClients(pool.properties) && count > CLIENT_QUOTA - HEAD_ROOM && count <= CLIENT_QUOTA ? [String(count)] : [];
      },
      message: ([count], pool) => `The user pool has ${count} app clients in ${here(pool)}, and registered clients count toward the same quota of 1,000. Request a higher quota in Service Quotas, then acknowledge this finding.`,
    }),
  ],
};
