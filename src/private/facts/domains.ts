import type { PoolFacts } from './pool';
import { textAt } from './properties-at';
import { isKnown } from '../assembly/text';
import { DOMAIN } from '../service/types';

/**
 * The versions of the sign-in pages that the domains of a pool show: `1` for the classic hosted UI, `2` for managed login. A domain that
 * names none shows the classic ones, as the L2 says. `undefined` where not every domain and version is known.
 */
export function pageVersions(pool: PoolFacts): readonly string[] | undefined {
  if (!pool.showsAll(DOMAIN)) { return undefined; }
  const versions = pool.neighbours(DOMAIN).map(({ properties }) => textAt(properties, 'ManagedLoginVersion') ?? '1');
  return versions.every((version) => isKnown(version)) ? versions as string[] : undefined;
}
