import { DAY, HOUR, MINUTE } from './fake/virtual-clock';
import { CLIENT, ORIGINAL, RotationSimulation } from './rotation-simulation';

// What a person puts stays, and what a person breaks off does not stop the next rotation.

const BY_HAND = 'byhand0byhand0byhand0byhand0byhand0';

let simulation: RotationSimulation;
beforeEach(async () => {
  simulation = new RotationSimulation();
  await simulation.seed();
});
afterEach(() => simulation.assertSound());

/** What `update-secret-version-stage` does. */
function takeBack(): { before: string; now: string } {
  const current = simulation.secrets.bearing('AWSCURRENT')!;
  const before = simulation.value!;
  simulation.secrets.move('AWSCURRENT', current, simulation.secrets.bearing('AWSPREVIOUS')!);
  return { before, now: simulation.value! };
}

function staged(): string {
  const pending = simulation.secrets.bearing('AWSPENDING');
  return pending !== undefined && pending !== simulation.secrets.bearing('AWSCURRENT') ? pending : simulation.begin();
}

describe('a rotation that was taken back', () => {
  test('leaves one note of the time on the version that is current again, the newest', async () => {
    await simulation.rotate();
    simulation.clock.wait(2 * DAY);
    await simulation.rotate();
    const notes = () => simulation.secrets.describe()[simulation.secrets.bearing('AWSCURRENT')!].filter((label) => label.startsWith('current-since-'));
    simulation.clock.wait(2 * DAY);
    takeBack();
    const [old] = notes();
    await expect(simulation.rotate(undefined, simulation.begin())).rejects.toThrow('must stay until');
    const [found, ...others] = notes();
    expect(others).toEqual([]);
    expect(Number(found.slice('current-since-'.length))).toBeGreaterThan(Number(old.slice('current-since-'.length)));
  });

  test.each(['started after it', 'refused before it'])('holders of the value that was taken back keep it for the whole overlap: a rotation %s', async (when) => {
    await simulation.rotate();
    simulation.clock.wait(2 * DAY);
    await simulation.rotate();
    let token: string | undefined;
    if (when === 'refused before it') {
      token = simulation.begin();
      await expect(simulation.rotate(undefined, token)).rejects.toThrow('must stay until');
    }
    simulation.clock.wait(2 * DAY);
    const { before, now } = takeBack();
    token ??= simulation.begin();
    await expect(simulation.rotate(undefined, token)).rejects.toThrow('must stay until');
    simulation.clock.wait(DAY - MINUTE);
    await expect(simulation.rotate(undefined, token)).rejects.toThrow('must stay until');
    expect([simulation.value, simulation.cognito.isValid(CLIENT, before)]).toEqual([now, true]);
    simulation.clock.wait(HOUR);
    await simulation.rotate(undefined, token);
    expect([now, before].map((value) => simulation.cognito.isValid(CLIENT, value))).toEqual([true, false]);
  });

  test.each([false, true])('is not done again by the next one, which finds it pending (a deployment in between: %s)', async (deployed) => {
    await simulation.rotate();
    simulation.clock.wait(2 * DAY);
    const token = simulation.begin();
    await simulation.rotate(undefined, token);
    // Left by a function that died, or put back by a person.
    simulation.secrets.move('AWSPENDING', undefined, token);
    const { before, now } = takeBack();
    if (deployed) { await simulation.seed({ scope: 'orders/read' }); }
    for (const wait of [0, 2 * DAY]) {
      simulation.clock.wait(wait);
      await simulation.rotate(undefined, staged()).catch(() => {});
      expect(simulation.value).not.toBe(before);
    }
    expect(simulation.value).not.toBe(now);
    simulation.clock.wait(2 * DAY);
    await simulation.rotate(undefined, staged());
  });

  test('its last step, made once more, changes nothing', async () => {
    await simulation.rotate();
    simulation.clock.wait(2 * DAY);
    const token = simulation.begin();
    await simulation.rotate(undefined, token);
    const { now } = takeBack();
    await simulation.invoke('finish', token).catch(() => {});
    expect(simulation.value).toBe(now);
  });

  test('the pending version that stands in is finished once, however often it is asked for', async () => {
    await simulation.rotate();
    simulation.clock.wait(2 * DAY);
    const token = simulation.begin();
    await simulation.rotate(undefined, token);
    simulation.secrets.move('AWSPENDING', undefined, token);
    takeBack();
    await simulation.rotate(undefined, token).catch(() => {});
    simulation.clock.wait(2 * DAY);
    const value = await simulation.rotate(undefined, token);
    await simulation.invoke('finish', token);
    expect(simulation.value).toBe(value);
  });
});

test.each(['the attempt that was refused', 'another one'])('a client that is replaced while a refused rotation is pending is rotated: by %s', async (which) => {
  await simulation.rotate();
  const token = simulation.begin();
  await expect(simulation.rotate(undefined, token)).rejects.toThrow('must stay until');
  simulation.clientId = 'another0client2';
  simulation.cognito.createClient(simulation.clientId, `${ORIGINAL}new`);
  await simulation.seed();
  const first = simulation.value;
  if (which === 'another one') {
    simulation.cancel();
    await simulation.rotate();
  } else {
    await simulation.rotate(undefined, token);
  }
  expect(simulation.secrets.current).toMatchObject({ client_id: 'another0client2' });
  expect(simulation.value).not.toBe(first);
  simulation.clock.wait(2 * DAY);
  await simulation.rotate();
});

describe('turning rotation on', () => {
  const turnedOn = () => simulation.seed({ scope: 'orders/read' });

  beforeEach(() => { simulation = new RotationSimulation(); });

  test.each(['beside the first secret', 'in its place'])('keeps a value that a person added to Cognito and put: %s', async (how) => {
    simulation.secrets.put('deployed-deployed-deployed-deployed', JSON.stringify({ client_id: CLIENT, client_secret: ORIGINAL }));
    simulation.clock.wait(HOUR);
    simulation.cognito.add(CLIENT, BY_HAND);
    simulation.secrets.put('by-hand-by-hand-by-hand-by-hand-by', JSON.stringify({ client_id: CLIENT, client_secret: BY_HAND }));
    simulation.clock.wait(2 * DAY);
    if (how === 'in its place') { simulation.cognito.delete(CLIENT, simulation.cognito.list(CLIENT)[0].id); }
    await turnedOn();
    expect(simulation.secrets.current).toMatchObject({ client_id: CLIENT, client_secret: BY_HAND, clientSecretValue: BY_HAND, scope: 'orders/read' });
    simulation.clock.wait(2 * DAY);
    await simulation.rotate();
    expect(simulation.cognito.isValid(CLIENT, BY_HAND)).toBe(true);
    simulation.clock.wait(2 * DAY);
    await simulation.rotate();
    expect(simulation.cognito.isValid(CLIENT, BY_HAND)).toBe(false);
  });

  test('keeps the first secret where a person added another and did not put it', async () => {
    simulation.secrets.put('deployed-deployed-deployed-deployed', JSON.stringify({ client_id: CLIENT, client_secret: ORIGINAL }));
    simulation.cognito.add(CLIENT, BY_HAND);
    await turnedOn();
    expect(simulation.value).toBe(ORIGINAL);
    simulation.clock.wait(2 * DAY);
    const token = simulation.begin();
    await simulation.rotate(undefined, token);
    expect([ORIGINAL, BY_HAND].map((value) => simulation.cognito.isValid(CLIENT, value))).toEqual([true, false]);
  });
});
