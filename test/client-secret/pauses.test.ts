import { DAY, HOUR, MINUTE } from './fake/virtual-clock';
import { Processes } from './processes';
import { CLIENT, RotationSimulation } from './rotation-simulation';

// What the random courses of an independent driver found, each played once.

let simulation: RotationSimulation;
beforeEach(() => { simulation = new RotationSimulation(); });
afterEach(() => simulation.assertSound());

test('the overlap is kept to the last moment, however long the last step paused before it handed over', async () => {
  await simulation.seed();
  await simulation.rotate();
  simulation.clock.wait(2 * DAY);
  const { services } = simulation;
  const pausing: typeof services = {
    ...services,
    moveLabel: (secretId, label, move) => {
      if (label === 'AWSCURRENT') { simulation.clock.wait(4 * MINUTE); }
      return services.moveLabel(secretId, label, move);
    },
  };
  const replaced = simulation.value!;
  await simulation.rotate(pausing);
  simulation.clock.wait(DAY - 1 * MINUTE);
  const token = simulation.begin();
  await simulation.invoke('create', token);
  await expect(simulation.invoke('set', token)).rejects.toThrow(/must stay until/);
  expect(simulation.cognito.isValid(CLIENT, replaced)).toBe(true);
  simulation.clock.wait(HOUR);
  await simulation.rotate(undefined, token);
});

test('a rotation that was displaced and comes back waits for the one that displaced it', async () => {
  await simulation.seed();
  await simulation.rotate();
  simulation.clock.wait(2 * DAY);
  const hanging = simulation.begin();
  simulation.clock.wait(2 * DAY);

  const processes = new Processes(simulation);
  const ended = new Promise<unknown>((resolve) => processes.start((services) => simulation.invoke('create', hanging, services), resolve));
  for (let reads = 0; reads < 3; reads++) {
    await processes.waiting();
    expect(processes.onlyReads(0)).toBe(true);
    processes.letThrough(0);
  }
  await processes.waiting();
  expect(processes.onlyReads(0)).toBe(false);

  simulation.cancel();
  const other = simulation.begin();
  for (const step of ['create', 'set', 'test'] as const) { await simulation.invoke(step, other); }
  const added = simulation.cognito.list(CLIENT)[1].id;
  processes.letThrough(0);
  expect(await ended).toBeUndefined();
  expect(simulation.secrets.bearing('AWSPENDING')).toBe(hanging);

  await expect(simulation.invoke('set', hanging)).rejects.toThrow(new RegExp(`${added} must stay until`));
  simulation.clock.wait(HOUR);
  await simulation.rotate(undefined, hanging);
});
