import { Duration, Fn, Token } from 'aws-cdk-lib';
import { OAuthScope } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { made } from './made';
import { MachineClient, PublicAppClient } from '../../../../src';

const minutes = (accessTokenValidity: number, unit: string | undefined = 'minutes') => ({ accessTokenValidity, tokenValidityUnits: { accessToken: unit } });

const refresh = (refreshTokenValidity: number, feature: string) => ({ refreshTokenValidity, tokenValidityUnits: { refreshToken: 'days' }, refreshTokenRotation: { feature } });

export const tokenLifetimeCases: RuleCase[] = [
  { rule: 'access-token-range', accepts: [minutes(5), minutes(1440), minutes(24, 'hours'), minutes(300, 'seconds'), minutes(1, 'days')], rejects: [minutes(4), minutes(1441), minutes(299, 'seconds'), { accessTokenValidity: 60, tokenValidityUnits: undefined }, { accessTokenValidity: 4.5, tokenValidityUnits: { accessToken: 'minutes' } }] },
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
      { refreshTokenValidity: 3651, tokenValidityUnits: undefined }, { refreshTokenValidity: 0 },
    ],
  },
  {
    rule: 'access-id-not-over-refresh',
    accepts: [{ refreshTokenValidity: 60, accessTokenValidity: 60, idTokenValidity: 60, tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' } }],
    rejects: [
      { refreshTokenValidity: 1, accessTokenValidity: 2, idTokenValidity: 61, tokenValidityUnits: { accessToken: 'hours', idToken: 'minutes', refreshToken: 'hours' } },
      { refreshTokenValidity: 10, accessTokenValidity: 20, idTokenValidity: 30, tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' } },
      { refreshTokenValidity: 60, accessTokenValidity: 61, idTokenValidity: 60, tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' } },
      { refreshTokenValidity: 60, accessTokenValidity: 60, idTokenValidity: 61, tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' } },
    ],
  },
  {
    rule: 'token-unit-enum',
    accepts: [minutes(5, 'minutes')],
    rejects: [minutes(5, 'minute'), minutes(5, 'constructor'), { tokenValidityUnits: { idToken: 'weeks' } }, { refreshTokenValidity: 30, tokenValidityUnits: { refreshToken: 'Days' } }],
  },
  {
    rule: 'token-integer',
    accepts: [minutes(300, 'seconds'), minutes(5, Fn.importValue('Unit'))],
    rejects: [minutes(5.5), minutes(4.5), { refreshTokenValidity: 1.5 }, minutes(5.5, Fn.importValue('Unit')), minutes(5.5, 'weeks')],
  },
  { rule: 'auth-session-range', accepts: [{ authSessionValidity: 3 }, { authSessionValidity: 15 }], rejects: [{ authSessionValidity: 2 }, { authSessionValidity: 16 }, { authSessionValidity: 3.5 }] },
  {
    rule: 'auth-session-sdk-only',
    accepts: [
      { authSessionValidity: 5 }, { authSessionValidity: 5, explicitAuthFlows: undefined }, { authSessionValidity: 5, explicitAuthFlows: [] },
      { authSessionValidity: 3, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] },
    ],
    rejects: [{ authSessionValidity: 5, explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }],
  },
  { rule: 'auth-session-sdk-only', kind: 'machine', accepts: [{ authSessionValidity: 3 }], rejects: [{ authSessionValidity: 4 }] },
  {
    rule: 'refresh-too-long',
    accepts: [refresh(365, 'DISABLED'), refresh(365, 'ENABLED'), { refreshTokenValidity: undefined, refreshTokenRotation: undefined }],
    rejects: [refresh(366, 'DISABLED'), refresh(366, 'ENABLED'), { ...refresh(3650, 'DISABLED'), refreshTokenRotation: undefined }],
  },
  { rule: 'refresh-too-long', kind: 'confidential', accepts: [refresh(3650, 'DISABLED')], rejects: [] },
  {
    rule: 'duration-token-unit',
    judges: 'client',
    accepts: [(fixture) => made(PublicAppClient, fixture.stack, 'C', {
      userPool: fixture.pool, disableOAuth: true, authSessionValidity: Duration.minutes(Token.asNumber({ Ref: 'P' })), refreshTokenRotationGracePeriod: Duration.seconds(Token.asNumber({ Ref: 'P' })),
    })],
    rejects: [(fixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, disableOAuth: true, authSessionValidity: Duration.hours(Token.asNumber({ Ref: 'P' })) }),
      (fixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, disableOAuth: true, refreshTokenRotationGracePeriod: Duration.minutes(Token.asNumber({ Ref: 'P' })) }),
      (fixture) => {
        const client = new MachineClient(fixture.stack, 'Job', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] });
        client.addSecretRotation({ automaticallyAfter: Duration.hours(Token.asNumber({ Ref: 'P' })), overlap: Duration.hours(Token.asNumber({ Ref: 'P' })) });
        return client;
      }],
  },
];
