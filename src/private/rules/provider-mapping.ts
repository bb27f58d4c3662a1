import type { NeighbourTopic } from './rule';
import { asList } from './wording';
import { isKnown, isWhole, listed, upToFive } from '../assembly/text';
import type { Neighbour, PoolFacts } from '../facts/pool';
import { textAt } from '../facts/properties-at';
import { mappedAttributes } from '../facts/provider';
import { IDENTITY_PROVIDER } from '../service/types';

const SOCIAL = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-social-idp.html';
const MAPPING = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html';

const GOOGLE_EMAIL = ['email', 'https://www.googleapis.com/auth/userinfo.email'];
const GOOGLE_PROFILE = ['profile', 'https://www.googleapis.com/auth/userinfo.profile'];

/**
 * The scopes that provide a claim, by provider type and claim. One of them is enough, and the first is the one to write. Other claims are not checked. The claims
 * of an OIDC provider are not checked either, because it chooses the names of its scopes.
 */
const BRINGS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Google: {
    email: GOOGLE_EMAIL,
    email_verified: GOOGLE_EMAIL,
    name: GOOGLE_PROFILE,
    given_name: GOOGLE_PROFILE,
    family_name: GOOGLE_PROFILE,
    picture: GOOGLE_PROFILE,
  },
  Facebook: { email: ['email'] },
  LoginWithAmazon: { email: ['profile'], name: ['profile'], postal_code: ['postal_code'] },
  SignInWithApple: { email: ['email'], email_verified: ['email'], name: ['name'], firstName: ['name'], lastName: ['name'] },
};

interface Lacking {
  readonly claims: readonly string[];
  readonly scopes: readonly string[];
  /** The scopes, including the missing ones. */
  readonly all: string;
}

/** The mapped claims that the scopes of a provider do not provide. */
function lackingIn({ properties }: Neighbour): Lacking | undefined {
  const { ProviderType: type, AttributeMapping: mapping } = properties;
  const brings = typeof type === 'string' && Object.hasOwn(BRINGS, type) ? BRINGS[type] : undefined;
  const written = textAt(properties, 'ProviderDetails', 'authorize_scopes');
  if (!brings || !isKnown(written) || !isWhole(written) || typeof mapping !== 'object' || mapping === null) { return undefined; }
  const given = written.split(/[\s,]+/).filter((scope) => scope !== '');
  if (given.length === 0) { return undefined; }
  const claims = [...new Set(Object.values(mapping))].filter((claim): claim is string => typeof claim === 'string'
    && Object.hasOwn(brings, claim) && !brings[claim].some((scope) => given.includes(scope)));
  const scopes = [...new Set(claims.map((claim) => brings[claim][0]))];
  return claims.length === 0 ? undefined : { claims, scopes, all: [...given, ...scopes].join(type === 'Facebook' ? ',' : ' ') };
}

/** A client of the user pool that offers a provider without an email address and requests the scope `email`. */
function clientWithoutEmail(provider: Neighbour, pool: PoolFacts): string | undefined {
  return mappedAttributes(provider)?.includes('email') === false ? pool.clientThatAsks('email', provider) : undefined;
}

export const providerMapping: NeighbourTopic = {
  name: 'provider-mapping',
  rules: [
    {
      id: 'idp-scope-for-mapping',
      level: 'warning',
      summary: 'The scopes of a social provider bring the claims that its mapping uses.',
      source: SOCIAL,
      property: 'ProviderDetails.authorize_scopes',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider) => lackingIn(provider)?.claims ?? [],
      message: (claims, provider) => {
        const { scopes, all } = lackingIn(provider)!;
        return `The mapping uses ${listed(claims)}, which ${provider.properties.ProviderType as string} sends only with the ${scopes.length > 1 ? 'scopes' : 'scope'} ${upToFive(scopes)}. `
          + `Users get no value for ${claims.length > 1 ? 'them' : 'it'}. Write ${asList(all, provider)}.`;
      },
    },
    {
      id: 'idp-email-not-mapped',
      level: 'warning',
      summary: 'An identity provider maps email where an app client asks for the scope email.',
      source: MAPPING,
      property: 'AttributeMapping',
      appliesTo: [IDENTITY_PROVIDER],
      check: (provider, pool) => [clientWithoutEmail(provider, pool) ?? []].flat(),
      message: ([client]) => `The mapping has no email, and the app client '${client}' offers this provider and has the scope email. The ID tokens of users of the provider have no email. Map email to a claim of the provider, or remove the scope email from the client.`,
    },
  ],
};
