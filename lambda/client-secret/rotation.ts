import { randomBytes } from 'crypto';
import type { Clock } from './clock';
import type { RotationConfiguration } from './configuration';
import { endRotation, handoverTarget, noteHandover } from './handover';
import { RotationVersions } from './rotation-versions';
import { isRefusal, type ListedSecret, type Services } from './services';
import { freeFrom } from './slot';
import { CURRENT, holding, insteadOf, PENDING, StoredSecret, type StoredVersion } from './stored-secret';
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
  private readonly versions: RotationVersions;

  public constructor(
    private readonly services: Services,
    private readonly clock: Clock,
    /** The remaining time at the start of this invocation, which is the timeout of the function. */
    private readonly functionTimeout: number,
    private readonly configuration: RotationConfiguration,
    private readonly token: string,
  ) {
    this.started = clock.now();
    this.versions = new RotationVersions(configuration.client.clientId, token);
  }

  /** Stores the new value before Cognito gets it. */
  public async create(): Promise<void> {
    const stored = await this.describe();
    if (stored.bearing(CURRENT) === this.token) { return; }
    const staged = await stored.read(this.token);
    if (await this.versions.pending(stored, staged)) { return; }
    this.versions.assertPending(stored);
    const current = await this.versions.current(stored);
    const content = holding(current.content, randomBytes(32).toString('hex'));
    try {
      await (staged
        ? this.services.put(stored.secretId, this.versions.substitute, JSON.stringify(content), [insteadOf(this.token)])
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
    const { current, pending } = await this.versions.both(stored);
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
    const current = await this.versions.current(stored);
    const pending = await this.versions.pending(stored, await stored.read(this.token)) ?? current;
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
    const { current, pending } = await this.versions.both(stored);
    const listed = await this.services.listSecrets(this.configuration.client);
    let target = current.version;
    if (current.content.client_secret !== pending.content.client_secret) {
      const id = await stored.idOf(pending, listed);
      if (!id) {
        throw this.notInCognito();
      }
      target = await handoverTarget(this.services, stored, current, pending, id);
      await noteHandover(this.services, stored, target, this.clock.now());
      await this.services.moveLabel(stored.secretId, CURRENT, { from: current.version, to: target });
    }
    await endRotation(this.services, stored, this.token);
    for (const { version, label } of stored.outlived(listed, [current.version, this.token, target, pending.version])) {
      await this.services.moveLabel(stored.secretId, label, { from: version });
    }
  }

  private describe(): Promise<StoredSecret> {
    return StoredSecret.describe(this.services, this.configuration.secretId);
  }

  /** A person made another version current, at an unknown time. The overlap starts when the rotation finds this. */
  private async noteFound(stored: StoredSecret, current: StoredVersion, now: number): Promise<number> {
    await noteHandover(this.services, stored, current.version, now);
    return now;
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
