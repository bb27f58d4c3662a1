import { DAY, HOUR, MINUTE } from './fake/virtual-clock';
import { CLIENT, ORIGINAL, RotationSimulation } from './rotation-simulation';

let simulation: RotationSimulation;
beforeEach(() => { simulation = new RotationSimulation(); });
afterEach(() => simulation.assertSound());

test('a rotation leaves the replaced secret valid, and the next one takes its slot', async () => {
  await simulation.seed();
  expect(simulation.value).toBe(ORIGINAL);
  const second = await simulation.rotate();
  expect(second).toMatch(/^[0-9a-f]{64}$/);
  expect(simulation.cognito.isValid(CLIENT, ORIGINAL)).toBe(true);
  simulation.clock.wait(2 * DAY);
  const third = await simulation.rotate();
  expect(third).not.toBe(second);
  expect(simulation.cognito.isValid(CLIENT, second)).toBe(true);
  expect(simulation.cognito.isValid(CLIENT, ORIGINAL)).toBe(false);
  expect(simulation.cognito.describe(CLIENT)).toBeUndefined();
});

test('a second rotation within the overlap is refused, says until when, and goes on after it', async () => {
  await simulation.seed();
  const second = await simulation.rotate();
  simulation.clock.wait(HOUR);
  const token = simulation.begin();
  await expect(simulation.rotate(undefined, token)).rejects.toThrow(/--\d+ must stay until 2026-01-02T/);
  expect(simulation.value).toBe(second);
  expect(simulation.cognito.isValid(CLIENT, ORIGINAL)).toBe(true);
  simulation.clock.wait(DAY);
  expect(await simulation.rotate(undefined, token)).not.toBe(second);
});

test('a step createSecret that comes again after the rotation reads no value, and changes nothing', async () => {
  await simulation.seed();
  const token = simulation.begin();
  const value = await simulation.rotate(undefined, token);
  const calls: string[] = [];
  const { services } = simulation;
  const recorded = Object.fromEntries(Object.entries(services).map(([name, call]: [string, (...args: unknown[]) => unknown]) => [name, (...args: unknown[]) => {
    calls.push(name);
    return call(...args);
  }])) as unknown as typeof services;
  await simulation.invoke('create', token, recorded);
  expect(calls).toEqual(['describe']);
  expect(simulation.value).toBe(value);
});

test('a rotation that took a day counts from its end', async () => {
  await simulation.seed();
  const slow = simulation.begin();
  await simulation.invoke('create', slow);
  await simulation.invoke('set', slow);
  simulation.clock.wait(2 * DAY);
  await simulation.invoke('finish', slow);
  await expect(simulation.rotate()).rejects.toThrow('must stay until');
});

test('metadata that a deployment writes leaves the secret and its age alone', async () => {
  await simulation.seed();
  const second = await simulation.rotate();
  simulation.clock.wait(23 * HOUR);
  await simulation.seed({ scope: 'orders/read' });
  expect(simulation.secrets.current).toMatchObject({ client_secret: second, scope: 'orders/read' });
  simulation.clock.wait(2 * HOUR);
  await simulation.rotate();
  expect(simulation.secrets.current).toMatchObject({ scope: 'orders/read' });
});

test('a seed of what is there already writes nothing', async () => {
  await simulation.seed();
  const before = simulation.secrets.describe();
  await simulation.seed();
  expect(simulation.secrets.describe()).toEqual(before);
});

test('rotation switched off and on again: the value that the template wrote is known by its like', async () => {
  await simulation.seed();
  await simulation.rotate();
  simulation.clock.wait(2 * DAY);
  simulation.secrets.put('written-by-cloudformation-0000000', JSON.stringify({ client_id: CLIENT, client_secret: simulation.cognito.describe(CLIENT) }));
  simulation.cancel();
  await simulation.seed();
  expect(simulation.value).toBe(ORIGINAL);
  simulation.clock.wait(2 * DAY);
  const token = simulation.begin();
  // The other secret is newer than the current one, as a rotation under way would leave it.
  await expect(simulation.rotate(undefined, token)).rejects.toThrow('must stay until');
  simulation.clock.wait(10 * MINUTE);
  await simulation.rotate(undefined, token);
  expect(simulation.cognito.isValid(CLIENT, ORIGINAL)).toBe(true);
});

test('a replaced client: no rotation mixes its id with the old secret', async () => {
  await simulation.seed();
  simulation.cognito.createClient('another0client2', `${ORIGINAL}new`);
  simulation.clientId = 'another0client2';
  const token = simulation.begin();
  await expect(simulation.invoke('create', token)).rejects.toThrow('wait for the deployment that replaces the client');
  await simulation.seed();
  simulation.clock.wait(MINUTE);
  await simulation.rotate(undefined, token);
  expect(simulation.secrets.current).toMatchObject({ client_id: 'another0client2' });
});

test('a secret that Cognito never got does not become current', async () => {
  await simulation.seed();
  const token = simulation.begin();
  await simulation.invoke('create', token);
  await expect(simulation.invoke('test', token)).rejects.toThrow('setSecret comes first');
  await expect(simulation.invoke('finish', token)).rejects.toThrow('setSecret comes first');
  expect(simulation.value).toBe(ORIGINAL);
});

test('a rotation that another took the place of does not finish', async () => {
  await simulation.seed();
  const displaced = simulation.begin();
  await simulation.invoke('create', displaced);
  await simulation.invoke('set', displaced);
  simulation.cancel();
  await simulation.invoke('create', simulation.begin());
  await expect(simulation.invoke('finish', displaced)).rejects.toThrow('is not pending');
  expect(simulation.value).toBe(ORIGINAL);
});

test('a year of apps that read the secret at any time and use it until `overlap` after it was replaced: no request fails', async () => {
  await simulation.seed();
  const apps = Array.from({ length: 40 }, (_, index) => ({ every: (index + 1) * simulation.overlap / 41, read: 0, value: simulation.value! }));
  let requests = 0;
  for (let hour = 0; hour < 365 * 24; hour += 1) {
    simulation.clock.wait(HOUR);
    if (hour % 48 === 0) {
      await simulation.rotate();
    }
    for (const app of apps) {
      if (simulation.clock.now() - app.read >= app.every - HOUR) {
        Object.assign(app, { read: simulation.clock.now(), value: simulation.value });
      }
      if (simulation.cognito.token(CLIENT, app.value) !== 'token') { throw new Error(`refused in hour ${hour}`); }
      requests += 1;
    }
  }
  expect(requests).toBe(350_400);
  expect(Object.keys(simulation.secrets.describe()).length).toBeLessThanOrEqual(3);
});
