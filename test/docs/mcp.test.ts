import { readFileSync } from 'fs';
import * as path from 'path';
import * as core from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ts from 'typescript';
import { CONSTRAINTS, RULES } from '../../scripts/catalogue';
import * as library from '../../src';

const read = (page: string) => readFileSync(path.join(__dirname, '..', '..', 'docs', page), 'utf8');

/** The snippets of a page that are not files. */
const snippets = (page: string) => read(page).split(/^<!-- include .*\n```ts\n[\s\S]*?^```$/m).flatMap((part) => [...part.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code));

/** Runs the snippets of a page one after another, and synthesizes. */
function findings(page: string, prepare: (stack: core.Stack, userPool: cognito.UserPool) => void): string[] {
  const app = new core.App();
  const stack = new core.Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  const userPool = new cognito.UserPool(stack, 'Users');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  prepare(stack, userPool);
  const names = { ...library, cognito, userPool };
  const { outputText } = ts.transpileModule(snippets(page).join('\n'), { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  new Function(...Object.keys(names), outputText).apply(stack, Object.values(names)); // eslint-disable-line @typescript-eslint/no-implied-eval
  return app.synth().stacks.flatMap((each) => each.messages).map(({ entry }) => String(entry.data)).filter((text) => text.includes('app-clients'));
}

test('the snippets of docs/mcp.md synthesize without a finding', () => {
  expect(snippets('mcp.md')).toHaveLength(2);
  expect(findings('mcp.md', (_, userPool) => {
    userPool.addResourceServer('Mcp', { identifier: 'https://mcp.acme.org/mcp', userPoolResourceServerName: 'mcp', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  })).toEqual([]);
});

test('the snippet of docs/token-exchange.md synthesizes without a finding', () => {
  expect(snippets('token-exchange.md')).toHaveLength(1);
  expect(findings('token-exchange.md', (_, userPool) => {
    userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  })).toEqual([]);
});

test('each rule that docs/mcp.md names exists, and those about strangers are named', () => {
  const page = read('mcp.md');
  const named = [...page.matchAll(/`((?:cimd|dcr)-[a-z-]+)`/g)].map(([, id]) => id);
  expect(named.filter((id) => !RULES.has(id) || !CONSTRAINTS.some((each) => each.id === id))).toEqual([]);
  expect(named).toEqual(expect.arrayContaining(['cimd-pattern-open', 'dcr-open-client-credentials', 'dcr-tier', 'dcr-needs-domain', 'dcr-allowed-scopes', 'dcr-quota']));
});
