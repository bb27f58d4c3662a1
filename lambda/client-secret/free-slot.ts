import type { Labels } from './labels';
import type { ListedSecret, Services, Version } from './services';

/** Its value is the time in seconds that a replaced secret stays valid, at least. */
export const OVERLAP_TAG = 'cdk-cognito-app-clients:overlap-seconds';
const DEFAULT_OVERLAP_SECONDS = 24 * 3600;

interface Slots {
  readonly arn: string;
  readonly clientId: string;
  /** As they were before `listed`: an id among them that is not listed is gone for good. */
  readonly labels: Labels;
  readonly listed: readonly ListedSecret[];
  readonly current: Version;
  readonly pending: Version;
  readonly tags: Readonly<Record<string, string>>;
}

/** Makes room for one more secret: Cognito holds two. The current one stays; the other goes when nobody can hold it any more. */
export async function freeSlot(slots: Slots, services: Services): Promise<void> {
  const { arn, clientId, labels, listed, current } = slots;
  const currentId = await idOfCurrent(slots, services);
  if (!labels.on(current.id, currentId)) {
    // Before a second secret is there to be confused with. Fails where another run has labelled it since.
    await services.secrets.moveLabel(arn, currentId, labels.bearerOf(currentId), current.id);
  }
  const own = listed.find(({ id }) => id === currentId)!;
  for (const other of listed.filter(({ id }) => id !== currentId)) {
    const notBefore = deletableFrom(other, own, slots, services);
    if (services.now() < notBefore) {
      throw new Error(`client secret ${other.id} stays until ${new Date(notBefore).toISOString()}: rotate again after that.`);
    }
    await services.cognito.delete(clientId, other.id);
    services.log(`deleted client secret ${other.id}`);
  }
  const kept = new Set([currentId]);
  for (const [id, version] of labels.secretIds) {
    if (!kept.has(id)) { await services.secrets.moveLabel(arn, id, version, undefined); }
  }
}

/** Never by age: after a crash the newest is one that nobody uses. */
async function idOfCurrent({ arn, clientId, labels, listed, current }: Slots, { secrets }: Services): Promise<string> {
  const own = listed.find(({ id }) => labels.on(current.id, id));
  if (own) { return own.id; }
  const unknown: string[] = [];
  for (const { id } of listed) {
    const bearer = labels.bearerOf(id);
    const version = bearer === undefined ? undefined : await secrets.read(arn, bearer);
    if (version === undefined) {
      unknown.push(id);
    } else if (version.value.client_id === clientId && version.value.client_secret === current.value.client_secret) {
      return id;
    }
  }
  if (unknown.length === 1) { return unknown[0]; }
  throw new Error(unknown.length === 0
    ? `none of the secrets of client ${clientId} is the current one: put a version with a valid client_secret, or delete one of ${idsOf(listed)} that no app uses.`
    : `nobody knows which of ${idsOf(listed)} the apps of client ${clientId} use: delete the other one (DeleteUserPoolClientSecret), and rotate again.`);
}

function deletableFrom(other: ListedSecret, own: ListedSecret, { labels, current, pending, tags }: Slots, { longestRun }: Services): number {
  const bearer = labels.bearerOf(other.id);
  // A run that died between adding and labelling, unless it lives: then it is about to label it.
  if (bearer === undefined) { return other.created + longestRun; }
  if (bearer === current.id) { return 0; }
  const seconds = Number(tags[OVERLAP_TAG]?.match(/^\d+$/)?.[0] ?? DEFAULT_OVERLAP_SECONDS);
  const overlapped = labels.currentSince(current.created) + seconds * 1000 + longestRun;
  // Younger than the current one: of a run that was cancelled. Its last step may still be under way, until this run has been pending for so long.
  return other.created < own.created ? overlapped : Math.max(overlapped, pending.created + longestRun);
}

function idsOf(listed: readonly ListedSecret[]): string {
  return listed.map(({ id }) => id).join(' and ');
}
