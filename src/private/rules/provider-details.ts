import type { NeighbourRule, NeighbourTopic } from './rule';
import { mutable } from './ways';
import { asList, detail } from './wording';
import { HOLE, isKnown, isWhole, knownStart, listed, shortened, shown } from '../assembly/text';
import type { Neighbour } from '../facts/pool';
import { mappedAttributes } from '../facts/provider';
import { NEVER_WRITABLE } from '../service/attributes';
import { IDENTITY_PROVIDER } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html';
const OIDC = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html';
const MAPPING = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html';

/** The details of a provider of one of these types. `undefined` if the type or a detail is unknown. */
function detailsOf({ properties }: Neighbour, ...types: string[]): Record<string, unknown> | undefined {
  const { ProviderType: type, ProviderDetails: details = {} } = properties;
  return types.includes(type as string) && typeof details === 'object' && details !== null ? details as Record<string, unknown> : undefined;
}

const SOCIAL = ['client_id', 'client_secret', 'authorize_scopes'];
/** The details that the service was seen to require, by provider type. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Google: SOCIAL,
  Facebook: SOCIAL,
  LoginWithAmazon: SOCIAL,
  SignInWithApple: ['client_id', 'team_id', 'key_id', 'private_key'],
  OIDC: ['client_id', 'authorize_scopes', 'oidc_issuer', 'attributes_request_method'],
};

/** The required details of a provider, if its type and all of its details are known. */
function required(provider: Neighbour, types: readonly string[]): [key: string, value: unknown][] {
  const details = detailsOf(provider, ...types);
  return details ? REQUIRED[provider.properties.ProviderType as string].map((key) => [key, details[key]]) : [];
}

/** A rule about the keys that a type requires. A key with a token as its value is present. */
function requiredKeys(id: string, types: string[], refusal: string): NeighbourRule {
  return {
    id,
    level: 'error',
    summary: `The details of a provider of the type ${types.join(', ')} have ${REQUIRED[types[0]].join(', ')}.`,
    source: API,
    property: 'ProviderDetails',
    appliesTo: [IDENTITY_PROVIDER],
    refusal,
    check: (provider) => required(provider, types).filter(([, value]) => value === undefined).map(([key]) => key),
    message: (missing, provider) => `${missing.map((key) => detail(key, provider)).join(', ')} ${missing.length > 1 ? 'are' : 'is'} absent, and a provider of the type ${provider.properties.ProviderType as string} requires ${missing.length > 1 ? 'them' : 'it'}. Add ${missing.length > 1 ? 'them' : 'it'}.`,
  };
}

export const providerDetails: NeighbourTopic = {
  name: 'provider-details',
  rules: [
    requiredKeys('idp-google-required-keys', ['Google', 'Facebook', 'LoginWithAmazon'], 'clientId, clientSecret and authorizeScopes are all required idp details.'),
    requiredKeys('idp-apple-required-keys', ['SignInWithApple'], 'clientId, privateKey, teamId, and keyId are all required idp details.'),
    requiredKeys('idp-oidc-required-keys', ['OIDC'], 'clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.'),
    {
      id: 'idp-details-empty',
      // An integration test of aws-cdk deployed SignInWithApple with an empty private_key.
      level: 'warning',
      summary: 'No required detail of an identity provider is empty.',
      source: API,
      property: 'ProviderDetails',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider) => required(provider, Object.keys(REQUIRED)).filter(([, value]) => value === '').map(([key]) => key),
      message: (empty, provider) => `${empty.map((key) => detail(key, provider)).join(', ')} ${empty.length > 1 ? 'are' : 'is'} empty, so users cannot sign in with this provider. Write the value that the provider issued. An environment variable or a parameter may be unset.`,
    },
    {
      id: 'idp-oidc-openid-scope',
      level: 'warning',
      summary: 'The scopes of an OIDC provider contain openid.',
      source: OIDC,
      property: 'ProviderDetails.authorize_scopes',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider) => {
        const scopes = detailsOf(provider, 'OIDC')?.authorize_scopes;
        return typeof scopes === 'string' && scopes !== '' && isWhole(scopes) && !scopes.split(/[\s,]+/).includes('openid') ? [scopes] : [];
      },
      message: ([scopes], provider) => `'${shown(scopes)}' does not contain openid. Without it, the provider issues no ID token, and the sign-in fails. Write ${asList(`openid ${shown(scopes)}`, provider)}.`,
    },
    {
      id: 'idp-oidc-method-enum',
      level: 'error',
      summary: 'Cognito requests the attributes of an OIDC provider with GET or POST.',
      source: OIDC,
      property: 'ProviderDetails.attributes_request_method',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: 'Member must satisfy enum value set: [POST, GET]',
      check: (provider) => {
        const method = detailsOf(provider, 'OIDC')?.attributes_request_method;
        return typeof method === 'string' && method !== '' && isWhole(method) && method !== 'GET' && method !== 'POST' ? [method] : [];
      },
      message: ([method]) => `'${shortened(method)}' is not a possible value. Write ${['GET', 'POST'].includes(method.toUpperCase()) ? method.toUpperCase() : 'GET or POST'}.`,
    },
    {
      id: 'idp-oidc-issuer-https',
      level: 'error',
      summary: 'The issuer of an OIDC provider is an https URL.',
      source: OIDC,
      property: 'ProviderDetails.oidc_issuer',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: 'OIDC endpoint must start with https://',
      check: (provider) => {
        const issuer = detailsOf(provider, 'OIDC')?.oidc_issuer;
        if (typeof issuer !== 'string' || issuer === '') { return []; }
        const start = knownStart(issuer);
        return start.startsWith('https://') || (!isWhole(issuer) && 'https://'.startsWith(start)) ? [] : [issuer];
      },
      message: ([issuer]) => `'${shortened(issuer)}' does not start with https://. Write 'https://${shown(issuer.replace(/^([a-z][a-z0-9+.-]*:)?\/+/i, ''))}', or the issuer in the discovery document of the provider.`,
    },
    {
      id: 'idp-saml-metadata',
      level: 'error',
      summary: 'A SAML provider has either MetadataURL or MetadataFile.',
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-saml-idp.html',
      property: 'ProviderDetails',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: (which) => `${which === 'both' ? 'Only' : 'At least'} one of the MetadataURL or MetadataFile should be provided.`,
      check: (provider) => {
        const details = detailsOf(provider, 'SAML');
        if (!details) { return []; }
        const [url, file] = [details.MetadataURL, details.MetadataFile];
        if (url === undefined && file === undefined) { return ['neither']; }
        // An unknown value may be absent.
        return url !== undefined && file !== undefined && url !== HOLE && file !== HOLE ? ['both'] : [];
      },
      message: ([which]) => which === 'both'
        ? 'Both MetadataURL and MetadataFile are given. Remove MetadataFile: with MetadataURL, Cognito follows changes of certificates.'
        : 'Neither MetadataURL nor MetadataFile is given. Write MetadataURL, or MetadataFile if the provider has no URL.',
    },
    {
      id: 'idp-required-attributes-mapped',
      level: 'warning',
      summary: 'An identity provider maps every attribute that the user pool requires.',
      source: MAPPING,
      property: 'AttributeMapping',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider, { requiredAttributes }) => {
        const mapped = mappedAttributes(provider);
        return mapped ? requiredAttributes.filter((name) => !mapped.includes(name)) : [];
      },
      message: (missing) => `The user pool requires ${listed(missing)}, and this provider does not map ${missing.length > 1 ? 'them' : 'it'}. The first sign-in of a user fails. Map ${missing.length > 1 ? 'them to claims' : 'it to a claim'} of the provider.`,
    },
    {
      id: 'idp-mapped-attribute-exists',
      level: 'warning',
      summary: 'The custom attributes that an identity provider maps are in the schema of the user pool.',
      source: MAPPING,
      property: 'AttributeMapping',
      refusal: (name) => `Invalid user attributes: Type for attribute {${name}} could not be determined`,
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider, { schema }) => isKnown(schema)
        ? (mappedAttributes(provider) ?? []).filter((name) => name.startsWith('custom:') && isWhole(name) && !schema.has(name))
        : [],
      message: (missing, _, pool) => `The user pool has no ${listed(missing)}, so the sign-in with this provider fails. Add ${missing.length > 1 ? 'them' : 'it'} to ${pool.written === 'UserPool' ? 'customAttributes' : 'the schema'} of the user pool with ${mutable(pool)}, or remove ${missing.length > 1 ? 'them' : 'it'} from the mapping.`,
    },
    {
      id: 'idp-mapped-attribute-mutable',
      level: 'warning',
      refusal: (name) => `user.${name}: Attribute cannot be updated.`,
      summary: 'The attributes that an identity provider maps are mutable, because each sign-in writes them.',
      source: MAPPING,
      property: 'AttributeMapping',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider, { schema }) => isKnown(schema)
        ? (mappedAttributes(provider) ?? []).filter((name) => !NEVER_WRITABLE.includes(name) && schema.get(name)?.mutable === false)
        : [],
      message: (fixed, _, pool) => [
        `${listed(fixed)} ${fixed.length > 1 ? 'are' : 'is'} immutable in the user pool. Each sign-in writes the mapped attributes, so the second sign-in of a user fails.`,
        // A required attribute must be mapped.
        fixed.some((name) => pool.requiredAttributes.includes(name))
          ? `Create a new user pool with ${mutable(pool)} for ${fixed.length > 1 ? 'them' : 'it'}, because an attribute cannot be changed later.`
          : `Remove ${fixed.length > 1 ? 'them' : 'it'} from the mapping. An attribute can be made mutable only in a new user pool.`,
      ].join(' '),
    },
  ],
};
