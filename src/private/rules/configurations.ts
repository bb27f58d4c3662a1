import { finalUrls } from './final-url';
import { clientTopic } from './rule';
import { domainOf } from './ways';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole, knownEnd, knownStart, shown } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import type { ConfigurationFacts } from '../facts/configurations';
import { isNone } from '../facts/lists';
import type { PoolFacts } from '../facts/pool';

const LOGIN = 'https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html';
const SIGN_OUT = 'https://github.com/aws-amplify/amplify-js/blob/main/packages/auth/src/providers/cognito/utils/oauth/getRedirectUrl.ts';
const LOGOUT = 'https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html';
const DOMAINS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html';

type Configured = Pick<ClientFacts, 'configurations' | 'callbackUrls' | 'logoutUrls' | 'scopes' | 'oauth' | 'changedLater' | 'kind'>;

/** One value that a configuration makes the app request, and the method of the configuration. */
interface Request { readonly target: string; readonly value: string }

function requests(client: Configured, of: (configuration: ConfigurationFacts) => readonly (string | undefined)[]): Request[] {
  return client.configurations.flatMap((configuration) =>
    of(configuration).flatMap((value) => value === undefined ? [] : [{ target: configuration.target, value }]));
}

/** The value that a rule passes from its check to its message. */
function offenders(found: readonly Request[]): string[] {
  return found.map(({ target, value }) => `${target} ${value}`);
}

function request(offender: string): Request {
  const space = offender.indexOf(' ');
  return { target: offender.slice(0, space), value: shown(offender.slice(space + 1)) };
}

function described(found: readonly string[], verb: string): string {
  return found.map(request).map(({ target, value }) => `configuration.${target}() ${verb} '${value}'`).join(', ');
}

function listOf(targets: readonly string[]): string {
  return targets.map((target) => `configuration.${target}()`).join(', ');
}

/** What to do about redirect URLs that are not registered. It proposes to register a URL only if a client can register it. For a framework, it proposes another baseUrl. */
function waysOut(found: readonly string[], { configurations: all }: Configured, pool: PoolFacts): string {
  const urls = found.map((offender) => offender.slice(offender.indexOf(' ') + 1));
  const isSound = finalUrls(urls, 'CallbackURLs', pool).every((url, index) => url === urls[index]);
  const isBelow = found.map(request).every(({ target }) => all.some((each) => each.target === target && each.baseUrl !== undefined));
  const instead = isBelow ? 'a baseUrl to which one of the callback URLs belongs' : 'a redirectUri that is in callbackUrls';
  return isSound ? `Add ${found.length === 1 ? 'it' : 'them'} to callbackUrls, or pass ${instead}` : `Pass ${instead}`;
}

/** True if two texts, which may be partly unknown, may be equal. */
function mayEqual(one: string, other: string): boolean {
  if (isWhole(one) && isWhole(other)) { return one === other; }
  const [starts, ends] = [[one, other].map(knownStart), [one, other].map(knownEnd)];
  return (starts[0].startsWith(starts[1]) || starts[1].startsWith(starts[0])) && (ends[0].endsWith(ends[1]) || ends[1].endsWith(ends[0]));
}

/** True if a list certainly contains none of the given texts. */
function hasNone(list: Fact<ListFact>, texts: readonly string[]): boolean {
  return list === undefined || (isKnown(list) && !list.open && !list.items.some((item) => texts.some((text) => mayEqual(item, text))));
}

/** True if there are URLs, all of them are known, and none has one of the paths. */
function noneEndsIn(urls: Fact<ListFact>, paths: readonly string[]): boolean {
  return isKnown(urls) && !urls.open && urls.items.length > 0 && !urls.items.some((url) => paths.some((path) => mayEndIn(url, path)));
}

/** A URL that ends with a path and may start with anything. */
function mayEndIn(url: string, path: string): boolean {
  const end = isWhole(url) ? url : knownEnd(url);
  return end.endsWith(path) || (!isWhole(url) && path.endsWith(end));
}

/** The callback URLs that a framework with a base URL can use. */
function belowBase({ baseUrl, callbackPaths }: ConfigurationFacts): readonly string[] {
  return baseUrl === undefined ? [] : (callbackPaths ?? []).map((path) => `${baseUrl}${path}`);
}

export const configurations = clientTopic('configurations', [
  'configurations', 'callbackUrls', 'logoutUrls', 'scopes', 'oauth', 'changedLater', 'kind',
], [
  {
    id: 'configuration-redirect-registered',
    level: 'error',
    summary: 'The redirect URL of a configuration is one of the client\'s callback URLs.',
    source: LOGIN,
    property: 'CallbackURLs',
    refusal: 'redirect_mismatch',
    check: (client: Configured) => client.oauth !== true || client.changedLater ? [] : offenders([
      ...requests(client, ({ redirectUri }) => redirectUri !== undefined && hasNone(client.callbackUrls, [redirectUri]) ? [redirectUri] : []),
      ...requests(client, (configuration) => {
        const urls = belowBase(configuration);
        return urls.length > 0 && hasNone(client.callbackUrls, urls) ? [urls[0]] : [];
      }),
    ]),
    message: (found: readonly string[], client: Configured, pool: PoolFacts) => `${described(found, 'sends users back to')}, ${found.length === 1 ? 'which is' : 'which are'} not among the callback URLs: the sign-in would end in an error page. ${waysOut(found, client, pool)}.`,
  },
  {
    id: 'configuration-logout-registered',
    level: 'error',
    summary: 'The sign-out URL of a configuration is one of the client\'s sign-out URLs.',
    source: LOGOUT,
    property: 'LogoutURLs',
    check: (client: Configured) => client.oauth !== true || client.changedLater ? []
      : offenders(requests(client, ({ logoutUri }) => logoutUri !== undefined && hasNone(client.logoutUrls, [logoutUri]) ? [logoutUri] : [])),
    message: (found: readonly string[], client: Configured) => `${described(found, 'sends users to')} after the sign-out, ${found.length === 1 ? 'which is' : 'which are'} not among the sign-out URLs: the sign-out would end in an error page. Add ${found.length === 1 ? 'it' : 'them'} to logoutUrls${isNone(client.logoutUrls) ? '' : ', or pass a logoutUri that is in logoutUrls'}.`,
  },
  {
    id: 'configuration-needs-logout-url',
    level: 'warning',
    summary: 'A client whose app signs out through Amplify has a sign-out URL.',
    source: SIGN_OUT,
    property: 'LogoutURLs',
    check: ({ oauth, changedLater, logoutUrls, configurations: all }: Configured) => {
      if (oauth !== true || changedLater || !isNone(logoutUrls)) { return []; }
      return [...new Set(all.filter(({ needsLogoutUrl, logoutUri }) => needsLogoutUrl && logoutUri === undefined).map(({ target }) => target))];
    },
    message: (targets: readonly string[]) => `${listOf(targets)} has no sign-out URL, so signOut() throws after a sign-in at the pool's domain, and the session of managed login stays. Add the URL that users come to after the sign-out to logoutUrls, such as https://<host>/. If the app never signs users out, acknowledge this finding.`,
  },
  {
    id: 'configuration-callback-path',
    level: 'warning',
    summary: 'A client whose configuration is for a web framework has a callback URL with the framework\'s path.',
    source: LOGIN,
    property: 'CallbackURLs',
    refusal: 'redirect_mismatch',
    check: (client: Configured) => client.oauth !== true || client.changedLater ? [] : offenders(requests(client, ({ baseUrl, callbackPaths = [] }) =>
      callbackPaths.length > 0 && baseUrl === undefined && noneEndsIn(client.callbackUrls, callbackPaths) ? [callbackPaths[0]] : [])),
    message: (found: readonly string[]) => `${found.map(request).map(({ target, value }) => `configuration.${target}() is for a framework that takes codes at ${value}`).join(', ')}, and no callback URL has ${found.length === 1 ? 'that path' : 'these paths'}. Add ${found.map((each) => `https://<host>${request(each).value}`).join(' and ')} to callbackUrls, or acknowledge this finding where the app sets another path.`,
  },
  {
    id: 'configuration-scopes',
    level: 'error',
    summary: 'The scopes that a configuration makes the app request are scopes of the client.',
    source: LOGIN,
    property: 'AllowedOAuthScopes',
    refusal: 'invalid_scope',
    check: (client: Configured) => client.oauth !== true || client.changedLater ? []
      : offenders(requests(client, ({ scopes = [] }) => scopes.filter((scope) => hasNone(client.scopes, [scope])))),
    message: (found: readonly string[]) => `${described(found, 'makes the app request the scope')}, which the client does not have: the first sign-in would end in an error page. Add ${found.length === 1 ? 'it' : 'them'} to scopes${found.some((each) => request(each).value.includes('/')) ? ', and to the resource server if it does not have it yet' : ''}.`,
  },
  {
    id: 'configuration-needs-domain',
    level: 'error',
    summary: 'The pool\'s domain is known where a configuration names it.',
    source: DOMAINS,
    property: '',
    check: ({ configurations: all }: Configured) => [...new Set(all.filter(({ lacksDomain }) => lacksDomain).map(({ target }) => target))],
    message: (targets: readonly string[], _: Configured, pool: PoolFacts) => `${listOf(targets)} ${targets.length === 1 ? 'needs' : 'need'} the URL of the user pool's domain, and no domain is known. ${domainOf(pool)}`,
  },
  {
    id: 'configuration-needs-oauth',
    level: 'error',
    summary: 'A client whose configuration is for managed login is not for the API alone.',
    source: LOGIN,
    property: 'AllowedOAuthFlowsUserPoolClient',
    check: ({ configurations: all, oauth, changedLater }: Configured) => changedLater || (oauth !== false && oauth !== undefined) ? []
      : [...new Set(all.filter(({ usesOAuth }) => usesOAuth).map(({ target }) => target))],
    message: (targets: readonly string[], { kind }: Configured) => `${listOf(targets)} ${targets.length === 1 ? 'makes' : 'make'} the app sign in at the pool's domain, which disableOAuth rules out. Remove disableOAuth and add callbackUrls. An app that signs users in through the API uses ${kind === 'public' ? 'configuration.amplifyOutputs()' : 'configuration.environment()'}.`,
  },
]);
