import type { NeighbourTopic } from './rule';
import { clientTopic } from './rule';
import { dependency, here, setPlan } from './ways';
import type { Fact } from '../assembly/text';
import { isKnown, isWhole, shown } from '../assembly/text';
import type { Neighbour, PoolFacts } from '../facts/pool';
import { textAt } from '../facts/properties-at';
import { numberIn } from '../facts/property-faults';
import type { Range } from '../service/known-values';
import { SESSION_TRACKING, SESSIONS_PER_USER, SSO_SESSION_MINUTES } from '../service/known-values';
import { CLIENT_SESSIONS, POOL_SESSIONS } from '../service/types';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/';
const OF_CLIENT = `${API}API_SetUserPoolClientSessionConfiguration.html`;
const OF_POOL = `${API}API_SetUserPoolSessionConfiguration.html`;
const L1 = 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.';
const MINUTES = 'SSOSession.MaxValidityMinutes';
const DEFAULT_MINUTES = 60;
const DEFAULT_PER_USER = 20;

function numberAt({ properties }: Neighbour, ...path: string[]): number | undefined {
  const text = textAt(properties, ...path);
  return isKnown(text) && isWhole(text) ? numberIn(text) : undefined;
}

function outside(value: number | undefined, { min, max }: Range): string[] {
  return value !== undefined && (value < min || value > max || !Number.isInteger(value)) ? [String(value)] : [];
}

function trackingOf({ properties }: Neighbour): Fact<string> {
  return textAt(properties, 'UserSessionTracking');
}

/** True if the user pool is known not to track sessions, which is the default. */
function tracksNoSessions(pool: PoolFacts): boolean {
  return pool.showsAll(POOL_SESSIONS) && pool.neighbours(POOL_SESSIONS).every((each) => trackingOf(each) === 'DISABLED');
}

export const sessions = clientTopic('sessions', ['defaultSsoSession'], [
  {
    id: 'sso-session-not-made',
    level: 'warning',
    summary: 'The default SSO session of 60 minutes cannot be declared, so ssoSession makes nothing for it.',
    source: `${L1}CfnUserPoolClientSessionConfigurationAttachment.html`,
    property: 'ssoSession',
    check: ({ defaultSsoSession }) => defaultSsoSession ? [`${DEFAULT_MINUTES} minutes`] : [],
    message: ([value]) => `${value} is the default of Cognito, and CloudFormation cannot declare it, so no resource is created. Remove ssoSession.`,
  },
]);

export const sessionConfigurations: NeighbourTopic = {
  name: 'session-configurations',
  rules: [
    {
      id: 'sso-session-range',
      level: 'error',
      summary: 'A client reuses a managed-login session for 0 to 129600 whole minutes (90 days).',
      source: `${API}API_ClientSSOSessionConfigType.html`,
      property: MINUTES,
      appliesTo: [CLIENT_SESSIONS],
      check: (session) => outside(numberAt(session, 'SSOSession', 'MaxValidityMinutes'), SSO_SESSION_MINUTES),
      message: ([minutes]) => `${minutes} minutes is outside of the range of ${SSO_SESSION_MINUTES.min} to ${SSO_SESSION_MINUTES.max} whole minutes (90 days). Write a number within it, such as 480. With 0, each sign-in asks the user.`,
    },
    {
      id: 'sso-session-default',
      level: 'error',
      summary: 'The default of 60 minutes cannot be declared.',
      source: `${L1}CfnUserPoolClientSessionConfigurationAttachment.html`,
      property: MINUTES,
      appliesTo: [CLIENT_SESSIONS],
      check: (session) => numberAt(session, 'SSOSession', 'MaxValidityMinutes') === DEFAULT_MINUTES ? [String(DEFAULT_MINUTES)] : [],
      message: ([minutes]) => `${minutes} minutes is the default, which CloudFormation cannot declare. Remove this resource, or write another number.`,
    },
    {
      id: 'sso-session-needs-tracking',
      level: 'error',
      summary: 'The SSO session of a client needs session tracking on its user pool.',
      source: OF_CLIENT,
      property: MINUTES,
      appliesTo: [CLIENT_SESSIONS],
      check: (_, pool) => tracksNoSessions(pool) ? ['off'] : [],
      message: ([tracking], session, pool) => {
        const own = pool.neighbours(POOL_SESSIONS);
        return `Session tracking of the user pool is ${tracking}, and Cognito refuses the setting without it. ${own.length > 0
          ? `Set UserSessionTracking of '${own[0].path}' to ENABLED.`
          : `Add ${POOL_SESSIONS} with UserSessionTracking ENABLED and TokenSession.MaxPerUser, such as ${DEFAULT_PER_USER}. If tracking was turned on outside of ${here(session)}, acknowledge this finding.`}`;
      },
    },
    {
      id: 'sso-session-tier',
      level: 'error',
      summary: 'Session configuration needs the plan ESSENTIALS or PLUS.',
      source: OF_POOL,
      property: 'UserPoolId',
      appliesTo: [CLIENT_SESSIONS, POOL_SESSIONS],
      check: (_, { tier }) => tier === 'LITE' ? [tier] : [],
      message: ([tier], { type, written }, pool) => `The plan of the user pool is ${tier}, which has no session management. ${type === CLIENT_SESSIONS && written !== 'Template' ? 'Remove this setting (ssoSession)' : 'Remove this resource'}, or ${setPlan(pool, 'ESSENTIALS')} on the user pool.`,
    },
    {
      id: 'sso-session-order',
      level: 'warning',
      summary: 'The session configuration of a client is made after that of its user pool.',
      source: `${L1}CfnUserPoolClientSessionConfigurationAttachment.html`,
      property: 'DependsOn',
      appliesTo: [CLIENT_SESSIONS],
      check: ({ path }, pool) => pool.neighbours(POOL_SESSIONS)
        .filter((other) => !other.conditional && !pool.isOrdered(path, other.path)).map((other) => other.path).slice(0, 1),
      message: ([other], session) => `Nothing makes CloudFormation create '${shown(other)}', which turns session tracking on, before this resource. Add a dependency on it: ${dependency(session, 'sessionsOfClient', 'sessionsOfPool', [other])}.`,
    },
    {
      id: 'session-tracking-enum',
      level: 'error',
      summary: 'Session tracking is ENABLED or DISABLED.',
      source: OF_POOL,
      property: 'UserSessionTracking',
      appliesTo: [POOL_SESSIONS],
      check: (session) => {
        const tracking = trackingOf(session);
        return isKnown(tracking) && isWhole(tracking) && isNoValue(tracking, SESSION_TRACKING) ? [tracking] : [];
      },
      message: ([tracking]) => `'${shown(tracking)}' is not a value of UserSessionTracking. Write ENABLED, or remove this resource: tracking is off by default.`,
    },
    {
      id: 'session-tracking-default',
      level: 'error',
      summary: 'The default, DISABLED with 20 sessions for each user, cannot be declared.',
      source: `${L1}CfnUserPoolSessionConfigurationAttachment.html`,
      property: 'UserSessionTracking',
      appliesTo: [POOL_SESSIONS],
      check: (session) => trackingOf(session) === 'DISABLED' && numberAt(session, 'TokenSession', 'MaxPerUser') === DEFAULT_PER_USER ? ['DISABLED'] : [],
      message: ([tracking]) => `${tracking} with ${DEFAULT_PER_USER} sessions for each user is the default, which CloudFormation cannot declare. Remove this resource, or write ENABLED.`,
    },
    {
      id: 'sessions-per-user-range',
      level: 'error',
      summary: 'A user has at most 1 to 100 token sessions.',
      source: `${API}API_UserPoolTokenSessionConfigType.html`,
      property: 'TokenSession.MaxPerUser',
      appliesTo: [POOL_SESSIONS],
      check: (session) => outside(numberAt(session, 'TokenSession', 'MaxPerUser'), SESSIONS_PER_USER),
      message: ([count]) => `${count} is outside of the range of ${SESSIONS_PER_USER.min} to ${SESSIONS_PER_USER.max} whole sessions. Write a number within it, such as ${DEFAULT_PER_USER}.`,
    },
  ],
};
