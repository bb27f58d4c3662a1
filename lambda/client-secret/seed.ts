import { CURRENT, dropOlderSince, Labels, PENDING, PREVIOUS, since } from './labels';
import type { Credentials, ListedSecret, Services, Version } from './services';

/** What the template knows of a client's secret: everything but the secret. */
export interface SeedProperties {
  readonly secretArn: string;
  /** `client_id` and what else an app needs. */
  readonly credentials: Credentials & { readonly client_id: string };
}

const ATTEMPTS = 5;

/** Puts the first value, or other endpoints and scopes around the same secret. Deletes nothing. */
export async function seed(properties: SeedProperties, services: Services): Promise<void> {
  await untilNobodyInterferes(() => trySeed(properties, services), services);
}

/**
 * The rotation is taken out of the template: CloudFormation has just written what `Fn::GetAtt ClientSecret` shows, which is dead after the
 * second rotation. The version that was current before is made so again where that is certain.
 */
export async function leave({ secretArn, credentials }: SeedProperties, services: Services): Promise<void> {
  const labels = new Labels((await services.secrets.describe(secretArn)).labels);
  const current = labels.current && await services.secrets.read(secretArn, labels.current);
  if (!current) { return; }
  const versions = await versionsOf(credentials.client_id, secretArn, labels, services);
  const otherClient = current.value.client_id !== undefined && current.value.client_id !== credentials.client_id;
  if (otherClient || mayBeValid(current, versions)) { return; }
  const working = bestOf(versions, labels);
  if (!working) { return; }
  await services.secrets.moveLabel(secretArn, CURRENT, current.id, working.id);
  services.log(`version ${working.id} is current again`);
}

async function trySeed({ secretArn: arn, credentials }: SeedProperties, services: Services): Promise<void> {
  const labels = new Labels((await services.secrets.describe(arn)).labels);
  const current = labels.current === undefined ? undefined : await services.secrets.read(arn, labels.current);
  const secret = await secretFor(credentials.client_id, arn, current, labels, services);
  const value = { ...credentials, client_secret: secret };
  if (current && sameValue(current.value, value)) { return; }

  const unchanged = current?.value.client_secret === secret;
  const mark = since(unchanged ? labels.currentSince(current.created) : services.now());
  const version = services.random(16);
  if (!current) {
    await services.secrets.put(arn, version, value, [CURRENT, mark]);
  } else {
    // The mark of a rotation that is over, which Secrets Manager would take for one under way.
    if (labels.on(current.id, PENDING)) { await services.secrets.moveLabel(arn, PENDING, current.id, undefined); }
    // Not as the current one: the move below fails where a rotation has moved that label since.
    await services.secrets.put(arn, version, value, [mark]);
    await services.secrets.moveLabel(arn, CURRENT, current.id, version);
  }
  services.log(`seeded client ${credentials.client_id}`);
  await dropOlderSince(labels, mark, arn, services);
}

/** The secret that is to be the current one. */
async function secretFor(clientId: string, arn: string, current: Version | undefined, labels: Labels, services: Services): Promise<string> {
  const versions = await versionsOf(clientId, arn, labels, services);
  const own = current?.value.client_id === clientId && current.value.client_secret ? current : undefined;
  const known = versions.some(({ version }) => version !== undefined);
  if (own && known && mayBeValid(own, versions)) { return own.value.client_secret!; }
  const original = known ? undefined : (await services.cognito.describe(clientId)).originalSecret;
  const secret = original ?? bestOf(versions, labels)?.value.client_secret ?? own?.value.client_secret;
  if (!secret) { throw new Error(`nobody knows a secret of client ${clientId}: its first one is deleted, and no version holds another.`); }
  return secret;
}

interface ListedVersion {
  readonly listed: ListedSecret;
  /** That holds its value, where one bears its id. */
  readonly version?: Version;
}

async function versionsOf(clientId: string, arn: string, labels: Labels, { cognito, secrets }: Services): Promise<ListedVersion[]> {
  const versions: ListedVersion[] = [];
  for (const listed of await cognito.list(clientId)) {
    const bearer = labels.bearerOf(listed.id);
    versions.push({ listed, version: bearer === undefined ? undefined : await secrets.read(arn, bearer) });
  }
  return versions;
}

/** False where Cognito holds nothing but values that are known, and this is none of them. */
function mayBeValid(current: Version, versions: readonly ListedVersion[]): boolean {
  return versions.some(({ version }) => version === undefined || version.value.client_secret === current.value.client_secret);
}

/** The version that was current before, if its secret still lives; else the oldest that does, since a newer one may not have been finished. */
function bestOf(versions: readonly ListedVersion[], labels: Labels): Version | undefined {
  const living = versions.flatMap(({ listed, version }) => version ? [{ listed, version }] : []);
  const previous = labels.bearerOf(PREVIOUS);
  const oldestFirst = living.sort((a, b) => a.listed.created - b.listed.created);
  return (oldestFirst.find(({ version }) => version.id === previous) ?? oldestFirst[0])?.version;
}

function sameValue(a: Credentials, b: Credentials): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((name) => a[name] === b[name]);
}

async function untilNobodyInterferes(attempt: () => Promise<void>, { sleep, log }: Services): Promise<void> {
  for (let left = ATTEMPTS - 1; ; left--) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0) { throw error; }
      log(`tries again: ${(error as Error).name}`);
      await sleep(1000);
    }
  }
}
