/**
 * Checks what packaging needs, because jsii-pacmak builds an incomplete package without an error.
 *
 * The bundle and the compiled library must exist. Snippets without a translation are translated, because otherwise the packages for
 * Python and Java would show TypeScript.
 */
import * as fs from 'fs';
import { translate, TRANSLATIONS } from './translate';

const NEEDED: Readonly<Record<string, string>> = {
  'assets/client-secret/index.js': 'npx projen bundle',
  'assets/secret-hash-proxy/index.js': 'npx projen bundle',
  'assets/command/index.js': 'npx projen bundle:command',
  'lib/index.js': 'npx projen compile',
  '.jsii': 'npx projen compile',
};

const missing = Object.entries(NEEDED).filter(([file]) => !fs.existsSync(file));
if (missing.length > 0) {
  for (const [file, command] of missing) { process.stderr.write(`the package needs ${file}: run \`${command}\`\n`); }
  process.exitCode = 1;
} else if (!fs.existsSync(TRANSLATIONS) || fs.statSync(TRANSLATIONS).mtimeMs < fs.statSync('.jsii').mtimeMs) {
  translate();
}
