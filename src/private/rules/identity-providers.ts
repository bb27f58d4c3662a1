import { clientTopic } from './rule';
import type { LeftOutReason } from '../assembly/declared';
import { isKnown, isWhole, lengthOf, listed, literalOf, upToFive } from '../assembly/text';
import { isComplete, itemsOf } from '../facts/lists';
import type { PoolFacts } from '../facts/pool';
import { mappedAttributes, providerName } from '../facts/provider';
import { signsInNatively } from '../facts/sign-in';
import { NEVER_WRITABLE } from '../service/attributes';
import { IDENTITY_PROVIDER } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const SETTINGS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';
const PROVIDERS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-provider.html';
const MAPPING = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html';

/** Those whose name the service fixes. */
const FIXED = ['COGNITO', 'Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple'];

function isWellFormed(name: string): boolean {
  return name !== '' && lengthOf(name) <= 32 && !/[^\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]/u.test(literalOf(name));
}

/** The names of the pool's providers that the app shows; `undefined` where one is not known. */
function namesIn(pool: PoolFacts): readonly string[] | undefined {
  const names = pool.neighbours(IDENTITY_PROVIDER).map(providerName);
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** True where it is certain that the pool has no such provider. */
function isMissing(name: string, pool: PoolFacts): boolean {
  return isWhole(name) && name !== 'COGNITO' && pool.showsAll(IDENTITY_PROVIDER) && namesIn(pool)?.includes(name) === false;
}

function twinOf(name: string, names: readonly string[]): string | undefined {
  return names.find((other) => other !== name && other.toLowerCase() === name.toLowerCase());
}

const LEFT_OUT: Record<LeftOutReason, string> = {
  'depends-on-the-client': 'depends on this client, if only through others, so the client cannot wait for it. Cut that dependency',
  'conditional-elsewhere': 'is made under a condition of another template, so nobody can name it here. Move it into the template of the client, or name it in supportedIdentityProviders',
  'name-unknown': 'stands in another stack, and its name is known only when that is deployed. Give it a name that is plain text',
  'stack-not-depended-on': 'stands in a stack on which the client\'s does not depend, so it may come later. Let the client\'s stack depend on that one (addDependency)',
};

export const identityProviders = clientTopic('identity-providers', [
  'kind', 'oauth', 'grants', 'generateSecret', 'authFlows', 'providers', 'writeAttributes', 'unorderedProviders', 'waitsForOthers', 'changedLater',
  'leftOutProviders',
], [
  {
    id: 'idp-name-length',
    level: 'error',
    summary: 'The name of an identity provider has 1 to 32 characters, and no control characters.',
    source: API,
    property: 'SupportedIdentityProviders',
    check: ({ providers }) => itemsOf(providers).filter((name) => !isWellFormed(name)),
    message: (wrong) => `${listed(wrong)} cannot be the name of an identity provider. Write the name of one of the pool, which has at most 32 characters.`,
  },
  {
    id: 'idp-must-exist',
    level: 'error',
    summary: 'An identity provider of the client is one of its pool.',
    source: PROVIDERS,
    property: 'SupportedIdentityProviders',
    refusal: (name) => `The provider ${name} does not exist for User Pool`,
    check: ({ providers, waitsForOthers }, pool) => waitsForOthers
      ? []
      : itemsOf(providers).filter((name) => isWellFormed(name) && isMissing(name, pool)),
    message: (missing, _, pool) => {
      const names = ['COGNITO', ...namesIn(pool) ?? []];
      const hints = missing.flatMap((name) => twinOf(name, names) ?? []).map((twin) => ` (it is spelt '${twin}')`);
      return `${listed(missing)} is not a provider of the pool${hints.join('')}, which has ${upToFive(names)}. Add it to the pool, or write one that is there. If it was made outside of this app, acknowledge this.`;
    },
  },
  {
    id: 'idp-case-sensitive',
    level: 'warning',
    summary: 'The names of identity providers are case-sensitive: COGNITO, Google, SignInWithApple.',
    source: API,
    property: 'SupportedIdentityProviders',
    refusal: (name) => `The provider ${name} does not exist for User Pool`,
    // A pool that shows everything is judged by idp-must-exist; in another, a provider of one's own may have this very name.
    check: ({ providers }, pool) => itemsOf(providers).filter((name) => isWhole(name) && twinOf(name, FIXED) !== undefined && !FIXED.includes(name)
      && !isMissing(name, pool) && namesIn(pool)?.includes(name) === false),
    message: (wrong) => `names are case-sensitive: ${upToFive(wrong.map((name) => `'${name}' is not '${twinOf(name, FIXED)!}'`))}. Write it as the service does, unless a provider of your own has this very name.`,
  },
  {
    id: 'idp-needs-dependson',
    level: 'warning',
    summary: 'An identity provider that is named as text makes CloudFormation wait for nothing.',
    source: API,
    property: 'SupportedIdentityProviders',
    refusal: (name) => `The provider ${name} does not exist for User Pool`,
    check: ({ unorderedProviders }) => unorderedProviders,
    message: (racing) => `${listed(racing)} is written as text, so CloudFormation may make the client before the provider, or remove the provider first. Write a Ref of the provider (custom(provider.providerName)), or add a dependency on it.`,
  },
  {
    id: 'idp-at-least-one',
    level: 'warning',
    summary: 'Managed login needs at least one identity provider; CloudFormation adds none.',
    source: SETTINGS,
    property: 'SupportedIdentityProviders',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ oauth, grants, providers, changedLater }) => oauth === true && !changedLater && itemsOf(grants).some((grant) => grant === 'code' || grant === 'implicit')
      && (providers === undefined || (isKnown(providers) && !providers.open && providers.items.length === 0)) ? ['none'] : [],
    message: () => 'there is none, so the sign-in page has nothing to offer. Write COGNITO for the users of the pool itself, or the names of its providers.',
  },
  {
    id: 'idp-left-out',
    level: 'warning',
    summary: 'A provider of the pool that the client cannot name without tying stacks together is not in its default list.',
    source: PROVIDERS,
    property: 'SupportedIdentityProviders',
    check: ({ leftOutProviders }) => leftOutProviders.map(({ path, reason }) => `${path}: ${reason}`),
    message: (_, { leftOutProviders }) => `the default list holds every provider of the pool but ${upToFive(leftOutProviders.map(({ path, reason }) => `${path}, which ${LEFT_OUT[reason]}`), '; and ')}. Or give supportedIdentityProviders yourself: this is then taken as meant.`,
  },
  {
    id: 'idp-mapped-attribute-writable',
    level: 'warning',
    summary: 'What an identity provider of the client maps, the client may write.',
    source: MAPPING,
    property: 'WriteAttributes',
    check: ({ providers, writeAttributes }, pool) => {
      if (!isComplete(writeAttributes) || writeAttributes.items.length === 0) { return []; }
      const mapped = pool.neighbours(IDENTITY_PROVIDER)
        .filter((provider) => !provider.conditional && itemsOf(providers).includes(providerName(provider) ?? ''))
        .flatMap((provider) => mappedAttributes(provider) ?? []);
      return [...new Set(mapped)].filter((name) => !NEVER_WRITABLE.includes(name) && !writeAttributes.items.includes(name));
    },
    message: (lost) => `${lost.join(', ')} ${lost.length > 1 ? 'are' : 'is'} mapped by an identity provider of the client and not writable: a federated sign-in fails or loses ${lost.length > 1 ? 'them' : 'it'}. Add ${lost.length > 1 ? 'them' : 'it'} to the list, or take ${lost.length > 1 ? 'them' : 'it'} out of the mapping.`,
  },
  {
    id: 'idp-removing-cognito-does-not-block-sdk',
    level: 'warning',
    summary: 'Leaving COGNITO out hides the form of managed login only: whoever may sign up still signs in through the API.',
    source: API,
    property: 'SupportedIdentityProviders',
    // SignUp needs the secret of a client that has one.
    check: ({ oauth, generateSecret, providers, authFlows }, pool) => oauth === true && (generateSecret ?? false) === false && isComplete(providers) && providers.items.length > 0 && !providers.items.includes('COGNITO')
      && signsInNatively({ authFlows }) === true && pool.selfSignUp === true && isKnown(pool.triggers) && !pool.triggers.has('PreSignUp')
      ? [...providers.items]
      : [],
    message: (names) => `${upToFive(names)} without COGNITO looks like federation only, but the pool lets anyone sign up, and the client lets them sign in through the API by password. Close the pool to self sign-up, or leave ALLOW_REFRESH_TOKEN_AUTH as the only flow (authFlows: {}).`,
  },
]);
