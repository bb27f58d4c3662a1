import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { main } from '../../command/main';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'command-'));

interface Result { readonly code: number; readonly out: string; readonly err: string }

function run(args: readonly string[], input = ''): Result {
  let out = '';
  let err = '';
  const code = main(args, {
    readInput: () => input, out: (text) => { out += text; }, err: (text) => { err += text; }, isTerminal: false, version: '1.2.3',
  });
  return { code, out, err };
}

function file(name: string, text: string): string {
  const where = path.join(folder, name);
  fs.mkdirSync(path.dirname(where), { recursive: true });
  fs.writeFileSync(where, text);
  return where;
}

function findings(...args: string[]): { id: string; line: number; logicalId: string; property: string; level: string }[] {
  return JSON.parse(run(['check', '--format', 'json', ...args]).out).findings;
}

const SOUND = `
Resources:
  Client:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: !Ref Pool
      GenerateSecret: false
      PreventUserExistenceErrors: ENABLED
      ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
      WriteAttributes: [email]
`;

const HTTP = `
Resources:
  Web:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: !Ref Pool
      PreventUserExistenceErrors: ENABLED
      AllowedOAuthFlowsUserPoolClient: true
      AllowedOAuthFlows: [code]
      AllowedOAuthScopes: [openid]
      CallbackURLs:
        - http://www.example.org/cb
      ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
      WriteAttributes: [email]
`;

test('a sound template', () => {
  const { code, out, err } = run(['check', file('sound.yaml', SOUND)]);
  expect({ code, out, err }).toEqual({ code: 0, out: '1 app client in 1 file: 0 errors, 0 warnings.\n', err: '' });
});

test('an error, with its file and line', () => {
  const template = file('http.yaml', HTTP);
  const { code, out } = run(['check', template]);
  expect(code).toBe(1);
  expect(out).toContain(`${template}:11: error Web.CallbackURLs\n`);
  expect(out).toContain('cdk-cognito-app-clients::callback-https');
  expect(out).toContain('1 app client in 1 file: 1 error, ');
});

test('warnings fail where the check is strict', () => {
  const template = file('warning.yaml', SOUND.replace('      PreventUserExistenceErrors: ENABLED\n', ''));
  expect(run(['check', template]).code).toBe(0);
  expect(run(['check', '--strict', template]).code).toBe(1);
  expect(findings(template).map(({ id }) => id)).toEqual(['cdk-cognito-app-clients::puee-default-legacy']);
});

describe('short tags and intrinsics', () => {
  test.each([
    ['!Sub', "!Sub 'https://${Host}/#cb'"],
    ['!Sub with a map', "!Sub ['https://${h}/#cb', { h: !Ref Host }]"],
    ['!Join', "!Join ['', ['https://', !GetAtt Balancer.DNSName, '/#cb']]"],
    ['the long form', "{ 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [Balancer, DNSName] }, '/#cb']] }"],
  ])('a fragment is seen behind what nobody knows: %s', (_, url) => {
    const template = file('tags.yaml', HTTP.replace('http://www.example.org/cb', url));
    expect(findings(template).filter(({ id }) => id.endsWith('::redirect-no-fragment')).map(({ line }) => line)).toEqual([11]);
  });

  test('a URL of which nothing is known is not judged', () => {
    const template = file('unknown.yaml', HTTP.replace('http://www.example.org/cb', '!Ref Callback'));
    expect(findings(template).filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a parameter is unknown, whatever its default, unless its value is given', () => {
    const template = file('parameter.yaml', `Parameters:\n  Callback: { Type: String, Default: 'http://default.example.org/' }\n${HTTP.replace('http://www.example.org/cb', '!Ref Callback')}`);
    expect(run(['check', template]).code).toBe(0);
    expect(run(['check', '--parameter', 'Callback=http://given.example.org/', template]).out).toContain("'http://given.example.org/'");
    expect(run(['check', '--parameter', 'Callback=https://given.example.org/', template]).code).toBe(0);
  });
});

test('JSON has lines as well', () => {
  const json = { Resources: { Web: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'eu-west-1_abcDEF123', CallbackURLs: ['http://a.example.org/'] } } } };
  const found = findings(file('template.json', JSON.stringify(json, undefined, 2)));
  expect(found.find(({ id }) => id.endsWith('::callback-https'))).toMatchObject({ line: 7, logicalId: 'Web', property: 'CallbackURLs' });
});

test('SAM: Globals are merged into the functions, where a secret is then seen', () => {
  const template = file('sam.yaml', `
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Environment:
      Variables:
        SECRET: !GetAtt Client.ClientSecret
Resources:
  Function:
    Type: AWS::Serverless::Function
    Properties: { Handler: index.handler, Runtime: nodejs24.x, CodeUri: ., Environment: { Variables: { OTHER: x } } }
  Client:
    Type: AWS::Cognito::UserPoolClient
    Properties: { UserPoolId: !Ref Pool, GenerateSecret: true, PreventUserExistenceErrors: ENABLED, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH], WriteAttributes: [email] }
`);
  expect(findings(template).map(({ id, logicalId }) => `${logicalId} ${id}`)).toEqual(['Client cdk-cognito-app-clients::secret-in-outputs']);
});

describe('what is not looked into is said', () => {
  test.each([
    ['a loop', 'Fn::ForEach::Clients: [Name, [A, B], {}]', /Fn::ForEach::Clients \(line \d+\) is not expanded/],
    ['a nested template', 'Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./nested.yaml } }', /Nested is a nested template/],
    ['an include', "Included: { Type: AWS::Cognito::UserPoolClient, Properties: { 'Fn::Transform': { Name: AWS::Include } } }", /Included takes properties from Fn::Transform/],
  ])('%s', (_, resource, note) => {
    expect(run(['check', file('note.yaml', `${SOUND}  ${resource}\n`)]).out).toMatch(note);
  });
});

describe('an acknowledgement', () => {
  const id = 'callback-https';
  const acknowledged = (text: string, ...args: string[]) => {
    const { code, out } = run(['check', '--format', 'json', ...args, file('acknowledged.yaml', text)]);
    return { code, reasons: JSON.parse(out).acknowledged.map(({ reason }: { reason: string }) => reason) };
  };

  test.each([
    ['a comment before the resource', HTTP.replace('  Web:', `  # cdk-cognito-app-clients acknowledge ${id}: a test bed\n  Web:`)],
    ['a comment in the resource', HTTP.replace('        - http', `        # cdk-cognito-app-clients acknowledge cdk-cognito-app-clients::${id} a test bed\n        - http`)],
    ['a comment before the resources', `# cdk-cognito-app-clients acknowledge ${id} a test bed\n${HTTP}`],
    ['the metadata of the resource', HTTP.replace('    Properties:', `    Metadata: { cdk-cognito-app-clients: { acknowledge: [{ id: ${id}, reason: a test bed }] } }\n    Properties:`)],
    ['the metadata of the template', `Metadata: { cdk-cognito-app-clients: { acknowledge: [{ id: ${id}, reason: a test bed }] } }\n${HTTP}`],
  ])('%s', (_, text) => {
    expect(acknowledged(text)).toEqual({ code: 0, reasons: ['a test bed'] });
  });

  test('--ignore', () => {
    expect(acknowledged(HTTP, '--ignore', id)).toEqual({ code: 0, reasons: ['--ignore'] });
  });

  test('of another resource, or of another finding, is none', () => {
    expect(acknowledged(`${HTTP}\n  # cdk-cognito-app-clients acknowledge ${id}: x\n  Other: { Type: AWS::S3::Bucket }\n`).code).toBe(1);
    expect(acknowledged(HTTP, '--ignore', 'callback-required').code).toBe(1);
  });
});

describe('what cannot be read is one sentence and exit code 2, and the rest is judged', () => {
  const many = (n: number, text: string) => Array<string>(n).fill(text).join('');
  test.each([
    ['binary', 'Resources: \u0000', 'it is a binary file'],
    ['50 MB', many(5_000_000, '  A: {}\n  '), 'it is larger than 2 MB'],
    ['a cyclic alias', 'Resources: &r\n  A: *r\n', 'the alias *r stands inside of what it refers to'],
    ['an alias without anchor', 'Resources: { A: *r }', '*r'],
    ['a million aliases', `x: &x 1\nResources: [${many(400_000, '*x,')}*x]`, 'it has more than 10000 aliases'],
    ['aliases of aliases', `a: &a [${many(9, 'x,')}x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, i) => `${name}: &${name} [${many(9, `*${'abcdefg'[i]},`)}*${'abcdefg'[i]}]\n`).join('')}Resources: { A: *h }`, 'more than 300000 values'],
    ['deep JSON', `{"Resources":${many(100_000, '[')}${many(100_000, ']')}}`, 'nested more than 200 levels deep'],
    ['deep YAML', `Resources:\n${Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`, 'it is nested too deep to be read'],
    ['a million values', `{"Resources":[${many(900_000, '1,')}1]}`, 'it holds more than 300000 values'],
    ['an empty file', '', 'it has no map Resources'],
    ['a list', '- a\n', 'it has no map Resources'],
    ['tabs', 'Resources:\n\tA: 1\n', 'it is not YAML: Tabs are not allowed as indentation'],
    ['half a JSON document', '{"Resources": {', 'it is not YAML'],
  ])('%s', (_, text, reason) => {
    const { code, out, err } = run(['check', file('unreadable.yaml', text), file('sound.yaml', SOUND)]);
    expect(err).toContain(reason);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
    expect(out).toContain('1 app client in 1 file');
  });

  test('keys that JavaScript gives a meaning to are keys', () => {
    const properties = '{"__proto__":{"a":1},"constructor":1,"UserPoolId":"eu-west-1_abcDEF123"}';
    const { out, err } = run(['check', file('proto.json', `{"Resources":{"__proto__":{"Type":"AWS::Cognito::UserPoolClient","Properties":${properties}}}}`)]);
    expect(err).toBe('');
    expect(out).toContain('__proto__');
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  test('a file that is not there', () => {
    expect(run(['check', path.join(folder, 'none.yaml')])).toMatchObject({ code: 2, err: expect.stringContaining('there is no such file') });
  });
});

test('a folder of a synthesized app holds its templates; another folder what is a template in it', () => {
  file('app/manifest.json', '{}');
  file('app/Stack.template.json', '{"Resources":{}}');
  file('app/Stack.assets.json', '{"files":{}}');
  file('other/a.yaml', SOUND);
  file('other/values.yaml', 'a: 1\n');
  file('other/node_modules/b.yaml', SOUND);
  const files = (name: string) => JSON.parse(run(['check', '--format', 'json', path.join(folder, name)]).out).files.map((each: string) => path.relative(folder, each));
  expect(files('app')).toEqual(['app/Stack.template.json']);
  expect(files('other')).toEqual(['other/a.yaml']);
  expect(files('other/*.yaml')).toEqual(['other/a.yaml']);
});

describe('a wrong call says what to write', () => {
  test.each([
    [[], "'' is not a command: write check"],
    [['look'], "'look' is not a command: write check"],
    [['check'], 'no files are named'],
    [['check', '--format', 'xml', 'x'], "--format is 'xml': write one of text, json, sarif, junit"],
    [['check', '--live', 'x'], "--live is 'x'"],
    [['check', '--live', '-', 'x'], '--live reads standard input alone'],
    [['check', '--parameter', 'x', 'y'], '--parameter takes <name=value>'],
    [['check', '--nothing', 'y'], '--nothing'],
  ])('%j', (args, problem) => {
    const { code, err } = run(args);
    expect(code).toBe(2);
    expect(err).toContain(problem);
    expect(err).toContain('Usage:');
  });

  test('--help and --version', () => {
    expect(run(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage:') });
    expect(run(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n' });
  });
});
