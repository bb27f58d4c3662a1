import type { ClientRule } from './rule';
import { clientTopic } from './rule';
import { isKnown, isWhole, lengthOf, listed, shown, upToFive } from '../assembly/text';
import { soundsLikeAuthorization } from '../facts/authorization';
import type { ClientFacts } from '../facts/client';
import { isComplete, isEmpty, itemsOf } from '../facts/lists';
import type { PoolFacts } from '../facts/pool';
import { mappedAttributes, providerName } from '../facts/provider';
import { userWritesAttributes } from '../facts/sign-in';
import { NEVER_WRITABLE, STANDARD_ATTRIBUTES } from '../service/attributes';
import { IDENTITY_PROVIDER } from '../service/types';

const ATTRIBUTES = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html';
const SETTINGS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';
const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';

const READS = [
  'kind', 'oauth', 'scopes', 'authFlows', 'providers', 'readAttributes', 'writeAttributes',
] as const;
type Attributes = Pick<ClientFacts, typeof READS[number]>;
type Property = 'ReadAttributes' | 'WriteAttributes';

const FIELD = { ReadAttributes: 'readAttributes', WriteAttributes: 'writeAttributes' } as const;
const BOTH: readonly Property[] = ['ReadAttributes', 'WriteAttributes'];
const REFUSAL = {
  ReadAttributes: 'Invalid read attributes specified while creating a client',
  WriteAttributes: 'Invalid write attributes specified while creating a client',
} as const;
const OIDC_PROFILE = 'oidc:profile';
/** Pools have it beside what their schema shows. */
const IDENTITIES = 'identities';

/** True where the pool is known not to have an attribute of this name. */
function isUndeclared(name: string, { schema }: PoolFacts): boolean {
  return isWhole(name) && name !== '' && name !== IDENTITIES && name !== OIDC_PROFILE && isKnown(schema) && !schema.has(name);
}

/** True where the pool has it as a custom attribute. */
function lacksPrefix(name: string, { schema }: PoolFacts): boolean {
  return isKnown(schema) && !STANDARD_ATTRIBUTES.includes(name) && schema.has(`custom:${name}`);
}

/** The mutable custom attributes of the pool that the client may write. Without a list, or with an empty one, these are all. */
function writableCustom({ writeAttributes: list }: Attributes, { schema }: PoolFacts): string[] {
  if (!isKnown(schema) || (list !== undefined && !isKnown(list))) { return []; }
  return [...schema].filter(([name, { mutable }]) => name.startsWith('custom:') && mutable === true
    && (list === undefined || isEmpty(list) || list.items.includes(name))).map(([name]) => name);
}

/** What the identity providers of the client map, or of the pool where its list is not known; `undefined` where a mapping is not. */
function mappedFor({ providers }: Attributes, pool: PoolFacts): readonly string[] | undefined {
  if (!pool.showsAll(IDENTITY_PROVIDER)) { return undefined; }
  const used = pool.neighbours(IDENTITY_PROVIDER)
    .filter((provider) => !isComplete(providers) || providers.items.includes(providerName(provider) ?? ''));
  const mapped = used.map(mappedAttributes);
  return mapped.every((each) => each !== undefined) ? mapped.flat() : undefined;
}

/** One rule for each of the two lists, under the id of the constraint. */
function ofBoth(properties: readonly Property[], rule: Omit<ClientRule<Attributes>, 'property' | 'check'> & {
  wrong(name: string, pool: PoolFacts): boolean;
}): ClientRule<Attributes>[] {
  const { wrong, ...rest } = rule;
  return properties.map((property) => ({
    ...rest,
    property,
    check: (client, pool) => [...new Set(itemsOf(client[FIELD[property]]).filter((name) => wrong(name, pool)))],
  }));
}

function exists(id: string, property: Property): ClientRule<Attributes>[] {
  return ofBoth([property], {
    id,
    level: 'error',
    summary: `What a client may ${property === 'ReadAttributes' ? 'read' : 'write'} is in the schema of its pool.`,
    source: ATTRIBUTES,
    refusal: REFUSAL[property],
    wrong: (name, pool) => isUndeclared(name, pool) && !lacksPrefix(name, pool),
    message: (names, _, pool) => {
      const custom = isKnown(pool.schema) ? [...pool.schema.keys()].filter((name) => !STANDARD_ATTRIBUTES.includes(name)) : [];
      // The default list has what a provider maps, so the fault may lie there.
      const mapping = pool.neighbours(IDENTITY_PROVIDER).filter((provider) => mappedAttributes(provider)?.some((name) => names.includes(name)));
      return `the pool has no ${listed(names)} (of custom attributes it has ${upToFive(custom) || 'none'})`
        + `${mapping.map(({ path }) => `, though ${path} maps it`).join('')}. Add it to the pool's schema, or take it out${mapping.length > 0 ? ' of the mapping' : ''}.`;
    },
  });
}

export const readWriteAttributes = clientTopic('attributes', READS, [
  ...ofBoth(BOTH, {
    id: 'attribute-name-length',
    level: 'error',
    summary: 'The name of an attribute has 1 to 2048 characters.',
    source: API,
    wrong: (name) => name === '' || lengthOf(name) > 2048,
    message: (names) => `${upToFive(names.map((name) => `'${shown(name).slice(0, 40)}'`))} cannot be the name of an attribute. Write one of the pool's.`,
  }),
  ...exists('read-attribute-exists', 'ReadAttributes'),
  ...exists('write-attribute-exists', 'WriteAttributes'),
  ...BOTH.flatMap((property) => ofBoth([property], {
    id: 'attribute-prefix',
    level: 'error',
    summary: 'A custom attribute is named with its prefix, custom:.',
    source: ATTRIBUTES,
    refusal: REFUSAL[property],
    wrong: (name, pool) => isUndeclared(name, pool) && lacksPrefix(name, pool),
    message: (names) => `${listed(names)} is a custom attribute. Write ${listed(names.map((name) => `custom:${name}`))}.`,
  })),
  ...ofBoth(['WriteAttributes'], {
    id: 'write-attribute-immutable-standard',
    level: 'error',
    summary: 'No client may write sub, email_verified and phone_number_verified.',
    source: SETTINGS,
    refusal: REFUSAL.WriteAttributes,
    wrong: (name) => NEVER_WRITABLE.includes(name),
    message: (names) => `${upToFive(names)} ${names.length > 1 ? 'are' : 'is'} written by the service alone. Take ${names.length > 1 ? 'them' : 'it'} out; an administrator verifies an address with AdminUpdateUserAttributes.`,
  }),
  {
    id: 'write-attribute-must-include-required',
    level: 'error',
    summary: 'A list of writable attributes holds every attribute that the pool requires.',
    source: SETTINGS,
    property: 'WriteAttributes',
    refusal: REFUSAL.WriteAttributes,
    check: ({ writeAttributes: list }, { requiredAttributes }) => isComplete(list) && !isEmpty(list)
      ? requiredAttributes.filter((name) => !list.items.includes(name))
      : [],
    message: (missing) => `the pool requires ${missing.join(', ')}, so the client must be able to write ${missing.length > 1 ? 'them' : 'it'}. Add ${missing.length > 1 ? 'them' : 'it'} to the list.`,
  },
  ...BOTH.map((property): ClientRule<Attributes> => ({
    id: 'write-empty-list',
    level: 'warning',
    summary: 'An empty list of attributes is taken for no list, which is every attribute.',
    source: 'https://github.com/aws/aws-cdk/issues/30608',
    property,
    // A machine client has no user whose attributes it could touch.
    appliesTo: ['public', 'confidential', 'unknown'],
    check: (client) => isEmpty(client[FIELD[property]]) ? ['[]'] : [],
    message: () => `it is empty, and the service was seen to take that for its default: every attribute, custom ones among them. Name at least one that the app may ${property === 'ReadAttributes' ? 'read' : 'write'}, or leave the property out where every one is meant.`,
  })),
  {
    id: 'write-authorization-attributes',
    level: 'warning',
    summary: 'A user cannot write the custom attribute that decides what the user may do.',
    source: ATTRIBUTES,
    property: 'WriteAttributes',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: (client, pool) => {
      const mapped = mappedFor(client, pool);
      return mapped ? writableCustom(client, pool).filter((name) => soundsLikeAuthorization(name) && !mapped.includes(name)) : [];
    },
    message: (names, { writeAttributes: list }) => {
      const them = names.length > 1 ? 'them' : 'it';
      const noList = list === undefined || isEmpty(list);
      return `${upToFive(names)} can be set by the user, at sign-up or with UpdateUserAttributes${noList ? ', since without a list every attribute is writable' : ''}. `
        + `${noList ? `Write a list without ${them}` : `Take ${them} out of the list`}, and set ${them} on the server with AdminUpdateUserAttributes; or use groups.`;
    },
  },
  {
    id: 'mapped-attribute-written-by-users',
    level: 'warning',
    summary: 'A custom attribute that a provider maps is not writable by users who sign in by password or hold the admin scope.',
    source: ATTRIBUTES,
    property: 'WriteAttributes',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: (client, pool) => {
      if (!userWritesAttributes(client)) { return []; }
      const mapped = mappedFor(client, pool) ?? [];
      return writableCustom(client, pool).filter((name) => mapped.includes(name));
    },
    message: (names) => `${upToFive(names)} must be writable, since an identity provider maps ${names.length > 1 ? 'them' : 'it'}, but the client also signs in users by password (or grants aws.cognito.signin.user.admin), and those can set ${names.length > 1 ? 'them' : 'it'} to what they like. Give federated users a client of their own, whose only flow is ALLOW_REFRESH_TOKEN_AUTH (authFlows: {}), or trust ${names.length > 1 ? 'them' : 'it'} in nothing.`,
  },
  ...ofBoth(['WriteAttributes'], {
    id: 'attribute-dev-only',
    level: 'warning',
    summary: 'No client writes developer-only attributes.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-schemaattribute.html',
    wrong: (name, pool) => name.startsWith('dev:') && !isUndeclared(name, pool),
    message: (names) => `${upToFive(names)} ${names.length > 1 ? 'are' : 'is'} for developers only, which every client may read and none may write. Take ${names.length > 1 ? 'them' : 'it'} out, and set ${names.length > 1 ? 'them' : 'it'} with AdminUpdateUserAttributes.`,
  }),
  {
    id: 'read-oidc-profile-shorthand',
    level: 'warning',
    summary: 'The shorthand oidc:profile is stored as the attributes that it stands for, which shows as drift.',
    source: ATTRIBUTES,
    property: 'ReadAttributes',
    check: ({ readAttributes }) => itemsOf(readAttributes).filter((name) => name === OIDC_PROFILE),
    message: () => `'${OIDC_PROFILE}' is stored as the attributes that it stands for, so the client seems to have drifted from its template. Name the attributes.`,
  },
  {
    id: 'read-attribute-scope-intersection',
    level: 'warning',
    summary: 'What the scopes email and phone are to show, the client may read.',
    source: ATTRIBUTES,
    property: 'ReadAttributes',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ oauth, scopes, readAttributes: list }) => oauth === true && isComplete(list) && !isEmpty(list) && !list.items.includes(OIDC_PROFILE)
      ? [['email', 'email'], ['phone', 'phone_number']]
        .filter(([scope, name]) => itemsOf(scopes).includes(scope) && !list.items.includes(name))
        .map(([, name]) => name)
      : [],
    message: (hidden) => `the scope ${hidden.map((name) => name.replace('_number', '')).join(', ')} shows nothing, since the client may not read ${hidden.join(', ')}. Add ${hidden.length > 1 ? 'them' : 'it'} to the list, or take the scope out.`,
  },
]);
