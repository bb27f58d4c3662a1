import type { NeighbourTopic } from './rule';
import { fill, HOLE, isWhole, lengthOf, literalOf, shortened, shown, upToFive } from '../assembly/text';
import type { Neighbour } from '../facts/pool';
import { RESOURCE_SERVER } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html';
const SCOPE = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResourceServerScopeType.html';

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function identifierOf({ properties }: Neighbour): string | undefined {
  return textOf(properties.Identifier);
}

interface Scope {
  readonly name?: string;
  /** As in the template. `undefined` if absent. */
  readonly description: unknown;
}

function scopesOf({ properties: { Scopes: list } }: Neighbour): Scope[] {
  return Array.isArray(list)
    ? list.filter((scope) => typeof scope === 'object' && scope !== null)
      .map(({ ScopeName: name, ScopeDescription: description }: Record<string, unknown>) => ({ name: textOf(name), description }))
    : [];
}

function namesOf(server: Neighbour): string[] {
  return scopesOf(server).map(({ name }) => name).filter((name) => name !== undefined);
}

const ILLEGAL = /[^\x21\x23-\x5B\x5D-\x7E]/;
const ILLEGAL_PART = new RegExp(`[^\\x21\\x23-\\x5B\\x5D-\\x7E${HOLE}]+`, 'g');

/** The most similar valid identifier, for messages. */
function identifierLike(text: string): string {
  return shown(fill(text, () => undefined).replace(ILLEGAL_PART, '-').replace(/^-|-$/g, '')) || 'my-api';
}

/** The fault in the description of a scope. */
function faultOfDescription({ name, description }: Scope): string | undefined {
  const scope = name === undefined ? 'A scope' : `'${shortened(name)}'`;
  if (description === undefined) { return `${scope} has no description`; }
  if (description === '') { return `${scope} has an empty description`; }
  return typeof description === 'string' && lengthOf(description) > 256 ? `${scope} has a description of ${lengthOf(description)} characters` : undefined;
}

export const resourceServers: NeighbourTopic = {
  name: 'resource-servers',
  rules: [
    {
      id: 'rs-identifier-length',
      level: 'error',
      summary: 'The identifier of a resource server has 1 to 256 characters.',
      source: API,
      property: 'Identifier',
      appliesTo: [RESOURCE_SERVER],
      check: (server) => [identifierOf(server)].filter((id) => id !== undefined).filter((id) => id === '' || lengthOf(id) > 256),
      message: ([id]) => `${id === '' ? 'The identifier is empty' : `'${shortened(id)}' has ${lengthOf(id)} characters`}. Write 1 to 256 characters.`,
    },
    {
      id: 'rs-identifier-charset',
      level: 'error',
      summary: 'The identifier of a resource server has ASCII characters only, without spaces, double quotes and backslashes.',
      source: API,
      property: 'Identifier',
      appliesTo: [RESOURCE_SERVER],
      refusal: 'Member must satisfy regular expression pattern: [\\x21\\x23-\\x5B\\x5D-\\x7E]+',
      check: (server) => [identifierOf(server)].filter((id) => id !== undefined).filter((id) => ILLEGAL.test(literalOf(id))),
      message: ([id]) => `'${shortened(id)}' is not a valid identifier. An identifier has ASCII characters only, without spaces, '"' and '\\'. Write for example '${identifierLike(id)}'.`,
    },
    {
      id: 'rs-identifier-unique',
      level: 'error',
      summary: 'Each resource server of a user pool has an identifier of its own.',
      source: API,
      property: 'Identifier',
      appliesTo: [RESOURCE_SERVER],
      check: (server, pool) => {
        const id = identifierOf(server);
        if (id === undefined || !isWhole(id) || server.conditional) { return []; }
        const [first] = pool.neighbours(RESOURCE_SERVER).filter((other) => !other.conditional && identifierOf(other) === id);
        return first.path === server.path ? [] : [first.path];
      },
      message: ([first], server) => `The resource server '${first}' already has the identifier '${shortened(identifierOf(server)!)}'. Write another identifier, or put all scopes into one resource server.`,
    },
    {
      id: 'rs-scope-name-charset',
      level: 'error',
      summary: 'A scope name has 1 to 256 ASCII characters, without slashes, spaces, double quotes and backslashes.',
      source: SCOPE,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      refusal: 'Member must satisfy regular expression pattern: [\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+',
      check: (server) => namesOf(server)
        .filter((name) => name === '' || lengthOf(name) > 256 || /[^\x21\x23-\x2E\x30-\x5B\x5D-\x7E]/.test(literalOf(name))),
      message: (wrong) => `${upToFive(wrong.map((name) => `'${shortened(name)}'`))} ${wrong.length > 1 ? 'are not valid scope names' : 'is not a valid scope name'}. Write 1 to 256 ASCII characters without '/', spaces, '"' and '\\'. Clients write the identifier, a slash and this name.`,
    },
    {
      id: 'rs-scope-description',
      level: 'error',
      summary: 'A scope has a description of 1 to 256 characters.',
      source: SCOPE,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      check: (server) => scopesOf(server).map(faultOfDescription).filter((fault) => fault !== undefined),
      message: (faults, { written }) => `${upToFive(faults)}. Write 1 to 256 characters about what the scope permits in ${written === 'UserPoolResourceServer' ? 'scopeDescription' : 'ScopeDescription'}.`,
    },
    {
      id: 'rs-scopes-max',
      level: 'error',
      summary: 'A resource server has at most 100 scopes.',
      source: API,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      refusal: 'Member must have length less than or equal to 100',
      // An unknown item may be absent, so only known items are counted.
      check: (server) => scopesOf(server).length > 100 ? [String(scopesOf(server).length)] : [],
      message: ([count]) => `The resource server has ${count} scopes, and can have at most 100. Move ${Number(count) - 100} to another resource server.`,
    },
    {
      id: 'rs-scope-duplicate',
      level: 'warning',
      summary: 'A resource server lists each scope once.',
      source: API,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      check: (server) => [...new Set(namesOf(server).filter((name, index, all) => isWhole(name) && all.indexOf(name) !== index))],
      message: (twice) => `${upToFive(twice.map((name) => `'${shortened(name)}'`))} ${twice.length > 1 ? 'are' : 'is'} listed more than once. It is not documented what the service does then. List ${twice.length > 1 ? 'each' : 'it'} once.`,
    },
    {
      id: 'scope-combined-length',
      level: 'warning',
      summary: 'The identifier, a slash and the scope name have at most 256 characters together, or no client can use the scope.',
      source: SCOPE,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      check: (server) => {
        const id = identifierOf(server);
        return id === undefined ? [] : namesOf(server).map((name) => `${id}/${name}`).filter((scope) => lengthOf(scope) > 256);
      },
      message: (wrong) => `${upToFive(wrong.map((scope) => `'${shortened(scope)}' has ${lengthOf(scope)} characters`))}. A client can use scopes of at most 256 characters, including the identifier and the slash. Shorten the identifier or the scope name.`,
    },
  ],
};
