/**
 * How facts write down what is only partly known.
 *
 * A value of the template becomes plain data in which nothing is a token: strings in which `HOLE` stands for what nobody knows
 * before the deployment, and a mark for what refers to another resource of the app. The characters are noncharacters of Unicode, which
 * are for such use inside of a program.
 *
 * @see https://www.unicode.org/faq/private_use.html#nonchar1
 */
export const HOLE = '\uFDD0';
const OPEN = '\uFDD1';
const MIDDLE = '\uFDD2';
const CLOSE = '\uFDD3';
const OWN = /[\uFDD0-\uFDD3]/g;

/** True where a text that a user wrote holds one of the characters that are kept for holes and marks. */
export function holdsOwn(text: string): boolean {
  return text.search(OWN) >= 0;
}

/** A text that a user wrote: what it holds of the characters that are kept for holes and marks becomes U+FFFD, the replacement character. */
export function literal(text: string): string {
  return holdsOwn(text) ? text.replace(OWN, '\uFFFD') : text;
}

/** What nothing is known of: a token, an `Fn::If`, a value of the wrong type. */
export interface Unknown { readonly unknown: true }
export const UNKNOWN: Unknown = Object.freeze({ unknown: true });

/** Not in the template, unknown, or known. */
export type Fact<T> = T | Unknown | undefined;

/** A list of which some items may be unknown (`HOLE`), and of which there may be more or fewer than those seen. */
export interface ListFact {
  readonly items: readonly string[];
  /** For each item that refers to a resource of the app, the path of that resource. */
  readonly via?: readonly (string | undefined)[];
  /** True when there may be others or fewer: an item is an `Fn::If`, or a token that may be anything. */
  readonly open: boolean;
}

/** What stands in a text for the attribute of a resource. `Ref` is the attribute of a plain reference. */
export interface Mark {
  readonly path: string;
  readonly attribute: string;
}

export function mark(path: string, attribute: string): string {
  return `${OPEN}${path}${MIDDLE}${attribute}${CLOSE}`;
}

const MARK = new RegExp(`${OPEN}([^${MIDDLE}]*)${MIDDLE}([^${CLOSE}]*)${CLOSE}`, 'g');

/** The marks in a text, in order. */
export function marksIn(text: string): Mark[] {
  return [...text.matchAll(MARK)].map(([, path, attribute]) => ({ path, attribute }));
}

/** The mark that a text consists of, if it is nothing else. */
export function onlyMark(text: string): Mark | undefined {
  const [first] = marksIn(text);
  return first && text === mark(first.path, first.attribute) ? first : undefined;
}

/** The text with each mark replaced by what it stands for, or by a hole where that is not known. */
export function fill(text: string, known: (mark: Mark) => string | undefined): string {
  return text.includes(OPEN) ? text.replace(MARK, (_, path, attribute) => known({ path, attribute }) ?? HOLE) : text;
}

const UNKNOWN_PARTS = new RegExp(`${MARK.source}|${HOLE}`, 'g');

/** A text in which each reference and each unknown part is one character for private use, so that it can be cut and changed; `back` puts them in again. */
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

/** Known to the last character. */
export function isWhole(text: string): boolean {
  return !text.includes(HOLE) && !text.includes(OPEN);
}

/** A value where it is a text that is known to the last character. */
export function wholeText(value: unknown): string | undefined {
  return typeof value === 'string' && isWhole(value) ? value : undefined;
}

const UNKNOWN_PART = new RegExp(`[${HOLE}${OPEN}]`);

/** What is known of a text up to the first unknown part. */
export function knownStart(text: string): string {
  const end = text.search(UNKNOWN_PART);
  return end < 0 ? text : text.slice(0, end);
}

/** What is known of a text after the last unknown part. */
export function knownEnd(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(HOLE), text.lastIndexOf(CLOSE)) + 1);
}

/** The characters of a text that are known. */
export function literalOf(text: string): string {
  return fill(text, () => '').replaceAll(HOLE, '');
}

/** How many characters of a text are known, counted as the service does: code points, not the units of UTF-16. */
export function lengthOf(text: string): number {
  return [...literalOf(text)].length;
}

/** A text as a message shows it: `${…}` where it is unknown, `${path.attribute}` for a reference. */
export function shown(text: string): string {
  return text.replace(MARK, (_, path, attribute) => `\${${path}${attribute === 'Ref' ? '' : `.${attribute}`}}`).replaceAll(HOLE, '${…}');
}

const MOST_LISTED = 5;

/** What a message lists: at most five, and how many more there are. */
export function upToFive(items: readonly string[], separator = ', '): string {
  const more = items.length - MOST_LISTED;
  return items.slice(0, MOST_LISTED).join(separator) + (more > 0 ? ` and ${more} more` : '');
}

/** A few names, with `and` before the last. */
export function conjoined(names: readonly string[]): string {
  return [...names.slice(0, -2), names.slice(-2).join(' and ')].join(', ');
}

/** Texts as a message lists them: quoted, at most five. */
export function listed(texts: readonly string[]): string {
  return upToFive(texts.map((text) => `'${shown(text)}'`));
}

const MOST_SHOWN = 40;

/** The start of a text, as a message about its length shows it. */
export function shortened(text: string): string {
  const characters = [...shown(text)];
  return characters.length > MOST_SHOWN ? `${characters.slice(0, MOST_SHOWN).join('')}…` : characters.join('');
}
