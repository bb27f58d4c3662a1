import { MINUTE } from './fake/virtual-clock';
import { Broken, STEPS, type Step, type RotationSimulation } from './rotation-simulation';
import type { Services } from '../../lambda/client-secret/services';

/** What becomes of a rotation whose function died. */
export const RECOVERIES = ['the step again', 'all steps again', 'all steps again, later', 'cancelled, and another'] as const;
export type Recovery = typeof RECOVERIES[number];

/** One rotation: its steps, and what else happens between them. */
export type RotationEvents = readonly (Step | ((simulation: RotationSimulation) => Promise<void>))[];

export const PLAIN: RotationEvents = STEPS;

const ATTEMPTS = 4;

/** Runs a rotation to its end, whatever it takes within a day. Gives the number of attempts. */
export async function runToItsEnd(simulation: RotationSimulation, events: RotationEvents, recovery: Recovery, attempts: readonly Services[]): Promise<number> {
  let token = simulation.begin();
  let next = 0;
  for (let attempt = 0; ; attempt += 1) {
    try {
      for (; next < events.length; next += 1) {
        const event = events[next];
        await (typeof event === 'string' ? simulation.invoke(event, token, attempts[attempt] ?? simulation.services) : event(simulation));
      }
      simulation.assertEnded(token);
      return attempt + 1;
    } catch (error) {
      if (error instanceof Broken || attempt === ATTEMPTS) {
        throw error;
      }
    }
    if (attempt > 0 || recovery === 'all steps again, later') {
      simulation.clock.wait(attempt < 2 ? 10 * MINUTE : simulation.overlap);
    }
    if (attempt === 0 && recovery === 'cancelled, and another') {
      simulation.cancel();
      token = simulation.begin();
    }
    next = recovery === 'the step again' ? next : 0;
  }
}
