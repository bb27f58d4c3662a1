import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { template } from './app';

/** Runs the protocol against a provider that is set up from a template, and returns the lines. */
function run(of: object): string[] {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sign-in-')), 'template.json');
  writeFileSync(file, JSON.stringify(of));
  try {
    return execFileSync(process.execPath, ['--no-warnings', path.join(__dirname, 'run.mjs'), 'protocol'], {
      encoding: 'utf8', env: { ...process.env, SIGN_IN_TEMPLATE: file, NODE_OPTIONS: '' }, stdio: ['ignore', 'pipe', 'ignore'],
    }).split('\n');
  } catch (error) {
    return (error as { stdout: string }).stdout.split('\n');
  }
}

/** The template, with the client's properties changed. */
function changed(clientId: RegExp, properties: object): object {
  const made = template() as { Resources: Record<string, { Type: string; Properties: object }> };
  const [id] = Object.keys(made.Resources).filter((each) => clientId.test(each) && made.Resources[each].Type === 'AWS::Cognito::UserPoolClient');
  Object.assign(made.Resources[id].Properties, properties);
  return made;
}

const failures = (lines: string[]) => lines.filter((line) => line.startsWith('not ok ')).map((line) => line.replace(/: (?:Expected|Missing|invalid|The input).*$/, ''));

test('users sign in with what the template holds, and what must be refused is refused', () => {
  const lines = run(template());
  expect(failures(lines)).toEqual([]);
  expect(lines.filter((line) => line.startsWith('ok '))).toHaveLength(38);
  expect(lines).toContain('sign-in: 38 passed, 0 failed');
});

test('the provider is what the template says', () => {
  expect(failures(run(changed(/^OidcClientTs/, { RefreshTokenRotation: { Feature: 'DISABLED' } })))).toContain('not ok protocol: spa: signs in and refreshes');
  expect(failures(run(changed(/^Strict/, { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 }, IdTokenValidity: 60 })))).toEqual([
    'not ok protocol: strict: a rotated refresh token is refused',
    'not ok protocol: strict: tokens live as long as the template says',
  ]);
});

test('the versions of the libraries are pinned in one place', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(__dirname, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  expect(readFileSync(path.join(__dirname, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
