import type { ListedSecret } from './services';
import { CLOCK_SKEW, PREVIOUS, type StoredSecret, type StoredVersion } from './stored-secret';

/** The two slots of a client when a pending value needs one. */
export interface Slots {
  readonly currentSecret: ListedSecret;
  readonly other: ListedSecret;
  readonly pending: StoredVersion;
  /** Since when no version but the current one was handed out. */
  readonly replacedAt: number;
}

/**
 * From when on the other secret may be deleted: nobody counts on it any more, and no invocation is under way that could still make it current.
 *
 * An invocation lives no longer than the function's timeout, so it is gone when it had to begin before that.
 */
export function freeFrom(stored: StoredSecret, slots: Slots, overlap: number, functionTimeout: number): number {
  const { currentSecret, other, pending, replacedAt } = slots;
  const gone = functionTimeout + CLOCK_SKEW;
  const bearer = stored.bearing(other.id);
  // The note of a handover comes before it, by as much as the invocation that wrote it may have paused.
  const replaced = replacedAt + overlap + functionTimeout;
  if (bearer === undefined) {
    // Left by an invocation that died, or added by one that is about to label it. An older one may have been handed out by a stored secret before this one.
    return Math.max(other.created + gone, other.created < replacedAt ? replaced : 0);
  }
  if (other.created < currentSecret.created) {
    return replaced;
  }
  // Of a rotation that this one displaced: what began before may be about to finish it, what begins after finds it no longer pending. This one was
  // displaced itself, and came back, where its step createSecret paused: that one began before the other secret was added.
  const displaced = Math.max(pending.created + gone, other.created + 2 * gone);
  const handedOut = stored.handoversOf(bearer).length > 0 || stored.labelsOf(bearer).includes(PREVIOUS);
  return handedOut ? Math.max(replaced, displaced) : displaced;
}
