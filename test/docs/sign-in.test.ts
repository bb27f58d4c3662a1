import { readFileSync } from 'fs';
import * as path from 'path';
import * as core from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3deploy from 'aws-cdk-lib/aws-s3-deployment';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import * as ts from 'typescript';
import * as library from '../../src';

const PAGE = readFileSync(path.join(__dirname, '..', '..', 'docs', 'sign-in.md'), 'utf8');

/** The snippets of the page that are not files. */
const SNIPPETS = PAGE.split(/^<!-- include .*\n```ts\n[\s\S]*?^```$/m).flatMap((part) => [...part.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code));

test('the page has snippets', () => {
  expect(SNIPPETS).toHaveLength(3);
});

test.each(SNIPPETS.map((code) => [code.split('\n')[0], code]))('%s … synthesizes without a finding', (_, code) => {
  const app = new core.App();
  const stack = new core.Stack(app, 'Shop', { env: { region: 'eu-west-1' } });
  const userPool = new cognito.UserPool(stack, 'Users');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  const source = lambda.Code.fromInline('exports.handler = () => 1;');
  const names = {
    ...library,
    cognito,
    s3deploy,
    ssm,
    lambda: { ...lambda, Function: lambda.Function, Runtime: lambda.Runtime, Code: { fromAsset: () => source } },
    userPool,
    bucket: new s3.Bucket(stack, 'Files'),
    task: new ecs.FargateTaskDefinition(stack, 'Task'),
    image: ecs.ContainerImage.fromRegistry('nginx'),
    fn: new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: source }),
  };
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  new Function(...Object.keys(names), outputText).apply(stack, Object.values(names)); // eslint-disable-line @typescript-eslint/no-implied-eval
  const findings = app.synth().stacks.flatMap((each) => each.messages).map(({ entry }) => String(entry.data)).filter((text) => text.includes('app-clients'));
  expect(findings).toEqual([]);
});
