import type { AppClient, ListedSecret, Services, VersionLabels, VersionValue } from './services';

/** Everything that an app needs to get a token, in the standard names. */
export interface Content {
  readonly [name: string]: unknown;
  readonly client_id: string;
  readonly client_secret: string;
}

/**
 * A content with this secret, also under the name that Cognito uses when it stores a secret in Secrets Manager itself.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
 */
export function holding<Metadata extends { readonly client_id: string }>(metadata: Metadata, secret: string): Metadata & Content {
  return { ...metadata, client_secret: secret, clientSecretValue: secret };
}

/** A version of the stored secret. A person may have written any value, so the content may be missing. */
export interface AnyVersion {
  readonly version: string;
  readonly created: number;
  readonly content?: Content;
}

/** A version that contains a secret of a client. */
export interface StoredVersion extends AnyVersion {
  readonly content: Content;
}

export function isUsable(version: AnyVersion | undefined): version is StoredVersion {
  return version?.content !== undefined;
}

interface Handover {
  readonly label: string;
  readonly at: number;
}

export const CURRENT = 'AWSCURRENT';
export const PENDING = 'AWSPENDING';
export const PREVIOUS = 'AWSPREVIOUS';

const COGNITO_ID = /^[\w+]+--\d+$/;
const CURRENT_SINCE = /^current-since-(\d+)$/;
const INSTEAD_OF = /^instead-of-/;

/** The possible difference between the clocks of two invocations or services. */
export const CLOCK_SKEW = 60_000;

export function currentSince(now: number): string {
  return `current-since-${now}`;
}

export function insteadOf(version: string): string {
  return `instead-of-${version}`;
}

/**
 * The stored secret at one moment. Its labels are read once, and its values when they are needed.
 *
 * Cognito's ids are labels: the version with an id as its label contains the value of that id.
 */
export class StoredSecret {
  public static async describe(services: Services, secretId: string): Promise<StoredSecret> {
    return new StoredSecret(services, secretId, await services.describe(secretId));
  }

  private constructor(
    private readonly services: Services,
    public readonly secretId: string,
    private readonly labels: VersionLabels,
  ) {}

  public get versions(): string[] {
    return Object.keys(this.labels);
  }

  public labelsOf(version: string): readonly string[] {
    return this.labels[version] ?? [];
  }

  public bearing(label: string): string | undefined {
    return this.versions.find((version) => this.labels[version].includes(label));
  }

  /** Whether a version has the id of a secret of this client as its label. */
  public knowsSecretsOf(client: AppClient): boolean {
    return this.versions.some((version) => this.labels[version].some((label) => label.startsWith(`${client.clientId}--`)));
  }

  /** Throws an error if the version contains no secret of a client. */
  public async read(version: string): Promise<StoredVersion | undefined> {
    const read = await this.readAny(version);
    if (read && !isUsable(read)) {
      throw new Error(`version ${version} of the secret is not a JSON object with client_id and client_secret: put one that is, or delete the version's labels`);
    }
    return read;
  }

  public async readAny(version: string): Promise<AnyVersion | undefined> {
    const value = await this.services.read(this.secretId, version);
    return value && { version, created: value.created, content: parse(value) };
  }

  /** Cognito's id of the value of a version, from its own label or from the label of a version with the same value. */
  public async idOf({ version, content }: StoredVersion, listed: readonly ListedSecret[]): Promise<string | undefined> {
    const ids = listed.map(({ id }) => id);
    const own = this.labelsOf(version).find((label) => ids.includes(label));
    if (own) {
      return own;
    }
    for (const id of ids) {
      const bearer = this.bearing(id);
      const other = bearer && await this.readAny(bearer);
      if (other && other.content?.client_id === content.client_id && other.content.client_secret === content.client_secret) {
        return id;
      }
    }
    return undefined;
  }

  /**
   * The time since when apps can read only the current value. `undefined` if a person moved the label, because the time of that is unknown.
   *
   * Everyone who may label versions can write a time in the future. It is ignored, because it must not stop all rotations.
   */
  public async replacedAt(current: StoredVersion, now: number): Promise<number | undefined> {
    const noted = latest(this.handoversOf(current.version));
    if (noted > now + CLOCK_SKEW) { return undefined; }
    const since = noted || current.created;
    const handovers = this.versions.flatMap((version) => this.handoversOf(version));
    if (latest(handovers.filter(({ at }) => at <= now + CLOCK_SKEW)) > since) { return undefined; }
    const bearer = this.bearing(PREVIOUS);
    const previous = bearer === undefined ? undefined : await this.readAny(bearer);
    return previous && previous.created > since && previous.content?.client_secret !== current.content.client_secret ? undefined : since;
  }

  /** The labels of a version with the times at which it was about to become current. */
  public handoversOf(version: string): Handover[] {
    return this.labelsOf(version).flatMap((label) => {
      const since = CURRENT_SINCE.exec(label);
      return since ? [{ label, at: Number(since[1]) }] : [];
    });
  }

  /** The labels of this function on versions whose secret Cognito no longer has. Secrets Manager deletes versions without labels. */
  public outlived(listed: readonly ListedSecret[], kept: readonly string[]): { readonly version: string; readonly label: string }[] {
    return this.versions
      .filter((version) => !kept.includes(version) && !listed.some(({ id }) => this.labels[version].includes(id)))
      .flatMap((version) => this.labels[version]
        .filter((label) => isOurs(label))
        .map((label) => ({ version, label })));
  }
}

/** True for a label that a rotation wrote and that belongs to a value. */
export function isOurs(label: string): boolean {
  return [COGNITO_ID, CURRENT_SINCE, INSTEAD_OF].some((pattern) => pattern.test(label));
}

function latest(handovers: readonly Handover[]): number {
  return Math.max(...handovers.map(({ at }) => at), 0);
}

/** The error of `JSON.parse` would quote the value. */
function parse({ text }: VersionValue): Content | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { client_id: id, client_secret: secret } = (content ?? {}) as Partial<Content>;
  return typeof id === 'string' && typeof secret === 'string' ? content as Content : undefined;
}
