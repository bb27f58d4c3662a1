import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../world';

export const refreshRotationAdvice: Record<string, Advice | readonly Advice[]> = {
  'rotation-feature-required': {
    built: (message, client) => l1Of(client).addPropertyOverride('RefreshTokenRotation.Feature', said(message, /Write (ENABLED) or DISABLED/)),
  },
  'rotation-feature-enum': {
    client: (message, { refreshTokenRotation }) => ({ refreshTokenRotation: { ...refreshTokenRotation, feature: said(message, /Write (ENABLED) or DISABLED/) } }),
  },
  'rotation-grace-range': {
    client: (message) => ({ refreshTokenRotation: { feature: 'ENABLED', retryGracePeriodSeconds: Number(said(message, /Write (?:Duration\.seconds\()?(\d+)/)) } }),
  },
  'rotation-excludes-refresh-auth': [
    {
      client: (message, failing) => {
        if (message.includes('Remove the override of ExplicitAuthFlows.')) { return { ...failing, explicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }; }
        if (message.includes('Remove RefreshTokenRotation:')) { return { ...failing, refreshTokenRotation: undefined }; }
        if (message.includes('It is the only flow')) { return { ...failing, refreshTokenRotation: { feature: said(message, /Set RefreshTokenRotation\.Feature to (DISABLED)/) } }; }
        said(message, /(Remove it)/);
        return { ...failing, explicitAuthFlows: failing.explicitAuthFlows!.filter((flow) => flow !== said(message, /^(\w+) is listed/)) };
      },
    },
    {
      client: (message, failing) => message.includes('It is the only flow')
        ? { ...failing, explicitAuthFlows: [said(message, /or write (\w+) instead/)] }
        : { ...failing, refreshTokenRotation: undefined },
    },
  ],
  'rotation-grace-without-rotation': {
    client: (message, { refreshTokenRotation }) => {
      said(message, /Remove (refreshTokenRotationGracePeriod|RetryGracePeriodSeconds)/);
      return { refreshTokenRotation: { ...refreshTokenRotation, retryGracePeriodSeconds: undefined } };
    },
  },
  'rotation-tier': {
    client: (message, failing) => {
      said(message, /Set (refreshTokenRotation: false|RefreshTokenRotation.Feature to DISABLED)/);
      return { ...failing, refreshTokenRotation: { feature: 'DISABLED' } };
    },
  },
  'rotation-needs-revocation': {
    client: (message, failing) => {
      said(message, /Set (enableTokenRevocation: true|EnableTokenRevocation to true)/);
      return { ...failing, enableTokenRevocation: true };
    },
  },
};
