// The apps in Python, Java and Go: what is missing is installed in its pinned version, or the app is skipped where there is no toolchain.
// With SIGN_IN_NEWEST the newest versions are installed, beside the pinned ones.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const NEWEST = process.env.SIGN_IN_NEWEST !== undefined;
const runs = (program, ...args) => execFileSync(program, args, { cwd: HERE, stdio: ['ignore', 2, 2] });
const asks = (program, ...args) => execFileSync(program, args, { cwd: HERE, encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
const lines = (file) => readFileSync(join(HERE, file), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

/** The toolchain of an app that is not Node's, by the member of the library that names the app. */
export const TOOLCHAINS = { python: 'Python', java: 'Java with Maven', go: 'Go' };

function exists(program) {
  try {
    execFileSync(program, [{ java: '-version', go: 'version' }[program] ?? '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Makes a thing once. */
const made = new Map();
const once = (key, make) => made.get(key) ?? made.set(key, make()).get(key);

/** A Python with the requirements; `undefined` without Python. */
const python = () => once('python', () => {
  if (!exists('python3')) { return undefined; }
  const folder = NEWEST ? '.venv-newest' : '.venv';
  const program = join(HERE, folder, 'bin', 'python');
  if (!existsSync(program)) { runs('python3', '-m', 'venv', folder); }
  const wanted = NEWEST ? ['-U', ...lines('requirements.txt').map((line) => line.split('==')[0])] : ['-r', 'requirements.txt'];
  runs(program, '-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...wanted);
  return program;
});

/** A folder with the Maven project. */
const project = (folder) => once(`java ${folder}`, () => {
  if (!NEWEST) { return folder; }
  const copy = `${folder}/newest`;
  rmSync(join(HERE, copy), { recursive: true, force: true });
  for (const part of ['pom.xml', 'src']) { cpSync(join(HERE, folder, part), join(HERE, copy, part), { recursive: true }); }
  runs('mvn', '-q', '-B', '-f', `${copy}/pom.xml`, 'org.codehaus.mojo:versions-maven-plugin:2.18.0:update-parent',
    '-DgenerateBackupPoms=false', '-Dmaven.version.ignore=.*-(M|RC|SNAPSHOT).*');
  return copy;
});

/** The command of the app in Java, which Maven builds; `undefined` without Maven. */
function javaApp(named, { certificate, folder: temporary, proxyPort }) {
  if (!exists('java') || !exists('mvn')) { return undefined; }
  const folder = project(named);
  runs('mvn', '-q', '-B', '-f', join(folder, 'pom.xml'), 'package');
  const trustStore = join(temporary, 'trust.p12');
  if (!existsSync(trustStore)) {
    runs('keytool', '-importcert', '-noprompt', '-alias', 'test', '-file', certificate, '-keystore', trustStore, '-storetype', 'PKCS12', '-storepass', 'changeit');
  }
  return [
    'java', '-Dhttps.proxyHost=127.0.0.1', `-Dhttps.proxyPort=${proxyPort}`, `-Djavax.net.ssl.trustStore=${trustStore}`,
    '-Djavax.net.ssl.trustStorePassword=changeit', '-jar', join(folder, 'target', 'app.jar'),
  ];
}

/** A program in Go; `undefined` without Go. */
const goProgram = (module) => once(`go ${module}`, () => {
  if (!exists('go')) { return undefined; }
  const version = NEWEST ? 'latest' : lines('go-programs.txt').find((line) => line.startsWith(`${module}@`)).slice(module.length + 1);
  const folder = join(HERE, '.go', version);
  const program = join(folder, module.replace(/\/v\d+$/, '').split('/').pop());
  if (NEWEST || !existsSync(program)) { runs('env', `GOBIN=${folder}`, 'go', 'install', `${module}@${version}`); }
  return program;
});

/** The command that starts the app; `undefined` where its toolchain is missing. */
export function commandOf({ python: file, java: folder, go: module }, network) {
  if (folder !== undefined) { return javaApp(folder, network); }
  const program = file === undefined ? goProgram(module) : python();
  return program && [program, ...file === undefined ? [] : [file]];
}

/** What is installed of an app's packages that are not Node's, with versions; empty where the toolchain is missing. */
export function installedOf({ python: file, java: folder, go: module, packages = [] }) {
  if (file !== undefined) {
    return python() === undefined ? [] : JSON.parse(asks(python(), '-m', 'pip', 'list', '--format=json', '--disable-pip-version-check'))
      .filter(({ name }) => packages.includes(name)).map(({ name, version }) => `${name} ${version}`);
  }
  if (folder !== undefined) {
    return exists('mvn') ? [`Spring Boot ${/<parent>[^]*?<version>(.*?)</.exec(readFileSync(join(HERE, project(folder), 'pom.xml'), 'utf8'))[1]}`] : [];
  }
  return module === undefined || goProgram(module) === undefined ? [] : [`${module} ${/^\tmod\t\S+\t(\S+)/m.exec(asks('go', 'version', '-m', goProgram(module)))[1]}`];
}
