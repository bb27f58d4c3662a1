import type { NeighbourTopic } from './rule';
import { isWhole, lengthOf, literalOf, shown } from '../assembly/text';
import type { Neighbour } from '../facts/pool';
import { providerName } from '../facts/provider';
import { IDENTITY_PROVIDER } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html';
const SOCIAL = ['Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple'];
const TYPES = ['SAML', 'OIDC', ...SOCIAL];
const NAME = /^[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+$/u;

function typeOf({ properties: { ProviderType: type } }: Neighbour): string | undefined {
  return typeof type === 'string' && isWhole(type) ? type : undefined;
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
      summary: 'The name of an identity provider has 3 to 32 characters, without spaces and without underscores (but for the second).',
      source: API,
      property: 'ProviderName',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: (name) => lengthOf(name) > 32 ? 'Member must have length less than or equal to 32' : undefined,
      check: (provider) => nameIf(provider, (name) => lengthOf(name) > 32 || !NAME.test(name)),
      message: ([name]) => `'${name}' cannot be the name of a provider. Write 3 to 32 letters, digits and hyphens, such as '${name.replace(/[_\p{Z}]+/gu, '-').padEnd(3, 'x').slice(0, 32)}'.`,
    },
    {
      id: 'idp-social-name-fixed',
      level: 'error',
      summary: 'Facebook, Google, LoginWithAmazon and SignInWithApple are both type and name, and no other provider has such a name.',
      source: API,
      property: 'ProviderName',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: (name, provider) => `Provider ${name} cannot be of type ${typeOf(provider)}.`,
      check: (provider) => {
        const type = typeOf(provider);
        return type === undefined ? [] : nameIf(provider, (name) => name !== type && (SOCIAL.includes(type) || SOCIAL.includes(name)));
      },
      message: ([name], provider) => SOCIAL.includes(typeOf(provider)!)
        ? `'${name}' is of the type ${typeOf(provider)!}, which has that one name. Write '${typeOf(provider)!}'.`
        : `'${name}' is the name of the type ${name}, and this provider is of the type ${typeOf(provider)!}. Write another name.`,
    },
    {
      id: 'idp-cognito-name-reserved',
      level: 'warning',
      summary: 'No provider is called COGNITO or SAML, which mean something else already.',
      source: API,
      property: 'ProviderName',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider) => nameIf(provider, (name) => name === 'COGNITO' || name === 'SAML'),
      message: ([name]) => name === 'COGNITO'
        ? '\'COGNITO\' stands for the users of the pool itself in a client\'s list, so nobody can tell the two apart. Write another name.'
        : '\'SAML\' is the name of a type, and is easily taken for it. Write another name.',
    },
    {
      id: 'idp-one-per-social-type',
      level: 'error',
      summary: 'A pool has one provider of each name, and so one of each social type.',
      source: API,
      property: 'ProviderName',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider, pool) => nameIf(provider, (name) => !provider.conditional
        && pool.neighbours(IDENTITY_PROVIDER).find((other) => !other.conditional && providerName(other) === name)!.path !== provider.path),
      message: ([name], _, pool) => `'${name}' is taken by ${pool.neighbours(IDENTITY_PROVIDER).find((other) => providerName(other) === name)!.path}. ${SOCIAL.includes(name) ? 'Take one of them out: a pool has one provider of this type' : 'Write another name'}.`,
    },
    {
      id: 'idp-identifiers',
      level: 'error',
      summary: 'A provider has at most 50 identifiers, each of 1 to 40 letters, digits, spaces and _ + = . @ -.',
      source: API,
      property: 'IdpIdentifiers',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: (fault) => fault.endsWith(' identifiers') ? 'Member must have length less than or equal to 50' : undefined,
      check: ({ properties: { IdpIdentifiers: list } }) => {
        const known = Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
        const whole = known.filter(isWhole);
        return [
          ...whole.length > 50 ? [`${whole.length} identifiers`] : [],
          ...known.filter((each) => each === '' || lengthOf(each) > 40 || /[^\w\s+=.@-]/.test(literalOf(each))).map((each) => `'${shown(each)}'`),
        ];
      },
      message: (wrong) => `${wrong.join(', ')}: a provider has at most 50 identifiers, of 1 to 40 letters, digits, spaces and _ + = . @ -. Shorten the list or the text; an identifier is mostly a mail domain, such as acme.org.`,
    },
    {
      id: 'idp-provider-type-enum',
      level: 'error',
      summary: 'The type of a provider is SAML, OIDC, Facebook, Google, LoginWithAmazon or SignInWithApple.',
      source: API,
      property: 'ProviderType',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider) => {
        const type = typeOf(provider);
        return type === undefined || TYPES.includes(type) ? [] : [type];
      },
      message: ([type]) => `'${type}' is no type of provider. Write one of ${TYPES.join(', ')}.`,
    },
  ],
};
