import { createHash, randomBytes, randomUUID } from 'crypto';
import type { Clock } from './clock';
import type { RotationConfiguration } from './configuration';
import { isRefusal, type ListedSecret, type Services } from './services';
import { freeFrom } from './slot';
import { CURRENT, currentSince, holding, insteadOf, PENDING, PREVIOUS, StoredSecret, type StoredVersion } from './stored-secret';
import { getToken } from './token-request';

/** The time that is reserved after the last token request. */
const RESERVE = 30_000;

/**
 * One run of a rotation. Each step may be invoked twice, late, or at the same time as another run.
 *
 * Each step reads the time, then the labels, then Cognito's list of secrets. The data of a decision is therefore never older than its time.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export class Rotation {
  private readonly started: number;

  public constructor(
    private readonly services: Services,
    private readonly clock: Clock,
    /** The remaining time at the start of this invocation, which is the timeout of the function. */
    private readonly functionTimeout: number,
    private readonly configuration: RotationConfiguration,
    private readonly token: string,
  ) {
    this.started = clock.now();
  }

  /** Stores the new value before Cognito gets it. */
  public async create(): Promise<void> {
    const stored = await this.describe();
    if (stored.bearing(CURRENT) === this.token) { return; }
    const staged = await stored.read(this.token);
    if (await this.pending(stored, staged)) { return; }
    this.assertPending(stored);
    const current = await this.current(stored);
    const content = holding(current.content, randomBytes(32).toString('hex'));
    try {
      await (staged
        ? this.services.put(stored.secretId, this.substitute, JSON.stringify(content), [insteadOf(this.token)])
        : this.services.put(stored.secretId, this.token, JSON.stringify(content), [PENDING]));
    } catch (error) {
      // Another invocation of this step was faster, and its value is used.
      if (!isRefusal(error, 'ResourceExistsException')) {
        throw error;
      }
    }
  }

  /** Adds the new value to Cognito, in the slot of the previous secret. */
  public async set(): Promise<void> {
    const now = this.clock.now();
    const { client, overlap } = this.configuration;
    const stored = await this.describe();
    const { current, pending } = await this.versions(stored);
    const listed = await this.services.listSecrets(client);
    if (current.content.client_secret === pending.content.client_secret || await stored.idOf(pending, listed)) {
      return;
    }
    const currentId = await this.currentId(stored, current, listed);
    const currentSecret = listed.find(({ id }) => id === currentId);
    const other = listed.find(({ id }) => id !== currentId);
    if (currentSecret && other) {
      const replacedAt = await stored.replacedAt(current, now) ?? await this.noteFound(stored, current, now);
      const free = freeFrom(stored, { currentSecret, other, pending, replacedAt }, overlap, this.functionTimeout);
      if (now < free) {
        throw new Error(`${other.id} must stay until ${new Date(free).toISOString()}, and Cognito holds two secrets at most: rotate again after that`);
      }
      await this.services.deleteSecret(client, other.id);
    }
    const id = await this.services.addSecret(client, pending.content.client_secret);
    await this.services.moveLabel(stored.secretId, id, { to: pending.version });
  }

  /** Secrets Manager also invokes this step alone when a schedule is created, with a version without a value. Then it tests the current value. */
  public async test(): Promise<void> {
    const { client, tokenEndpoint } = this.configuration;
    const stored = await this.describe();
    const current = await this.current(stored);
    const pending = await this.pending(stored, await stored.read(this.token)) ?? current;
    const listed = await this.services.listSecrets(client);
    const isCurrent = pending.content.client_secret === current.content.client_secret;
    if (!await stored.idOf(pending, listed) && !isCurrent) {
      throw this.notInCognito();
    }
    if (tokenEndpoint) {
      const content = holding(current.content, pending.content.client_secret);
      await getToken(tokenEndpoint, content, this.clock, this.started + this.functionTimeout - RESERVE);
    }
  }

  /** Makes the new value current, unless the current version has changed since it was read. */
  public async finish(): Promise<void> {
    const stored = await this.describe();
    const { current, pending } = await this.versions(stored);
    const listed = await this.services.listSecrets(this.configuration.client);
    let target = current.version;
    if (current.content.client_secret !== pending.content.client_secret) {
      const id = await stored.idOf(pending, listed);
      if (!id) {
        throw this.notInCognito();
      }
      target = await this.target(current, pending, id);
      await this.noteHandover(stored, target, this.clock.now());
      await this.services.moveLabel(stored.secretId, CURRENT, { from: current.version, to: target });
    }
    await this.end(stored);
    for (const { version, label } of stored.outlived(listed, [current.version, this.token, target, pending.version])) {
      await this.services.moveLabel(stored.secretId, label, { from: version });
    }
  }

  private describe(): Promise<StoredSecret> {
    return StoredSecret.describe(this.services, this.configuration.secretId);
  }

  /**
   * The version with the new value: the pending version or its substitute.
   *
   * The value of a version cannot be changed, and a version that was current before and that a person rejected must not return. A value that was created
   * for a client that has been replaced since can be used, because only this rotation knows it.
   */
  private async pending(stored: StoredSecret, staged: StoredVersion | undefined): Promise<StoredVersion | undefined> {
    if (stored.versions.includes(this.substitute)) {
      return stored.read(this.substitute);
    }
    return stored.labelsOf(this.token).includes(PREVIOUS) ? undefined : staged;
  }

  /** The id is always the same, so two invocations create only one version. */
  private get substitute(): string {
    return createHash('sha256').update(this.token).digest('hex');
  }

  /** The version to make current. It is a new version if the metadata of the current version has changed. */
  private async target(current: StoredVersion, pending: StoredVersion, id: string): Promise<string> {
    const text = JSON.stringify(holding(current.content, pending.content.client_secret));
    if (text === JSON.stringify(pending.content)) {
      return pending.version;
    }
    const version = randomUUID();
    await this.services.put(this.configuration.secretId, version, text, [id]);
    return version;
  }

  /** Notes the time of the replacement before the replacement, so that the previous secret never looks older after a crash. */
  private async noteHandover(stored: StoredSecret, version: string, now: number): Promise<void> {
    await this.services.moveLabel(stored.secretId, currentSince(now), { to: version });
    for (const { label } of stored.handoversOf(version)) {
      await this.services.moveLabel(stored.secretId, label, { from: version });
    }
  }

  /** A person made another version current, at an unknown time. The overlap starts when the rotation finds this. */
  private async noteFound(stored: StoredSecret, current: StoredVersion, now: number): Promise<number> {
    await this.noteHandover(stored, current.version, now);
    return now;
  }

  /** While a version is pending and not current, Secrets Manager refuses another rotation. A version that a person rejected would also return. */
  private async end(stored: StoredSecret): Promise<void> {
    if (stored.bearing(PENDING) !== this.token) { return; }
    try {
      await this.services.moveLabel(stored.secretId, PENDING, { from: this.token });
    } catch (error) {
      // Another invocation of this step was faster.
      if (!isRefusal(error, 'InvalidParameterException')) {
        throw error;
      }
    }
  }

  private async current(stored: StoredSecret): Promise<StoredVersion> {
    const version = stored.bearing(CURRENT);
    const current = version && await stored.read(version);
    if (!current) {
      throw new Error('the secret has no value yet: the deployment that turns rotation on writes it');
    }
    const { clientId } = this.configuration.client;
    if (current.content.client_id !== clientId) {
      // A value that a person wrote may be anything, even a secret under a wrong name, so the message does not quote it.
      throw new Error(`version ${version} holds the secret of another client than ${clientId}: wait for the deployment that replaces the client, then rotate again`);
    }
    return current;
  }

  private async versions(stored: StoredSecret): Promise<{ current: StoredVersion; pending: StoredVersion }> {
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

  private assertPending(stored: StoredSecret): void {
    if (stored.bearing(PENDING) !== this.token) {
      throw new Error(`version ${this.token} is not pending: another rotation took its place, or none was started for it`);
    }
  }

  /** Cognito's id of the current value. It is written as a label before there is a second secret, after which it could not be identified. */
  private async currentId(stored: StoredSecret, current: StoredVersion, listed: readonly ListedSecret[]): Promise<string | undefined> {
    const known = await stored.idOf(current, listed);
    const [only, ...others] = listed;
    if (!known && others.length > 0) {
      throw new Error(`Cognito lists ${listed.map(({ id }) => id).join(' and ')}, and none is known to be the current secret, so none may be deleted: `
        + `put the right id as a staging label on version ${current.version}, or delete the wrong secret`);
    }
    const id = known ?? only?.id;
    const bearer = id && stored.bearing(id);
    // If the only secret in the list belongs to another version, the current secret was deleted by hand. A new secret repairs this.
    if (id && !bearer) {
      await this.services.moveLabel(stored.secretId, id, { to: current.version });
    }
    return id;
  }

  private notInCognito(): Error {
    return new Error(`Cognito does not list the secret of version ${this.token} for client ${this.configuration.client.clientId}: the step setSecret comes first`);
  }
}
