/** `npx projen judges`: installs the judges that are written in Python. A machine that cannot goes on without them, and says so. */
import * as fs from 'fs';
import * as path from 'path';
import { run, tryRun } from './packages/run';
import { JUDGES } from '../test/judges/python';

/** By folder: checkov wants versions of its own of what the others need. */
const REQUIREMENTS = { common: 'requirements.txt', checkov: 'requirements-checkov.txt' };

for (const [name, file] of Object.entries(REQUIREMENTS)) {
  const requirements = path.join('test', 'judges', file);
  const folder = path.join(JUDGES, name);
  const stamp = path.join(folder, 'installed.txt');
  const wanted = fs.readFileSync(requirements, 'utf8');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) { continue; }
  fs.rmSync(folder, { recursive: true, force: true });
  if (tryRun('python3', ['-m', 'venv', folder]).status !== 0) {
    process.stdout.write(`skipped: the judges of ${file}, because python3 with venv is not there\n`);
    continue;
  }
  try {
    run(path.join(folder, 'bin', 'python3'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
    fs.writeFileSync(stamp, wanted);
    process.stdout.write(`installed the judges of ${file}\n`);
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true });
    process.stdout.write(`${(error as Error).message}\nskipped: the judges of ${file}, which could not be installed\n`);
  }
}
