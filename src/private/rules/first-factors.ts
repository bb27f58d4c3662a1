import type { NeighbourTopic } from './rule';
import type { Written } from './wording';
import { lastOf } from './wording';
import { isKnown, isWhole, listed } from '../assembly/text';
import type { Data } from '../facts/properties-at';
import { listAt, textAt } from '../facts/properties-at';
import { AUTH_FACTORS, FIRST_FACTORS } from '../service/known-values';
import { USER_POOL } from '../service/types';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignInPolicyType.html';
const PROPERTY = 'Policies.SignInPolicy';
/** In the enum, and not supported: the page of the type says so. */
const NOT_SUPPORTED = 'SOFTWARE_TOKEN';
const PASSKEY = 'WEB_AUTHN';

function factorsOf(properties: Data): readonly unknown[] | undefined {
  const list = listAt(properties, 'Policies', 'SignInPolicy', 'AllowedFirstAuthFactors');
  return isKnown(list) ? list : undefined;
}

function knownFactors(properties: Data): string[] {
  return (factorsOf(properties) ?? []).filter((factor): factor is string => typeof factor === 'string' && isWhole(factor));
}

/** The name of the list. */
function listOf(pool: Written): string {
  return lastOf(`${PROPERTY}.AllowedFirstAuthFactors`, pool);
}

export const firstFactors: NeighbourTopic = {
  name: 'first-factors',
  rules: [
    {
      id: 'first-factors-range',
      level: 'error',
      summary: 'A sign-in policy lists 1 to 5 first factors.',
      source: API,
      property: PROPERTY,
      appliesTo: [USER_POOL],
      check: ({ properties }) => {
        const count = factorsOf(properties)?.length;
        // An item that nobody knows may be absent.
        return count !== undefined && (count === 0 || knownFactors(properties).length > FIRST_FACTORS.max) ? [String(count)] : [];
      },
      message: ([count], pool) => count === '0'
        ? `${listOf(pool)} is empty. Write PASSWORD, or remove ${lastOf(PROPERTY, pool)}: the password is the default.`
        : `${listOf(pool)} has ${count} items, and there can be ${FIRST_FACTORS.max}. List each factor once.`,
    },
    {
      id: 'first-factor-enum',
      level: 'error',
      summary: 'A first factor is one that Cognito knows.',
      source: API,
      property: PROPERTY,
      appliesTo: [USER_POOL],
      check: ({ properties }) => knownFactors(properties).filter((factor) => isNoValue(factor, AUTH_FACTORS)),
      message: (wrong) => `${listed(wrong)} ${wrong.length > 1 ? 'are not first factors' : 'is not a first factor'}. Write PASSWORD, and any of ${AUTH_FACTORS.filter((factor) => factor !== 'PASSWORD' && factor !== NOT_SUPPORTED).join(', ')}.`,
    },
    {
      id: 'first-factor-software-token',
      level: 'warning',
      summary: 'An authenticator app is not a first factor yet.',
      source: API,
      property: PROPERTY,
      appliesTo: [USER_POOL],
      check: ({ properties }) => knownFactors(properties).filter((factor) => factor === NOT_SUPPORTED).slice(0, 1),
      message: ([factor], pool) => `${listOf(pool)} contains ${factor}, which Cognito documents as not supported as a first factor. Remove it. As a second factor it is a setting of ${pool.written === 'UserPool' ? 'mfaSecondFactor (otp: true)' : 'EnabledMfas (SOFTWARE_TOKEN_MFA)'}.`,
    },
    {
      id: 'first-factor-passkey-mfa',
      level: 'error',
      summary: 'Where MFA is required, a passkey as a first factor counts as two factors.',
      source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html',
      property: 'WebAuthnFactorConfiguration',
      refusal: 'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor',
      appliesTo: [USER_POOL],
      check: ({ properties }) => {
        const factor = textAt(properties, 'WebAuthnFactorConfiguration');
        return properties.MfaConfiguration === 'ON' && knownFactors(properties).includes(PASSKEY) && (factor === undefined || factor === 'SINGLE_FACTOR')
          ? [factor ?? 'absent, which means SINGLE_FACTOR']
          : [];
      },
      message: ([factor], pool) => `${PASSKEY} is a first factor, MFA is required, and WebAuthnFactorConfiguration is ${factor}. Set WebAuthnFactorConfiguration to MULTI_FACTOR_WITH_USER_VERIFICATION${pool.written === 'UserPool' ? ' with addPropertyOverride' : ''}: a passkey then is enough. Or ${pool.written === 'UserPool' ? 'set mfa: Mfa.OPTIONAL' : 'set MfaConfiguration to OPTIONAL'}.`,
    },
  ],
};
