import type { Duration } from 'aws-cdk-lib';
import { Token } from 'aws-cdk-lib';
import type { AuthFlow } from 'aws-cdk-lib/aws-cognito';
import type { PoolAsWritten } from './pool-as-written';
import { poolAsWritten } from './pool-as-written';
import type { AppClientProps } from '../../props/app-client-props';
import type { ConfidentialAppClientProps } from '../../props/confidential-app-client-props';
import type { MachineClientProps } from '../../props/machine-client-props';
import type { PublicAppClientProps } from '../../props/public-app-client-props';
import type { TokenExchange } from '../../props/token-exchange';
import type { UserAppClientProps } from '../../props/user-app-client-props';
import type { ApiSignIn, Unconvertible } from '../assembly/declared';

/** How long a token is valid: an amount, and CloudFormation's unit. */
export interface Validity {
  readonly amount: number;
  readonly unit: string;
}

/** The settings of a client, with every default decided. `undefined` is not rendered. */
export interface Settings {
  readonly userPoolId: string;
  readonly clientName?: string;
  readonly generateSecret: boolean;
  readonly oauth: boolean;
  readonly grants?: string[];
  /** Names as the user wrote them. The wiring turns some of them into references. */
  readonly scopes?: string[];
  readonly callbackUrls?: string[];
  readonly logoutUrls?: string[];
  readonly defaultRedirectUri?: string;
  readonly authFlows: string[];
  readonly apiSignIn: ApiSignIn;
  /** The user's own list. A string represents a default, which the wiring completes. */
  readonly providers?: string[] | 'every-provider-of-the-pool';
  readonly accessToken: Validity;
  readonly idToken?: Validity;
  readonly refreshToken?: Validity;
  readonly authSessionMinutes?: number;
  readonly ssoSessionMinutes?: number;
  readonly rotation: boolean;
  readonly graceSeconds?: number;
  readonly revocation: boolean;
  readonly preventUserExistenceErrors: boolean;
  readonly readAttributes?: string[];
  readonly writeAttributes?: string[] | 'what-the-user-and-the-providers-write';
  readonly propagateContext?: boolean;
  /** Durations made from a token, in a unit that Cognito does not accept and that cannot be converted. */
  readonly unconvertible: Unconvertible[];
}

interface Defaults {
  readonly secret: boolean;
  readonly refreshToken: Validity;
  readonly rotation: boolean;
  readonly graceSeconds: number;
}

/** An empty list would mean the service's default flows. The refresh flow lets nobody sign in. */
const REFRESH = 'ALLOW_REFRESH_TOKEN_AUTH';
/**
 * The service refuses the refresh flow together with rotation. This flow requires AWS credentials with the permission
 * `cognito-idp:AdminInitiateAuth`, so the app's users cannot use it.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
 */
const CLOSED_WITH_ROTATION = 'ALLOW_ADMIN_USER_PASSWORD_AUTH';

const minutes = (amount: number): Validity => ({ amount, unit: 'minutes' });
const HOUR = minutes(60);
const DAY = minutes(24 * 60);
const MONTH = minutes(30 * 24 * 60);

const BROWSER: Defaults = { secret: false, refreshToken: DAY, rotation: true, graceSeconds: 10 };
const NATIVE: Defaults = { secret: false, refreshToken: MONTH, rotation: true, graceSeconds: 60 };
const SERVER: Defaults = { secret: true, refreshToken: MONTH, rotation: false, graceSeconds: 10 };

export function publicSettings(props: PublicAppClientProps, native: boolean): Settings {
  return userAppSettings(props, native ? NATIVE : BROWSER, false);
}

export function confidentialSettings(props: ConfidentialAppClientProps): Settings {
  return userAppSettings(props, SERVER, props.enablePropagateAdditionalUserContextData ?? false, props.tokenExchange);
}

export function machineSettings(props: MachineClientProps): Settings {
  const exchange = exchangeNames(props.tokenExchange);
  return {
    userPoolId: props.userPool.userPoolRef.userPoolId,
    clientName: props.userPoolClientName,
    generateSecret: true,
    oauth: true,
    grants: ['client_credentials'],
    scopes: props.scopes.map((scope) => scope.scopeName),
    authFlows: exchange.length > 0 ? exchange : [REFRESH],
    apiSignIn: 'no-users',
    accessToken: validity(props.accessTokenValidity) ?? HOUR,
    rotation: false,
    revocation: props.enableTokenRevocation ?? true,
    preventUserExistenceErrors: true,
    unconvertible: [],
  };
}

function userAppSettings(
  props: UserAppClientProps & AppClientProps, defaults: Defaults, propagateContext: boolean, tokenExchange?: TokenExchange[],
): Settings {
  const pool = poolAsWritten(props.userPool);
  const rotation = props.refreshTokenRotation
    ?? (props.refreshTokenRotationGracePeriod !== undefined || (defaults.rotation && !pool.lite));
  const apiSignIn = apiSignInOf(props, defaults.secret);
  const exchange = exchangeNames(tokenExchange);
  const authFlows = apiSignIn === 'open'
    ? [...props.authFlows ? flowNames(props.authFlows) : defaultFlows(pool), ...exchange, ...rotation ? [] : [REFRESH]]
    : [...exchange, ...rotation ? (exchange.length > 0 ? [] : [CLOSED_WITH_ROTATION]) : [REFRESH]];
  const unconvertible: Unconvertible[] = [];
  const grace = amountIn('seconds', 'refreshTokenRotationGracePeriod', props.refreshTokenRotationGracePeriod, unconvertible);
  const api = props.disableOAuth ?? false;

  return {
    userPoolId: props.userPool.userPoolRef.userPoolId,
    clientName: props.userPoolClientName,
    generateSecret: defaults.secret,
    oauth: !api,
    grants: api ? undefined : ['code'],
    scopes: props.scopes?.map((scope) => scope.scopeName) ?? (api ? undefined : ['openid', 'email']),
    callbackUrls: copy(props.callbackUrls),
    logoutUrls: copy(props.logoutUrls),
    defaultRedirectUri: props.defaultRedirectUri,
    authFlows,
    apiSignIn,
    providers: props.supportedIdentityProviders?.map((provider) => provider.name)
      ?? (api ? ['COGNITO'] : 'every-provider-of-the-pool'),
    accessToken: validity(props.accessTokenValidity) ?? HOUR,
    idToken: validity(props.idTokenValidity) ?? HOUR,
    refreshToken: validity(props.refreshTokenValidity) ?? defaults.refreshToken,
    authSessionMinutes: props.authSessionValidity === undefined
      ? 3
      : amountIn('minutes', 'authSessionValidity', props.authSessionValidity, unconvertible),
    ssoSessionMinutes: amountIn('minutes', 'ssoSession', props.ssoSession, unconvertible),
    rotation,
    graceSeconds: props.refreshTokenRotationGracePeriod === undefined && rotation ? defaults.graceSeconds : grace,
    revocation: props.enableTokenRevocation ?? true,
    preventUserExistenceErrors: props.preventUserExistenceErrors ?? true,
    readAttributes: props.readAttributes?.attributes(),
    writeAttributes: props.writeAttributes?.attributes() ?? 'what-the-user-and-the-providers-write',
    propagateContext,
    unconvertible,
  };
}

function apiSignInOf(props: UserAppClientProps, secret: boolean): ApiSignIn {
  const flows = props.authFlows && flowNames(props.authFlows);
  if (props.disableApiSignIn) { return flows && flows.length > 0 ? 'closed-beside-flows' : 'closed'; }
  if (flows) { return flows.length > 0 ? 'open' : 'closed-without-flows'; }
  return secret && props.disableApiSignIn === undefined && !props.disableOAuth && leavesOutCognito(props) ? 'closed' : 'open';
}

/** A provider that is a token may be COGNITO. */
function leavesOutCognito({ supportedIdentityProviders: providers = [] }: UserAppClientProps): boolean {
  return providers.length > 0 && providers.every(({ name }) => name !== 'COGNITO' && !Token.isUnresolved(name) && !name.includes('{{resolve:'));
}

function defaultFlows({ passwordless, lite }: PoolAsWritten): string[] {
  return passwordless && !lite ? ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'] : ['ALLOW_USER_SRP_AUTH'];
}

/** In the order of the L2, so that migrating from it does not change the list. */
function flowNames(flows: AuthFlow): string[] {
  const names: string[] = [];
  if (flows.userPassword) { names.push('ALLOW_USER_PASSWORD_AUTH'); }
  if (flows.adminUserPassword) { names.push('ALLOW_ADMIN_USER_PASSWORD_AUTH'); }
  if (flows.custom) { names.push('ALLOW_CUSTOM_AUTH'); }
  if (flows.userSrp) { names.push('ALLOW_USER_SRP_AUTH'); }
  if (flows.user) { names.push('ALLOW_USER_AUTH'); }
  return names;
}

function exchangeNames(exchange: readonly TokenExchange[] = []): string[] {
  return exchange.map((how) => `ALLOW_TOKEN_EXCHANGE_${how}`);
}

/** Minutes like in the L2, or seconds if the minutes are not whole. A token keeps its unit. */
function validity(duration: Duration | undefined): Validity | undefined {
  if (duration === undefined) { return undefined; }
  if (duration.isUnresolved()) { return { amount: ownAmount(duration), unit: duration.unitLabel() }; }
  const seconds = duration.toSeconds({ integral: false });
  return seconds % 60 === 0 ? minutes(seconds / 60) : { amount: seconds, unit: 'seconds' };
}

/** The amount in a unit that the service accepts. A token in another unit is added to `unconvertible`. */
export function amountIn(
  unit: 'seconds' | 'minutes' | 'days', prop: string, duration: Duration | undefined, unconvertible: Unconvertible[],
): number | undefined {
  if (duration === undefined) { return undefined; }
  if (duration.isUnresolved()) {
    if (duration.unitLabel() === unit) { return ownAmount(duration); }
    unconvertible.push({ prop, unit: duration.unitLabel() });
    return undefined;
  }
  switch (unit) {
    case 'seconds': return duration.toSeconds({ integral: false });
    case 'minutes': return duration.toMinutes({ integral: false });
    case 'days': return duration.toDays({ integral: false });
  }
}

/** A `Duration` made from a token converts to its own unit only, and throws for any other unit. */
function ownAmount(duration: Duration): number {
  switch (duration.unitLabel()) {
    case 'seconds': return duration.toSeconds();
    case 'minutes': return duration.toMinutes();
    case 'hours': return duration.toHours();
    case 'days': return duration.toDays();
    default: return duration.toMilliseconds();
  }
}

function copy(list: string[] | undefined): string[] | undefined {
  return list && [...list];
}
