import { createHmac } from 'node:crypto';
import { PROVEN } from './operations';
import { invalid } from './refusal';
import { isObject, type JsonObject } from './request';

/** A request to Cognito. */
export interface Forwarded {
  readonly operation: string;
  readonly body: JsonObject;
}

const REFRESH_FLOWS: readonly unknown[] = ['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'];

/**
 * The request in the form that takes the proof. The form does not depend on the secret.
 *
 * The refresh flow requires a hash of the user name, which apps do not send with a refresh token. GetTokensFromRefreshToken takes the
 * secret instead and returns the same response. It is the only operation that works if refresh tokens are rotated.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export function provable({ operation, body }: Forwarded): Forwarded {
  if (operation !== 'InitiateAuth' || !REFRESH_FLOWS.includes(body.AuthFlow)) { return { operation, body }; }
  const { REFRESH_TOKEN: token, DEVICE_KEY: device } = map(body, 'AuthParameters');
  if (typeof token !== 'string' || token === '') { throw invalid('AuthParameters has no REFRESH_TOKEN'); }
  const { ClientId, ClientMetadata } = body;
  return { operation: 'GetTokensFromRefreshToken', body: { ClientId, ClientMetadata, RefreshToken: token, DeviceKey: device } };
}

/** The request with the proof of this secret, or the unchanged request if the operation takes no proof. */
export function proven({ operation, body }: Forwarded, clientId: string, secret: string): Forwarded {
  const proof = PROVEN.get(operation);
  switch (proof) {
    case undefined:
      return { operation, body };
    case 'ClientSecret':
      return { operation, body: { ...body, ClientSecret: secret } };
    case 'SecretHash':
      return { operation, body: { ...body, SecretHash: secretHash(body.Username, 'Username', clientId, secret) } };
    default: {
      const parameters = map(body, proof);
      return { operation, body: { ...body, [proof]: { ...parameters, SECRET_HASH: secretHash(parameters.USERNAME, `${proof}.USERNAME`, clientId, secret) } } };
    }
  }
}

/**
 * The request with the IP address of the user, or without an address. An address from the caller is removed.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserContextDataType.html
 */
export function withAddress({ operation, body }: Forwarded, address: string | undefined): Forwarded {
  const proof = PROVEN.get(operation);
  if (proof === undefined || proof === 'ClientSecret') { return { operation, body }; }
  const { IpAddress: _, ...context } = map(body, 'UserContextData');
  if (address !== undefined) { return { operation, body: { ...body, UserContextData: { ...context, IpAddress: address } } }; }
  return { operation, body: 'UserContextData' in body ? { ...body, UserContextData: context } : body };
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash */
function secretHash(name: unknown, member: string, clientId: string, secret: string): string {
  if (typeof name !== 'string' || name === '') { throw invalid(`${member} is absent, and the secret hash covers it`); }
  // Half of a surrogate pair has no UTF-8 form, so the hash would be the hash of another name.
  if (Buffer.from(name, 'utf8').toString('utf8') !== name) { throw invalid(`${member} is not valid Unicode`); }
  return createHmac('sha256', secret).update(name + clientId, 'utf8').digest('base64');
}

function map(body: JsonObject, member: string): JsonObject {
  const value = body[member] ?? {};
  if (!isObject(value)) { throw invalid(`${member} is not a JSON object`); }
  return value;
}
