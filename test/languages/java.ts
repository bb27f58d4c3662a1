import * as fs from 'fs';
import * as path from 'path';
import type { Language } from './language';
import { cached } from '../../scripts/packages/cache';
import { run, tryRun } from '../../scripts/packages/run';

const SOURCES = 'src/main/java';

export const java: Language = {
  name: 'Java',
  folder: 'java',
  target: 'java',
  tools: [['javac', '-version'], ['mvn', '--version']],
  manifest: 'pom.xml',
  violation: 'Violation',
  programs: ['Subclass', 'Injection', 'EscapeHatch', 'SecretHashProxies'],
  translated: true,

  environment: () => ({}),

  usePackage(copy) {
    // A repository that holds what others publish, and of this library what was built just now.
    const repository = cached('maven');
    const ours = 'io/github/cdk-cognito-app-clients';
    fs.rmSync(path.join(repository, ours), { recursive: true, force: true });
    const [version] = fs.readdirSync(path.join('dist/java', ours, 'cdk-cognito-app-clients')).filter((name) => /^\d/.test(name));
    fs.cpSync(path.join('dist/java', ours), path.join(repository, ours), { recursive: true });
    fs.mkdirSync(path.join(copy, '.mvn'));
    fs.writeFileSync(path.join(copy, '.mvn/maven.config'), `--batch-mode\n-Dmaven.repo.local=${repository}\n-Dapp-clients.version=${version}\n`);
  },

  run(copy, program) {
    const source = `${program}.java`;
    fs.renameSync(path.join(copy, source), path.join(copy, SOURCES, source));
    return tryRun('mvn', ['--quiet', 'compile', 'exec:java', `-Dexec.mainClass=${program}`], { cwd: copy });
  },

  runTests(copy) {
    run('mvn', ['--quiet', 'test'], { cwd: copy });
    return Number(/ tests="(\d+)"/.exec(fs.readFileSync(path.join(copy, 'target/surefire-reports/TEST-FindingsTest.xml'), 'utf8'))?.[1]);
  },

  useNewestCdk(copy) {
    const pom = path.join(copy, java.manifest);
    fs.writeFileSync(pom, fs.readFileSync(pom, 'utf8')
      .replace('<cdk.version>2.257.0<', '<cdk.version>[2.257.0,3.0.0)<')
      .replace('<constructs.version>10.5.1<', '<constructs.version>[10.5.1,11.0.0)<'));
    run('mvn', ['--quiet', 'dependency:list', '-DoutputFile=used.txt', '-DincludeArtifactIds=aws-cdk-lib'], { cwd: copy });
    return { version: /aws-cdk-lib:jar:([^:]+):/.exec(fs.readFileSync(path.join(copy, 'used.txt'), 'utf8'))![1] };
  },
};
