import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import * as os from 'os';
import * as path from 'path';
import { REPORTS_PAGE, reportsPage } from '../scripts/reports';

const ROOT = path.join(__dirname, '..');

/** The CLI runs the apps in a process of their own, on the aws-cdk-lib that this suite runs on. */
function tsconfig(): string {
  const lib = path.dirname(require.resolve('aws-cdk-lib/package.json'));
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'tsconfig-')), 'tsconfig.json');
  const paths = { 'cdk-cognito-app-clients': [path.join(ROOT, 'src', 'index.ts')], 'aws-cdk-lib': [lib], 'aws-cdk-lib/*': [`${lib}/*`] };
  writeFileSync(file, JSON.stringify({ extends: path.join(ROOT, 'tsconfig.dev.json'), compilerOptions: { paths } }));
  return file;
}

test('docs/reports.md shows what the real cdk synth prints (npx projen reports)', () => {
  expect(readFileSync(REPORTS_PAGE, 'utf8')).toEqual(reportsPage(tsconfig()));
}, 60_000);
