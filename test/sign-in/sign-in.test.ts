import { execFileSync } from 'child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { template } from './app';

/** Runs the protocol against a provider that is set up from a template, and returns the lines. */
function run(of: object, libraries: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): string[] {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sign-in-')), 'template.json');
  writeFileSync(file, JSON.stringify(of));
  try {
    return execFileSync(process.execPath, ['--no-warnings', path.join(__dirname, 'run.mjs'), 'protocol', ...libraries], {
      encoding: 'utf8', env: { ...process.env, SIGN_IN_TEMPLATE: file, NODE_OPTIONS: '', ...environment }, stdio: ['ignore', 'pipe', 'ignore'],
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

test('what is not installed is named as skipped', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sign-in-'));
  const openssl = (process.env.PATH ?? '').split(':').map((each) => path.join(each, 'openssl')).find((each) => existsSync(each))!;
  symlinkSync(openssl, path.join(folder, 'openssl'));
  const lines = run(template(), ['authlib', 'spring-boot', 'oauth2-proxy', 'oidc-client-ts'], { PATH: folder, CHROMIUM: path.join(folder, 'chromium') });
  expect(lines.filter((line) => line.startsWith('skipped: '))).toEqual([
    'skipped: sign-in with authlib: there is no Python',
    'skipped: sign-in with spring-boot: there is no Java with Maven',
    'skipped: sign-in with oauth2-proxy: there is no Go',
    'skipped: sign-in with oidc-client-ts: there is no Chromium (set CHROMIUM to its path)',
  ]);
  expect(lines).toContain('sign-in: 38 passed, 0 failed');
});

describe('a missing browser', () => {
  const apt = existsSync('/usr/bin/apt-get') ? test : test.skip;

  /** The path that is found, with an apt-get that writes down what it is told. */
  function found(installs: boolean, options: object): [place: string | undefined, told: string] {
    const folder = mkdtempSync(path.join(tmpdir(), 'apt-'));
    const [program, log, browser] = ['apt-get', 'log', 'chromium'].map((name) => path.join(folder, name));
    writeFileSync(log, '');
    writeFileSync(program, `#!/bin/sh\necho "$@" >> ${log}\n${installs ? `[ "$1" = install ] && : > ${browser} || true` : 'exit 100'}\n`);
    chmodSync(program, 0o755);
    const script = `import(${JSON.stringify(path.join(__dirname, 'chromium.mjs'))}).then(({ chromium }) => console.log(chromium(${JSON.stringify({ places: [browser], ...options })}) ?? ''))`;
    const place = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env: { PATH: `${folder}:${process.env.PATH}` }, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return [place === '' ? undefined : place.replace(folder, '.'), readFileSync(log, 'utf8')];
  }

  apt('is installed where root may', () => {
    expect(found(true, { root: true })).toEqual(['./chromium', 'update -q\ninstall -qy --no-install-recommends chromium\n']);
  });

  apt('is missing where apt-get fails, where nobody is root, and where another one is named', () => {
    expect(found(false, { root: true })).toEqual([undefined, 'update -q\n']);
    expect(found(true, { root: false })).toEqual([undefined, '']);
    expect(found(true, { root: true, named: '/no/chromium' })).toEqual([undefined, '']);
  });
});

test('the versions of the libraries are pinned in one place', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(__dirname, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  const pinned = (file: string, version: RegExp) => readFileSync(path.join(__dirname, file), 'utf8').split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !version.test(line));
  expect([...pinned('go-programs.txt', /@v\d+\.\d+\.\d+$/), ...pinned('requirements.txt', /==\d+(\.\d+)*(\.\*)?$/)]).toEqual([]);
  expect(readFileSync(path.join(__dirname, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
});
