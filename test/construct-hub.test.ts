import { readFileSync } from 'fs';
import * as path from 'path';

const ROOT = path.join(__dirname, '..');

interface Package {
  readonly keywords: string[];
  readonly license: string;
  readonly peerDependencies: Record<string, string>;
  readonly jsii: { readonly targets: Record<string, unknown> };
}

/** Construct Hub finds packages on npm by their keywords, and shows the README and the API of the assembly. */
test('the package has what Construct Hub looks for', () => {
  const { keywords, license, peerDependencies, jsii } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Package;
  expect(keywords).toEqual(expect.arrayContaining(['cdk', 'aws-cdk', 'cognito']));
  expect(license).toBe('Apache-2.0');
  expect(Object.keys(peerDependencies).sort()).toEqual(['aws-cdk-lib', 'constructs']);
  expect(Object.keys(jsii.targets).sort()).toEqual(['go', 'java', 'python']);
});

test('README, licence and assembly are not kept out of the package', () => {
  const lines = readFileSync(path.join(ROOT, '.npmignore'), 'utf8').split('\n');
  expect(lines).toContain('!.jsii');
  expect(lines.filter((line) => /^\/?(README\.md|LICENSE|\.jsii|lib)\/?$/.test(line))).toEqual([]);
});
