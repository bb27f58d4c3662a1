import { Duration, Token } from 'aws-cdk-lib';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';

const minutes = (accessTokenValidity: number, unit: string | undefined = 'minutes') => ({ accessTokenValidity, tokenValidityUnits: { accessToken: unit } });

export const tokenLifetimeCases: RuleCase[] = [
  { rule: 'access-token-range', accepts: [minutes(5), minutes(1440), minutes(24, 'hours'), minutes(300, 'seconds'), minutes(1, 'days')], rejects: [minutes(4), minutes(1441), minutes(299, 'seconds'), { accessTokenValidity: 60, tokenValidityUnits: undefined }] },
  {
    rule: 'id-token-range',
    accepts: [{ idTokenValidity: 5, tokenValidityUnits: { idToken: 'minutes' } }, { idTokenValidity: 24, tokenValidityUnits: { idToken: 'hours' } }],
    rejects: [{ idTokenValidity: 4, tokenValidityUnits: { idToken: 'minutes' } }, { idTokenValidity: 25, tokenValidityUnits: { idToken: 'hours' } }],
  },
  {
    rule: 'refresh-token-range',
    accepts: [{ refreshTokenValidity: 60, tokenValidityUnits: { refreshToken: 'minutes' } }, { refreshTokenValidity: 3650, tokenValidityUnits: { refreshToken: 'days' } }],
    rejects: [
      { refreshTokenValidity: 59, tokenValidityUnits: { refreshToken: 'minutes' } },
      { refreshTokenValidity: 3651, tokenValidityUnits: { refreshToken: 'days' } },
      { refreshTokenValidity: 3651, tokenValidityUnits: undefined },
    ],
  },
  {
    rule: 'access-id-not-over-refresh',
    accepts: [{ refreshTokenValidity: 60, accessTokenValidity: 60, idTokenValidity: 60, tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' } }],
    rejects: [
      { refreshTokenValidity: 60, accessTokenValidity: 61, idTokenValidity: 60, tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' } },
      { refreshTokenValidity: 60, accessTokenValidity: 60, idTokenValidity: 61, tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' } },
    ],
  },
  {
    rule: 'token-unit-enum',
    accepts: [minutes(5, 'minutes')],
    rejects: [minutes(5, 'minute'), { tokenValidityUnits: { idToken: 'weeks' } }, { tokenValidityUnits: { refreshToken: 'Days' } }],
  },
  { rule: 'token-integer', accepts: [minutes(300, 'seconds')], rejects: [minutes(5.5), { refreshTokenValidity: 1.5 }] },
  { rule: 'auth-session-range', accepts: [{ authSessionValidity: 3 }, { authSessionValidity: 15 }], rejects: [{ authSessionValidity: 2 }, { authSessionValidity: 16 }, { authSessionValidity: 3.5 }] },
  {
    rule: 'duration-token-unit',
    judges: 'client',
    accepts: [(world) => new PublicAppClient(world.stack, 'C', {
      userPool: world.pool, disableOAuth: true, authSessionValidity: Duration.minutes(Token.asNumber({ Ref: 'P' })), refreshTokenRotationGracePeriod: Duration.seconds(Token.asNumber({ Ref: 'P' })),
    })],
    rejects: [(world) => new PublicAppClient(world.stack, 'C', { userPool: world.pool, disableOAuth: true, authSessionValidity: Duration.hours(Token.asNumber({ Ref: 'P' })) })],
  },
];
