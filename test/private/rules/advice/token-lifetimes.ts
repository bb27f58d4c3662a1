import { Duration, Token } from 'aws-cdk-lib';
import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { said } from './advice';
import { MachineClient } from '../../../../src';
import type { L1Props } from '../../../user-pool-fixture';
import { remade } from '../cases/made';

const NAMES = { accessToken: 'accessTokenValidity', idToken: 'idTokenValidity', refreshToken: 'refreshTokenValidity' } as const;
type TokenName = keyof typeof NAMES;
type Units = CfnUserPoolClient.TokenValidityUnitsProperty;

/** Writes the number of the message, or the Duration as the constructs write it. */
function writes(token: TokenName): (message: string, failing: L1Props) => L1Props {
  return (message, failing) => {
    // Of an unknown unit only a whole number is asked for.
    const [, unit, amount] = /Write (?:Duration\.(\w+)\()?(\d+|one\.)/.exec(message)!;
    if (amount === 'one.') { return { ...failing, [NAMES[token]]: Math.ceil(failing[NAMES[token]]!) }; }
    const units = failing.tokenValidityUnits as Units | undefined;
    return { ...failing, [NAMES[token]]: Number(amount), tokenValidityUnits: unit === undefined ? units : { ...units, [token]: unit } };
  };
}

/** Each token whose lifetime is not whole, or whose unit is none. */
function wrongToken(failing: L1Props, isWrong: (token: TokenName) => boolean): TokenName {
  const token = (Object.keys(NAMES) as TokenName[]).find(isWrong);
  if (!token) { throw new Error(JSON.stringify(failing)); }
  return token;
}

const inMinutes: Advice = {
  client: (message, failing) => message.includes('set TokenValidityUnits.AccessToken to minutes')
    ? { ...failing, tokenValidityUnits: { accessToken: 'minutes' } }
    : writes('accessToken')(message, failing),
};

const token = (ref: string) => Token.asNumber({ Ref: ref });

export const tokenLifetimeAdvice: Record<string, Advice | readonly Advice[]> = {
  'access-token-range': [{ client: writes('accessToken') }, inMinutes],
  'id-token-range': { client: writes('idToken') },
  'refresh-token-range': { client: writes('refreshToken') },
  'access-id-not-over-refresh': { client: writes('refreshToken') },
  'token-unit-enum': {
    client: (message, failing) => {
      const units = failing.tokenValidityUnits as Units;
      const wrong = wrongToken(failing, (each) => units[each] !== undefined);
      return { ...failing, tokenValidityUnits: { ...units, [wrong]: /Write seconds, (minutes)/.exec(message)?.[1] ?? said(message, /Write (\w+)\./) } };
    },
  },
  'token-integer': { client: (message, failing) => writes(wrongToken(failing, (each) => !Number.isInteger(failing[NAMES[each]] ?? 1)))(message, failing) },
  'auth-session-range': { client: (message) => ({ authSessionValidity: Number(said(message, /Write (?:Duration\.minutes\()?(\d+)/)) }) },
  'auth-session-sdk-only': {
    client: (message, failing) => {
      said(message, /Remove (authSessionValidity|AuthSessionValidity|the override of AuthSessionValidity)\./);
      return { ...failing, authSessionValidity: undefined };
    },
  },
  'refresh-too-long': {
    client: (message, failing) => ({ ...failing, refreshTokenValidity: Number(said(message, /Write (?:Duration\.days\()?(\d+)/)), tokenValidityUnits: { refreshToken: 'days' } }),
  },
  'duration-token-unit': {
    built: (message, client): IConstruct => {
      const inSaid = (prop: string) => Duration[said(message, new RegExp(`Duration\\.(\\w+)\\(token\\) for ${prop}`)) as 'days'](token('P'));
      if (client instanceof MachineClient) {
        const { stack, userPool } = client;
        const rotated = new MachineClient(stack, 'Advised', { userPool, scopes: [] });
        rotated.addSecretRotation({ automaticallyAfter: inSaid('automaticallyAfter'), overlap: inSaid('overlap') });
        return rotated;
      }
      const prop = message.includes('authSessionValidity (') ? 'authSessionValidity' : 'refreshTokenRotationGracePeriod';
      return remade(client, { [prop]: inSaid(prop) });
    },
  },
};
