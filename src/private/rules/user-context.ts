import { clientTopic } from './rule';
import { hasNoThreatProtection } from '../facts/threat-protection';

export const userContext = clientTopic('user-context', ['propagateContext'], [
  {
    id: 'context-needs-plus',
    level: 'warning',
    summary: 'What a client passes on of its user is read only by threat protection.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html',
    property: 'EnablePropagateAdditionalUserContextData',
    check: ({ propagateContext }, pool) => propagateContext === true && hasNoThreatProtection(pool) ? ['true'] : [],
    message: ([value]) => `it is ${value}, and the pool has no threat protection to read it. Set UserPoolTier to PLUS and AdvancedSecurityMode to AUDIT or ENFORCED, or take it out.`,
  },
]);
