import type { Fact, ListFact } from '../assembly/text';
import { HOLE, isKnown, isWhole } from '../assembly/text';

/** The items that are seen. Some may be partly unknown. */
export function itemsOf(list: Fact<ListFact>): readonly string[] {
  return isKnown(list) ? list.items : [];
}

/** How many items a list has at least. An unknown item may be none or several. */
export function leastLength(list: Fact<ListFact>): number {
  return isKnown(list) && list.open ? list.items.filter((item) => item !== HOLE).length : itemsOf(list).length;
}

/** The least length in a message: `at least 101` if the list may have more items. */
export function leastLengthText(list: Fact<ListFact>): string {
  return `${isKnown(list) && list.open ? 'at least ' : ''}${leastLength(list)}`;
}

/** True if the list is in the template and is certainly empty. False for an absent list. */
export function isEmpty(list: Fact<ListFact>): boolean {
  return isKnown(list) && !list.open && list.items.length === 0;
}

/** True if the list is absent or certainly empty. */
export function isNone(list: Fact<ListFact>): boolean {
  return list === undefined || isEmpty(list);
}

/** True if every item is known completely. */
export function isComplete(list: Fact<ListFact>): list is ListFact {
  return isKnown(list) && !list.open && list.items.every(isWhole);
}
