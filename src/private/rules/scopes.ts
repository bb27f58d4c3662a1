import { clientTopic } from './rule';
import { customScope, dependency, here } from './ways';
import { openid } from './wording';
import type { Fact, ListFact } from '../assembly/text';
import { HOLE, isKnown, isWhole, lengthOf, listed, literalOf, shortened, shown, upToFive } from '../assembly/text';
import { itemsOf, leastLength, leastLengthText } from '../facts/lists';
import type { PoolFacts } from '../facts/pool';
import { SCOPE, SCOPES } from '../service/known-values';
import { STANDARD_SCOPES } from '../service/scopes';
import { RESOURCE_SERVER } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const RESOURCE_SERVERS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html';
const SETTINGS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';

/** A scope of the service that belongs to no resource server. With it, a client can register other clients (RFC 7591), since 20 November 2026. */
const REGISTER = 'aws.cognito/dcr/register';
const NEED_OPENID = ['email', 'phone', 'profile'];
/** The characters of a scope in RFC 6749, section 3.3. */
const CHARSET = /^[\x21\x23-\x5B\x5D-\x7E]*$/;

function isWellFormed(scope: string): boolean {
  return isWhole(scope) && scope !== '' && lengthOf(scope) <= 256 && CHARSET.test(scope);
}

/** Split at the last slash, because the identifier of a resource server can contain slashes and the name of a scope cannot. */
function cut(scope: string): { identifier: string; name: string } {
  const slash = scope.lastIndexOf('/');
  return { identifier: scope.slice(0, slash), name: scope.slice(slash + 1) };
}

function serverOf(identifier: string, pool: PoolFacts) {
  return pool.neighbours(RESOURCE_SERVER).find((server) => server.properties.Identifier === identifier);
}

/** The names of a resource server's scopes. `undefined` if not all of them are known. */
function scopeNames(server: { properties: Readonly<Record<string, unknown>> }): readonly string[] | undefined {
  const { Scopes: list = [] } = server.properties;
  const names = Array.isArray(list) ? list.map((scope) => (scope as { ScopeName?: unknown } | null)?.ScopeName) : [undefined];
  return names.every((name): name is string => typeof name === 'string' && isWhole(name)) ? names : undefined;
}

/** True if certainly no resource server of the user pool has a custom scope. */
export function isMissingScope(scope: string, pool: PoolFacts): boolean {
  const { identifier, name } = cut(scope);
  if (identifier === '' || name === '') { return true; }
  const server = serverOf(identifier, pool);
  if (server) { return !server.conditional && scopeNames(server)?.includes(name) === false; }
  return pool.showsAll(RESOURCE_SERVER)
    && pool.neighbours(RESOURCE_SERVER).every(({ properties: { Identifier: other } }) => typeof other === 'string' && isWhole(other));
}

function isOfAnotherPool(scopes: Fact<ListFact>, index: number, pool: PoolFacts): boolean {
  const path = isKnown(scopes) ? scopes.via?.[index] : undefined;
  return path !== undefined && pool.isOfAnotherPool(path);
}

/** The fault of a scope, and what to write. */
function whyMissing(scope: string, client: Parameters<typeof customScope>[0], pool: PoolFacts): string {
  const standard = STANDARD_SCOPES.find((each) => each === scope.toLowerCase());
  if (standard) { return `'${scope}' is not in lower case. Write ${standard}.`; }
  const { identifier, name } = cut(scope);
  if (!scope.includes('/') || identifier === '' || name === '') {
    return `'${scope}' is not a scope of Cognito. Write one of ${STANDARD_SCOPES.join(', ')}, or a scope of a resource server: ${customScope(client)}.`;
  }
  const names = scopeNames(serverOf(identifier, pool) ?? { properties: { Scopes: HOLE } });
  const others = pool.neighbours(RESOURCE_SERVER).map(({ properties }) => shown(String(properties.Identifier)));
  const what = names
    ? `the resource server '${identifier}' has no scope '${name}' (it has ${names.length > 0 ? listed(names) : 'none'}). Add it there`
    : `the user pool has no resource server '${identifier}' (it has ${others.length > 0 ? listed(others) : 'none'}). Add it with the scope '${name}'`;
  return `'${scope}' does not exist: ${what}, and write ${customScope(client, serverOf(identifier, pool)?.path)}. If it is created outside of ${here(client)}, acknowledge this finding.`;
}

export const scopes = clientTopic('scopes', ['written', 'kind', 'oauth', 'grants', 'scopes', 'unorderedScopes', 'waitsForOthers'], [
  {
    id: 'scope-length',
    level: 'error',
    summary: 'A scope has 1 to 256 characters.',
    source: API,
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => itemsOf(list).filter((scope) => scope === '' || lengthOf(scope) > SCOPE.max),
    message: (wrong, client) => {
      const long = wrong.filter((scope) => scope !== '');
      const first = long[0];
      return [
        ...long.length < wrong.length ? [`A scope is empty. Write its name, such as ${openid(client)}.`] : [],
        ...first !== undefined ? [`'${shortened(first)}' has ${lengthOf(first)} characters${long.length > 1 ? ` (and ${long.length - 1} more ${long.length > 2 ? 'are' : 'is'} too long)` : ''}. A scope has at most 256, with the identifier and the slash. Give it a shorter name in the resource server and here.`] : [],
      ].join(' ');
    },
  },
  {
    id: 'scope-charset',
    level: 'error',
    summary: 'A scope contains no space, no double quote, no backslash and only ASCII.',
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.3',
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => itemsOf(list).filter((scope) => !CHARSET.test(literalOf(scope))),
    message: (wrong) => [
      `${listed(wrong)} ${wrong.length > 1 ? 'contain' : 'contains'} a character that a scope cannot have.`,
      ...wrong.some((scope) => scope.includes(' ')) ? ['Write each scope as an item of its own.'] : [],
      ...wrong.some((scope) => !scope.includes(' ')) ? ['Write a name in ASCII without spaces, \'"\' and \'\\\', in the resource server and here.'] : [],
    ].join(' '),
  },
  {
    id: 'scopes-max-50',
    level: 'error',
    summary: 'A client has at most 50 scopes; the limit cannot be raised.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html',
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => leastLength(list) > SCOPES.max ? [leastLengthText(list)] : [],
    message: ([count]) => `The client has ${count} scopes, and a client can have 50. Remove ${count.replace(/\d+/, (total) => String(Number(total) - 50))}, or divide the scopes between several clients.`,
  },
  {
    id: 'scope-must-be-known',
    level: 'error',
    summary: 'A scope is one of Cognito\'s own, or belongs to a resource server of this user pool.',
    source: RESOURCE_SERVERS,
    property: 'AllowedOAuthScopes',
    refusal: (scope) => `Invalid scope requested: ${scope}`,
    check: ({ scopes: list, waitsForOthers }, pool) => itemsOf(list).filter((scope, index) => isWellFormed(scope)
      && !STANDARD_SCOPES.includes(scope) && scope !== REGISTER && scope !== 'offline_access'
      && (!scope.includes('/') || (!waitsForOthers && isMissingScope(scope, pool) && !isOfAnotherPool(list, index, pool)))),
    message: ([first, ...others], client, pool) => `${whyMissing(first, client, pool)}${others.length > 0 ? ` The same check fails for ${listed(others)}.` : ''}`,
  },
  {
    id: 'rs-other-pool',
    level: 'error',
    summary: 'A custom scope belongs to a resource server of the client\'s own user pool.',
    source: RESOURCE_SERVERS,
    property: 'AllowedOAuthScopes',
    refusal: (scope) => `Invalid scope requested: ${scope}`,
    check: ({ scopes: list, waitsForOthers }, pool) => waitsForOthers ? [] : itemsOf(list)
      .filter((scope, index) => isWellFormed(scope) && isOfAnotherPool(list, index, pool) && isMissingScope(scope, pool)),
    message: (wrong, client) => `${listed(wrong)} ${wrong.length > 1 ? 'belong' : 'belongs'} to a resource server of another user pool. Add a resource server with the same identifier and scopes to the user pool of this client, and write ${customScope(client)}.`,
  },
  {
    id: 'scope-needs-dependson',
    level: 'warning',
    summary: 'CloudFormation does not wait for the resource server of a scope that is written as text.',
    source: RESOURCE_SERVERS,
    property: 'AllowedOAuthScopes',
    refusal: (scope) => `Invalid scope requested: ${scope}`,
    check: ({ unorderedScopes }) => unorderedScopes,
    message: (racing, client, pool) => {
      const servers = [...new Set(racing.flatMap((scope) => serverOf(cut(scope).identifier, pool)?.path ?? []))];
      return `${listed(racing)} ${racing.length > 1 ? 'are' : 'is'} written as text, so CloudFormation may create the client before the resource server, and the deployment fails then. Write ${customScope(client, servers[0])}, or add a dependency: ${dependency(client, 'client', 'server', servers)}.`;
    },
  },
  {
    id: 'client-credentials-custom-scopes-only',
    level: 'error',
    summary: 'A client of the client credentials grant has custom scopes only.',
    source: SETTINGS,
    property: 'AllowedOAuthScopes',
    refusal: (scope) => `${scope} is not supported with client_credentials flow`,
    check: ({ grants, scopes: list }) => isKnown(grants) && grants.items.includes('client_credentials')
      ? itemsOf(list).filter((scope) => STANDARD_SCOPES.includes(scope))
      : [],
    message: (wrong, client) => `${upToFive(wrong)} ${wrong.length > 1 ? 'describe' : 'describes'} a user, and the client credentials grant has no user. Replace ${wrong.length > 1 ? 'them with scopes' : 'it with a scope'} of a resource server: ${customScope(client)}.`,
  },
  {
    id: 'no-offline-access',
    level: 'error',
    summary: 'There is no scope offline_access: the code grant returns a refresh token without it.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => itemsOf(list).filter((scope) => scope === 'offline_access'),
    message: (_, client) => `Cognito has no scope 'offline_access'. ${itemsOf(client.scopes).every((scope) => scope === 'offline_access') ? `Write ${openid(client)} instead` : 'Remove it'}, and remove it from the requests of the app: the code grant returns a refresh token without it.`,
  },
  {
    id: 'email-phone-profile-need-openid',
    level: 'warning',
    summary: 'The scopes email, phone and profile can be requested only together with openid.',
    source: SETTINGS,
    property: 'AllowedOAuthScopes',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ oauth, scopes: list }) => oauth !== false && isKnown(list) && !list.open && list.items.every(isWhole) && !list.items.includes('openid')
      ? list.items.filter((scope) => NEED_OPENID.includes(scope))
      : [],
    message: (idle, client) => `${upToFive(idle)} ${idle.length > 1 ? 'have' : 'has'} no effect without openid: a request for ${idle.length > 1 ? 'them' : 'it'} fails, and there is no ID token. Add ${openid(client)}.`,
  },
  {
    id: 'scope-duplicates',
    level: 'warning',
    summary: 'A scope is listed once.',
    source: API,
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => [...new Set(itemsOf(list).filter((scope, index, all) => isWhole(scope) && all.indexOf(scope) !== index))],
    message: (twice) => `${listed(twice)} ${twice.length > 1 ? 'are' : 'is'} listed more than once. Write ${twice.length > 1 ? 'each' : 'it'} once.`,
  },
]);

