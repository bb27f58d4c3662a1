import { Token } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Document } from './late';

type Keys = Readonly<Record<string, unknown>>;

/** Checks additional keys: none may be a key of the document, and JSON must be able to represent every value. */
export function ownKeys(keys: unknown, document: Document, client: IConstruct): Keys {
  const problem = isPlain(keys)
    ? replacedKey(document, keys, []) ?? unwritable(keys, [], [])
    : 'takes an object of keys and values, such as { apiUrl: api.url }.';
  if (problem !== undefined) { throw new Error(`'${client.node.path}': jsonWith() ${problem}`); }
  return keys as Keys;
}

function replacedKey(document: Document, keys: Keys, path: readonly string[]): string | undefined {
  return firstOf(keys, (key, value) => {
    const known = Object.hasOwn(document, key) ? document[key] : undefined;
    if (known === undefined) { return undefined; }
    return typeof known === 'object' && isPlain(value)
      ? replacedKey(known, value, [...path, key])
      : `cannot replace '${[...path, key].join('.')}', which the configuration sets. `
        + 'Change it with an option of the configuration or a prop of the client, or choose another key.';
  });
}

function unwritable(value: unknown, path: readonly string[], around: readonly unknown[]): string | undefined {
  if (value === null || value === undefined || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value) || Token.isUnresolved(value)) {
    return undefined;
  }
  const place = `cannot write '${path.join('.')}' as JSON`;
  if (around.includes(value)) { return `${place}, because the object contains itself. Pass only the values that the app needs.`; }
  return Array.isArray(value) || isPlain(value)
    ? firstOf(value, (key, item) => unwritable(item, [...path, key], [...around, value]))
    : `${place}. Pass a text, a number, a boolean, a list or a plain object, such as bucket.bucketName instead of the bucket.`;
}

function firstOf(value: object, problemOf: (key: string, item: unknown) => string | undefined): string | undefined {
  for (const [key, item] of Object.entries(value)) {
    const problem = problemOf(key, item);
    if (problem !== undefined) { return problem; }
  }
  return undefined;
}

function isPlain(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value)
    && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}
