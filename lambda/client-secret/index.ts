import { SYSTEM_CLOCK } from './clock';
import { answer, type CustomResourceEvent } from './custom-resource';
import { Rotation } from './rotation';
import { AwsServices } from './services';

/** What Secrets Manager sends. */
export interface RotationEvent {
  readonly Step: 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret';
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

const services = new AwsServices();
const functionTimeout = Number(process.env.FUNCTION_TIMEOUT_SECONDS ?? 300) * 1000;

export async function handler(event: RotationEvent | CustomResourceEvent): Promise<void> {
  if ('RequestType' in event) {
    return answer(services, SYSTEM_CLOCK, event);
  }
  const rotation = new Rotation(services, SYSTEM_CLOCK, functionTimeout, event.SecretId, event.ClientRequestToken);
  switch (event.Step) {
    case 'createSecret': return rotation.create();
    case 'setSecret': return rotation.set();
    case 'testSecret': return rotation.test();
    case 'finishSecret': return rotation.finish();
    default: throw new Error(`no such step of a rotation: ${JSON.stringify(event.Step)}`);
  }
}
