import { clientTopic } from './rule';
import { capital, setting, TRUE } from './wording';

export const revocation = clientTopic('revocation', ['written', 'kind', 'revocation'], [
  {
    id: 'revocation-off-discouraged',
    level: 'warning',
    summary: 'Refresh tokens can be revoked.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html',
    property: 'EnableTokenRevocation',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ revocation: on }) => on === false ? ['false'] : [],
    message: (_, client) => `Token revocation is off, so a refresh token stays valid after the sign-out for anyone who has a copy. ${capital(setting('EnableTokenRevocation', client, TRUE))}.`,
  },
]);
