import { DAY, HOUR, MINUTE } from './fake/virtual-clock';
import { CLIENT, ORIGINAL, World } from './world';

// What a person puts stays, and what a person breaks off does not stop the next rotation.

const BY_HAND = 'byhand0byhand0byhand0byhand0byhand0';

let world: World;
beforeEach(async () => {
  world = new World();
  await world.seed();
});
afterEach(() => world.assertSound());

/** What `update-secret-version-stage` does. */
function takeBack(): { before: string; now: string } {
  const current = world.secrets.bearing('AWSCURRENT')!;
  const before = world.value!;
  world.secrets.move('AWSCURRENT', current, world.secrets.bearing('AWSPREVIOUS')!);
  return { before, now: world.value! };
}

function staged(): string {
  const pending = world.secrets.bearing('AWSPENDING');
  return pending !== undefined && pending !== world.secrets.bearing('AWSCURRENT') ? pending : world.begin();
}

describe('a rotation that was taken back', () => {
  test.each(['started after it', 'refused before it'])('holders of the value that was taken back keep it for the whole overlap: a rotation %s', async (when) => {
    await world.rotate();
    world.clock.wait(2 * DAY);
    await world.rotate();
    let token: string | undefined;
    if (when === 'refused before it') {
      token = world.begin();
      await expect(world.rotate(undefined, token)).rejects.toThrow('must stay until');
    }
    world.clock.wait(2 * DAY);
    const { before, now } = takeBack();
    token ??= world.begin();
    await expect(world.rotate(undefined, token)).rejects.toThrow('must stay until');
    world.clock.wait(DAY - MINUTE);
    await expect(world.rotate(undefined, token)).rejects.toThrow('must stay until');
    expect([world.value, world.cognito.isValid(CLIENT, before)]).toEqual([now, true]);
    world.clock.wait(HOUR);
    await world.rotate(undefined, token);
    expect([now, before].map((value) => world.cognito.isValid(CLIENT, value))).toEqual([true, false]);
  });

  test.each([false, true])('is not done again by the next one, which finds it pending (a deployment in between: %s)', async (deployed) => {
    await world.rotate();
    world.clock.wait(2 * DAY);
    const token = world.begin();
    await world.rotate(undefined, token);
    // Left by a function that died, or put back by a person.
    world.secrets.move('AWSPENDING', undefined, token);
    const { before, now } = takeBack();
    if (deployed) { await world.seed({ scope: 'orders/read' }); }
    for (const wait of [0, 2 * DAY]) {
      world.clock.wait(wait);
      await world.rotate(undefined, staged()).catch(() => {});
      expect(world.value).not.toBe(before);
    }
    expect(world.value).not.toBe(now);
    world.clock.wait(2 * DAY);
    await world.rotate(undefined, staged());
  });

  test('its last step, made once more, changes nothing', async () => {
    await world.rotate();
    world.clock.wait(2 * DAY);
    const token = world.begin();
    await world.rotate(undefined, token);
    const { now } = takeBack();
    await world.invoke('finish', token).catch(() => {});
    expect(world.value).toBe(now);
  });

  test('the pending version that stands in is finished once, however often it is asked for', async () => {
    await world.rotate();
    world.clock.wait(2 * DAY);
    const token = world.begin();
    await world.rotate(undefined, token);
    world.secrets.move('AWSPENDING', undefined, token);
    takeBack();
    await world.rotate(undefined, token).catch(() => {});
    world.clock.wait(2 * DAY);
    const value = await world.rotate(undefined, token);
    await world.invoke('finish', token);
    expect(world.value).toBe(value);
  });
});

test.each(['the attempt that was refused', 'another one'])('a client that is replaced while a refused rotation is pending is rotated: by %s', async (which) => {
  await world.rotate();
  const token = world.begin();
  await expect(world.rotate(undefined, token)).rejects.toThrow('must stay until');
  world.clientId = 'another0client2';
  world.cognito.createClient(world.clientId, `${ORIGINAL}new`);
  await world.seed();
  const first = world.value;
  if (which === 'another one') {
    world.cancel();
    await world.rotate();
  } else {
    await world.rotate(undefined, token);
  }
  expect(world.secrets.current).toMatchObject({ client_id: 'another0client2' });
  expect(world.value).not.toBe(first);
  world.clock.wait(2 * DAY);
  await world.rotate();
});

describe('turning rotation on', () => {
  const turnedOn = () => world.seed({ scope: 'orders/read' });

  beforeEach(() => { world = new World(); });

  test.each(['beside the first secret', 'in its place'])('keeps a value that a person added to Cognito and put: %s', async (how) => {
    world.secrets.put('deployed-deployed-deployed-deployed', JSON.stringify({ client_id: CLIENT, client_secret: ORIGINAL }));
    world.clock.wait(HOUR);
    world.cognito.add(CLIENT, BY_HAND);
    world.secrets.put('by-hand-by-hand-by-hand-by-hand-by', JSON.stringify({ client_id: CLIENT, client_secret: BY_HAND }));
    world.clock.wait(2 * DAY);
    if (how === 'in its place') { world.cognito.delete(CLIENT, world.cognito.list(CLIENT)[0].id); }
    await turnedOn();
    expect(world.secrets.current).toMatchObject({ client_id: CLIENT, client_secret: BY_HAND, clientSecretValue: BY_HAND, scope: 'orders/read' });
    world.clock.wait(2 * DAY);
    await world.rotate();
    expect(world.cognito.isValid(CLIENT, BY_HAND)).toBe(true);
    world.clock.wait(2 * DAY);
    await world.rotate();
    expect(world.cognito.isValid(CLIENT, BY_HAND)).toBe(false);
  });

  test('keeps the first secret where a person added another and did not put it', async () => {
    world.secrets.put('deployed-deployed-deployed-deployed', JSON.stringify({ client_id: CLIENT, client_secret: ORIGINAL }));
    world.cognito.add(CLIENT, BY_HAND);
    await turnedOn();
    expect(world.value).toBe(ORIGINAL);
    world.clock.wait(2 * DAY);
    const token = world.begin();
    await world.rotate(undefined, token);
    expect([ORIGINAL, BY_HAND].map((value) => world.cognito.isValid(CLIENT, value))).toEqual([true, false]);
  });
});
