import type { Advice } from './advice';
import { said } from './advice';
import { l1Of } from '../../../user-pool-fixture';

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
        if (/Remove (RefreshTokenRotation|refreshTokenRotationGracePeriod|the override of RefreshTokenRotation):/.test(message)) { return { ...failing, refreshTokenRotation: undefined }; }
        if (message.includes('It is the only flow')) {
          said(message, /(Set RefreshTokenRotation\.Feature to DISABLED|Remove refreshTokenRotationGracePeriod), or/);
          return { ...failing, refreshTokenRotation: { feature: 'DISABLED' } };
        }
        // With this prop the L2 leaves the flow out.
        said(message, /(Remove it\.|Set refreshTokenRotationGracePeriod: Duration\.seconds\(10\) instead of an override)/);
        return { ...failing, explicitAuthFlows: failing.explicitAuthFlows!.filter((flow) => flow !== said(message, /^(\w+) is listed/)) };
      },
    },
    {
      client: (message, failing) => message.includes('It is the only flow')
        ? { ...failing, explicitAuthFlows: [said(message, /or write (ALLOW_ADMIN_USER_PASSWORD_AUTH|authFlows: \{ adminUserPassword: true \}) instead/) && 'ALLOW_ADMIN_USER_PASSWORD_AUTH'] }
        : { ...failing, refreshTokenRotation: undefined },
    },
  ],
  'rotation-grace-without-rotation': {
    client: (message, { refreshTokenRotation }) => {
      said(message, /Remove (refreshTokenRotationGracePeriod|RetryGracePeriodSeconds|the override of RefreshTokenRotation)/);
      return { refreshTokenRotation: { ...refreshTokenRotation, retryGracePeriodSeconds: undefined } };
    },
  },
  'rotation-tier': {
    client: (message, failing) => {
      said(message, /(Set refreshTokenRotation: false|Set RefreshTokenRotation\.Feature to DISABLED|Remove refreshTokenRotationGracePeriod), or/);
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
