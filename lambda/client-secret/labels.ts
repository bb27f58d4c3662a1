import type { Services } from './services';

export const CURRENT = 'AWSCURRENT';
export const PENDING = 'AWSPENDING';
export const PREVIOUS = 'AWSPREVIOUS';

const SINCE = /^CURRENT-SINCE-(\d+)$/;
const CLIENT_SECRET_ID = /^\w+--\d+$/;

/** Marks the version that became the current one then, or soon after. */
export function since(milliseconds: number): string {
  return `CURRENT-SINCE-${Math.floor(milliseconds / 1000)}`;
}

/** The staging labels of a secret, as one look showed them. The ids of Cognito's secrets are among them. */
export class Labels {
  public readonly current?: string;

  public constructor(private readonly byVersion: Readonly<Record<string, readonly string[]>>) {
    this.current = this.bearerOf(CURRENT);
  }

  /** The version that bears a label. */
  public bearerOf(label: string): string | undefined {
    return Object.keys(this.byVersion).find((version) => this.byVersion[version].includes(label));
  }

  public on(version: string, label: string): boolean {
    return this.of(version).includes(label);
  }

  public of(version: string): readonly string[] {
    return this.byVersion[version] ?? [];
  }

  /** The ids of Cognito's secrets, with the version that holds the value of each. */
  public get secretIds(): [id: string, version: string][] {
    return this.all.filter(([label]) => CLIENT_SECRET_ID.test(label));
  }

  /**
   * When the current version became the current one, at the earliest as far as anyone can tell.
   *
   * Its creation does not tell: a run that is tried again for a day makes a version of yesterday the current one.
   */
  public currentSince(created: number): number {
    const marked = this.sinceLabels.map(([label]) => timeOf(label));
    const own = this.current !== undefined && this.of(this.current).some((label) => SINCE.test(label));
    return Math.max(...marked, own ? 0 : created);
  }

  /** The marks of `since`, with the versions that bear them. */
  public get sinceLabels(): [label: string, version: string][] {
    return this.all.filter(([label]) => SINCE.test(label));
  }

  private get all(): [label: string, version: string][] {
    return Object.entries(this.byVersion).flatMap(([version, labels]) => labels.map((label): [string, string] => [label, version]));
  }
}

/** Takes marks of `since` away that a newer one makes useless, so that a secret never bears more than the 20 labels that it may. */
export async function dropOlderSince(labels: Labels, newest: string, arn: string, { secrets }: Services): Promise<void> {
  for (const [label, version] of labels.sinceLabels) {
    if (timeOf(label) < timeOf(newest)) { await secrets.moveLabel(arn, label, version, undefined); }
  }
}

function timeOf(label: string): number {
  return Number(SINCE.exec(label)?.[1]) * 1000;
}
