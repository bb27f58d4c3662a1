import { DAY, MINUTE, SECOND } from './fake/virtual-clock';
import { Processes } from './processes';
import { Broken, SECRET, STEPS, RotationSimulation, type Step } from './rotation-simulation';

/** What runs beside what. */
interface Pair {
  readonly before: (simulation: RotationSimulation) => Promise<string>;
  readonly one: Step;
  readonly other: Step | 'seed' | 'mend' | 'a later rotation' | 'all steps from it';
}

async function prepared(simulation: RotationSimulation, until: Step): Promise<string> {
  await simulation.seed();
  await simulation.rotate();
  simulation.clock.wait(2 * DAY);
  const token = simulation.begin();
  for (const step of STEPS.slice(0, STEPS.indexOf(until))) {
    await simulation.invoke(step, token);
  }
  simulation.clock.wait(20 * SECOND);
  return token;
}

const PAIRS: Record<string, Pair> = Object.fromEntries(STEPS.flatMap((one) => [one, 'seed' as const, 'mend' as const, 'a later rotation' as const, 'all steps from it' as const]
  .map((other) => [`${one} and ${other}`, { before: (simulation: RotationSimulation) => prepared(simulation, one), one, other }])));

/** Runs the pair in the order that the choices say, the first one where they end. Gives how many could be chosen from at each call. */
async function run({ before, one, other }: Pair, choices: readonly number[], pause: number): Promise<number[]> {
  const simulation = new RotationSimulation();
  const token = await before(simulation);
  const processes = new Processes(simulation);
  let deployed = false;
  let finished = false;
  processes.start((services) => simulation.invoke(one, token, services), (failure) => { finished = one === 'finish' && !failure; });
  if (other === 'seed') {
    processes.start((services) => simulation.seed({ scope: 'orders/read' }, services), (failure) => { deployed = !failure; });
  } else if (other === 'mend') {
    processes.start((services) => simulation.mend(services));
  } else if (other === 'a later rotation') {
    processes.start(async (services) => {
      await services.moveLabel(SECRET, 'AWSPENDING', { from: token });
      const later = simulation.begin();
      await simulation.invoke('create', later, services);
      await simulation.invoke('set', later, services);
    });
  } else if (other === 'all steps from it') {
    processes.start(async (services) => {
      for (const step of STEPS.slice(STEPS.indexOf(one))) {
        await simulation.invoke(step, token, services);
      }
    });
  } else {
    processes.start((services) => simulation.invoke(other, token, services));
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
      simulation.clock.wait(pause);
    }
    if (process < await processes.waiting()) {
      last = { process, read: processes.onlyReads(process) };
      processes.letThrough(process);
    }
  }
  simulation.assertSound();
  if (finished && other === 'seed') {
    simulation.assertEnded(token);
  }
  await recover(simulation);
  if (deployed) {
    expect(simulation.secrets.current).toMatchObject({ scope: 'orders/read' });
  }
  return widths;
}

async function recover(simulation: RotationSimulation): Promise<void> {
  const token = simulation.secrets.bearing('AWSPENDING') ?? simulation.begin();
  for (const wait of [0, 10 * MINUTE, simulation.overlap]) {
    simulation.clock.wait(wait);
    try {
      await simulation.rotate(undefined, token);
      return;
    } catch (error) {
      if (error instanceof Broken || wait === simulation.overlap) {
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
