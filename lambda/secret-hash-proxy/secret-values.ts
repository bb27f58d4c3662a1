import { isObject } from './request';
import type { ReadVersion } from './stored-secret';

interface Kept {
  readonly values: readonly string[];
  readonly at: number;
}

const MAX_AGE = 5 * 60_000;
/** A caller can have a proof refused as often as they like, so a refusal is not always worth a look. */
const MIN_AGE = 10_000;

/**
 * The values of the client's secret that Cognito may take: the current one, then the one before it.
 *
 * A rotation adds the new value to Cognito before it makes it current, and leaves the one before until the next rotation. So the value that is kept here
 * is taken for as long as the overlap of the rotation, and the one before is of use where Cognito does not know the new one everywhere yet.
 */
export class SecretValues {
  private kept?: Kept;
  private reading?: Promise<Kept>;

  public constructor(private readonly clientId: string, private readonly read: ReadVersion, private readonly now: () => number = Date.now) {}

  public async known(): Promise<readonly string[]> {
    return this.noOlderThan(MAX_AGE);
  }

  /** The values after Cognito refused the proof of one: read again, unless that was done a moment ago. */
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
      // A value that was right is better than none. The next request reads again.
      return kept.values;
    }
  }

  /** Requests that come together wait for one reading. */
  private async readOnce(): Promise<Kept> {
    this.reading ??= this.readBoth().finally(() => { this.reading = undefined; });
    return this.reading;
  }

  private async readBoth(): Promise<Kept> {
    const at = this.now();
    const [current, previous] = await Promise.all([this.read('AWSCURRENT'), this.read('AWSPREVIOUS').catch(() => undefined)]);
    const value = this.secretIn(current);
    if (value === undefined) { throw new Error('the stored secret is not a JSON object with client_id and client_secret of the app client'); }
    const before = this.secretIn(previous);
    return this.kept = { at, values: before === undefined || before === value ? [value] : [value, before] };
  }

  /** Nothing for the secret of another client, which a stored secret holds after the client was replaced. */
  private secretIn(text: string | undefined): string | undefined {
    let content: unknown;
    try {
      content = JSON.parse(text ?? '');
    } catch {
      return undefined;
    }
    if (!isObject(content) || typeof content.client_secret !== 'string' || content.client_secret === '') { return undefined; }
    return content.client_id === undefined || content.client_id === this.clientId ? content.client_secret : undefined;
  }
}
