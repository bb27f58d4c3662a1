import { firstFault } from './random-rotations';

// RANDOM_RUNS=20000 for a longer look.
const RUNS = Number(process.env.RANDOM_RUNS ?? 2000);

test.each([
  ['beside deployments that change metadata', false],
  ['beside a deployment that replaces the client', true],
])('random rotations, %s', async (_, replacesClient) => {
  expect(await firstFault(RUNS, 60, replacesClient)).toBeUndefined();
}, 600_000);
