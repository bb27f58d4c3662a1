/** `npx projen validators` installs the validators that are written in Python. If that is not possible, it reports this and succeeds. */
import * as fs from 'fs';
import * as path from 'path';
import { run, tryRun } from './packages/run';
import { VALIDATORS } from '../test/other-validators/python';

/** By folder, because checkov requires other versions of shared dependencies. */
const REQUIREMENTS = { common: 'requirements.txt', checkov: 'requirements-checkov.txt' };

for (const [name, file] of Object.entries(REQUIREMENTS)) {
  const requirements = path.join('test', 'other-validators', file);
  const folder = path.join(VALIDATORS, name);
  const stamp = path.join(folder, 'installed.txt');
  const wanted = fs.readFileSync(requirements, 'utf8');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) { continue; }
  fs.rmSync(folder, { recursive: true, force: true });
  if (tryRun('python3', ['-m', 'venv', folder]).status !== 0) {
    process.stdout.write(`skipped: the validators of ${file}, because python3 with venv is not there\n`);
    continue;
  }
  try {
    run(path.join(folder, 'bin', 'python3'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
    fs.writeFileSync(stamp, wanted);
    process.stdout.write(`installed the validators of ${file}\n`);
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    process.stdout.write(`${(error as Error).message}\nskipped: the validators of ${file}, which could not be installed\n`);
  }
}
