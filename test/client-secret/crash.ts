import type { Services } from '../../lambda/client-secret/services';

/** The function dies: nothing that it would have done later happens. */
export class Crash extends Error {}

export interface CrashPoint {
  /** The number of the call, from 0. */
  readonly call: number;
  /** Whether the service had done what the call asks. */
  readonly done: boolean;
}

/** Dies at one call, and counts them all. */
export function crashing(services: Services, point?: CrashPoint): { services: Services; calls: () => number } {
  let calls = 0;
  const wrapped = Object.fromEntries(Object.entries(services).map(([name, call]) => [name, async (...args: unknown[]) => {
    const number = calls;
    calls += 1;
    if (number !== point?.call) {
      return (call as (...all: unknown[]) => unknown)(...args);
    }
    if (point.done) {
      await (call as (...all: unknown[]) => unknown)(...args);
    }
    throw new Crash();
  }])) as unknown as Services;
  return { services: wrapped, calls: () => calls };
}

export function crashPoints(calls: number): CrashPoint[] {
  return Array.from({ length: calls }, (_, call) => [{ call, done: false }, { call, done: true }]).flat();
}

/** The answer to one call is lost, so the call is made again. */
export function losingAnswer(services: Services, lost: number): Services {
  let calls = 0;
  return Object.fromEntries(Object.entries(services).map(([name, call]) => [name, async (...args: unknown[]) => {
    if (calls++ === lost) { await (call as (...all: unknown[]) => Promise<unknown>)(...args); }
    return (call as (...all: unknown[]) => unknown)(...args);
  }])) as unknown as Services;
}
