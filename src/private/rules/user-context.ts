import { clientTopic } from './rule';
import { setPlan, setThreatProtection } from './ways';
import { removing } from './wording';
import { hasNoThreatProtection } from '../facts/threat-protection';

export const userContext = clientTopic('user-context', ['written', 'propagateContext'], [
  {
    id: 'context-needs-plus',
    level: 'warning',
    summary: 'Data about the user that a client passes on is read only by threat protection.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html',
    property: 'EnablePropagateAdditionalUserContextData',
    check: ({ propagateContext }, pool) => propagateContext === true && hasNoThreatProtection(pool) ? ['true'] : [],
    message: (_, client, pool) => `Only threat protection reads this data, and the user pool has none. On the user pool, ${setPlan(pool, 'PLUS')} and ${setThreatProtection(pool, true)}, or ${removing(['EnablePropagateAdditionalUserContextData'], client)}.`,
  },
]);
