// The sites of the libraries that run in a browser.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { site } from '../sites.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));

/** By host. A file is read when it is asked for, since not every run has every library. */
export function pages({ output }) {
  const file = (...path) => () => readFileSync(join(HERE, ...path));
  const library = (name, path) => () => readFileSync(join(HERE, '..', 'node_modules', name, path));
  return {
    'spa.acme.org': site({
      'index.html': file('oidc-client-ts.html'),
      'oidc-client-ts.js': library('oidc-client-ts', 'dist/esm/oidc-client-ts.js'),
      'jwt-decode.js': library('jwt-decode', 'build/esm/index.js'),
      'recipe.js': file('..', 'recipes', 'oidc-client-ts.mjs'),
      'config.json': () => output('OidcClientTsJson'),
    }),
    'amplify.acme.org': site({
      'index.html': file('amplify.html'),
      'page.js': async () => (await build({ entryPoints: [join(HERE, 'amplify.js')], bundle: true, format: 'esm', write: false, logLevel: 'error' })).outputFiles[0].contents,
      'amplify_outputs.json': () => output('AmplifyJson'),
    }),
  };
}
