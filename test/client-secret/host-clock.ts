import type { Clock } from '../../lambda/client-secret/clock';

let ahead = 0;

/** Takes the place of the handler's clock in a bundle for LambdaHost: a pause takes no time, and the test is told of it. */
export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now() + ahead,
  sleep: async (milliseconds) => {
    ahead += milliseconds;
    await new Promise<void>((told) => process.send!({ slept: milliseconds }, () => told()));
  },
};

process.on('message', ({ pass = 0 }: { pass?: number }) => { ahead += pass; });
