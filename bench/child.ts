import { cpu, heapUsed, inTemporaryFolder } from './meter';
import type { Kind, Maker } from './variants';
import { appOf } from './variants';

/** One variant, which a process of its own measures. */
export interface Task {
  readonly kind: Kind;
  readonly maker: Maker;
  readonly clients: number;
  readonly perStack: number;
  readonly withProviders: boolean;
}

/** CPU time in milliseconds, memory in bytes. */
export interface Measured {
  readonly construct: number;
  readonly synth: number;
  /** Kept on the heap after a collection, with the app alive. */
  readonly heap: number;
  /** The most that the process ever had in memory. */
  readonly peak: number;
}

const WARM_UP_CLIENTS = 100;

function measure({ kind, maker, clients, perStack, withProviders }: Task): Measured {
  return inTemporaryFolder((folder) => {
    const app = (count: number) => appOf(kind, maker, count, perStack, withProviders, folder);
    for (let i = 0; i < 2; i++) { app(WARM_UP_CLIENTS).synth(); }
    const empty = heapUsed();
    const start = cpu();
    const measured = app(clients);
    const constructed = cpu();
    measured.synth();
    const synthesized = cpu();
    const heap = heapUsed() - empty;
    if (measured.node.children.length === 0) { throw new Error('the app is to be alive while its heap is measured'); }
    return { construct: constructed - start, synth: synthesized - constructed, heap, peak: process.resourceUsage().maxRSS * 1024 };
  });
}

process.stdout.write(JSON.stringify(measure(JSON.parse(process.argv[2]) as Task)));
