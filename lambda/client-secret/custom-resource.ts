import type { Clock } from './clock';

/** The members of CloudFormation's request that the response repeats. */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly OldResourceProperties?: { readonly SecretId?: unknown };
}

const ATTEMPTS = 5;

/** CloudFormation refuses a response of more than 4,096 bytes, and then waits until the timeout. */
const LONGEST_ANSWER = 4_000;

/**
 * Sends the result to CloudFormation. The response contains no data.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
 */
export async function respond(clock: Clock, event: CustomResourceEvent, physicalId: string, failure: string | undefined): Promise<void> {
  const body = (reason: string) => JSON.stringify({
    Status: failure === undefined ? 'SUCCESS' : 'FAILED',
    Reason: reason,
    PhysicalResourceId: physicalId,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    NoEcho: true,
  });
  let reason = failure ?? 'the secret holds a secret of its client';
  while (Buffer.byteLength(body(reason)) > LONGEST_ANSWER && reason.length > 0) {
    reason = reason.slice(0, Math.floor(reason.length * 0.9));
  }
  await put(clock, event.ResponseURL, body(reason));
}

/** Anyone who knows the URL can send the response, so no error quotes it. */
async function put(clock: Clock, url: string, body: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const status = await fetch(url, { method: 'PUT', body, headers: { 'content-type': '' }, signal: AbortSignal.timeout(10_000) })
      .then((response) => response.ok ? undefined : `status ${response.status}`, () => 'no answer');
    if (status === undefined) {
      return;
    }
    if (attempt === ATTEMPTS) {
      throw new Error(`CloudFormation could not be told the result: ${status}`);
    }
    await clock.sleep(attempt * 1000);
  }
}
