import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ClientSecretFunctionOptions } from '../../../src';
import { ConfidentialAppClient } from '../../../src';
import { functionRole, useThroughSecretsManager } from '../../../src/private/secret/function-role';

interface RoleProperties {
  readonly ManagedPolicyArns?: { 'Fn::Join': [string, unknown[]] }[];
  readonly PermissionsBoundary?: unknown;
  readonly Policies?: { PolicyName: string; PolicyDocument: { Statement: object[] } }[];
}

function roleOf(options: (stack: Stack) => ClientSecretFunctionOptions, statements: PolicyStatement[] = []) {
  const stack = new Stack(new App(), 'Stack');
  functionRole(stack, options(stack), statements);
  const template = Template.fromStack(stack);
  const [{ Properties }] = Object.values(template.findResources('AWS::IAM::Role')).filter(({ Properties: role }) => JSON.stringify(role).includes('lambda.amazonaws.com'));
  const { ManagedPolicyArns = [], PermissionsBoundary, Policies } = Properties as RoleProperties;
  return {
    managed: ManagedPolicyArns.map((arn) => arn['Fn::Join'][1][2]),
    boundary: PermissionsBoundary,
    names: Policies?.map(({ PolicyName }) => PolicyName),
    statements: Policies?.flatMap(({ PolicyDocument }) => PolicyDocument.Statement) ?? [],
    others: Object.values(template.findResources('AWS::IAM::Policy')),
  };
}

const READ = new PolicyStatement({ actions: ['a:Read'], resources: ['arn'] });
const read = { Action: 'a:Read', Effect: 'Allow', Resource: 'arn' };
const write = { Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Effect: 'Allow', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Logs/), 'Arn'] } };

test.each<[string, (stack: Stack) => ClientSecretFunctionOptions, string[], object[]]>([
  ['its own log group', () => ({}), [':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'], [read]],
  ['a given log group', (stack) => ({ logGroup: new LogGroup(stack, 'Logs') }), [], [read, write]],
  ['a VPC', (stack) => ({ vpc: new Vpc(stack, 'Vpc') }), [':iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole'], [read]],
  ['a VPC and a given log group', (stack) => ({ vpc: new Vpc(stack, 'Vpc'), logGroup: new LogGroup(stack, 'Logs') }), [':iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole'], [read]],
])('a function with %s may write its log', (_, options, managed, statements) => {
  expect(roleOf(options, [READ])).toEqual({ managed, boundary: undefined, names: ['ClientSecret'], statements, others: [] });
});

test('without a statement there is no policy', () => {
  expect(roleOf(() => ({})).names).toBeUndefined();
});

test('the boundary is set, and the key of the environment can be used', () => {
  const { boundary } = roleOf((stack) => ({ permissionsBoundary: new ManagedPolicy(stack, 'Boundary', { statements: [READ] }) }));
  expect(boundary).toEqual({ Ref: expect.stringMatching(/^Boundary/) });
  expect(JSON.stringify(roleOf((stack) => ({ environmentEncryption: new Key(stack, 'Key') })).others)).toContain('"kms:Decrypt"');
});

test('a key is used through Secrets Manager only, in the Region of the stack', () => {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  const key = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/k');
  expect(stack.resolve(useThroughSecretsManager(stack, key, ['kms:Decrypt']).toStatementJson())).toEqual({
    Action: 'kms:Decrypt',
    Effect: 'Allow',
    Resource: 'arn:aws:kms:eu-west-1:111111111111:key/k',
    Condition: { StringEquals: { 'kms:ViaService': ['secretsmanager.eu-west-1.amazonaws.com', { 'Fn::Join': ['', ['secretsmanager.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] }] } },
  });
});

test('the options of the function reach both functions of a rotation and their roles', () => {
  const stack = new Stack(new App(), 'Stack');
  const client = new ConfidentialAppClient(stack, 'Web', { userPool: new UserPool(stack, 'Pool'), callbackUrls: ['https://app.acme.org/cb'] });
  const permissionsBoundary = new ManagedPolicy(stack, 'Boundary', { statements: [READ] });
  client.addSecretRotation({ functionOptions: { reservedConcurrentExecutions: 1, logGroup: new LogGroup(stack, 'Logs'), permissionsBoundary } });
  const template = Template.fromStack(stack);
  const functions = Object.values(template.findResources('AWS::Lambda::Function')).filter(({ Properties }) => String(Properties.Handler).startsWith('index.'));
  expect(functions.filter(({ Properties }) => Properties.ReservedConcurrentExecutions === 1 && Properties.LoggingConfig !== undefined).length).toBe(2);
  const roles = Object.values(template.findResources('AWS::IAM::Role', { Properties: { PermissionsBoundary: { Ref: stack.getLogicalId(permissionsBoundary.node.defaultChild as never) } } }));
  expect(roles.map(({ Properties }) => [JSON.stringify(Properties.Policies).includes('logs:PutLogEvents'), Properties.ManagedPolicyArns])).toEqual([[true, undefined], [true, undefined]]);
});
