/**
 * `npx projen bench:languages` compares 200 clients in Python with the same clients in TypeScript, and counts the requests from Python to the library. Writes bench/languages.md.
 *
 * Needs the packages (`npx projen package:python`) and Python.
 */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { run } from '../../scripts/packages/run';
import { python } from '../../test/languages/python';

const CLIENTS = 200;
const ROUNDS = 7;

interface Measured {
  readonly construct: number;
  readonly synth: number;
  readonly requests?: number;
  readonly synth_requests?: number;
  readonly operations?: Record<string, number>;
}

const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-languages-'));
fs.cpSync('examples/python', copy, { recursive: true });
const env = python.environment(copy);
python.usePackage(copy);
run('pip', ['install', '--quiet', '-r', 'requirements.txt'], { cwd: copy, env });

const RUNS: Record<string, (kind: string) => string> = {
  TypeScript: (kind) => run('npx', ['tsx', '--tsconfig', 'tsconfig.dev.json', 'bench/languages/clients.ts', kind, String(CLIENTS)]),
  Python: (kind) => run('python', [path.resolve('bench/languages/clients.py'), kind, String(CLIENTS)], { cwd: copy, env }),
};
const NAMES = { l2: '`UserPoolClient`, the L2', ours: '`PublicAppClient`' };

const measured = new Map<string, Measured[]>();
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [language, measure] of Object.entries(RUNS)) {
    for (const kind of Object.keys(NAMES)) {
      const key = `${language} ${kind}`;
      measured.set(key, [...measured.get(key) ?? [], JSON.parse(measure(kind)) as Measured]);
    }
  }
}
fs.rmSync(copy, { recursive: true, force: true });

const [ours] = measured.get('Python ours')!;
if (ours.requests !== CLIENTS) { throw new Error(`${ours.requests} requests for ${CLIENTS} clients: one for each was the aim`); }

const rows = Object.keys(RUNS).flatMap((language) => Object.entries(NAMES).map(([kind, name]) => {
  const runs = measured.get(`${language} ${kind}`)!;
  const requests = runs[0].requests === undefined ? '-' : String(runs[0].requests / CLIENTS);
  return `| ${language} | ${name} | ${median(runs.map((each) => each.construct))} | ${median(runs.map((each) => each.synth))} | ${requests} |`;
}));

fs.writeFileSync('bench/languages.md', `# Benchmarks of another language

<!-- Written by \`npx projen bench:languages\`. Do not edit: change \`bench/languages/bench.ts\`. -->

Measured on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} cores, Node ${process.version.slice(1)}, ${run('python3', ['--version']).trim()}. \
The app has ${CLIENTS} clients in one stack. The figures are medians of ${ROUNDS} runs, each in its own process, in seconds and without loading.

| language | construct | construction | synth | requests per client |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

A request is one message to jsii's kernel and its response. Creating a client is one request, which includes its props. The synth is ${ours.synth_requests}, for any number of
clients, because the rules run in the same process as the constructs and never call back. Other requests:

| in Python | requests |
| --- | --- |
${Object.entries(ours.operations!).map(([name, requests]) => `| ${name} | ${requests} |`).join('\n')}

A \`Duration\` and an \`OAuthScope.custom\` are one request each. If many clients use the same one, create it once. Java and Go use the same protocol, but were not counted.
`);

function median(numbers: readonly number[]): string {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)].toFixed(2);
}
