import { fork, type ChildProcess } from 'child_process';
import { writeFileSync } from 'fs';
import { join } from 'path';

const HOST = `
const { handler } = require('./index.js');
process.on('message', (event) => handler(event).then(
  () => process.send({}),
  (error) => process.send({ failure: error.message, shown: require('util').inspect(error) }),
));
`;

/** Runs a bundled function in a Node of its own, one event at a time, and keeps what it prints. */
export class LambdaHost {
  public printed = '';
  private readonly child: ChildProcess;

  public constructor(folder: string, environment: Record<string, string>) {
    const script = join(folder, 'host.js');
    writeFileSync(script, HOST);
    this.child = fork(script, { env: environment, silent: true, execArgv: [] });
    this.child.stdout!.on('data', (text) => { this.printed += text; });
    this.child.stderr!.on('data', (text) => { this.printed += text; });
  }

  public async invoke(event: object): Promise<void> {
    const answered = new Promise<{ failure?: string; shown?: string }>((answer) => this.child.once('message', (message) => answer(message as object)));
    this.child.send(event);
    const { failure, shown } = await answered;
    if (failure !== undefined) {
      this.printed += shown;
      throw new Error(failure);
    }
  }

  public async stop(): Promise<void> {
    const ended = new Promise((exit) => this.child.once('exit', exit));
    this.child.kill();
    await ended;
  }
}
