import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole } from '../assembly/text';

/** The items that are seen, of which some may be unknown in part. */
export function itemsOf(list: Fact<ListFact>): readonly string[] {
  return isKnown(list) ? list.items : [];
}

/** In the template, and empty for certain. An absent list is none. */
export function isEmpty(list: Fact<ListFact>): boolean {
  return isKnown(list) && !list.open && list.items.length === 0;
}

/** Known to the last item and the last character. */
export function isComplete(list: Fact<ListFact>): list is ListFact {
  return isKnown(list) && !list.open && list.items.every(isWhole);
}
