import { clientTopic } from './rule';

export const partialUpdatesTopic = clientTopic('partial-updates', ['partialUpdates'], [
  {
    id: 'custom-resource-partial-update',
    level: 'warning',
    summary: 'A custom resource that calls updateUserPoolClient names every setting of the client.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html',
    property: '',
    check: ({ partialUpdates: updates }) => [...new Set(updates.map(({ path }) => path))],
    message: ([path, ...others], { partialUpdates: [{ missing }] }) => `the custom resource '${path}'${others.length > 0 ? ` and ${others.length} more call` : ' calls'} updateUserPoolClient without ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}. The API sets what the call leaves out to its defaults. Name every setting of the client in the call, or change the setting on the client itself.`,
  },
]);
