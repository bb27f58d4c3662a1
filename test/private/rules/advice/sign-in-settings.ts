import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Advice } from './advice';
import { said } from './advice';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

/** The one word of a message that says that a switch is turned on. */
const turnedOn = (message: string, pattern: RegExp) => said(message, pattern) !== '';

export function protect({ pool }: UserPoolFixture): void {
  l1Of(pool).addPropertyOverride('UserPoolTier', 'PLUS');
  l1Of(pool).addPropertyOverride('UserPoolAddOns', { AdvancedSecurityMode: 'AUDIT' });
}

export const signInSettingAdvice: Record<string, Advice | readonly Advice[]> = {
  'puee-enum': {
    client: (message) => ({ preventUserExistenceErrors: turnedOn(message, /(Remove the override|Write ENABLED)/) ? 'ENABLED' : '' }),
    built: (message, client) => {
      (client as CfnUserPoolClient).addPropertyOverride('PreventUserExistenceErrors', said(message, /Write (ENABLED)/));
      return client;
    },
  },
  'puee-default-legacy': {
    client: (message, failing) => ({ ...failing, preventUserExistenceErrors: turnedOn(message, /(Set preventUserExistenceErrors: true|Write ENABLED)/) ? 'ENABLED' : '' }),
  },
  'revocation-off-discouraged': { client: (message) => ({ enableTokenRevocation: turnedOn(message, /(Set enableTokenRevocation: true|Set EnableTokenRevocation to true)/) }) },
  'context-needs-plus': [
    {
      client: (message, failing, fixture) => {
        said(message, /On the user pool, set featurePlan: FeaturePlan\.PLUS and set standardThreatProtectionMode: StandardThreatProtectionMode\.(FULL_FUNCTION)/);
        protect(fixture);
        return failing;
      },
    },
    { client: (message, failing) => ({ ...failing, [said(message, /or remove (e)nablePropagate/i) && 'enablePropagateAdditionalUserContextData']: undefined }) },
  ],
};
