import type { PoolFacts } from './pool';
import { textAt } from './properties-at';
import { isKnown } from '../assembly/text';
import { DOMAIN } from '../service/types';

/**
 * The versions of the sign-in pages of a user pool's domains: `1` is the classic hosted UI, `2` is managed login. A domain without a version
 * shows the classic hosted UI, as the L2 documents. `undefined` if a domain or its version is unknown.
 */
export function pageVersions(pool: PoolFacts): readonly string[] | undefined {
  if (!pool.showsAll(DOMAIN)) { return undefined; }
  const versions = pool.neighbours(DOMAIN).map(({ properties }) => textAt(properties, 'ManagedLoginVersion') ?? '1');
  return versions.every((version) => isKnown(version)) ? versions as string[] : undefined;
}
