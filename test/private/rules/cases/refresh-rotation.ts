import type { RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

function rotation(feature: string, retryGracePeriodSeconds?: number) {
  return { refreshTokenRotation: { feature, retryGracePeriodSeconds } };
}

const on = rotation('ENABLED', 10);

function onTier(UserPoolTier: string) {
  return (fixture: UserPoolFixture) => {
    fixture.neighbour('AWS::Cognito::UserPool', { UserPoolTier });
    return on;
  };
}

export const refreshRotationCases: RuleCase[] = [
  { rule: 'rotation-feature-required', only: 'l1', accepts: [on, { refreshTokenRotation: undefined }], rejects: [] },
  {
    rule: 'rotation-feature-required',
    judges: 'client',
    accepts: [],
    // The L1 would not take it; a generic resource and an override do.
    rejects: [(fixture) => {
      const client = fixture.l1('public', {});
      client.addPropertyDeletionOverride('RefreshTokenRotation.Feature');
      return client;
    }],
  },
  { rule: 'rotation-feature-enum', accepts: [on, rotation('DISABLED')], rejects: [rotation('enabled'), rotation('true'), rotation('ENABLE')] },
  { rule: 'rotation-grace-range', accepts: [rotation('ENABLED', 0), rotation('ENABLED', 60)], rejects: [rotation('ENABLED', -1), rotation('ENABLED', 61), rotation('ENABLED', 1.5)] },
  {
    rule: 'rotation-excludes-refresh-auth',
    accepts: [on, { ...rotation('DISABLED'), explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }, { ...on, explicitAuthFlows: undefined }],
    rejects: [{ ...on, explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }, { ...on, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }],
  },
  { rule: 'rotation-excludes-refresh-auth', kind: 'machine', accepts: [{}], rejects: [{ ...on, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }] },
  { rule: 'rotation-grace-without-rotation', accepts: [on, rotation('DISABLED'), rotation('DISABLED', 0)], rejects: [rotation('DISABLED', 1)] },
  { rule: 'rotation-tier', accepts: [on, onTier('ESSENTIALS'), onTier('PLUS')], rejects: [onTier('LITE')] },
  { rule: 'rotation-needs-revocation', accepts: [{ ...on, enableTokenRevocation: undefined }, { ...rotation('DISABLED'), enableTokenRevocation: false }], rejects: [{ ...on, enableTokenRevocation: false }] },
];
