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
}

export interface JsonObject { readonly [name: string]: unknown }

const SERVICE = 'AWSCognitoIdentityProviderService.';
/** Requests to Cognito are much smaller: an SRP response has 3 KB, device data for threat protection 10 KB. */
const MAX_BYTES = 64 * 1024;
/** Names of members that could change every object when code copies objects. */
const POLLUTING = new Set(['__proto__', 'constructor', 'prototype']);

/** The names that the proxy reads or writes, by where they are. Cognito could read the same name in another case in their place. */
const OWN_NAMES: Readonly<Record<string, readonly string[]>> = {
  AuthParameters: ['USERNAME', 'SECRET_HASH', 'REFRESH_TOKEN', 'DEVICE_KEY'],
  ChallengeResponses: ['USERNAME', 'SECRET_HASH'],
  UserContextData: ['IpAddress'],
};
const OWN_MEMBERS = [
  'ClientId', 'ClientSecret', 'SecretHash', 'Username', 'AccessToken', 'AuthFlow', 'RefreshToken', ...Object.keys(OWN_NAMES),
];
/** The deepest requests to Cognito, those with a passkey, have five levels. */
const MAX_DEPTH = 20;

/** The value of a header. A duplicate header is refused, because two programs could read different values. */
export function header(event: GatewayEvent, name: string): string | undefined {
  const values = headerValues(event, name);
  if (values.length > 1) { throw invalid(`the header ${name} is there ${values.length} times`); }
  return values[0];
}

export function headerValues({ multiValueHeaders }: GatewayEvent, name: string): string[] {
  return Object.entries(multiValueHeaders ?? {}).flatMap(([each, all]) => each.toLowerCase() === name ? all : []);
}

export function appRequest(event: GatewayEvent): AppRequest {
  if (event.httpMethod !== 'POST') { throw new Refusal(405, 'InvalidAction', 'the method is not POST'); }
  header(event, 'content-type');
  const target = header(event, 'x-amz-target');
  if (!target?.startsWith(SERVICE)) { throw invalid('the header x-amz-target names no operation of Cognito user pools'); }
  return { operation: target.slice(SERVICE.length), body: parse(text(event)) };
}

function text({ body, isBase64Encoded }: GatewayEvent): string {
  const bytes = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > MAX_BYTES) { throw new Refusal(413, 'InvalidParameterException', `the body is larger than ${MAX_BYTES} bytes`); }
  try {
    // Bytes that are not UTF-8 would become other characters, and the secret hash would be the hash of another name.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid('the body is not UTF-8');
  }
}

/** The error of `JSON.parse` would quote the body. */
function parse(json: string): JsonObject {
  let polluting = false;
  let infinite = false;
  let body: unknown;
  try {
    body = JSON.parse(json, (key: string, value: unknown) => {
      polluting ||= POLLUTING.has(key);
      infinite ||= typeof value === 'number' && !Number.isFinite(value);
      return value;
    });
  } catch {
    throw invalid('the body is not JSON');
  }
  if (polluting) { throw invalid(`the body has a member with one of the names ${[...POLLUTING].join(', ')}`); }
  if (infinite) { throw invalid('the body has a number that is too large'); }
  if (!isObject(body)) { throw invalid('the body is not a JSON object'); }
  if (isDeeper(body, MAX_DEPTH)) { throw invalid(`the body has more than ${MAX_DEPTH} levels`); }
  // A web ACL in front of the proxy could read the other one.
  if (namesIn(json) !== membersOf(body)) { throw invalid('the body has a member twice'); }
  checkCases(body);
  return body;
}

/** How many names of members a JSON text contains. Only a name is a string before a colon. */
function namesIn(json: string): number {
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?/g)].filter(([, colon]) => colon).length;
}

function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) { return 0; }
  return Object.values(value).reduce((sum: number, each) => sum + membersOf(each), Array.isArray(value) ? 0 : Object.keys(value).length);
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) { return false; }
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1));
}

/** Other maps, such as ClientMetadata, have names that the app chooses. */
function checkCases(body: JsonObject): void {
  checkCase(body, OWN_MEMBERS);
  for (const [member, names] of Object.entries(OWN_NAMES)) { checkCase(body[member], names); }
}

function checkCase(members: unknown, own: readonly string[]): void {
  for (const name of isObject(members) ? Object.keys(members) : []) {
    const meant = own.find((each) => each.toLowerCase() === name.toLowerCase());
    if (meant !== undefined && meant !== name) { throw invalid(`the body has the member ${meant} in another case`); }
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
