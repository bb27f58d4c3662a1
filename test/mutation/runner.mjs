import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

/**
 * Runs Jest's tests in one process that stays: Stryker's own runner starts Jest for every change, and Jest loads aws-cdk-lib for every test file,
 * which takes ten times as long as the tests. `describe`, `test` and `expect` are Jest's. `jest.mock()` and `jest.isolateModules()` are not supported,
 * so scripts/mutation.ts leaves out the files that call them.
 */
let root;
let require;

/** TypeScript as ts-jest gives it with `isolatedModules`, and the public name of the package. The output is kept while the process lives. */
function loadTypeScript(lines) {
  const { transformSync } = require('esbuild');
  const { Module } = require('module');
  // Slow, and only a test that compares the line where a resource was made needs it.
  process.setSourceMapsEnabled(lines);
  const { compilerOptions: { experimentalDecorators } } = JSON.parse(readFileSync('tsconfig.json', 'utf8'));
  const written = new Map();
  require.extensions['.ts'] = (module, file) => {
    if (!written.has(file)) {
      written.set(file, transformSync(readFileSync(file, 'utf8'), {
        loader: 'ts', format: 'cjs', target: 'es2022', sourcefile: file, sourcemap: lines && file.endsWith('.test.ts') && 'inline', tsconfigRaw: { compilerOptions: { experimentalDecorators } },
      }).code);
    }
    module._compile(written.get(file), file);
  };
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (name, ...rest) => resolve(name === 'cdk-cognito-app-clients' ? path.join(root, 'src', 'index.ts') : name, ...rest);
}

class InProcessRunner {
  static inject = tokens(commonTokens.options);

  constructor({ inProcess }) {
    // Stryker makes its copy of the repository the working directory.
    root = process.cwd();
    require = createRequire(path.join(root, 'package.json'));
    this.files = inProcess.tests.map((file) => path.join(root, file));
    this.setup = inProcess.setup.map((file) => path.join(root, file));
    this.rules = inProcess.rules;
    this.mutated = inProcess.mutated;
    this.without = inProcess.without;
    this.sharesModules = this.rules.length > 0;
    this.every = inProcess.every;
    /** The tests that noticed a change, the last one first: the next change is near, and the same test often notices it. */
    this.killers = [];
    this.stryker = globalThis.__stryker__ ??= {};
  }

  capabilities() { return { reloadEnvironment: true }; }

  async init() {
    process.env.NODE_ENV = 'test';
    // A folder of its own, because what is left there is removed after each change.
    this.temporary = mkdtempSync(path.join(tmpdir(), 'tests-'));
    process.env.TMPDIR = this.temporary;
    loadTypeScript(this.files.some((file) => readFileSync(file, 'utf8').includes('__filename')));
    const circus = require('jest-circus');
    const { expect } = require('expect');
    const snapshots = require('jest-snapshot');
    const { ModuleMocker } = require('jest-mock');
    this.circus = circus;
    this.snapshots = snapshots;
    this.expect = expect;
    this.mocker = new ModuleMocker(globalThis);
    expect.extend({
      toMatchSnapshot: snapshots.toMatchSnapshot, toMatchInlineSnapshot: snapshots.toMatchInlineSnapshot,
      toThrowErrorMatchingSnapshot: snapshots.toThrowErrorMatchingSnapshot,
    });
    const { describe, test, it, beforeAll, beforeEach, afterAll, afterEach } = circus;
    Object.assign(globalThis, {
      describe, test, it, beforeAll, beforeEach, afterAll, afterEach, expect,
      jest: {
        fn: this.mocker.fn.bind(this.mocker), spyOn: this.mocker.spyOn.bind(this.mocker), requireActual: require,
        restoreAllMocks: () => this.mocker.restoreAllMocks(), clearAllMocks: () => this.mocker.clearAllMocks(),
      },
    });
  }

  load() {
    const seen = new Map();
    forget();
    this.tests = this.files.flatMap((file) => {
      this.circus.resetState();
      if (!this.sharesModules) { forget(); }
      for (const each of [...this.setup, file]) { require(each); }
      const { rootDescribeBlock } = this.circus.getState();
      const snapshot = new this.snapshots.SnapshotState(path.join(path.dirname(file), '__snapshots__', `${path.basename(file)}.snap`), {
        updateSnapshot: 'none', rootDir: root, expand: false, snapshotFormat: { escapeString: false, printBasicPrototype: false },
      });
      return [...testsIn(rootDescribeBlock)].map(({ test, blocks }) => {
        const name = [...blocks.slice(1).map((block) => block.name), test.name].join(' ');
        // The numbers of tokens are others when the files are loaded again.
        const id = `${path.relative(root, file)} ${name.replace(/TOKEN\.\d+/g, 'TOKEN')}`;
        const count = (seen.get(id) ?? 0) + 1;
        seen.set(id, count);
        return { id: count === 1 ? id : `${id} #${count}`, name, file, test, blocks, snapshot, rules: this.rules.filter((rule) => names(name, rule)) };
      });
    });
    const own = this.mutated.every((file) => file.endsWith('.ts') && !file.includes('*')) ? this.idsIn(...this.mutated) : [];
    this.tests = this.tests.filter((test) => !test.name.includes(this.without) && !isOfOthers(test, own));
  }

  /** The rules that are written in files. Empty if one of the files has none, because it holds for all rules then. */
  idsIn(...files) {
    const ids = files.map((file) => {
      const source = readFileSync(file, 'utf8');
      return this.rules.filter((id) => source.includes(`'${id}'`) || source.includes(`"${id}"`));
    });
    return ids.every((each) => each.length > 0) ? ids.flat() : [];
  }

  async dryRun() {
    this.stryker.mutantCoverage = { static: {}, perTest: {} };
    this.load();
    const tests = await this.run(this.tests, false);
    return { status: DryRunStatus.Complete, tests, mutantCoverage: this.stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit, reloadEnvironment, mutantActivation }) {
    if (Number(activeMutant.id) % this.every !== 0) { return { status: 'error', errorMessage: 'not in the sample' }; }
    const { stryker } = this;
    stryker.activeMutant = undefined;
    stryker.hitCount = hitLimit ? 0 : undefined;
    stryker.hitLimit = hitLimit;
    if (mutantActivation === 'static') { stryker.activeMutant = activeMutant.id; }
    try {
      if (reloadEnvironment || !this.tests || this.dirty) {
        this.dirty = reloadEnvironment;
        try {
          this.load();
        } catch (error) {
          this.dirty = true;
          return { status: 'killed', killedBy: [], failureMessage: `does not load: ${error}`, nrOfTests: 0 };
        }
      }
      stryker.activeMutant = activeMutant.id;
      const tests = await this.run(this.inOrder(activeMutant, testFilter), !disableBail);
      const timeout = determineHitLimitReached(stryker.hitCount, hitLimit);
      if (timeout) {
        this.dirty = true;
        return timeout;
      }
      const killer = tests.find(({ status }) => status === TestStatus.Failed);
      if (killer) { await this.remember(killer); }
      if (this.polluted) {
        // An earlier change left something behind: this test fails without this change too.
        this.polluted = false;
        return await this.mutantRun({ activeMutant, testFilter, disableBail, hitLimit, reloadEnvironment: true, mutantActivation });
      }
      return toMutantRunResult({ status: DryRunStatus.Complete, tests }, disableBail);
    } finally {
      stryker.activeMutant = undefined;
    }
  }

  /** A test that still fails without the change shows that a change before this one left something behind. */
  async remember({ id }) {
    this.killers = [id, ...this.killers.filter((other) => other !== id)].slice(0, 40);
    if (this.dirty) { return; }
    this.stryker.activeMutant = undefined;
    this.stryker.hitCount = undefined;
    const [again] = await this.run(this.tests.filter((test) => test.id === id), true);
    if (again.status === TestStatus.Failed) {
      this.polluted = true;
      this.dirty = true;
    }
  }

  /**
   * First the tests that name what is written near the change, such as the id of a rule, then the last that noticed a change.
   *
   * A change in a rule must be noticed by the cases or the texts of the rules of the same file, or by a test that names no rule. The cases of other
   * rules run through most of the same code, so they would make every survivor cost minutes.
   */
  inOrder({ fileName, location }, testFilter) {
    const filter = testFilter && new Set(testFilter);
    const source = readFileSync(fileName, 'utf8');
    const own = this.idsIn(fileName);
    const lines = source.split('\n');
    const near = lines.slice(Math.max(0, location.start.line - 12), location.end.line + 12).join('\n').match(/(?<=')[a-z0-9]+(-[a-z0-9]+)+(?=')/g) ?? [];
    const rank = ({ id }) => {
      const killer = this.killers.indexOf(id);
      if (killer >= 0 && killer < 3) { return killer; }
      if (near.some((text) => id.includes(text))) { return 3; }
      return killer >= 0 ? 4 + killer : 100;
    };
    return this.tests.filter((test) => (!filter || filter.has(test.id)) && !isOfOthers(test, own)).map((test) => ({ test, rank: rank(test) }))
      .sort((one, other) => one.rank - other.rank).map(({ test }) => test);
  }

  async run(tests, bail) {
    const results = [];
    /** The blocks whose `beforeAll` has run, of one file at a time: two files may set the same environment variable. */
    const open = new Set();
    let file;
    for (const each of tests) {
      if (each.file !== file) { await this.close(open); }
      file = each.file;
      const result = each.test.mode === 'skip' || each.test.mode === 'todo' ? { status: TestStatus.Skipped } : await this.runTest(each, open);
      results.push({ id: each.id, name: each.id, fileName: each.file, timeSpentMs: 0, ...result });
      if (bail && result.status === TestStatus.Failed) { break; }
    }
    await this.close(open);
    this.mocker.restoreAllMocks();
    for (const folder of readdirSync(this.temporary)) { rmSync(path.join(this.temporary, folder), { recursive: true, force: true }); }
    return results;
  }

  async close(open) {
    for (const block of [...open].reverse()) {
      try { await hooks(block, 'afterAll'); } catch { this.dirty = true; }
    }
    open.clear();
  }

  async runTest({ id, name, file, test, blocks, snapshot }, open) {
    const began = performance.now();
    this.stryker.currentTestId = id;
    snapshot.clear();
    this.expect.setState({ testPath: file, currentTestName: name, snapshotState: snapshot, assertionCalls: 0, suppressedErrors: [] });
    let failure;
    try {
      for (const block of blocks) {
        if (!open.has(block)) {
          open.add(block);
          await hooks(block, 'beforeAll');
        }
      }
      for (const block of blocks) { await hooks(block, 'beforeEach'); }
      await inTime(test.fn, test.timeout);
      // A snapshot that differs does not throw.
      failure = this.expect.getState().suppressedErrors[0];
    } catch (error) {
      failure = error;
      if (error === TOO_LONG) { this.dirty = true; }
    }
    try {
      for (const block of [...blocks].reverse()) { await hooks(block, 'afterEach'); }
    } catch (error) { failure ??= error; }
    this.stryker.currentTestId = undefined;
    const timeSpentMs = performance.now() - began;
    return failure === undefined ? { status: TestStatus.Success, timeSpentMs }
      : { status: TestStatus.Failed, timeSpentMs, failureMessage: String(failure?.stack ?? failure).slice(0, 2000) };
  }
}

/** Each test file has its own instances of our modules, as in Jest, and shares those of the packages. Rules have no state, so their tests share all. */
function forget() {
  for (const file of Object.keys(require.cache)) {
    if (file.startsWith(root) && !file.includes(`${path.sep}node_modules${path.sep}`)) { delete require.cache[file]; }
  }
}

function isOfOthers({ rules }, own) { return own.length > 0 && rules.length > 0 && !rules.some((id) => own.includes(id)); }

/** Whether a test names a rule: its id as a whole, because ids can be parts of others. */
function names(name, id) { return ` ${name} `.includes(` ${id} `); }

const TOO_LONG = new Error('the test takes too long');

async function inTime(run, timeout = 6_000) {
  let timer;
  try {
    await Promise.race([run(), new Promise((_, reject) => { timer = setTimeout(() => reject(TOO_LONG), timeout); })]);
  } finally { clearTimeout(timer); }
}

async function hooks(block, type) {
  for (const hook of block.hooks) { if (hook.type === type) { await inTime(hook.fn, hook.timeout); } }
}

function* testsIn(block, above = []) {
  const blocks = [...above, block];
  for (const child of block.children) {
    if (child.type === 'test') { yield { test: child, blocks }; } else { yield* testsIn(child, blocks); }
  }
}

function inProcessRunner(options) { return new InProcessRunner(options); }
inProcessRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', inProcessRunner)];
