import * as fs from 'fs';
import * as path from 'path';
import { madeOnce } from './cache';
import { run } from './run';

/** The jsii packages that the Go module of this library needs, in the versions of our own `node_modules`. */
const DEPENDENCIES = [
  ['aws-cdk-lib', 'constructs', '@aws-cdk/cloud-assembly-schema'],
  // Their development dependencies form circles with aws-cdk-lib, which jsii-pacmak cannot sort.
  ['@aws-cdk/asset-awscli-v1'],
  ['@aws-cdk/asset-node-proxy-agent-v6'],
];

/**
 * The Go modules of aws-cdk-lib and its dependencies, generated from the npm packages, by module name.
 *
 * A Go proxy may not serve the oldest supported CDK. The generated modules are the ones that would be published. They take about 250 MB and, once,
 * 60 seconds.
 */
export function goBindings(): Record<string, string> {
  const versions = DEPENDENCIES.flat().map((name) => version(name));
  const folder = madeOnce(['go', ['pacmak', version('jsii-pacmak'), 'cdk', ...versions].join('-')], (out) => {
    for (const packages of DEPENDENCIES) {
      run('npx', [
        'jsii-pacmak', '--code-only', '--force-target', '--no-npmignore', '--rosetta-unknown-snippets', 'verbatim',
        '--target', 'go', '--outdir', out, ...packages.map((name) => path.join('node_modules', name)),
      ]);
    }
  });
  return goModulesIn(path.join(folder, 'go'));
}

/** The Go modules directly below a folder, by name. */
export function goModulesIn(folder: string): Record<string, string> {
  return Object.fromEntries(fs.readdirSync(folder).map((name) => {
    const module = path.resolve(folder, name);
    return [/^module (\S+)$/m.exec(fs.readFileSync(path.join(module, 'go.mod'), 'utf8'))![1], module];
  }));
}

/** Points the `go.mod` in a folder to modules on this machine. Go still verifies the checksums of all other modules. */
export function replaceModules(folder: string, modules: Record<string, string>): void {
  run('go', ['mod', 'edit', ...Object.entries(modules).map(([name, where]) => `-replace=${name}=${where}`)], { cwd: folder });
}

function version(name: string): string {
  return (JSON.parse(fs.readFileSync(path.join('node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
}
