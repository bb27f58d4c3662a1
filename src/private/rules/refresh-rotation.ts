import { clientTopic } from './rule';
import { setPlan } from './ways';
import { capital, hasProps, isOverride, removing, setting, TRUE } from './wording';
import { isKnown, isWhole } from '../assembly/text';
import type { ClientFacts, Rotation } from '../facts/client';
import { REFRESH } from '../service/auth-flows';
import { FEATURES, ROTATION_GRACE_SECONDS } from '../service/known-values';
import { isNoValue } from '../service/unknown-values';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RefreshTokenRotationType.html';
const REFRESHING = 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html';

function isOn({ rotation }: Pick<ClientFacts, 'rotation'>): boolean {
  return isKnown(rotation) && rotation.feature === 'ENABLED';
}

function graceOf(rotation: Rotation): number | undefined {
  return isKnown(rotation.graceSeconds) ? rotation.graceSeconds : undefined;
}

/** What to do about the refresh flow. An empty list would mean the service's default flows. */
function insteadOfRefresh(client: Pick<ClientFacts, 'ours' | 'written' | 'kind' | 'authFlows'>): string {
  const { ours, kind, authFlows } = client;
  if (isKnown(authFlows) && (authFlows.open || authFlows.items.some((flow) => flow !== REFRESH))) {
    return `${hasProps(client) && !ours
      ? 'Set refreshTokenRotationGracePeriod: Duration.seconds(10) instead of an override: UserPoolClient then leaves the flow out.'
      : 'Remove it.'} Apps then refresh with GetTokensFromRefreshToken or at the token endpoint.`;
  }
  if (kind === 'machine') { return `${capital(removing(['RefreshTokenRotation'], client))}: a machine has no refresh tokens.`; }
  if (ours) { return 'Remove the override of ExplicitAuthFlows.'; }
  return `It is the only flow, and an empty list opens the default. ${capital(off(client))}, `
    + `or write ${hasProps(client) ? 'authFlows: { adminUserPassword: true }' : 'ALLOW_ADMIN_USER_PASSWORD_AUTH'} instead, which only callers with AWS credentials can use.`;
}

/** In the L2 a grace period turns rotation on. A grace period without rotation is therefore from an override. */
function removingGrace(client: Pick<ClientFacts, 'ours' | 'written'>): string {
  if (!hasProps(client)) { return 'remove RetryGracePeriodSeconds'; }
  return client.ours ? removing(['RefreshTokenRotation.RetryGracePeriodSeconds'], client) : 'remove the override of RefreshTokenRotation';
}

/** How to turn rotation off. The L2 has no prop for it. */
function off(client: Pick<ClientFacts, 'ours' | 'written'>): string {
  return hasProps(client) && !client.ours
    ? removing(['RefreshTokenRotation'], client)
    : setting(isOverride('RefreshTokenRotation', client) || client.ours ? 'RefreshTokenRotation' : 'RefreshTokenRotation.Feature', client, { prop: 'false', cfn: 'DISABLED' });
}

export const refreshRotation = clientTopic('refresh-rotation', ['ours', 'written', 'kind', 'rotation', 'authFlows', 'revocation'], [
  {
    id: 'rotation-feature-required',
    level: 'error',
    summary: 'Refresh token rotation is written as on or off.',
    source: API,
    property: 'RefreshTokenRotation',
    check: ({ rotation }) => isKnown(rotation) && rotation.feature === undefined ? ['Feature'] : [],
    message: ([missing]) => `${missing} is absent, and the service requires it. Write ENABLED or DISABLED.`,
  },
  {
    id: 'rotation-feature-enum',
    level: 'error',
    summary: 'Refresh token rotation is ENABLED or DISABLED.',
    source: API,
    property: 'RefreshTokenRotation',
    check: ({ rotation }) => isKnown(rotation) && isKnown(rotation.feature) && isWhole(rotation.feature)
      && isNoValue(rotation.feature, FEATURES)
      ? [rotation.feature]
      : [],
    message: ([feature]) => `Feature is '${feature}'. Write ENABLED or DISABLED.`,
  },
  {
    id: 'rotation-grace-range',
    level: 'error',
    summary: 'The grace period of rotation is 0 to 60 whole seconds.',
    source: API,
    property: 'RefreshTokenRotation.RetryGracePeriodSeconds',
    check: ({ rotation }) => {
      const grace = isKnown(rotation) ? graceOf(rotation) : undefined;
      const { min, max } = ROTATION_GRACE_SECONDS;
      return grace !== undefined && (grace < min || grace > max || !Number.isInteger(grace)) ? [String(grace)] : [];
    },
    message: ([grace], client) => `${grace} seconds is outside of the range of 0 to 60 whole seconds. Write ${hasProps(client) ? 'Duration.seconds(10)' : '10'}, which is enough for a request that is sent again.`,
  },
  {
    id: 'rotation-excludes-refresh-auth',
    level: 'error',
    summary: 'Refresh token rotation and the flow ALLOW_REFRESH_TOKEN_AUTH exclude each other.',
    source: REFRESHING,
    property: 'ExplicitAuthFlows',
    refusal: 'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.',
    check: (client) => isOn(client) && isKnown(client.authFlows) && client.authFlows.items.includes(REFRESH) ? [REFRESH] : [],
    message: ([flow], client) => `${flow} is listed while refresh token rotation is on. ${insteadOfRefresh(client)}`,
  },
  {
    id: 'rotation-grace-without-rotation',
    level: 'warning',
    summary: 'A grace period has an effect only where refresh tokens are rotated.',
    source: REFRESHING,
    property: 'RefreshTokenRotation.RetryGracePeriodSeconds',
    check: ({ rotation }) => isKnown(rotation) && rotation.feature === 'DISABLED' && (graceOf(rotation) ?? 0) > 0 ? [String(graceOf(rotation))] : [],
    message: ([grace], client) => `A grace period of ${grace} ${grace === '1' ? 'second' : 'seconds'} has no effect, because refresh token rotation is off. ${capital(removingGrace(client))}.`,
  },
  {
    id: 'rotation-tier',
    level: 'warning',
    summary: 'Refresh token rotation was announced for the plans ESSENTIALS and PLUS.',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html',
    property: 'RefreshTokenRotation',
    check: (client, { tier }) => isOn(client) && tier === 'LITE' ? ['LITE'] : [],
    message: ([tier], client, pool) => `Refresh token rotation is on, and the user pool is on the ${tier} plan. AWS announced rotation for ESSENTIALS and PLUS, so the deployment may fail. ${capital(off(client))}, or ${setPlan(pool, 'ESSENTIALS')} on the user pool.`,
  },
  {
    id: 'rotation-needs-revocation',
    level: 'warning',
    summary: 'Refresh token rotation is of little use where tokens cannot be revoked.',
    source: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2',
    property: 'RefreshTokenRotation',
    check: (client) => isOn(client) && client.revocation === false ? ['false'] : [],
    message: (_, client) => `Refresh token rotation is on, and token revocation is off: nobody can revoke the tokens of a stolen session. ${capital(setting('EnableTokenRevocation', client, TRUE))}.`,
  },
]);
