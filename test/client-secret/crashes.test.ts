import { Crash, crashing, crashPoints, losingAnswer } from './crash';
import { DAY, MINUTE } from './fake/virtual-clock';
import { PLAIN, RECOVERIES, runToItsEnd, type RotationEvents } from './recovery';
import { CLIENT, ORIGINAL, RotationSimulation } from './rotation-simulation';
import type { Services } from '../../lambda/client-secret/services';

interface Situation {
  readonly before: (simulation: RotationSimulation) => Promise<void>;
  readonly events: RotationEvents;
}

const SITUATIONS: Record<string, Situation> = {
  'the first rotation': {
    before: (simulation) => simulation.seed(),
    events: PLAIN,
  },
  'a later rotation': {
    before: async (simulation) => {
      await simulation.seed();
      await simulation.rotate();
      simulation.clock.wait(2 * DAY);
    },
    events: PLAIN,
  },
  'a deployment in the middle': {
    before: async (simulation) => {
      await simulation.seed();
      await simulation.rotate();
      simulation.clock.wait(2 * DAY);
    },
    events: ['create', 'set', (simulation) => simulation.seed({ scope: 'orders/read' }), 'test', 'finish'],
  },
  'a slot that a dead run took': {
    before: async (simulation) => {
      await simulation.seed();
      simulation.cognito.add(CLIENT, 'dead0dead0dead0dead0dead0dead0');
      simulation.secrets.move(simulation.cognito.list(CLIENT)[0].id, undefined, simulation.secrets.bearing('AWSCURRENT'));
      simulation.clock.wait(10 * MINUTE);
    },
    events: PLAIN,
  },
};

async function situation(name: string): Promise<RotationSimulation> {
  const simulation = new RotationSimulation();
  await SITUATIONS[name].before(simulation);
  return simulation;
}

async function callsOf(name: string): Promise<number> {
  const simulation = await situation(name);
  const counted = crashing(simulation.services);
  expect(await runToItsEnd(simulation, SITUATIONS[name].events, 'the step again', [counted.services])).toBe(1);
  return counted.calls();
}

/** What was broken shows at the latest in the rotations that follow. */
async function rotateOn(simulation: RotationSimulation): Promise<void> {
  for (let more = 0; more < 2; more += 1) {
    const before = simulation.value!;
    simulation.clock.wait(2 * DAY);
    await simulation.rotate();
    expect(simulation.value).not.toBe(before);
    expect(simulation.cognito.isValid(CLIENT, before)).toBe(true);
  }
  expect(Object.keys(simulation.secrets.describe()).length).toBeLessThanOrEqual(4);
}

describe.each(Object.keys(SITUATIONS))('%s', (name) => {
  test.each(RECOVERIES)('recovers from a crash before and after each call: %s', async (recovery) => {
    const points = crashPoints(await callsOf(name));
    expect(points.length).toBeGreaterThan(20);
    for (const point of points) {
      const simulation = await situation(name);
      const before = simulation.value;
      await runToItsEnd(simulation, SITUATIONS[name].events, recovery, [crashing(simulation.services, point).services]);
      expect(simulation.value).not.toBe(before);
      await rotateOn(simulation);
    }
  });
});

test('recovers from two crashes, anywhere', async () => {
  const name = 'a later rotation';
  const points = crashPoints(await callsOf(name));
  for (const first of points) {
    for (const second of points) {
      const simulation = await situation(name);
      const before = simulation.value;
      await runToItsEnd(simulation, PLAIN, 'all steps again', [crashing(simulation.services, first).services, crashing(simulation.services, second).services]);
      expect(simulation.value).not.toBe(before);
    }
  }
});

describe('the seed', () => {
  const NEW = 'another0client2';
  const SEEDS: Record<string, { before: (simulation: RotationSimulation) => Promise<void>; clientId: string; expected: (simulation: RotationSimulation) => string | undefined }> = {
    'the first value': { before: async () => {}, clientId: CLIENT, expected: () => ORIGINAL },
    'around a rotated secret': {
      before: async (simulation) => {
        await simulation.seed();
        await simulation.rotate();
      },
      clientId: CLIENT,
      expected: (simulation) => simulation.value,
    },
    'a client that was replaced': {
      before: async (simulation) => {
        await simulation.seed();
        await simulation.rotate();
        simulation.cognito.createClient(NEW, `${ORIGINAL}new`);
        simulation.clientId = NEW;
      },
      clientId: NEW,
      expected: () => `${ORIGINAL}new`,
    },
  };

  test.each(Object.keys(SEEDS))('recovers from a crash before and after each call: %s', async (name) => {
    const { before, clientId, expected } = SEEDS[name];
    for (let call = 0, crashed = true; crashed; call += 1) {
      for (const done of [false, true]) {
        const simulation = new RotationSimulation();
        await before(simulation);
        const value = expected(simulation);
        crashed = await simulation.seed({ scope: 'openid' }, crashing(simulation.services, { call, done }).services)
          .then(() => false, (error) => error instanceof Crash);
        simulation.assertSound();
        await simulation.seed({ scope: 'openid' }, simulation.services);
        expect(simulation.secrets.current).toMatchObject({ client_id: clientId, client_secret: value, scope: 'openid' });
        simulation.clock.wait(2 * DAY);
        await simulation.rotate();
        expect(simulation.secrets.current).toMatchObject({ client_id: clientId, scope: 'openid' });
      }
    }
  });
});

/** Rotated so often that Cognito shows the first secret no longer. */
async function rotatedSimulation(times: number): Promise<RotationSimulation> {
  const simulation = new RotationSimulation();
  await simulation.seed();
  for (let i = 0; i < times; i++) {
    await simulation.rotate();
    simulation.clock.wait(2 * DAY);
  }
  return simulation;
}

/** Dies before and after each call in turn, each time in a simulation of its own, until a call is beyond the last. Gives the number of calls. */
async function atEachCall(simulated: (work: (run: (services: Services) => Promise<void>) => Promise<boolean>) => Promise<void>, services: () => Services): Promise<number> {
  for (let call = 0, crashed = true; ; call += 1) {
    for (const done of [false, true]) {
      await simulated(async (run) => {
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
      let simulation: RotationSimulation;
      const calls = await atEachCall(async (work) => {
        simulation = await rotatedSimulation(rotations);
        const value = simulation.value;
        const before = simulation.replaceStored();
        const crashed = await work((services) => simulation.seed({ scope: 'openid' }, services, before));
        simulation.assertSound();
        if (recovery === 'rolled back') {
          simulation.backTo(before);
          await simulation.seed({}, simulation.services, `${before}1`);
        } else if (crashed) {
          await simulation.seed({ scope: 'openid' }, simulation.services, before);
        }
        expect(simulation.value).toBe(value);
        // Twice, so that a label that was lost shows: no current secret may be deleted, and none within its overlap.
        await rotateOn(simulation);
      }, () => simulation.services);
      expect(calls).toBeGreaterThan(5);
    });
});

describe('what mends a value that a deployment left', () => {
  /** A deployment without rotation writes what the client's attribute shows, which is nothing. */
  function leaveDead(simulation: RotationSimulation, text: string): void {
    const told = simulation.secrets.onCurrent;
    simulation.secrets.onCurrent = undefined;
    simulation.secrets.put('deployed-deployed-deployed-deployed', text);
    simulation.secrets.onCurrent = told;
  }

  const TEXTS = [JSON.stringify({ client_id: CLIENT, client_secret: '' }), JSON.stringify({ client_id: CLIENT, client_secret: ORIGINAL })];

  test.each(TEXTS.flatMap((text) => [[text, 'made again'], [text, 'rotation turned on again']]))('recovers from a crash before and after each call: %s, %s', async (text, recovery) => {
    let simulation: RotationSimulation;
    const calls = await atEachCall(async (work) => {
      simulation = await rotatedSimulation(3);
      const value = simulation.value;
      leaveDead(simulation, text);
      const crashed = await work((services) => simulation.mend(services));
      if (crashed) { await simulation.mend(); }
      if (recovery === 'rotation turned on again') { await simulation.seed({ scope: 'openid' }); }
      expect(simulation.value).toBe(value);
      const token = simulation.begin();
      simulation.clock.wait(2 * DAY);
      await simulation.rotate(undefined, token);
      await rotateOn(simulation);
    }, () => simulation.services);
    expect(calls).toBeGreaterThan(5);
  });

  test('leaves a value alone that works, wherever it dies', async () => {
    let simulation: RotationSimulation;
    const calls = await atEachCall(async (work) => {
      simulation = await rotatedSimulation(3);
      const before = [simulation.value, simulation.secrets.describe()];
      await work((services) => simulation.mend(services));
      expect([simulation.value, simulation.secrets.describe()]).toEqual(before);
    }, () => simulation.services);
    expect(calls).toBeGreaterThan(2);
  });
});

describe('an answer that is lost, so that the call is made again', () => {
  test.each(Object.keys(SITUATIONS))('stops no rotation for longer than its overlap: %s', async (name) => {
    for (let call = 0, calls = await callsOf(name); call < calls; call += 1) {
      const simulation = await situation(name);
      const before = simulation.value;
      await runToItsEnd(simulation, SITUATIONS[name].events, 'all steps again, later', [losingAnswer(simulation.services, call)]);
      expect(simulation.value).not.toBe(before);
      await rotateOn(simulation);
    }
  });

  test.each(['first value', 'metadata', 'replaced stored secret', 'rollback'])('fails no deployment for good, and loses no value: %s', async (what) => {
    for (let call = 0; call < 14; call += 1) {
      const simulation = what === 'first value' ? new RotationSimulation() : await rotatedSimulation(3);
      const value = simulation.value ?? ORIGINAL;
      const before = what === 'replaced stored secret' ? simulation.replaceStored() : undefined;
      if (what === 'rollback') {
        const told = simulation.secrets.onCurrent;
        simulation.secrets.onCurrent = undefined;
        simulation.secrets.put('deployed-deployed-deployed-deployed', JSON.stringify({ client_id: CLIENT, client_secret: '' }));
        simulation.secrets.onCurrent = told;
      }
      const act = (services: Services) => what === 'rollback' ? simulation.mend(services) : simulation.seed({ scope: 'openid' }, services, before);
      // Lambda makes a failed invocation again.
      await act(losingAnswer(simulation.services, call)).catch(() => act(simulation.services));
      expect(simulation.value).toBe(value);
      simulation.clock.wait(2 * DAY);
      const token = simulation.begin();
      await simulation.rotate(undefined, token).catch(() => simulation.clock.wait(2 * DAY));
      await simulation.rotate(undefined, token);
      await rotateOn(simulation);
    }
  });
});
