import type { ConsumerTopic, NeighbourRule, NeighbourTopic } from './rule';
import { ENVIRONMENT, missingMessage, realValue, TOKENS } from './unfilled';
import { idOfClient } from './ways';
import { listed } from '../assembly/text';
import type { Consumer } from '../facts/consumers';
import { CONSUMER_TYPES } from '../facts/consumers';
import { unfilledIn } from '../facts/unfilled';
import { DOMAIN, IDENTITY_PROVIDER, RESOURCE_SERVER, TERMS, USER_POOL, USER_POOL_GROUP } from '../service/types';

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
      message: realValue,
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

function unfilledClientIds({ ids }: Consumer): readonly string[] {
  return ids.filter((id) => id.trim() === '' || unfilledIn(id).length > 0);
}

/** Of a literal id nobody knows whose it is. No client has one of these. */
export const unfilledOfConsumers: ConsumerTopic = {
  name: 'unfilled-of-consumers',
  rules: [
    {
      id: 'consumer-client-id-missing',
      level: 'warning',
      summary: 'What uses an app client names it by its real id, not by a placeholder, an empty text or what a program prints for a missing value.',
      source: ENVIRONMENT,
      property: 'ClientId',
      appliesTo: CONSUMER_TYPES,
      check: unfilledClientIds,
      message: (ids, consumer) => `No app client has the id ${listed(ids)}. Write the id of a client, such as ${idOfClient(consumer)}, and check the variable that the text comes from.`,
    },
    {
      id: 'consumer-pool-unfilled',
      level: 'warning',
      summary: 'What uses an app client names the user pool or its domain without a placeholder, or what a program prints for a missing value.',
      source: ENVIRONMENT,
      property: 'UserPoolId',
      appliesTo: CONSUMER_TYPES,
      check: ({ pools }) => pools.filter((text) => unfilledIn(text).length > 0),
      message: realValue,
    },
  ],
};
