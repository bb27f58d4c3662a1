import { clientTopic } from './rule';

export const revocation = clientTopic('revocation', ['ours', 'kind', 'revocation'], [
  {
    id: 'revocation-off-discouraged',
    level: 'warning',
    summary: 'Refresh tokens can be revoked.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html',
    property: 'EnableTokenRevocation',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ revocation: on }) => on === false ? ['false'] : [],
    message: (_, { ours }) => `Token revocation is off, so a refresh token stays valid after the sign-out for anyone who has a copy. ${ours ? 'Set enableTokenRevocation: true' : 'Set EnableTokenRevocation to true'}.`,
  },
]);
