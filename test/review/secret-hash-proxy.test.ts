import { readFileSync } from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { AwsSolutionsChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { ConfidentialAppClient, SecretHashProxy } from '../../src';

const PAGE = readFileSync(path.join(__dirname, '..', '..', 'docs', 'secret-hash-proxy.md'), 'utf8');

test('cdk-nag finds what docs/secret-hash-proxy.md has a reason for, and nothing else', () => {
  const app = new App();
  const env = { region: 'eu-west-1', account: '111111111111' };
  const around = new Stack(app, 'Around', { env });
  const client = new ConfidentialAppClient(around, 'App', { userPool: new UserPool(around, 'Pool'), disableOAuth: true, authFlows: { userSrp: true } });
  const stack = new Stack(app, 'Proxy', { env });
  new SecretHashProxy(stack, 'Proxy', { client, allowedOrigins: [] });
  app.synth();
  const found = [AwsSolutionsChecks, NIST80053R5Checks, PCIDSS321Checks].flatMap((Pack) => new Pack(app).validateScope(stack).violations)
    .map(({ ruleName }) => ruleName.replace(/\[.*/, ''));
  const written = [...PAGE.matchAll(/`((?:AwsSolutions|NIST|PCI)[\w.-]+)`/g)].map(([, id]) => id);
  expect([...new Set(found)].sort()).toEqual([...new Set(written)].sort());
});
