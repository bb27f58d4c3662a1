import type { Forwarded } from './forwarded';
import { Refusal } from './refusal';

/** What Cognito answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends a request to Cognito. */
export type Send = (request: Forwarded) => Promise<Answer>;

/** API Gateway waits for 29 seconds. A sign-in with several triggers takes a few; a refused proof is answered before any trigger runs. */
const TIME_LIMIT = 20_000;
const HANDED_BACK = ['content-type', 'x-amzn-errortype', 'x-amzn-errormessage', 'x-amzn-requestid'];

export function sendTo(endpoint: string, timeLimit = TIME_LIMIT): Send {
  return async ({ operation, body }) => {
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeLimit),
      });
      const headers = HANDED_BACK.flatMap((name) => response.headers.has(name) ? [[name, response.headers.get(name)!]] : []);
      return { status: response.status, headers: Object.fromEntries(headers), body: await response.text() };
    } catch (error) {
      // Not the error itself: its text may hold what was sent.
      throw (error as Error).name === 'TimeoutError'
        ? new Refusal(504, 'InternalErrorException', 'Cognito did not answer in time')
        : new Refusal(502, 'InternalErrorException', 'Cognito could not be reached');
    }
  };
}

/** Whether Cognito refused the proof and nothing else, so that the same request with another value may be taken. */
export function refusesProof({ status, headers, body }: Answer, operation: string): boolean {
  if (status !== 400) { return false; }
  const type = `${headers['x-amzn-errortype'] ?? ''} ${body}`;
  if (operation === 'RevokeToken' && /\bUnauthorizedException\b/.test(type)) { return true; }
  return /\bNotAuthorizedException\b/.test(type) && /secret ?hash|client secret|invalid_client/i.test(body);
}
