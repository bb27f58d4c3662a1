import { clientTopic } from './rule';

const SCHEDULE = 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html';
const SECRETS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html';

export const secretRotation = clientTopic('secret-rotation', ['secretRotation', 'secretValueUsed'], [
  {
    id: 'secret-rotation-interval',
    level: 'error',
    summary: 'A client secret is rotated every 48 hours or less often, in whole hours, or not by itself.',
    source: SCHEDULE,
    property: 'addSecretRotation',
    check: ({ secretRotation: rotation }) => {
      const hours = rotation?.intervalHours;
      return hours !== undefined && hours !== 0 && (hours < 48 || !Number.isInteger(hours)) ? [String(hours)] : [];
    },
    message: ([hours]) => `automaticallyAfter is ${hours} hours. Cognito holds two secrets, so apps would have less than that to read the new one. Write a whole number of hours, 48 or more, or Duration.days(0) where nothing is to rotate it by itself.`,
  },
  {
    id: 'secret-rotation-overlap',
    level: 'error',
    summary: 'A replaced client secret works no longer than the time between two rotations.',
    source: SCHEDULE,
    property: 'addSecretRotation',
    check: ({ secretRotation: rotation }) => {
      const { intervalHours: interval, overlapHours: overlap } = rotation ?? {};
      return interval && overlap !== undefined && overlap > interval ? [`${overlap} hours`, `${interval} hours`] : [];
    },
    message: ([overlap, interval]) => `overlap is ${overlap}, and the secret is rotated every ${interval}: each rotation would be refused. Shorten overlap, or lengthen automaticallyAfter.`,
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
]);
