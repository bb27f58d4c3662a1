import { spawnSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import * as os from 'os';
import * as path from 'path';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';

const ROOT = path.resolve(__dirname, '..');
export const INTEG = path.join(ROOT, 'test', 'integ');
/** The templates of the last release, with clients that users have deployed. */
const RELEASED = path.join(INTEG, 'released');

const HARMLESS: readonly ResourceImpact[] = [ResourceImpact.WILL_UPDATE, ResourceImpact.WILL_CREATE, ResourceImpact.NO_CHANGE];

/** The clients of a deployed template that another template would replace or remove. */
export function lostClients(deployed: Record<string, unknown>, next: Record<string, unknown>): string[] {
  const lost: string[] = [];
  fullDiff(deployed, next).resources.forEachDifference((id, { resourceType, changeImpact }) => {
    if (resourceType === 'AWS::Cognito::UserPoolClient' && !HARMLESS.includes(changeImpact)) { lost.push(`${id}: ${changeImpact}`); }
  });
  return lost;
}

/** The templates of the stacks under test, by test and stack, without the stacks of assertions. */
export function templates(): { readonly name: string; readonly file: string }[] {
  return readdirSync(INTEG).filter((folder) => folder.endsWith('.snapshot')).flatMap((folder) => readdirSync(path.join(INTEG, folder))
    .filter((file) => file.endsWith('.template.json') && !file.includes('DeployAssert'))
    .map((file) => ({ name: path.join(folder.replace(/\.ts\.snapshot$/, ''), file), file: path.join(INTEG, folder, file) })));
}

function runner(...options: string[]): { passed: number; failed: number } {
  const bin = path.join(ROOT, 'node_modules', '.bin');
  const { stdout, stderr } = spawnSync(path.join(bin, 'integ-runner'), [
    '--language', 'typescript', '--directory', INTEG, '--max-workers', '3',
    '--app', `${path.join(bin, 'tsx')} --tsconfig ${path.join(ROOT, 'tsconfig.dev.json')} {filePath}`, ...options,
  ], { cwd: ROOT, encoding: 'utf8', env: { ...process.env, CDK_VALIDATION: 'false' } });
  const output = stdout + stderr;
  process.stdout.write(output);
  const [failed, total] = ['failed', 'total'].map((word) => Number(new RegExp(`^Tests: .*?(\\d+) ${word}`, 'm').exec(output)?.[1] ?? 0));
  // The runner prints no count if it could not start.
  return total === 0 ? { passed: 0, failed: 1 } : { passed: total - failed, failed };
}

/** The tests whose assertions differ from the snapshot. The runner does not compare assertions. */
function staleAssertions(): string[] {
  const flags = readFileSync(path.join(ROOT, 'node_modules', 'aws-cdk-lib', 'recommended-feature-flags.json'), 'utf8');
  return readdirSync(INTEG).filter((file) => /^integ\..*\.ts$/.test(file)).filter((file) => {
    const out = mkdtempSync(path.join(os.tmpdir(), 'integ-'));
    const { status, stderr } = spawnSync(path.join(ROOT, 'node_modules', '.bin', 'tsx'), ['--tsconfig', path.join(ROOT, 'tsconfig.dev.json'), file], {
      cwd: INTEG, encoding: 'utf8', env: { ...process.env, CDK_VALIDATION: 'false', CDK_OUTDIR: out, CDK_CONTEXT_JSON: flags },
    });
    if (status !== 0) { throw new Error(`${file}: ${stderr}`); }
    const assertions = readdirSync(out).filter((name) => name.endsWith('.template.json') && name.includes('DeployAssert'));
    const stale = assertions.some((name) => {
      const kept = path.join(INTEG, `${file}.snapshot`, name);
      return !existsSync(kept) || withoutSalt(kept) !== withoutSalt(path.join(out, name));
    });
    rmSync(out, { recursive: true });
    return stale;
  });
}

/** The time of the synth, with which an assertion runs again in each run. */
function withoutSalt(file: string): string {
  return readFileSync(file, 'utf8').replace(/"salt": "\d+"/g, '');
}

function check(): void {
  const counts = runner();
  for (const file of staleAssertions()) {
    counts.failed++;
    process.stdout.write(`\n${file} asserts something else than its snapshot (npx projen integ:update)\n`);
  }
  for (const { name, file } of templates()) {
    const released = path.join(RELEASED, name);
    if (!existsSync(released)) { continue; }
    const lost = lostClients(json(released), json(file));
    if (lost.length === 0) { counts.passed++; continue; }
    counts.failed++;
    process.stdout.write(`\n${name} would lose clients that users of the last release have deployed:\n${lost.map((line) => `  ${line}\n`).join('')}`);
  }
  process.stdout.write(`\ninteg: ${counts.passed} passed, ${counts.failed} failed\n`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

function update(): void {
  runner('--dry-run', '--update-on-failed');
  const stale = staleAssertions();
  if (stale.length > 0) { runner('--dry-run', '--update-on-failed', '--force', ...stale); }
}

function release(): void {
  rmSync(RELEASED, { recursive: true, force: true });
  for (const { name, file } of templates()) {
    mkdirSync(path.dirname(path.join(RELEASED, name)), { recursive: true });
    cpSync(file, path.join(RELEASED, name));
  }
}

function json(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
}

if (require.main === module) {
  switch (process.argv[2]) {
    case 'update': update(); break;
    case 'release': release(); break;
    default: check();
  }
}
