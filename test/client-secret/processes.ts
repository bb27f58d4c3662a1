import { TIMEOUT, type RotationSimulation } from './rotation-simulation';
import type { Services } from '../../lambda/client-secret/services';

/** Invocations of the function that run beside each other: each call to a service waits until it is let through. */
export class Processes {
  private readonly running: Process[] = [];

  public constructor(private readonly simulation: RotationSimulation) {}

  public start(run: (services: Services) => Promise<void>, ended: (failure?: Error) => void = () => {}): void {
    const process: Process = { started: this.simulation.clock.now() };
    const gated = Object.fromEntries(Object.entries(this.simulation.services).map(([name, call]) => [name, async (...args: unknown[]) => {
      await new Promise<void>((through) => { Object.assign(process, { through, call: name }); });
      return (call as (...all: unknown[]) => unknown)(...args);
    }])) as unknown as Services;
    this.running.push(process);
    const leave = (failure?: Error) => {
      this.remove(process);
      ended(failure);
    };
    run(gated).then(() => leave(), leave);
  }

  /** How many invocations wait to be let through. Those that have run for longer than the function may are gone. */
  public async waiting(): Promise<number> {
    await new Promise((resolve) => setImmediate(resolve));
    this.running.filter(({ started }) => started + TIMEOUT < this.simulation.clock.now()).forEach((process) => this.remove(process));
    return this.running.length;
  }

  public letThrough(index: number): void {
    const process = this.running[index];
    const { through } = process;
    process.through = undefined;
    through?.();
  }

  /** Whether the call that an invocation waits to make changes nothing: in a row of such calls the order does not matter. */
  public onlyReads(index: number): boolean {
    return READS.includes(this.running[index].call as keyof Services);
  }

  /** The invocation dies where it is. */
  public kill(index: number): void {
    this.remove(this.running[index]);
  }

  private remove(process: Process): void {
    const index = this.running.indexOf(process);
    if (index >= 0) {
      this.running.splice(index, 1);
    }
  }
}

const READS: (keyof Services)[] = ['showClient', 'listSecrets', 'describe', 'read'];

interface Process {
  readonly started: number;
  through?: () => void;
  call?: string;
}
