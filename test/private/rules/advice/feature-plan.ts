import type { Advice } from './advice';
import { planIn, said } from './advice';
import { protect } from './sign-in-settings';
import { l1Of } from '../../../user-pool-fixture';

const setsPlan: Advice = {
  neighbour: (message, failing) => ({ ...failing, UserPoolTier: planIn(message) }),
};
const setsPlanOfPool: Advice = {
  neighbour: (message, failing, fixture) => {
    l1Of(fixture.pool).addPropertyOverride('UserPoolTier', planIn(message));
    return failing;
  },
};

export const featurePlanAdvice: Record<string, Advice | readonly Advice[]> = {
  'tier-enum': { neighbour: (message) => ({ UserPoolTier: said(message, /Write (\w+)/) }) },
  'tier-managed-login': [
    setsPlanOfPool,
    { neighbour: (message, failing) => ({ ...failing, ManagedLoginVersion: Number(said(message, /[Ss]et ManagedLoginVersion to (1),/)) }) },
  ],
  'tier-passwordless': [setsPlan, {
    neighbour: (message, failing) => ({ ...failing, Policies: said(message, /(Remove it)/) && { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } } }),
  }],
  'tier-pre-token-v2': setsPlan,
  'tier-threat-protection': [setsPlan, {
    neighbour: (message, failing) => ({ ...failing, UserPoolAddOns: { AdvancedSecurityMode: said(message, /or set standardThreatProtectionMode: StandardThreatProtectionMode\.(NO_ENFORCEMENT)/) && 'OFF' } }),
  }],
  'tier-email-mfa': {
    neighbour: (message, failing, fixture) => message.includes('LITE')
      ? setsPlan.neighbour!(message, failing, fixture)
      : {
        ...failing,
        EmailConfiguration: {
          EmailSendingAccount: said(message, /Set email: UserPoolEmail\.(withSES)\(/) && 'DEVELOPER', SourceArn: 'arn:aws:ses:eu-west-1:111111111111:identity/acme.org', From: 'no-reply@acme.org',
        },
      },
  },
  'tier-user-auth-events': {
    neighbour: (message, failing, fixture) => {
      l1Of(fixture.pool).addPropertyOverride('UserPoolTier', planIn(message));
      return failing;
    },
  },
  'tier-risk-configuration': {
    built: (message, resource, fixture) => {
      said(message, /On the user pool, set featurePlan: FeaturePlan\.PLUS and set standardThreatProtectionMode: StandardThreatProtectionMode\.(FULL_FUNCTION)/);
      protect(fixture);
      return resource;
    },
  },
};
