import { DAY, HOUR, MINUTE } from './fake/virtual-clock';
import { CLIENT, ORIGINAL, World } from './world';

let world: World;
beforeEach(() => { world = new World(); });
afterEach(() => world.assertSound());

test('a rotation leaves the replaced secret valid, and the next one takes its slot', async () => {
  await world.seed();
  expect(world.value).toBe(ORIGINAL);
  const second = await world.rotate();
  expect(second).toMatch(/^[0-9a-f]{64}$/);
  expect(world.cognito.isValid(CLIENT, ORIGINAL)).toBe(true);
  world.clock.wait(2 * DAY);
  const third = await world.rotate();
  expect(third).not.toBe(second);
  expect(world.cognito.isValid(CLIENT, second)).toBe(true);
  expect(world.cognito.isValid(CLIENT, ORIGINAL)).toBe(false);
  expect(world.cognito.describe(CLIENT)).toBeUndefined();
});
