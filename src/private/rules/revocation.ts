import { clientTopic } from './rule';

export const revocation = clientTopic('revocation', ['kind', 'revocation'], [
  {
    id: 'revocation-off-discouraged',
    level: 'warning',
    summary: 'Refresh tokens can be revoked.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html',
    property: 'EnableTokenRevocation',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ revocation: on }) => on === false ? ['false'] : [],
    message: ([value]) => `it is ${value}, so a sign-out leaves the refresh token good for whoever has a copy. Set it to true, or leave it out; it adds two claims to each token.`,
  },
]);
