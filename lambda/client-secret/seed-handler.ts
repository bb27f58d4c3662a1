import { AwsServices } from './aws-services';
import type { Clock } from './clock';
import { seedConfiguration, type SeedConfiguration } from './configuration';
import { respond, type CustomResourceEvent } from './custom-resource';
import { Patience } from './patience';
import type { InvocationContext } from './rotation-handler';
import { mend, seed } from './seed';
import type { Services } from './services';

/** The event of EventBridge after a rollback of the stack. */
export interface RolledBackEvent {
  readonly source: 'aws.cloudformation';
}

function isRolledBack(event: CustomResourceEvent | RolledBackEvent): event is RolledBackEvent {
  return (event as Partial<RolledBackEvent> | undefined)?.source === 'aws.cloudformation';
}

/**
 * The handler of the function that CloudFormation invokes.
 *
 * An event cannot choose the secret, the client or the value. Anyone else who invokes the function only makes it write what the deployment defines.
 */
export function seedHandler(clock: Clock, environment: Readonly<Record<string, string | undefined>>) {
  return async (event: CustomResourceEvent | RolledBackEvent, context: InvocationContext): Promise<void> => {
    const services = new AwsServices(new Patience(clock, clock.now() + context.getRemainingTimeInMillis()));
    if (isRolledBack(event)) {
      const { secretId, client } = seedConfiguration(environment);
      return mend(services, clock.now(), secretId, client);
    }
    if (!['Create', 'Update', 'Delete'].includes(event?.RequestType)) {
      throw new Error('this function answers CloudFormation alone, and no other event');
    }
    await answer(services, clock, () => seedConfiguration(environment), event);
  };
}

/** A deletion removes nothing and always succeeds, because the client and the secret may already be deleted. */
export async function answer(services: Services, clock: Clock, configured: () => SeedConfiguration, event: CustomResourceEvent): Promise<void> {
  const deleted = event.RequestType === 'Delete';
  let failure: string | undefined;
  try {
    await work(services, clock, configured(), event);
  } catch (error) {
    failure = deleted ? undefined : (error as Error).message;
  }
  // The id stays the same while the resource is in the stack. With a new id, CloudFormation would delete the resource, which is still in use.
  await respond(clock, event, event.PhysicalResourceId ?? `${event.LogicalResourceId}-${event.RequestId}`, failure);
}

async function work(services: Services, clock: Clock, configuration: SeedConfiguration, event: CustomResourceEvent): Promise<void> {
  const { secretId, client, issuer, tokenEndpoint } = configuration;
  if (event.RequestType === 'Delete') {
    return mend(services, clock.now(), secretId, client);
  }
  const old = event.OldResourceProperties?.SecretId;
  await seed(services, () => clock.now(), secretId, client, {
    client_id: client.clientId,
    issuer,
    ...tokenEndpoint ? { token_endpoint: tokenEndpoint } : {},
    userPoolId: client.userPoolId,
    userPoolClientId: client.clientId,
  }, typeof old === 'string' && old !== secretId ? old : undefined);
}
