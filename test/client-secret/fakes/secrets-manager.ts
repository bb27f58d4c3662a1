import type { Clock } from './clock';
import { HOURS } from './clock';
import { ServiceError } from './service-error';

interface HeldVersion {
  readonly id: string;
  /** Absent in the version that `RotateSecret` makes, until `createSecret` has put it. */
  value?: string;
  readonly created: number;
  readonly labels: Set<string>;
}

type Input = Record<string, unknown>;

/**
 * The versions of one secret, by the API reference of Secrets Manager.
 *
 * A version without labels is deprecated; when there are more than 100 the oldest of them go, if they are older than a day.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
 */
export class FakeSecretsManager {
  public tags: Record<string, string> = {};
  /** Every value that was ever current. */
  public onCurrent: (value: string | undefined) => void = () => {};
  public versions: HeldVersion[] = [];

  constructor(private readonly clock: Clock, public readonly arn: string) {}

  public bearer(label: string): HeldVersion | undefined {
    return this.versions.find(({ labels }) => labels.has(label));
  }

  public get current(): Record<string, string> | undefined {
    const value = this.bearer('AWSCURRENT')?.value;
    return value === undefined ? undefined : JSON.parse(value) as Record<string, string>;
  }

  /** What `RotateSecret` does first: a pending version without a value. */
  public addPending(id: string): void {
    this.attach('AWSPENDING', this.add(id));
  }

  public dropPending(): void {
    this.bearer('AWSPENDING')?.labels.delete('AWSPENDING');
    this.forgetUnlabelled();
  }

  public readonly operations: Record<string, (input: Input) => object> = {
    DescribeSecret: (input) => {
      this.check(input);
      return {
        ARN: this.arn,
        VersionIdsToStages: Object.fromEntries(this.versions.filter(({ labels }) => labels.size > 0).map(({ id, labels }) => [id, [...labels]])),
        Tags: Object.entries(this.tags).map(([Key, Value]) => ({ Key, Value })),
      };
    },
    GetSecretValue: (input) => {
      this.check(input);
      const found = input.VersionId === undefined
        ? this.bearer((input.VersionStage as string | undefined) ?? 'AWSCURRENT')
        : this.versions.find(({ id }) => id === input.VersionId);
      if (found?.value === undefined) { throw new ServiceError('ResourceNotFoundException', 'Secrets Manager can\'t find the specified secret value.'); }
      return { ARN: this.arn, VersionId: found.id, SecretString: found.value, VersionStages: [...found.labels], CreatedDate: new Date(found.created) };
    },
    PutSecretValue: (input) => {
      this.check(input);
      const id = input.ClientRequestToken as string;
      if (id.length < 32 || id.length > 64) { throw new ServiceError('InvalidParameterException', 'ClientRequestToken has 32 to 64 characters.'); }
      const labels = (input.VersionStages as string[] | undefined) ?? ['AWSCURRENT'];
      const known = this.versions.find((version) => version.id === id);
      if (known?.value !== undefined) {
        if (known.value !== input.SecretString) {
          throw new ServiceError('ResourceExistsException', `You can't modify an existing version (${known.value}).`);
        }
        return { ARN: this.arn, VersionId: id };
      }
      const first = this.bearer('AWSCURRENT') === undefined;
      const version = known ?? this.add(id);
      version.value = input.SecretString as string;
      for (const label of labels) { this.attach(label, version); }
      if (first && !version.labels.has('AWSPENDING')) { this.attach('AWSCURRENT', version); }
      this.forgetUnlabelled();
      return { ARN: this.arn, VersionId: id };
    },
    UpdateSecretVersionStage: (input) => {
      this.check(input);
      const label = input.VersionStage as string;
      const { RemoveFromVersionId: from, MoveToVersionId: to } = input;
      if (this.bearer(label)?.id !== from) {
        throw new ServiceError('InvalidParameterException', `The staging label ${label} is on version ${String(this.bearer(label)?.id)}.`);
      }
      const target = this.versions.find(({ id }) => id === to);
      if (to !== undefined && !target) { throw new ServiceError('ResourceNotFoundException', `no version ${String(to)}`); }
      if (target) {
        this.attach(label, target);
      } else {
        if (label === 'AWSCURRENT') { throw new ServiceError('InvalidParameterException', 'AWSCURRENT can only be moved.'); }
        this.bearer(label)?.labels.delete(label);
      }
      this.forgetUnlabelled();
      return { ARN: this.arn };
    },
  };

  private check({ SecretId: id }: Input): void {
    if (id !== this.arn) { throw new ServiceError('ResourceNotFoundException', 'Secrets Manager can\'t find the specified secret.'); }
  }

  private add(id: string): HeldVersion {
    const version: HeldVersion = { id, created: this.clock.now, labels: new Set() };
    this.versions.push(version);
    return version;
  }

  private attach(label: string, version: HeldVersion): void {
    const before = this.bearer(label);
    if (before === version) { return; }
    before?.labels.delete(label);
    version.labels.add(label);
    if (label === 'AWSCURRENT') {
      if (before) { this.attach('AWSPREVIOUS', before); }
      this.onCurrent(version.value);
    }
    const labels = this.versions.reduce((count, each) => count + each.labels.size, 0);
    if (labels > 20) { throw new ServiceError('LimitExceededException', 'A secret has at most 20 staging labels.'); }
  }

  private forgetUnlabelled(): void {
    const old = this.versions.filter(({ labels, created }) => labels.size === 0 && this.clock.now - created > 24 * HOURS);
    const gone = new Set(old.slice(0, Math.max(0, this.versions.length - 100)));
    this.versions = this.versions.filter((version) => !gone.has(version));
  }
}
