import { createHash } from 'crypto';
import { CURRENT, PENDING, PREVIOUS, type StoredSecret, type StoredVersion } from './stored-secret';

/** The versions of a stored secret, as one rotation uses them. */
export class RotationVersions {
  /**
   * @param clientId the client whose secret is rotated
   * @param token the version that Secrets Manager chose for the new value
   */
  public constructor(private readonly clientId: string, private readonly token: string) {}

  /** The id is always the same, so two invocations create only one version. */
  public get substitute(): string {
    return createHash('sha256').update(this.token).digest('hex');
  }

  /**
   * The version with the new value: the pending version or its substitute.
   *
   * The value of a version cannot be changed, and a version that was current before and that a person rejected must not return. A value that was created
   * for a client that has been replaced since can be used, because only this rotation knows it.
   */
  public async pending(stored: StoredSecret, staged: StoredVersion | undefined): Promise<StoredVersion | undefined> {
    if (stored.versions.includes(this.substitute)) {
      return stored.read(this.substitute);
    }
    return stored.labelsOf(this.token).includes(PREVIOUS) ? undefined : staged;
  }

  /** The version that apps read. It must contain the secret of this client. */
  public async current(stored: StoredSecret): Promise<StoredVersion> {
    const version = stored.bearing(CURRENT);
    const current = version && await stored.read(version);
    if (!current) {
      throw new Error('the secret has no value yet: the deployment that turns rotation on writes it');
    }
    if (current.content.client_id !== this.clientId) {
      // A value that a person wrote may be anything, even a secret under a wrong name, so the message does not quote it.
      throw new Error(`version ${version} holds the secret of another client than ${this.clientId}: wait for the deployment that replaces the client, then rotate again`);
    }
    return current;
  }

  /** The current version and the version with the new value. */
  public async both(stored: StoredSecret): Promise<{ current: StoredVersion; pending: StoredVersion }> {
    const current = await this.current(stored);
    const pending = await this.pending(stored, await stored.read(this.token));
    if (!pending) {
      throw new Error(`version ${this.token} has no value for this rotation: the step createSecret comes first`);
    }
    if (current.content.client_secret !== pending.content.client_secret) {
      this.assertPending(stored);
    }
    return { current, pending };
  }

  /** Throws if Secrets Manager does not wait for this rotation. */
  public assertPending(stored: StoredSecret): void {
    if (stored.bearing(PENDING) !== this.token) {
      throw new Error(`version ${this.token} is not pending: another rotation took its place, or none was started for it`);
    }
  }
}
