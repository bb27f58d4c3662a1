import { clientTopic } from './rule';
import { dependency, here } from './ways';
import { hasProps } from './wording';
import type { LeftOutReason } from '../assembly/declared';
import { isKnown, isWhole, lengthOf, listed, literalOf, shortened, upToFive } from '../assembly/text';
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

/** Provider types with a fixed name. */
const FIXED = ['COGNITO', 'Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple'];

function isWellFormed(name: string): boolean {
  return name !== '' && lengthOf(name) <= 32 && !/[^\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]/u.test(literalOf(name));
}

/** The names of the user pool's providers in the app. `undefined` if one is unknown. */
function namesIn(pool: PoolFacts): readonly string[] | undefined {
  const names = pool.neighbours(IDENTITY_PROVIDER).map(providerName);
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** True if the user pool certainly has no such provider. */
function isMissing(name: string, pool: PoolFacts): boolean {
  return isWhole(name) && name !== 'COGNITO' && pool.showsAll(IDENTITY_PROVIDER) && namesIn(pool)?.includes(name) === false;
}

function twinOf(name: string, names: readonly string[]): string | undefined {
  return names.find((other) => other !== name && other.toLowerCase() === name.toLowerCase());
}

/** The reason why a provider is not in the default list, and what to do. */
const LEFT_OUT: Record<LeftOutReason, { readonly why: string; readonly fix: string }> = {
  'depends-on-the-client': { why: 'depends on this client', fix: 'Remove that dependency' },
  'conditional-elsewhere': { why: 'is created under a condition in another template', fix: 'Move it into the template of the client' },
  'name-unknown': { why: 'is in another stack and has a token as its name', fix: 'Write the name as plain text' },
  'stack-not-depended-on': { why: 'is in a stack that the client\'s stack does not depend on', fix: 'Move it into the stack of the client' },
};

export const identityProviders = clientTopic('identity-providers', [
  'ours', 'written', 'kind', 'oauth', 'grants', 'generateSecret', 'authFlows', 'providers', 'writeAttributes', 'unorderedProviders', 'waitsForOthers', 'changedLater',
  'leftOutProviders',
], [
  {
    id: 'idp-name-length',
    level: 'error',
    summary: 'The name of an identity provider has 1 to 32 characters, and no control characters.',
    source: API,
    property: 'SupportedIdentityProviders',
    check: ({ providers }) => itemsOf(providers).filter((name) => !isWellFormed(name)),
    message: (wrong) => `${upToFive(wrong.map((name) => `'${shortened(name)}'`))} cannot be the name of an identity provider, which has 1 to 32 characters and no control characters. Write COGNITO or the name of a provider of the user pool.`,
  },
  {
    id: 'idp-must-exist',
    level: 'error',
    summary: 'An identity provider of the app client exists in its user pool.',
    source: PROVIDERS,
    property: 'SupportedIdentityProviders',
    refusal: (name) => `The provider ${name} does not exist for User Pool`,
    check: ({ providers, waitsForOthers }, pool) => waitsForOthers
      ? []
      : itemsOf(providers).filter((name) => isWellFormed(name) && isMissing(name, pool)),
    message: (missing, client, pool) => {
      const names = ['COGNITO', ...namesIn(pool) ?? []];
      const twins = missing.map((name) => twinOf(name, names)).filter((twin) => twin !== undefined);
      return [
        `The user pool has no identity provider ${listed(missing)}.`,
        twins.length > 0 ? `Names are case-sensitive: write ${listed(twins)}.` : `Write ${names.length > 1 ? 'one of ' : ''}${listed(names)}, or add the provider to the user pool.`,
        ...client.ours ? [] : [`If the provider is in ${here(client)}, add ${dependency(client, 'client', 'provider', [])}.`],
        `If it was created outside of ${here(client)}, acknowledge this finding.`,
      ].join(' ');
    },
  },
  {
    id: 'idp-case-sensitive',
    level: 'warning',
    summary: 'The names of identity providers are case-sensitive: COGNITO, Google, SignInWithApple.',
    source: API,
    property: 'SupportedIdentityProviders',
    refusal: (name) => `The provider ${name} does not exist for User Pool`,
    // If the app shows all providers of a user pool, idp-must-exist checks it. Otherwise the user pool may have a custom provider with this name.
    check: ({ providers }, pool) => itemsOf(providers).filter((name) => isWhole(name) && twinOf(name, FIXED) !== undefined && !FIXED.includes(name)
      && !isMissing(name, pool) && namesIn(pool)?.includes(name) === false),
    message: (wrong) => `Provider names are case-sensitive. Write ${listed(wrong.map((name) => twinOf(name, FIXED)!))} instead of ${listed(wrong)}, unless the user pool has a provider of exactly this name.`,
  },
  {
    id: 'idp-needs-dependson',
    level: 'warning',
    summary: 'An app client depends on the identity providers that it names as plain text.',
    source: API,
    property: 'SupportedIdentityProviders',
    refusal: (name) => `The provider ${name} does not exist for User Pool`,
    check: ({ unorderedProviders }) => unorderedProviders,
    message: (racing, client, pool) => {
      const providers = pool.neighbours(IDENTITY_PROVIDER).filter((provider) => racing.includes(providerName(provider) ?? '')).map(({ path }) => path);
      return `${listed(racing)} ${racing.length > 1 ? 'are' : 'is'} plain text, so CloudFormation may create the client before the provider, or delete the provider before the client. Add a dependency: ${dependency(client, 'client', 'provider', providers)}.`;
    },
  },
  {
    id: 'idp-at-least-one',
    level: 'warning',
    summary: 'An app client with managed login lists at least one identity provider.',
    source: SETTINGS,
    property: 'SupportedIdentityProviders',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ oauth, grants, providers, changedLater }) => oauth === true && !changedLater && itemsOf(grants).some((grant) => grant === 'code' || grant === 'implicit')
      && (providers === undefined || (isKnown(providers) && !providers.open && providers.items.length === 0)) ? ['none'] : [],
    message: (_, client) => `No identity provider is listed, so users cannot sign in at managed login. Write ${hasProps(client) ? '[UserPoolClientIdentityProvider.COGNITO]' : 'COGNITO'} for the users of the user pool itself, or the providers of the user pool.`,
  },
  {
    id: 'idp-left-out',
    level: 'warning',
    summary: 'The default list of providers leaves out those that would add a dependency between stacks or a circular dependency.',
    source: PROVIDERS,
    property: 'SupportedIdentityProviders',
    check: ({ leftOutProviders }) => leftOutProviders.map(({ path, reason }) => `${path}: ${reason}`),
    message: (_, { leftOutProviders }) => [
      upToFive(leftOutProviders.map(({ path, reason }) => `The default list leaves out '${path}', which ${LEFT_OUT[reason].why}. ${LEFT_OUT[reason].fix}.`), ' '),
      'Otherwise, list the providers yourself in supportedIdentityProviders.',
    ].join(' '),
  },
  {
    id: 'idp-mapped-attribute-writable',
    level: 'warning',
    summary: 'The app client can write the attributes that its identity providers map.',
    source: MAPPING,
    property: 'WriteAttributes',
    check: ({ providers, writeAttributes }, pool) => {
      if (!isComplete(writeAttributes) || writeAttributes.items.length === 0) { return []; }
      const mapped = pool.neighbours(IDENTITY_PROVIDER)
        .filter((provider) => !provider.conditional && itemsOf(providers).includes(providerName(provider) ?? ''))
        .flatMap((provider) => mappedAttributes(provider) ?? []);
      return [...new Set(mapped)].filter((name) => !NEVER_WRITABLE.includes(name) && !writeAttributes.items.includes(name));
    },
    message: (lost) => {
      const [standard, custom] = [lost.filter((name) => !name.startsWith('custom:')), lost.filter((name) => name.startsWith('custom:'))];
      return [
        `An identity provider of the client maps ${listed(lost)}, and the client cannot write ${lost.length > 1 ? 'them' : 'it'}. A federated sign-in then fails or loses the ${lost.length > 1 ? 'attributes' : 'attribute'}.`,
        ...standard.length > 0 ? [`Add ${listed(standard)} here.`] : [],
        // Users who sign in with a password could set it themselves (mapped-attribute-written-by-users).
        ...custom.length > 0 ? [`Remove ${listed(custom)} from the mapping, or list the provider and the ${custom.length > 1 ? 'attributes' : 'attribute'} in a client without password sign-in.`] : [],
      ].join(' ');
    },
  },
  {
    id: 'idp-removing-cognito-does-not-block-sdk',
    level: 'warning',
    summary: 'Leaving out COGNITO changes managed login only: users who can sign up can still sign in through the API.',
    source: API,
    property: 'SupportedIdentityProviders',
    // If a client has a secret, SignUp requires it.
    check: ({ oauth, generateSecret, providers, authFlows }, pool) => oauth === true && (generateSecret ?? false) === false && isComplete(providers) && providers.items.length > 0 && !providers.items.includes('COGNITO')
      && signsInNatively({ authFlows }) === true && pool.selfSignUp === true && isKnown(pool.triggers) && !pool.triggers.has('PreSignUp')
      ? [...providers.items]
      : [],
    message: (names, _, pool) => `Only ${listed(names)} ${names.length > 1 ? 'are' : 'is'} listed, which affects managed login only. Anyone can still sign up and sign in with a password through the API, because the user pool allows self sign-up. Turn it off on the user pool: ${pool.written === 'UserPool' ? 'selfSignUpEnabled: false' : 'AllowAdminCreateUserOnly: true in AdminCreateUserConfig'}.`,
  },
]);
