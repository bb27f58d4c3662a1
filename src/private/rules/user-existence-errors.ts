import { clientTopic } from './rule';
import { capital, hasProps, named, setting } from './wording';
import { isKnown, isWhole } from '../assembly/text';
import { USER_EXISTENCE_ERRORS } from '../service/known-values';
import { isNoValue } from '../service/unknown-values';

const ERRORS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html';

export const userExistenceErrors = clientTopic('user-existence-errors', ['ours', 'written', 'kind', 'grants', 'preventUserExistenceErrors'], [
  {
    id: 'puee-enum',
    level: 'error',
    summary: 'PreventUserExistenceErrors is ENABLED or LEGACY.',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html',
    property: 'PreventUserExistenceErrors',
    check: ({ preventUserExistenceErrors: value }) => isKnown(value) && isWhole(value) && (isNoValue(value, USER_EXISTENCE_ERRORS) || ['true', 'false'].includes(value)) ? [value] : [],
    message: ([value], client) => hasProps(client)
      ? `The override of PreventUserExistenceErrors is '${value}'. Remove the override${client.ours ? '' : ', and set preventUserExistenceErrors: true'}.`
      : `PreventUserExistenceErrors is '${value}'. Write ENABLED, or LEGACY if an app needs the old answers.`,
  },
  {
    id: 'puee-default-legacy',
    level: 'warning',
    summary: 'A failed sign-in does not reveal whether the user exists.',
    source: ERRORS,
    property: 'PreventUserExistenceErrors',
    appliesTo: ['public', 'confidential', 'unknown'],
    check: ({ kind, grants, preventUserExistenceErrors: value }) => {
      // If its grants are unknown, a client may be a machine client.
      const isForUsers = kind !== 'unknown' || grants === undefined || (isKnown(grants) && !grants.open);
      return isForUsers && (value === undefined || value === 'LEGACY') ? [value ?? 'absent'] : [];
    },
    message: ([value], client) => `${named('PreventUserExistenceErrors', client)} is ${
      !hasProps(client) ? value === 'absent' ? 'absent, which means LEGACY' : value : value !== 'absent' ? 'false' : client.ours ? 'removed by an override' : 'absent, which means false'}: `
      + `sign-in and password reset answer differently for users that exist, so anyone can find out who has an account. ${hasProps(client) ? capital(setting('PreventUserExistenceErrors', client, { prop: 'true', cfn: 'ENABLED' })) : 'Write ENABLED'}.`,
  },
]);
