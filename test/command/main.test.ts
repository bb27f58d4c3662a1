import * as path from 'path';
import { file, folder, run, SOUND } from './command';

function findings(...args: string[]): { id: string; line: number; logicalId: string; property: string; level: string }[] {
  return JSON.parse(run(['check', '--format', 'json', ...args]).out).findings;
}

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

test.each([
  ['an output', '', 'Outputs: { Secret: { Value: !GetAtt Client.ClientSecret } }', "the output 'Secret'"],
  ['an output with the name of a resource', '', 'Outputs: { Client: { Value: !Sub "a ${Client.ClientSecret}" } }', "the output 'Client of Outputs'"],
  ['the metadata of a resource', '  Topic: { Type: AWS::SNS::Topic, Metadata: { Secret: !GetAtt Client.ClientSecret } }\n', '', "'Topic' ("],
])('a secret can be read in %s', (_, resource, outputs, place) => {
  const template = file('leak.yaml', `${SOUND.replace('GenerateSecret: false', 'GenerateSecret: true')}${resource}${outputs}`);
  expect(run(['check', template]).out).toContain(`The secret can be read in ${place}`);
});

describe('what is not looked into is said', () => {
  test.each([
    ['a loop', 'Fn::ForEach::Clients: [Name, [A, B], {}]', /Fn::ForEach::Clients \(line \d+\) is not expanded/],
    ['a nested template', 'Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ./nested.yaml } }', /Nested is a nested template/],
    ['a key that is written twice', 'Twice: { Type: AWS::S3::Bucket, Type: AWS::SNS::Topic }', /Line 11 repeats the key Type of its map/],
    ['a resource of another file', 'Other: ${file(other.yml)}', /Other \(line 11\) is \$\{file\(other.yml\)\}: check the file/],
    ['properties of another file', 'Other: { Type: AWS::Cognito::UserPoolClient, Properties: "${file(other.yml)}" }', /Other \(line 11\) takes its properties from \$\{file\(other.yml\)\}/],
    ['an include', "Included: { Type: AWS::Cognito::UserPoolClient, Properties: { 'Fn::Transform': { Name: AWS::Include } } }", /Included \(line 11\) takes properties from Fn::Transform/],
  ])('%s', (_, resource, note) => {
    expect(run(['check', file('note.yaml', `${SOUND}  ${resource}\n`)]).out).toMatch(note);
  });
});

describe('the Serverless Framework', () => {
  const CLIENT = HTTP.slice('\nResources:\n'.length);
  const variable = (url: string) => HTTP.replace('http://www.example.org/cb', url);

  test.each([
    '${self:custom.url}', '${opt:stage, self:provider.stage}', '${file(./urls.${opt:stage}.json):url}', '${param:url}/cb', 'http${env:S}://x.example.org/',
    "'#{AWS::StackName}'", 'https://${self:custom.${opt:stage}.host}/cb', "!Sub 'https://${self:custom.host}.${AWS::Region}.example.org/cb'",
  ])('the value of the variable %s is unknown', (url) => {
    expect(findings(file('variables.yml', variable(url))).filter(({ property }) => property === 'CallbackURLs')).toEqual([]);
  });

  test.each(['https://${self:custom.host}/#cb', "!Sub 'https://${self:custom.host}/#cb'"])('what stands around it is known: %s', (url) => {
    expect(findings(file('variables.yml', variable(url))).map(({ id }) => id)).toContain('cdk-cognito-app-clients::redirect-no-fragment');
  });

  test.each(['https://${Host}/', '${AWS::Region}.example.org', '${self:unclosed', '$ {self:x}'])('a text that only looks like one is known: %s', (url) => {
    expect(findings(file('variables.yml', variable(`'${url}'`))).filter(({ property }) => property === 'CallbackURLs')).not.toEqual([]);
  });

  test('the section resources of a service', () => {
    const template = file('serverless.yml', `service: shop\nprovider: { name: aws }\nresources:\n  Resources:\n${CLIENT.replace(/^/gm, '  ')}`);
    expect(findings(template).find(({ level }) => level === 'error')).toMatchObject({ line: 13, logicalId: 'Web' });
  });

  test('the section resources as a list, with files in it', () => {
    const template = file('serverless.yml', `service: shop\nprovider: { name: aws }\nresources:\n  - \${file(resources/pool.yml)}\n  - Resources:\n${CLIENT.replace(/^/gm, '    ')}`);
    expect(findings(template).find(({ level }) => level === 'error')).toMatchObject({ line: 14, logicalId: 'Web' });
    expect(run(['check', template]).out).toContain('The section resources (line 4) takes ${file(resources/pool.yml)}: check that file as well.');
  });

  test('a file of resources, whose keys are logical ids', () => {
    expect(findings(file('part.yml', CLIENT.replace(/^ {2}/gm, ''))).find(({ level }) => level === 'error')).toMatchObject({ line: 9, logicalId: 'Web' });
  });

  test('a service without resources', () => {
    expect(run(['check', file('serverless.yml', 'service: shop\nprovider: { name: aws }\n')])).toMatchObject({ code: 2, err: expect.stringContaining('check what serverless package writes into .serverless') });
  });
});

test('a parameter has no value where Fn::Sub gives the name a value of its own', () => {
  const template = file('sub.yaml', HTTP.replace('http://www.example.org/cb', "!Sub ['${Scheme}://a.example.org/', { Scheme: !Ref Other }]"));
  expect(findings('--parameter', 'Scheme=http', template).filter(({ level }) => level === 'error')).toEqual([]);
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

  test.each([
    ['Line 3 acknowledges callback-htps, which is not the id of any rule, so nothing is acknowledged.',
      HTTP.replace('  Web:', '  # cdk-cognito-app-clients acknowledge callback-htps: a test bed\n  Web:')],
    [`Line 3 acknowledges ${id} without a reason. Write the reason after it.`, HTTP.replace('  Web:', `  # cdk-cognito-app-clients acknowledge ${id}\n  Web:`)],
    ['The metadata of the template acknowledges x, which is not the id of any rule, so nothing is acknowledged.',
      `Metadata: { cdk-cognito-app-clients: { acknowledge: [{ id: x, reason: a test bed }] } }\n${HTTP}`],
  ])('says: %s', (note, text) => {
    expect(JSON.parse(run(['check', '--format', 'json', file('acknowledged.yaml', text)]).out).notes).toEqual([expect.objectContaining({ note })]);
  });

  test('of an unknown id for all files is a mistake in the call', () => {
    const { code, err } = run(['check', '--ignore', 'callback-htps', file('acknowledged.yaml', HTTP)]);
    expect([code, err.split('\n')[0]]).toEqual([2, "--ignore is 'callback-htps', which is not the id of any rule"]);
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

test('what no reader reads in a folder is left out unless it mentions Cognito', () => {
  file('mixed/a.yaml', SOUND);
  file('mixed/chart.yaml', 'a: {{ .Values.a }}\nb: {{ }}\n');
  file('mixed/tsconfig.json', '// comment\n{ "a": [');
  expect(run(['check', path.join(folder, 'mixed')])).toMatchObject({ code: 0, err: '' });
  file('mixed/broken.yaml', 'Resources: { A: { Type: AWS::Cognito::UserPoolClient');
  expect(run(['check', path.join(folder, 'mixed')])).toMatchObject({ code: 2, err: expect.stringContaining('broken.yaml could not be read') });
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
