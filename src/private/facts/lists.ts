import type { Fact, ListFact } from '../assembly/text';
import { isKnown, isWhole } from '../assembly/text';

/** The items that are seen. Some may be partly unknown. */
export function itemsOf(list: Fact<ListFact>): readonly string[] {
  return isKnown(list) ? list.items : [];
}

/** True if the list is in the template and is certainly empty. False for an absent list. */
export function isEmpty(list: Fact<ListFact>): boolean {
  return isKnown(list) && !list.open && list.items.length === 0;
}

/** True if every item is known completely. */
export function isComplete(list: Fact<ListFact>): list is ListFact {
  return isKnown(list) && !list.open && list.items.every(isWhole);
}
