import type { Neighbour } from './pool';
import { textAt } from './properties-at';
import { isKnown, isWhole, onlyMark } from '../assembly/text';

/** What names one client for certain: the path of its resource, or a literal id. */
function clientOf({ properties }: Neighbour): string | undefined {
  const id = textAt(properties, 'ClientId');
  if (!isKnown(id)) { return undefined; }
  return isWhole(id) ? id : onlyMark(id)?.path;
}

/** True where two neighbours are certain to name one client, and both are certain to be made. */
export function isOfSameClient(one: Neighbour, other: Neighbour): boolean {
  const client = clientOf(one);
  return client !== undefined && client === clientOf(other) && !one.conditional && !other.conditional;
}
