import { clientTopic } from './rule';
import { isKnown, isWhole, listed } from '../assembly/text';
import { isComplete, itemsOf } from '../facts/lists';
import { valueAt } from '../facts/properties-at';
import { REFRESH } from '../service/auth-flows';
import { propOf } from '../service/props';

/** Flows with which a sign-in uses SRP, or may use it. */
const WITH_SRP = ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_CUSTOM_AUTH'];
const PASSWORD = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'];

export const deviceTracking = clientTopic('device-tracking', ['ours', 'kind', 'apiSignIn', 'authFlows', 'rotation'], [
  {
    id: 'device-tracking-needs-srp',
    level: 'warning',
    summary: 'Where a user pool tracks devices, its users can sign in with SRP.',
    source: 'https://aws.amazon.com/premiumsupport/knowledge-center/cognito-user-pool-remembered-devices/',
    property: 'ExplicitAuthFlows',
    appliesTo: ['public', 'confidential', 'unknown'],
    refusal: 'Invalid Refresh Token',
    check: ({ apiSignIn, authFlows, rotation }, { properties }) => {
      const devices = valueAt(properties, 'DeviceConfiguration');
      // Any field turns device tracking on, even if its value is false.
      const tracked = isKnown(devices) && typeof devices === 'object' && devices !== null
        && Object.values(devices).some((field) => typeof field !== 'string' || isWhole(field));
      if (!tracked || apiSignIn?.startsWith('closed') || !isComplete(authFlows) || authFlows.items.some((flow) => WITH_SRP.includes(flow))) { return []; }
      const refreshes = authFlows.items.includes(REFRESH) || (isKnown(rotation) && rotation.feature === 'ENABLED');
      return refreshes ? itemsOf(authFlows).filter((flow) => PASSWORD.includes(flow)) : [];
    },
    message: (flows, { ours }, pool) => `The user pool tracks devices, and users sign in through the API only with ${listed(flows)}. Device tracking needs SRP. Without the key of a confirmed device, Cognito refuses their refresh tokens. `
      + `${ours ? 'Set userSrp: true in authFlows' : 'Add ALLOW_USER_SRP_AUTH'}, or remove ${propOf('DeviceConfiguration', pool.written ?? 'L1')} from the user pool.`,
  },
]);
