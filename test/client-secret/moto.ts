import { spawn, spawnSync, type ChildProcess } from 'child_process';

// A fake of Secrets Manager that others wrote: `pip install "moto[server,secretsmanager]"`, anywhere that python3 finds it.
const SERVER = `
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
`;
import { PYTHON } from '../other-validators/python';

export function hasMoto(): boolean {
  return spawnSync(PYTHON, ['-c', 'from moto.server import ThreadedMotoServer']).status === 0;
}

export class Moto {
  public static async start(): Promise<Moto> {
    const server = spawn(PYTHON, ['-c', SERVER], { stdio: ['pipe', 'pipe', 'ignore'] });
    const port = await new Promise<string>((told) => server.stdout!.once('data', (text) => told(String(text).trim())));
    return new Moto(server, `http://127.0.0.1:${port}`);
  }

  private constructor(private readonly server: ChildProcess, public readonly endpoint: string) {}

  public async stop(): Promise<void> {
    const ended = new Promise((exit) => this.server.once('exit', exit));
    this.server.kill();
    await ended;
  }
}
