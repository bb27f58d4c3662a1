import type { NeighbourTopic } from './rule';
import { isWhole, lengthOf, literalOf, shortened, upToFive } from '../assembly/text';
import type { Neighbour } from '../facts/pool';
import { providerName } from '../facts/provider';
import { IDENTITY_PROVIDER } from '../service/types';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html';
const SOCIAL = ['Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple'];
const TYPES = ['SAML', 'OIDC', ...SOCIAL];
const NAME = /^[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+$/u;

function typeOf({ properties: { ProviderType: type } }: Neighbour): string | undefined {
  return typeof type === 'string' && isWhole(type) ? type : undefined;
}

/** The most similar valid name, for messages. */
function nameLike(text: string): string {
  const characters = [...text.replace(/[^\p{L}\p{M}\p{S}\p{N}\p{P}]+|_+/gu, '-')];
  return [...characters, ...'xxx'].slice(0, Math.max(3, Math.min(characters.length, 32))).join('');
}

function nameIf(provider: Neighbour, wrong: (name: string) => boolean): string[] {
  const name = providerName(provider);
  return name !== undefined && wrong(name) ? [name] : [];
}

export const providerNames: NeighbourTopic = {
  name: 'provider-names',
  rules: [
    {
      id: 'idp-provider-name-format',
      level: 'error',
      summary: 'The name of an identity provider has 3 to 32 characters, without spaces, and with an underscore in second place at most.',
      source: API,
      property: 'ProviderName',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: (name) => lengthOf(name) > 32 ? 'Member must have length less than or equal to 32' : undefined,
      check: (provider) => nameIf(provider, (name) => lengthOf(name) > 32 || !NAME.test(name)),
      message: ([name]) => `'${shortened(name)}' is not a valid provider name. Write 3 to 32 characters without spaces and underscores, for example '${nameLike(name)}'.`,
    },
    {
      id: 'idp-social-name-fixed',
      level: 'error',
      summary: 'A provider of the type Facebook, Google, LoginWithAmazon or SignInWithApple has its type as its name, and no other provider has it.',
      source: API,
      property: 'ProviderName',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: (name, provider) => `Provider ${name} cannot be of type ${typeOf(provider)}.`,
      check: (provider) => {
        const type = typeOf(provider);
        return type === undefined ? [] : nameIf(provider, (name) => name !== type && (SOCIAL.includes(type) || SOCIAL.includes(name)));
      },
      message: ([name], provider) => SOCIAL.includes(typeOf(provider)!)
        ? `The name is '${shortened(name)}', and a provider of the type ${typeOf(provider)!} has a fixed name. Write '${typeOf(provider)!}'.`
        : `'${name}' is the fixed name of providers of that type, and this provider has the type ${shortened(typeOf(provider)!)}. Write another name.`,
    },
    {
      id: 'idp-cognito-name-reserved',
      level: 'warning',
      summary: 'No identity provider has the name COGNITO or SAML, which have another meaning.',
      source: API,
      property: 'ProviderName',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider) => nameIf(provider, (name) => name === 'COGNITO' || name === 'SAML'),
      message: ([name]) => name === 'COGNITO'
        ? 'In the list of an app client, \'COGNITO\' means the users of the user pool itself. Write another name.'
        : '\'SAML\' is a provider type, and as a name it is easily confused with it. Write another name.',
    },
    {
      id: 'idp-one-per-social-type',
      level: 'error',
      summary: 'A user pool has one provider of each name, and so one provider of each social type.',
      source: API,
      property: 'ProviderName',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider, pool) => {
        const name = providerName(provider);
        if (name === undefined || provider.conditional) { return []; }
        const first = pool.neighbours(IDENTITY_PROVIDER).find((other) => !other.conditional && providerName(other) === name)!;
        return first.path === provider.path ? [] : [first.path];
      },
      message: ([first], provider) => `The provider '${first}' already has the name '${shortened(providerName(provider)!)}'. ${SOCIAL.includes(providerName(provider)!)
        ? 'A user pool can have only one provider of this type. Remove one of the two.'
        : 'Write another name.'}`,
    },
    {
      id: 'idp-identifiers',
      level: 'error',
      summary: 'A provider has at most 50 identifiers, each of 1 to 40 letters, digits, spaces and _ + = . @ -.',
      source: API,
      property: 'IdpIdentifiers',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: (fault) => fault.startsWith('The provider has') ? 'Member must have length less than or equal to 50' : undefined,
      check: ({ properties: { IdpIdentifiers: list } }) => {
        const known = Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
        const whole = known.filter(isWhole);
        return [
          ...whole.length > 50 ? [`The provider has ${whole.length} identifiers`] : [],
          ...known.filter((each) => each === '' || lengthOf(each) > 40 || /[^\w\s+=.@-]/.test(literalOf(each))).map((each) => `'${shortened(each)}' is not a valid identifier`),
        ];
      },
      message: (wrong) => `${upToFive(wrong, '. ')}. Write at most 50 identifiers of 1 to 40 letters, digits, spaces and _ + = . @ -, usually email domains such as acme.org.`,
    },
    {
      id: 'idp-provider-type-enum',
      level: 'error',
      summary: 'The type of an identity provider is SAML, OIDC, Facebook, Google, LoginWithAmazon or SignInWithApple.',
      source: API,
      property: 'ProviderType',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider) => {
        const type = typeOf(provider);
        return type !== undefined && isNoValue(type, TYPES) ? [type] : [];
      },
      message: ([type]) => {
        const twin = TYPES.find((each) => each.toLowerCase() === type.toLowerCase());
        return `'${shortened(type)}' is not a provider type. Write ${twin ?? `one of ${TYPES.join(', ')}`}.`;
      },
    },
  ],
};
