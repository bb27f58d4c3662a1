import { clientTopic } from './rule';
import { listed, timeText } from '../assembly/text';

const SCHEDULE = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html';
const SHORTEST = 48;
const LONGEST = 999 * 24;
const SECRETS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';

/** The rotation window of a schedule in days is a whole UTC day. The window of a schedule in hours is one hour. */
function shortest(intervalHours: number): number {
  return intervalHours - (intervalHours % 24 === 0 ? 24 : 1);
}

export const secretRotation = clientTopic('secret-rotation', ['secretRotation', 'secretValueUsed', 'rotationGranted', 'earlySecretReaders'], [
  {
    id: 'secret-rotation-interval',
    level: 'error',
    summary: 'A client secret is rotated every 48 hours to 999 days, in whole hours, or without a schedule.',
    source: SCHEDULE,
    property: 'addSecretRotation',
    check: ({ secretRotation: rotation }) => {
      const hours = rotation?.intervalHours;
      return hours !== undefined && hours !== 0 && (hours < SHORTEST || hours > LONGEST || !Number.isInteger(hours)) ? [String(hours)] : [];
    },
    message: ([hours]) => `automaticallyAfter is ${timeText(Number(hours) * 3600)}, which is outside of the range of 48 hours to 999 days in whole hours. Cognito holds two secrets, so apps have one interval to read the new one. `
      + `Write Duration.hours(${Math.min(Math.max(Math.ceil(Number(hours)), SHORTEST), LONGEST)}), or Duration.days(0) for no schedule.`,
  },
  {
    id: 'secret-rotation-overlap',
    level: 'error',
    summary: 'A replaced client secret is valid for at most the shortest time between two rotations.',
    source: SCHEDULE,
    property: 'addSecretRotation',
    check: ({ secretRotation: rotation }) => {
      const { intervalHours: interval, overlapHours: overlap } = rotation ?? {};
      if (!interval || interval < SHORTEST || overlap === undefined) { return []; }
      return overlap > shortest(interval) ? [overlap, interval, shortest(interval)].map(String) : [];
    },
    message: (hours) => {
      const [overlap, interval, least] = hours.map((each) => timeText(Number(each) * 3600));
      return `overlap is ${overlap}. The secret is rotated every ${interval}, and within its window the next rotation may come after ${least}. A rotation within overlap is refused. `
        + `Write Duration.hours(${Math.max(Math.floor(Number(hours[2])), 0)}) for overlap, or a longer automaticallyAfter.`;
    },
  },
  {
    id: 'secret-rotation-granted',
    level: 'warning',
    summary: 'A grant to rotate a client secret has an effect only where the secret is rotated.',
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html',
    property: 'grants.rotateSecret',
    check: ({ secretRotation: rotation, rotationGranted }) => rotationGranted && !rotation ? ['grants.rotateSecret'] : [],
    message: () => 'grants.rotateSecret() is called and addSecretRotation() is not, so Secrets Manager has no function that rotates the secret. Call addSecretRotation(), with automaticallyAfter: Duration.days(0) if only that principal starts rotations, or remove the grant.',
  },
  {
    id: 'secret-rotation-value-used',
    level: 'warning',
    summary: 'Where the client secret is rotated, nothing uses the attribute userPoolClientSecret.',
    source: SECRETS,
    property: 'userPoolClientSecret',
    check: ({ secretRotation: rotation, secretValueUsed }) => rotation && secretValueUsed ? ['userPoolClientSecret'] : [],
    message: () => 'userPoolClientSecret is read, and the secret is rotated. It shows the first secret only, which is deleted at the second rotation. Use secret instead of userPoolClientSecret: its ARN does not change.',
  },
  {
    id: 'secret-read-before-first-value',
    level: 'warning',
    summary: 'What can read a rotated secret is deployed after its first value is written.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html',
    property: 'secret',
    check: ({ earlySecretReaders }) => earlySecretReaders,
    message: (readers) => `${listed(readers)} can read the secret before it has a value: the client depends on ${readers.length === 1 ? 'it' : 'them'}, so CloudFormation writes the first value later. `
      + 'Read the secret when the code is invoked, do not invoke it during the first deployment, and acknowledge this finding.',
  },
]);
