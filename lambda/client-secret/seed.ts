import { randomUUID } from 'crypto';
import { isRefusal, type AppClient, type Services, type ShownClient } from './services';
import { CURRENT, currentSince, holding, isOurs, isUsable, PENDING, PREVIOUS, StoredSecret, type AnyVersion, type Content, type StoredVersion } from './stored-secret';

/** The metadata next to the value, with the keys of the stored secret. */
export interface Metadata {
  readonly client_id: string;
  readonly issuer: string;
  readonly token_endpoint?: string;
  readonly scope?: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
}

/** The metadata from the deployment. The scopes come from Cognito. */
export type Stated = Omit<Metadata, 'scope'>;

const METADATA = ['client_id', 'issuer', 'token_endpoint', 'scope', 'userPoolId', 'userPoolClientId'];

/** The label of a version between the time it is written and the time it becomes current. */
const SEED = 'seed';

const ATTEMPTS = 5;

/** The errors of Secrets Manager and KMS for a stored secret that cannot be read: it belongs to others, is deleted, or is scheduled for deletion. */
const UNREADABLE = ['AccessDeniedException', 'ResourceNotFoundException', 'InvalidRequestException', 'DecryptionFailure'];

/** The initial situation of a seed. */
interface Situation {
  readonly services: Services;
  readonly client: AppClient;
  readonly shown: ShownClient;
  readonly stored: StoredSecret;
  readonly now: number;
}

/**
 * Writes the first value of the stored secret, the value of a new client after a replacement, or changed metadata of the client.
 *
 * If the stored secret already has a secret of this client, that secret is kept, whoever wrote it.
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
    // A deployment that is rolled back comes from another stored secret, whose value the apps may have.
    if (previousId !== undefined && attempt === 1) { await services.moveLabel(secretId, currentSince(situation.now), { to: current.version }); }
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
      // A rotation finished in between, so its value must be kept. Try again with that value.
      if (attempt === ATTEMPTS || !isRefusal(error, 'InvalidParameterException')) {
        throw error;
      }
    }
  }
}

/**
 * Makes the previous version current again if Cognito certainly does not accept the current value.
 *
 * If a deployment turns rotation off, CloudFormation writes the client's attribute, which is the original secret. Cognito deletes that secret at the second
 * rotation. The deployment may succeed, or it may be rolled back, which restores the template and not the value.
 */
export async function mend(services: Services, now: number, secretId: string, client: AppClient): Promise<void> {
  const stored = await StoredSecret.describe(services, secretId);
  const version = stored.bearing(CURRENT);
  if (version === undefined || !stored.knowsSecretsOf(client)) { return; }
  const current = await stored.readAny(version);
  if (!current || (isUsable(current) && current.content.client_id !== client.clientId)) { return; }
  const listed = await services.listSecrets(client);
  // A secret without a label may be the value of the current version.
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

/** Removes the label that a finished rotation may have left. On a version that is not current, it would look like a running rotation, which could make a version current again that a person rejected. */
async function endRotation({ services, stored }: Situation, current: AnyVersion): Promise<void> {
  const pending = stored.bearing(PENDING);
  if (pending !== undefined && (pending === current.version || stored.labelsOf(pending).includes(PREVIOUS))) {
    await services.moveLabel(stored.secretId, PENDING, { from: pending });
  }
}

async function contentAround({ services, client, shown, stored }: Situation, current: AnyVersion, metadata: Metadata): Promise<Content> {
  // CloudFormation may write an empty text if the attribute has no value any more. A value that is not a client secret must not fail this deployment
  // and then its rollback.
  if (!holdsSecretOf(client, current)) {
    const working = stored.knowsSecretsOf(client) ? await workingVersion(services, stored, client) : undefined;
    return holding(metadata, working?.content.client_secret ?? original(client, shown));
  }
  const others = Object.fromEntries(Object.entries(current.content).filter(([name]) => !METADATA.includes(name)));
  return holding({ ...metadata, ...others }, current.content.client_secret);
}

/** Writes the first value of an empty stored secret: the value of the stored secret that it replaces, or the original secret of the client. */
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
  // Another secret of the client may be in use, in a stored secret that cannot be read.
  const labels = listed.length > 1 ? [oldest(listed).id, currentSince(now)] : [];
  await services.put(stored.secretId, randomUUID(), JSON.stringify(content), [CURRENT, ...labels]);
}

/**
 * The stored secret that this one replaces, if it can be read.
 *
 * Other errors are thrown. If they were ignored, apps would get the original secret again after a rotation.
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

/** Labels the current version with its id if Cognito has two secrets and no label shows which one is current. This works only while Cognito shows the original secret. */
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
 * The version to restore: the previous version, or else the oldest version whose secret Cognito still accepts.
 *
 * A replaced client is used again if the deployment that replaced it is rolled back. Its original secret may be deleted by then.
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
