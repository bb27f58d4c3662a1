/**
 * `npx projen languages`: builds the packages, installs them as users of each language do, and compares what comes out.
 *
 * Give the names of languages to run those alone. `LANGUAGES_OPTIONAL=1` skips a language whose tools are missing; otherwise that is a failure.
 */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { go } from './go';
import { java } from './java';
import type { Language } from './language';
import { missingTool } from './language';
import { checkPackage } from './packages';
import { python } from './python';
import { checkSnippets } from './snippets';
import { Tally } from './tally';
import { clientsIn, difference, findingsIn, templatesIn } from './templates';
import { typescript } from './typescript';
import { expectReport, reportOf } from './violation';
import { run } from '../../scripts/packages/run';

const LANGUAGES = [typescript, python, java, go];
const { devDependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> };
const FLOOR = devDependencies['aws-cdk-lib'];
const PROGRAMS = path.join(__dirname, 'programs');
/** The tests of findings, the same in each language. */
const TESTS = 4;
const tally = new Tally();
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), 'languages-'));

/** What TypeScript made, to which the others are compared. */
const expected = { templates: {} as Record<string, string>, clients: {} as Record<string, unknown>, report: [] as string[] };

function checkLanguage(language: Language): void {
  const { name, folder } = language;
  const built = tally.check(`${name}: the package is built`, () => {
    run('npx', ['projen', `package:${language.target}`]);
  });
  if (!built) { return; }
  tally.check(`${name}: the package holds what it should`, () => checkPackage(language.target));

  const copy = path.join(workspace, folder);
  const assembly = path.join(copy, 'cdk.out');
  fs.cpSync(path.join('examples', folder), copy, { recursive: true });
  const env = language.environment(copy);
  const [install, synth] = commandsOf(path.join(copy, 'README.md'));
  const type = (command: string) => run('sh', ['-c', command], { cwd: copy, env });

  const synthesized = tally.check(`${name}: the two commands of the example's README`, () => {
    if (!fs.readFileSync(path.join(copy, language.manifest), 'utf8').includes(FLOOR)) {
      throw new Error(`${language.manifest} does not name ${FLOOR}, the oldest CDK that we support`);
    }
    language.usePackage(copy);
    type(install);
    type(synth);
    if (findingsIn(assembly).length > 0) { throw new Error(`findings that nobody acknowledged:\n${findingsIn(assembly).join('\n')}`); }
    return `${install} && ${synth}`;
  });
  if (!synthesized) { return; }

  if (language === typescript) {
    expected.templates = templatesIn(assembly);
    expected.clients = clientsIn(assembly);
    tally.check(`${name}: the finding that the example acknowledges is there`, () => {
      withoutAcknowledgement(path.join(copy, 'app.ts'), () => {
        type(synth);
        const findings = findingsIn(assembly);
        if (findings.length !== 1 || !findings[0].includes('::implicit-discouraged')) { throw new Error(`found ${findings.length}: ${findings.join('\n')}`); }
      });
    });
  } else {
    tally.check(`${name}: the templates are TypeScript's`, () => {
      const [theirs, own] = [expected.templates, templatesIn(assembly)];
      if (Object.keys(own).join() !== Object.keys(theirs).join()) { throw new Error(`${Object.keys(own).join()} and ${Object.keys(theirs).join()}`); }
      for (const [file, template] of Object.entries(theirs)) {
        if (own[file] !== template) { throw new Error(`${file}, ${difference(template, own[file])}`); }
      }
      return `${Object.values(own).join('').length} bytes`;
    });
  }

  fs.cpSync(path.join(PROGRAMS, folder), copy, { recursive: true });
  tally.check(`${name}: a violation of a rule`, () => {
    const result = language.run(copy, language.violation);
    if (language === typescript) { expected.report = reportOf(result); }
    return expectReport(result, expected.report);
  });
  for (const program of language.programs) {
    tally.check(`${name}: ${program.toLowerCase()}`, () => {
      const { status, stdout, stderr } = language.run(copy, program);
      if (status !== 0) { throw new Error(stdout + stderr); }
    });
  }
  if (language.runTests) {
    tally.check(`${name}: tests of findings`, () => {
      const passed = language.runTests!(copy);
      if (passed !== TESTS) { throw new Error(`${passed} tests passed, not ${TESTS}`); }
      return `${passed} passed`;
    });
  }
  if (language.checkTypes) { tally.check(`${name}: types`, () => language.checkTypes!(copy)); }
  if (language.translated) {
    tally.check(`${name}: the snippets of the README and the API`, () => `${checkSnippets(language, copy)} of them`);
  }

  tally.check(`${name}: the newest CDK of its registry`, () => {
    const newest = language.useNewestCdk(copy);
    if ('notServed' in newest) { return `not served (${newest.notServed})`; }
    type(synth);
    const [atFloor, atNewest] = [expected.clients, clientsIn(assembly)].map((clients) => JSON.stringify(clients, undefined, 1));
    if (atNewest !== atFloor) { throw new Error(difference(atFloor, atNewest)); }
    return newest.version;
  });
}

/** The lines of the first shell block of a README. */
function commandsOf(readme: string): string[] {
  const commands = /```sh\n([\s\S]*?)```/.exec(fs.readFileSync(readme, 'utf8'))![1].trim().split('\n');
  if (commands.length !== 2) { throw new Error(`${readme} does not have two commands`); }
  return commands;
}

function withoutAcknowledgement(file: string, body: () => void): void {
  const source = fs.readFileSync(file, 'utf8');
  const changed = source.replace(/ +Validations\.of\(kiosk\)[\s\S]*?\}\);\n/, '');
  if (changed === source) { throw new Error(`${file} acknowledges nothing`); }
  fs.writeFileSync(file, changed);
  try {
    body();
  } finally {
    fs.writeFileSync(file, source);
  }
}

const asked = process.argv.slice(2).map((name) => name.toLowerCase());
try {
  for (const language of LANGUAGES) {
    const wanted = asked.length === 0 || asked.includes(language.folder) || language === typescript;
    if (!wanted) { continue; }
    const missing = missingTool(language);
    if (missing === undefined) {
      checkLanguage(language);
    } else if (process.env.LANGUAGES_OPTIONAL === '1') {
      tally.skip(`${language.name}, since there is no ${missing}`);
    } else {
      tally.fail(`${language.name}: there is no ${missing} (LANGUAGES_OPTIONAL=1 skips the language)`);
    }
  }
} finally {
  fs.rmSync(workspace, { recursive: true, force: true });
}
process.exitCode = tally.end();
