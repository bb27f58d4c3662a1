import { cpu, heapUsed, inTemporaryFolder } from './meter';
import type { Kind, Maker } from './variants';
import { appOf } from './variants';

/** One way to write a client. A separate process measures it in apps of several sizes. */
export interface Task {
  readonly kind: Kind;
  readonly maker: Maker;
  /** The number of apps with a hundred clients that are synthesized first, so that V8 has compiled the code. */
  readonly warmUp: number;
  /** The numbers of clients, ascending. */
  readonly sizes: readonly number[];
  readonly withProviders: boolean;
}

/** CPU time in milliseconds, memory in bytes. */
export interface Measured {
  readonly clients: number;
  readonly construct: number;
  readonly synth: number;
  /** The heap after a garbage collection, with the app alive. */
  readonly heap: number;
  /** The peak memory of the process so far. */
  readonly peak: number;
}

function measure({ kind, maker, warmUp, sizes, withProviders }: Task): Measured[] {
  return inTemporaryFolder((folder) => {
    const appWith = (clients: number) => appOf(kind, maker, clients, withProviders, folder);
    for (let i = 0; i < warmUp; i++) { appWith(100).synth(); }
    return sizes.map((clients) => {
      const empty = heapUsed();
      const start = cpu();
      const app = appWith(clients);
      const constructed = cpu();
      app.synth();
      const synthesized = cpu();
      const heap = heapUsed() - empty;
      if (app.node.children.length === 0) { throw new Error('the app is to be alive while its heap is measured'); }
      return { clients, construct: constructed - start, synth: synthesized - constructed, heap, peak: process.resourceUsage().maxRSS * 1024 };
    });
  });
}

process.stdout.write(JSON.stringify(measure(JSON.parse(process.argv[2]) as Task)));
