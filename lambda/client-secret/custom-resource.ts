import type { Clock } from './clock';
import { leave, seed, type Metadata } from './seed';
import type { Services } from './services';

/** What CloudFormation sends. */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: {
    readonly SecretId: string;
    readonly UserPoolId: string;
    readonly ClientId: string;
    readonly Content: Metadata;
  };
}

const ATTEMPTS = 5;

/**
 * Seeds the stored secret and tells CloudFormation so. There is no data in the answer. A deletion takes nothing away, and always succeeds: client and
 * secret may be gone already.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html
 */
export async function answer(services: Services, clock: Clock, event: CustomResourceEvent): Promise<void> {
  const { SecretId: secretId, UserPoolId: userPoolId, ClientId: clientId, Content: metadata } = event.ResourceProperties;
  const deleted = event.RequestType === 'Delete';
  let failure: string | undefined;
  try {
    await (deleted ? leave(services, secretId, { userPoolId, clientId }) : seed(services, secretId, { userPoolId, clientId }, metadata));
  } catch (error) {
    failure = (error as Error).message;
  }
  const body = JSON.stringify({
    Status: failure === undefined || deleted ? 'SUCCESS' : 'FAILED',
    Reason: failure ?? 'the secret holds a secret of its client',
    // Only another secret makes another resource; the deletion that follows does nothing.
    PhysicalResourceId: deleted ? event.PhysicalResourceId : `${secretId}/seed`,
    StackId: event.StackId,
    RequestId: event.RequestId,
    LogicalResourceId: event.LogicalResourceId,
    NoEcho: true,
  });
  await respond(clock, event.ResponseURL, body);
}

/** The address is a key to the stack's answer, so no error quotes it. */
async function respond(clock: Clock, url: string, body: string): Promise<void> {
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
