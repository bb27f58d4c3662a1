import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One file and the tests that hold it, which scripts/mutation.ts names. */
const { MUTATED, TESTS } = process.env;
const { jest } = JSON.parse(readFileSync('package.json', 'utf8'));

export default {
  testRunner: 'jest',
  plugins: [fileURLToPath(import.meta.resolve('@stryker-mutator/jest-runner'))],
  coverageAnalysis: 'perTest',
  concurrency: 1,
  mutate: [MUTATED],
  jest: {
    projectType: 'custom',
    config: { ...jest, reporters: [], testMatch: TESTS.split(' ').map((test) => `<rootDir>/${test}`) },
    enableFindRelatedTests: false,
  },
  // Stryker runs the tests in a copy of the repository.
  ignorePatterns: ['/dist', '/coverage', '/test-reports', '/bench/.cache', '/test/mutation/node_modules', '/test/sign-in/node_modules', 'cdk.out', '/lib', '/.git'],
  disableTypeChecks: '{src,lambda}/**/*.ts',
  tempDirName: '.stryker-tmp',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  // The machine may be busy.
  timeoutMS: 60_000,
};
