import type { ClientRule } from './rule';
import { clientTopic } from './rule';
import { capital, hasProps, named, removing } from './wording';
import { isKnown, isWhole } from '../assembly/text';
import type { ClientFacts, TokenLifetime } from '../facts/client';
import { CLIENT_TOKEN, REFRESH } from '../service/auth-flows';
import { AUTH_SESSION_MINUTES, TIME_UNITS } from '../service/known-values';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html';
const UNITS: Record<string, number> = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };

const READS = [
  'written', 'kind', 'accessToken', 'idToken', 'refreshToken', 'authSessionMinutes', 'authFlows', 'unconvertible',
] as const;
type Lifetimes = Pick<ClientFacts, typeof READS[number]>;
type Token = 'accessToken' | 'idToken' | 'refreshToken';

const PROPERTY = { accessToken: 'AccessTokenValidity', idToken: 'IdTokenValidity', refreshToken: 'RefreshTokenValidity' } as const;
/** How the message names a lifetime that is a token, by prop. */
const NEEDED: Readonly<Record<string, string>> = {
  authSessionValidity: 'Duration.minutes(token) for authSessionValidity',
  ssoSession: 'Duration.minutes(token) for ssoSession',
  refreshTokenRotationGracePeriod: 'Duration.seconds(token) for refreshTokenRotationGracePeriod',
  automaticallyAfter: 'Duration.days(token) for automaticallyAfter',
  overlap: 'Duration.seconds(token) for overlap',
};
const DEFAULT_UNIT = { accessToken: 'hours', idToken: 'hours', refreshToken: 'days' } as const;

/** The seconds, if amount and unit are known. */
function secondsOf(token: Token, { amount, unit = DEFAULT_UNIT[token] }: TokenLifetime): number | undefined {
  return isKnown(amount) && isKnown(unit) && Object.hasOwn(UNITS, unit) ? amount * UNITS[unit] : undefined;
}

function counted(amount: number, unit: string): string {
  return `${amount} ${amount === 1 ? unit.replace(/s$/, '') : unit}`;
}

function written(token: Token, { amount, unit = DEFAULT_UNIT[token] }: TokenLifetime): string {
  return isKnown(unit) ? counted(amount as number, unit) : String(amount);
}

/** Seconds, 5 minutes to 1 day and 1 hour to 10 years. */
const RANGE = { accessToken: [300, 86400], idToken: [300, 86400], refreshToken: [3600, 315360000] } as const;

/** Seconds, a year. */
const LONGEST_OF_PUBLIC = 365 * UNITS.days;

/** The seconds, if the service accepts them. Another rule reports other values. */
function atMost(token: Token, client: Lifetimes): number {
  return Math.min(secondsOf(token, client[token]) ?? 0, RANGE[token][1]);
}

/** The nearest lifetime that the service accepts, as the user writes it: the amount in the unit of the template, or a Duration. */
function nearest(token: Token, seconds: number, { written: construct, kind, [token]: { unit = DEFAULT_UNIT[token] } }: Lifetimes): string {
  const length = UNITS[unit as string] ?? 1;
  const [min, most] = RANGE[token];
  // `refresh-too-long` reports longer ones.
  const max = token === 'refreshToken' && kind === 'public' ? LONGEST_OF_PUBLIC : most;
  const amount = Math.min(Math.max(Math.ceil(seconds / length), Math.ceil(min / length)), Math.floor(max / length));
  return hasProps({ written: construct }) ? `Duration.${unit as string}(${amount})` : String(amount);
}

/** The unit that is meant. */
function meant(unit: string): string | undefined {
  const lower = unit.toLowerCase();
  return [lower, `${lower}s`].find((each) => Object.hasOwn(UNITS, each));
}

/** True if a client certainly allows no flow with which a user signs in through the API. */
function hasNoUserFlow(flows: ClientFacts['authFlows']): boolean {
  return isKnown(flows) && !flows.open && flows.items.length > 0
    && flows.items.every((flow) => flow === REFRESH || flow === CLIENT_TOKEN);
}

function range(id: string, token: Token, noun: string, words: string): ClientRule<Lifetimes> {
  const [min, max] = RANGE[token];
  return {
    id,
    level: 'error',
    summary: `${noun} is valid for ${words}.`,
    source: API,
    property: PROPERTY[token],
    refusal: 'Invalid range for token validity.',
    check: (client) => {
      const seconds = secondsOf(token, client[token]);
      return seconds !== undefined && (seconds < min || seconds > max) ? [written(token, client[token])] : [];
    },
    message: ([value], client) => {
      const { amount, unit } = client[token];
      const asMinutes = unit === undefined && (amount as number) * 60 >= min && (amount as number) * 60 <= max;
      return `${value} is outside of the range of ${words}. Write ${nearest(token, secondsOf(token, client[token])!, client)}`
        + `${asMinutes && !hasProps(client) ? `, or set TokenValidityUnits.${PROPERTY[token].replace('Validity', '')} to minutes: without a unit, the number means ${DEFAULT_UNIT[token]}` : ''}.`;
    },
  };
}

export const tokenLifetimes = clientTopic('token-lifetimes', READS, [
  range('access-token-range', 'accessToken', 'An access token', '5 minutes to 1 day'),
  range('id-token-range', 'idToken', 'An ID token', '5 minutes to 1 day'),
  range('refresh-token-range', 'refreshToken', 'A refresh token', '1 hour to 10 years (3650 days)'),
  {
    id: 'access-id-not-over-refresh',
    level: 'error',
    summary: 'Access and ID tokens are not valid for longer than the refresh token.',
    source: API,
    property: 'RefreshTokenValidity',
    refusal: 'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: (client) => {
      const refresh = secondsOf('refreshToken', client.refreshToken);
      if (refresh === undefined) { return []; }
      return (['accessToken', 'idToken'] as const)
        .filter((token) => secondsOf(token, client[token]) !== undefined && atMost(token, client) > refresh)
        .map((token) => `${named(PROPERTY[token], client)} (${written(token, client[token])})`);
    },
    message: (longer, client) => {
      const longest = Math.max(...(['accessToken', 'idToken'] as const).map((token) => atMost(token, client)));
      return `${written('refreshToken', client.refreshToken)} is shorter than ${longer.join(' and ')}. Write ${nearest('refreshToken', longest, client)}, or shorten ${longer.length > 1 ? 'the others' : 'the other'}.`;
    },
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
    message: ([unit]) => `The unit is '${unit}'. Write ${meant(unit) ?? 'seconds, minutes, hours or days'}.`,
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
    message: ([value], client) => {
      const seconds = secondsOf(token, client[token]);
      return `${value} is not a whole number. Write ${seconds === undefined ? 'one' : nearest(token, seconds, client)}.`;
    },
  })),
  {
    id: 'auth-session-range',
    level: 'error',
    summary: 'A sign-in through the API takes 3 to 15 whole minutes.',
    source: API,
    property: 'AuthSessionValidity',
    check: ({ authSessionMinutes: minutes }) =>
      isKnown(minutes) && (minutes < AUTH_SESSION_MINUTES.min || minutes > AUTH_SESSION_MINUTES.max || !Number.isInteger(minutes))
        ? [String(minutes)]
        : [],
    message: ([minutes], client) => {
      const amount = Math.min(Math.max(Math.ceil(Number(minutes)), 3), 15);
      return `${counted(Number(minutes), 'minutes')} is outside of the range of 3 to 15 whole minutes. Write ${hasProps(client) ? `Duration.minutes(${amount})` : amount}.`;
    },
  },
  {
    id: 'auth-session-sdk-only',
    level: 'warning',
    summary: 'The time for a sign-in applies to the API only, not to the sign-in pages.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html',
    property: 'AuthSessionValidity',
    check: ({ kind, authFlows, authSessionMinutes: minutes }) =>
      isKnown(minutes) && minutes !== 3 && (kind === 'machine' || hasNoUserFlow(authFlows)) ? [String(minutes)] : [],
    message: ([minutes], client) => `${counted(Number(minutes), 'minutes')} has no effect, because ${client.kind === 'machine' ? 'a machine does not sign users in' : 'the client allows no flow by which users sign in through the API'}. ${capital(removing(['AuthSessionValidity'], client))}.`,
  },
  {
    id: 'refresh-too-long',
    level: 'warning',
    summary: 'The refresh token of a public app is valid for at most a year, rotated or not.',
    source: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.14',
    property: 'RefreshTokenValidity',
    appliesTo: ['public'],
    check: ({ refreshToken }) => {
      const seconds = secondsOf('refreshToken', refreshToken) ?? 0;
      return seconds > LONGEST_OF_PUBLIC && seconds <= 3650 * UNITS.days ? [written('refreshToken', refreshToken)] : [];
    },
    message: ([value], client) => `${value} is more than a year. Anyone who copies the token from the app can use it for as long, and rotation does not shorten that. Write ${hasProps(client) ? 'Duration.days(30)' : '30 days'}.`,
  },
  {
    id: 'duration-token-unit',
    level: 'error',
    summary: 'A Duration made of a token is written in the unit that the service takes.',
    source: 'https://docs.aws.amazon.com/cdk/v2/guide/tokens.html',
    property: '',
    check: ({ unconvertible }) => unconvertible.map(({ prop, unit }) => `${prop} (${unit})`),
    message: (values) => `${values.join(', ')} ${values.length > 1 ? 'are Durations' : 'is a Duration'} made of a token, and its unit cannot be converted before the deployment. Write ${values.map((value) => NEEDED[value.split(' ')[0]]).join(', ')}.`,
  },
]);
