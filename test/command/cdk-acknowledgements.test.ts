import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { main } from '../../command/main';

const ID = 'implicit-discouraged';
const outdir = () => fs.mkdtempSync(path.join(os.tmpdir(), 'assembly-'));

/** Two clients that look alike, of which the first is acknowledged. */
function clients(scope: Construct, acknowledged: (client: cognito.UserPoolClient) => Construct = (client) => client): void {
  const userPool = new cognito.UserPool(scope, 'Users');
  const [first] = ['First', 'Second'].map((id) => new cognito.UserPoolClient(scope, id, { userPool }));
  Validations.of(acknowledged(first)).acknowledge({ id: `cdk-cognito-app-clients::${ID}`, reason: 'an old app' });
}

function checked(folder: string): { acknowledged: string[]; found: string[]; reasons: string[] } {
  let out = '';
  main(['check', '--format', 'json', folder], { readInput: () => '', out: (text) => { out += text; }, err: (text) => { out += text; }, isTerminal: false, version: '0' });
  const result = JSON.parse(out) as Record<'acknowledged' | 'findings', { id: string; logicalId: string; reason: string }[]>;
  const named = (list: typeof result.findings) => list.filter(({ id }) => id.endsWith(`::${ID}`)).map(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, '')).sort();
  return { acknowledged: named(result.acknowledged), found: named(result.findings), reasons: result.acknowledged.map(({ reason }) => reason) };
}

describe.each([['with the paths in the template', true], ['without the paths', false]])('acknowledgements of a synthesized app, %s', (_, withPaths) => {
  const app = () => new App({ outdir: outdir(), context: { 'aws:cdk:enable-path-metadata': withPaths } });

  test.each<[string, (client: cognito.UserPoolClient) => Construct]>([
    ['the client', (client) => client],
    ['its L1', (client) => client.node.defaultChild as cognito.CfnUserPoolClient],
  ])('on %s', (__, acknowledged) => {
    const root = app();
    clients(new Stack(root, 'Shop'), acknowledged);
    expect(checked(root.synth().directory)).toEqual({ acknowledged: ['First'], found: ['Second'], reasons: ['an old app'] });
  });

  test('on the stack', () => {
    const root = app();
    clients(new Stack(root, 'Shop'), (client) => Stack.of(client));
    expect(checked(root.synth().directory)).toMatchObject({ acknowledged: ['First', 'Second'], found: [] });
  });

  test('in a Stage, and in a nested stack', () => {
    const root = app();
    const stack = new Stack(new Stage(root, 'Prod'), 'Shop');
    clients(new NestedStack(stack, 'Nested'));
    expect(checked(root.synth().directory)).toMatchObject({ acknowledged: ['First'], found: ['Second'] });
  });
});

test('a template that was copied elsewhere, and a broken manifest, acknowledge nothing and break nothing', () => {
  const root = new App({ outdir: outdir() });
  clients(new Stack(root, 'Shop'));
  const { directory } = root.synth();
  const elsewhere = outdir();
  fs.copyFileSync(path.join(directory, 'Shop.template.json'), path.join(elsewhere, 'Shop.template.json'));
  expect(checked(elsewhere)).toMatchObject({ acknowledged: [], found: ['First', 'Second'] });
  for (const manifest of ['{', '[]', '{"artifacts":1}', '{"artifacts":{"Shop":null}}', '{"artifacts":{"Shop":{"properties":{"templateFile":"Shop.template.json"},"metadata":{"/Shop":1,"/Shop/First":[1]},"additionalMetadataFile":"../x.json"}}}']) {
    fs.writeFileSync(path.join(elsewhere, 'manifest.json'), manifest);
    expect(checked(elsewhere)).toMatchObject({ acknowledged: [], found: ['First', 'Second'] });
  }
});
