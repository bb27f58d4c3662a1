import { CfnResource, Duration } from 'aws-cdk-lib';
import { FeaturePlan } from 'aws-cdk-lib/aws-cognito';
import type { Properties, RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const CLIENT = 'AWS::Cognito::UserPoolClientSessionConfigurationAttachment';
const POOL = 'AWS::Cognito::UserPoolSessionConfigurationAttachment';
const ON = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 20 } };

const minutes = (amount: unknown): Properties => ({ ClientId: 'c', SSOSession: { MaxValidityMinutes: amount } });
const perUser = (count: unknown): Properties => ({ UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: count } });

/** A client's session beside that of its pool. */
function beside(pool: Properties) {
  return (fixture: UserPoolFixture): Properties => {
    fixture.neighbour(POOL, pool, 'Sessions');
    return minutes(0);
  };
}

function session(fixture: UserPoolFixture, ordered: boolean): CfnResource {
  const ofPool = fixture.neighbour(POOL, ON, 'Sessions');
  const ofClient = fixture.neighbour(CLIENT, minutes(0)) as CfnResource;
  if (ordered) { ofClient.node.addDependency(ofPool); }
  return ofClient;
}

function ours(ssoSession: Duration) {
  return (fixture: UserPoolFixture) => new PublicAppClient(fixture.stack, 'Client', { userPool: fixture.pool, callbackUrls: ['https://app.acme.org/callback'], ssoSession });
}

export const sessionCases: RuleCase[] = [
  {
    rule: 'sso-session-not-made',
    judges: 'client',
    accepts: [ours(Duration.minutes(59)), ours(Duration.minutes(61))],
    rejects: [ours(Duration.minutes(60)), ours(Duration.hours(1))],
  },
  { rule: 'sso-session-range', type: CLIENT, accepts: [minutes(0), minutes(1), minutes('5'), minutes(129600)], rejects: [minutes(-1), minutes(129601), minutes(1.5)] },
  { rule: 'sso-session-default', type: CLIENT, accepts: [minutes(59), minutes(61)], rejects: [minutes(60), minutes('60')] },
  {
    rule: 'sso-session-needs-tracking',
    judges: 'neighbour',
    accepts: [(fixture) => session(fixture, true)],
    rejects: [(fixture) => fixture.neighbour(CLIENT, minutes(0)), (fixture) => {
      beside({ UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 10 } })(fixture);
      return fixture.neighbour(CLIENT, minutes(0));
    }],
  },
  {
    rule: 'sso-session-needs-tracking',
    judges: 'neighbour',
    accepts: [
      // Of another pool, made elsewhere.
      (fixture) => new CfnResource(fixture.stack, 'Session', { type: CLIENT, properties: { UserPoolId: 'eu-west-1_abc', ...minutes(0) } }),
      // Which pool it is of, nobody knows.
      (fixture) => {
        new CfnResource(fixture.stack, 'Sessions', { type: POOL, properties: { UserPoolId: { 'Fn::ImportValue': 'x' }, ...ON } });
        return fixture.neighbour(CLIENT, minutes(0));
      },
    ],
    rejects: [],
  },
  { rule: 'sso-session-tier', type: CLIENT, pool: { featurePlan: FeaturePlan.ESSENTIALS }, accepts: [minutes(0)], rejects: [] },
  {
    rule: 'sso-session-tier',
    judges: 'neighbour',
    pool: { featurePlan: FeaturePlan.LITE },
    accepts: [],
    rejects: [(fixture) => fixture.neighbour(CLIENT, minutes(0)), (fixture) => fixture.neighbour(POOL, ON)],
  },
  { rule: 'sso-session-order', judges: 'neighbour', accepts: [(fixture) => session(fixture, true), (fixture) => fixture.neighbour(CLIENT, minutes(0))], rejects: [(fixture) => session(fixture, false)] },
  {
    rule: 'session-tracking-enum',
    type: POOL,
    accepts: [ON, { UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 10 } }],
    rejects: [{ ...ON, UserSessionTracking: 'enabled' }, { ...ON, UserSessionTracking: 'ON' }],
  },
  {
    rule: 'session-tracking-default',
    type: POOL,
    accepts: [ON, { UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 19 } }],
    rejects: [{ UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } }],
  },
  { rule: 'sessions-per-user-range', type: POOL, accepts: [perUser(1), perUser(100)], rejects: [perUser(0), perUser(101), perUser(1.5)] },
];
