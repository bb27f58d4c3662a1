import { AwsServices } from './aws-services';
import type { Clock } from './clock';
import { rotationConfiguration } from './configuration';
import { Patience } from './patience';
import { Rotation } from './rotation';

/** The context of an invocation. */
export interface InvocationContext {
  getRemainingTimeInMillis(): number;
}

const STEPS = { createSecret: 'create', setSecret: 'set', testSecret: 'test', finishSecret: 'finish' } as const;

/**
 * The handler of the rotation function. It only does the four steps of a rotation of its own secret.
 *
 * Everyone who may start a rotation may invoke this function. An event therefore cannot choose the secret, the client or the token endpoint.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export function rotationHandler(clock: Clock, environment: Readonly<Record<string, string | undefined>>) {
  return async (event: unknown, context: InvocationContext): Promise<void> => {
    const timeLeft = context.getRemainingTimeInMillis();
    const configuration = rotationConfiguration(environment);
    const { step, token } = understood(event, configuration.secretId);
    const services = new AwsServices(new Patience(clock, clock.now() + timeLeft));
    await new Rotation(services, clock, timeLeft, configuration, token)[step]();
  };
}

function understood(event: unknown, secretId: string): { step: typeof STEPS[keyof typeof STEPS]; token: string } {
  const { Step, SecretId, ClientRequestToken: token } = (event ?? {}) as Record<string, unknown>;
  if (typeof Step !== 'string' || !Object.hasOwn(STEPS, Step) || typeof token !== 'string') {
    throw new Error('this function answers the four steps of a rotation in Secrets Manager, and no other event');
  }
  if (SecretId !== secretId) {
    throw new Error('this function rotates the secret of its own client alone, and the event names another one');
  }
  return { step: STEPS[Step as keyof typeof STEPS], token };
}
