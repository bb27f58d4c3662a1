import { spawnSync } from 'child_process';

/** The output and the exit code of a program. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** Runs a program and returns its exit code, also if it fails. */
export function tryRun(command: string, args: readonly string[], options: RunOptions = {}): Run {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: options.cwd,
    // `tsx` passes its own settings to child processes, which the program must not get.
    env: { ...process.env, TSX_TSCONFIG_PATH: undefined, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', ...options.env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status: status ?? 1, stdout: stdout ?? '', stderr: error ? error.message : stderr ?? '' };
}

/** Runs a program that must succeed. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): string {
  const { status, stdout, stderr } = tryRun(command, args, options);
  if (status !== 0) {
    throw new Error(`${[command, ...args].join(' ')}\nin ${options.cwd ?? process.cwd()} ended with ${status}:\n${stdout}\n${stderr}`);
  }
  return stdout;
}
