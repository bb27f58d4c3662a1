import { HOLE, isWhole, literalOf, onlyMark, shown } from '../assembly/text';
import type { Block, PropertyType } from '../service/property-types';
import { isListType } from '../service/property-types';

type Data = Readonly<Record<string, unknown>>;

/** A value with a type that CloudFormation does not accept there. */
export interface WrongType {
  /** The property of the resource that contains it. */
  readonly property: string;
  /** Its place: `CallbackURLs`, `CallbackURLs[1]`, `TokenValidityUnits.AccessToken`. */
  readonly place: string;
  /** The value, as a message shows it. */
  readonly value: string;
  /** True if it is null in the template: `null`, or a number such as NaN. */
  readonly isNull: boolean;
  readonly type: PropertyType;
}

/** A property name that the resource type does not have. */
export interface OtherName {
  /** Its place and name: `RefreshTokenRotation.feature`. */
  readonly place: string;
  /** The same with CloudFormation's spelling, if the type has a name that differs only in letter case, hyphens or a plural. */
  readonly spelling?: string;
}

const NONE: readonly never[] = [];

/** Values that CloudFormation does not accept for their property and does not convert. Unknown values are left out. */
export function wrongTypes(properties: Data, types: Block): readonly WrongType[] {
  let wrong: WrongType[] | undefined;
  for (const property of Object.keys(properties)) {
    const value = properties[property];
    if (value === undefined || !Object.hasOwn(types, property)) { continue; }
    for (const found of wrongIn(value, types[property], property)) { (wrong ??= []).push({ ...found, property }); }
  }
  return wrong ?? NONE;
}

/** Values that a template shows as null. Reads only what can contain one, because almost no client has any. */
export function nullsIn(properties: Data, types: Block): readonly WrongType[] {
  return holdsNull(properties) ? wrongTypes(properties, types).filter(({ isNull: wrong }) => wrong) : NONE;
}

function holdsNull(value: unknown): boolean {
  switch (typeof value) {
    case 'number': return !Number.isFinite(value);
    case 'object': return value === null || (Array.isArray(value) ? value : Object.values(value)).some(holdsNull);
    default: return false;
  }
}

type Found = Omit<WrongType, 'property'>;

function wrongIn(value: unknown, type: PropertyType, place: string): readonly Found[] {
  if (!isOfType(value, type)) { return [{ place, value: displayed(value), isNull: isNull(value), type }]; }
  if (isListType(type) && Array.isArray(value)) {
    return value.every((item) => typeof item === 'string' && type[0] === 'text')
      ? NONE
      : value.flatMap((item, index) => item === undefined ? NONE : wrongIn(item, type[0], `${place}[${index}]`));
  }
  if (typeof type === 'object' && typeof value === 'object') {
    return Object.entries(value as Data).flatMap(([name, item]) => item !== undefined && Object.hasOwn(type, name)
      ? wrongIn(item, (type as Block)[name], `${place}.${name}`)
      : NONE);
  }
  return NONE;
}

/** True if CloudFormation accepts a value, unchanged or converted, and if this is unknown. */
function isOfType(value: unknown, type: PropertyType): boolean {
  if (isUnknown(value)) { return true; }
  switch (type) {
    case 'text': return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
    case 'number': return Number.isFinite(value) || (typeof value === 'string' && (!isWhole(value) || numberIn(value) !== undefined));
    case 'flag': return typeof value === 'boolean' || (typeof value === 'string' && (!isWhole(value) || flagIn(value) !== undefined));
    default: return isListType(type) ? Array.isArray(value) : typeof value === 'object' && value !== null && !Array.isArray(value);
  }
}

/** A token may be of any type. A partly known text is certainly a text. */
function isUnknown(value: unknown): boolean {
  if (typeof value === 'string') { return value === HOLE || onlyMark(value) !== undefined || (!isWhole(value) && literalOf(value) === ''); }
  // An intrinsic function has one key. Anything else is malformed, so it is unknown.
  return typeof value === 'object' && value !== null && Object.keys(value).some((name) => /^(Ref$|Condition$|Fn::)/.test(name));
}

/** The number to which CloudFormation converts a text. */
export function numberIn(text: string): number | undefined {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : undefined;
}

/** The boolean to which CloudFormation converts a text. */
export function flagIn(text: string): boolean | undefined {
  return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;
}

function isNull(value: unknown): boolean {
  return value === null || (typeof value === 'number' && !Number.isFinite(value));
}

function displayed(value: unknown): string {
  if (typeof value === 'string') { return `the text '${cut(shown(value))}'`; }
  if (typeof value === 'number') { return `${value}${isNull(value) ? ', which a template shows as null' : ''}`; }
  if (Array.isArray(value)) { return 'a list'; }
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function cut(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** The names, in the properties and in their blocks, that the resource type does not have. */
export function otherNames(properties: Data, types: Block, below = ''): readonly OtherName[] {
  let others: OtherName[] | undefined;
  for (const name of Object.keys(properties)) {
    if (!Object.hasOwn(types, name)) {
      // A macro inserts properties here.
      if (name.startsWith('Fn::')) { continue; }
      const spelling = spellingOf(name, types);
      (others ??= []).push({ place: below + name, ...spelling === undefined ? {} : { spelling: below + spelling } });
      continue;
    }
    const type = types[name];
    for (const [block, place] of blocksIn(properties[name], type, below + name)) {
      for (const other of otherNames(block, (isListType(type) ? type[0] : type) as Block, `${place}.`)) { (others ??= []).push(other); }
    }
  }
  return others ?? NONE;
}

function blocksIn(value: unknown, type: PropertyType, place: string): [Data, string][] {
  if (isListType(type)) { return Array.isArray(value) ? value.flatMap((item, index) => blocksIn(item, type[0], `${place}[${index}]`)) : []; }
  return typeof type === 'object' && typeof value === 'object' && value !== null && !Array.isArray(value) ? [[value as Data, place]] : [];
}

function spellingOf(name: string, types: Block): string | undefined {
  const bare = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '').replace(/s$/, '');
  return Object.keys(types).find((known) => bare(known) === bare(name));
}
