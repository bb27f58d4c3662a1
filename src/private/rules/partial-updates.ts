import { clientTopic } from './rule';
import { upToFive } from '../assembly/text';

export const partialUpdatesTopic = clientTopic('partial-updates', ['partialUpdates'], [
  {
    id: 'custom-resource-partial-update',
    level: 'warning',
    summary: 'A custom resource, a state machine or a schedule that calls updateUserPoolClient passes every setting of the client.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html',
    property: '',
    check: ({ partialUpdates: updates }) => [...new Set(updates.map(({ path }) => path))],
    message: ([path, ...others], { partialUpdates: [{ missing }] }) => `'${path}'${others.length > 0 ? ` and ${others.length} more call` : ' calls'} updateUserPoolClient without ${upToFive(missing)}. The API resets each setting that the call leaves out. Pass every setting of the client in the call, or remove the call and change the setting on the client. If a function adds the other settings, acknowledge this finding.`,
  },
]);
