import type { CfnResource } from 'aws-cdk-lib';
import type { Finding } from '../../../src/private/checks/finding';
import { errorReport, warningText } from '../../../src/private/checks/report';

const client = (frame?: string) => ({
  cfnResourceType: 'AWS::Cognito::UserPoolClient', creationStack: frame === undefined ? [] : [`main (${frame})`],
}) as unknown as CfnResource;
const pool = { cfnResourceType: 'AWS::Cognito::UserPool', creationStack: [] } as unknown as CfnResource;

const SOURCE = 'https://docs.aws.amazon.com/cognito/';
const finding = (level: Finding['level'], text: string, more: Partial<Finding> = {}): Finding => ({ id: `${level}-id`, level, property: '', text, source: SOURCE, ...more });

const { env } = process;
afterEach(() => { process.env = env; });

test('errors come before warnings, each with the prop, the words of the service, the source and the id', () => {
  expect(errorReport(client('/app/app.ts:12:3'), 'PublicAppClient', [
    finding('warning', 'too long', { property: 'RefreshTokenValidity' }),
    finding('error', 'wrong', { property: 'CallbackURLs', refusal: 'Invalid redirect' }),
    finding('error', 'also wrong'),
  ])).toBe([
    '2 errors and 1 warning in the app client made at /app/app.ts:12:3:',
    '',
    '    error callbackUrls: wrong',
    '      The service says: "Invalid redirect"',
    `      ${SOURCE}`,
    '      cdk-cognito-app-clients::error-id',
    '',
    '    error also wrong',
    `      ${SOURCE}`,
    '      cdk-cognito-app-clients::error-id',
    '',
    '    warning refreshTokenValidity: too long',
    `      ${SOURCE}`,
    '      cdk-cognito-app-clients::warning-id',
    '',
  ].join('\n'));
});

test('another resource is named by its type, and the place and the warnings only if there are any', () => {
  const lines = errorReport(pool, 'L1', [finding('error', 'wrong')]).split('\n');
  expect(lines.slice(0, 3)).toEqual(['1 error in the AWS::Cognito::UserPool:', '', '    error wrong']);
  const [first] = errorReport(pool, 'L1', [finding('error', 'wrong'), finding('warning', 'a'), finding('warning', 'b')]).split('\n');
  expect(first).toBe('1 error and 2 warnings in the AWS::Cognito::UserPool:');
});

test('how to get the place is said where there is none, in another language, with a CDK that passes it', () => {
  process.env = { ...env, JSII_AGENT: 'Python/3.11.7' };
  delete process.env.JSII_HOST_STACK_TRACES;
  const cdk = jest.requireActual<{ version: string }>('aws-cdk-lib/package.json');
  const { version } = cdk;
  try {
    cdk.version = '2.263.0';
    expect(errorReport(client(), 'PublicAppClient', [finding('error', 'wrong')]).split('\n').slice(0, 4)).toEqual([
      '1 error in the app client:', '    To see the line of your code, set the environment variable JSII_HOST_STACK_TRACES=1.', '', '    error wrong',
    ]);
    expect(errorReport(client('/app/app.py:12'), 'PublicAppClient', [finding('error', 'wrong')])).not.toContain('JSII_HOST_STACK_TRACES');
    cdk.version = '2.257.0';
    expect(errorReport(client(), 'PublicAppClient', [finding('error', 'wrong')])).not.toContain('JSII_HOST_STACK_TRACES');
  } finally {
    cdk.version = version;
  }
});

const word = (length: number) => 'x'.repeat(length);

test('a line has at most 110 characters, and a word is not cut', () => {
  const body = (text: string) => errorReport(pool, 'L1', [finding('error', text)]).split('\n').slice(2, -3);
  // `    error ` has 10 characters.
  expect(body(`${word(49)} ${word(50)}`)).toEqual([`    error ${word(49)} ${word(50)}`]);
  expect(body(`${word(50)} ${word(50)}`)).toEqual([`    error ${word(50)}`, `      ${word(50)}`]);
  expect(body(`${word(50)} ${word(104)} z`)).toEqual([`    error ${word(50)}`, `      ${word(104)}`, '      z']);
  expect(body(`${word(50)} ${word(300)} z`)).toEqual([`    error ${word(50)}`, `      ${word(300)}`, '      z']);
});

test('a warning is one line with the prop, the place, the words of the service and the source', () => {
  expect(warningText(client('/app/app.ts:12:3'), 'ConfidentialAppClient', finding('warning', 'too long', { property: 'RefreshTokenValidity', refusal: 'No' })))
    .toBe(`refreshTokenValidity: too long (/app/app.ts:12:3) The service says: "No" See ${SOURCE}`);
  expect(warningText(client(), 'ConfidentialAppClient', finding('warning', 'too long'))).toBe(`too long See ${SOURCE}`);
});

test.each([
  ['\\n', '\n'], ['\\r', '\r'], ['\\t', '\t'], ['\\u0000', '\u0000'], ['\\u001b', '\u001b'], ['\\u2028', '\u2028'], ['\\u2029', '\u2029'],
  ['\\ud800', '\ud800'], ['\\u200b', '\u200b'], ['\\u200f', '\u200f'], ['\\u202a', '\u202a'], ['\\u202e', '\u202e'], ['\\u2060', '\u2060'], ['\\u2069', '\u2069'],
  ['\\ufeff', '\ufeff'], ['é', 'é'], ['\u2010', '\u2010'], ['\u{1f600}', '\u{1f600}'],
])('%s is what the text, the place and the words of the service show of a character', (shown, character) => {
  expect(warningText(client(`/app/a${character}.ts:1:2`), 'PublicAppClient', finding('warning', `a${character}b`, { refusal: `c${character}d` })))
    .toBe(`a${shown}b (/app/a${shown}.ts:1:2) The service says: "c${shown}d" See ${SOURCE}`);
});
