import type { NeighbourTopic } from './rule';
import { isWhole, lengthOf, listed, literalOf, shown } from '../assembly/text';
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
  /** As in the template: `undefined` where there is none. */
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
      message: ([id]) => `${id === '' ? 'an empty text' : `'${shown(id).slice(0, 40)}…' (${lengthOf(id)} characters)`} cannot be an identifier. Write one of 1 to 256 characters.`,
    },
    {
      id: 'rs-identifier-charset',
      level: 'error',
      summary: 'The identifier of a resource server holds no space, no double quote, no backslash and nothing beyond ASCII.',
      source: API,
      property: 'Identifier',
      appliesTo: [RESOURCE_SERVER],
      refusal: 'Member must satisfy regular expression pattern: [\\x21\\x23-\\x5B\\x5D-\\x7E]+',
      check: (server) => [identifierOf(server)].filter((id) => id !== undefined).filter((id) => /[^\x21\x23-\x5B\x5D-\x7E]/.test(literalOf(id))),
      message: ([id]) => `'${shown(id)}' holds a character that an identifier may not have. Write ASCII without spaces, '"' and '\\'; a URL such as https://api.example.org is fine.`,
    },
    {
      id: 'rs-identifier-unique',
      level: 'error',
      summary: 'A pool has one resource server of each identifier.',
      source: API,
      property: 'Identifier',
      appliesTo: [RESOURCE_SERVER],
      check: (server, pool) => {
        const id = identifierOf(server);
        if (id === undefined || !isWhole(id) || server.conditional) { return []; }
        const [first] = pool.neighbours(RESOURCE_SERVER).filter((other) => !other.conditional && identifierOf(other) === id);
        return first.path === server.path ? [] : [id];
      },
      message: ([id], _, pool) => {
        const first = pool.neighbours(RESOURCE_SERVER).find((other) => identifierOf(other) === id)!;
        return `'${id}' is taken by ${first.path}. Write another identifier, or put the scopes into one resource server.`;
      },
    },
    {
      id: 'rs-scope-name-charset',
      level: 'error',
      summary: 'The name of a scope has 1 to 256 characters, without slash, space, double quote and backslash, in ASCII.',
      source: SCOPE,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      refusal: 'Member must satisfy regular expression pattern: [\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+',
      check: (server) => namesOf(server)
        .filter((name) => name === '' || lengthOf(name) > 256 || /[^\x21\x23-\x2E\x30-\x5B\x5D-\x7E]/.test(literalOf(name))),
      message: (wrong) => `${listed(wrong)} cannot be the name of a scope. Write 1 to 256 characters of ASCII without '/', space, '"' and '\\': the slash stands between the identifier and the name.`,
    },
    {
      id: 'rs-scope-description',
      level: 'error',
      summary: 'A scope has a description of 1 to 256 characters.',
      source: SCOPE,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      check: (server) => scopesOf(server)
        .filter(({ description }) => description === undefined || description === ''
          || (typeof description === 'string' && lengthOf(description) > 256))
        .map(({ name }) => name ?? ''),
      message: (wrong) => `the description of ${listed(wrong)} is missing or longer than 256 characters. Write what the scope lets an app do, in 1 to 256 characters.`,
    },
    {
      id: 'rs-scopes-max',
      level: 'error',
      summary: 'A resource server has at most 100 scopes.',
      source: API,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      refusal: 'Member must have length less than or equal to 100',
      // An item that nobody knows may be absent, so those that are known are counted.
      check: (server) => scopesOf(server).length > 100 ? [String(scopesOf(server).length)] : [],
      message: ([count]) => `there are ${count} scopes, and a resource server can have 100. Spread them over several resource servers; a client takes 50.`,
    },
    {
      id: 'rs-scope-duplicate',
      level: 'warning',
      summary: 'A resource server names each scope once.',
      source: API,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      check: (server) => [...new Set(namesOf(server).filter((name, index, all) => isWhole(name) && all.indexOf(name) !== index))],
      message: (twice) => `${listed(twice)} is there twice. Write it once: nothing says what the service makes of the second.`,
    },
    {
      id: 'scope-combined-length',
      level: 'warning',
      summary: 'Identifier, slash and scope name together have at most 256 characters, or no client can name the scope.',
      source: SCOPE,
      property: 'Scopes',
      appliesTo: [RESOURCE_SERVER],
      check: (server) => {
        const id = identifierOf(server);
        return id === undefined ? [] : namesOf(server).map((name) => `${id}/${name}`).filter((scope) => lengthOf(scope) > 256);
      },
      message: (wrong) => `${wrong.map((scope) => `'${shown(scope).slice(0, 40)}…' (${lengthOf(scope)} characters)`).join(', ')} is longer than the 256 characters of a client's scope, so no client can have it. Shorten the identifier or the name.`,
    },
  ],
};
