/**
 * Builds the Maven artifact in dist/java.
 *
 * jsii-pacmak would write the newest CDK version of the day to the POM. Gradle would then force everyone with an older version to upgrade.
 * Therefore jsii-pacmak only generates the code, and the dependencies become the lower ends of its ranges, which are the oldest supported versions.
 */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { run } from './run';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'java-artifact-'));
try {
  run('npx', ['jsii-pacmak', '--code-only', '--target', 'java', '--outdir', scratch]);
  const sources = path.join(scratch, 'java');
  const pom = path.join(sources, 'pom.xml');
  fs.writeFileSync(pom, fs.readFileSync(pom, 'utf8').replace(/<version>\[([^,]+),[^)]+\)<\/version>/g, '<version>$1</version>'));
  fs.mkdirSync(path.join(sources, 'src/main/resources/META-INF'), { recursive: true });
  fs.copyFileSync('LICENSE', path.join(sources, 'src/main/resources/META-INF/LICENSE'));

  fs.rmSync('dist/java', { recursive: true, force: true });
  run('mvn', ['--batch-mode', '--quiet', 'deploy', `-DaltDeploymentRepository=local::default::file://${path.resolve('dist/java')}`], { cwd: sources });
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
