import { randomUUID } from 'crypto';
import { isRefusal, type AppClient, type Services, type ShownClient } from './services';
import { CURRENT, currentSince, holding, isOurs, isUsable, PENDING, PREVIOUS, StoredSecret, type AnyVersion, type Content, type StoredVersion } from './stored-secret';

/** What stands beside the value, in the names that the stored secret has. */
export interface Metadata {
  readonly client_id: string;
  readonly issuer: string;
  readonly token_endpoint?: string;
  readonly scope?: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
}

/** What the deployment says about the client. The scopes are Cognito's to tell. */
export type Stated = Omit<Metadata, 'scope'>;

const METADATA = ['client_id', 'issuer', 'token_endpoint', 'scope', 'userPoolId', 'userPoolClientId'];

/** Bears a version from when it is written until it is made the current one. */
const SEED = 'seed';

const ATTEMPTS = 5;

/** What Secrets Manager and KMS answer where a stored secret is not to be read: it is not this function's, gone, or scheduled for deletion. */
const UNREADABLE = ['AccessDeniedException', 'ResourceNotFoundException', 'InvalidRequestException', 'DecryptionFailure'];

/** What a seed starts from. */
interface Situation {
  readonly services: Services;
  readonly client: AppClient;
  readonly shown: ShownClient;
  readonly stored: StoredSecret;
  readonly now: number;
}

/**
 * Gives the stored secret its first value, a replaced client's, or what the template has come to say about the client.
 *
 * A value of this client that is in the stored secret stays, whoever put it there.
 *
 * @param previousId the stored secret that this one takes the place of
 */
export async function seed(
  services: Services, now: () => number, secretId: string, client: AppClient, stated: Stated, previousId?: string,
): Promise<void> {
  const shown = await services.showClient(client);
  const metadata: Metadata = { ...stated, ...shown.scopes.length > 0 ? { scope: shown.scopes.join(' ') } : {} };
  for (let attempt = 1; ; attempt += 1) {
    const situation = { services, client, shown, stored: await StoredSecret.describe(services, secretId), now: now() };
    const { stored } = situation;
    const current = await readCurrent(stored);
    if (!current) {
      return fill(situation, metadata, previousId);
    }
    const content = await contentAround(situation, current, metadata);
    if (isUsable(current) && sameContent(current.content, content)) {
      return label(situation, current);
    }
    await endRotation(situation, current);
    const unchanged = current.content?.client_secret === content.client_secret && current.content.client_id === content.client_id;
    const kept = unchanged ? stored.labelsOf(current.version).filter((each) => !each.startsWith('AWS') && each !== SEED) : [];
    const version = randomUUID();
    await services.put(secretId, version, JSON.stringify(content), [SEED, ...kept]);
    try {
      await services.moveLabel(secretId, CURRENT, { from: current.version, to: version });
      return await label({ ...situation, stored: await StoredSecret.describe(services, secretId) }, { version, created: situation.now, content });
    } catch (error) {
      // A rotation finished in between: what it wrote is the secret to write the metadata around.
      if (attempt === ATTEMPTS || !isRefusal(error, 'InvalidParameterException')) {
        throw error;
      }
    }
  }
}

/**
 * Makes the version of before current again where the current value is certainly none that Cognito takes.
 *
 * A deployment that turns rotation off has CloudFormation write what the client's attribute shows: its original secret, which is gone after two
 * rotations. That deployment may succeed, or be rolled back, which takes back the template and not the value.
 */
export async function mend(services: Services, now: number, secretId: string, client: AppClient): Promise<void> {
  const stored = await StoredSecret.describe(services, secretId);
  const version = stored.bearing(CURRENT);
  if (version === undefined || !stored.knowsSecretsOf(client)) { return; }
  const current = await stored.readAny(version);
  if (!current || (isUsable(current) && current.content.client_id !== client.clientId)) { return; }
  const listed = await services.listSecrets(client);
  // An unlabelled one may be what the current version holds.
  if (!listed.every(({ id }) => stored.bearing(id)) || (isUsable(current) && await stored.idOf(current, listed))) { return; }
  const working = await workingVersion(services, stored, client);
  if (working) {
    await services.moveLabel(secretId, currentSince(now), { to: working.version });
    await services.moveLabel(secretId, CURRENT, { from: version, to: working.version });
  }
}

async function readCurrent(stored: StoredSecret): Promise<AnyVersion | undefined> {
  const version = stored.bearing(CURRENT);
  return version === undefined ? undefined : stored.readAny(version);
}

/** An ended rotation may have left its label: on a version that is not current it would look like one under way, and bring back what a person took back. */
async function endRotation({ services, stored }: Situation, current: AnyVersion): Promise<void> {
  const pending = stored.bearing(PENDING);
  if (pending !== undefined && (pending === current.version || stored.labelsOf(pending).includes(PREVIOUS))) {
    await services.moveLabel(stored.secretId, PENDING, { from: pending });
  }
}

async function contentAround({ services, client, shown, stored }: Situation, current: AnyVersion, metadata: Metadata): Promise<Content> {
  // CloudFormation may write an empty text for an attribute that has no value any more. What is no secret of a client would fail this deployment,
  // and then its rollback.
  if (!holdsSecretOf(client, current)) {
    const working = stored.knowsSecretsOf(client) ? await workingVersion(services, stored, client) : undefined;
    return holding(metadata, working?.content.client_secret ?? original(client, shown));
  }
  const others = Object.fromEntries(Object.entries(current.content).filter(([name]) => !METADATA.includes(name)));
  return holding({ ...metadata, ...others }, current.content.client_secret);
}

/** The first value of an empty stored secret: that of the one whose place it takes, or the one that the client was born with. */
async function fill(situation: Situation, metadata: Metadata, previousId: string | undefined): Promise<void> {
  const { services, client, shown, stored, now } = situation;
  const { previous, handed } = await replaced(services, previousId);
  const listed = await services.listSecrets(client);
  if (previous && isUsable(handed) && handed.content.client_id === client.clientId) {
    const current = await contentAround({ ...situation, stored: previous }, handed, metadata);
    for (const { id } of listed) {
      const bearer = previous.bearing(id);
      const version = bearer === undefined || bearer === handed.version ? undefined : await previous.readAny(bearer);
      if (holdsSecretOf(client, version)) {
        await services.put(stored.secretId, randomUUID(), JSON.stringify(version.content), previous.labelsOf(version.version).filter(isOurs));
      }
    }
    await services.put(stored.secretId, randomUUID(), JSON.stringify(current), [CURRENT, ...previous.labelsOf(handed.version).filter(isOurs)]);
    return;
  }
  const content = holding(metadata, original(client, shown));
  // Another secret of the client may be in use, from a stored secret that is not to be read.
  const labels = listed.length > 1 ? [oldest(listed).id, currentSince(now)] : [];
  await services.put(stored.secretId, randomUUID(), JSON.stringify(content), [CURRENT, ...labels]);
}

/**
 * The stored secret that this one takes the place of, as far as it may be read.
 *
 * A service that does not answer is no reason to begin anew: after a rotation the apps would be given the secret of before.
 */
async function replaced(services: Services, id: string | undefined): Promise<{ previous?: StoredSecret; handed?: AnyVersion }> {
  if (id === undefined) { return {}; }
  try {
    const previous = await StoredSecret.describe(services, id);
    return { previous, handed: await readCurrent(previous) };
  } catch (error) {
    if (UNREADABLE.some((reason) => isRefusal(error, reason))) { return {}; }
    throw error;
  }
}

/** Where Cognito has two secrets and no label tells which is the current one, as long as it still shows the one that it made itself. */
async function label({ services, client, shown, stored }: Situation, current: StoredVersion): Promise<void> {
  if (shown.secret === undefined || stored.knowsSecretsOf(client)) { return; }
  const listed = await services.listSecrets(client);
  if (listed.length !== 2) { return; }
  const born = oldest(listed);
  const id = shown.secret === current.content.client_secret ? born.id : listed.find((each) => each !== born)!.id;
  await services.moveLabel(stored.secretId, id, { to: current.version });
}

function oldest<Listed extends { readonly created: number }>(listed: readonly Listed[]): Listed {
  return [...listed].sort((a, b) => a.created - b.created)[0];
}

/**
 * The version to go back to: the one that was current before, or else the oldest, if Cognito still takes its secret.
 *
 * A client comes back when the deployment that replaced it is rolled back; its original secret may be gone by then.
 */
async function workingVersion(services: Services, stored: StoredSecret, client: AppClient): Promise<StoredVersion | undefined> {
  const listed = [...await services.listSecrets(client)].sort((a, b) => a.created - b.created);
  const bearers = listed.flatMap(({ id }) => stored.bearing(id) ?? []);
  const previous = stored.bearing(PREVIOUS);
  for (const version of [...bearers.filter((bearer) => bearer === previous), ...bearers]) {
    const read = await stored.readAny(version);
    if (holdsSecretOf(client, read)) { return read; }
  }
  return undefined;
}

function holdsSecretOf(client: AppClient, version: AnyVersion | undefined): version is StoredVersion {
  return isUsable(version) && version.content.client_id === client.clientId && version.content.client_secret !== '';
}

function original(client: AppClient, { secret }: ShownClient): string {
  if (secret === undefined) {
    throw new Error(`Cognito no longer shows the secret that client ${client.clientId} was born with, and the stored secret has none for it: `
      + 'add a secret to the client by hand and put it, or replace the client');
  }
  return secret;
}

function sameContent(one: Content, other: Content): boolean {
  const sorted = (content: Content) => JSON.stringify(Object.entries(content).sort(([a], [b]) => a < b ? -1 : 1));
  return sorted(one) === sorted(other);
}
