import { hostOf } from './url';
import { fill, HOLE } from '../assembly/text';

/** What programming languages print for a missing value, or for an object or pointer instead of its text. */
const MISSING = [
  /undefined/,
  new RegExp(`(?<![A-Za-z0-9${HOLE}])(?:null|NaN|None)(?![A-Za-z0-9${HOLE}])`),
  /(?:\[|%5B)object(?: |%20)\w+(?:\]|%5D)/i,
  // Go: a wrong verb, and a pointer.
  /%!\w?\([^)]*\)*/,
  /0xc0[0-9a-f]{8}(?![0-9a-f])/,
  // Java.
  /(?:\$Jsii\$Proxy|[a-z]\w*(?:\.[a-z]\w*)+\.[A-Z]\w*)@[0-9a-f]{5,8}/,
];

/** Placeholders that a person or a program should replace. */
const PLACEHOLDER = [
  /\$\{[^}]*\}/, /\{\{[^}]*\}\}/, /<[^<>]*>/, /\{[A-Za-z_][\w.-]*\}/, /%(?![A-F]{2}%)[A-Z][A-Z_]+%/, /\$[A-Z][A-Z0-9_]{2,}/, /__[A-Z][A-Z0-9_]*__/,
  /%[sv](?![A-Za-z])/, /(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])/, /change-?_?me(?![A-Za-z])|replace-?_?me(?![A-Za-z])/i,
  /(?<![A-Za-z])YOUR[-_][A-Z]+(?:[-_][A-Z]+)*/, /(?<![A-Za-z])your-?_?domain(?![A-Za-z])/,
];

/** Matches every text that one of the patterns matches, and some more. For nearly all texts it makes the separate patterns unnecessary. */
const SUSPECT = new RegExp([...MISSING, ...PLACEHOLDER].map(({ source }) => source).join('|'), 'i');

/** The parts of a text that a program printed for a missing value, or placeholders that nobody replaced: `undefined`, `%!s(<nil>)`, `${DOMAIN}`. */
export function unfilledIn(text: string): readonly string[] {
  if (text.length < 3) { return []; }
  const known = fill(text, () => HOLE);
  if (!SUSPECT.test(known)) { return []; }
  const parts = [...new Set([...MISSING, ...PLACEHOLDER].flatMap((pattern) => pattern.exec(known) ?? []))];
  return parts.filter((part) => !parts.some((other) => other !== part && other.includes(part)));
}

/** True for a host that is only the print of a missing value. */
export function isMissingHost(host: string): boolean {
  return /^(?:undefined|null|NaN|None|0xc0[0-9a-f]{8})$/i.test(host);
}

/** True for a web URL whose host is or contains a placeholder or the print of a missing value. */
export function lacksHost(url: string): boolean {
  const [, host = ''] = /^https?:\/\/([^/?#]*)/i.exec(fill(url, () => HOLE)) ?? [];
  return isMissingHost(hostOf(url) ?? '') || unfilledIn(host).length > 0;
}
