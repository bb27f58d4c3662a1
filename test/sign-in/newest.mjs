// Tries the newest version of each library with the emitted configuration, says which configuration broke, and puts the pinned versions back.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXAMPLES, LIBRARIES } from './libraries.mjs';

process.env.SIGN_IN_NEWEST = 'yes';
const { installedOf, TOOLCHAINS } = await import('./toolchains.mjs');

const HERE = dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const chosen = [...LIBRARIES, ...EXAMPLES].filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const isNodes = (library) => Object.keys(TOOLCHAINS).every((toolchain) => library[toolchain] === undefined);
const npm = (...args) => execFileSync('npm', args, { cwd: HERE, stdio: ['ignore', 2, 2] });
const packages = [...new Set(chosen.filter(isNodes).flatMap((library) => library.packages ?? []))];
const version = (name) => JSON.parse(readFileSync(join(HERE, 'node_modules', name, 'package.json'), 'utf8')).version;
const versions = (library) => isNodes(library) ? (library.packages ?? []).map((name) => `${name} ${version(name)}`) : installedOf(library);

if (packages.length > 0) { npm('install', '--no-save', '--no-package-lock', ...packages.map((name) => `${name}@latest`)); }
try {
  for (const library of chosen) { process.stdout.write(`${library.name}: ${versions(library).join(', ') || 'nothing to install'}\n`); }
  const { stdout, status } = spawnSync(process.execPath, ['--no-warnings', join(HERE, 'run.mjs'), ...wanted], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  process.stdout.write(stdout);
  for (const library of chosen.filter(({ name }) => `\n${stdout}`.includes(`\nnot ok ${name}: `))) {
    process.stdout.write(`broken: ${library.name} with ${versions(library).join(', ') || 'the pinned versions'}\n`);
  }
  process.exitCode = status;
} finally {
  if (packages.length > 0) { npm('ci'); }
}
