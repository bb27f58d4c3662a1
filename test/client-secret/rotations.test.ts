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

test('a second rotation within the overlap is refused, says until when, and goes on after it', async () => {
  await world.seed();
  const second = await world.rotate();
  world.clock.wait(HOUR);
  const token = world.begin();
  await expect(world.rotate(undefined, token)).rejects.toThrow(/--\d+ must stay until 2026-01-02T/);
  expect(world.value).toBe(second);
  expect(world.cognito.isValid(CLIENT, ORIGINAL)).toBe(true);
  world.clock.wait(DAY);
  expect(await world.rotate(undefined, token)).not.toBe(second);
});

test('a rotation that took a day counts from its end', async () => {
  await world.seed();
  const slow = world.begin();
  await world.invoke('create', slow);
  await world.invoke('set', slow);
  world.clock.wait(2 * DAY);
  await world.invoke('finish', slow);
  await expect(world.rotate()).rejects.toThrow('must stay until');
});

test('metadata that a deployment writes leaves the secret and its age alone', async () => {
  await world.seed();
  const second = await world.rotate();
  world.clock.wait(23 * HOUR);
  await world.seed({ scope: 'orders/read' });
  expect(world.secrets.current).toMatchObject({ client_secret: second, scope: 'orders/read' });
  world.clock.wait(2 * HOUR);
  await world.rotate();
  expect(world.secrets.current).toMatchObject({ scope: 'orders/read' });
});

test('a seed of what is there already writes nothing', async () => {
  await world.seed();
  const before = world.secrets.describe();
  await world.seed();
  expect(world.secrets.describe()).toEqual(before);
});

test('rotation switched off and on again: the value that the template wrote is known by its like', async () => {
  await world.seed();
  await world.rotate();
  world.clock.wait(2 * DAY);
  world.secrets.put('written-by-cloudformation-0000000', JSON.stringify({ client_id: CLIENT, client_secret: world.cognito.describe(CLIENT) }));
  world.cancel();
  await world.seed();
  expect(world.value).toBe(ORIGINAL);
  world.clock.wait(2 * DAY);
  const token = world.begin();
  // The other secret is newer than the current one, as a rotation under way would leave it.
  await expect(world.rotate(undefined, token)).rejects.toThrow('must stay until');
  world.clock.wait(10 * MINUTE);
  await world.rotate(undefined, token);
  expect(world.cognito.isValid(CLIENT, ORIGINAL)).toBe(true);
});

test('a replaced client: no rotation mixes its id with the old secret', async () => {
  await world.seed();
  world.cognito.createClient('another0client2', `${ORIGINAL}new`);
  world.clientId = 'another0client2';
  const token = world.begin();
  await expect(world.invoke('create', token)).rejects.toThrow('wait for the deployment that replaces the client');
  await world.seed();
  world.clock.wait(MINUTE);
  await world.rotate(undefined, token);
  expect(world.secrets.current).toMatchObject({ client_id: 'another0client2' });
});

test('a secret that Cognito never got does not become current', async () => {
  await world.seed();
  const token = world.begin();
  await world.invoke('create', token);
  await expect(world.invoke('test', token)).rejects.toThrow('setSecret comes first');
  await expect(world.invoke('finish', token)).rejects.toThrow('setSecret comes first');
  expect(world.value).toBe(ORIGINAL);
});

test('a rotation that another took the place of does not finish', async () => {
  await world.seed();
  const displaced = world.begin();
  await world.invoke('create', displaced);
  await world.invoke('set', displaced);
  world.cancel();
  await world.invoke('create', world.begin());
  await expect(world.invoke('finish', displaced)).rejects.toThrow('is not pending');
  expect(world.value).toBe(ORIGINAL);
});

test('a year of apps that read the secret at any time and use it until `overlap` after it was replaced: no request fails', async () => {
  await world.seed();
  const apps = Array.from({ length: 40 }, (_, index) => ({ every: (index + 1) * world.overlap / 41, read: 0, value: world.value! }));
  let requests = 0;
  for (let hour = 0; hour < 365 * 24; hour += 1) {
    world.clock.wait(HOUR);
    if (hour % 48 === 0) {
      await world.rotate();
    }
    for (const app of apps) {
      if (world.clock.now() - app.read >= app.every - HOUR) {
        Object.assign(app, { read: world.clock.now(), value: world.value });
      }
      if (world.cognito.token(CLIENT, app.value) !== 'token') { throw new Error(`refused in hour ${hour}`); }
      requests += 1;
    }
  }
  expect(requests).toBe(350_400);
  expect(Object.keys(world.secrets.describe()).length).toBeLessThanOrEqual(3);
});
