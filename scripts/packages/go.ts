/**
 * Builds the Go module in dist/go, and checks that it compiles.
 *
 * jsii-pacmak would run `go mod tidy`, which needs a proxy that serves the oldest supported CDK. Therefore jsii-pacmak only generates the code. The
 * module is compiled against bindings that are generated too.
 */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { goBindings, goModulesIn, replaceModules } from './go-bindings';
import { run } from './run';

fs.rmSync('dist/go', { recursive: true, force: true });
run('npx', ['jsii-pacmak', '--code-only', '--target', 'go']);

const [[name, module]] = Object.entries(goModulesIn('dist/go'));
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'go-module-'));
try {
  fs.cpSync(module, scratch, { recursive: true });
  replaceModules(scratch, goBindings());
  run('go', ['mod', 'tidy'], { cwd: scratch });
  run('go', ['vet', './...'], { cwd: scratch });
  process.stdout.write(`${name} compiles\n`);
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
