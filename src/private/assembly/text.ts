/**
 * How facts represent partly known values.
 *
 * A value of the template becomes plain data without tokens. In a string, `HOLE` represents a part that is unknown before the deployment, and a mark
 * represents a reference to another resource of the app. The characters are noncharacters of Unicode, which are reserved for internal use in a
 * program.
 *
 * @see https://www.unicode.org/faq/private_use.html#nonchar1
 */
export const HOLE = '\uFDD0';
const OPEN = '\uFDD1';
const MIDDLE = '\uFDD2';
const CLOSE = '\uFDD3';
const OWN = /[\uFDD0-\uFDD3]/g;

/** True if a text of the user contains a character that is reserved for holes and marks. */
export function holdsOwn(text: string): boolean {
  return text.search(OWN) >= 0;
}

/** A text of the user. Characters that are reserved for holes and marks become U+FFFD, the replacement character. */
export function literal(text: string): string {
  return holdsOwn(text) ? text.replace(OWN, '\uFFFD') : text;
}

/** An unknown value: a token, an `Fn::If`, a value of the wrong type. */
export interface Unknown { readonly unknown: true }
export const UNKNOWN: Unknown = Object.freeze({ unknown: true });

/** Not in the template, unknown, or known. */
export type Fact<T> = T | Unknown | undefined;

/** A list. Items may be unknown (`HOLE`), and there may be more or fewer items than those seen. */
export interface ListFact {
  readonly items: readonly string[];
  /** The path of the resource for each item that refers to a resource of the app. */
  readonly via?: readonly (string | undefined)[];
  /** True if there may be more or fewer items, because an item is an `Fn::If` or a token. */
  readonly open: boolean;
}

/** Represents the attribute of a resource in a text. A plain reference has the attribute `Ref`. */
export interface Mark {
  readonly path: string;
  readonly attribute: string;
}

export function mark(path: string, attribute: string): string {
  return `${OPEN}${path}${MIDDLE}${attribute}${CLOSE}`;
}

const MARK = new RegExp(`${OPEN}([^${MIDDLE}]*)${MIDDLE}([^${CLOSE}]*)${CLOSE}`, 'g');

/** The marks in a text, in order. */
export function marksIn(text: string): readonly Mark[] {
  return text.includes(OPEN) ? [...text.matchAll(MARK)].map(([, path, attribute]) => ({ path, attribute })) : NO_MARKS;
}

const NO_MARKS: readonly Mark[] = [];

/** The mark, if the text consists of one mark only. */
export function onlyMark(text: string): Mark | undefined {
  const [first] = marksIn(text);
  return first && text === mark(first.path, first.attribute) ? first : undefined;
}

/** The text with each mark replaced by its value, or by a hole if the value is unknown. */
export function fill(text: string, known: (mark: Mark) => string | undefined): string {
  return text.includes(OPEN) ? text.replace(MARK, (_, path, attribute) => known({ path, attribute }) ?? HOLE) : text;
}

const UNKNOWN_PARTS = new RegExp(`${MARK.source}|${HOLE}`, 'g');

/** The text with each reference and each unknown part replaced by one private-use character, so that it can be cut and changed. `back` restores them. */
export function asCharacters(text: string): { readonly text: string; readonly back: (changed: string) => string } {
  if (isWhole(text)) { return { text, back: (changed) => changed }; }
  const parts: string[] = [];
  return {
    text: text.replace(UNKNOWN_PARTS, (part) => String.fromCharCode(0xE000 + parts.push(part) - 1)),
    back: (changed) => changed.replace(/[\uE000-\uF8FF]/g, (character) => parts[character.charCodeAt(0) - 0xE000] ?? character),
  };
}

export function isKnown<T>(fact: Fact<T>): fact is T {
  return fact !== undefined && fact !== UNKNOWN && !(typeof fact === 'object' && fact !== null && 'unknown' in fact);
}

/** True if a text is completely known. */
export function isWhole(text: string): boolean {
  return !text.includes(HOLE) && !text.includes(OPEN);
}

/** The value, if it is a completely known text. */
export function wholeText(value: unknown): string | undefined {
  return typeof value === 'string' && isWhole(value) ? value : undefined;
}

const UNKNOWN_PART = new RegExp(`[${HOLE}${OPEN}]`);

/** The known part of a text before the first unknown part. */
export function knownStart(text: string): string {
  return isWhole(text) ? text : text.slice(0, text.search(UNKNOWN_PART));
}

/** The known part of a text after the last unknown part. */
export function knownEnd(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(HOLE), text.lastIndexOf(CLOSE)) + 1);
}

/** The known characters of a text. */
export function literalOf(text: string): string {
  return isWhole(text) ? text : fill(text, () => '').replaceAll(HOLE, '');
}

/** The number of known characters of a text. Like the service, it counts code points and not UTF-16 units. */
export function lengthOf(text: string): number {
  return [...literalOf(text)].length;
}

/** The text in a message: `${…}` for an unknown part, `${path.attribute}` for a reference. */
export function shown(text: string): string {
  return text.replace(MARK, (_, path, attribute) => `\${${path}${attribute === 'Ref' ? '' : `.${attribute}`}}`).replaceAll(HOLE, '${…}');
}

const MOST_LISTED = 5;

/** A list in a message: at most five items, and the number of further items. */
export function upToFive(items: readonly string[], separator = ', '): string {
  const more = items.length - MOST_LISTED;
  return items.slice(0, MOST_LISTED).join(separator) + (more > 0 ? ` and ${more} more` : '');
}

/** A list of names, with `and` before the last one. */
export function conjoined(names: readonly string[]): string {
  return [...names.slice(0, -2), names.slice(-2).join(' and ')].join(', ');
}

/** A list of quoted texts in a message, at most five. */
export function listed(texts: readonly string[]): string {
  return upToFive(texts.map((text) => `'${shown(text)}'`));
}

const HOUR = 3600;
/** Up to three days are told in hours, as the limits of the service are. */
const LONGEST_IN_HOURS = 72 * HOUR;

/** A length of time in whole units: `48 hours and 1 minute`. */
export function timeText(seconds: number): string {
  let rest = Math.round(seconds);
  const units = [...rest > LONGEST_IN_HOURS ? [['day', 24 * HOUR] as const] : [], ['hour', HOUR] as const, ['minute', 60] as const, ['second', 1] as const];
  const parts = units.flatMap(([unit, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? '0 seconds' : conjoined(parts);
}

const MOST_SHOWN = 40;

/** The start of a text, for messages about its length. */
export function shortened(text: string): string {
  const characters = [...shown(text)];
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join('')}…` : characters.join('');
}
