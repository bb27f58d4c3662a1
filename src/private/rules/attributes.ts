import type { ClientRule } from './rule';
import { clientTopic } from './rule';
import { hasProps, removing } from './wording';
import { isKnown, isWhole, lengthOf, listed, shortened, upToFive } from '../assembly/text';
import { soundsLikeAuthorization } from '../facts/authorization';
import type { ClientFacts } from '../facts/client';
import { isComplete, isEmpty, isNone, itemsOf } from '../facts/lists';
import type { PoolFacts } from '../facts/pool';
import { mappedAttributes, providerName } from '../facts/provider';
import { userWritesAttributes } from '../facts/sign-in';
import { NEVER_WRITABLE, STANDARD_ATTRIBUTES } from '../service/attributes';
import { IDENTITY_PROVIDER } from '../service/types';

const ATTRIBUTES = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html';
const SETTINGS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';
const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';

const READS = [
  'ours', 'written', 'kind', 'oauth', 'scopes', 'authFlows', 'rotation', 'providers', 'readAttributes', 'writeAttributes',
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
/** Every user pool has this attribute, although its schema does not show it. */
const IDENTITIES = 'identities';

/** True if the user pool is known not to have an attribute with this name. */
function isUndeclared(name: string, { schema }: PoolFacts): boolean {
  return isWhole(name) && name !== '' && name !== IDENTITIES && name !== OIDC_PROFILE && isKnown(schema) && !schema.has(name);
}

/** True if the user pool has a custom attribute with this name. */
function lacksPrefix(name: string, { schema }: PoolFacts): boolean {
  return isKnown(schema) && !STANDARD_ATTRIBUTES.includes(name) && schema.has(`custom:${name}`);
}

/** The mutable custom attributes of the user pool that the client may write. Without a list or with an empty list, it may write all of them. */
function writableCustom({ writeAttributes: list }: Attributes, { schema }: PoolFacts): string[] {
  if (!isKnown(schema) || (list !== undefined && !isKnown(list))) { return []; }
  return [...schema].filter(([name, { mutable }]) => name.startsWith('custom:') && mutable === true
    && (isNone(list) || itemsOf(list).includes(name))).map(([name]) => name);
}

/** The attributes that the client's identity providers map, or those of all providers of the user pool if the list is unknown. `undefined` if a mapping is unknown. */
function mappedFor({ providers }: Attributes, pool: PoolFacts): readonly string[] | undefined {
  if (!pool.showsAll(IDENTITY_PROVIDER)) { return undefined; }
  const used = pool.neighbours(IDENTITY_PROVIDER)
    .filter((provider) => !isComplete(providers) || providers.items.includes(providerName(provider) ?? ''));
  const mapped = used.map(mappedAttributes);
  return mapped.every((each) => each !== undefined) ? mapped.flat() : undefined;
}

/** One rule for each of the two lists, with the id of the constraint. */
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
    summary: `The schema of the user pool has each attribute that a client can ${property === 'ReadAttributes' ? 'read' : 'write'}.`,
    source: ATTRIBUTES,
    refusal: REFUSAL[property],
    wrong: (name, pool) => isUndeclared(name, pool) && !lacksPrefix(name, pool),
    message: (names, _, pool) => {
      const custom = isKnown(pool.schema) ? [...pool.schema.keys()].filter((name) => !STANDARD_ATTRIBUTES.includes(name)) : [];
      // The default list contains what a provider maps, so the fault may be in a mapping.
      const mapping = pool.neighbours(IDENTITY_PROVIDER).filter((provider) => mappedAttributes(provider)?.some((name) => names.includes(name)));
      return `The schema of the user pool does not have ${listed(names)} (its custom attributes: ${upToFive(custom) || 'none'})`
        + `${mapping.map(({ path }) => `, but '${path}' maps ${names.length > 1 ? 'one of them' : 'it'}`).join('')}. Add ${names.length > 1 ? 'them' : 'it'} to the schema, or ${mapping.length > 0 ? `remove ${names.length > 1 ? 'them' : 'it'} from the mapping` : 'write the name of an attribute that the user pool has, such as \'email\''}.`;
    },
  });
}

/** How a client closes sign-in through the API to users. Rotation excludes the refresh flow, and the flow for administrators needs AWS credentials. */
function closing(client: Attributes): string {
  if (client.ours) { return 'disableApiSignIn: true'; }
  const rotates = isKnown(client.rotation) && client.rotation.feature === 'ENABLED';
  if (hasProps(client)) { return `authFlows: { ${rotates ? 'adminUserPassword: true' : 'userSrp: false'} }`; }
  return `ExplicitAuthFlows with ${rotates ? 'ALLOW_ADMIN_USER_PASSWORD_AUTH' : 'ALLOW_REFRESH_TOKEN_AUTH'} alone`;
}

export const readWriteAttributes = clientTopic('attributes', READS, [
  ...ofBoth(BOTH, {
    id: 'attribute-name-length',
    level: 'error',
    summary: 'The name of an attribute has 1 to 2048 characters.',
    source: API,
    wrong: (name) => name === '' || lengthOf(name) > 2048,
    message: (names) => [
      ...names.includes('') ? ['The name of an attribute is empty.'] : [],
      ...names.filter((name) => name !== '').slice(0, 1).map((name) => `'${shortened(name)}' has ${lengthOf(name)} characters. The name of an attribute has at most 2048.`),
      'Write the name of an attribute of the user pool, such as \'email\'.',
    ].join(' '),
  }),
  ...exists('read-attribute-exists', 'ReadAttributes'),
  ...exists('write-attribute-exists', 'WriteAttributes'),
  ...BOTH.flatMap((property) => ofBoth([property], {
    id: 'attribute-prefix',
    level: 'error',
    summary: 'The name of a custom attribute starts with custom:.',
    source: ATTRIBUTES,
    refusal: REFUSAL[property],
    wrong: (name, pool) => isUndeclared(name, pool) && lacksPrefix(name, pool),
    message: (names) => `${listed(names)} ${names.length > 1 ? 'are custom attributes' : 'is a custom attribute'}. Write ${listed(names.map((name) => `custom:${name}`))}.`,
  })),
  ...ofBoth(['WriteAttributes'], {
    id: 'write-attribute-immutable-standard',
    level: 'error',
    summary: 'No client can write sub, email_verified or phone_number_verified.',
    source: SETTINGS,
    refusal: REFUSAL.WriteAttributes,
    wrong: (name) => NEVER_WRITABLE.includes(name),
    message: (names, { writeAttributes }) => `No client can write ${upToFive(names)}. Remove ${names.length > 1 ? 'them' : 'it'}.${itemsOf(writeAttributes).length > names.length ? '' : " Write an attribute that users can change instead, such as 'name'."}${names.some((name) => name.endsWith('_verified')) ? ' To verify an address, call AdminUpdateUserAttributes on the server.' : ''}`,
  }),
  {
    id: 'write-attribute-must-include-required',
    level: 'error',
    summary: 'A list of writable attributes contains each attribute that the user pool requires.',
    source: SETTINGS,
    property: 'WriteAttributes',
    refusal: REFUSAL.WriteAttributes,
    check: ({ writeAttributes: list }, { requiredAttributes }) => isComplete(list) && !isEmpty(list)
      ? requiredAttributes.filter((name) => !list.items.includes(name))
      : [],
    message: (missing) => `The user pool requires ${listed(missing)}, and the list does not contain ${missing.length > 1 ? 'them' : 'it'}, so Cognito refuses the client. Add ${listed(missing)}.`,
  },
  ...BOTH.map((property): ClientRule<Attributes> => ({
    id: 'write-empty-list',
    level: 'warning',
    summary: 'A list of attributes is not empty, because Cognito treats an empty list like an absent one.',
    source: 'https://github.com/aws/aws-cdk/issues/30608',
    property,
    // A machine client has no users with attributes.
    appliesTo: ['public', 'confidential', 'unknown'],
    check: (client) => isEmpty(client[FIELD[property]]) ? ['[]'] : [],
    message: (_, client) => `The list is empty, and Cognito treats it like an absent list: the app can ${property === 'ReadAttributes' ? 'read' : 'write'} every attribute, including custom ones. List at least one attribute, such as 'email'. If the app needs every attribute, ${removing([property], client)}.`,
  })),
  {
    id: 'write-authorization-attributes',
    level: 'warning',
    summary: 'A user cannot write a custom attribute that decides what the user is allowed to do.',
    source: ATTRIBUTES,
    property: 'WriteAttributes',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: (client, pool) => {
      const mapped = mappedFor(client, pool);
      return mapped ? writableCustom(client, pool).filter((name) => soundsLikeAuthorization(name) && !mapped.includes(name)) : [];
    },
    message: (names, { writeAttributes: list }) => {
      const them = names.length > 1 ? 'them' : 'it';
      const noList = isNone(list);
      return `Users can set ${upToFive(names)} themselves, at sign-up or with UpdateUserAttributes${noList ? ', because without a list every attribute is writable' : ''}. `
        + `${noList || itemsOf(list).length <= names.length ? 'Write a list of attributes that users can change, such as \'email\'' : `Remove ${them} from the list`}, and set ${upToFive(names)} on the server with AdminUpdateUserAttributes, or use groups.`;
    },
  },
  {
    id: 'mapped-attribute-written-by-users',
    level: 'warning',
    summary: 'Users who sign in by password or have the admin scope cannot write a custom attribute that a provider maps.',
    source: ATTRIBUTES,
    property: 'WriteAttributes',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: (client, pool) => {
      if (!userWritesAttributes(client)) { return []; }
      const mapped = mappedFor(client, pool) ?? [];
      return writableCustom(client, pool).filter((name) => mapped.includes(name));
    },
    message: (names, client) => `An identity provider maps ${upToFive(names)}, so the client must be able to write ${names.length > 1 ? 'them' : 'it'}. The client also signs users in by password or grants aws.cognito.signin.user.admin, and these users can set ${names.length > 1 ? 'them' : 'it'} to any value. Create a separate client for federated users, without API sign-in (${closing(client)}) and without that scope.`,
  },
  ...ofBoth(['WriteAttributes'], {
    id: 'attribute-dev-only',
    level: 'warning',
    summary: 'No client can write developer-only attributes.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cognito-userpool-schemaattribute.html',
    wrong: (name, pool) => name.startsWith('dev:') && !isUndeclared(name, pool),
    message: (names) => `${upToFive(names)} ${names.length > 1 ? 'are developer-only attributes' : 'is a developer-only attribute'}, which no client can write. List attributes that users can change instead, such as 'email', and set ${names.length > 1 ? 'them' : 'it'} with AdminUpdateUserAttributes.`,
  }),
  {
    id: 'read-oidc-profile-shorthand',
    level: 'warning',
    summary: 'The shorthand oidc:profile is not used, because CloudFormation reports it as drift.',
    source: ATTRIBUTES,
    property: 'ReadAttributes',
    check: ({ readAttributes }) => itemsOf(readAttributes).filter((name) => name === OIDC_PROFILE),
    message: () => `Cognito replaces '${OIDC_PROFILE}' with the attributes that it stands for, so CloudFormation reports drift. List the attributes, such as 'name'.`,
  },
  {
    id: 'read-attribute-scope-intersection',
    level: 'warning',
    summary: 'The client can read the attributes of its scopes email and phone.',
    source: ATTRIBUTES,
    property: 'ReadAttributes',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ oauth, scopes, readAttributes: list }) => oauth === true && isComplete(list) && !isEmpty(list) && !list.items.includes(OIDC_PROFILE)
      ? [['email', 'email'], ['phone', 'phone_number']]
        .filter(([scope, name]) => itemsOf(scopes).includes(scope) && !list.items.includes(name))
        .map(([, name]) => name)
      : [],
    message: (hidden) => `The client has the scope${hidden.length > 1 ? 's' : ''} ${hidden.map((name) => name.replace('_number', '')).join(' and ')}, but cannot read ${listed(hidden)}, so tokens and userInfo do not contain ${hidden.length > 1 ? 'them' : 'it'}. Add ${listed(hidden)}, or remove the scope${hidden.length > 1 ? 's' : ''}.`,
  },
]);
