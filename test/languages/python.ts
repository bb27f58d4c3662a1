import * as fs from 'fs';
import * as path from 'path';
import type { Language } from './language';
import { run, tryRun } from '../../scripts/packages/run';

const TESTS = 'test_findings.py';
/** The programs that docs/ shows. */
const TYPED = ['first_app.py', 'escape_hatch.py', TESTS];

export const python: Language = {
  name: 'Python',
  folder: 'python',
  target: 'python',
  tools: [['python3', '--version']],
  manifest: 'requirements.txt',
  violation: 'violation',
  programs: ['first_app', 'subclass', 'injection', 'escape_hatch', 'secret_hash_proxy'],
  translated: true,

  environment: (copy) => ({
    PATH: `${path.join(copy, '.venv', 'bin')}${path.delimiter}${process.env.PATH}`,
    PIP_FIND_LINKS: `${process.env.PIP_FIND_LINKS ?? ''} ${path.resolve('dist/python')}`.trim(),
    PIP_CONSTRAINT: path.join(copy, 'built.txt'),
  }),

  usePackage(copy) {
    run('python3', ['-m', 'venv', path.join(copy, '.venv')]);
    fs.writeFileSync(path.join(copy, 'built.txt'), `cdk-cognito-app-clients==${builtVersion()}\n`);
  },

  run(copy, program) {
    return tryRun('python', [`${program}.py`], { cwd: copy, env: python.environment(copy) });
  },

  runTests(copy) {
    const env = python.environment(copy);
    run('pip', ['install', '--quiet', 'pytest==9.2.0'], { cwd: copy, env });
    return Number(/^(\d+) passed/m.exec(run('pytest', ['-q', TESTS], { cwd: copy, env }))?.[1]);
  },

  checkTypes(copy) {
    const env = python.environment(copy);
    run('pip', ['install', '--quiet', 'mypy==2.4.1'], { cwd: copy, env });
    run('mypy', ['--strict', ...TYPED], { cwd: copy, env });
    fs.writeFileSync(path.join(copy, 'pyrightconfig.json'), JSON.stringify({ include: TYPED, typeCheckingMode: 'strict' }));
    run('npx', ['--yes', 'pyright@1.1.414', '--pythonpath', path.join(copy, '.venv/bin/python')], { cwd: copy });
    return 'mypy --strict, pyright in strict mode';
  },

  useNewestCdk(copy) {
    const env = python.environment(copy);
    run('pip', ['install', '--quiet', '--upgrade', 'aws-cdk-lib<3', 'constructs<11'], { cwd: copy, env });
    return { version: /^Version: (.+)$/m.exec(run('pip', ['show', 'aws-cdk-lib'], { cwd: copy, env }))![1] };
  },
};

function builtVersion(): string {
  const wheel = fs.readdirSync('dist/python').find((name) => name.endsWith('.whl'))!;
  return wheel.split('-')[1];
}
