import { Crash, crashing, crashPoints } from './crash';
import { DAY, MINUTE } from './fake/virtual-clock';
import { PLAIN, RECOVERIES, runToItsEnd, type Course } from './recovery';
import { CLIENT, ORIGINAL, World } from './world';
import type { Services } from '../../lambda/client-secret/services';

interface Situation {
  readonly before: (world: World) => Promise<void>;
  readonly course: Course;
}

const SITUATIONS: Record<string, Situation> = {
  'the first rotation': {
    before: (world) => world.seed(),
    course: PLAIN,
  },
  'a later rotation': {
    before: async (world) => {
      await world.seed();
      await world.rotate();
      world.clock.wait(2 * DAY);
    },
    course: PLAIN,
  },
  'a deployment in the middle': {
    before: async (world) => {
      await world.seed();
      await world.rotate();
      world.clock.wait(2 * DAY);
    },
    course: ['create', 'set', (world) => world.seed({ scope: 'orders/read' }), 'test', 'finish'],
  },
  'a slot that a dead run took': {
    before: async (world) => {
      await world.seed();
      world.cognito.add(CLIENT, 'dead0dead0dead0dead0dead0dead0');
      world.secrets.move(world.cognito.list(CLIENT)[0].id, undefined, world.secrets.bearing('AWSCURRENT'));
      world.clock.wait(10 * MINUTE);
    },
    course: PLAIN,
  },
};

async function situation(name: string): Promise<World> {
  const world = new World();
  await SITUATIONS[name].before(world);
  return world;
}

async function callsOf(name: string): Promise<number> {
  const world = await situation(name);
  const counted = crashing(world.services);
  expect(await runToItsEnd(world, SITUATIONS[name].course, 'the step again', [counted.services])).toBe(1);
  return counted.calls();
}

/** What was broken shows at the latest in the rotations that follow. */
async function rotateOn(world: World): Promise<void> {
  for (let more = 0; more < 2; more += 1) {
    const before = world.value!;
    world.clock.wait(2 * DAY);
    await world.rotate();
    expect(world.value).not.toBe(before);
    expect(world.cognito.isValid(CLIENT, before)).toBe(true);
  }
  expect(Object.keys(world.secrets.describe()).length).toBeLessThanOrEqual(4);
}

describe.each(Object.keys(SITUATIONS))('%s', (name) => {
  test.each(RECOVERIES)('recovers from a crash before and after each call: %s', async (recovery) => {
    const points = crashPoints(await callsOf(name));
    expect(points.length).toBeGreaterThan(20);
    for (const point of points) {
      const world = await situation(name);
      const before = world.value;
      await runToItsEnd(world, SITUATIONS[name].course, recovery, [crashing(world.services, point).services]);
      expect(world.value).not.toBe(before);
      await rotateOn(world);
    }
  });
});

test('recovers from two crashes, anywhere', async () => {
  const name = 'a later rotation';
  const points = crashPoints(await callsOf(name));
  for (const first of points) {
    for (const second of points) {
      const world = await situation(name);
      const before = world.value;
      await runToItsEnd(world, PLAIN, 'all steps again', [crashing(world.services, first).services, crashing(world.services, second).services]);
      expect(world.value).not.toBe(before);
    }
  }
});

describe('the seed', () => {
  const NEW = 'another0client2';
  const SEEDS: Record<string, { before: (world: World) => Promise<void>; clientId: string; expected: (world: World) => string | undefined }> = {
    'the first value': { before: async () => {}, clientId: CLIENT, expected: () => ORIGINAL },
    'around a rotated secret': {
      before: async (world) => {
        await world.seed();
        await world.rotate();
      },
      clientId: CLIENT,
      expected: (world) => world.value,
    },
    'a client that was replaced': {
      before: async (world) => {
        await world.seed();
        await world.rotate();
        world.cognito.createClient(NEW, `${ORIGINAL}new`);
        world.clientId = NEW;
      },
      clientId: NEW,
      expected: () => `${ORIGINAL}new`,
    },
  };

  test.each(Object.keys(SEEDS))('recovers from a crash before and after each call: %s', async (name) => {
    const { before, clientId, expected } = SEEDS[name];
    for (let call = 0, crashed = true; crashed; call += 1) {
      for (const done of [false, true]) {
        const world = new World();
        await before(world);
        const value = expected(world);
        crashed = await world.seed({ scope: 'openid' }, crashing(world.services, { call, done }).services)
          .then(() => false, (error) => error instanceof Crash);
        world.assertSound();
        await world.seed({ scope: 'openid' }, world.services);
        expect(world.secrets.current).toMatchObject({ client_id: clientId, client_secret: value, scope: 'openid' });
        world.clock.wait(2 * DAY);
        await world.rotate();
        expect(world.secrets.current).toMatchObject({ client_id: clientId, scope: 'openid' });
      }
    }
  });
});

/** Rotated so often that Cognito shows the first secret no longer. */
async function rotatedWorld(times: number): Promise<World> {
  const world = new World();
  await world.seed();
  for (let i = 0; i < times; i++) {
    await world.rotate();
    world.clock.wait(2 * DAY);
  }
  return world;
}

/** Dies before and after each call in turn, each time in a world of its own, until a call is beyond the last. Gives the number of calls. */
async function atEachCall(inWorld: (work: (run: (services: Services) => Promise<void>) => Promise<boolean>) => Promise<void>, services: () => Services): Promise<number> {
  for (let call = 0, crashed = true; ; call += 1) {
    for (const done of [false, true]) {
      await inWorld(async (run) => {
        crashed = await run(crashing(services(), { call, done }).services).then(() => false, (error) => {
          if (!(error instanceof Crash)) { throw error; }
          return true;
        });
        return crashed;
      });
    }
    if (!crashed) { return call; }
  }
}

describe('the hand-over of a stored secret that is replaced', () => {
  test.each([[1, 'made again'], [1, 'rolled back'], [3, 'made again'], [3, 'rolled back']])(
    'recovers from a crash before and after each call: after %d rotations, %s', async (rotations, recovery) => {
      let world: World;
      const calls = await atEachCall(async (work) => {
        world = await rotatedWorld(rotations);
        const value = world.value;
        const before = world.replaceStored();
        const crashed = await work((services) => world.seed({ scope: 'openid' }, services, before));
        world.assertSound();
        if (recovery === 'rolled back') {
          world.backTo(before);
          await world.seed({}, world.services, `${before}1`);
        } else if (crashed) {
          await world.seed({ scope: 'openid' }, world.services, before);
        }
        expect(world.value).toBe(value);
        // Twice, so that a label that was lost shows: no current secret may be deleted, and none within its overlap.
        await rotateOn(world);
      }, () => world.services);
      expect(calls).toBeGreaterThan(5);
    });
});

describe('what mends a value that a deployment left', () => {
  /** A deployment without rotation writes what the client's attribute shows, which is nothing. */
  function leaveDead(world: World, text: string): void {
    const told = world.secrets.onCurrent;
    world.secrets.onCurrent = undefined;
    world.secrets.put('deployed-deployed-deployed-deployed', text);
    world.secrets.onCurrent = told;
  }

  const TEXTS = [JSON.stringify({ client_id: CLIENT, client_secret: '' }), JSON.stringify({ client_id: CLIENT, client_secret: ORIGINAL })];

  test.each(TEXTS.flatMap((text) => [[text, 'made again'], [text, 'rotation turned on again']]))('recovers from a crash before and after each call: %s, %s', async (text, recovery) => {
    let world: World;
    const calls = await atEachCall(async (work) => {
      world = await rotatedWorld(3);
      const value = world.value;
      leaveDead(world, text);
      const crashed = await work((services) => world.mend(services));
      if (crashed) { await world.mend(); }
      if (recovery === 'rotation turned on again') { await world.seed({ scope: 'openid' }); }
      expect(world.value).toBe(value);
      const token = world.begin();
      world.clock.wait(2 * DAY);
      await world.rotate(undefined, token);
      await rotateOn(world);
    }, () => world.services);
    expect(calls).toBeGreaterThan(5);
  });

  test('leaves a value alone that works, wherever it dies', async () => {
    let world: World;
    const calls = await atEachCall(async (work) => {
      world = await rotatedWorld(3);
      const before = [world.value, world.secrets.describe()];
      await work((services) => world.mend(services));
      expect([world.value, world.secrets.describe()]).toEqual(before);
    }, () => world.services);
    expect(calls).toBeGreaterThan(2);
  });
});
