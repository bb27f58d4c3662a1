import { DAY, HOUR, MINUTE } from './fake/virtual-clock';
import { Processes } from './processes';
import { CLIENT, World } from './world';

// What the random courses of an independent driver found, each played once.

let world: World;
beforeEach(() => { world = new World(); });
afterEach(() => world.assertSound());

test('the overlap is kept to the last moment, however long the last step paused before it handed over', async () => {
  await world.seed();
  await world.rotate();
  world.clock.wait(2 * DAY);
  const { services } = world;
  const pausing: typeof services = {
    ...services,
    moveLabel: (secretId, label, move) => {
      if (label === 'AWSCURRENT') { world.clock.wait(4 * MINUTE); }
      return services.moveLabel(secretId, label, move);
    },
  };
  const replaced = world.value!;
  await world.rotate(pausing);
  world.clock.wait(DAY - 1 * MINUTE);
  const token = world.begin();
  await world.invoke('create', token);
  await expect(world.invoke('set', token)).rejects.toThrow(/must stay until/);
  expect(world.cognito.isValid(CLIENT, replaced)).toBe(true);
  world.clock.wait(HOUR);
  await world.rotate(undefined, token);
});

test('a rotation that was displaced and comes back waits for the one that displaced it', async () => {
  await world.seed();
  await world.rotate();
  world.clock.wait(2 * DAY);
  const hanging = world.begin();
  world.clock.wait(2 * DAY);

  const processes = new Processes(world);
  const ended = new Promise<unknown>((resolve) => processes.start((services) => world.invoke('create', hanging, services), resolve));
  for (let reads = 0; reads < 3; reads++) {
    await processes.waiting();
    expect(processes.onlyReads(0)).toBe(true);
    processes.letThrough(0);
  }
  await processes.waiting();
  expect(processes.onlyReads(0)).toBe(false);

  world.cancel();
  const other = world.begin();
  for (const step of ['create', 'set', 'test'] as const) { await world.invoke(step, other); }
  const added = world.cognito.list(CLIENT)[1].id;
  processes.letThrough(0);
  expect(await ended).toBeUndefined();
  expect(world.secrets.bearing('AWSPENDING')).toBe(hanging);

  await expect(world.invoke('set', hanging)).rejects.toThrow(new RegExp(`${added} must stay until`));
  world.clock.wait(HOUR);
  await world.rotate(undefined, hanging);
});
