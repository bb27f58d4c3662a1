import { randomUUID } from 'crypto';
import { isRefusal, type AppClient, type Services } from './services';
import { CURRENT, PENDING, PREVIOUS, StoredSecret, type Content, type StoredVersion } from './stored-secret';

/** What the template says about the client, in the names that the stored secret has. */
export interface Metadata {
  readonly client_id: string;
  readonly issuer: string;
  readonly token_endpoint?: string;
  readonly scope?: string;
}

const METADATA = ['client_id', 'issuer', 'token_endpoint', 'scope'];

/** Bears a version from when it is written until it is made the current one. */
const SEED = 'seed';

const ATTEMPTS = 5;

/**
 * Gives the stored secret its first value, a replaced client's, or what the template has come to say about the client.
 *
 * A secret that was rotated stays as it is: Cognito's `DescribeUserPoolClient` shows the original only, which may be about to go, or gone.
 */
export async function seed(services: Services, secretId: string, client: AppClient, metadata: Metadata): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const stored = await StoredSecret.describe(services, secretId);
    const current = await readCurrent(stored);
    const content = await seedOf(services, stored, current, client, metadata);
    if (current && sameContent(current.content, content)) {
      return;
    }
    const text = JSON.stringify(content);
    if (!current) {
      await services.put(secretId, randomUUID(), text, [CURRENT]);
      return;
    }
    if (stored.bearing(PENDING) === current.version) {
      // Left by a rotation that ended; on a version that is not current it would look like one under way.
      await services.moveLabel(secretId, PENDING, { from: current.version });
    }
    const unchanged = current.content.client_secret === content.client_secret && current.content.client_id === content.client_id;
    const kept = unchanged ? stored.labelsOf(current.version).filter((label) => !label.startsWith('AWS') && label !== SEED) : [];
    const version = randomUUID();
    await services.put(secretId, version, text, [SEED, ...kept]);
    try {
      await services.moveLabel(secretId, CURRENT, { from: current.version, to: version });
      return;
    } catch (error) {
      // A rotation finished in between: what it wrote is the secret to write the metadata around.
      if (attempt === ATTEMPTS || !isRefusal(error, 'InvalidParameterException')) {
        throw error;
      }
    }
  }
}

/**
 * The rotation leaves the template: CloudFormation has then put what the client's attribute shows, which is its original secret, dead after two
 * rotations. Where the current value is certainly none that Cognito takes, the version of before is made current again.
 */
export async function leave(services: Services, secretId: string, client: AppClient): Promise<void> {
  const stored = await StoredSecret.describe(services, secretId);
  const version = stored.bearing(CURRENT);
  if (version === undefined || !stored.knowsSecretsOf(client)) { return; }
  const current = await stored.read(version).catch(() => undefined);
  if (current && current.content.client_id !== client.clientId) { return; }
  const listed = await services.listSecrets(client);
  // An unlabelled one may be what the current version holds.
  if (!listed.every(({ id }) => stored.bearing(id)) || (current && await stored.idOf(current, listed))) { return; }
  const working = await workingVersion(services, stored, client);
  if (working) {
    await services.moveLabel(secretId, CURRENT, { from: version, to: working.version });
  }
}

async function readCurrent(stored: StoredSecret): Promise<StoredVersion | undefined> {
  const version = stored.bearing(CURRENT);
  return version === undefined ? undefined : stored.read(version);
}

async function seedOf(
  services: Services, stored: StoredSecret, current: StoredVersion | undefined, client: AppClient, metadata: Metadata,
): Promise<Content> {
  if (current?.content.client_id !== client.clientId) {
    const working = stored.knowsSecretsOf(client) ? await workingVersion(services, stored, client) : undefined;
    return { ...metadata, client_secret: working?.content.client_secret ?? await original(services, client) };
  }
  const others = Object.fromEntries(Object.entries(current.content).filter(([name]) => !METADATA.includes(name)));
  const unknown = !stored.knowsSecretsOf(client);
  const value = unknown && await services.originalSecret(client) || current.content.client_secret;
  return { ...metadata, ...others, client_secret: value };
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
  const version = bearers.find((bearer) => bearer === previous) ?? bearers[0];
  return version === undefined ? undefined : stored.read(version);
}

async function original(services: Services, client: AppClient): Promise<string> {
  const value = await services.originalSecret(client);
  if (value === undefined) {
    throw new Error(`Cognito no longer shows the secret that client ${client.clientId} was born with, and the stored secret has none for it: `
      + 'add a secret to the client by hand and put it, or replace the client');
  }
  return value;
}

function sameContent(one: Content, other: Content): boolean {
  const sorted = (content: Content) => JSON.stringify(Object.entries(content).sort(([a], [b]) => a < b ? -1 : 1));
  return sorted(one) === sorted(other);
}
