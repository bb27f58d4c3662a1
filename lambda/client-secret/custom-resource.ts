import type { SeedProperties } from './seed';
import { leave, seed } from './seed';
import type { Services } from './services';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes.html */
export interface CustomResourceEvent {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  readonly ResponseURL: string;
  readonly StackId: string;
  readonly RequestId: string;
  readonly LogicalResourceId: string;
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: Readonly<Record<string, unknown>>;
}

/** Seeds, and tells CloudFormation. The answer carries no data: what it carried would be kept, and shown by `Fn::GetAtt`. */
export async function answer(event: CustomResourceEvent, services: Services, request: typeof fetch, redact: (text: string) => string): Promise<void> {
  let failure: string | undefined;
  try {
    services.log(`${event.RequestType} of ${event.LogicalResourceId}`);
    const properties = seedProperties(event.ResourceProperties);
    if (event.RequestType === 'Delete') {
      await leave(properties, services);
    } else {
      await seed(properties, services);
    }
  } catch (error) {
    failure = redact(`${(error as Error).name}: ${(error as Error).message}`);
    services.log(failure);
  }
  const response = await request(event.ResponseURL, {
    method: 'PUT',
    headers: { 'content-type': '' },
    body: JSON.stringify({
      // A stack must be deletable whatever has become of the client and of the secret.
      Status: failure === undefined || event.RequestType === 'Delete' ? 'SUCCESS' : 'FAILED',
      Reason: failure,
      StackId: event.StackId,
      RequestId: event.RequestId,
      LogicalResourceId: event.LogicalResourceId,
      PhysicalResourceId: event.PhysicalResourceId ?? event.LogicalResourceId,
      NoEcho: true,
    }),
  });
  if (!response.ok) { throw new Error(`CloudFormation did not take the answer: ${response.status}`); }
}

function seedProperties(properties: Readonly<Record<string, unknown>>): SeedProperties {
  const { SecretArn: secretArn, Credentials: credentials } = properties;
  return { secretArn, credentials } as SeedProperties;
}
