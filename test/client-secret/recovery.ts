import { MINUTE } from './fake/virtual-clock';
import { Broken, STEPS, type Step, type World } from './world';
import type { Services } from '../../lambda/client-secret/services';

/** What becomes of a rotation whose function died. */
export const RECOVERIES = ['the step again', 'all steps again', 'all steps again, later', 'cancelled, and another'] as const;
export type Recovery = typeof RECOVERIES[number];

/** One rotation: its steps, and what else happens between them. */
export type Course = readonly (Step | ((world: World) => Promise<void>))[];

export const PLAIN: Course = STEPS;

const ATTEMPTS = 4;

/** Runs a rotation to its end, whatever it takes within a day. Gives the number of attempts. */
export async function runToItsEnd(world: World, course: Course, recovery: Recovery, attempts: readonly Services[]): Promise<number> {
  let token = world.begin();
  let next = 0;
  for (let attempt = 0; ; attempt += 1) {
    try {
      for (; next < course.length; next += 1) {
        const event = course[next];
        await (typeof event === 'string' ? world.invoke(event, token, attempts[attempt] ?? world.services) : event(world));
      }
      world.assertEnded(token);
      return attempt + 1;
    } catch (error) {
      if (error instanceof Broken || attempt === ATTEMPTS) {
        throw error;
      }
    }
    if (attempt > 0 || recovery === 'all steps again, later') {
      world.clock.wait(attempt < 2 ? 10 * MINUTE : world.overlap);
    }
    if (attempt === 0 && recovery === 'cancelled, and another') {
      world.cancel();
      token = world.begin();
    }
    next = recovery === 'the step again' ? next : 0;
  }
}
