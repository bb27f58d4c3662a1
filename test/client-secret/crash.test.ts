import { bundled } from './fakes/bundle';
import { DAYS, HOURS, MINUTES } from './fakes/clock';
import { CLIENT_ID, Cloud } from './fakes/cloud';
import { Driver } from './fakes/driver';
import type { Gate } from './fakes/lambda';
import { lambda } from './fakes/lambda';

interface Scenario {
  readonly prepare: (driver: Driver) => Promise<void>;
  readonly run: (driver: Driver, gate?: Gate) => Promise<unknown>;
  readonly rotates?: boolean;
  /** What an app must find in the end. */
  readonly expected?: Record<string, string>;
}

const REPLACEMENT = '2replacement3456';

async function rotations(driver: Driver, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await driver.rotate();
    driver.cloud.clock.pass(2 * DAYS);
  }
}

const SCENARIOS: Record<string, Scenario> = {
  'the first rotation': { prepare: async (driver) => { await driver.seed(); }, rotates: true, run: (driver, gate) => driver.rotate(gate) },
  'the second rotation, which deletes the original': {
    prepare: async (driver) => { await driver.seed(); await rotations(driver, 1); }, rotates: true, run: (driver, gate) => driver.rotate(gate),
  },
  'the fifth rotation': { prepare: async (driver) => { await driver.seed(); await rotations(driver, 4); }, rotates: true, run: (driver, gate) => driver.rotate(gate) },
  'a rotation after a deployment': {
    prepare: async (driver) => { await driver.seed(); await rotations(driver, 2); await driver.seed({ scope: 'api/write' }, 'Update'); },
    rotates: true,
    run: (driver, gate) => driver.rotate(gate),
    expected: { scope: 'api/write' },
  },
  'a rotation after a cancelled one': {
    prepare: async (driver) => {
      await driver.seed();
      await rotations(driver, 2);
      const token = driver.begin();
      await driver.step('createSecret', token);
      await driver.step('setSecret', token);
      driver.cancel();
      driver.cloud.clock.pass(2 * DAYS);
      // The cancelled run may be about to finish. Once the new one has been pending for as long as a run can live, it is not.
      await expect(driver.rotate()).rejects.toThrow(/stays until .*: rotate again after that/);
      driver.cloud.clock.pass(6 * MINUTES);
    },
    rotates: true,
    run: (driver, gate) => driver.rotate(gate),
  },
  'the first seed': { prepare: async () => {}, run: (driver, gate) => driver.seed({}, 'Create', gate) },
  'a seed with other scopes': {
    prepare: async (driver) => { await driver.seed(); await rotations(driver, 2); },
    run: (driver, gate) => driver.seed({ scope: 'api/write' }, 'Update', gate),
    expected: { scope: 'api/write' },
  },
  'a seed for a client that was replaced': {
    prepare: async (driver) => { await driver.seed(); await rotations(driver, 2); driver.cloud.cognito.createClient(REPLACEMENT); },
    run: (driver, gate) => driver.seed({ client_id: REPLACEMENT }, 'Update', gate),
    expected: { client_id: REPLACEMENT },
  },
};

/** What comes before the crash is done from the sources, which is faster. */
async function prepared(scenario: Scenario, make: typeof lambda): Promise<Driver> {
  const cloud = new Cloud(24 * HOURS);
  cloud.cognito.createClient(CLIENT_ID);
  const driver = new Driver(cloud);
  await scenario.prepare(driver);
  driver.use(make);
  return driver;
}

/** What a function does that dies there: it goes no further, and nothing of it is cleaned up. */
function dyingAt(point: number): { gate: Gate; died: Promise<'died'>; points: () => number } {
  let reached = 0;
  let die: (how: 'died') => void;
  const died = new Promise<'died'>((resolve) => { die = resolve; });
  const gate: Gate = () => {
    if (reached++ !== point) { return; }
    die('died');
    return new Promise(() => {});
  };
  return { gate, died, points: () => reached };
}

let crashes = 0;

describe.each(Object.entries(SCENARIOS))('%s', (_, scenario) => {
  test.each([['through the bundled SDK', bundled], ['from the sources', lambda]] as const)('recovers from a crash before and after every call, %s', async (__, make) => {
    const dry = dyingAt(Infinity);
    await scenario.run(await prepared(scenario, make), dry.gate);
    expect(dry.points()).toBeGreaterThan(4);

    for (let point = 0; point < dry.points(); point++) {
      const driver = await prepared(scenario, make);
      const { gate, died } = dyingAt(point);
      expect(await Promise.race([scenario.run(driver, gate), died])).toBe('died');
      crashes++;

      const { cloud } = driver;
      let failures = 0;
      const finished = () => cloud.secrets.bearer('AWSPENDING') === cloud.secrets.bearer('AWSCURRENT');
      // Secrets Manager tries again; an orphan of the dead run goes when that run must have ended.
      for (let done = scenario.rotates === true && finished(); !done && failures < 4;) {
        cloud.clock.pass(4 * MINUTES);
        await scenario.run(driver).then(() => { done = true; }, () => { failures++; });
      }
      const { current } = cloud.secrets;
      expect({ point, failures, violations: cloud.violations, valid: cloud.cognito.isValid(current!.client_id, current!.client_secret) })
        .toEqual({ point, failures: expect.any(Number), violations: [], valid: true });
      expect(failures).toBeLessThan(3);
      expect(current).toMatchObject({ client_id: CLIENT_ID, scope: 'api/read', ...scenario.expected });

      // And the next one works as well.
      if (current!.client_id === CLIENT_ID) {
        cloud.clock.pass(2 * DAYS);
        await driver.seed(scenario.expected);
        await driver.rotate();
        expect(cloud.violations).toEqual([]);
        expect(cloud.secrets.current!.client_secret).not.toBe(current!.client_secret);
      }
    }
  });
});

afterAll(() => { process.stderr.write(`crash points: ${crashes}\n`); });
