import { clientTopic } from './rule';
import { listed } from '../assembly/text';

const SCHEDULE = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html';
const LONGEST = 999 * 24;
const SECRETS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';

/** The window of a schedule in days is a whole day, in UTC; that of one in hours is an hour. */
function shortest(intervalHours: number): number {
  return intervalHours - (intervalHours % 24 === 0 ? 24 : 1);
}

export const secretRotation = clientTopic('secret-rotation', ['secretRotation', 'secretValueUsed', 'rotationGranted', 'earlySecretReaders'], [
  {
    id: 'secret-rotation-interval',
    level: 'error',
    summary: 'A client secret is rotated every 48 hours to 999 days, in whole hours, or not by itself.',
    source: SCHEDULE,
    property: 'addSecretRotation',
    check: ({ secretRotation: rotation }) => {
      const hours = rotation?.intervalHours;
      return hours !== undefined && hours !== 0 && (hours < 48 || hours > LONGEST || !Number.isInteger(hours)) ? [String(hours)] : [];
    },
    message: ([hours]) => `automaticallyAfter is ${hours} hours. Cognito holds two secrets, so apps have no longer than that to read the new one, and Secrets Manager knows no longer schedule than 999 days. Write a whole number of hours, 48 to ${LONGEST}, or Duration.days(0) where nothing is to rotate it by itself.`,
  },
  {
    id: 'secret-rotation-overlap',
    level: 'error',
    summary: 'A replaced client secret works no longer than the shortest time that may lie between two rotations.',
    source: SCHEDULE,
    property: 'addSecretRotation',
    check: ({ secretRotation: rotation }) => {
      const { intervalHours: interval, overlapHours: overlap } = rotation ?? {};
      return interval && overlap !== undefined && overlap > shortest(interval) ? [overlap, interval, shortest(interval)].map((hours) => `${hours} hours`) : [];
    },
    message: ([overlap, interval, least]) => `overlap is ${overlap}, and the secret is rotated every ${interval}, which may be ${least} after the last time: Secrets Manager rotates at any time of a window. A rotation within overlap is refused. Shorten overlap, or lengthen automaticallyAfter.`,
  },
  {
    id: 'secret-rotation-granted',
    level: 'warning',
    summary: 'Who may rotate a client secret has a secret that is rotated.',
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html',
    property: 'grants.rotateSecret',
    check: ({ secretRotation: rotation, rotationGranted }) => rotationGranted && !rotation ? ['grants.rotateSecret'] : [],
    message: () => 'grants.rotateSecret() lets a principal rotate the secret, and addSecretRotation() is not called, so Secrets Manager has no function to rotate it with. Call addSecretRotation(), with automaticallyAfter: Duration.days(0) if only that principal is to start a rotation, or remove the grant.',
  },
  {
    id: 'secret-rotation-value-used',
    level: 'warning',
    summary: 'Where the client secret is rotated, nothing uses the value that the client\'s attribute shows.',
    source: SECRETS,
    property: 'userPoolClientSecret',
    check: ({ secretRotation: rotation, secretValueUsed }) => rotation && secretValueUsed ? ['userPoolClientSecret'] : [],
    message: () => 'it is read, and the secret is rotated: it shows the first secret for ever, which is deleted at the second rotation, and then nothing. Hand out secret instead, whose ARN stays.',
  },
  {
    id: 'secret-read-before-first-value',
    level: 'warning',
    summary: 'What can read a rotated secret is deployed after its first value is written.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html',
    property: 'secret',
    check: ({ earlySecretReaders }) => earlySecretReaders,
    message: (readers) => `${listed(readers)} can read the secret before it has a value: the client depends on ${readers.length === 1 ? 'it' : 'them'}, `
      + 'so CloudFormation writes the first value later. Read the secret when the code is invoked, and do not invoke it during the first deployment. '
      + 'Acknowledge this when that is so.',
  },
]);
