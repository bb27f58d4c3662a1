import { CfnResource, Duration } from 'aws-cdk-lib';
import { FeaturePlan } from 'aws-cdk-lib/aws-cognito';
import type { Properties, RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { World } from '../../../world';

const CLIENT = 'AWS::Cognito::UserPoolClientSessionConfigurationAttachment';
const POOL = 'AWS::Cognito::UserPoolSessionConfigurationAttachment';
const ON = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 20 } };

const minutes = (amount: unknown): Properties => ({ ClientId: 'c', SSOSession: { MaxValidityMinutes: amount } });
const perUser = (count: unknown): Properties => ({ UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: count } });

/** A client's session beside that of its pool. */
function beside(pool: Properties) {
  return (world: World): Properties => {
    world.neighbour(POOL, pool, 'Sessions');
    return minutes(0);
  };
}

function session(world: World, ordered: boolean): CfnResource {
  const ofPool = world.neighbour(POOL, ON, 'Sessions');
  const ofClient = world.neighbour(CLIENT, minutes(0)) as CfnResource;
  if (ordered) { ofClient.node.addDependency(ofPool); }
  return ofClient;
}

function ours(ssoSession: Duration) {
  return (world: World) => new PublicAppClient(world.stack, 'Client', { userPool: world.pool, callbackUrls: ['https://app.acme.org/callback'], ssoSession });
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
    accepts: [(world) => session(world, true)],
    rejects: [(world) => world.neighbour(CLIENT, minutes(0)), (world) => {
      beside({ UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 10 } })(world);
      return world.neighbour(CLIENT, minutes(0));
    }],
  },
  {
    rule: 'sso-session-needs-tracking',
    judges: 'neighbour',
    accepts: [
      // Of another pool, made elsewhere.
      (world) => new CfnResource(world.stack, 'Session', { type: CLIENT, properties: { UserPoolId: 'eu-west-1_abc', ...minutes(0) } }),
      // Which pool it is of, nobody knows.
      (world) => {
        new CfnResource(world.stack, 'Sessions', { type: POOL, properties: { UserPoolId: { 'Fn::ImportValue': 'x' }, ...ON } });
        return world.neighbour(CLIENT, minutes(0));
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
    rejects: [(world) => world.neighbour(CLIENT, minutes(0)), (world) => world.neighbour(POOL, ON)],
  },
  { rule: 'sso-session-order', judges: 'neighbour', accepts: [(world) => session(world, true), (world) => world.neighbour(CLIENT, minutes(0))], rejects: [(world) => session(world, false)] },
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
