import { readFileSync } from 'fs';
import * as path from 'path';
import * as core from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ts from 'typescript';
import { snippetsOf } from '../scripts/snippets';
import * as library from '../src';

const ROOT = path.join(__dirname, '..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

test('CI runs the two commands of the README, to the letter', () => {
  const commands = /```sh\n([\s\S]*?)```/.exec(README)![1].trim().split('\n').map((line) => line.split('#')[0].trim());
  expect(commands).toHaveLength(2);
  const ci = readFileSync(path.join(ROOT, '.ci', 'run'), 'utf8');
  for (const command of commands) { expect(ci).toContain(`'${command}'`); }
});

test('the report in the README is the real one', () => {
  const app = new core.App();
  const stack = new core.Stack(app, 'Shop');
  const userPool = new cognito.UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  new library.PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['http://shop.example.org/#cb'] });
  let report = '';
  try {
    app.synth();
  } catch (error) {
    report = (error as Error).message;
  }
  const shown = /<!-- report -->\n```text\n([\s\S]*?)```/.exec(README)![1].trimEnd();
  expect(withoutPlace(report)).toEqual(withoutPlace(shown));
});

/** The line of the code differs between this test and a user's app, the marker of the error's code between CDK versions. */
function withoutPlace(report: string): string {
  return report.replace(/made at \S+:/, 'made at <place>:').replace(/^«\w+» /, '').replace(/\n\s*\.\.\.[\s\S]*$/, '').trimEnd();
}

const PROGRAMS = snippetsOf('README.md').filter(({ code }) => code.includes("from 'aws-cdk-lib'"));

test('each use case has a whole program', () => {
  expect(PROGRAMS.length).toBeGreaterThanOrEqual(8);
});

test.each(PROGRAMS.map(({ where, code }) => [where, code]))('%s synthesizes without a finding', (_, code) => {
  const apps: core.App[] = [];
  class App extends core.App {
    public constructor() {
      super();
      apps.push(this);
    }
  }
  const load = (module: string): unknown => {
    if (module === 'cdk-cognito-app-clients') { return library; }
    return module === 'aws-cdk-lib' ? { App, Stack: core.Stack, CfnOutput: core.CfnOutput } : require(module); // eslint-disable-line @typescript-eslint/no-require-imports
  };
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS } });
  new Function('require', 'exports', outputText)(load, {}); // eslint-disable-line @typescript-eslint/no-implied-eval
  expect(apps).toHaveLength(1);
  const findings = apps[0].synth().stacks.flatMap(({ messages }) => messages).map(({ entry }) => String(entry.data)).filter((text) => text.includes('app-clients'));
  expect(findings).toEqual([]);
});
