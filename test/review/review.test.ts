import { readFileSync } from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Variant } from './app';
import { reviewed } from './app';
import { checkovFindings, hasCheckov, nagFindings } from './reviewers';
import { ConfidentialAppClient } from '../../src';

const ROOT = path.join(__dirname, '..', '..');
const REASONS = JSON.parse(readFileSync(path.join(ROOT, 'catalogue', 'security-review.json'), 'utf8')) as Record<string, { app: string; reason: string }>;
const VARIANTS: Variant[] = ['off', 'on', 'hardened'];

/** Those findings of a judge for which a reason is written. */
function accepted(variant: Variant, judge: RegExp): string[] {
  return Object.keys(REASONS).filter((id) => judge.test(id) && REASONS[id].app.split(', ').includes(variant)).sort();
}

describe.each(VARIANTS)('rotation %s', (variant) => {
  test('cdk-nag finds what has a written reason, and nothing else', () => {
    const { app, stack } = reviewed(variant);
    app.synth();
    expect(nagFindings(app, stack)).toEqual(accepted(variant, /^(AwsSolutions|NIST|PCI)/));
  });
});

(hasCheckov ? describe : describe.skip).each(VARIANTS)('rotation %s', (variant) => {
  test('checkov finds what has a written reason, and nothing else (npx projen validators installs checkov)', () => {
    const { app, stack } = reviewed(variant);
    expect(checkovFindings(app, stack)).toEqual(accepted(variant, /^CKV/));
  }, 120_000);
});

test('every reason is in docs/secret.md', () => {
  const page = readFileSync(path.join(ROOT, 'docs', 'secret.md'), 'utf8');
  expect(Object.entries(REASONS).filter(([id, { reason }]) => !page.includes(id) || (!reason.startsWith('As ') && !page.includes(reason))).map(([id]) => id)).toEqual([]);
});

test('one struct sets up both functions, and both can be reached', () => {
  const { app, stack, clients } = reviewed('hardened');
  const template = Template.fromStack(stack);
  expect(app.synth().stacks).toHaveLength(2);
  const functions = Object.values(template.findResources('AWS::Lambda::Function'));
  expect(functions).toHaveLength(4);
  for (const { Properties } of functions) {
    expect(Properties).toMatchObject({
      VpcConfig: expect.anything(),
      KmsKeyArn: expect.anything(),
      ReservedConcurrentExecutions: 1,
      DeadLetterConfig: expect.anything(),
      TracingConfig: { Mode: 'Active' },
      Architectures: ['arm64'],
      LoggingConfig: { LogGroup: expect.anything() },
    });
  }
  const roles = Object.values(template.findResources('AWS::IAM::Role'));
  expect(roles).toHaveLength(4);
  for (const { Properties } of roles) { expect(Properties.PermissionsBoundary).toBeDefined(); }
  const reached = clients.flatMap(({ rotationFunction, seedFunction }) => [rotationFunction, seedFunction]).map((each) => each?.node.path);
  expect(reached).toEqual(['Clients/Job/RotateSecret/Handler', 'Clients/Job/SeedSecret/Handler', 'Clients/Web/RotateSecret/Handler', 'Clients/Web/SeedSecret/Handler']);
});

test('without rotation there is no function', () => {
  expect(reviewed('off').clients.flatMap(({ rotationFunction, seedFunction }) => [rotationFunction, seedFunction])).toEqual([undefined, undefined, undefined, undefined]);
});

test('with a log group and without a VPC no role has a managed policy, and the logs go to that group alone', () => {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  new ConfidentialAppClient(stack, 'Web', { userPool: new UserPool(stack, 'Pool'), callbackUrls: ['https://app.acme.org/callback'] })
    .addSecretRotation({ functionOptions: { logGroup: LogGroup.fromLogGroupName(stack, 'Logs', 'acme') } });
  for (const { Properties } of Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'))) {
    expect(Properties.ManagedPolicyArns).toBeUndefined();
    expect(JSON.stringify(Properties.Policies)).toContain('{"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Effect":"Allow","Resource":{"Fn::Join":["",["arn:",{"Ref":"AWS::Partition"},":logs:eu-west-1:111111111111:log-group:acme:*"]]}}');
  }
});

test('the key of the secret is used through Secrets Manager alone', () => {
  const { app, stack } = reviewed('hardened');
  app.synth();
  const statements = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Role'))
    .flatMap(({ Properties }) => (Properties.Policies as { PolicyDocument: { Statement: { Action: string | string[]; Condition?: unknown }[] } }[])
      .flatMap((policy) => policy.PolicyDocument.Statement))
    .filter(({ Action }) => JSON.stringify(Action).includes('kms:'));
  expect(statements).toHaveLength(4);
  for (const { Condition } of statements) { expect(JSON.stringify(Condition)).toContain('"kms:ViaService":["secretsmanager.eu-west-1.amazonaws.com"'); }
});

// In China there are no user pools, which a rule reports.
test.each(['us-gov-west-1', 'eusc-de-east-1', 'us-iso-east-1'])('no ARN of %s names the partition of the other Regions', (region) => {
  const { app, stack } = reviewed('hardened', undefined, region);
  app.synth();
  expect(JSON.stringify(Template.fromStack(stack)).match(/arn:aws:[^"]*/g)).toBeNull();
});
