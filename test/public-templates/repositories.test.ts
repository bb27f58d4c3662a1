import * as fs from 'fs';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { main } from '../../command/main';
import { judgeAssembly } from '../../src/private/checks/judge-assembly';

const FOLDER = path.join(__dirname, 'repositories');
const FILES = fs.readdirSync(FOLDER);

/** Templates with errors, each looked into by hand. All others are of samples and products that are in use, so an error there is a false one. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  // No unit is written, and 600 hours are more than a day.
  'labsyspharm--minerva-cloud--cloudformation-cognito.yaml': ['WebClient access-token-range', 'WebClient id-token-range'],
  // ProviderDetails is written into AttributeMapping, and the client names another provider than the one of the template.
  'aws-cloudformation--iac-model-evaluation--cloudformation-cognito.json': ['AppClient idp-must-exist', 'FederateIdentityProvider idp-oidc-required-keys'],
  'aws-cloudformation--iac-model-evaluation--cloudformation-cognito.yaml': ['AppClient idp-must-exist', 'FederateIdentityProvider idp-oidc-required-keys'],
};

/** CDK refuses to include these: they refer to what another file, or another tool, adds to them. */
const NOT_INCLUDED: readonly string[] = [
  'SmashStudy--ESquad-serverless-monorepo--backend-user-serverless.yaml',
  'awslabs--fhir-works-on-aws-deployment--cloudformation-cognito.yaml',
  'awslabs--fhir-works-on-aws-deployment--cloudformation-elasticsearch.yaml',
  'awslabs--realworld-serverless-application--static-website-sam-app-template.yaml',
  'jitunayak--cognito-api-gateway--resources-cognito.yaml',
  'revmischa--cloudcam--cloudformation-cognito.yaml',
  'theburningmonk--appsyncmasterclass-backend--serverless.yaml',
  // A required property is absent.
  'aws-cloudformation--iac-model-evaluation--cloudformation-cognito.json',
];

/** CDK takes the variables of the Serverless Framework for text, and knows no `Globals`. */
const isCdksText = (file: string) => !/\$\{(self|opt|sls|env|file|ssm|cf|param)[:(]|#\{AWS::|^Globals:/m.test(fs.readFileSync(path.join(FOLDER, file), 'utf8'));

interface Found { readonly id: string; readonly level: string; readonly logicalId: string; readonly property: string }

function throughCommand(file: string): { err: string; clients: number; findings: Found[] } {
  let out = '';
  let err = '';
  main(['check', '--format', 'json', path.join(FOLDER, file)], { readInput: () => '', out: (text) => { out += text; }, err: (text) => { err += text; }, isTerminal: false, version: '0' });
  const { clients, findings } = JSON.parse(out) as { clients: number; findings: Found[] };
  return { err, clients, findings };
}

function throughCdk(file: string): Found[] {
  const stack = new Stack(new App(), 'Stack');
  new CfnInclude(stack, 'Template', { templateFile: path.join(FOLDER, file) });
  return judgeAssembly(stack.node.root, [stack.node.root])
    .flatMap(({ resource, findings }) => findings.map(({ id, level, property }) => ({ id, level, logicalId: resource.node.id, property })));
}

const shortId = (id: string) => id.split('::').at(-1);
const listed = (found: readonly Found[]) => found.map(({ id, level, logicalId, property }) => `${logicalId}.${property} ${level} ${shortId(id)}`).sort();

describe.each(FILES)('%s', (file) => {
  const { err, clients, findings } = throughCommand(file);

  test('is read, and has an app client', () => {
    expect(err).toBe('');
    expect(clients).toBeGreaterThan(0);
  });

  test('has no error, unless it is wrong', () => {
    expect(findings.filter(({ level }) => level === 'error').map(({ id, logicalId }) => `${logicalId} ${shortId(id)}`).sort()).toEqual(WRONG[file] ?? []);
  });

  test('has these warnings and no others', () => {
    expect(listed(findings.filter(({ level }) => level === 'warning'))).toMatchSnapshot();
  });

  if (NOT_INCLUDED.includes(file)) {
    test('CDK refuses to include it', () => {
      expect(() => throughCdk(file)).toThrow();
    });
  } else if (isCdksText(file)) {
    test('has the same findings as through CDK', () => {
      expect(listed(findings)).toEqual(listed(throughCdk(file)));
    });
  }
});

test('there are SAM, Serverless Framework, and plain templates in YAML and JSON', () => {
  const texts = FILES.map((file) => fs.readFileSync(path.join(FOLDER, file), 'utf8'));
  expect(texts.filter((text) => text.includes('AWS::Serverless-2016-10-31')).length).toBeGreaterThan(30);
  expect(FILES.filter((file) => !isCdksText(file)).length).toBeGreaterThan(8);
  expect(FILES.filter((file) => file.endsWith('.json')).length).toBeGreaterThan(1);
  expect(new Set(texts.map((text) => /Repository: ([^\s,]+)|"Repository": "([^"]+)"/.exec(text)?.slice(1).join(''))).size).toBeGreaterThan(60);
});
