import { readFileSync } from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { PublicAppClient } from '../src';

const ROOT = path.join(__dirname, '..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

test('CI runs the two commands of the README, to the letter', () => {
  const commands = /```sh\n([\s\S]*?)```/.exec(README)![1].trim().split('\n').map((line) => line.split('#')[0].trim());
  expect(commands).toHaveLength(2);
  const ci = readFileSync(path.join(ROOT, '.ci', 'run'), 'utf8');
  for (const command of commands) { expect(ci).toContain(`'${command}'`); }
});

test('the report in the README is the real one', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const userPool = new cognito.UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['http://app.example.org/#cb'] });
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
