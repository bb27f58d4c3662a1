import { firstFault } from './random-rotations';

// RANDOM_RUNS=20000 for a longer look.
const RUNS = Number(process.env.RANDOM_RUNS ?? 2000);

test.each([
  ['beside deployments that change metadata', 'metadata'],
  ['beside a deployment that replaces the client', 'replacement'],
  ['beside deployments that are rolled back, and people who take a rotation back', 'rollbacks'],
] as const)('random rotations, %s', async (_, kind) => {
  expect(await firstFault(RUNS, 60, kind)).toBeUndefined();
}, 600_000);
