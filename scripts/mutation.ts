/**
 * `npx projen mutation FILE[:LINE-LINE] …` changes one thing at a time in a source file, and looks whether a test fails then. A change that no test
 * notices has survived. It is not a part of CI: a file takes minutes. `coverage/mutation.json` has the changes of the last file.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';

/** The tests that hold the sources of a folder. Only these are run: with all others a change would take as long as the whole suite. */
const SUITES: readonly (readonly [folder: string, tests: readonly string[]])[] = [
  ['src/private/construction/wiring/', ['test/private/construction/wiring/*.test.ts']],
  ['src/private/construction/', ['test/app-clients.test.ts', 'test/sso-session.test.ts', 'test/private/construction/**/*.test.ts']],
  ['src/private/rules/', ['test/private/rules/*.test.ts']],
  ['src/private/checks/', ['test/private/checks/*.test.ts', 'test/report.test.ts']],
  ['src/private/secret/', ['test/private/secret/*.test.ts']],
  ['lambda/client-secret/', ['slot', 'handlers', 'rotations', 'by-hand', 'transitions', 'pauses', 'hostile'].map((name) => `test/client-secret/${name}.test.ts`)],
  ['lambda/secret-hash-proxy/', ['proxy', 'secret-values', 'cognito'].map((name) => `test/secret-hash-proxy/${name}.test.ts`)],
];

const WORKSHOP = path.join('test', 'mutation');
const STRYKER = path.join(WORKSHOP, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const REPORT = path.join('coverage', 'mutation.json');

interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

function row(file: string): string {
  const suite = SUITES.find(([folder]) => file.startsWith(folder));
  if (!suite) { throw new Error(`no tests are named for ${file}: add its folder to scripts/mutation.ts`); }
  const { status } = spawnSync(process.execPath, [STRYKER, 'run', path.join(WORKSHOP, 'stryker.config.mjs')], {
    stdio: 'inherit', env: { ...process.env, MUTATED: file, TESTS: suite[1].join(' ') },
  });
  if (status !== 0) { throw new Error(`Stryker failed at ${file}`); }
  const { files } = JSON.parse(fs.readFileSync(REPORT, 'utf8')) as Report;
  const mutants = Object.values(files).flatMap(({ mutants: all }) => all);
  const count = (...statuses: string[]) => mutants.filter((mutant) => statuses.includes(mutant.status)).length;
  return `| \`${file}\` | ${count('Killed', 'Timeout')} | ${count('Survived', 'NoCoverage')} |`;
}

const files = process.argv.slice(2);
if (files.length === 0) { throw new Error('name the files to change, such as src/private/construction/settings.ts'); }
const rows = files.map(row);
process.stdout.write(`\n| file | killed | survived |\n| --- | ---: | ---: |\n${rows.join('\n')}\n`);
