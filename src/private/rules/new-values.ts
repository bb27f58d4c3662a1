import { version } from 'aws-cdk-lib/package.json';
import type { ClientRule, NeighbourRule, NeighbourTopic } from './rule';
import { clientTopic } from './rule';
import { isKnown, isWhole, listed } from '../assembly/text';
import type { Fact } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { listAt, textAt } from '../facts/properties-at';
import { CLIENT_TOKEN } from '../service/auth-flows';
import {
  AUTH_FACTORS, AUTH_FLOWS, FEATURES, GRANTS, INVENTORY_CDK, PLANS, PROVIDER_TYPES, REGISTRATION_STATUS, SESSION_TRACKING, TIME_UNITS,
  USER_EXISTENCE_ERRORS,
} from '../service/known-values';
import { IDENTITY_PROVIDER, POOL_SESSIONS, USER_POOL } from '../service/types';
import { mayBeNew } from '../service/unknown-values';

const READS = ['authFlows', 'grants', 'rotation', 'preventUserExistenceErrors', 'accessToken', 'idToken', 'refreshToken'] as const;
type Values = Pick<ClientFacts, typeof READS[number]>;

const DESCRIBED = {
  id: 'value-newer-than-library',
  level: 'warning',
  summary: 'A value that this library does not know, on a CDK that is newer than the library, may be new.',
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-document-history.html',
} as const;

function newAmong(values: readonly Fact<string>[], known: readonly string[]): string[] {
  return values.filter((value): value is string => isKnown(value) && isWhole(value) && mayBeNew(value, known));
}

function message(unknown: readonly string[], known: readonly string[]): string {
  return `${listed(unknown)} is not known to this version of the library, which was made for aws-cdk-lib ${INVENTORY_CDK}. You use ${version}. `
    + `Update cdk-cognito-app-clients, or check the spelling. It knows ${known.join(', ')}.`;
}

function newValue(property: string, known: readonly string[], values: (client: Values) => readonly Fact<string>[]): ClientRule<Values> {
  return { ...DESCRIBED, property, check: (client) => newAmong(values(client), known), message: (unknown) => message(unknown, known) };
}

/** A value that Cognito accepts since yesterday must not fail a build, and a misspelled value must not pass unnoticed. */
export const newValues = clientTopic('new-values', READS, [
  newValue('ExplicitAuthFlows', [...AUTH_FLOWS, CLIENT_TOKEN], ({ authFlows }) => isKnown(authFlows) ? authFlows.items : []),
  newValue('AllowedOAuthFlows', GRANTS, ({ grants }) => isKnown(grants) ? grants.items : []),
  newValue('RefreshTokenRotation', FEATURES, ({ rotation }) => isKnown(rotation) ? [rotation.feature] : []),
  newValue('PreventUserExistenceErrors', USER_EXISTENCE_ERRORS, ({ preventUserExistenceErrors: value }) => [value]),
  newValue('TokenValidityUnits', TIME_UNITS, ({ accessToken, idToken, refreshToken }) => [accessToken.unit, idToken.unit, refreshToken.unit]),
]);

function newValueAt(type: string, property: string, known: readonly string[]): NeighbourRule {
  const path = property.split('.');
  return {
    ...DESCRIBED,
    property,
    appliesTo: [type],
    check: ({ properties }) => {
      const list = listAt(properties, ...path);
      return newAmong(Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string') : [textAt(properties, ...path)], known);
    },
    message: (unknown) => message(unknown, known),
  };
}

export const newValuesOfPools: NeighbourTopic = {
  name: 'new-values-of-pools',
  rules: [
    newValueAt(USER_POOL, 'UserPoolTier', PLANS),
    newValueAt(USER_POOL, 'Policies.SignInPolicy.AllowedFirstAuthFactors', AUTH_FACTORS),
    newValueAt(USER_POOL, 'DcrConfiguration.EnableStatus', REGISTRATION_STATUS),
    newValueAt(USER_POOL, 'DcrConfiguration.AuthenticatedGrantTypes', GRANTS),
    newValueAt(USER_POOL, 'DcrConfiguration.OpenDcrGrantTypes', GRANTS),
    newValueAt(POOL_SESSIONS, 'UserSessionTracking', SESSION_TRACKING),
    newValueAt(IDENTITY_PROVIDER, 'ProviderType', PROVIDER_TYPES),
  ],
};
