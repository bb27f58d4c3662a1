import { invalid, Refusal } from './refusal';

/** The event of an API Gateway proxy integration. */
export interface GatewayEvent {
  readonly httpMethod: string;
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>> | null;
  readonly body: string | null;
  readonly isBase64Encoded: boolean;
  readonly requestContext: { readonly identity: { readonly sourceIp: string } };
}

/** A request of an app for one operation. */
export interface AppRequest {
  readonly operation: string;
  readonly body: JsonObject;
  /** The IP address that API Gateway saw. */
  readonly address: string;
}

export interface JsonObject { readonly [name: string]: unknown }

const SERVICE = 'AWSCognitoIdentityProviderService.';
/** Requests to Cognito are much smaller: an SRP response has 3 KB, device data for threat protection 10 KB. */
const MAX_BYTES = 64 * 1024;
/** Names of members that could change every object when code copies objects. */
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype']);

/** The value of a header. A duplicate header is refused, because two programs could read different values. */
export function header({ multiValueHeaders }: GatewayEvent, name: string): string | undefined {
  const values = Object.entries(multiValueHeaders ?? {}).flatMap(([each, all]) => each.toLowerCase() === name ? all : []);
  if (values.length > 1) { throw invalid(`the header ${name} is there ${values.length} times`); }
  return values[0];
}

export function appRequest(event: GatewayEvent): AppRequest {
  if (event.httpMethod !== 'POST') { throw new Refusal(405, 'InvalidAction', 'the method is not POST'); }
  header(event, 'content-type');
  const target = header(event, 'x-amz-target');
  if (!target?.startsWith(SERVICE)) { throw invalid('the header x-amz-target names no operation of Cognito user pools'); }
  return { operation: target.slice(SERVICE.length), body: parse(text(event)), address: event.requestContext.identity.sourceIp };
}

function text({ body, isBase64Encoded }: GatewayEvent): string {
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAX_BYTES) { throw new Refusal(413, 'InvalidParameterException', `the body is larger than ${MAX_BYTES} bytes`); }
  return bytes.toString('utf8');
}

/** The error of `JSON.parse` would quote the body. */
function parse(json: string): JsonObject {
  let polluting = false;
  let body: unknown;
  try {
    body = JSON.parse(json, (key: string, value: unknown) => {
      polluting ||= POLLUTING.has(key);
      return value;
    });
  } catch {
    throw invalid('the body is not JSON');
  }
  if (polluting) { throw invalid(`the body has a member with one of the names ${[...POLLUTING].join(', ')}`); }
  if (!isObject(body)) { throw invalid('the body is not a JSON object'); }
  return body;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
