import type { NeighbourRule, NeighbourTopic } from './rule';
import { clientTopic } from './rule';
import { orUse } from './ways';
import { named, setting, TRUE } from './wording';
import type { Fact } from '../assembly/text';
import { isKnown, isWhole, lengthOf, listed, literalOf, onlyMark, shortened, shown } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { textAt } from '../facts/properties-at';
import { CLIENT_NAME } from '../service/known-values';
import { RESOURCE_SERVER, USER_POOL } from '../service/types';

const CLIENT = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const READ_ONLY = 'https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html';
const ALLOWED = 'letters and digits of ASCII, spaces and _ + = , . @ -';

/** Characters that a name cannot contain. The `\w` and `\s` of the service match ASCII only, so an umlaut is refused. */
const NOT_IN_NAMES = /[^\w \t\n\v\f\r+=,.@-]/;

function isOfNameCharset(name: string): boolean {
  return !NOT_IN_NAMES.test(literalOf(name));
}

/** True if a text cannot be a user pool id, whatever its unknown parts are. */
function isNoPoolId(id: string): boolean {
  return isWhole(id) ? id.length > 55 || !/^[\w-]+_[0-9a-zA-Z]+$/.test(id) : /[^\w-]/.test(literalOf(id));
}

function namesAmong(others: ClientFacts['otherNames'], names: readonly string[]): string[] {
  return others.map(({ place }) => place).filter((place) => names.includes(place));
}

export const naming = clientTopic('naming', ['ours', 'written', 'clientName', 'userPoolId', 'otherNames'], [
  {
    id: 'client-name-length',
    level: 'error',
    summary: 'The name of a client has 1 to 128 characters.',
    source: CLIENT,
    property: 'ClientName',
    check: ({ clientName: name }) => isKnown(name) && (name === '' || lengthOf(name) > CLIENT_NAME.max) ? [name] : [],
    message: ([name]) => `${name === '' ? 'The name is empty' : `'${shortened(name)}' has ${lengthOf(name)} characters, and the maximum is ${CLIENT_NAME.max}`}. Write 1 to ${CLIENT_NAME.max} characters, or remove the name: CloudFormation then generates one.`,
  },
  {
    id: 'client-name-charset',
    level: 'error',
    summary: `The name of a client consists of ${ALLOWED}.`,
    source: CLIENT,
    property: 'ClientName',
    refusal: 'at \'clientName\' failed to satisfy constraint',
    check: ({ clientName: name }) => isKnown(name) && !isOfNameCharset(name) ? [name] : [],
    message: ([name]) => `'${shown(name)}' contains '${NOT_IN_NAMES.exec(literalOf(name))?.[0] ?? ''}', which Cognito refuses in the name of a client. Write ${ALLOWED}.`,
  },
  {
    id: 'client-name-not-unique',
    level: 'warning',
    summary: 'The clients of a user pool have different names.',
    source: CLIENT,
    property: 'ClientName',
    check: ({ clientName: name }, pool) => {
      const clients = isKnown(name) ? pool.clientsNamed(name) : [];
      return clients.length > 1 ? clients : [];
    },
    message: (clients, { clientName: name }) => `${clients.length} clients of the user pool have the name '${name as string}': ${listed(clients)}. The console and logs do not distinguish them. Give each client another name.`,
  },
  {
    id: 'user-pool-id-format',
    level: 'error',
    summary: 'The id of a user pool is a Region, an underscore, letters and digits.',
    source: CLIENT,
    property: 'UserPoolId',
    check: ({ userPoolId: id }, pool) => {
      if (!isKnown(id)) { return []; }
      const reference = onlyMark(id);
      if (!reference) { return isNoPoolId(id) ? [id] : []; }
      return pool.typeOf(reference.path) === USER_POOL && !['Ref', 'UserPoolId'].includes(reference.attribute) ? [id] : [];
    },
    message: ([id]) => `'${shown(id)}' is not the id of a user pool. Write the id, such as 'eu-west-1_AbC123', and not the ARN, name or URL.`,
  },
  {
    id: 'client-secret-not-cfn-input',
    level: 'error',
    summary: 'A template cannot set the secret of a client, because ClientSecret is read-only.',
    source: READ_ONLY,
    property: 'ClientSecret',
    check: ({ otherNames }) => namesAmong(otherNames, ['ClientSecret']),
    message: (_, client) => `ClientSecret is read-only: Cognito does not use the value in a template. Remove ClientSecret. To get a secret, ${client.ours ? 'use a ConfidentialAppClient' : `${setting('GenerateSecret', client, TRUE)}${orUse('ConfidentialAppClient', client)}`}.`,
  },
  {
    id: 'read-only-property',
    level: 'warning',
    summary: 'ClientId and Name of a client are read-only.',
    source: READ_ONLY,
    property: 'ClientId',
    check: ({ otherNames }) => namesAmong(otherNames, ['ClientId', 'Name']),
    message: (names, client) => `${names.join(' and ')} ${names.length > 1 ? 'are' : 'is'} read-only and ${names.length > 1 ? 'have' : 'has'} no effect. Remove ${names.length > 1 ? 'them' : 'it'}. To name the client, set ${named('ClientName', client)}.`,
  },
]);

interface NamedThing {
  readonly id: string;
  readonly type: string;
  readonly property: string;
  readonly noun: string;
  readonly maximum: number;
  readonly required: boolean;
  readonly source: string;
}

function nameOf({ id, type, property, noun, maximum, required, source }: NamedThing): NeighbourRule {
  const isWrong = (name: Fact<string>) => name === undefined ? required : isKnown(name) && (name === '' || lengthOf(name) > maximum || !isOfNameCharset(name));
  return {
    id,
    level: 'error',
    summary: `The name of a ${noun} has 1 to ${maximum} characters: ${ALLOWED}.`,
    source,
    property,
    appliesTo: [type],
    check: ({ properties }) => {
      const name = textAt(properties, property);
      return isWrong(name) ? [name === undefined ? '' : name as string] : [];
    },
    message: ([name]) => `${name === '' ? 'The name is absent or empty' : lengthOf(name) > maximum ? `The name '${shortened(name)}' has ${lengthOf(name)} characters` : `The name ${listed([name])} contains '${NOT_IN_NAMES.exec(literalOf(name))?.[0] ?? ''}'`}. Write 1 to ${maximum} characters: ${ALLOWED}.`,
  };
}

export const namesOfNeighbours: NeighbourTopic = {
  name: 'names-of-neighbours',
  rules: [
    nameOf({
      id: 'resource-server-name-charset',
      type: RESOURCE_SERVER,
      property: 'Name',
      noun: 'resource server',
      maximum: 256,
      required: true,
      source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html',
    }),
    nameOf({
      id: 'user-pool-name-charset',
      type: USER_POOL,
      property: 'UserPoolName',
      noun: 'user pool',
      maximum: 128,
      required: false,
      source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html',
    }),
  ],
};
