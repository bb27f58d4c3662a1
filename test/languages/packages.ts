import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { goModulesIn } from '../../scripts/packages/go-bindings';
import { run } from '../../scripts/packages/run';

const MANIFEST = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { name: string; version: string; description: string; license: string };
const TITLE = fs.readFileSync('README.md', 'utf8').split('\n')[0];

/** What the npm package may hold. The other packages hold the npm package, and what jsii generates. */
const NPM_FILES = /^package\/(?:lib\/[\w/-]+\.(?:js|d\.ts)|assets\/(?:client-secret|secret-hash-proxy|command)\/index\.js|\.jsii|package\.json|README\.md|LICENSE)$/;
const NPM_LIMIT = 750_000;

/** Throws unless a package holds what it should: version, license, README, classifiers, and nothing else. */
export function checkPackage(target: 'js' | 'python' | 'java' | 'go'): string {
  return CHECKS[target]();
}

const CHECKS = {
  js(): string {
    const tarball = onlyFile('dist/js', '.tgz');
    const files = run('tar', ['-tzf', tarball]).trim().split('\n');
    const strangers = files.filter((file) => !NPM_FILES.test(file));
    expect('files that are none of its', strangers.join(' '), '');
    for (const file of ['lib/index.js', 'lib/index.d.ts', 'assets/client-secret/index.js', 'assets/secret-hash-proxy/index.js', '.jsii', 'LICENSE', 'README.md']) {
      if (!files.includes(`package/${file}`)) { throw new Error(`${tarball} has no ${file}`); }
    }
    const inside = JSON.parse(run('tar', ['-xzOf', tarball, 'package/package.json'])) as typeof MANIFEST & { dependencies?: object };
    expect('version', inside.version, MANIFEST.version);
    expect('license', inside.license, 'Apache-2.0');
    expect('dependencies', JSON.stringify(inside.dependencies), undefined);
    expectReadme(run('tar', ['-xzOf', tarball, 'package/README.md']));
    const size = fs.statSync(tarball).size;
    if (size > NPM_LIMIT) { throw new Error(`${tarball} has ${size} bytes, more than ${NPM_LIMIT}`); }
    return `${kilobytes(tarball)}, ${files.length} files`;
  },

  python(): string {
    const [wheel, source] = [onlyFile('dist/python', '.whl'), onlyFile('dist/python', '.tar.gz')];
    const metadata = inWheel(wheel, '.dist-info/METADATA');
    const field = (name: string) => [...metadata.matchAll(new RegExp(`^${name}: (.*)$`, 'gm'))].map(([, value]) => value);
    expect('name', field('Name')[0], MANIFEST.name);
    expect('version', field('Version')[0], MANIFEST.version);
    expect('license', field('License')[0], 'Apache-2.0');
    expect('summary', field('Summary')[0], MANIFEST.description);
    for (const classifier of ['Framework :: AWS CDK :: 2', 'Typing :: Typed', 'License :: OSI Approved', 'Programming Language :: Python :: 3.11']) {
      if (!field('Classifier').includes(classifier)) { throw new Error(`${wheel} has no classifier ${classifier}`); }
    }
    expectReadme(metadata.split('\n\n').slice(1).join('\n\n').trimStart());
    expect('license file', inWheel(wheel, '.dist-info/LICENSE'), fs.readFileSync('LICENSE', 'utf8'));
    expect('version of the sources', path.basename(source), `cdk_cognito_app_clients-${MANIFEST.version}.tar.gz`);
    return `wheel ${kilobytes(wheel)}, sdist ${kilobytes(source)}`;
  },

  java(): string {
    const folder = path.join('dist/java/io/github/cdk-cognito-app-clients', MANIFEST.name, MANIFEST.version);
    const jar = path.join(folder, `${MANIFEST.name}-${MANIFEST.version}.jar`);
    const pom = fs.readFileSync(jar.replace(/jar$/, 'pom'), 'utf8');
    const { peerDependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { peerDependencies: Record<string, string> };
    for (const [artifact, range] of Object.entries(peerDependencies)) {
      expect(`version of ${artifact}`, new RegExp(`<artifactId>${artifact}</artifactId>\\s*<version>(.*)</version>`).exec(pom)?.[1], range.slice(1));
    }
    expect('license', /<licenses>\s*<license>\s*<name>(.*)<\/name>/.exec(pom)?.[1], 'Apache License 2.0');
    expect('license file', inJar(jar, 'META-INF/LICENSE'), fs.readFileSync('LICENSE', 'utf8'));
    for (const kind of ['sources', 'javadoc']) { fs.accessSync(jar.replace(/\.jar$/, `-${kind}.jar`)); }
    return `jar ${kilobytes(jar)}`;
  },

  go(): string {
    const [module] = Object.values(goModulesIn('dist/go'));
    expect('version', fs.readFileSync(path.join(module, 'version'), 'utf8').trim(), MANIFEST.version);
    expect('license file', fs.readFileSync(path.join(module, 'LICENSE'), 'utf8'), fs.readFileSync('LICENSE', 'utf8'));
    expectReadme(fs.readFileSync(path.join(module, 'README.md'), 'utf8'));
    expect('replaced modules', /replace/.exec(fs.readFileSync(path.join(module, 'go.mod'), 'utf8'))?.[0], undefined);
    return `${Math.round(Number(run('sh', ['-c', `tar -czf - -C ${module} . | wc -c`])) / 1000)} kB packed`;
  },
};

function expect(what: string, actual: string | undefined, expected: string | undefined): void {
  if (actual !== expected) { throw new Error(`${what}: ${actual}, expected ${expected}`); }
}

/** The pages of a registry do not resolve relative links. */
function expectReadme(text: string): void {
  expect('title', text.split('\n')[0], TITLE);
  const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:href|src)="([^"]+)"/g)].map(([, markdown, html]) => markdown ?? html);
  if (links.length === 0) { throw new Error('the README has no links'); }
  expect('relative links', links.filter((link) => !link.startsWith('https://')).join(' '), '');
}

function onlyFile(folder: string, extension: string): string {
  const files = fs.readdirSync(folder).filter((file) => file.endsWith(extension));
  if (files.length !== 1) { throw new Error(`${folder} holds ${files.length} files *${extension}`); }
  return path.join(folder, files[0]);
}

/** The text of a file in a wheel. */
function inWheel(wheel: string, name: string): string {
  const script = 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.read(next(n for n in z.namelist() if n.endswith(sys.argv[2]))).decode(), end="")';
  return run('python3', ['-c', script, wheel, name]);
}

/** The text of a file in a jar. */
function inJar(jar: string, name: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jar-'));
  try {
    run('jar', ['--extract', '--file', path.resolve(jar), name], { cwd: folder });
    return fs.readFileSync(path.join(folder, name), 'utf8');
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function kilobytes(file: string): string {
  return `${Math.round(fs.statSync(file).size / 1000)} kB`;
}
