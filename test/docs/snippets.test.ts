import { readFileSync } from 'fs';
import * as path from 'path';
import { complaints } from './compiler';

const ROOT = path.join(__dirname, '..', '..');
const FIXTURE = readFileSync(path.join(ROOT, 'rosetta', 'default.ts-fixture'), 'utf8');

/** The snippets of a page, whatever stands behind the language. */
function snippets(page: string): string[] {
  return [...readFileSync(path.join(ROOT, 'docs', page), 'utf8').matchAll(/^```ts[^\n]*\n([\s\S]*?)^```$/gm)].map(([, snippet]) => snippet);
}

/** As rosetta compiles the snippets of the README: in a stack, with a pool. */
function inFixture(snippet: string, declared = ''): string {
  const declarations = snippet.match(/^declare .*$/gm) ?? [];
  return FIXTURE.replace('/// here', () => snippet.replace(/^declare .*$/gm, '')).replace(/^class /m, () => `${declarations.join('\n')}\n${declared}\nclass `);
}

/** A pool that can be changed, and a resource server with a scope. */
const SHOP = 'declare const orders: cognito.UserPoolResourceServer; declare const ordersExport: cognito.ResourceServerScope;';

test('the snippets of docs/migrating.md and docs/symptoms.md compile', () => {
  const sources = [...snippets('migrating.md').map((snippet) => inFixture(snippet, SHOP)), ...snippets('symptoms.md').map((snippet) => inFixture(snippet))];
  expect(sources.length).toBeGreaterThan(40);
  const wrong = inFixture("new PublicAppClient(this, 'Spa', { userPool, generateSecret: true });");
  expect(complaints([...sources, wrong])).toEqual([expect.stringMatching(new RegExp(`^${sources.length}: .*'generateSecret' does not exist`))]);
}, 60_000);
