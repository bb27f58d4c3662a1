import { Refused } from './refused';

interface Version {
  text?: string;
  readonly created: number;
  readonly labels: Set<string>;
  deprecated?: number;
}

const DAY = 24 * 60 * 60 * 1000;
const MOST_LABELS = 20;
const MOST_VERSIONS = 100;

/**
 * One secret of Secrets Manager, with the rules of its versions and staging labels.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutSecretValue.html
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
 */
export class FakeSecretsManager {
  /** Told whenever another version has become the current one. */
  public onCurrent?: (text: string) => void;
  private readonly versions = new Map<string, Version>();

  public constructor(private readonly now: () => number) {}

  public describe(): Record<string, string[]> {
    this.drop();
    return Object.fromEntries([...this.versions]
      .filter(([, { labels }]) => labels.size > 0)
      .map(([id, { labels }]) => [id, [...labels]]));
  }

  public get(version: string): { text: string; created: number } {
    this.drop();
    const found = this.versions.get(version);
    if (found?.text === undefined) {
      throw new Refused('ResourceNotFoundException', "Secrets Manager can't find the specified secret value");
    }
    return { text: found.text, created: found.created };
  }

  public put(token: string, text: string, labels: readonly string[] = ['AWSCURRENT']): void {
    const existing = this.versions.get(token);
    if (existing?.text !== undefined) {
      if (existing.text !== text) {
        throw new Refused('ResourceExistsException', 'You can\'t use ClientRequestToken for that version, it has another value');
      }
      return;
    }
    if (labels.length === 0 || new Set([...existing?.labels ?? [], ...labels]).size > MOST_LABELS) {
      throw new Refused('InvalidParameterException', 'a version has 1 to 20 staging labels');
    }
    const version: Version = { text, created: this.now(), labels: existing?.labels ?? new Set() };
    this.versions.set(token, version);
    labels.forEach((label) => this.attach(label, token));
    this.drop();
    if (this.versions.size > MOST_VERSIONS) {
      throw new Refused('LimitExceededException', 'too many versions');
    }
  }

  public move(label: string, from?: string, to?: string): void {
    const bearer = this.bearing(label);
    if (to !== undefined && !this.versions.has(to)) {
      throw new Refused('ResourceNotFoundException', `no version ${to}`);
    }
    if (from !== undefined && bearer !== from) {
      throw new Refused('InvalidParameterException', `the staging label ${label} is not attached to version ${from}`);
    }
    if (to === undefined && label === 'AWSCURRENT') {
      throw new Refused('InvalidParameterException', 'You can only move staging label AWSCURRENT to a different secret version.');
    }
    if (to === undefined) {
      this.detach(label);
      return;
    }
    if (bearer !== undefined && bearer !== to && from === undefined) {
      throw new Refused('InvalidParameterException', `The parameter RemoveFromVersionId can't be empty. Staging label ${label} is attached to ${bearer}`);
    }
    if (this.versions.get(to)!.labels.size >= MOST_LABELS) {
      throw new Refused('LimitExceededException', 'a version has at most 20 staging labels');
    }
    this.attach(label, to);
  }

  /** What RotateSecret does first: a version without a value is staged as pending. */
  public stage(token: string): void {
    const pending = this.bearing('AWSPENDING');
    if (pending !== undefined && pending !== this.bearing('AWSCURRENT')) {
      throw new Refused('InvalidRequestException', 'A previous rotation isn\'t complete. That rotation will be reattempted.');
    }
    this.versions.set(token, { created: this.now(), labels: new Set() });
    this.attach('AWSPENDING', token);
  }

  /** What CancelRotateSecret and then a person does: the recipe of the API page for a rotation that was cancelled. */
  public unstage(): void {
    this.detach('AWSPENDING');
  }

  public get current(): Record<string, string> | undefined {
    const version = this.bearing('AWSCURRENT');
    return version === undefined ? undefined : JSON.parse(this.versions.get(version)!.text!);
  }

  public bearing(label: string): string | undefined {
    return [...this.versions].find(([, { labels }]) => labels.has(label))?.[0];
  }

  private attach(label: string, to: string): void {
    const from = this.bearing(label);
    if (from === to) {
      return;
    }
    this.detach(label);
    const version = this.versions.get(to)!;
    version.labels.add(label);
    version.deprecated = undefined;
    if (label === 'AWSCURRENT') {
      if (version.labels.has('AWSPREVIOUS')) {
        this.detach('AWSPREVIOUS');
      }
      if (from !== undefined) {
        this.attach('AWSPREVIOUS', from);
      }
      this.onCurrent?.(version.text!);
    }
  }

  private detach(label: string): void {
    const from = this.bearing(label);
    if (from !== undefined) {
      const version = this.versions.get(from)!;
      version.labels.delete(label);
      version.deprecated = version.labels.size === 0 ? this.now() : undefined;
    }
  }

  /** Versions without a label may go; younger than a day they stay. */
  private drop(): void {
    for (const [id, { deprecated }] of this.versions) {
      if (deprecated !== undefined && deprecated + DAY < this.now()) {
        this.versions.delete(id);
      }
    }
  }
}
