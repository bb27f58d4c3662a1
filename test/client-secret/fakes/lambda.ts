import type { Cloud } from './cloud';
import { POOL_ID, TOKEN_ENDPOINT } from './cloud';
import type { Surroundings } from '../../../lambda/client-secret';
import { createHandler } from '../../../lambda/client-secret';

/** The longest that an invocation lives. */
export const LONGEST_RUN = 300;

/** Stands before each call that the handler makes, and after it: a test may let it wait there, or for ever. */
export type Gate = (call: string, when: 'before' | 'after') => Promise<void> | void;

export interface Lambda {
  readonly surroundings: Surroundings;
  readonly createHandler: typeof createHandler;
  /** Every line that was logged. */
  readonly lines: string[];
  /** What CloudFormation was answered. */
  readonly answers: Record<string, unknown>[];
}

let drawn = 0;

/** An invocation that reaches the fakes without the SDK's wire format: its commands are taken as they are. */
export function lambda(cloud: Cloud, gate: Gate = () => {}): Lambda {
  const lines: string[] = [];
  const answers: Record<string, unknown>[] = [];
  const send = async (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    await gate(operation, 'before');
    const output = cloud.call(operation, command.input);
    await gate(operation, 'after');
    return output;
  };
  const client = { send } as never;
  return {
    lines,
    answers,
    createHandler,
    surroundings: {
      userPoolId: POOL_ID,
      longestRunSeconds: LONGEST_RUN,
      cognito: client,
      secretsManager: client,
      fetch: fetchFrom(cloud, gate, answers),
      now: () => cloud.clock.now,
      sleep: async (milliseconds) => { cloud.clock.pass(milliseconds); await gate('sleep', 'after'); },
      random: (bytes) => (++drawn).toString(16).padStart(bytes * 2, '0'),
      log: (line) => lines.push(line),
    },
  };
}

/** The token endpoint, and the address that CloudFormation awaits answers at. */
export function fetchFrom(cloud: Cloud, gate: Gate, answers: Record<string, unknown>[]): typeof fetch {
  return async (url, init) => {
    if (url !== TOKEN_ENDPOINT) {
      answers.push(JSON.parse(String(init?.body)) as Record<string, unknown>);
      return new Response('');
    }
    await gate('token', 'before');
    const [id, secret] = Buffer.from(new Headers(init?.headers).get('authorization')!.slice('Basic '.length), 'base64').toString().split(':');
    const { status, error } = cloud.cognito.token(id, secret);
    await gate('token', 'after');
    return new Response(JSON.stringify(error ? { error } : { access_token: 'token' }), { status });
  };
}
