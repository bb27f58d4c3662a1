import type { Advice } from './advice';
import { said } from './advice';
import { protect } from './sign-in-settings';
import { l1Of } from '../../../user-pool-fixture';

const setsPlan: Advice = {
  neighbour: (message, failing) => ({ ...failing, UserPoolTier: said(message, /[Ss]et UserPoolTier to (ESSENTIALS|PLUS)/) }),
};
const setsPlanOfPool: Advice = {
  neighbour: (message, failing, fixture) => {
    l1Of(fixture.pool).addPropertyOverride('UserPoolTier', said(message, /[Ss]et UserPoolTier of the user pool to (ESSENTIALS|PLUS)/));
    return failing;
  },
};

export const featurePlanAdvice: Record<string, Advice | readonly Advice[]> = {
  'tier-enum': { neighbour: (message) => ({ UserPoolTier: said(message, /Write (\w+)/) }) },
  'tier-managed-login': [
    setsPlanOfPool,
    { neighbour: (message, failing) => ({ ...failing, ManagedLoginVersion: Number(said(message, /Write (1)/)) }) },
  ],
  'tier-passwordless': [setsPlan, {
    neighbour: (message, failing) => ({ ...failing, Policies: said(message, /(Remove it)/) && { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } } }),
  }],
  'tier-pre-token-v2': setsPlan,
  'tier-threat-protection': [setsPlan, {
    neighbour: (message, failing) => ({ ...failing, UserPoolAddOns: { AdvancedSecurityMode: said(message, /or AdvancedSecurityMode to (OFF)/) } }),
  }],
  'tier-email-mfa': {
    neighbour: (message, failing, fixture) => message.includes('LITE')
      ? setsPlan.neighbour!(message, failing, fixture)
      : {
        ...failing,
        EmailConfiguration: {
          EmailSendingAccount: said(message, /Set EmailSendingAccount to (DEVELOPER)/), SourceArn: 'arn:aws:ses:eu-west-1:111111111111:identity/acme.org', From: 'no-reply@acme.org',
        },
      },
  },
  'tier-user-auth-events': {
    neighbour: (message, failing, fixture) => {
      l1Of(fixture.pool).addPropertyOverride('UserPoolTier', said(message, /Set UserPoolTier of the user pool to (PLUS)/));
      return failing;
    },
  },
  'tier-risk-configuration': {
    built: (message, resource, fixture) => {
      said(message, /Set UserPoolTier of the user pool to (PLUS) and its AdvancedSecurityMode to AUDIT/);
      protect(fixture);
      return resource;
    },
  },
};
