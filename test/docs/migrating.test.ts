import { readFileSync } from 'fs';
import * as path from 'path';
import { ResourceImpact } from '@aws-cdk/cloudformation-diff';
import * as ts from 'typescript';
import { clientChanges, MIGRATING_PAGE, recipes, templateOf, withChanges } from '../../scripts/migrating';

const ROOT = path.join(__dirname, '..', '..');
const PAGE = readFileSync(MIGRATING_PAGE, 'utf8');
const RECIPES = recipes(PAGE);

const { WILL_UPDATE, WILL_REPLACE, WILL_CREATE, WILL_DESTROY } = ResourceImpact;

/** A piece of a recipe's `after`, what stands there instead, and what then becomes of the clients. */
type Twin = readonly [string, string, ResourceImpact[]];
const REPLACED = [WILL_REPLACE];
const ANOTHER = [WILL_DESTROY, WILL_CREATE];

/** Without these pieces the client is not kept. */
const TWINS: Record<string, readonly Twin[]> = {
  'A client without `generateSecret`': [
    ["(client.node.defaultChild as cognito.CfnUserPoolClient).addPropertyDeletionOverride('GenerateSecret');", '', REPLACED],
    ["(this, 'Web'", "(this, 'WebApp'", ANOTHER],
  ],
  'A client with `generateSecret: false`': [
    ['});', "}).node.defaultChild.addPropertyDeletionOverride('GenerateSecret');", REPLACED],
  ],
  '`userPool.addClient`': [["(userPool, 'Web'", "(this, 'Web'", ANOTHER]],
  'A client with a secret': [['const client =', "new PublicAppClient(this, 'Staff', { userPool, disableOAuth: true }); return;", REPLACED]],
  'A machine\'s client': [['(userPool,', '(this,', ANOTHER]],
  'First move, then harden': [["resource.addPropertyDeletionOverride('GenerateSecret');", '', REPLACED]],
  'Back to the L2': [['  generateSecret: false,\n', '', REPLACED]],
  'An L1 without `generateSecret`': [
    ["resource.overrideLogicalId('WebClient');", '', ANOTHER],
    ["resource.addPropertyDeletionOverride('GenerateSecret');", '', REPLACED],
  ],
  'An L1 with `generateSecret: false`': [["(client.node.defaultChild as cognito.CfnUserPoolClient).overrideLogicalId('WebClient');", '', ANOTHER]],
  'An L1 with a secret': [["(client.node.defaultChild as cognito.CfnUserPoolClient).overrideLogicalId('ExportClient');", '', ANOTHER]],
  'Two clients side by side': [["new PublicAppClient(this, 'Web', {", "new ConfidentialAppClient(this, 'Web', {", [WILL_REPLACE, WILL_CREATE]]],
};

const impacts = (before: string, after: string) => clientChanges(before, after).map(({ impact }) => impact);

describe.each(Object.entries(RECIPES))('%s', (name, { before, after }) => {
  if (name === 'Two clients side by side') {
    test('leaves the old client alone', () => { expect(impacts(before, after)).toEqual([WILL_CREATE]); });
  } else if (name === 'The old client goes') {
    test('leaves the new client alone', () => { expect(impacts(before, after)).toEqual([WILL_DESTROY]); });
  } else {
    test('keeps the client', () => { expect(impacts(before, after)).toEqual([WILL_UPDATE]); });
  }

  for (const [piece, instead, expected] of TWINS[name] ?? []) {
    test(`does not without: ${piece}`, () => {
      expect(after.split(piece)).toHaveLength(2);
      expect(impacts(before, after.replace(piece, instead)).sort()).toEqual([...expected].sort());
    });
  }
});

test('each recipe that keeps a client is shown to be needed', () => {
  expect(Object.keys(RECIPES).filter((name) => !(name in TWINS))).toEqual(['The old client goes']);
  expect(Object.keys(TWINS).filter((name) => !(name in RECIPES))).toEqual([]);
});

test('the changes on the page are those of the diff (npx projen migrating)', () => {
  expect(PAGE).toEqual(withChanges(PAGE));
});

test('the custom resource of a secret leaves the stack, and the secret that holds it stays', () => {
  const types = (snippet: string) => Object.values(templateOf(snippet).Resources).map(({ Type }) => Type);
  const { before, after } = RECIPES['A client with a secret'];
  expect(types(before)).toEqual(expect.arrayContaining(['Custom::DescribeCognitoUserPoolClient', 'AWS::Lambda::Function']));
  expect(types(after).filter((type) => /^Custom::|Lambda|IAM/.test(type))).toEqual([]);
  const secret = (snippet: string) => Object.entries(templateOf(snippet).Resources).filter(([, { Type }]) => Type === 'AWS::SecretsManager::Secret').map(([id]) => id);
  expect(secret(after)).toEqual(secret(before));
});

test('what other stacks import keeps its name', () => {
  // The name of an export is made of the logical id.
  const exportsOf = (snippet: string) => Object.keys(templateOf(`${snippet}\nthis.exportValue(client.ref ?? client.userPoolClientId);`).Outputs ?? {});
  for (const name of ['An L1 without `generateSecret`', 'A client without `generateSecret`']) {
    const { before, after } = RECIPES[name];
    expect(exportsOf(after)).toEqual(exportsOf(`const client = ${before}`));
    expect(exportsOf(after)).toHaveLength(1);
  }
});

test('every prop of the L2 and the L1 has its row', () => {
  const rows = new Set([...PAGE.matchAll(/^\| `([\w.]+)` \|/gm)].map(([, prop]) => prop));
  const declarations = path.join(ROOT, 'node_modules', 'aws-cdk-lib', 'aws-cognito', 'lib');
  const l2 = path.join(declarations, 'user-pool-client.d.ts');
  const wanted = [
    ...propsOf(l2, 'UserPoolClientOptions'), ...propsOf(l2, 'UserPoolClientProps'), ...propsOf(l2, 'OAuthSettings').map((prop) => `oAuth.${prop}`),
    ...propsOf(path.join(declarations, 'cognito.generated.d.ts'), 'CfnUserPoolClientProps'),
  ];
  expect(wanted.length).toBeGreaterThan(40);
  expect(wanted.filter((prop) => !rows.has(prop))).toEqual([]);
});

function propsOf(file: string, name: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022);
  const declaration = source.statements.find((each) => ts.isInterfaceDeclaration(each) && each.name.text === name) as ts.InterfaceDeclaration;
  return declaration.members.map((member) => (member.name as ts.Identifier).text);
}
