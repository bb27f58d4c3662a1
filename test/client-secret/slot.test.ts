import type { Services, VersionLabels } from '../../lambda/client-secret/services';
import { freeFrom } from '../../lambda/client-secret/slot';
import { CLOCK_SKEW, StoredSecret, type StoredVersion } from '../../lambda/client-secret/stored-secret';

const TIMEOUT = 300_000;
const OVERLAP = 1_000_000;
/** An invocation that started at 0 has certainly ended, whatever the clocks of the services. */
const GONE = TIMEOUT + CLOCK_SKEW;

interface Situation {
  readonly labels: VersionLabels;
  readonly other: number;
  readonly current?: number;
  readonly pending?: number;
  readonly replacedAt?: number;
}

test.each<[string, Situation, number]>([
  ['a secret without a version, older than the last replacement', { labels: {}, other: 5, replacedAt: 10 }, 10 + OVERLAP + TIMEOUT],
  ['a secret without a version, as old as the last replacement', { labels: {}, other: 10, replacedAt: 10 }, 10 + GONE],
  ['a secret without a version, newer', { labels: {}, other: 2_000_000, replacedAt: 10 }, 2_000_000 + GONE],
  ['the replaced secret', { labels: { v1: ['other', 'AWSPREVIOUS'] }, other: 5, current: 10, replacedAt: 20 }, 20 + OVERLAP + TIMEOUT],
  ['a secret of a displaced rotation', { labels: { v1: ['other'] }, other: 20, current: 10, pending: 30 }, 20 + 2 * GONE],
  ['a secret of a displaced rotation, a pending value that is much newer', { labels: { v1: ['other'] }, other: 20, current: 10, pending: 20 + 3 * GONE }, 20 + 4 * GONE],
  ['one that was current before', { labels: { v1: ['other', 'AWSPREVIOUS'] }, other: 20, current: 10, pending: 30, replacedAt: 40 }, 40 + OVERLAP + TIMEOUT],
  ['one that was about to become current', { labels: { v1: ['other', 'current-since-30'] }, other: 20, current: 10, pending: 30, replacedAt: 40 }, 40 + OVERLAP + TIMEOUT],
])('the other secret can be deleted in time: %s', async (_, { labels, other, current = 0, pending = 0, replacedAt = 0 }, expected) => {
  const stored = await StoredSecret.describe({ describe: async () => labels } as unknown as Services, 'arn');
  const free = freeFrom(stored, {
    currentSecret: { id: 'current', created: current }, other: { id: 'other', created: other }, pending: { created: pending } as StoredVersion, replacedAt,
  }, OVERLAP, TIMEOUT);
  expect(free).toBe(expected);
});
