import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ClientSecretRotationOptions, MachineClientProps } from '../../../src';
import { ConfidentialAppClient, MachineClient } from '../../../src';

const READ = cognito.OAuthScope.custom('api/read');

function job(props: Partial<MachineClientProps> = {}, domain = true) {
  const stack = new Stack(new App(), 'Stack');
  const userPool = new cognito.UserPool(stack, 'Pool');
  userPool.addResourceServer('Api', { identifier: 'api', scopes: ['read', 'write'].map((scopeName) => ({ scopeName, scopeDescription: scopeName })) });
  if (domain) { userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } }); }
  return { stack, userPool, client: new MachineClient(stack, 'Job', { userPool, scopes: [READ], ...props }) };
}

function rotated(options: ClientSecretRotationOptions = {}, props: Partial<MachineClientProps> = {}, domain = true) {
  const made = job(props, domain);
  made.client.addSecretRotation(options);
  return made;
}

const only = (stack: Stack, type: string) => {
  const found = Object.values(Template.fromStack(stack).findResources(type));
  expect(found).toHaveLength(1);
  return found[0];
};

/** The asset of the function is named by its content, which changes with every release. */
function withoutAsset(template: Record<string, unknown>): unknown {
  return JSON.parse(JSON.stringify(template).replace(/[0-9a-f]{64}\.zip/g, '<asset>.zip'));
}

test('rotation adds a function, a schedule and the seed, and takes the value out of the template', () => {
  const { stack } = rotated();
  const template = Template.fromStack(stack).toJSON() as { Resources: Record<string, { Type: string }> };
  const resources = Object.fromEntries(Object.entries(template.Resources).filter(([, { Type }]) => !Type.startsWith('AWS::Cognito')));
  expect(withoutAsset(resources)).toMatchSnapshot();
  expect(JSON.stringify(template)).not.toContain('"ClientSecret"]');
});

test('the secret keeps its logical id and its ARN in both modes', () => {
  const ids = [job(), rotated()].map(({ stack, client }) => [
    stack.getLogicalId(client.secret.node.defaultChild as CfnSecret), JSON.stringify(stack.resolve(client.secret.secretArn)),
  ]);
  expect(ids[0]).toEqual(ids[1]);
  expect(ids[0][1]).toEqual(JSON.stringify({ Ref: ids[0][0] }));
});

test.each([
  ['another scope', rotated({}, { scopes: [READ, cognito.OAuthScope.custom('api/write')] })],
  ['no domain any more', rotated({}, {}, false)],
  ['another interval', rotated({ automaticallyAfter: Duration.days(7), overlap: Duration.hours(1) })],
])('nothing in the template can rewrite the value: %s', (_, { stack }) => {
  const { SecretString, GenerateSecretString } = only(stack, 'AWS::SecretsManager::Secret').Properties;
  expect([SecretString, GenerateSecretString]).toEqual([undefined, undefined]);
});

test('what stands beside the value goes to the seed by its configuration, and has CloudFormation call it when it changes', () => {
  const content = ({ stack }: { stack: Stack }) => only(stack, 'Custom::CognitoClientSecret').Properties.Content;
  const others = ['userPoolId', 'userPoolClientId'];
  expect(Object.keys(content(rotated()))).toEqual(['client_id', 'issuer', 'token_endpoint', 'scope', ...others]);
  expect(Object.keys(content(rotated({}, {}, false)))).toEqual(['client_id', 'issuer', 'scope', ...others]);
  expect(content(rotated())).not.toEqual(content(rotated({}, { scopes: [READ, cognito.OAuthScope.custom('api/write')] })));
});

test.each<[ClientSecretRotationOptions, unknown]>([
  [{}, { ScheduleExpression: 'rate(30 days)' }],
  [{ automaticallyAfter: Duration.hours(48) }, { ScheduleExpression: 'rate(2 days)' }],
  [{ automaticallyAfter: Duration.hours(50) }, { ScheduleExpression: 'rate(50 hours)' }],
  [{ automaticallyAfter: Duration.days(0) }, undefined],
])('the schedule of %j', (options, expected) => {
  const { Properties } = only(rotated(options).stack, 'AWS::SecretsManager::RotationSchedule');
  expect(Properties.RotationRules).toEqual(expected);
  expect(Properties.RotateImmediatelyOnUpdate).toBe(false);
});

interface Statement { readonly Action: string | string[]; readonly Resource: unknown; readonly Condition?: object }

/** What the role of each of the two functions may do, by the function's handler. */
function permissions(stack: Stack, client: string): Record<string, Statement[]> {
  const template = Template.fromStack(stack);
  const roles = template.findResources('AWS::IAM::Role');
  const functions = Object.entries(template.findResources('AWS::Lambda::Function')).filter(([id]) => id.startsWith(client));
  return Object.fromEntries(functions.map(([, { Properties }]) => {
    const policies = roles[Properties.Role['Fn::GetAtt'][0]].Properties.Policies as { PolicyDocument: { Statement: Statement[] } }[];
    return [Properties.Handler, policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)];
  }));
}

test('each of the two functions has a role of its own, for one secret and one pool', () => {
  const { stack, userPool, client } = rotated();
  const web = new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'] });
  web.addSecretRotation();
  const pool = stack.resolve(userPool.userPoolArn);
  const versions = ['DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage'].map((action) => `secretsmanager:${action}`);
  for (const [id, each] of [['Job', client], ['Web', web]] as const) {
    const secret = stack.resolve(each.secret.secretArn);
    expect(permissions(stack, id)).toEqual({
      'index.rotate': [
        { Effect: 'Allow', Action: ['ListUserPoolClientSecrets', 'AddUserPoolClientSecret', 'DeleteUserPoolClientSecret'].map((action) => `cognito-idp:${action}`), Resource: pool },
        { Effect: 'Allow', Action: versions, Resource: secret },
      ],
      'index.seed': [
        { Effect: 'Allow', Action: ['cognito-idp:DescribeUserPoolClient', 'cognito-idp:ListUserPoolClientSecrets'], Resource: pool },
        { Effect: 'Allow', Action: versions, Resource: secret },
        {
          Effect: 'Allow',
          Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
          Resource: expect.anything(),
          Condition: {
            StringEquals: {
              'aws:ResourceTag/aws:cloudformation:stack-id': { Ref: 'AWS::StackId' },
              'aws:ResourceTag/aws:cloudformation:logical-id': stack.getLogicalId(each.secret.node.defaultChild as CfnSecret),
            },
          },
        },
      ],
    });
  }
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
});

test('services of AWS alone may invoke the functions: Secrets Manager of this account for this secret, and EventBridge for one rule', () => {
  const { stack, client } = rotated();
  const permitted = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Permission')).map(({ Properties }) => Properties);
  expect(permitted).toHaveLength(2);
  expect(permitted).toContainEqual({
    Action: 'lambda:InvokeFunction',
    FunctionName: { 'Fn::GetAtt': [expect.stringMatching(/^JobRotateSecret/), 'Arn'] },
    Principal: 'secretsmanager.amazonaws.com',
    SourceAccount: { Ref: 'AWS::AccountId' },
    SourceArn: stack.resolve(client.secret.secretArn),
  });
  expect(permitted).toContainEqual({
    Action: 'lambda:InvokeFunction',
    FunctionName: { 'Fn::GetAtt': [expect.stringMatching(/^JobSeedSecret/), 'Arn'] },
    Principal: 'events.amazonaws.com',
    SourceArn: { 'Fn::GetAtt': [expect.stringMatching(/^JobSeedSecretRolledBack/), 'Arn'] },
  });
});

test('a deployment that is rolled back has the secret checked', () => {
  expect(only(rotated().stack, 'AWS::Events::Rule').Properties.EventPattern).toEqual({
    'source': ['aws.cloudformation'],
    'detail-type': ['CloudFormation Stack Status Change'],
    'detail': { 'stack-id': [{ Ref: 'AWS::StackId' }], 'status-details': { status: ['UPDATE_ROLLBACK_COMPLETE', 'UPDATE_ROLLBACK_FAILED'] } },
  });
});

test('what the functions work on comes from their environment, which only a deployment changes; the secret has no tags', () => {
  const { stack } = rotated({ overlap: Duration.hours(12) });
  const functions = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
  const variables = Object.fromEntries(functions.map(({ Properties }) => [Properties.Handler, Properties.Environment.Variables]));
  const shared = { SECRET_ARN: { Ref: expect.stringMatching(/^JobSecret/) }, USER_POOL_ID: expect.anything(), CLIENT_ID: { Ref: expect.stringMatching(/^Job/) }, TOKEN_ENDPOINT: expect.anything() };
  expect(variables).toEqual({ 'index.rotate': { ...shared, OVERLAP_SECONDS: '43200' }, 'index.seed': { ...shared, ISSUER: expect.anything() } });
  expect(only(stack, 'AWS::SecretsManager::Secret').Properties.Tags).toBeUndefined();
});

test('a client that has no grant of its own is tried nowhere', () => {
  const { stack, userPool } = job();
  new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'] }).addSecretRotation();
  const [rotation] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function', { Properties: { Handler: 'index.rotate' } }));
  expect(rotation.Properties.Environment.Variables).not.toHaveProperty('TOKEN_ENDPOINT');
});

test('a deployment does not wait an hour for an invocation that is lost', () => {
  expect(only(rotated().stack, 'Custom::CognitoClientSecret').Properties.ServiceTimeout).toBe('600');
});

test('the functions may use the key of the secret, through Secrets Manager alone', () => {
  const stack = new Stack(new App(), 'Stack');
  const encryptionKey = new kms.Key(stack, 'Key');
  const userPool = new cognito.UserPool(stack, 'Pool');
  new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'], secretOptions: { encryptionKey } }).addSecretRotation();
  const used = Object.values(permissions(stack, 'Web')).map((statements) => statements.filter(({ Action }) => JSON.stringify(Action).includes('kms:')));
  expect(used).toEqual(Array(2).fill([{
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: stack.resolve(encryptionKey.keyArn),
    Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
  }]));
});

describe('200 rotating clients', () => {
  /** Names as long as CloudFormation takes them. */
  function clients(stackId: string, count: number, app: App): Stack {
    const stack = new Stack(app, stackId);
    const userPool = cognito.UserPool.fromUserPoolArn(stack, 'Pool', 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_Example12');
    for (let i = 0; i < count; i++) {
      new MachineClient(stack, `${'Client'.repeat(30)}${i}`, {
        userPool, scopes: Array.from({ length: 50 }, (_, each) => cognito.OAuthScope.custom(`api/${'scope'.repeat(40)}${each}`)), secretOptions: { encryptionKey: new kms.Key(stack, `Key${i}`) },
      }).addSecretRotation();
    }
    return stack;
  }

  const resources = (stack: Stack) => Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string; Properties: any }>;

  test('each is eleven resources, of which rotation adds nine', () => {
    const count = (rotating: number) => Object.keys(resources(clients('Stack', rotating, new App()))).length;
    expect(count(2) - count(1)).toBe(1 + 11);
  });

  test('the table of the docs counts them', () => {
    const counted = (rotates: boolean) => {
      const { stack, client } = job();
      void client.secret;
      if (rotates) { client.addSecretRotation(); }
      // All that is not the pool's is the client's.
      const made = Object.entries(resources(stack)).filter(([id]) => !id.startsWith('Pool')).map(([, { Type }]) => Type);
      return Object.fromEntries([...new Set(made)].map((type) => [type, made.filter((each) => each === type).length]));
    };
    const [stored, rotating] = [counted(false), counted(true)];
    const all = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0);
    const rows = [...readFileSync(join(__dirname, '../../../docs/secret.md'), 'utf8').split('<!-- resource counts')[1].split('\n\n')[0].matchAll(/^\| (.*?) \| (\d+) \| (\d+) \|$/gm)];
    expect(rows.map(([, text, ...numbers]) => [/`(.*)`/.exec(text)?.[1] ?? text, ...numbers.map(Number)])).toEqual([
      ...[...new Set([...rows.slice(0, -2).map(([, text]) => /`(.*)`/.exec(text)![1]), ...Object.keys(rotating)])].map((type) => [type, stored[type] ?? 0, rotating[type]]),
      ['all resources of a client', all(stored), all(rotating)],
      ['clients in a stack of 500 resources', Math.floor(500 / all(stored)), Math.floor(500 / all(rotating))],
    ]);
    const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
    const now = [...readme.split('<!-- resource counts -->')[1].split('\n\n')[0].matchAll(/ ([\d,]+) \|$/gm)].map(([, number]) => Number(number.replace(',', '')));
    // Two clients of one pool share nothing.
    expect(now).toEqual([all(stored), all(rotating) - all(stored), 0, 200 * all(rotating)]);
    expect(readme).toContain(`is ${all(rotating)} resources, so a stack of 500 resources holds ${Math.floor(500 / all(rotating))} of them`);
  });

  test('need five stacks, in which no policy, environment or template comes near its limit', () => {
    const app = new App();
    const stacks = ['A', 'B', 'C', 'D', 'E'].map((id) => {
      const stack = new Stack(app, id);
      const userPool = cognito.UserPool.fromUserPoolArn(stack, 'Pool', 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_Example12');
      for (let i = 0; i < 40; i++) {
        new MachineClient(stack, `${'Client'.repeat(10)}${i}`, { userPool, scopes: [READ] }).addSecretRotation();
      }
      return stack;
    });
    for (const stack of stacks) {
      const template = Template.fromStack(stack).toJSON();
      expect(Object.keys(template.Resources)).toHaveLength(40 * 11);
      expect(45 * 11).toBeLessThan(500);
      expect(JSON.stringify(template).length).toBeLessThan(1_000_000);
    }
    const worst = Object.values(resources(clients('Worst', 3, new App())));
    for (const { Properties: { Policies = [] } } of worst.filter(({ Type }) => Type === 'AWS::IAM::Role')) {
      // IAM counts the policies of a role together, without white space. A resolved ARN is longer than the reference to it, but never by 500 characters.
      expect(JSON.stringify(Policies).length + 4 * 500).toBeLessThan(10_240);
    }
    for (const { Properties: { Environment } } of worst.filter(({ Type }) => Type === 'AWS::Lambda::Function')) {
      expect(JSON.stringify(Environment.Variables).length + 5 * 500).toBeLessThan(4_096);
    }
  });
});

test('who waits for the secret waits for its first value', () => {
  const { stack, client } = rotated();
  const topic = new cognito.CfnUserPoolGroup(stack, 'Waiting', { userPoolId: client.userPool.userPoolRef.userPoolId });
  topic.node.addDependency(client.secret);
  expect(only(stack, 'AWS::Cognito::UserPoolGroup').DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^JobSecretSeed/)]));
});

test.each(['before rotation is added', 'after it'])('who may rotate is granted that, and no reading: %s', (when) => {
  const { stack, client } = job();
  const operator = new iam.Role(stack, 'Operator', { assumedBy: new iam.AccountRootPrincipal() });
  if (when === 'after it') { client.addSecretRotation(); }
  client.grants.rotateSecret(operator);
  if (when !== 'after it') { client.addSecretRotation(); }
  const policy = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Policy')).find(([id]) => id.startsWith('Operator'))![1];
  const statements = policy.Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: any }[];
  expect(statements.flatMap(({ Action }) => Action)).toEqual(['secretsmanager:RotateSecret', 'secretsmanager:DescribeSecret', 'lambda:InvokeFunction']);
  expect(JSON.stringify(statements[1].Resource)).toMatch(/JobRotateSecretHandler/);
});

test('rotation is added once', () => {
  const { client } = rotated();
  expect(() => client.addSecretRotation()).toThrow(/'Stack\/Job' rotates its secret already/);
});
