import { isObject } from './request';
import type { ReadVersion } from './stored-secret';

interface Kept {
  readonly values: readonly string[];
  readonly at: number;
}

const MAX_AGE = 5 * 60_000;
/** A caller can cause any number of refused proofs, so the secret is not read again after every refusal. */
const MIN_AGE = 10_000;

/** Reads the secret in the text of a stored one. `undefined` if there is none, or if it is of something else. */
type SecretIn = (text: string) => string | undefined;

/**
 * The values of a secret that its other holder may accept: the current value, then the previous one.
 *
 * A rotation adds the new value to Cognito before it makes the value current, and keeps the previous value until the next rotation. Cognito therefore accepts the
 * cached value for the overlap of the rotation. The previous value is needed while Cognito does not know the new value everywhere yet.
 */
export class SecretValues {
  private kept?: Kept;
  private reading?: Promise<Kept>;

  public constructor(
    private readonly secretIn: SecretIn,
    private readonly read: ReadVersion,
    private readonly now: () => number = Date.now,
    private readonly log: (line: string) => void = console.error,
  ) {}

  public async known(): Promise<readonly string[]> {
    return this.noOlderThan(MAX_AGE);
  }

  /** The values after Cognito refused a proof. They are read again, unless that was done a moment ago. */
  public async afterRefusal(): Promise<readonly string[]> {
    return this.noOlderThan(MIN_AGE);
  }

  private async noOlderThan(age: number): Promise<readonly string[]> {
    const { kept } = this;
    if (kept && this.now() - kept.at < age) { return kept.values; }
    try {
      return (await this.readOnce()).values;
    } catch (error) {
      if (!kept) { throw error; }
      // An old value is better than none. The next request reads again.
      this.logFailure('AWSCURRENT', error);
      return kept.values;
    }
  }

  /** Simultaneous requests share one call. */
  private async readOnce(): Promise<Kept> {
    this.reading ??= this.readBoth().finally(() => { this.reading = undefined; });
    return this.reading;
  }

  private async readBoth(): Promise<Kept> {
    const at = this.now();
    const [current, previous] = await Promise.all([this.read('AWSCURRENT'), this.read('AWSPREVIOUS').catch((error: Error) => error)]);
    const value = this.valueIn(current);
    if (value === undefined) { throw new Error('the stored secret does not contain the secret that it is for'); }
    // Without the previous value, some requests during a rotation are refused. That is better than to refuse all requests.
    if (previous instanceof Error) { this.logFailure('AWSPREVIOUS', previous); }
    const before = previous instanceof Error ? undefined : this.valueIn(previous);
    return this.kept = { at, values: before === undefined || before === value ? [value] : [value, before] };
  }

  /** The text of the error may contain parts of the secret. */
  private logFailure(label: string, error: unknown): void {
    this.log(JSON.stringify({ message: `the version ${label} of the stored secret could not be read`, error: (error as Error).name }));
  }

  private valueIn(text: string | undefined): string | undefined {
    return text ? this.secretIn(text) : undefined;
  }
}

/** The secret of this app client. `undefined` for that of another client, which a stored secret contains after the client was replaced. */
export function clientSecretIn(clientId: string): SecretIn {
  return (text) => {
    let content: unknown;
    try {
      content = JSON.parse(text);
    } catch {
      return undefined;
    }
    if (!isObject(content) || typeof content.client_secret !== 'string' || content.client_secret === '') { return undefined; }
    return content.client_id === undefined || content.client_id === clientId ? content.client_secret : undefined;
  };
}
