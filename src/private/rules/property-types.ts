import type { ClientRule, NeighbourTopic } from './rule';
import { clientTopic } from './rule';
import { hasProps, isOverride, named, placed } from './wording';
import { listed } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import type { Neighbour } from '../facts/pool';
import type { OtherName, WrongType } from '../facts/property-faults';
import { otherNames, wrongTypes } from '../facts/property-faults';
import type { PropertyType } from '../service/property-types';
import { CLIENT_PROPERTIES, isListType, PROPERTY_TYPES } from '../service/property-types';
import { DOMAIN, IDENTITY_PROVIDER, RESOURCE_SERVER, USER_POOL_CLIENT } from '../service/types';

const CLIENT = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html';
const ALL = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/AWS_Cognito.html';
const NEIGHBOURS = Object.keys(PROPERTY_TYPES).filter((type) => type !== USER_POOL_CLIENT);
/** Other rules check these. */
const READ_ONLY = ['ClientSecret', 'ClientId', 'Name'];

const NOUNS = { text: 'a text', number: 'a number', flag: 'true or false', object: 'an object' } as const;

function nounOf(type: PropertyType): string {
  if (typeof type === 'string') { return NOUNS[type]; }
  return !isListType(type) ? 'an object' : type[0] === 'text' ? 'a list of texts' : 'a list of objects';
}

function fixOf({ type, value, place }: WrongType): string {
  // A client may need more than one flow.
  if (isListType(type) && type[0] === 'text' && /^the text '.+'$/.test(value) && place !== 'ExplicitAuthFlows') { return `Write a list: [${value.replace('the text ', '')}]`; }
  return `Write ${typeof type === 'object' && !isListType(type) ? `an object of ${Object.keys(type).join(', ')}` : nounOf(type)}`;
}

/** The fault of the first value. The others are reported after it is corrected. */
function described(wrong: readonly WrongType[], client: Pick<ClientFacts, 'written'> = { written: 'L1' }): string {
  const [{ place, value, isNull, type }] = wrong;
  const others = wrong.length - 1;
  const [name] = place.split('[');
  // A construct with props accepts no value of a wrong type except null.
  const byOverride = hasProps(client) && (!isNull || isOverride(name, client));
  const what = byOverride ? `The override of ${place}` : placed(place, client);
  return `${what} is ${value}. CloudFormation takes ${nounOf(type)} there. `
    + `${byOverride
      ? `Remove the override${isOverride(name, client) ? '' : `, and set ${named(name, client)}`}` : fixOf(wrong[0])}${isNull && !byOverride && !place.endsWith(']') && !isListType(type) ? ', or leave it out' : ''}.`
    + (others === 0 ? '' : ` ${others} more ${others === 1 ? 'value is' : 'values are'} of a wrong type, such as ${wrong[1].place}.`);
}

function misspelt(others: readonly OtherName[]): string[] {
  return others.filter(({ spelling }) => spelling !== undefined).map(({ place }) => place);
}

function respelt(places: readonly string[], others: readonly OtherName[]): string {
  return `${places.map((place) => `CloudFormation spells '${place}' as '${others.find((other) => other.place === place)!.spelling}'`).join('; ')}. `
    + 'It refuses any other spelling, even next to the right one. Write the name as CloudFormation spells it, and remove the other spelling.';
}

const byProperty = Object.keys(CLIENT_PROPERTIES).map((property): ClientRule<Pick<ClientFacts, 'written' | 'wrongTypes'>> => ({
  id: 'property-type',
  level: 'error',
  summary: 'A value is of the type that CloudFormation takes for its property.',
  source: CLIENT,
  property,
  check: ({ wrongTypes: wrong }) => wrong.filter((each) => each.property === property).map(({ place }) => place),
  message: (_, client) => described(client.wrongTypes.filter((each) => each.property === property), client),
}));

/** Values that an override or a generic resource can have, and a typed resource cannot. */
export const propertyTypes = clientTopic('property-types', ['written', 'wrongTypes', 'otherNames'], [
  ...byProperty,
  {
    id: 'property-name-case',
    level: 'error',
    summary: 'The name of a property is written as CloudFormation spells it.',
    source: CLIENT,
    property: '',
    check: ({ otherNames: others }) => misspelt(others),
    message: (places, { otherNames: others }) => respelt(places, others),
  },
  {
    id: 'property-unknown',
    level: 'warning',
    summary: 'CloudFormation has each property of an app client that the template sets.',
    source: CLIENT,
    property: '',
    check: ({ otherNames: others }) => others
      .filter(({ place, spelling }) => spelling === undefined && !READ_ONLY.includes(place))
      .map(({ place }) => place),
    message: (places) => `This library does not know the ${places.length > 1 ? 'properties' : 'property'} ${listed(places)} of an app client, and CloudFormation refuses unknown properties. Correct the name, or remove ${places.length > 1 ? 'them' : 'it'}. If CloudFormation is newer than this library, acknowledge this finding.`,
  },
]);

function typesOf({ type }: Neighbour) {
  return PROPERTY_TYPES[type];
}

/** Properties that CloudFormation requires for a type. The `Name` of a resource server has a separate rule. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  [IDENTITY_PROVIDER]: ['ProviderName', 'ProviderType'],
  [RESOURCE_SERVER]: ['Identifier'],
  [DOMAIN]: ['Domain'],
};

function missingIn({ type, properties }: Neighbour): string[] {
  const scopes = type === RESOURCE_SERVER && Array.isArray(properties.Scopes) ? properties.Scopes as unknown[] : [];
  return [
    ...REQUIRED[type].filter((name) => properties[name] === undefined),
    ...scopes.flatMap((scope, index) => typeof scope === 'object' && scope !== null && !('ScopeName' in scope) ? [`Scopes[${index}].ScopeName`] : []),
  ];
}

export const propertyTypesOfNeighbours: NeighbourTopic = {
  name: 'property-types-of-neighbours',
  rules: [
    {
      id: 'property-required',
      level: 'error',
      summary: 'A domain, an identity provider and a resource server have the properties that CloudFormation requires.',
      source: ALL,
      property: 'Properties',
      appliesTo: Object.keys(REQUIRED),
      check: missingIn,
      message: (missing) => `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} absent. CloudFormation requires ${missing.length > 1 ? 'them' : 'it'}. Add ${missing.length > 1 ? 'them' : 'it'}.`,
    },
    {
      id: 'property-type',
      level: 'error',
      summary: 'A value of a pool, or of what belongs to it, is of the type that CloudFormation takes for its property.',
      source: ALL,
      property: 'Properties',
      appliesTo: NEIGHBOURS,
      check: (neighbour) => wrongTypes(neighbour.properties, typesOf(neighbour)).map(({ place }) => place),
      message: (_, neighbour) => described(wrongTypes(neighbour.properties, typesOf(neighbour))),
    },
    {
      id: 'property-name-case',
      level: 'error',
      summary: 'The name of a property of a pool, or of what belongs to it, is spelt as CloudFormation spells it.',
      source: ALL,
      property: 'Properties',
      appliesTo: NEIGHBOURS,
      check: (neighbour) => misspelt(otherNames(neighbour.properties, typesOf(neighbour))),
      message: (places, neighbour) => respelt(places, otherNames(neighbour.properties, typesOf(neighbour))),
    },
  ],
};
