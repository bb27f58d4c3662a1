import { clientTopic } from './rule';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole, lengthOf, listed, literalOf, shown, upToFive } from '../assembly/text';
import { itemsOf } from '../facts/lists';
import type { PoolFacts } from '../facts/pool';
import { STANDARD_SCOPES } from '../service/scopes';
import { RESOURCE_SERVER } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const RESOURCE_SERVERS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html';
const SETTINGS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';

/** A scope of the service that no resource server holds: with it a client may register others (RFC 7591), since 20 November 2026. */
const REGISTER = 'aws.cognito/dcr/register';
const NEED_OPENID = ['email', 'phone', 'profile'];
/** The charset of a scope in RFC 6749, section 3.3. */
const CHARSET = /^[\x21\x23-\x5B\x5D-\x7E]*$/;

function isWellFormed(scope: string): boolean {
  return isWhole(scope) && scope !== '' && lengthOf(scope) <= 256 && CHARSET.test(scope);
}

/** Cut at the last slash: the identifier of a resource server may hold slashes, the name of a scope may not. */
function cut(scope: string): { identifier: string; name: string } {
  const slash = scope.lastIndexOf('/');
  return { identifier: scope.slice(0, slash), name: scope.slice(slash + 1) };
}

function serverOf(identifier: string, pool: PoolFacts) {
  return pool.neighbours(RESOURCE_SERVER).find((server) => server.properties.Identifier === identifier);
}

/** The names of a server's scopes; `undefined` where not all are known. */
function scopeNames(server: { properties: Readonly<Record<string, unknown>> }): readonly string[] | undefined {
  const { Scopes: list = [] } = server.properties;
  const names = Array.isArray(list) ? list.map((scope) => (scope as { ScopeName?: unknown } | null)?.ScopeName) : [undefined];
  return names.every((name): name is string => typeof name === 'string' && isWhole(name)) ? names : undefined;
}

/** True where it is certain that no resource server of the pool has a custom scope. */
function isMissing(scope: string, pool: PoolFacts): boolean {
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

function whyMissing(scope: string, pool: PoolFacts): string {
  const twin = STANDARD_SCOPES.find((standard) => standard === scope.toLowerCase());
  if (twin) { return `'${scope}' is spelt '${twin}', in lower case`; }
  if (!scope.includes('/')) { return `'${scope}' is no scope of Cognito (those are ${STANDARD_SCOPES.join(', ')}); a custom one is <identifier of a resource server>/<scope name>`; }
  const { identifier, name } = cut(scope);
  const server = serverOf(identifier, pool);
  const names = server && scopeNames(server);
  if (names) { return `the resource server '${identifier}' has no scope '${name}' (it has ${listed(names) || 'none'})`; }
  const others = pool.neighbours(RESOURCE_SERVER).map(({ properties }) => String(properties.Identifier));
  return `'${scope}' is the scope '${name}' of the resource server '${identifier}' (it is cut at its last slash), which the pool does not have (it has ${listed(others) || 'none'})`;
}

export const scopes = clientTopic('scopes', ['kind', 'oauth', 'grants', 'scopes', 'unorderedScopes', 'waitsForOthers'], [
  {
    id: 'scope-length',
    level: 'error',
    summary: 'A scope has 1 to 256 characters.',
    source: API,
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => itemsOf(list).filter((scope) => scope === '' || lengthOf(scope) > 256),
    message: (wrong) => `${upToFive(wrong.map((scope) => scope === '' ? 'an empty text' : `'${shown(scope).slice(0, 40)}…' (${lengthOf(scope)} characters)`))} cannot be a scope. Write one of 1 to 256 characters, the identifier of the resource server and the slash included.`,
  },
  {
    id: 'scope-charset',
    level: 'error',
    summary: 'A scope holds no space, no double quote, no backslash and nothing beyond ASCII.',
    source: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.3',
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => itemsOf(list).filter((scope) => !CHARSET.test(literalOf(scope))),
    message: (wrong) => `${listed(wrong)} holds a character that a scope may not have. Write each scope as an item of its own, in ASCII without spaces, '"' and '\\'.`,
  },
  {
    id: 'scopes-max-50',
    level: 'error',
    summary: 'A client has at most 50 scopes; the limit cannot be raised.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html',
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => isKnown(list) && !list.open && list.items.length > 50 ? [String(list.items.length)] : [],
    message: ([count]) => `there are ${count} scopes, and a client can have 50. Give some of the apps behind it clients of their own, or join scopes that are always granted together.`,
  },
  {
    id: 'scope-must-be-known',
    level: 'error',
    summary: 'A scope is one of Cognito\'s own, or stands on a resource server of this pool.',
    source: RESOURCE_SERVERS,
    property: 'AllowedOAuthScopes',
    refusal: (scope) => `Invalid scope requested: ${scope}`,
    check: ({ scopes: list, waitsForOthers }, pool) => itemsOf(list).filter((scope, index) => isWellFormed(scope)
      && !STANDARD_SCOPES.includes(scope) && scope !== REGISTER && scope !== 'offline_access'
      && (!scope.includes('/') || (!waitsForOthers && isMissing(scope, pool) && !isOfAnotherPool(list, index, pool)))),
    message: (wrong, _, pool) => `${upToFive(wrong.map((scope) => whyMissing(scope, pool)), '; ')}. Add it to a resource server of the pool, or write one that is there. If it was made outside of this app, acknowledge this.`,
  },
  {
    id: 'rs-other-pool',
    level: 'error',
    summary: 'A custom scope is one of a resource server of the client\'s own pool.',
    source: RESOURCE_SERVERS,
    property: 'AllowedOAuthScopes',
    refusal: (scope) => `Invalid scope requested: ${scope}`,
    check: ({ scopes: list, waitsForOthers }, pool) => waitsForOthers ? [] : itemsOf(list)
      .filter((scope, index) => isWellFormed(scope) && isOfAnotherPool(list, index, pool) && isMissing(scope, pool)),
    message: (wrong) => `${listed(wrong)} belongs to a resource server of another pool. Add that resource server to the pool of this client as well: tokens of one pool mean nothing to the other.`,
  },
  {
    id: 'scope-needs-dependson',
    level: 'warning',
    summary: 'A custom scope that is named as text makes CloudFormation wait for nothing.',
    source: RESOURCE_SERVERS,
    property: 'AllowedOAuthScopes',
    refusal: (scope) => `Invalid scope requested: ${scope}`,
    check: ({ unorderedScopes }) => unorderedScopes,
    message: (racing) => `${listed(racing)} is written as text, so CloudFormation may make the client before the resource server, and the deployment then fails. Write OAuthScope.resourceServer(…) or a Ref of the resource server, or add a dependency on it.`,
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
    message: (wrong) => `${upToFive(wrong)} ${wrong.length > 1 ? 'speak' : 'speaks'} of a user, and the client credentials grant has none. Write scopes of a resource server: <identifier>/<scope name>.`,
  },
  {
    id: 'no-offline-access',
    level: 'error',
    summary: 'There is no scope offline_access: the code grant always gives a refresh token.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html',
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => itemsOf(list).filter((scope) => scope === 'offline_access'),
    message: () => 'Cognito has no \'offline_access\'. Take it out, and out of what the app asks for: with the code grant the app gets a refresh token anyway.',
  },
  {
    id: 'email-phone-profile-need-openid',
    level: 'warning',
    summary: 'The scopes email, phone and profile can be asked for only together with openid.',
    source: SETTINGS,
    property: 'AllowedOAuthScopes',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ oauth, scopes: list }) => oauth !== false && isKnown(list) && !list.open && list.items.every(isWhole) && !list.items.includes('openid')
      ? list.items.filter((scope) => NEED_OPENID.includes(scope))
      : [],
    message: (idle) => `${idle.join(', ')} ${idle.length > 1 ? 'have' : 'has'} no effect without openid: a request for ${idle.length > 1 ? 'them' : 'it'} fails, and there is no ID token. Add openid.`,
  },
  {
    id: 'scope-duplicates',
    level: 'warning',
    summary: 'A scope is listed once.',
    source: API,
    property: 'AllowedOAuthScopes',
    check: ({ scopes: list }) => [...new Set(itemsOf(list).filter((scope, index, all) => isWhole(scope) && all.indexOf(scope) !== index))],
    message: (twice) => `${listed(twice)} is listed twice. Write it once.`,
  },
]);

