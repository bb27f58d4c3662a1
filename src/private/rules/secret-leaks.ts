import { clientTopic } from './rule';

const SHOWN = 5;

function some(places: readonly string[]): string {
  const rest = places.length - SHOWN;
  return `${places.slice(0, SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export const secretLeaksTopic = clientTopic('secret-leaks', ['ours', 'secretLeaks', 'secretCopies', 'secretRotation'], [
  {
    id: 'secret-in-outputs',
    level: 'warning',
    summary: 'The client secret is in no output, export, environment variable, SSM parameter, file, log or metadata, where anyone who may read configurations reads it.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html',
    property: 'ClientSecret',
    check: ({ secretLeaks }) => secretLeaks,
    message: (places, { ours, secretRotation }) => `the secret can be read in ${some(places)}. `
      + (ours
        ? 'Pass client.secret.secretArn, grant client.secret.grantRead(), and let the app read the secret when it runs.'
          + (secretRotation ? ' The secret is rotated, and Cognito refuses a copy after the second rotation.' : '')
        : 'Keep it in a Secrets Manager secret, pass the ARN of that secret, and let the app read it when it runs. Or use a ConfidentialAppClient or MachineClient, which has such a secret.'),
  },
  {
    id: 'secret-rotation-value-copied',
    level: 'warning',
    summary: 'Where the client secret is rotated, no resource keeps a copy of its value.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html',
    property: 'addSecretRotation',
    check: ({ secretCopies, secretRotation }) => secretRotation ? secretCopies : [],
    message: (places) => `the secret is rotated, and CloudFormation copies its value into ${some(places)}. CloudFormation reads the value again only when it updates that resource, `
      + 'and Cognito refuses a copy after the second rotation. Remove addSecretRotation() for this client, or let the consumer read client.secret when it runs.',
  },
]);
