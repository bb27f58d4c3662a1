import { fork, type ChildProcess } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';

const HOST = `
const handlers = require('./index.js');
process.on('message', ({ handler, event }) => {
  if (!handler) { return; }
  const ends = Date.now() + 300_000;
  handlers[handler](event, { getRemainingTimeInMillis: () => ends - Date.now() }).then(
    () => process.send({ done: true }),
    (error) => process.send({ done: true, failure: error.message, shown: require('util').inspect(error) }),
  );
});
`;

interface Message {
  readonly slept?: number;
  readonly failure?: string;
  readonly shown?: string;
}

/** Runs a bundle in a Node of its own, one event at a time, and keeps what it prints. */
export class LambdaHost {
  public printed = '';
  private readonly child: ChildProcess;

  /** @param sleeps told of each pause that a handler makes by the clock of host-clock.ts */
  public constructor(folder: string, environment: Record<string, string>, private readonly sleeps: (milliseconds: number) => void) {
    const script = join(folder, 'host.js');
    writeFileSync(script, HOST);
    this.child = fork(script, { env: environment, silent: true, execArgv: [] });
    this.child.stdout!.on('data', (text) => { this.printed += text; });
    this.child.stderr!.on('data', (text) => { this.printed += text; });
  }

  public async invoke(handler: 'rotate' | 'seed', event: object): Promise<void> {
    const { failure, shown } = await new Promise<Message>((answer) => {
      const listen = (message: Message) => {
        if (message.slept === undefined) {
          this.child.off('message', listen);
          answer(message);
        } else {
          this.sleeps(message.slept);
        }
      };
      this.child.on('message', listen);
      this.child.send({ handler, event });
    });
    if (failure !== undefined) {
      this.printed += shown;
      throw new Error(failure);
    }
  }

  /** Time passes, by the clock of host-clock.ts. */
  public pass(milliseconds: number): void {
    this.child.send({ pass: milliseconds });
  }

  public async stop(): Promise<void> {
    const ended = new Promise((exit) => this.child.once('exit', exit));
    this.child.kill();
    await ended;
  }
}
