import { PROVEN, SIGNED_IN } from './operations';
import { forbidden, invalid } from './refusal';
import { type AppRequest, isObject, type JsonObject } from './request';

/** Throws an error if an app of this client has no reason to send the request. */
export function checkAllowed({ operation, body }: AppRequest, clientId: string): void {
  if (!PROVEN.has(operation) && !SIGNED_IN.has(operation)) {
    throw invalid('the operation is not one that an app calls; the proxy forwards the operations of app clients and of signed-in users only');
  }
  if (PROVEN.has(operation) || 'ClientId' in body) { checkClient(body.ClientId, clientId); }
  if ('AccessToken' in body) { checkToken(body.AccessToken, clientId); }
}

function checkClient(id: unknown, clientId: string): void {
  if (id !== clientId) { throw forbidden('ClientId is not the app client of this proxy'); }
}

/** Cognito verifies the token. A token that names another client is refused, whoever signed it. */
function checkToken(token: unknown, clientId: string): void {
  if (typeof token !== 'string') { throw invalid('AccessToken is not a string'); }
  const claimed = claims(token).client_id;
  if (claimed !== undefined && claimed !== clientId) { throw forbidden('AccessToken belongs to another app client than that of this proxy'); }
}

function claims(token: string): JsonObject {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return isObject(payload) ? payload : {};
  } catch {
    return {};
  }
}
