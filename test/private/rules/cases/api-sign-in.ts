import { UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { made } from './made';
import type { PublicAppClientProps } from '../../../../src';
import { ConfidentialAppClient, PublicAppClient } from '../../../../src';
import { l1Of } from '../../../user-pool-fixture';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const CALLBACKS = { callbackUrls: ['https://app.acme.org/'] };
const API_ONLY = { callbackUrls: undefined, disableOAuth: true };
const GOOGLE = { supportedIdentityProviders: [UserPoolClientIdentityProvider.GOOGLE] };

/** A client of each sort with some props; and one whose flows an override opens again. */
const spa = (props: Partial<PublicAppClientProps>) => (fixture: UserPoolFixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, ...CALLBACKS, ...props });
const web = (props: Partial<PublicAppClientProps>) => (fixture: UserPoolFixture) => made(ConfidentialAppClient, fixture.stack, 'C', { userPool: fixture.pool, ...CALLBACKS, ...props });
const reopened = (props: Partial<PublicAppClientProps>) => (fixture: UserPoolFixture) => {
  const client = web(props)(fixture);
  l1Of(client).addPropertyOverride('ExplicitAuthFlows', ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  return client;
};

const CLOSED = { disableApiSignIn: true };

export const apiSignInCases: RuleCase[] = [
  {
    rule: 'api-sign-in-without-flows',
    judges: 'client',
    accepts: [spa({}), spa({ authFlows: { custom: true } }), spa({ ...CLOSED, authFlows: {} }), web(CLOSED), web(GOOGLE)],
    rejects: [
      spa({ authFlows: {} }), web({ authFlows: { userSrp: false } }), web({ ...GOOGLE, authFlows: {} }),
      spa({ authFlows: {}, disableApiSignIn: false }),
    ],
  },
  {
    rule: 'api-sign-in-beside-flows',
    judges: 'client',
    accepts: [
      spa(CLOSED), spa({ ...CLOSED, authFlows: { userSrp: false } }), web({ ...GOOGLE, authFlows: { userSrp: true } }),
      web({ disableApiSignIn: false, authFlows: { userSrp: true } }),
    ],
    rejects: [spa({ ...CLOSED, authFlows: { userSrp: true } }), web({ ...CLOSED, authFlows: { custom: true } })],
  },
  {
    rule: 'sign-in-impossible',
    judges: 'client',
    accepts: [
      spa(API_ONLY), spa(CLOSED), web({ ...API_ONLY, ...GOOGLE }), web({ ...API_ONLY, authFlows: { adminUserPassword: true } }),
      reopened({ ...API_ONLY, ...CLOSED }),
    ],
    rejects: [spa({ ...API_ONLY, ...CLOSED }), web({ ...API_ONLY, ...CLOSED }), web({ ...API_ONLY, authFlows: {} })],
  },
  {
    rule: 'api-sign-in-disabled-for-pool-users',
    judges: 'client',
    accepts: [spa({}), spa({ ...CLOSED, ...GOOGLE }), web(GOOGLE), reopened(CLOSED)],
    rejects: [spa(CLOSED), web(CLOSED), web({ ...CLOSED, refreshTokenRotation: true })],
  },
  { rule: 'auth-flow-admin-public', judges: 'client', accepts: [spa(CLOSED)], rejects: [spa({ authFlows: { adminUserPassword: true } })] },
  { rule: 'rotation-excludes-refresh-auth', judges: 'client', accepts: [spa(CLOSED), web({ ...CLOSED, refreshTokenRotation: true })], rejects: [] },
  { rule: 'auth-flow-empty-is-default', judges: 'client', accepts: [spa(CLOSED), spa({ authFlows: {} }), web(GOOGLE)], rejects: [] },
];
