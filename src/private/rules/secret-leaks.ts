import { clientTopic } from './rule';
import { upToFive } from '../assembly/text';


export const secretLeaksTopic = clientTopic('secret-leaks', ['ours', 'written', 'secretLeaks', 'secretCopies', 'secretRotation'], [
  {
    id: 'secret-in-outputs',
    level: 'warning',
    summary: 'The client secret is in no output, export, environment variable, SSM parameter, file, log or metadata.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html',
    property: 'ClientSecret',
    check: ({ secretLeaks }) => secretLeaks,
    message: (places, { ours, written, secretRotation }) => `The secret can be read in ${upToFive(places)}. `
      + (ours
        ? 'Remove it there. Pass client.secret.secretArn to the app, allow the app to read with client.secret.grantRead(), and let it read the secret when it runs.'
          + (secretRotation ? ' The secret is rotated, and Cognito refuses a copy after the second rotation.' : '')
        : `Remove it there. ${written === 'Template' ? 'Keep the secret in Secrets Manager' : 'Use a ConfidentialAppClient or a MachineClient, which keeps the secret in Secrets Manager'}, pass the ARN of that secret to the app, and let the app read the secret when it runs.`),
  },
  {
    id: 'secret-rotation-value-copied',
    level: 'warning',
    summary: 'Where the client secret is rotated, no resource keeps a copy of its value.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html',
    property: 'addSecretRotation',
    check: ({ secretCopies, secretRotation }) => secretRotation ? secretCopies : [],
    message: (places) => `The secret is rotated, and CloudFormation copies its value into ${upToFive(places)}. CloudFormation reads the value again only when it updates that resource, `
      + 'and Cognito refuses a copy after the second rotation. Remove addSecretRotation() for this client, or let the consumer read client.secret when it runs.',
  },
]);
