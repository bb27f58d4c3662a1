import type { IResolveContext } from 'aws-cdk-lib';
import { Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import type { ConfiguredClient } from './configured-client';
import { ClientNow } from './configured-client';
import { assemblyAround } from '../assembly/synth-run';

/** A value of a document that is read from the client when the template is rendered. `undefined` is left out. */
export type Late = (now: ClientNow) => unknown;

/** A JSON document with known keys and late values. */
export interface Document {
  readonly [key: string]: string | Late | Document;
}

/** A text that is read from the client when the template is rendered. It is empty if there is no value. */
export function lateText(client: ConfiguredClient, of: (now: ClientNow) => string | undefined): string {
  return Lazy.uncachedString({ produce: (context) => of(now(client, context)) ?? '' });
}

/** A document with additional keys, as one text. */
export function lateJson(client: ConfiguredClient, document: Document, own: Readonly<Record<string, unknown>> = {}): string {
  return Lazy.uncachedString({
    produce: (context) => json(merged(valuesOf(document, now(client, context)), own), Stack.of(context.scope)),
  });
}

function now(client: ConfiguredClient, context: IResolveContext): ClientNow {
  return new ClientNow(client, assemblyAround(client.resource, context));
}

function valuesOf(document: Document, client: ClientNow): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).map(([key, value]) =>
    [key, typeof value === 'function' ? value(client) : typeof value === 'string' ? value : valuesOf(value, client)]));
}

function merged(document: Record<string, unknown>, own: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result = { ...document };
  for (const [key, value] of Object.entries(own)) {
    result[key] = isObject(result[key]) && isObject(value) ? merged(result[key], value) : value;
  }
  return result;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value);
}

/**
 * A value as JSON.
 *
 * `Stack.toJsonString` adds a custom resource with a Lambda function for a list whose items only CloudFormation knows, so such a list is joined
 * here.
 */
function json(value: unknown, stack: Stack): string {
  if (Array.isArray(value)) {
    return Token.isUnresolved(value) || value.some((item) => typeof item === 'object' && Token.isUnresolved(item))
      ? `["${Fn.join('","', value as string[])}"]`
      : `[${value.map((item) => json(item ?? null, stack)).join(',')}]`;
  }
  if (isObject(value)) {
    return `{${Object.entries(value).filter(([, item]) => item !== undefined)
      .map(([key, item]) => `${JSON.stringify(key)}:${json(item, stack)}`).join(',')}}`;
  }
  return Token.isUnresolved(value) ? stack.toJsonString(value) : JSON.stringify(value);
}
