/**
 * `npx projen read-secret`: compiles the programs of docs/read-secret as users do. TypeScript is compiled with everything else (`tsc`).
 *
 * `LANGUAGES_OPTIONAL=1` skips a language whose tools are missing; otherwise that is a failure.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { cached } from '../../scripts/packages/cache';
import { run } from '../../scripts/packages/run';
import { Tally } from '../languages/tally';

interface Program {
  readonly language: string;
  readonly tools: readonly (readonly [string, string])[];
  compile(copy: string): void;
}

const PROGRAMS: Program[] = [
  {
    language: 'python',
    tools: [['python3', '--version']],
    compile(copy) {
      run('python3', ['-m', 'venv', '.venv'], { cwd: copy });
      run('.venv/bin/pip', ['install', '--quiet', '-r', 'requirements.txt'], { cwd: copy });
      // Imported, it makes the cache and finds each name that it uses at the top.
      run('.venv/bin/python', ['-c', 'import read_secret'], { cwd: copy, env: { CLIENT_SECRET_ARN: 'arn', AWS_DEFAULT_REGION: 'eu-west-1' } });
    },
  },
  {
    language: 'java',
    tools: [['javac', '-version'], ['mvn', '--version']],
    compile(copy) { run('mvn', ['--quiet', '--batch-mode', `-Dmaven.repo.local=${cached('maven')}`, 'compile'], { cwd: copy }); },
  },
  { language: 'go', tools: [['go', 'version']], compile(copy) { run('go', ['vet', './...'], { cwd: copy }); } },
];

const tally = new Tally();
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'read-secret-'));
try {
  for (const { language, tools, compile } of PROGRAMS) {
    const name = `docs/read-secret/${language}`;
    const missing = tools.find(([tool, argument]) => spawnSync(tool, [argument]).status !== 0)?.[0];
    if (missing === undefined) {
      const copy = path.join(workspace, language);
      fs.cpSync(path.join('docs', 'read-secret', language), copy, { recursive: true });
      tally.check(`${name} compiles`, () => compile(copy));
    } else if (process.env.LANGUAGES_OPTIONAL === '1') {
      tally.skip(`${name}, since there is no ${missing}`);
    } else {
      tally.fail(`${name}: there is no ${missing} (LANGUAGES_OPTIONAL=1 skips it)`);
    }
  }
} finally {
  fs.rmSync(workspace, { recursive: true, force: true });
}
process.exitCode = tally.end();
