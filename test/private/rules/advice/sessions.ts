import type { Advice } from './advice';
import { at, planIn, said } from './advice';
import { PublicAppClient } from '../../../../src';
import { l1Of } from '../../../user-pool-fixture';

const NUMBER = /such as (\d+)/;
const POOL_SESSIONS = 'AWS::Cognito::UserPoolSessionConfigurationAttachment';

export const sessionAdvice: Record<string, Advice | readonly Advice[]> = {
  'sso-session-not-made': {
    built: (message, _, { stack, pool: userPool }) => {
      said(message, /(Remove ssoSession)\.$/);
      return new PublicAppClient(stack, 'Advised', { userPool, callbackUrls: ['https://app.acme.org/callback'] });
    },
  },
  'sso-session-range': [
    { neighbour: (message, failing) => ({ ...failing, SSOSession: { MaxValidityMinutes: Number(said(message, NUMBER)) } }) },
    { neighbour: (message, failing) => ({ ...failing, SSOSession: { MaxValidityMinutes: Number(said(message, /With (0), each sign-in/)) } }) },
  ],
  'sso-session-default': {
    neighbour: (message, failing) => ({ ...failing, SSOSession: { MaxValidityMinutes: said(message, /write (another number)/) && 61 } }),
  },
  'sso-session-needs-tracking': {
    built: (message, _, fixture) => {
      if (message.includes('to ENABLED.')) {
        return void l1Of(at(said(message, /Set UserSessionTracking of '([^']+)' to ENABLED/), fixture)).addPropertyOverride('UserSessionTracking', 'ENABLED');
      }
      fixture.neighbour(POOL_SESSIONS, { UserSessionTracking: said(message, /UserSessionTracking (ENABLED)/), TokenSession: { MaxPerUser: Number(said(message, NUMBER)) } }, 'Advised');
    },
  },
  'sso-session-tier': {
    built: (message, _, { pool }) => { l1Of(pool).addPropertyOverride('UserPoolTier', planIn(message)); },
  },
  'sso-session-order': {
    built: (message, session, fixture) => {
      said(message, /(Add a dependency on it: sessionsOfClient\.node\.addDependency\(sessionsOfPool\))/);
      session.node.addDependency(at(said(message, /create '([^']+)'/), fixture));
    },
  },
  'session-tracking-enum': { neighbour: (message, failing) => ({ ...failing, UserSessionTracking: said(message, /Write (ENABLED),/) }) },
  'session-tracking-default': { neighbour: (message, failing) => ({ ...failing, UserSessionTracking: said(message, /or write (ENABLED)\./) }) },
  'sessions-per-user-range': { neighbour: (message, failing) => ({ ...failing, TokenSession: { MaxPerUser: Number(said(message, NUMBER)) } }) },
};
