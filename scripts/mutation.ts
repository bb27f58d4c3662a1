/**
 * `npx projen mutation FILE[:LINE-LINE] …` changes one thing at a time in a source file, and looks whether a test fails then. A change that no test
 * notices has survived. `FILE,FILE` share one run. `--every=5` makes every fifth change. It is not a part of CI. `coverage/mutation/` has a list of the
 * survivors of each file.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ruleIds } from '../src/private/rules';

/** The tests that hold the sources of a folder. Only these are run: with all others a change would take as long as the whole suite. */
const SUITES: readonly (readonly [folder: string, tests: readonly string[]])[] = [
  ['src/private/construction/wiring/', ['private/construction/wiring']],
  ['src/private/construction/given/', ['wrong-types.test.ts', 'private/construction/given']],
  ['src/private/construction/endpoints/', ['private/construction/endpoints', 'endpoints.test.ts']],
  ['src/private/construction/mcp-place.ts', ['mcp-server-access.test.ts']],
  ['src/private/construction/', ['app-clients.test.ts', 'sso-session.test.ts', 'token-exchange.test.ts', 'private/construction']],
  ['src/private/rules/final-url.ts', ['private/rules/final-url.test.ts', 'private/rules/advice-redirects.test.ts']],
  // Without topics.test.ts, which holds the types and not what the rules do.
  ['src/private/rules/', [
    'rules', 'names', 'words', 'regions', 'advice-clients', 'advice-consumers', 'advice-neighbours', 'advice-redirects', 'advice-rest', 'advice-service',
  ].map((name) => `private/rules/${name}.test.ts`)],
  ['src/private/checks/', ['private/checks', 'report.test.ts', 'private/assembly/second-synth.test.ts']],
  ['src/private/secret/', ['private/secret']],
  // Without those that take minutes: every order of two invocations, random rotations, and the bundle.
  ['lambda/client-secret/', [
    'aws-services', 'by-hand', 'clock', 'configuration', 'crashes', 'custom-resource', 'handlers', 'hostile', 'patience', 'pauses', 'rotation', 'rotations', 'seed', 'slot',
    'stored-secret', 'token-request', 'transitions',
  ].map((name) => `client-secret/${name}.test.ts`)],
  ['lambda/secret-hash-proxy/', ['proxy', 'secret-values', 'cognito', 'configuration', 'index'].map((name) => `secret-hash-proxy/${name}.test.ts`)],
];

const WORKSHOP = path.join('test', 'mutation');
const STRYKER = path.join(WORKSHOP, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
const REPORT = path.join('coverage', 'mutation.json');

/** Only every n-th change is made: a sample of a large folder. */
const EVERY = Number(process.argv.find((argument) => argument.startsWith('--every='))?.slice('--every='.length) ?? 1);

interface Mutant {
  readonly id: string;
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement: string;
  readonly location: Readonly<Record<'start' | 'end', { readonly line: number; readonly column: number }>>;
}

interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

/** Tests that replace modules need Jest itself. */
function testsIn(place: string): string[] {
  if (fs.statSync(place).isDirectory()) { return fs.readdirSync(place).sort().flatMap((name) => testsIn(path.join(place, name))); }
  return place.endsWith('.test.ts') && !/jest\.(mock|isolateModules)\(/.test(fs.readFileSync(place, 'utf8')) ? [place] : [];
}

function shown(source: string, { location: { start, end }, replacement, mutatorName, status }: Mutant): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  const short = (text: string) => text.length > 300 ? `${text.slice(0, 300)} …` : text;
  return `${start.line}:${start.column} ${mutatorName}${status === 'NoCoverage' ? ', no test runs it' : ''}\n- ${short(lines.join('\n'))}\n+ ${short(replacement)}\n`;
}

const listOf = (file: string) => path.join('coverage', 'mutation', `${file.replaceAll('/', '+')}.txt`);

/** The rows of a file, or of all files of a folder, which share one run. */
function rows(place: string): string[] {
  const [file] = place.split(':');
  const suite = SUITES.find(([folder]) => file.startsWith(folder));
  if (!suite) { throw new Error(`no tests are named for ${file}: add its folder to scripts/mutation.ts`); }
  // Each `App` of a test makes a folder in the temporary one.
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'mutation-'));
  const { status } = spawnSync(process.execPath, [STRYKER, 'run', path.join(WORKSHOP, 'stryker.config.mjs')], {
    stdio: 'inherit',
    env: {
      ...process.env,
      TMPDIR: temporary,
      MUTATED: place.endsWith('/') ? `${place}*.ts` : place,
      TESTS: suite[1].flatMap((test) => testsIn(path.join('test', test))).join(' '),
      EVERY: String(EVERY),
      RULES: file.startsWith('src/private/rules/') ? [...ruleIds()].join(' ') : '',
    },
  });
  fs.rmSync(temporary, { recursive: true, force: true });
  if (status !== 0) { throw new Error(`Stryker failed at ${file}`); }
  const report = JSON.parse(fs.readFileSync(REPORT, 'utf8')) as Report;
  return Object.entries(report.files).map(([name, { source, mutants }]) => {
    const sample = mutants.filter(({ id }) => Number(id) % EVERY === 0);
    const of = (...statuses: string[]) => sample.filter((mutant) => statuses.includes(mutant.status));
    const survivors = of('Survived', 'NoCoverage');
    fs.mkdirSync(path.dirname(listOf(name)), { recursive: true });
    fs.writeFileSync(listOf(name), survivors.map((mutant) => shown(source, mutant)).join('\n'));
    return `| \`${place.includes(':') ? place : name}\` | ${of('Killed', 'Timeout').length} | ${survivors.length} |`;
  });
}

const places = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (places.length === 0) { throw new Error('name the files to change, such as src/private/construction/settings.ts, or a folder such as lambda/secret-hash-proxy/'); }
const table = places.flatMap((place) => {
  const counted = rows(place);
  process.stdout.write(`${counted.join('\n')}\n`);
  return counted;
});
process.stdout.write(`\n| file | killed | survived |\n| --- | ---: | ---: |\n${table.join('\n')}\n`);
