import type { NeighbourRule, NeighbourTopic } from './rule';
import { HOLE, isKnown, isWhole, knownStart, listed, shown } from '../assembly/text';
import type { Neighbour } from '../facts/pool';
import { mappedAttributes } from '../facts/provider';
import { NEVER_WRITABLE } from '../service/attributes';
import { IDENTITY_PROVIDER } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html';
const OIDC = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-idp.html';
const MAPPING = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html';

/** The details of a provider of one of these types; `undefined` where nobody knows the type or all of the details. */
function detailsOf({ properties }: Neighbour, ...types: string[]): Record<string, unknown> | undefined {
  const { ProviderType: type, ProviderDetails: details = {} } = properties;
  return types.includes(type as string) && typeof details === 'object' && details !== null ? details as Record<string, unknown> : undefined;
}

const SOCIAL = ['client_id', 'client_secret', 'authorize_scopes'];
/** What the service was seen to require of a provider of a type. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Google: SOCIAL,
  Facebook: SOCIAL,
  LoginWithAmazon: SOCIAL,
  SignInWithApple: ['client_id', 'team_id', 'key_id', 'private_key'],
  OIDC: ['client_id', 'authorize_scopes', 'oidc_issuer', 'attributes_request_method'],
};

/** The required details of a provider, where its type and all of its details are known. */
function required(provider: Neighbour, types: readonly string[]): [key: string, value: unknown][] {
  const details = detailsOf(provider, ...types);
  return details ? REQUIRED[provider.properties.ProviderType as string].map((key) => [key, details[key]]) : [];
}

/** A rule about the keys that a type needs. What a key holds may be a token: then it is there. */
function requiredKeys(id: string, types: string[], refusal: string): NeighbourRule {
  return {
    id,
    level: 'error',
    summary: `The details of a provider of ${types.join(', ')} hold ${REQUIRED[types[0]].join(', ')}.`,
    source: API,
    property: 'ProviderDetails',
    appliesTo: [IDENTITY_PROVIDER],
    refusal,
    check: (provider) => required(provider, types).filter(([, value]) => value === undefined).map(([key]) => key),
    message: (missing, { properties }) => `${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing, which a provider of the type ${properties.ProviderType as string} needs. Add ${missing.length > 1 ? 'them' : 'it'}.`,
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
      summary: 'No required detail of an identity provider is an empty text.',
      source: API,
      property: 'ProviderDetails',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider) => required(provider, Object.keys(REQUIRED)).filter(([, value]) => value === '').map(([key]) => key),
      message: (empty) => `${empty.join(', ')} ${empty.length > 1 ? 'are' : 'is'} empty, so users cannot sign in with this provider. Write the value that the provider gave you; a variable or a parameter may be unset.`,
    },
    {
      id: 'idp-oidc-openid-scope',
      level: 'warning',
      summary: 'The scopes that an OIDC provider is asked for hold openid.',
      source: OIDC,
      property: 'ProviderDetails.authorize_scopes',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider) => {
        const scopes = detailsOf(provider, 'OIDC')?.authorize_scopes;
        return typeof scopes === 'string' && scopes !== '' && isWhole(scopes) && !scopes.split(/[\s,]+/).includes('openid') ? [scopes] : [];
      },
      message: ([scopes]) => `'${scopes}' does not ask for openid, without which the provider gives no ID token to sign in with. Write 'openid ${scopes}'.`,
    },
    {
      id: 'idp-oidc-method-enum',
      level: 'error',
      summary: 'The attributes of an OIDC provider are asked for with GET or POST.',
      source: OIDC,
      property: 'ProviderDetails.attributes_request_method',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: 'Member must satisfy enum value set: [POST, GET]',
      check: (provider) => {
        const method = detailsOf(provider, 'OIDC')?.attributes_request_method;
        return typeof method === 'string' && method !== '' && isWhole(method) && method !== 'GET' && method !== 'POST' ? [method] : [];
      },
      message: ([method]) => `'${method}' is neither GET nor POST. Write one of them, in capitals.`,
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
      message: ([issuer]) => `'${shown(issuer)}' does not begin with https://. Write the issuer as its discovery document gives it: https://<host>….`,
    },
    {
      id: 'idp-saml-metadata',
      level: 'error',
      summary: 'A SAML provider has its metadata from one place: MetadataURL or MetadataFile.',
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-saml-idp.html',
      property: 'ProviderDetails',
      appliesTo: [IDENTITY_PROVIDER],
      refusal: (which) => `${which === 'both' ? 'Only' : 'At least'} one of the MetadataURL or MetadataFile should be provided.`,
      check: (provider) => {
        const details = detailsOf(provider, 'SAML');
        if (!details) { return []; }
        const [url, file] = [details.MetadataURL, details.MetadataFile];
        if (url === undefined && file === undefined) { return ['neither']; }
        // What is not known may be absent.
        return url !== undefined && file !== undefined && url !== HOLE && file !== HOLE ? ['both'] : [];
      },
      message: ([which]) => `${which} of MetadataURL and MetadataFile ${which === 'both' ? 'are' : 'is'} given. Write one of them; the URL, if there is one, so that the service follows a change of certificates.`,
    },
    {
      id: 'idp-required-attributes-mapped',
      level: 'warning',
      summary: 'An identity provider maps every attribute that the pool requires.',
      source: MAPPING,
      property: 'AttributeMapping',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider, { requiredAttributes }) => {
        const mapped = mappedAttributes(provider);
        return mapped ? requiredAttributes.filter((name) => !mapped.includes(name)) : [];
      },
      message: (missing) => `the pool requires ${missing.join(', ')}, and this provider does not map ${missing.length > 1 ? 'them' : 'it'}: the first sign-in of a user fails. Map ${missing.length > 1 ? 'them' : 'it'} to a claim of the provider.`,
    },
    {
      id: 'idp-mapped-attribute-exists',
      level: 'warning',
      summary: 'The custom attributes that an identity provider maps are in the schema of the pool.',
      source: MAPPING,
      property: 'AttributeMapping',
      refusal: (name) => `Invalid user attributes: Type for attribute {${name}} could not be determined`,
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider, { schema }) => isKnown(schema)
        ? (mappedAttributes(provider) ?? []).filter((name) => name.startsWith('custom:') && isWhole(name) && !schema.has(name))
        : [],
      message: (missing) => `the pool has no ${listed(missing)}, so the sign-in with this provider fails. Add ${missing.length > 1 ? 'them' : 'it'} to the schema of the pool, or remove ${missing.length > 1 ? 'them' : 'it'} from the mapping.`,
    },
    {
      id: 'idp-mapped-attribute-mutable',
      level: 'warning',
      refusal: (name) => `user.${name}: Attribute cannot be updated.`,
      summary: 'What an identity provider maps can be changed, since each sign-in writes it anew.',
      source: MAPPING,
      property: 'AttributeMapping',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider, { schema }) => isKnown(schema)
        ? (mappedAttributes(provider) ?? []).filter((name) => !NEVER_WRITABLE.includes(name) && schema.get(name)?.mutable === false)
        : [],
      message: (fixed) => `${fixed.join(', ')} ${fixed.length > 1 ? 'are' : 'is'} immutable in the pool, so a user's second sign-in fails. Map another attribute, or make it mutable in a new pool: the schema of a pool cannot be changed.`,
    },
  ],
};
