/**
 * `npx projen nodes` runs the core of the suite, the example and the npm package on the supported versions of Node.
 *
 * The binaries come from the npm registry. If it has none for a platform, that is reported as skipped.
 */
import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { madeOnce } from './packages/cache';
import { run, tryRun } from './packages/run';

/** November 2026. */
const RELEASES = ['22.23.3', '24.21.0'];

/** Tests that do not start other programs or validators, which do not depend on the version of Node. */
const CORE = ['test/app-clients.test.ts', 'test/plugs-in.test.ts', 'test/private/rules', 'test/private/checks', 'test/private/construction'];

const platform = `node-${os.platform()}-${os.arch()}`;
const bin = (name: string) => path.resolve('node_modules', '.bin', name);
let passed = 0;
let failed = 0;
const skipped: string[] = [];

function check(name: string, command: string, args: readonly string[], env: Record<string, string>, cwd?: string): void {
  const { status, stdout, stderr } = tryRun(command, args, { env, cwd });
  if (status === 0) { passed += 1; } else { failed += 1; }
  process.stdout.write(status === 0 ? `ok   ${name}\n` : `FAIL ${name}\n${stdout}\n${stderr}\n`);
}

/** The folder of one version. `undefined` if the registry has none for this platform. */
function binaries(release: string): string | undefined {
  if (tryRun('npm', ['view', `${platform}@${release}`, 'version']).stdout.trim() === '') { return undefined; }
  return path.join(madeOnce(['node', `${platform}-${release}`], (folder) => {
    const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', `${platform}@${release}`], { cwd: folder })) as { filename: string }[];
    run('tar', ['-xzf', filename, '--strip-components=1'], { cwd: folder });
    fs.rmSync(path.join(folder, filename));
  }), 'bin');
}

for (const release of RELEASES) {
  const folder = binaries(release);
  if (!folder) {
    skipped.push(`Node ${release}: npm has no ${platform}`);
    continue;
  }
  const env = { PATH: `${folder}${path.delimiter}${process.env.PATH}` };
  const { stdout } = spawnSync('node', ['--version'], { encoding: 'utf8', env: { ...process.env, ...env } });
  if (stdout.trim() !== `v${release}`) { throw new Error(`${folder} runs ${stdout}`); }
  check(`Node ${release}: the core of the suite`, bin('jest'), ['--ci', '--silent', ...CORE], env);
  check(`Node ${release}: npx projen example`, bin('projen'), ['example'], env);
  if (fs.existsSync('lib/index.js')) {
    check(`Node ${release}: the compiled library is loaded`, 'node', ['-e', 'require("./lib").PublicAppClient.name'], env);
  } else {
    skipped.push(`Node ${release}: the compiled library, which \`npx projen compile\` makes`);
  }
}
for (const what of skipped) { process.stdout.write(`skipped: ${what}\n`); }
process.stdout.write(`nodes: ${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
