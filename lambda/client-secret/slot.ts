import type { ListedSecret } from './services';
import { CLOCK_SKEW, PREVIOUS, type StoredSecret, type StoredVersion } from './stored-secret';

/** The two slots of a client when a pending value needs one. */
export interface Slots {
  readonly currentSecret: ListedSecret;
  readonly other: ListedSecret;
  readonly pending: StoredVersion;
  /** The time since when apps can read only the current version. */
  readonly replacedAt: number;
}

/**
 * The time from which the other secret can be deleted: nobody relies on it any more, and no running invocation could still make it current.
 *
 * An invocation ends at the function's timeout at the latest, so an invocation that started before that has ended.
 */
export function freeFrom(stored: StoredSecret, slots: Slots, overlap: number, functionTimeout: number): number {
  const { currentSecret, other, pending, replacedAt } = slots;
  const gone = functionTimeout + CLOCK_SKEW;
  const bearer = stored.bearing(other.id);
  // A handover is noted before it happens. The invocation may pause in between, for at most the function's timeout.
  const replaced = replacedAt + overlap + functionTimeout;
  if (bearer === undefined) {
    // The secret was left by a failed invocation, or was added by an invocation that has not labelled it yet. If it is older, a stored secret before this one may have contained it.
    return Math.max(other.created + gone, other.created < replacedAt ? replaced : 0);
  }
  if (other.created < currentSecret.created) {
    return replaced;
  }
  // The secret belongs to a rotation that this one displaced. An invocation that started earlier may be about to finish that rotation. An invocation that starts later
  // finds it no longer pending. If step createSecret of this rotation paused, this rotation was displaced itself and came back. That invocation started before the other secret was added.
  const displaced = Math.max(pending.created + gone, other.created + 2 * gone);
  const handedOut = stored.handoversOf(bearer).length > 0 || stored.labelsOf(bearer).includes(PREVIOUS);
  return handedOut ? Math.max(replaced, displaced) : displaced;
}
