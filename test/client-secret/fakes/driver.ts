import type { Cloud } from './cloud';
import { ARN, CLIENT_ID, TOKEN_ENDPOINT } from './cloud';
import type { Gate, Lambda } from './lambda';
import { lambda } from './lambda';
import type { RotationEvent } from '../../../lambda/client-secret';
import type { CustomResourceEvent } from '../../../lambda/client-secret/custom-resource';

export const STEPS: readonly RotationEvent['Step'][] = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];

let tokens = 0;

/** What Secrets Manager and CloudFormation do with the function. */
export class Driver {
  /** Of every invocation. */
  public readonly lines: string[] = [];

  constructor(public readonly cloud: Cloud, private make: (cloud: Cloud, gate?: Gate) => Lambda = lambda) {}

  /** Has invocations from here on made in another way. */
  public use(make: (cloud: Cloud, gate?: Gate) => Lambda): void {
    this.make = make;
  }

  /** `RotateSecret`: goes on with the version that is pending, if there is one. */
  public begin(): string {
    const { secrets } = this.cloud;
    const pending = secrets.bearer('AWSPENDING');
    if (pending && pending !== secrets.bearer('AWSCURRENT')) { return pending.id; }
    const token = `token-${String(++tokens).padStart(32, '0')}`;
    secrets.addPending(token);
    return token;
  }

  /** `CancelRotateSecret`, after which a person takes the label from the pending version, as the service's docs tell. */
  public cancel(): void {
    this.cloud.secrets.dropPending();
  }

  public async rotate(gate?: Gate, token = this.begin()): Promise<void> {
    for (const step of STEPS) { await this.step(step, token, gate); }
  }

  public async step(Step: RotationEvent['Step'], token: string, gate?: Gate): Promise<void> {
    await this.invoke({ Step, SecretId: ARN, ClientRequestToken: token }, gate);
  }

  /** `RotateSecret` with `RotateImmediately: false`. */
  public async testOnly(): Promise<void> {
    const token = this.begin();
    await this.step('testSecret', token);
    this.cancel();
  }

  public async seed(changes: Record<string, string> = {}, requestType: CustomResourceEvent['RequestType'] = 'Create', gate?: Gate): Promise<Record<string, unknown>> {
    return this.invoke({
      RequestType: requestType,
      ResponseURL: 'https://cloudformation.example/response',
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Seed',
      ResourceProperties: {
        SecretArn: ARN, Credentials: { client_id: CLIENT_ID, issuer: 'issuer', token_endpoint: TOKEN_ENDPOINT, scope: 'api/read', ...changes },
      },
    }, gate);
  }

  private async invoke(event: RotationEvent | CustomResourceEvent, gate?: Gate): Promise<Record<string, unknown>> {
    const made = this.make(this.cloud, gate);
    try {
      await made.createHandler(made.surroundings)(event);
    } finally {
      this.lines.push(...made.lines);
    }
    return made.answers[0];
  }
}
