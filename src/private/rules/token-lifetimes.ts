import type { ClientRule } from './rule';
import { clientTopic } from './rule';
import { isKnown, isWhole } from '../assembly/text';
import type { ClientFacts, TokenLifetime } from '../facts/client';
import { AUTH_SESSION_MINUTES, TIME_UNITS } from '../service/known-values';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const UNITS: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };

const READS = [
  'kind', 'accessToken', 'idToken', 'refreshToken', 'authSessionMinutes', 'authFlows', 'rotation', 'unconvertible',
] as const;
type Lifetimes = Pick<ClientFacts, typeof READS[number]>;
type Token = 'accessToken' | 'idToken' | 'refreshToken';

const PROPERTY = { accessToken: 'AccessTokenValidity', idToken: 'IdTokenValidity', refreshToken: 'RefreshTokenValidity' } as const;
const DEFAULT_UNIT = { accessToken: 'hours', idToken: 'hours', refreshToken: 'days' } as const;

/** Seconds, where amount and unit are known. */
function secondsOf(token: Token, { amount, unit = DEFAULT_UNIT[token] }: TokenLifetime): number | undefined {
  return isKnown(amount) && isKnown(unit) && Object.hasOwn(UNITS, unit) ? amount * UNITS[unit] : undefined;
}

function written(token: Token, { amount, unit = DEFAULT_UNIT[token] }: TokenLifetime): string {
  return `${amount as number} ${unit as string}`;
}

/** True where a client is known to allow no flow by which a user signs in through the API. */
function hasNoUserFlow(flows: ClientFacts['authFlows']): boolean {
  return isKnown(flows) && !flows.open && flows.items.length > 0
    && flows.items.every((flow) => flow === 'ALLOW_REFRESH_TOKEN_AUTH' || flow === 'ALLOW_CLIENT_TOKEN_AUTH');
}

function range(id: string, token: Token, min: number, max: number, words: string): ClientRule<Lifetimes> {
  return {
    id,
    level: 'error',
    summary: `The ${words.split(' lives')[0]} lives ${words.split('lives ')[1]}.`,
    source: API,
    property: PROPERTY[token],
    refusal: 'Invalid range for token validity.',
    check: (client) => {
      const seconds = secondsOf(token, client[token]);
      return seconds !== undefined && (seconds < min || seconds > max) ? [written(token, client[token])] : [];
    },
    message: ([value], client) => `${value} is out of range: ${words}.${client[token].unit === undefined ? ` Without a unit the number means ${DEFAULT_UNIT[token]}.` : ''} Write a time within it.`,
  };
}

export const tokenLifetimes = clientTopic('token-lifetimes', READS, [
  range('access-token-range', 'accessToken', 300, 86400, 'an access token lives 5 minutes to 1 day'),
  range('id-token-range', 'idToken', 300, 86400, 'an ID token lives 5 minutes to 1 day'),
  range('refresh-token-range', 'refreshToken', 3600, 315360000, 'a refresh token lives 1 hour to 10 years (3650 days)'),
  {
    id: 'access-id-not-over-refresh',
    level: 'error',
    summary: 'Access and ID tokens do not live longer than the refresh token.',
    source: API,
    property: 'RefreshTokenValidity',
    refusal: 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: (client) => {
      const refresh = secondsOf('refreshToken', client.refreshToken);
      if (refresh === undefined) { return []; }
      return (['accessToken', 'idToken'] as const)
        .filter((token) => (secondsOf(token, client[token]) ?? 0) > refresh)
        .map((token) => `${PROPERTY[token]} (${written(token, client[token])})`);
    },
    message: (longer, { refreshToken }) => `${written('refreshToken', refreshToken)} is shorter than ${longer.join(' and ')}. Lengthen it, or shorten ${longer.length > 1 ? 'those' : 'that'}.`,
  },
  ...(['accessToken', 'idToken', 'refreshToken'] as const).map((token): ClientRule<Lifetimes> => ({
    id: 'token-unit-enum',
    level: 'error',
    summary: 'The unit of a token lifetime is seconds, minutes, hours or days.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TokenValidityUnitsType.html',
    property: PROPERTY[token],
    check: (client) => {
      const { unit } = client[token];
      return isKnown(unit) && isWhole(unit) && isNoValue(unit, TIME_UNITS) ? [unit] : [];
    },
    message: ([unit]) => `its unit is '${unit}'. Write seconds, minutes, hours or days.`,
  })),
  ...(['accessToken', 'idToken', 'refreshToken'] as const).map((token): ClientRule<Lifetimes> => ({
    id: 'token-integer',
    level: 'error',
    summary: 'A token lifetime is a whole number of its unit.',
    source: API,
    property: PROPERTY[token],
    check: (client) => {
      const { amount } = client[token];
      return isKnown(amount) && !Number.isInteger(amount) ? [written(token, client[token])] : [];
    },
    message: ([value]) => `${value} is not a whole number. Write whole seconds, minutes, hours or days.`,
  })),
  {
    id: 'auth-session-range',
    level: 'error',
    summary: 'A sign-in session of the API lasts 3 to 15 whole minutes.',
    source: API,
    property: 'AuthSessionValidity',
    check: ({ authSessionMinutes: minutes }) =>
      isKnown(minutes) && (minutes < AUTH_SESSION_MINUTES.min || minutes > AUTH_SESSION_MINUTES.max || !Number.isInteger(minutes)) ? [String(minutes)] : [],
    message: ([minutes]) => `${minutes} minutes is out of range: 3 to 15 whole minutes. Write a time within it.`,
  },
  {
    id: 'auth-session-sdk-only',
    level: 'warning',
    summary: 'The length of a sign-in session is of the API alone; the sign-in pages have their own.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html',
    property: 'AuthSessionValidity',
    check: ({ kind, authFlows, authSessionMinutes: minutes }) =>
      isKnown(minutes) && minutes !== 3 && (kind === 'machine' || hasNoUserFlow(authFlows)) ? [String(minutes)] : [],
    message: ([minutes], { kind }) => `${minutes} minutes have no effect: ${kind === 'machine' ? 'a machine signs nobody in' : 'the client allows no flow by which a user signs in through the API'}. Take it out.`,
  },
  {
    id: 'refresh-too-long',
    level: 'warning',
    summary: 'The refresh token of a public app lives at most a year, unless it is rotated.',
    source: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.14',
    property: 'RefreshTokenValidity',
    appliesTo: ['public'],
    check: ({ refreshToken, rotation }) => {
      const seconds = secondsOf('refreshToken', refreshToken) ?? 0;
      const isOff = rotation === undefined || (isKnown(rotation) && rotation.feature === 'DISABLED');
      return isOff && seconds > 365 * UNITS.days && seconds <= 3650 * UNITS.days ? [written('refreshToken', refreshToken)] : [];
    },
    message: ([value]) => `${value} without rotation: whoever copies the token out of the app stays signed in for as long, and nobody notices. Turn refresh token rotation on, or write days to weeks.`,
  },
  {
    id: 'duration-token-unit',
    level: 'error',
    summary: 'A Duration made of a token is in the unit that the service takes, since nobody can convert it.',
    source: 'https://docs.aws.amazon.com/cdk/v2/guide/tokens.html',
    property: 'Duration',
    check: ({ unconvertible }) => unconvertible.map(({ prop, unit }) => `${prop} (${unit})`),
    message: (values) => `${values.join(', ')} is a Duration made of a token in a unit that cannot be converted before the deployment. Write Duration.minutes(token) for authSessionValidity, Duration.seconds(token) for refreshTokenRotationGracePeriod.`,
  },
]);
