import type { Cloud } from './cloud';
import { ServiceError } from './service-error';

export interface JsonAnswer {
  readonly status: number;
  readonly body: string;
}

const PREFIXES: Record<string, string> = { AWSCognitoIdentityProviderService: 'cognito', secretsmanager: 'secrets' };

/** One request of AWS's JSON 1.1 protocol, as either service answers it. */
export function answerTo(cloud: Cloud, target: string, body: string): JsonAnswer {
  const [service, operation] = target.split('.');
  try {
    const known = PREFIXES[service] as 'cognito' | 'secrets' | undefined;
    if (!known || !(operation in cloud[known].operations)) { throw new ServiceError('UnknownOperationException', target); }
    const input = JSON.parse(body) as Record<string, unknown>;
    return { status: 200, body: JSON.stringify(inSeconds(cloud.call(operation, input))) };
  } catch (error) {
    if (!(error instanceof ServiceError)) { throw error; }
    return { status: 400, body: JSON.stringify({ __type: error.name, message: error.message }) };
  }
}

/** The protocol writes a time as seconds since the epoch. */
function inSeconds(value: unknown): unknown {
  if (value instanceof Date) { return value.getTime() / 1000; }
  if (Array.isArray(value)) { return value.map(inSeconds); }
  if (typeof value !== 'object' || value === null) { return value; }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, inSeconds(item)]));
}
