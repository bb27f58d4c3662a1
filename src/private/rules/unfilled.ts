import { EVERY, redirectRules } from './redirect-rule';
import type { RedirectUrls } from './redirect-rule';
import type { ClientRule, NeighbourRule, NeighbourTopic } from './rule';
import { clientTopic } from './rule';
import { placed } from './wording';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, listed, upToFive } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { isMissingHost, lacksHost, unfilledIn } from '../facts/unfilled';
import { hostOf } from '../facts/url';
import { DOMAIN, IDENTITY_PROVIDER, RESOURCE_SERVER, TERMS, USER_POOL, USER_POOL_GROUP } from '../service/types';

const ENVIRONMENT = 'https://docs.aws.amazon.com/cdk/v2/guide/environments.html';
const TOKENS = 'https://docs.aws.amazon.com/cdk/v2/guide/tokens.html';
const HOSTS = 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2';

const of = redirectRules<RedirectUrls>;

/** The properties that contain names and ids. */
const FIELDS = {
  ClientName: 'clientName',
  UserPoolId: 'userPoolId',
  AllowedOAuthScopes: 'scopes',
  SupportedIdentityProviders: 'providers',
  ReadAttributes: 'readAttributes',
  WriteAttributes: 'writeAttributes',
  domainUrl: 'givenDomains',
} as const;
type Field = typeof FIELDS[keyof typeof FIELDS];

function textsOf(fact: Fact<string> | Fact<ListFact> | readonly string[]): readonly string[] {
  if (Array.isArray(fact)) { return fact; }
  if (!isKnown(fact as Fact<string | ListFact>)) { return []; }
  return typeof fact === 'string' ? [fact] : (fact as ListFact).items;
}

function leadsNowhere(url: string): boolean {
  return isMissingHost(hostOf(url) ?? '');
}

function contained(texts: readonly string[]): string {
  const parts = [...new Set(texts.flatMap(unfilledIn))];
  return `${listed(texts)} contains ${listed(parts)}: a placeholder, or what a program prints for a missing value.`;
}

function advice(texts: readonly string[]): string {
  return `${contained(texts)} Check the variable that the text is made of, and replace ${listed([...new Set(texts.flatMap(unfilledIn))])} with the real value.`;
}

function missingMessage(items: readonly string[]): string {
  return `${upToFive(items)} ${items.length > 1 ? 'are' : 'is'} undefined. CDK leaves undefined items out of the template. Check the variable that the item comes from, or remove the item from the list.`;
}

/** Texts with a missing value. They can be deployed, but never match anything. */
export const unfilled = clientTopic('unfilled', ['written', 'callbackUrls', 'logoutUrls', 'defaultRedirectUri', 'missingItems'], [
  ...of(EVERY, {
    id: 'redirect-host-missing',
    level: 'error',
    summary: 'The host of a redirect URL is a name, not what a program prints for a missing value.',
    source: HOSTS,
    wrong: leadsNowhere,
    message: (urls, write) => `${listed(urls)} has no real host: a program prints ${listed([...new Set(urls.map((url) => hostOf(url) ?? ''))])} for a missing value. Check the variable that the URL is made of. ${write}`,
  }),
  ...of(EVERY, {
    id: 'redirect-unfilled',
    level: 'warning',
    summary: 'A redirect URL has no placeholder, and nothing that a program prints for a missing value.',
    source: ENVIRONMENT,
    wrong: (url) => unfilledIn(url).length > 0 && !leadsNowhere(url),
    // Nobody else can know the value of a placeholder in a path. A whole host can be replaced by an example.
    message: (urls, write) => urls.every(lacksHost) ? `${contained(urls)} Check the variable that the URL is made of. ${write}` : advice(urls),
  }),
  {
    id: 'list-item-missing',
    level: 'warning',
    summary: 'A list has no undefined item, which CDK leaves out silently.',
    source: TOKENS,
    property: '',
    check: ({ missingItems }) => missingItems,
    message: (items, client) => missingMessage(items.map((item) => placed(item, client))),
  },
]);

/** Clients of one app have different URLs and mostly the same names, so the names are a separate topic and are checked once. */
export const unfilledNamesOfClients = clientTopic('unfilled-names', [
  'clientName', 'userPoolId', 'scopes', 'providers', 'readAttributes', 'writeAttributes', 'givenDomains',
], Object.entries(FIELDS).map(([property, field]): ClientRule<Pick<ClientFacts, Field>> => ({
  id: 'name-unfilled',
  level: 'warning',
  summary: 'A name or an id has no placeholder, and nothing that a program prints for a missing value.',
  source: ENVIRONMENT,
  property,
  check: (client) => textsOf(client[field]).filter((text) => unfilledIn(text).length > 0),
  message: advice,
})));

/**
 * The names, ids, ARNs and URLs of neighbours, by type. The texts of messages and of styles, metadata and private keys are left out: braces and
 * angle brackets belong to them. Of a secret nothing is shown.
 */
const PLACES: readonly (readonly [type: string, ...path: string[]])[] = [
  [USER_POOL, 'UserPoolName'], [USER_POOL, 'LambdaConfig', '*'], [USER_POOL, 'SmsConfiguration', '*'], [USER_POOL, 'EmailConfiguration', '*'], [USER_POOL, 'WebAuthnRelyingPartyID'],
  [DOMAIN, 'Domain'], [DOMAIN, 'CustomDomainConfig', '*'],
  [RESOURCE_SERVER, 'Identifier'], [RESOURCE_SERVER, 'Name'], [RESOURCE_SERVER, 'Scopes', 'ScopeName'],
  [IDENTITY_PROVIDER, 'ProviderName'], [IDENTITY_PROVIDER, 'IdpIdentifiers'], [IDENTITY_PROVIDER, 'AttributeMapping', '*'],
  ...['client_id', 'authorize_scopes', 'oidc_issuer', 'authorize_url', 'token_url', 'attributes_url', 'jwks_uri', 'MetadataURL', 'team_id', 'key_id', 'SLORedirectBindingURI', 'SSORedirectBindingURI']
    .map((key): [string, ...string[]] => [IDENTITY_PROVIDER, 'ProviderDetails', key]),
  [USER_POOL_GROUP, 'GroupName'], [USER_POOL_GROUP, 'RoleArn'],
  [TERMS, 'TermsName'], [TERMS, 'Links', '*'],
];

/** `Acme <auth@acme.org>` is a sender. */
const ADDRESS = /<[^<>@]+@[^<>]+>/;

/** The texts at a place of a neighbour's properties; each item of a list, and each member of a block at `*`. */
function textsIn(value: unknown, [name, ...rest]: readonly string[]): readonly string[] {
  if (Array.isArray(value)) { return value.flatMap((item: unknown) => textsIn(item, name === undefined ? [] : [name, ...rest])); }
  if (name === undefined) { return typeof value === 'string' ? [value] : []; }
  if (typeof value !== 'object' || value === null) { return []; }
  return name === '*' ? Object.values(value).flatMap((item: unknown) => textsIn(item, rest)) : textsIn((value as Record<string, unknown>)[name], rest);
}

export const unfilledNames: NeighbourTopic = {
  name: 'unfilled-names',
  rules: [
    ...[...new Set(PLACES.map(([, property]) => property))].map((property): NeighbourRule => ({
      id: 'neighbour-name-unfilled',
      level: 'warning',
      summary: 'The names, ids and URLs of a user pool and what belongs to it have no placeholder, and nothing that a program prints for a missing value.',
      source: ENVIRONMENT,
      property,
      appliesTo: [...new Set(PLACES.filter((each) => each[1] === property).map(([type]) => type))],
      check: ({ type, properties }) => PLACES.filter((place) => place[0] === type && place[1] === property)
        .flatMap(([, ...path]) => textsIn(properties, path))
        .filter((text) => unfilledIn(text.replace(ADDRESS, '')).length > 0),
      message: advice,
    })),
    {
      id: 'list-item-missing',
      level: 'warning',
      summary: 'A list of a user pool, or of what belongs to it, has no undefined item, which CDK leaves out silently.',
      source: TOKENS,
      property: 'Properties',
      appliesTo: [USER_POOL, DOMAIN, RESOURCE_SERVER, IDENTITY_PROVIDER, USER_POOL_GROUP, TERMS],
      check: (neighbour, pool) => pool.missingItems(neighbour),
      message: missingMessage,
    },
  ],
};
