import { DAYS, HOURS, MINUTES, SECONDS } from './clock';
import { CLIENT_ID, Cloud } from './cloud';
import { Driver } from './driver';
import type { Gate } from './lambda';
import type { lambda } from './lambda';
import { LONGEST_RUN } from './lambda';

/** One invocation, or the sequence of four that is a rotation: it waits before each call until it is let go. */
interface Run {
  readonly name: string;
  started: number;
  /** Lets it go on; absent while it is under way or over. */
  go?: () => void;
}

export interface Outcome {
  readonly violations: readonly string[];
  /** What happened, in order. */
  readonly trace: readonly string[];
  readonly calls: number;
}

type Draw = (below: number) => number;

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

/** Rotations, deployments, cancellations and deaths, any of them between any two calls of another. */
export class Interleaving {
  private readonly cloud: Cloud;
  private readonly driver: Driver;
  private readonly trace: string[] = [];
  private runs: Run[] = [];
  private calls = 0;
  private wake: () => void = () => {};
  private busy = 0;

  /** What the last deployment wrote, unless it died. */
  private scope?: string;
  private deploying = false;

  constructor(private readonly draw: Draw, make?: typeof lambda) {
    this.cloud = new Cloud([0, 2 * MINUTES, 24 * HOURS][draw(3)]);
    this.driver = new Driver(this.cloud, make);
  }

  public async play(events: number): Promise<Outcome> {
    const { cloud, driver } = this;
    // Without the grant no token request tells a wrong secret.
    cloud.cognito.createClient(CLIENT_ID, [['client_credentials'], ['code']][this.draw(2)]);
    await driver.seed();
    for (let i = this.draw(4); i > 0; i--) {
      await driver.rotate();
      cloud.clock.pass(2 * DAYS);
    }
    for (let i = 0; i < events && cloud.violations.length === 0; i++) { await this.event(); }
    this.runs = [];
    await this.recover();
    return { violations: cloud.violations, trace: this.trace, calls: this.calls };
  }

  private async event(): Promise<void> {
    const waiting = this.runs.filter((run) => run.go);
    const kind = this.draw(100);
    if (waiting.length > 0 && kind < 60) { return this.resume(waiting[this.draw(waiting.length)], [1, 1, 3, 8, 20][this.draw(5)]); }
    if (kind < 80) { return this.runs.length < 3 ? this.begin() : undefined; }
    if (kind < 86) { return this.say('cancelled', () => this.driver.cancel()); }
    if (kind < 90 && waiting.length > 0) { return this.kill(waiting[this.draw(waiting.length)], 'dies'); }
    if (kind < 92) { return this.deploy(); }
    return this.pass([1 * SECONDS, 30 * SECONDS, 2 * MINUTES, 6 * MINUTES, 1 * HOURS, 25 * HOURS][this.draw(6)]);
  }

  private async begin(): Promise<void> {
    const token = this.driver.begin();
    await this.start(`rotation ${token.slice(-4)}`, (gate) => this.driver.rotate(gate, token));
  }

  /** CloudFormation does one at a time. */
  private async deploy(): Promise<void> {
    if (this.deploying) { return; }
    const scope = `scope${this.draw(3)}`;
    this.deploying = true;
    this.scope = undefined;
    await this.start(`seed ${scope}`, async (gate) => {
      const answer = await this.driver.seed({ scope }, 'Update', gate);
      this.deploying = false;
      this.scope = answer.Status === 'SUCCESS' ? scope : undefined;
    });
  }

  private async start(name: string, work: (gate: Gate) => Promise<unknown>): Promise<void> {
    const run: Run = { name, started: this.cloud.clock.now };
    this.runs.push(run);
    const gate: Gate = (call, when) => {
      if (when === 'after') { return; }
      // A step begins anew: Lambda counts from there.
      if (call === 'DescribeSecret') { run.started = this.cloud.clock.now; }
      return new Promise<void>((resolve) => {
        run.go = () => {
          this.trace.push(`${run.name}: ${call}`);
          this.calls++;
          resolve();
        };
        this.rest();
      });
    };
    await this.untilRest(() => {
      const over = (how: string) => {
        this.trace.push(`${name} ${how}`);
        this.runs = this.runs.filter((other) => other !== run);
        this.rest();
      };
      void work(gate).then(() => over('is over'), (error: Error) => over(`fails: ${error.message}`));
    });
  }

  /** Some steps of one run in a row: others stall meanwhile, as a paused machine does. */
  private async resume(run: Run, calls: number): Promise<void> {
    for (let left = calls; left > 0 && run.go; left--) {
      const { go } = run;
      run.go = undefined;
      await this.untilRest(go);
    }
  }

  private kill(run: Run, how: string): void {
    this.trace.push(`${run.name} ${how}`);
    this.runs = this.runs.filter((other) => other !== run);
  }

  private pass(milliseconds: number): void {
    this.trace.push(`${milliseconds / 1000} s pass`);
    this.cloud.clock.pass(milliseconds);
    for (const run of this.runs) {
      if (this.cloud.clock.now - run.started > LONGEST_RUN * SECONDS) { this.kill(run, 'times out'); }
    }
  }

  private say(what: string, act: () => void): void {
    this.trace.push(what);
    act();
  }

  /** When nothing disturbs any more, a rotation succeeds after as long as it may have to wait. */
  private async recover(): Promise<void> {
    const { cloud, driver } = this;
    if (cloud.violations.length > 0) { return; }
    const before = cloud.secrets.current!.client_secret;
    let last = '';
    for (let attempt = 0; attempt < 6; attempt++) {
      cloud.clock.pass(attempt < 3 ? 6 * MINUTES : 25 * HOURS);
      try {
        await driver.rotate();
        if (cloud.secrets.current!.client_secret === before) { continue; }
        const { scope } = cloud.secrets.current!;
        if (this.scope !== undefined && scope !== this.scope) { cloud.violations.push(`${scope} came back after ${this.scope} was deployed`); }
        return;
      } catch (error) {
        last = (error as Error).message;
      }
    }
    cloud.violations.push(`no rotation succeeds any more: ${last}`);
  }

  private rest(): void {
    if (--this.busy === 0) { this.wake(); }
  }

  private async untilRest(act: () => void): Promise<void> {
    this.busy++;
    const rested = new Promise<void>((resolve) => { this.wake = resolve; });
    act();
    await rested;
  }
}
