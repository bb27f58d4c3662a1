import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The files, the tests that hold them, the ids of all rules if the files are rules, and the sample. scripts/mutation.ts names them. */
const { MUTATED, TESTS, RULES, EVERY } = process.env;
const { jest } = JSON.parse(readFileSync('package.json', 'utf8'));

export default {
  testRunner: 'in-process',
  plugins: [fileURLToPath(import.meta.resolve('./runner.mjs'))],
  inProcess: {
    tests: TESTS.split(' '),
    setup: jest.setupFiles.map((file) => file.replace('<rootDir>/', '')),
    // It looks at what all other tests of its file did.
    without: 'quotes each of the texts that somebody saw',
    every: Number(EVERY),
    rules: RULES ? RULES.split(' ') : [],
    mutated: MUTATED.split(',').map((place) => place.replace(/:.*/, '')),
  },
  coverageAnalysis: 'perTest',
  // In the rules, changes of constants (ids, levels, summaries, sources) need everything to be loaded again, which takes ten times as long.
  ignoreStatic: RULES !== '',
  concurrency: 1,
  mutate: MUTATED.split(','),
  // Stryker runs the tests in a copy of the repository.
  ignorePatterns: ['/dist', '/coverage', '/test-reports', '/bench/.cache', '/test/mutation/node_modules', '/test/sign-in/node_modules', '/test/sign-in/.venv', 'cdk.out', '/lib', '/.git'],
  disableTypeChecks: '{src,lambda}/**/*.ts',
  tempDirName: '.stryker-tmp',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false, reportScoreTable: false },
  warnings: false,
  // The machine may be busy.
  timeoutMS: 10_000,
};
