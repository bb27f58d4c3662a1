import type { NeighbourTopic } from './rule';
import { clientLike, setPlan } from './ways';
import { capital } from './wording';
import { isKnown, isWhole, knownStart, lengthOf, listed, literalOf, onlyMark, shortened, shown, upToFive } from '../assembly/text';
import type { Neighbour, PoolFacts } from '../facts/pool';
import type { Data } from '../facts/properties-at';
import { listAt, textAt, valueAt } from '../facts/properties-at';
import { numberIn } from '../facts/property-faults';
import { METADATA_CACHE_SECONDS, METADATA_POLICY_NAME, METADATA_URL_PATTERN, METADATA_URL_PATTERNS } from '../service/known-values';
import { METADATA_POLICY, USER_POOL_CLIENT } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateCIMDPolicy.html';
const DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-client-id-metadata.html';
const SCOPES = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html';
const EXAMPLE = 'https://app.example.com/oauth/client.json';
/** The characters of `URLPatternType`. */
const PATTERN = /^https:\/\/[!$-;=@-[\]_a-z~]+$/;
const ADMIN_SCOPE = 'aws.cognito.signin.user.admin';
/** Hosts on which anyone can have a site or publish a file. */
const SHARED_HOSTS = [
  'amazonaws.com', 'amplifyapp.com', 'azurewebsites.net', 'blob.core.windows.net', 'cloudfront.net', 'firebaseapp.com', 'fly.dev', 'githubusercontent.com', 'github.io',
  'gitlab.io', 'herokuapp.com', 'netlify.app', 'ngrok.app', 'ngrok-free.app', 'onrender.com', 'pages.dev', 'run.app', 'storage.googleapis.com', 'vercel.app', 'web.app', 'workers.dev',
];

function patternsOf({ properties }: Neighbour): string[] {
  const list = listAt(properties, 'URLPatterns');
  return isKnown(list) ? list.filter((item): item is string => typeof item === 'string') : [];
}

/** The properties of the client that a policy names, if it is a client of this app. */
function clientOf({ properties }: Neighbour, pool: PoolFacts): Data | undefined {
  const id = textAt(properties, 'ClientId');
  const path = isKnown(id) ? onlyMark(id)?.path : undefined;
  return path !== undefined && pool.typeOf(path) === USER_POOL_CLIENT ? pool.propertiesAt(path) : undefined;
}

/** The items of a client's list, if all of them are known. */
function itemsAt(client: Data, property: string): readonly string[] | undefined {
  const list = valueAt(client, property) ?? [];
  return Array.isArray(list) && list.every((item) => typeof item === 'string' && isWhole(item)) ? list as string[] : undefined;
}

function isFlag(value: unknown, flag: boolean): boolean {
  return value === flag || value === String(flag);
}

/** The fault in the form of a pattern. */
function faultOf(pattern: string): string | undefined {
  const what = `'${shortened(pattern)}'`;
  const known = literalOf(pattern);
  if (isWhole(pattern) && !pattern.startsWith('https://')) { return `${what} does not begin with https://`; }
  if (!'https://'.startsWith(knownStart(pattern).slice(0, 8))) { return `${what} does not begin with https://`; }
  if (lengthOf(pattern) > METADATA_URL_PATTERN.max || (isWhole(pattern) && lengthOf(pattern) < METADATA_URL_PATTERN.min)) {
    return `${what} has ${lengthOf(pattern)} characters, and a pattern has ${METADATA_URL_PATTERN.min} to ${METADATA_URL_PATTERN.max}`;
  }
  const wrong = [...known].filter((character) => !PATTERN.test(`https://${character}`));
  return wrong.length > 0 ? `${what} contains '${wrong[0]}'` : undefined;
}

/** The reason why a stranger can publish a document at a URL that the pattern matches. `undefined` if this is unknown. */
function whyOpen(pattern: string): string | undefined {
  const host = /^https:\/\/([^/]*)/.exec(literalOf(pattern))?.[1].replace(/^.*@/, '').replace(/:[\d*]*$/, '').toLowerCase();
  if (!isWhole(pattern) || host === undefined) { return undefined; }
  const shared = SHARED_HOSTS.find((each) => host === each || host.endsWith(`.${each}`));
  const wild = host.lastIndexOf('*');
  if (wild < 0) { return shared !== undefined && host === 'raw.githubusercontent.com' && /^https:\/\/[^/]*\/\*/.test(pattern) ? 'anyone can put a file there' : undefined; }
  const after = host.slice(wild + 1);
  if (after === '') { return 'it matches hosts of strangers'; }
  if (!after.startsWith('.')) { return `it matches hosts that only end in '${after}', which anyone can register`; }
  if (after.split('.').length < 3) { return `it matches each host below '${after.slice(1)}'`; }
  return shared === undefined ? undefined : `anyone can have a host below '${shared}'`;
}

export const clientIdMetadata: NeighbourTopic = {
  name: 'client-id-metadata',
  rules: [
    {
      id: 'cimd-policy-name',
      level: 'error',
      summary: 'The name of a policy for client id metadata documents has 1 to 32 characters.',
      source: API,
      property: 'PolicyName',
      appliesTo: [METADATA_POLICY],
      check: ({ properties }) => {
        const name = textAt(properties, 'PolicyName');
        if (name === undefined) { return ['absent']; }
        return isKnown(name) && (name === '' || lengthOf(name) > METADATA_POLICY_NAME.max) ? [name] : [];
      },
      message: ([name], { properties }) => `${properties.PolicyName === undefined ? 'The name is absent' : name === '' ? 'The name is empty' : `'${shortened(name)}' has ${lengthOf(name)} characters`}. Write 1 to ${METADATA_POLICY_NAME.max} characters, such as 'Known hosts'.`,
    },
    {
      id: 'cimd-url-patterns',
      level: 'error',
      summary: 'A policy for client id metadata documents has 1 to 5 URL patterns, each an https URL of 12 to 256 characters without query and fragment.',
      source: API,
      property: 'URLPatterns',
      appliesTo: [METADATA_POLICY],
      check: (policy) => {
        const list = listAt(policy.properties, 'URLPatterns');
        if (list === undefined || (isKnown(list) && list.length === 0)) { return ['There is no pattern']; }
        const count = patternsOf(policy).length;
        return [
          ...count > METADATA_URL_PATTERNS.max ? [`There are ${count} patterns, and a policy has at most ${METADATA_URL_PATTERNS.max}`] : [],
          ...patternsOf(policy).map(faultOf).filter((fault) => fault !== undefined),
        ];
      },
      message: (faults) => `${upToFive(faults, '. ')}. Write 1 to ${METADATA_URL_PATTERNS.max} https URLs of ${METADATA_URL_PATTERN.min} to ${METADATA_URL_PATTERN.max} characters without query and fragment, such as '${EXAMPLE}'.`,
    },
    {
      id: 'cimd-cache-duration',
      level: 'error',
      summary: 'A client id metadata document is kept for 86,400 to 31,556,952 seconds.',
      source: API,
      property: 'CacheDuration',
      appliesTo: [METADATA_POLICY],
      check: ({ properties }) => {
        const text = textAt(properties, 'CacheDuration');
        const seconds = isKnown(text) && isWhole(text) ? numberIn(text) : undefined;
        const { min, max } = METADATA_CACHE_SECONDS;
        return seconds !== undefined && (seconds < min || seconds > max || !Number.isInteger(seconds)) ? [String(seconds)] : [];
      },
      message: ([seconds], { written }) => `${seconds} seconds is outside of the range of 86400 to 31556952 whole seconds. Write a number within it, such as 86400${written === 'Template' ? '' : ' (Duration.days(1))'}.`,
    },
    {
      id: 'cimd-client-grant',
      level: 'error',
      summary: 'The client of a policy for client id metadata documents signs users in: it allows the code grant.',
      source: DOCS,
      property: 'ClientId',
      appliesTo: [METADATA_POLICY],
      check: (policy, pool) => {
        const client = clientOf(policy, pool);
        const grants = client && itemsAt(client, 'AllowedOAuthFlows');
        if (!client || !grants) { return []; }
        const oauth = valueAt(client, 'AllowedOAuthFlowsUserPoolClient') ?? false;
        if (isFlag(oauth, false)) { return ['none']; }
        return grants.includes('code') || grants.includes('implicit') ? [] : [grants.join(', ') || 'none'];
      },
      message: ([grants], policy) => `The app client allows ${grants === 'none' ? 'no grant' : `the grant ${grants} only`}, and such an app signs users in: each request would be refused. Name a client with the code grant, such as ${clientLike('PublicAppClient', policy)}.`,
    },
    {
      id: 'cimd-client-secret',
      level: 'warning',
      summary: 'The client of a policy for client id metadata documents has no secret.',
      source: DOCS,
      property: 'ClientId',
      appliesTo: [METADATA_POLICY],
      check: (policy, pool) => isFlag(clientOf(policy, pool)?.GenerateSecret, true) ? ['true'] : [],
      message: (_, policy) => `The app client has a secret, which apps with a metadata document do not have: they are public clients. Name a client without a secret, such as ${clientLike('PublicAppClient', policy)}.`,
    },
    {
      id: 'cimd-pattern-open',
      level: 'warning',
      summary: 'A URL pattern for client id metadata documents matches no URL where strangers can put a document.',
      source: DOCS,
      property: 'URLPatterns',
      appliesTo: [METADATA_POLICY],
      check: (policy) => patternsOf(policy).filter((pattern) => faultOf(pattern) === undefined && whyOpen(pattern) !== undefined),
      message: ([first, ...others]) => `'${shown(first)}' lets everyone in: ${whyOpen(first)!}. Whoever is let in gets tokens of the users who sign in. Write the whole URL of each document, such as '${EXAMPLE}'.${others.length > 0 ? ` The same is true of ${listed(others)}.` : ''}`,
    },
    {
      id: 'cimd-pattern-twice',
      level: 'warning',
      summary: 'A URL pattern for client id metadata documents is in one policy of a user pool.',
      source: DOCS,
      property: 'URLPatterns',
      appliesTo: [METADATA_POLICY],
      check: (policy, pool) => {
        const before = pool.neighbours(METADATA_POLICY).slice(0, pool.neighbours(METADATA_POLICY).findIndex(({ path }) => path === policy.path))
          .filter(({ conditional }) => !conditional);
        return patternsOf(policy).filter((pattern, index, all) => isWhole(pattern) && !policy.conditional
          && (all.indexOf(pattern) !== index || before.some((other) => patternsOf(other).includes(pattern))));
      },
      message: (twice) => `${listed([...new Set(twice)])} ${new Set(twice).size > 1 ? 'are' : 'is'} already in a policy of this user pool, so it is not clear which app client is meant. Remove ${new Set(twice).size > 1 ? 'them' : 'it'} from one of the places.`,
    },
    {
      id: 'cimd-client-admin-scope',
      level: 'warning',
      summary: 'An app with a client id metadata document cannot change the users of the pool.',
      source: SCOPES,
      property: 'ClientId',
      appliesTo: [METADATA_POLICY],
      check: (policy, pool) => {
        const client = clientOf(policy, pool);
        return client && itemsAt(client, 'AllowedOAuthScopes')?.includes(ADMIN_SCOPE) ? [ADMIN_SCOPE] : [];
      },
      message: ([scope]) => `The app client allows the scope ${scope}, with which apps of others could change a user's attributes and password. Name a client without it, with the scopes that such an app needs.`,
    },
    {
      id: 'cimd-policy-tier',
      level: 'warning',
      summary: 'A policy for client id metadata documents is on a user pool whose plan has them.',
      source: API,
      property: 'UserPoolId',
      appliesTo: [METADATA_POLICY],
      check: (_, { tier }) => tier === 'LITE' ? [tier] : [],
      message: ([tier], _, pool) => `The plan of the user pool is ${tier}, and CreateCIMDPolicy answers FeatureUnavailableInTierException on a plan without the feature. ${capital(setPlan(pool, 'ESSENTIALS'))} on the user pool, or remove this resource.`,
    },
  ],
};
