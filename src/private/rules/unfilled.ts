import { EVERY, redirectRules } from './redirect-rule';
import type { RedirectUrls } from './redirect-rule';
import type { ClientRule } from './rule';
import { clientTopic } from './rule';
import { placed } from './wording';
import type { Fact, ListFact } from '../assembly/text';
import { isKnown, listed, upToFive } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { isMissingHost, lacksHost, unfilledIn } from '../facts/unfilled';
import { hostOf } from '../facts/url';

export const ENVIRONMENT = 'https://docs.aws.amazon.com/cdk/v2/guide/environments.html';
export const TOKENS = 'https://docs.aws.amazon.com/cdk/v2/guide/tokens.html';
const HOSTS = 'https://www.rfc-editor.org/rfc/rfc9110#section-4.2.2';

const of = redirectRules<RedirectUrls>;

/** The properties that contain names and ids. */
const FIELDS = {
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
  return `${listed(texts)} ${texts.length > 1 ? 'contain' : 'contains'} ${listed(parts)}: a placeholder, or what a program prints for a missing value.`;
}

export function realValue(texts: readonly string[]): string {
  return `${contained(texts)} Check the variable that the text is made of, and replace ${listed([...new Set(texts.flatMap(unfilledIn))])} with the real value.`;
}

export function missingMessage(items: readonly string[]): string {
  return `${upToFive(items)} ${items.length > 1 ? 'are' : 'is'} undefined. CDK leaves undefined items out of the template. Check the variable that the item comes from, or remove the item from the list.`;
}

/** Texts with a missing value. They can be deployed, but never match anything. */
export const unfilled = clientTopic('unfilled', ['written', 'clientName', 'callbackUrls', 'logoutUrls', 'defaultRedirectUri', 'unusualUrls', 'missingItems'], [
  ...of(EVERY, {
    id: 'redirect-host-missing',
    level: 'error',
    summary: 'The host of a redirect URL is a name, not what a program prints for a missing value.',
    source: HOSTS,
    wrong: leadsNowhere,
    message: (urls, write) => `${listed(urls)} ${urls.length > 1 ? 'have' : 'has'} no real host: a program prints ${listed([...new Set(urls.map((url) => hostOf(url) ?? ''))])} for a missing value. Check the variable that the URL is made of. ${write}`,
  }),
  ...of(EVERY, {
    id: 'redirect-unfilled',
    level: 'warning',
    summary: 'A redirect URL has no placeholder, and nothing that a program prints for a missing value.',
    source: ENVIRONMENT,
    plainToo: true,
    wrong: (url) => unfilledIn(url).length > 0 && !leadsNowhere(url),
    // Nobody else can know the value of a placeholder in a path. A whole host can be replaced by an example.
    message: (urls, write) => urls.every(lacksHost) ? `${contained(urls)} Check the variable that the URL is made of. ${write}` : realValue(urls),
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
  nameRule('ClientName', 'clientName'),
]);

/** Clients of one app have different URLs and mostly the same lists, so the lists are a separate topic and are checked once. */
export const unfilledNamesOfClients = clientTopic('unfilled-names', [
  'userPoolId', 'scopes', 'providers', 'readAttributes', 'writeAttributes', 'givenDomains',
], Object.entries(FIELDS).map(([property, field]) => nameRule(property, field)));

function nameRule<F extends Field | 'clientName'>(property: string, field: F): ClientRule<Pick<ClientFacts, F>> {
  return {
    id: 'name-unfilled',
    level: 'warning',
    summary: 'A name or an id has no placeholder, and nothing that a program prints for a missing value.',
    source: ENVIRONMENT,
    property,
    check: (client) => textsOf(client[field] as Fact<string> | Fact<ListFact> | readonly string[]).filter((text) => unfilledIn(text).length > 0),
    message: realValue,
  };
}
