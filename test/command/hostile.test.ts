import * as fs from 'fs';
import * as path from 'path';
import { file, folder, run, SOUND } from './command';

const many = (n: number, text: string) => text.repeat(n);

/** No limit of the command takes longer; a shared machine may be slow. */
const PATIENCE = 30_000;

const billion = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, i) => `${name}: &${name} [${many(9, `*${'abcdefg'[i]},`)}*${'abcdefg'[i]}]\n`).join('');
const chain = Array.from({ length: 3000 }, (_, i) => `k${i + 1}: &k${i + 1} [*k${i}]\n`).join('');
const TOO_DEEP = 'it is nested more than 200 levels deep';
const TOO_LONG = 'it has more than 400000 tokens, and CloudFormation takes templates of 1 MB';

describe('what cannot be read is one sentence and exit code 2, and the rest is judged', () => {
  test.each<[string, string | Buffer, string]>([
    ['binary', 'Resources: \u0000', 'it is a binary file'],
    ['an executable', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0xff, 0xfe]), 'it is a binary file'],
    ['UTF-16', Buffer.from(`\ufeff${SOUND}`, 'utf16le'), 'it is a binary file'],
    ['50 MB', many(5_000_000, '  A: {}\n  '), 'it is larger than 2 MB'],
    ['a cyclic alias', 'Resources: &r\n  A: *r\n', 'the alias *r stands inside of what it refers to'],
    ['a cycle through a merge', 'Resources: &r\n  <<: *r\n', 'the alias *r stands inside of what it refers to'],
    ['an alias without anchor', 'Resources: { A: *r }', '*r'],
    ['an alias before its anchor', 'Metadata: *r\nResources: &r {}\n', 'the alias *r has no anchor before it'],
    ['a million aliases', `x: &x 1\nResources: [${many(600_000, '*x,')}*x]`, TOO_LONG],
    ['aliases of aliases', `a: &a [${many(9, 'x,')}x]\n${billion}Resources: { A: *h }`, 'more than 300000 values'],
    ['a chain of aliases', `k0: &k0 x\n${chain}Resources: { A: *k3000 }`, TOO_DEEP],
    ['deep JSON', `{"Resources":${many(100_000, '[')}${many(100_000, ']')}}`, TOO_DEEP],
    ['brackets that do not close', many(1_900_000, '['), TOO_DEEP],
    ['deep maps of one line', many(300_000, '{"a":'), TOO_DEEP],
    ['deep YAML', `Resources:\n${Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`, TOO_DEEP],
    ['201 levels', `Resources:\n${Array.from({ length: 200 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`, TOO_DEEP],
    ['lists of lists in one line', `Resources:\n ${many(500_000, '- ')}x`, TOO_DEEP],
    ['keys of keys', many(900_000, '? '), TOO_DEEP],
    ['a million values', `{"Resources":[${many(900_000, '1,')}1]}`, TOO_LONG],
    ['a million anchors', `Resources: ${many(600_000, '&a ')}`, TOO_LONG],
    ['a million tags', `Resources: ${many(600_000, '!a ')}`, TOO_LONG],
    ['a million lines', many(1_900_000, '\n'), TOO_LONG],
    ['a million comments', many(600_000, '#\n'), TOO_LONG],
    ['a million directives', many(300_000, '%A\n'), 'it has more than 100 directives'],
    ['a million documents', many(200_000, '---\na: 1\n'), 'it holds several YAML documents, and a template is one'],
    ['two documents', `${SOUND}---\nResources: {}\n`, 'it holds several YAML documents, and a template is one'],
    ['an empty file', '', 'it has no map Resources'],
    ['a comment alone', '# nothing\n', 'it has no map Resources'],
    ['a list', '- a\n', 'it has no map Resources'],
    ['a text', 'hello', 'it has no map Resources'],
    ['Resources that are a list', 'Resources: [a]\n', 'it has no map Resources'],
    ['Resources without a value', 'Resources:\n', 'it has no map Resources'],
    ['tabs', 'Resources:\n\tA: 1\n', 'it is not YAML: Tabs are not allowed as indentation at line 2, column 1'],
    ['half a JSON document', '{"Resources": {', 'it is not YAML'],
    ['a bracket that does not close', SOUND.replace('[email]', '[email\n'), 'it is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] at line 12'],
    ['many brackets at the start of a line', `Resources: ${many(40_000, '[\n')}`, 'it is not YAML'],
    ['mistakes in every line', many(40_000, 'a: *\n'), 'it is not YAML: Alias cannot be an empty string at line 1, column 4'],
    ['half a quoted text', `Resources: "${many(900_000, '\n')}`, 'it is not YAML: Missing closing "quote'],
    ['HTML', '<!doctype html>\n<html><body class="x">a: b: c</body></html>\n', 'it is not'],
  ])('%s', (_, text, reason) => {
    const start = Date.now();
    const { code, out, err } = run(['check', file('unreadable.yaml', text), file('sound.yaml', SOUND)]);
    expect(err).toContain(reason);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
    expect(out).toContain('1 app client in 1 file');
    expect(Date.now() - start).toBeLessThan(PATIENCE);
  });

  test('a file that is not there', () => {
    expect(run(['check', path.join(folder, 'none.yaml')])).toMatchObject({ code: 2, err: expect.stringContaining('there is no such file') });
  });

  test('a link that leads nowhere, and a link to itself', () => {
    fs.symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'link.yaml'));
    fs.symlinkSync(path.join(folder, 'self.yaml'), path.join(folder, 'self.yaml'));
    for (const name of ['link.yaml', 'self.yaml']) {
      const { code, err } = run(['check', path.join(folder, name)]);
      expect(code).toBe(2);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });
});

describe('what is unusual and can be read is read', () => {
  test.each<[string, string | Buffer]>([
    ['CRLF', SOUND.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${SOUND}`],
    ['a byte order mark and JSON', '\ufeff{"Resources":{"Client":{"Type":"AWS::Cognito::UserPoolClient","Properties":{"UserPoolId":{"Ref":"Pool"},"PreventUserExistenceErrors":"ENABLED","ExplicitAuthFlows":["ALLOW_USER_SRP_AUTH","ALLOW_REFRESH_TOKEN_AUTH"],"WriteAttributes":["email"]}}}}'],
    ['tabs between JSON tokens', JSON.stringify({ Resources: { Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'eu-west-1_abcDEF123', PreventUserExistenceErrors: 'ENABLED', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], WriteAttributes: ['email'] } } } }, undefined, '\t')],
    ['document marks around it', `---${SOUND}...\n`],
    ['a closing document mark', `${SOUND}---\n`],
    ['a YAML 1.1 directive', `%YAML 1.1\n---${SOUND}`],
    ['a closing bracket at the start of its line', SOUND.replace('[email]', '[\n      email\n      ]')],
    ['brackets that close at the start of their line', `${SOUND}Metadata:\n  A:\n    B: [[\n1\n  ]]\n    C: !If [\na, [\n{ D: 1 }\n]]\n`],
    ['bytes that are not UTF-8 in a comment', Buffer.concat([Buffer.from('# caf'), Buffer.from([0xe9, 0x0a]), Buffer.from(SOUND)])],
    ['199 levels', `${SOUND}Metadata:\n${Array.from({ length: 195 }, (_, i) => `${' '.repeat(i + 1)}a:\n`).join('')}`],
  ])('%s', (_, text) => {
    expect(run(['check', file('unusual.yaml', text)])).toEqual({ code: 0, out: '1 app client in 1 file: 0 errors, 0 warnings.\n', err: '' });
  });

  test('keys that JavaScript gives a meaning to are keys', () => {
    const properties = '{"__proto__":{"a":1},"constructor":1,"UserPoolId":"eu-west-1_abcDEF123"}';
    const { out, err } = run(['check', file('proto.json', `{"Resources":{"__proto__":{"Type":"AWS::Cognito::UserPoolClient","Properties":${properties}}}}`)]);
    expect(err).toBe('');
    expect(out).toContain('__proto__');
    expect(({} as Record<string, unknown>).a).toBeUndefined();
  });

  test.each(['null', '1', '"text"', '[]', '[[]]', '{}', '{"Ref":1}', '{"Ref":{"Ref":"A"}}', '{"Fn::Sub":1}', '{"Fn::Sub":[]}', '{"Fn::Sub":[1,2,3]}', '{"Fn::Join":{}}',
    '{"Fn::If":[]}', '{"Fn::GetAtt":1}', '{"Fn::GetAtt":"A.B.C"}', '{"Fn::Nothing":null}', '{"Fn::ImportValue":{"Ref":"A"}}', 'true', '-1e400', '"\\u0000"', '"\\ud800"',
    '{"Fn::Select":["x",{}]}', '{"Fn::Split":[]}', '{"Fn::FindInMap":["a"]}', '{"Condition":"x"}', '{"Ref":"A","Fn::Sub":"x"}'])('the value %s anywhere breaks nothing', (value) => {
    const names = ['UserPoolId', 'CallbackURLs', 'LogoutURLs', 'AllowedOAuthFlows', 'AllowedOAuthScopes', 'AllowedOAuthFlowsUserPoolClient', 'GenerateSecret', 'ClientName', 'ExplicitAuthFlows',
      'SupportedIdentityProviders', 'ReadAttributes', 'WriteAttributes', 'AccessTokenValidity', 'TokenValidityUnits', 'RefreshTokenRotation', 'AnalyticsConfiguration', 'DefaultRedirectURI'];
    const resources = Object.fromEntries([
      ...names.map((name) => [name, `{"Type":"AWS::Cognito::UserPoolClient","Properties":{"UserPoolId":{"Ref":"Pool"},"AllowedOAuthFlowsUserPoolClient":true,"${name}":${value}}}`]),
      ['Pool', `{"Type":"AWS::Cognito::UserPool","Properties":{"Schema":${value},"LambdaConfig":${value},"Policies":${value},"UserPoolName":${value}}}`],
      ['Server', `{"Type":"AWS::Cognito::UserPoolResourceServer","Properties":{"UserPoolId":{"Ref":"Pool"},"Identifier":${value},"Scopes":[${value}]}}`],
      ['Provider', `{"Type":"AWS::Cognito::UserPoolIdentityProvider","Properties":{"UserPoolId":{"Ref":"Pool"},"ProviderName":${value},"ProviderDetails":${value},"AttributeMapping":${value}}}`],
      ['Domain', `{"Type":"AWS::Cognito::UserPoolDomain","Properties":{"UserPoolId":{"Ref":"Pool"},"Domain":${value},"CustomDomainConfig":${value}}}`],
      ['Whole', value], ['Type', `{"Type":${value}}`], ['Properties', `{"Type":"AWS::Cognito::UserPoolClient","Properties":${value}}`],
      ['Beside', `{"Type":"AWS::Cognito::UserPoolClient","Metadata":${value},"DependsOn":${value},"Condition":${value},"DeletionPolicy":${value},"Properties":{"UserPoolId":"x"}}`],
    ]);
    const template = `{"Metadata":${value},"Globals":${value},"Resources":{${Object.entries(resources).map(([name, each]) => `"${name}":${each}`).join()}}}`;
    const { code, out, err } = run(['check', file('value.json', template)]);
    expect(err).toBe('');
    expect(code).toBeLessThan(2);
    expect(out).not.toMatch(/rule-broken|was not checked|\[object Object\]|undefined|NaN/);
  });
});
