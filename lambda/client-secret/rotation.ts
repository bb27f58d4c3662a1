import { randomBytes, randomUUID } from 'crypto';
import type { Clock } from './clock';
import { isRefusal, type ListedSecret, type Services } from './services';
import { rotationSettings, type RotationSettings } from './settings';
import { freeFrom } from './slot';
import { CURRENT, currentSince, PENDING, StoredSecret, type Content, type StoredVersion } from './stored-secret';
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
    private readonly functionTimeout: number,
    private readonly secretId: string,
    private readonly token: string,
  ) {
    this.started = clock.now();
  }

  /** The new value is durable before Cognito hears of it. */
  public async create(): Promise<void> {
    const stored = await StoredSecret.describe(this.services, this.secretId);
    const { client } = rotationSettings(stored.tags);
    if (stored.bearing(CURRENT) === this.token || await stored.read(this.token)) {
      return;
    }
    this.assertPending(stored);
    const current = await this.current(stored);
    this.assertSameClient(current, client.clientId);
    const content: Content = { ...current.content, client_secret: randomBytes(32).toString('hex') };
    try {
      await this.services.put(this.secretId, this.token, JSON.stringify(content), [PENDING]);
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
    const stored = await StoredSecret.describe(this.services, this.secretId);
    const settings = rotationSettings(stored.tags);
    const { current, pending } = await this.versions(stored, settings);
    const listed = await this.services.listSecrets(settings.client);
    if (current.content.client_secret === pending.content.client_secret || await stored.idOf(pending, listed)) {
      return;
    }
    const currentId = await this.currentId(stored, current, listed);
    const currentSecret = listed.find(({ id }) => id === currentId);
    const other = listed.find(({ id }) => id !== currentId);
    if (currentSecret && other) {
      const free = freeFrom(stored, { current, currentSecret, other, pending }, settings.overlap, this.functionTimeout);
      if (now < free) {
        throw new Error(`${other.id} must stay until ${new Date(free).toISOString()}, and Cognito holds two secrets at most: rotate again after that`);
      }
      await this.services.deleteSecret(settings.client, other.id);
    }
    const id = await this.services.addSecret(settings.client, pending.content.client_secret);
    await this.services.moveLabel(this.secretId, id, { to: this.token });
  }

  /** Also runs alone, on a version without a value, when a schedule is made: then the current value is tested. */
  public async test(): Promise<void> {
    const stored = await StoredSecret.describe(this.services, this.secretId);
    const settings = rotationSettings(stored.tags);
    const current = await this.current(stored);
    this.assertSameClient(current, settings.client.clientId);
    const pending = await stored.read(this.token) ?? current;
    this.assertSameClient(pending, settings.client.clientId);
    const listed = await this.services.listSecrets(settings.client);
    const isCurrent = pending.content.client_secret === current.content.client_secret;
    if (!await stored.idOf(pending, listed) && !isCurrent) {
      throw this.notInCognito(settings);
    }
    const endpoint = pending.content.token_endpoint;
    if (settings.clientCredentials && typeof endpoint === 'string') {
      await getToken(endpoint, pending.content, this.clock, this.started + this.functionTimeout - RESERVE);
    }
  }

  /** The new value becomes the current one, unless the current one is no longer the one that was read. */
  public async finish(): Promise<void> {
    const stored = await StoredSecret.describe(this.services, this.secretId);
    const settings = rotationSettings(stored.tags);
    const { current, pending } = await this.versions(stored, settings);
    const listed = await this.services.listSecrets(settings.client);
    if (current.content.client_secret === pending.content.client_secret) {
      await this.endAt(stored, current.version);
    } else {
      const id = await stored.idOf(pending, listed);
      if (!id) {
        throw this.notInCognito(settings);
      }
      const target = await this.target(current, pending, id);
      await this.noteHandover(stored, target);
      await this.services.moveLabel(this.secretId, CURRENT, { from: current.version, to: target });
      await this.endAt(stored, target);
    }
    for (const { version, label } of stored.outlived(listed, [current.version, this.token])) {
      await this.services.moveLabel(this.secretId, label, { from: version });
    }
  }

  /** The version to make current: a new one where the current one says something else about the client by now. */
  private async target(current: StoredVersion, pending: StoredVersion, id: string): Promise<string> {
    const text = JSON.stringify({ ...current.content, client_secret: pending.content.client_secret });
    if (text === JSON.stringify(pending.content)) {
      return pending.version;
    }
    const version = randomUUID();
    await this.services.put(this.secretId, version, text, [id]);
    return version;
  }

  /** From now on the other secret counts as replaced: noted before it is, so that no crash makes it look older. */
  private async noteHandover(stored: StoredSecret, version: string): Promise<void> {
    await this.services.moveLabel(this.secretId, currentSince(this.clock.now()), { to: version });
    for (const { label } of stored.handoversOf(version)) {
      await this.services.moveLabel(this.secretId, label, { from: version });
    }
  }

  /** A rotation has ended when no version but the current one is pending. */
  private async endAt(stored: StoredSecret, current: string): Promise<void> {
    if (current !== this.token && stored.bearing(PENDING) === this.token) {
      await this.services.moveLabel(this.secretId, PENDING, { from: this.token, to: current });
    }
  }

  private async current(stored: StoredSecret): Promise<StoredVersion> {
    const version = stored.bearing(CURRENT);
    const current = version && await stored.read(version);
    if (!current) {
      throw new Error('the secret has no value yet: the deployment that turns rotation on writes it');
    }
    return current;
  }

  private async versions(stored: StoredSecret, { client }: RotationSettings): Promise<{ current: StoredVersion; pending: StoredVersion }> {
    const current = await this.current(stored);
    const pending = await stored.read(this.token);
    if (!pending) {
      throw new Error(`version ${this.token} has no value: the step createSecret comes first`);
    }
    this.assertSameClient(current, client.clientId);
    this.assertSameClient(pending, client.clientId);
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

  private assertSameClient({ version, content }: StoredVersion, clientId: string): void {
    if (content.client_id !== clientId) {
      throw new Error(`version ${version} holds the secret of client ${content.client_id}, not of ${clientId}: wait for the deployment that replaces the client, then rotate again`);
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
      await this.services.moveLabel(this.secretId, id, { to: current.version });
    }
    return id;
  }

  private notInCognito({ client }: RotationSettings): Error {
    return new Error(`Cognito does not list the secret of version ${this.token} for client ${client.clientId}: the step setSecret comes first`);
  }
}
