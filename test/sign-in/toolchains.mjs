// The apps in Python and Java: what is missing is installed from their pinned versions, or the app is skipped where there is no toolchain.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const runs = (program, ...args) => execFileSync(program, args, { cwd: HERE, stdio: ['ignore', 2, 2] });

function exists(program) {
  try {
    execFileSync(program, [program === 'java' ? '-version' : '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

let python;

/** The command of an app in Python, in an environment with the requirements; `undefined` without Python. */
function pythonApp(file) {
  if (python === undefined && !exists('python3')) { return undefined; }
  const program = join(HERE, '.venv', 'bin', 'python');
  if (python === undefined) {
    if (!existsSync(program)) { runs('python3', '-m', 'venv', '.venv'); }
    runs(program, '-m', 'pip', 'install', '-q', '--disable-pip-version-check', '-r', 'requirements.txt');
    python = program;
  }
  return [python, file];
}

/** The command of the app in Java, which Maven builds; `undefined` without Maven. */
function javaApp(folder, { certificate, folder: temporary, proxyPort }) {
  if (!exists('java') || !exists('mvn')) { return undefined; }
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

/** The command that starts the app; `undefined` where its toolchain is missing. */
export function commandOf({ python: file, java: folder }, network) {
  return file === undefined ? javaApp(folder, network) : pythonApp(file);
}
