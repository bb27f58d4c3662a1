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

test('what stands beside the value goes to the seed, and changes with the app', () => {
  const content = ({ stack }: { stack: Stack }) => only(stack, 'Custom::CognitoClientSecret').Properties.Content;
  expect(Object.keys(content(rotated()))).toEqual(['client_id', 'issuer', 'token_endpoint', 'scope']);
  expect(Object.keys(content(rotated({}, {}, false)))).toEqual(['client_id', 'issuer', 'scope']);
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

test('one function serves the clients of a pool in a stack, and may touch their secrets alone', () => {
  const { stack, userPool, client } = rotated();
  const web = new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'] });
  web.addSecretRotation();
  const other = new cognito.UserPool(stack, 'Other');
  const template = () => Template.fromStack(stack);
  const statements = (Object.values(template().findResources('AWS::IAM::Policy')) as { Properties: { PolicyDocument: { Statement: iam.PolicyStatement[] } } }[])
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as unknown as { Action: string[]; Resource: unknown }[]);
  template().resourceCountIs('AWS::Lambda::Function', 1);
  template().resourceCountIs('AWS::SecretsManager::RotationSchedule', 2);
  expect(statements).toEqual([
    {
      Effect: 'Allow',
      Action: ['cognito-idp:DescribeUserPoolClient', 'cognito-idp:ListUserPoolClientSecrets', 'cognito-idp:AddUserPoolClientSecret', 'cognito-idp:DeleteUserPoolClientSecret'],
      Resource: stack.resolve(userPool.userPoolArn),
    },
    {
      Effect: 'Allow',
      Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
      Resource: [client, web].map((each) => stack.resolve(each.secret.secretArn)),
    },
  ]);
  expect(JSON.stringify(statements)).not.toContain(JSON.stringify(stack.resolve(other.userPoolArn)));
  expect(only(stack, 'AWS::Lambda::Permission').Properties).toMatchObject({ Principal: 'secretsmanager.amazonaws.com', SourceAccount: { Ref: 'AWS::AccountId' } });
});

test('the function may use the key of the secret', () => {
  const stack = new Stack(new App(), 'Stack');
  const encryptionKey = new kms.Key(stack, 'Key');
  const userPool = new cognito.UserPool(stack, 'Pool');
  new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'], secretOptions: { encryptionKey } }).addSecretRotation();
  expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'))).toContain('kms:Decrypt');
});

test('who waits for the secret waits for its first value', () => {
  const { stack, client } = rotated();
  const topic = new cognito.CfnUserPoolGroup(stack, 'Waiting', { userPoolId: client.userPool.userPoolRef.userPoolId });
  topic.node.addDependency(client.secret);
  expect(only(stack, 'AWS::Cognito::UserPoolGroup').DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^JobSecretSeed/)]));
});

test('who may rotate is granted that, and no reading', () => {
  const { stack, client } = rotated();
  const operator = new iam.Role(stack, 'Operator', { assumedBy: new iam.AccountRootPrincipal() });
  client.grants.rotateSecret(operator);
  const policy = Object.entries(Template.fromStack(stack).findResources('AWS::IAM::Policy')).find(([id]) => id.startsWith('Operator'))![1];
  const actions = (policy.Properties.PolicyDocument.Statement as { Action: string | string[] }[]).flatMap(({ Action }) => Action);
  expect(actions).toEqual(['secretsmanager:RotateSecret', 'secretsmanager:DescribeSecret', 'lambda:InvokeFunction']);
});

test('rotation is added once', () => {
  const { client } = rotated();
  expect(() => client.addSecretRotation()).toThrow(/'Stack\/Job' rotates its secret already/);
});
