import { Token } from 'aws-cdk-lib';
import type { Document } from './late';

type Keys = Readonly<Record<string, unknown>>;

/** Checks additional keys: none may be a key of the document, and JSON must be able to represent every value. */
export function ownKeys(keys: unknown, document: Document): Keys {
  if (!isPlain(keys)) { throw new Error('jsonWith() takes an object of keys and values, such as { apiUrl: api.url }.'); }
  refuseKeysOf(document, keys, []);
  Object.entries(keys).forEach(([key, value]) => refuseUnwritable(value, [key]));
  return keys;
}

function refuseKeysOf(document: Document, keys: Keys, path: readonly string[]): void {
  for (const [key, value] of Object.entries(keys)) {
    const known = document[key];
    if (known === undefined) { continue; }
    if (typeof known !== 'object' || !isPlain(value)) {
      throw new Error(`jsonWith() cannot replace '${[...path, key].join('.')}', which the configuration sets. `
        + 'Change it with an option of the configuration or a prop of the client, or choose another key.');
    }
    refuseKeysOf(known, value, [...path, key]);
  }
}

function refuseUnwritable(value: unknown, path: readonly string[]): void {
  if (value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value) || Token.isUnresolved(value)) { return; }
  if (!Array.isArray(value) && !isPlain(value)) {
    throw new Error(`jsonWith() cannot write '${path.join('.')}' as JSON. Pass a text, a number, a boolean, a list or a plain object, such as bucket.bucketName instead of the bucket.`);
  }
  Object.entries(value).forEach(([key, item]) => refuseUnwritable(item, [...path, key]));
}

function isPlain(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value)
    && [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}
