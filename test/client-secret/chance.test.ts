import { firstFault } from './course';

// CHANCE_COURSES=20000 for a longer look.
const COURSES = Number(process.env.CHANCE_COURSES ?? 2000);

test.each([
  ['beside deployments that change metadata', 'metadata'],
  ['beside a deployment that replaces the client', 'replacement'],
  ['beside deployments that are rolled back, and people who take a rotation back', 'rollbacks'],
] as const)('rotations by chance, %s', async (_, kind) => {
  expect(await firstFault(COURSES, 60, kind)).toBeUndefined();
}, 600_000);
