import { createHash, randomBytes, randomUUID } from 'crypto';
import type { Clock } from './clock';
import type { RotationConfiguration } from './configuration';
import { isRefusal, type ListedSecret, type Services } from './services';
import { freeFrom } from './slot';
import { CURRENT, currentSince, holding, insteadOf, PENDING, PREVIOUS, StoredSecret, type StoredVersion } from './stored-secret';
import { getToken } from './token-request';

/** Left of the function's time when the last token request has been made. */
const RESERVE = 30_000;

/**
 * One run of a rotation: each step may be called twice, late, or beside another run.
 *
 * Each step reads the labels before it lists Cognito's secrets, and the time before both: what a decision rests on is never newer than its time.
 *
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export class Rotation {
  private readonly started: number;

  public constructor(
    private readonly services: Services,
    private readonly clock: Clock,
    /** What this invocation has left when it begins, which is what another one of the same function had. */
    private readonly functionTimeout: number,
    private readonly configuration: RotationConfiguration,
    private readonly token: string,
  ) {
    this.started = clock.now();
  }

  /** The new value is durable before Cognito hears of it. */
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
      // Another invocation of this step was faster: its value is the one.
      if (!isRefusal(error, 'ResourceExistsException')) {
        throw error;
      }
    }
  }

  /** Cognito gets the new value, in the slot of the secret that was replaced last. */
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

  /** Also runs alone, on a version without a value, when a schedule is made: then the current value is tested. */
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

  /** The new value becomes the current one, unless the current one is no longer the one that was read. */
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
   * The version with the new value: the pending one, or the one that stands in for it.
   *
   * A version's value cannot be changed, and one that was the current one already, and that a person took back, must not return. A value that was made
   * for a client that was replaced since is as good as another: nothing but this rotation knows it.
   */
  private async pending(stored: StoredSecret, staged: StoredVersion | undefined): Promise<StoredVersion | undefined> {
    if (stored.versions.includes(this.substitute)) {
      return stored.read(this.substitute);
    }
    return stored.labelsOf(this.token).includes(PREVIOUS) ? undefined : staged;
  }

  /** The same id whenever it is asked for, so that two invocations make one version. */
  private get substitute(): string {
    return createHash('sha256').update(this.token).digest('hex');
  }

  /** The version to make current: a new one where the current one says something else about the client by now. */
  private async target(current: StoredVersion, pending: StoredVersion, id: string): Promise<string> {
    const text = JSON.stringify(holding(current.content, pending.content.client_secret));
    if (text === JSON.stringify(pending.content)) {
      return pending.version;
    }
    const version = randomUUID();
    await this.services.put(this.configuration.secretId, version, text, [id]);
    return version;
  }

  /** From now on the other secret counts as replaced: noted before it is, so that no crash makes it look older. */
  private async noteHandover(stored: StoredSecret, version: string, now: number): Promise<void> {
    await this.services.moveLabel(stored.secretId, currentSince(now), { to: version });
    for (const { label } of stored.handoversOf(version)) {
      await this.services.moveLabel(stored.secretId, label, { from: version });
    }
  }

  /** A person made another version the current one, at a time that nothing shows: the promise counts from when it was found. */
  private async noteFound(stored: StoredSecret, current: StoredVersion, now: number): Promise<number> {
    await this.noteHandover(stored, current.version, now);
    return now;
  }

  /** While a version is pending that is not the current one, Secrets Manager refuses another rotation; and one that a person took back would return. */
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
      // What a person put there may be anything, also a secret under the wrong name.
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

  /** Cognito's id of the current value; it becomes a label before a second secret could hide it. */
  private async currentId(stored: StoredSecret, current: StoredVersion, listed: readonly ListedSecret[]): Promise<string | undefined> {
    const known = await stored.idOf(current, listed);
    const [only, ...others] = listed;
    if (!known && others.length > 0) {
      throw new Error(`Cognito lists ${listed.map(({ id }) => id).join(' and ')}, and none is known to be the current secret, so none may be deleted: `
        + `put the right id as a staging label on version ${current.version}, or delete the wrong secret`);
    }
    const id = known ?? only?.id;
    const bearer = id && stored.bearing(id);
    // The only one listed may be known as another version's: the current secret was deleted by hand, and a new one mends it.
    if (id && !bearer) {
      await this.services.moveLabel(stored.secretId, id, { to: current.version });
    }
    return id;
  }

  private notInCognito(): Error {
    return new Error(`Cognito does not list the secret of version ${this.token} for client ${this.configuration.client.clientId}: the step setSecret comes first`);
  }
}
