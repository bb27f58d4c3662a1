import * as http from 'node:http';
import * as https from 'node:https';
import { text } from 'node:stream/consumers';
import type { Forwarded } from './forwarded';
import { Refusal } from './refusal';

/** The response of Cognito. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request to Cognito. */
export type Send = (request: Forwarded) => Promise<Answer>;

/** API Gateway waits for 29 seconds. A sign-in with several triggers takes a few seconds. Cognito refuses a proof before any trigger runs. */
const TIME_LIMIT = 20_000;
const HANDED_BACK = ['content-type', 'x-amzn-errortype', 'x-amzn-errormessage', 'x-amzn-requestid'];

export function sendTo(endpoint: string, timeLimit = TIME_LIMIT): Send {
  return async ({ operation, body }) => {
    // `AbortSignal.timeout()` would keep the request in memory until the time is over.
    const limit = new AbortController();
    const timer = setTimeout(() => { limit.abort(); }, timeLimit);
    try {
      return await post(endpoint, limit.signal, { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` }, JSON.stringify(body));
    } catch {
      // The error itself is not logged, because its text may contain parts of the request.
      throw limit.signal.aborted
        ? new Refusal(504, 'InternalErrorException', 'Cognito did not answer in time')
        : new Refusal(502, 'InternalErrorException', 'Cognito could not be reached');
    } finally {
      clearTimeout(timer);
    }
  };
}

/**
 * Sends each request on a new connection.
 *
 * Lambda freezes the function between two invocations, and an open connection may be closed in the meantime. If a request on it is lost, it cannot be
 * sent again, because Cognito may have executed it.
 */
async function post(endpoint: string, signal: AbortSignal, headers: Record<string, string>, body: string): Promise<Answer> {
  const { request } = endpoint.startsWith('https:') ? https : http;
  const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request(endpoint, { method: 'POST', agent: false, signal, headers: { ...headers, 'content-type': 'application/x-amz-json-1.1', 'content-length': Buffer.byteLength(body) } }, resolve)
      .on('error', reject).end(body);
  });
  const status = response.statusCode!;
  const answered = await text(response);
  if (status >= 300 && status < 400) { throw new Error('Cognito does not redirect'); }
  const handedBack = HANDED_BACK.flatMap((name) => typeof response.headers[name] === 'string' ? [[name, response.headers[name]]] : []);
  return { status, headers: Object.fromEntries(handedBack) as Record<string, string>, body: answered };
}

/** Whether Cognito refused only the proof, so that the same request with another value may succeed. */
export function refusesProof({ status, headers, body }: Answer, operation: string): boolean {
  if (status !== 400) { return false; }
  const type = `${headers['x-amzn-errortype'] ?? ''} ${body}`;
  if (operation === 'RevokeToken' && /\bUnauthorizedException\b/.test(type)) { return true; }
  return /\bNotAuthorizedException\b/.test(type) && /secret ?hash|client secret|invalid_client/i.test(body);
}
