import * as fs from 'fs';
import * as path from 'path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Checked, FileFinding } from '../../command/finding';
import { json } from '../../command/output/json';
import { junit } from '../../command/output/junit';
import { sarif } from '../../command/output/sarif';
import { COLOURED, PLAIN, text } from '../../command/output/text';

const finding: FileFinding = {
  file: 'a folder/tem<plate>.yaml',
  line: 12,
  logicalId: 'Web',
  type: 'AWS::Cognito::UserPoolClient',
  property: 'CallbackURLs',
  level: 'error',
  id: 'callback-https',
  text: "'http://a.example.org/?x=1&y=\"2\"' is plain http. Write https.",
  refusal: 'cannot use the HTTP protocol.',
  source: 'https://docs.aws.amazon.com/',
};
const warning: FileFinding = { ...finding, line: 3, level: 'warning', id: 'puee-default-legacy', property: '', refusal: undefined, text: 'it is absent \u0007.' };
const RESULTS: readonly Checked[] = [
  { file: finding.file, clients: 1, findings: [finding, warning], notes: ['Nested is a nested template.'], acknowledged: [{ finding: { ...finding, id: 'redirect-localhost-in-prod' }, reason: 'a test bed' }] },
  { file: 'sound.yaml', clients: 2, findings: [], notes: [], acknowledged: [] },
];
const UNREADABLE = [{ file: 'broken.yaml', reason: 'it is not YAML' }];

test('text', () => {
  expect(text(RESULTS, PLAIN)).toMatchSnapshot();
  expect(text(RESULTS, COLOURED)).toContain('\u001b[31merror\u001b[0m');
});

test('JSON', () => {
  expect(JSON.parse(json(RESULTS, UNREADABLE))).toMatchSnapshot();
});

describe('SARIF', () => {
  const schema = JSON.parse(fs.readFileSync(path.join(path.dirname(require.resolve('@microsoft/jest-sarif/package.json')), 'lib', 'schemas', 'sarif-2.1.0-rtm.5.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const isValid = ajv.compile(schema);

  test.each([['findings', RESULTS, UNREADABLE], ['nothing', [], []]] as const)('is valid by its schema: %s', (_, results, unreadable) => {
    isValid(JSON.parse(sarif(results, '1.2.3', unreadable)));
    expect(isValid.errors ?? []).toEqual([]);
  });

  test('the schema refuses what is not SARIF', () => {
    const log = JSON.parse(sarif(RESULTS, '1.2.3', []));
    log.runs[0].results[0].level = 'fatal';
    expect(isValid(log)).toBe(false);
  });

  test('is what code scanning shows', () => {
    expect(JSON.parse(sarif(RESULTS, '1.2.3', UNREADABLE))).toMatchSnapshot();
  });
});

test('JUnit', () => {
  expect(junit(RESULTS, false, UNREADABLE)).toMatchSnapshot();
  expect(junit(RESULTS, true, []).match(/<failure /g)).toHaveLength(2);
  expect(junit(RESULTS, false, []).match(/<failure /g)).toHaveLength(1);
});
