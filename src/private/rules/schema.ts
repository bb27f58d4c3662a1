import type { NeighbourTopic } from './rule';
import { isWhole, lengthOf, listed, shortened, upToFive } from '../assembly/text';
import type { Neighbour } from '../facts/pool';
import { STANDARD_ATTRIBUTES, VERIFICATION_FLAGS } from '../service/attributes';
import { USER_POOL } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html';
const ATTRIBUTES = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html';

interface Attribute {
  readonly Name?: unknown;
  readonly Required?: unknown;
  readonly AttributeDataType?: unknown;
  readonly DeveloperOnlyAttribute?: unknown;
}

function attributesOf({ properties: { Schema: schema } }: Neighbour): Attribute[] {
  return Array.isArray(schema) ? schema.filter((each) => typeof each === 'object' && each !== null) as Attribute[] : [];
}

/** The custom attributes with a known start of their names that no standard attribute has. */
function customOf(pool: Neighbour): (Attribute & { readonly Name: string })[] {
  return attributesOf(pool).filter((each): each is Attribute & { Name: string } =>
    typeof each.Name === 'string' && isWhole(each.Name) && !STANDARD_ATTRIBUTES.includes(each.Name));
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function standardType(name: string): string {
  return VERIFICATION_FLAGS.includes(name) ? 'Boolean' : name === 'updated_at' ? 'Number' : 'String';
}

export const schema: NeighbourTopic = {
  name: 'schema',
  rules: [
    {
      id: 'schema-custom-max-50',
      level: 'error',
      summary: 'A user pool has at most 50 custom attributes.',
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html',
      property: 'Schema',
      appliesTo: [USER_POOL],
      refusal: 'Member must have length less than or equal to 50',
      check: (pool) => customOf(pool).length > 50 ? [String(customOf(pool).length)] : [],
      message: ([count]) => `The schema has ${count} custom attributes, and a user pool can have at most 50. Remove ${Number(count) - 50}, and store such data outside of the user pool.`,
    },
    {
      id: 'schema-custom-name',
      level: 'error',
      summary: 'The name of a custom attribute has 1 to 20 characters, without the prefix custom:.',
      source: API,
      property: 'Schema',
      appliesTo: [USER_POOL],
      refusal: (name) => name === '' ? undefined : 'Member must have length less than or equal to 20',
      check: (pool) => attributesOf(pool).map(({ Name: name }) => name)
        .filter((name) => typeof name === 'string')
        .filter((name) => !STANDARD_ATTRIBUTES.includes(name) && (name === '' || lengthOf(name) > (isWhole(name) ? 20 : LONGEST_STANDARD))),
      message: (wrong) => `${upToFive(wrong.map((name) => `'${shortened(name)}'`))} ${wrong.length > 1 ? 'are not valid names' : 'is not a valid name'} of ${wrong.length > 1 ? 'custom attributes' : 'a custom attribute'}. Write 1 to 20 characters, without custom:, which the service adds itself.`,
    },
    {
      id: 'schema-custom-required',
      level: 'error',
      summary: 'A custom attribute cannot be required.',
      source: ATTRIBUTES,
      property: 'Schema',
      appliesTo: [USER_POOL],
      refusal: 'Required custom attributes are not supported currently.',
      check: (pool) => customOf(pool).filter(({ Required: required }) => isTrue(required)).map(({ Name: name }) => name),
      message: (wrong) => `${listed(wrong)} ${wrong.length > 1 ? 'are custom attributes, which' : 'is a custom attribute, which'} cannot be required. Remove Required. A pre sign-up trigger can refuse users without ${wrong.length > 1 ? 'them' : 'it'}.`,
    },
    {
      id: 'schema-standard-type',
      level: 'error',
      summary: 'The type of a standard attribute is fixed, and it cannot be a developer-only attribute.',
      source: API,
      property: 'Schema',
      appliesTo: [USER_POOL],
      refusal: (name) => `You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${name}`,
      check: (pool) => attributesOf(pool).filter(({ Name: name, AttributeDataType: type, DeveloperOnlyAttribute: developerOnly }) =>
        typeof name === 'string' && STANDARD_ATTRIBUTES.includes(name)
        && (isTrue(developerOnly) || (typeof type === 'string' && isWhole(type) && type !== standardType(name)))).map(({ Name: name }) => name as string),
      message: (wrong, { written }) => `${listed(wrong)} ${wrong.length > 1 ? 'are standard attributes' : 'is a standard attribute'}, which cannot be developer-only and cannot change ${wrong.length > 1 ? 'their' : 'its'} type. ${written === 'UserPool' ? `Remove ${wrong.length > 1 ? 'them' : 'it'} from customAttributes, and write ${wrong.length > 1 ? 'them' : 'it'} in standardAttributes`
        : `Remove DeveloperOnlyAttribute, and write the fixed type in AttributeDataType: ${upToFive(wrong.map((name) => `${name} is a ${standardType(name)}`))}`}.`,
    },
    {
      id: 'schema-verification-flag',
      level: 'warning',
      summary: 'A schema does not declare email_verified and phone_number_verified.',
      source: API,
      property: 'Schema',
      appliesTo: [USER_POOL],
      check: (pool) => attributesOf(pool).map(({ Name: name }) => name).filter((name): name is string => VERIFICATION_FLAGS.includes(name as string)),
      message: (flags) => `${listed(flags)} ${flags.length > 1 ? 'are' : 'is'} declared. The service sets ${flags.length > 1 ? 'them' : 'it'} itself, and may read the declaration as a custom attribute, whose name has at most 20 characters. Remove ${flags.length > 1 ? 'them' : 'it'} from the schema.`,
    },
    {
      id: 'schema-duplicate',
      level: 'error',
      summary: 'A user pool declares each custom attribute once.',
      source: API,
      property: 'Schema',
      appliesTo: [USER_POOL],
      refusal: (name) => `Duplicate custom attribute names custom:${name} are not allowed in a user pool schema.`,
      check: (pool) => [...new Set(customOf(pool).map(({ Name: name }) => name).filter((name, index, all) => all.indexOf(name) !== index))],
      message: (twice) => `${listed(twice)} ${twice.length > 1 ? 'are' : 'is'} declared more than once. Declare ${twice.length > 1 ? 'each' : 'it'} once.`,
    },
  ],
};

/** A partly unknown text may be the name of a standard attribute. */
const LONGEST_STANDARD = Math.max(...STANDARD_ATTRIBUTES.map((name) => name.length));
