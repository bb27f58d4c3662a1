import * as fs from 'fs';
import * as path from 'path';
import type { Language } from './language';
import { run, tryRun } from '../../scripts/packages/run';

export const typescript: Language = {
  name: 'TypeScript',
  folder: 'typescript',
  target: 'js',
  tools: [['npm', '--version']],
  manifest: 'package.json',
  violation: 'violation',
  programs: [],
  translated: false,

  environment: () => ({}),

  usePackage(copy) {
    const [tarball] = fs.readdirSync('dist/js');
    const manifest = path.join(copy, typescript.manifest);
    const content = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { dependencies: Record<string, string> };
    content.dependencies['cdk-cognito-app-clients'] = `file:${path.resolve('dist/js', tarball)}`;
    fs.writeFileSync(manifest, JSON.stringify(content, undefined, 2));
  },

  run(copy, program) {
    run('npx', ['tsc'], { cwd: copy });
    return tryRun('npx', ['tsx', `${program}.ts`], { cwd: copy });
  },

  useNewestCdk(copy) {
    run('npm', ['install', '--no-audit', '--no-fund', 'aws-cdk-lib@2', 'constructs@10'], { cwd: copy });
    return JSON.parse(fs.readFileSync(path.join(copy, 'node_modules/aws-cdk-lib/package.json'), 'utf8')) as { version: string };
  },
};
