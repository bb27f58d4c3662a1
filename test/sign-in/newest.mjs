// Tries the newest version of each library with the emitted configuration, says which configuration broke, and puts the pinned versions back.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXAMPLES, LIBRARIES } from './libraries.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const npm = (...args) => execFileSync('npm', args, { cwd: HERE, stdio: ['ignore', 2, 2] });
const packages = [...new Set(LIBRARIES.flatMap((library) => library.packages ?? []))];
const version = (name) => JSON.parse(readFileSync(join(HERE, 'node_modules', name, 'package.json'), 'utf8')).version;
const { dependencies } = JSON.parse(readFileSync(join(HERE, 'package.json'), 'utf8'));

npm('install', '--no-save', '--no-package-lock', ...packages.map((name) => `${name}@latest`));
try {
  for (const name of packages) { process.stdout.write(`${name} ${dependencies[name]} -> ${version(name)}\n`); }
  const { stdout, status } = spawnSync(process.execPath, ['--no-warnings', join(HERE, 'run.mjs'), ...process.argv.slice(2)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  process.stdout.write(stdout);
  for (const library of [...LIBRARIES, ...EXAMPLES].filter(({ name }) => `\n${stdout}`.includes(`\nnot ok ${name}: `))) {
    process.stdout.write(`broken: ${library.name} with ${(library.packages ?? []).map((name) => `${name} ${version(name)}`).join(', ') || 'the pinned versions'}\n`);
  }
  process.exitCode = status;
} finally {
  npm('ci');
}
