import { Fn } from 'aws-cdk-lib';
import type { RuleCase } from './case';
import { ConfidentialAppClient, PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const deviceTracking = { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: true };
const flows = (...explicitAuthFlows: string[]) => ({ explicitAuthFlows });
const callbackUrls = ['https://app.acme.org/callback'];

export const deviceTrackingCases: RuleCase[] = [
  {
    rule: 'device-tracking-needs-srp',
    kind: 'confidential',
    pool: { deviceTracking },
    accepts: [
      {}, flows('ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'), flows('ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'),
      flows('ALLOW_USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'), flows('ALLOW_REFRESH_TOKEN_AUTH'), flows('ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', Fn.importValue('Flow')),
      // No refresh.
      flows('ALLOW_USER_PASSWORD_AUTH'),
    ],
    rejects: [flows('ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'), { ...flows('ALLOW_USER_PASSWORD_AUTH'), refreshTokenRotation: { feature: 'ENABLED' } }],
  },
  {
    rule: 'device-tracking-needs-srp',
    kind: 'confidential',
    only: 'l1',
    pool: { deviceTracking: { challengeRequiredOnNewDevice: false, deviceOnlyRememberedOnUserPrompt: false } },
    accepts: [],
    rejects: [flows('ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH')],
  },
  {
    rule: 'device-tracking-needs-srp',
    kind: 'confidential',
    accepts: [
      flows('ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'),
      (fixture: UserPoolFixture) => { fixture.neighbour('AWS::Cognito::UserPool', { DeviceConfiguration: {} }); return flows('ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'); },
      (fixture: UserPoolFixture) => { fixture.neighbour('AWS::Cognito::UserPool', { DeviceConfiguration: Fn.importValue('x') }); return flows('ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'); },
    ],
    rejects: [],
  },
  {
    rule: 'device-tracking-needs-srp',
    judges: 'client',
    pool: { deviceTracking },
    accepts: [
      // What closes the API.
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls, disableApiSignIn: true }),
      (fixture) => new ConfidentialAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls, authFlows: { userPassword: true, userSrp: true } }),
    ],
    rejects: [
      (fixture) => new ConfidentialAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls, authFlows: { userPassword: true } }),
      (fixture) => fixture.pool.addClient('L2', { authFlows: { userPassword: true } }),
    ],
  },
];
