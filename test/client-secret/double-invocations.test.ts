import { DAY, MINUTE, SECOND } from './fake/virtual-clock';
import { Processes } from './processes';
import { Broken, SECRET, STEPS, World, type Step } from './world';

/** What runs beside what. */
interface Pair {
  readonly before: (world: World) => Promise<string>;
  readonly one: Step;
  readonly other: Step | 'seed' | 'mend' | 'a later rotation' | 'all steps from it';
}

async function prepared(world: World, until: Step): Promise<string> {
  await world.seed();
  await world.rotate();
  world.clock.wait(2 * DAY);
  const token = world.begin();
  for (const step of STEPS.slice(0, STEPS.indexOf(until))) {
    await world.invoke(step, token);
  }
  world.clock.wait(20 * SECOND);
  return token;
}

const PAIRS: Record<string, Pair> = Object.fromEntries(STEPS.flatMap((one) => [one, 'seed' as const, 'mend' as const, 'a later rotation' as const, 'all steps from it' as const]
  .map((other) => [`${one} and ${other}`, { before: (world: World) => prepared(world, one), one, other }])));

/** Runs the pair in the order that the choices say, the first one where they end. Gives how many could be chosen from at each call. */
async function run({ before, one, other }: Pair, choices: readonly number[], pause: number): Promise<number[]> {
  const world = new World();
  const token = await before(world);
  const processes = new Processes(world);
  let deployed = false;
  let finished = false;
  processes.start((services) => world.invoke(one, token, services), (failure) => { finished = one === 'finish' && !failure; });
  if (other === 'seed') {
    processes.start((services) => world.seed({ scope: 'orders/read' }, services), (failure) => { deployed = !failure; });
  } else if (other === 'mend') {
    processes.start((services) => world.mend(services));
  } else if (other === 'a later rotation') {
    processes.start(async (services) => {
      await services.moveLabel(SECRET, 'AWSPENDING', { from: token });
      const later = world.begin();
      await world.invoke('create', later, services);
      await world.invoke('set', later, services);
    });
  } else if (other === 'all steps from it') {
    processes.start(async (services) => {
      for (const step of STEPS.slice(STEPS.indexOf(one))) {
        await world.invoke(step, token, services);
      }
    });
  } else {
    processes.start((services) => world.invoke(other, token, services));
  }
  const widths: number[] = [];
  let last = { process: 0, read: false };
  for (let call = 0, width = await processes.waiting(); width > 0; width = await processes.waiting(), call += 1) {
    // Two reads in a row, of the other and then of the one, are the same as the other way round: one order of them will do.
    const same = width > 1 && last.process === 1 && last.read && processes.onlyReads(0);
    const options = same ? [1] : width > 1 ? [0, 1] : [0];
    widths.push(options.length);
    const process = options[choices[call] ?? 0];
    if (width > 1 && process !== last.process) {
      world.clock.wait(pause);
    }
    if (process < await processes.waiting()) {
      last = { process, read: processes.onlyReads(process) };
      processes.letThrough(process);
    }
  }
  world.assertSound();
  if (finished && other === 'seed') {
    world.assertEnded(token);
  }
  await recover(world);
  if (deployed) {
    expect(world.secrets.current).toMatchObject({ scope: 'orders/read' });
  }
  return widths;
}

async function recover(world: World): Promise<void> {
  const token = world.secrets.bearing('AWSPENDING') ?? world.begin();
  for (const wait of [0, 10 * MINUTE, world.overlap]) {
    world.clock.wait(wait);
    try {
      await world.rotate(undefined, token);
      return;
    } catch (error) {
      if (error instanceof Broken || wait === world.overlap) {
        throw error;
      }
    }
  }
}

/** Every order of the calls of both. */
async function everyOrder(pair: Pair, pause: number): Promise<number> {
  let orders = 0;
  for (let choices: number[] | undefined = []; choices; orders += 1) {
    const widths = await run(pair, choices, pause);
    choices = next(widths.map((_, call) => choices![call] ?? 0), widths);
  }
  return orders;
}

function next(choices: readonly number[], widths: readonly number[]): number[] | undefined {
  const last = choices.map((choice, call) => choice + 1 < widths[call]).lastIndexOf(true);
  return last < 0 ? undefined : [...choices.slice(0, last), choices[last] + 1];
}

const counts: Record<string, number> = {};
afterAll(() => { if (process.env.COUNTS) { process.stdout.write(`${JSON.stringify(counts)}\n`); } });

/** What passes whenever the one waits for the other: next to nothing, or so much that one of them may die of it. */
const PAUSES = [0, 4 * MINUTE];

test.each(Object.keys(PAIRS))('%s, in every order', async (name) => {
  for (const pause of PAUSES) {
    counts[`${name}, ${pause}`] = await everyOrder(PAIRS[name], pause);
  }
  expect(counts[`${name}, 0`]).toBeGreaterThan(3);
}, 600_000);
