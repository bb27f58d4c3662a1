import type { Clock } from './clock';
import { Refusal } from './services';

/** Cognito answers 5 requests a second for an operation and a pool, so many deployments at once have to wait. */
const PASSING = [
  'TooManyRequestsException', 'ThrottlingException', 'ThrottledException', 'RequestLimitExceeded', 'Throttling', 'LimitExceeded', 'ConcurrentModificationException',
  'InternalErrorException', 'InternalServiceError', 'InternalFailure', 'ServiceUnavailable', 'ServiceUnavailableException', 'TimeoutError', 'ServiceTimeout',
];

/** How long a role may be refused what its policy allows, after IAM was told of it. */
const PERMISSIONS_SPREAD = 30_000;

const LONGEST_PAUSE = 20_000;

/** Left for what follows the last attempt: an answer to CloudFormation, an error in the log. */
const RESERVE = 30_000;

/** Calls a service again until it answers, or until the invocation has no time left. */
export class Patience {
  private readonly started: number;

  public constructor(private readonly clock: Clock, private readonly ends: number, private readonly random: () => number = Math.random) {
    this.started = clock.now();
  }

  public async call<Answer>(operation: string, send: () => Promise<Answer>): Promise<Answer> {
    for (let most = 500; ; most = Math.min(most * 2, LONGEST_PAUSE)) {
      try {
        return await send();
      } catch (error) {
        const refusal = new Refusal(operation, reasonOf(error));
        const until = mends(error, refusal.reason);
        const pause = most * (0.2 + 0.8 * this.random());
        if (until === undefined || this.clock.now() + pause > (until === 'permissions' ? this.permissionsSpread : this.ends - RESERVE)) {
          throw refusal;
        }
        await this.clock.sleep(pause);
      }
    }
  }

  private get permissionsSpread(): number {
    return Math.min(this.started + PERMISSIONS_SPREAD, this.ends - RESERVE);
  }
}

/** An error's name is the service's; its message may quote what was sent or answered. */
function reasonOf(error: unknown): string {
  const { name, $metadata: { httpStatusCode: status } = {} } = error as SdkError;
  if (error instanceof SyntaxError || name === 'SyntaxError') { return 'its answer cannot be read'; }
  if (status === undefined && !isTimeout(error)) { return 'no answer'; }
  return typeof name === 'string' && /^[A-Za-z]{1,60}$/.test(name) && name !== 'Error' ? name : `status ${status}`;
}

interface SdkError {
  readonly name?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

function isTimeout(error: unknown): boolean {
  return (error as SdkError).name === 'TimeoutError';
}

/** Whether time may mend it. */
function mends(error: unknown, reason: string): 'time' | 'permissions' | undefined {
  const { httpStatusCode: status } = (error as SdkError).$metadata ?? {};
  if (reason === 'AccessDeniedException') { return 'permissions'; }
  if (reason === 'its answer cannot be read') { return undefined; }
  return reason === 'no answer' || PASSING.includes(reason) || status === 429 || (status ?? 0) >= 500 ? 'time' : undefined;
}
