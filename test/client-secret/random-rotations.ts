import { DAY, HOUR, MINUTE, SECOND } from './fake/virtual-clock';
import type { Handler, Step } from './rotation-simulation';
import { Broken, CLIENT, ORIGINAL, STEPS, TIMEOUT, RotationSimulation } from './rotation-simulation';
import type { Services } from '../../lambda/client-secret/services';

/** What happens beside the rotations: deployments that change metadata, or replace the client, or are rolled back while people put labels back. */
export type Kind = 'metadata' | 'replacement' | 'rollbacks';

const NEW = 'another0client2';
const MOST_AT_ONCE = 3;
const PAUSES = [SECOND, 30 * SECOND, 2 * MINUTE, 6 * MINUTE, HOUR, 25 * HOUR];

/** A whole number from 0 up to one below the given one. */
export type Draw = (below: number) => number;

/* eslint-disable no-bitwise -- mulberry32 is made of shifts */
/** Numbers that look random and are the same for the same seed (mulberry32). */
export function drawing(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6D2B79F5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** The four steps of a rotation, or a seed. It waits before each call until it is let go. */
interface Run {
  readonly name: string;
  /** When the invocation began that is under way. */
  started: number;
  go?: () => void;
}

/**
 * Rotations that are begun, repeated, doubled, delayed, cancelled and killed beside deployments, as the draw says.
 *
 * One run goes on for many calls while others pause, as machines do: even turns hardly ever show what a long pause does.
 */
export class RandomRotations {
  public readonly trace: string[] = [];
  private readonly simulation: RotationSimulation;
  private runs: Run[] = [];
  private clientId = CLIENT;
  private scope?: string;
  private deploying = false;
  private busy = 0;
  private rested: () => void = () => {};

  // eslint-disable-next-line @typescript-eslint/member-ordering -- the fields above hold functions
  public constructor(private readonly draw: Draw, private readonly kind: Kind = 'metadata', handler?: Handler) {
    // Short overlaps show what minutes do.
    this.simulation = new RotationSimulation([0, 2 * MINUTE, DAY][draw(3)], handler);
  }

  public async play(events: number): Promise<void> {
    const { simulation } = this;
    await simulation.seed();
    for (let before = this.draw(4); before > 0; before--) {
      await simulation.rotate();
      simulation.clock.wait(2 * DAY);
    }
    for (let event = 0; event < events; event++) {
      await this.event();
      simulation.assertSound();
    }
    await this.settle();
  }

  private async event(): Promise<void> {
    const waiting = this.runs.filter((run) => run.go);
    const kind = this.draw(100);
    if (waiting.length > 0 && kind < 60) { return this.letRun(waiting[this.draw(waiting.length)], [1, 1, 3, 8, 20][this.draw(5)]); }
    if (kind < 80) { return this.runs.length < MOST_AT_ONCE ? this.rotate() : undefined; }
    if (kind < 86) { return this.cancel(); }
    if (kind < 90 && waiting.length > 0) { return this.end(waiting[this.draw(waiting.length)], 'dies'); }
    if (kind < 92) { return this.deploying ? undefined : this.deploy(); }
    if (this.kind === 'rollbacks' && kind < 95) { return this.start('mend', (_, services) => this.simulation.mend(services)); }
    if (this.kind === 'rollbacks' && kind < 97) { return this.takeBack(); }
    return this.pass(PAUSES[this.draw(PAUSES.length)]);
  }

  private async rotate(): Promise<void> {
    const token = this.hanging() ?? this.simulation.begin();
    await this.start(`rotation ${token.slice(-4)}`, async (run, services) => {
      for (const step of STEPS) {
        run.started = this.simulation.clock.now();
        await this.simulation.invoke(step as Step, token, services);
      }
    });
  }

  private async deploy(): Promise<void> {
    this.deploying = true;
    if (this.kind === 'replacement' && this.clientId === CLIENT && this.draw(3) === 0) {
      this.clientId = NEW;
      this.simulation.cognito.createClient(NEW, `${ORIGINAL}new`);
      this.simulation.clientId = NEW;
    }
    this.scope = `scope/${this.draw(100)}`;
    const { scope } = this;
    await this.start(`seed ${scope}`, async (_, services) => {
      await this.simulation.seed({ scope }, services);
      this.deploying = false;
    });
  }

  private hanging(): string | undefined {
    const pending = this.simulation.secrets.bearing('AWSPENDING');
    return pending === this.simulation.secrets.bearing('AWSCURRENT') ? undefined : pending;
  }

  private cancel(): void {
    this.trace.push('cancelled');
    this.simulation.cancel();
  }

  /**
   * A person takes a rotation back, when no run is under way that may be deleting what they go back to.
   *
   * Nobody puts it back again: the labels are then what they were before, so no rotation can tell that the other value was handed out.
   */
  private takeBack(): void {
    const { secrets, cognito } = this.simulation;
    const [current, previous] = ['AWSCURRENT', 'AWSPREVIOUS'].map((label) => secrets.bearing(label));
    if (this.runs.length > 0 || previous === undefined) { return; }
    const [now, before] = [current!, previous].map((version) => secrets.get(version));
    if (before.created > now.created || !cognito.isValid(this.clientId, JSON.parse(before.text).client_secret)) { return; }
    this.trace.push('taken back');
    secrets.move('AWSCURRENT', current, previous);
  }

  private end(run: Run, how: string): void {
    this.trace.push(`${run.name} ${how}`);
    this.runs = this.runs.filter((other) => other !== run);
  }

  private pass(time: number): void {
    this.trace.push(`${time / SECOND} s pass`);
    this.simulation.clock.wait(time);
    this.runs.filter(({ started }) => started + TIMEOUT < this.simulation.clock.now()).forEach((run) => this.end(run, 'times out'));
  }

  private async start(name: string, work: (run: Run, services: Services) => Promise<void>): Promise<void> {
    const run: Run = { name, started: this.simulation.clock.now() };
    this.runs.push(run);
    const gated = Object.fromEntries(Object.entries(this.simulation.services).map(([call, answer]) => [call, async (...args: unknown[]) => {
      await new Promise<void>((go) => {
        run.go = () => {
          this.trace.push(`${name}: ${call}`);
          go();
        };
        this.rest();
      });
      return (answer as (...all: unknown[]) => unknown)(...args);
    }])) as unknown as Services;
    await this.untilRest(() => {
      void work(run, gated).then(() => 'is over', (error: Error) => `fails: ${error.message}`).then((how) => {
        this.end(run, how);
        this.rest();
      });
    });
  }

  private async letRun(run: Run, calls: number): Promise<void> {
    for (let left = calls; left > 0 && run.go; left--) {
      const { go } = run;
      run.go = undefined;
      await this.untilRest(go);
    }
  }

  private rest(): void {
    if (--this.busy === 0) { this.rested(); }
  }

  private async untilRest(act: () => void): Promise<void> {
    this.busy++;
    const rested = new Promise<void>((resolve) => { this.rested = resolve; });
    act();
    await rested;
  }

  /** Nothing is under way any more. The deployment is tried again, and a rotation succeeds after as long as it may have to wait. */
  private async settle(): Promise<void> {
    const { simulation } = this;
    this.runs = [];
    await simulation.seed(this.scope === undefined ? {} : { scope: this.scope }, simulation.services);
    if (this.clientId === NEW) { simulation.cognito.deleteClient(CLIENT); }
    const before = simulation.value;
    for (const wait of [HOUR, HOUR, simulation.overlap + HOUR, simulation.overlap + HOUR]) {
      simulation.clock.wait(wait);
      const error = await simulation.rotate(undefined, this.hanging() ?? simulation.begin()).then(() => undefined, (failure: Error) => failure);
      if (error instanceof Broken) { throw error; }
    }
    expect(simulation.value).not.toBe(before);
    simulation.clock.wait(2 * DAY);
    await simulation.rotate();
    expect(simulation.secrets.current).toMatchObject({ client_id: this.clientId, ...this.scope === undefined ? {} : { scope: this.scope } });
    expect(Object.keys(simulation.secrets.describe()).length).toBeLessThanOrEqual(5);
  }
}

/** The first run that ends badly, if one does. */
export async function firstFault(runs: number, events: number, kind: Kind = 'metadata', handler?: Handler): Promise<string | undefined> {
  for (let seed = 1; seed <= runs; seed++) {
    const run = new RandomRotations(drawing(seed), kind, handler);
    try {
      await run.play(events);
    } catch (error) {
      return `run ${seed}: ${(error as Error).message}\n  ${run.trace.join('\n  ')}`;
    }
  }
  return undefined;
}
