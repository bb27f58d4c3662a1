import type { Clock } from './clock';
import { Refusal } from './services';

/** Cognito accepts 5 requests a second for each operation and user pool, so simultaneous deployments must wait. */
const PASSING = [
  'TooManyRequestsException', 'ThrottlingException', 'ThrottledException', 'Throttling', 'ConcurrentModificationException',
  'InternalErrorException', 'InternalServiceError', 'InternalFailure', 'ServiceUnavailableException', 'TimeoutError',
];

/** How long the permissions of a new policy may be refused, because IAM is eventually consistent. */
const PERMISSIONS_SPREAD = 30_000;

const UNREADABLE = 'its answer cannot be read';

const LONGEST_PAUSE = 20_000;

/** The time that is reserved after the last attempt, for a response to CloudFormation and an error in the log. */
const RESERVE = 30_000;

/** Retries a call until the service responds or the invocation has no time left. */
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
        const refusal = new Refusal(operation, reasonOf(error as SdkError));
        const until = mends(error as SdkError, refusal.reason);
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

interface SdkError {
  readonly name?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly statusCode?: number };
}

function statusOf({ $metadata, $response }: SdkError): number | undefined {
  return $metadata?.httpStatusCode ?? $response?.statusCode;
}

/** Only the name of the error is used, because its message may quote the request or the response. */
function reasonOf(error: SdkError): string {
  const { name } = error;
  const status = statusOf(error);
  if (name === 'SyntaxError') { return status === undefined || status < 400 ? UNREADABLE : `status ${status}`; }
  if (status === undefined && name !== 'TimeoutError') { return 'no answer'; }
  // A name that is not an error name may be a part of a response.
  return typeof name === 'string' && /^[A-Z][A-Za-z]{1,60}(Exception|Error|Failure|Fault)$|^Throttling$/.test(name) ? name : `status ${status}`;
}

/** Whether a retry may succeed. */
function mends(error: SdkError, reason: string): 'time' | 'permissions' | undefined {
  const status = statusOf(error) ?? 0;
  if (reason === 'AccessDeniedException') { return 'permissions'; }
  return reason === 'no answer' || PASSING.includes(reason) || status === 429 || status >= 500 ? 'time' : undefined;
}
