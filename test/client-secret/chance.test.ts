import { firstFault } from './course';

// CHANCE_COURSES=20000 for a longer look.
const COURSES = Number(process.env.CHANCE_COURSES ?? 2000);

test.each([
  ['beside deployments that change metadata', false],
  ['beside a deployment that replaces the client', true],
])('rotations by chance, %s', async (_, replacesClient) => {
  expect(await firstFault(COURSES, 60, replacesClient)).toBeUndefined();
}, 600_000);
