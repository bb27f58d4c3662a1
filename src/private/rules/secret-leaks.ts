import { clientTopic } from './rule';

const SHOWN = 5;

export const secretLeaksTopic = clientTopic('secret-leaks', ['ours', 'secretLeaks'], [
  {
    id: 'secret-in-outputs',
    level: 'warning',
    summary: 'The client secret stands in no output, export, environment variable, SSM parameter or metadata, where anyone who may read configurations reads it.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html',
    property: 'ClientSecret',
    check: ({ secretLeaks }) => secretLeaks,
    message: (places, { ours }) => `the secret can be read in ${places.slice(0, SHOWN).join(', ')}${places.length > SHOWN ? ` and ${places.length - SHOWN} more places` : ''}. `
      + (ours
        ? 'Pass client.secret, a secret of Secrets Manager, and let the app read it when it runs.'
        : 'Keep it in a secret of Secrets Manager, let the app read it when it runs, and pass the secret\'s ARN; or use a ConfidentialAppClient or MachineClient, whose secret is one.'),
  },
]);
