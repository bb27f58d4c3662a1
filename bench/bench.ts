import { execFileSync } from 'child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { Measured, Task } from './child';
import type { Growth } from './growth';
import type { Load, Runs } from './report';
import { report } from './report';
import type { Kind, Maker } from './variants';
import { KINDS } from './variants';

const ROOT = join(__dirname, '..');
const COMPILED = join(__dirname, '.cache');

/** `--quick` runs one size and few rounds, for work on the library. It writes nothing. */
const QUICK = process.argv.includes('--quick');
const ROUNDS = 3;
const WARM_UP = 10;
const SIZES: readonly number[] = QUICK ? [400] : [400, 2_000, 10_000];

const MEASURED: Record<Kind, readonly Maker[]> = {
  public: ['l1', 'resource', 'again', 'l2', 'ours', 'rules'],
  confidential: ['l1', 'resource', 'l2', 'ours'],
  machine: ['l1', 'resource', 'l2', 'ours', 'rules'],
};

function run(): void {
  compile();
  child('verify');
  const text = report({
    sizes: rounds(ROUNDS, sizeTasks(), measure),
    cold: rounds(ROUNDS, coldTasks(), measure),
    load: rounds(ROUNDS, ['require'], () => child('require') as Load)[0].measured,
    growth: rounds(ROUNDS, ['growth'], () => child('growth') as Growth[])[0].measured,
  });
  if (!QUICK) { writeFileSync(join(__dirname, 'README.md'), text); }
  process.stdout.write(text);
}

/** Compiles each file as jsii does for the package. A bundler would add a getter to each export, and `tsx` would compile during the measurement. */
function compile(): void {
  rmSync(COMPILED, { recursive: true, force: true });
  const compilerOptions = { target: ScriptTarget.ES2022, module: ModuleKind.CommonJS, experimentalDecorators: true, esModuleInterop: true };
  const sources = ['src', 'bench'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file)));
  for (const source of sources) {
    const compiled = join(COMPILED, source.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(compiled, transpileModule(readFileSync(join(ROOT, source), 'utf8'), { compilerOptions }).outputText);
  }
}

function sizeTasks(): Task[] {
  return KINDS.flatMap((kind) => MEASURED[kind].flatMap((maker) => [
    { kind, maker, warmUp: WARM_UP, sizes: kind === 'public' ? SIZES : [400], withProviders: false },
    { kind, maker, warmUp: WARM_UP, sizes: [400], withProviders: true },
  ]));
}

/** What the user of a small app notices, because nothing is compiled yet. */
function coldTasks(): Task[] {
  return MEASURED.public.map((maker) => ({ kind: 'public', maker, warmUp: 0, sizes: [10], withProviders: true }));
}

/** Every round runs each task once, so that changes in the speed of the machine affect all tasks equally. */
function rounds<T, M>(count: number, tasks: readonly T[], measureOne: (task: T) => M): Runs<T, M>[] {
  const runs = tasks.map((task) => ({ task, measured: [] as M[] }));
  for (let round = 0; round < count; round++) {
    for (const { task, measured } of runs) {
      process.stderr.write(`round ${round + 1} of ${count}: ${JSON.stringify(task)}\n`);
      measured.push(measureOne(task));
    }
  }
  return runs;
}

function measure(task: Task): Measured[] {
  return child('child', JSON.stringify(task)) as Measured[];
}

function child(name: string, ...args: string[]): unknown {
  const out = execFileSync(process.execPath, ['--expose-gc', join(COMPILED, 'bench', `${name}.js`), ...args], {
    env: { ...process.env, CDK_VALIDATION: 'false' }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'],
  });
  return out === '' ? undefined : JSON.parse(out);
}

run();
