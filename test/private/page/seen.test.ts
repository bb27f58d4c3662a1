import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { App, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { page } from '../../../src/private/page/page';

const READER = path.join(__dirname, '..', '..', '..', 'scripts', 'pictures');
const installed = fs.existsSync(path.join(READER, 'node_modules', 'marked')) && ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', process.env.CHROMIUM].some((each) => each && fs.existsSync(each));

/** Texts that Markdown, HTML or Mermaid give a meaning to, or a table does. */
const HOSTILE = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '"]; n0 --> evil["x', '#quot;#35;&amp;&#60;', '|a|b|', '`code`', '**bold** _it_ ~~gone~~', '[link](https://evil.example/)',
  '![i](https://evil.example/i.png)', '$x^2$ $$y$$', '```\nend\n```', '%% comment', 'end', 'subgraph x', ':::error', '\\"\\|\\`', '😀 ü 漢字', '@user #1', 'a<br/>b', "it's \"quoted\"", '- item', '# title',
  'javascript:', '{{x}} ((y)) [[z]]', 'www.evil.example', '<!-- x -->', '&lt;b&gt;', 'click n0 "javascript:alert(1)"', '~~~mermaid', '\u2028line', 'tab\there', '1. one', '> quote', '---',
];

interface Seen {
  readonly elements: readonly string[];
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly diagrams: readonly { readonly theme: string; readonly nodes: readonly string[]; readonly edges: readonly string[]; readonly scripts: number }[];
  readonly requests: readonly string[];
}

const seen = (markdown: string): Seen => JSON.parse(execFileSync('node', ['read-page.mjs'], { cwd: READER, input: markdown, encoding: 'utf8' })) as Seen;
/** White space is one space, and U+2060 keeps dollar signs apart. */
const flat = (text: string) => text.replace(/\s+/g, ' ').replace(/\u2060/g, '').trim();

(installed ? describe : describe.skip)('what a reader sees of a page with hostile texts (needs Chromium, and npm ci in scripts/pictures)', () => {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const userPoolId = new cognito.CfnUserPool(stack, 'Users "#| <b>`').ref;
  HOSTILE.slice(0, 14).forEach((text, i) => {
    const client = new cognito.CfnUserPoolClient(stack, `Client ${i} ${text.replace(/\//g, '-')}`, {
      userPoolId, allowedOAuthFlows: ['code'], allowedOAuthFlowsUserPoolClient: true, callbackUrLs: [text, HOSTILE[i + 14] ?? 'x'], allowedOAuthScopes: ['openid', `${text}/${text}`],
    });
    Validations.of(client).acknowledge({ id: 'cdk-cognito-app-clients::puee-default-legacy', reason: text });
  });
  HOSTILE.slice(28).forEach((text, i) => {
    new cognito.CfnUserPoolIdentityProvider(stack, `Provider${i}`, { userPoolId, providerName: text, providerType: 'SAML', providerDetails: {} });
    new cognito.CfnUserPoolDomain(stack, `Domain${i}`, { userPoolId, domain: text });
    new CfnResource(stack, `Api ${text.replace(/\//g, '-')}`, { type: 'AWS::ApiGatewayV2::Authorizer', properties: { JwtConfiguration: { Audience: [(stack.node.findAll().find(cognitoClient) as CfnResource).ref] } } });
  });
  let result: Seen;
  beforeAll(() => { result = seen(page(app)); }, 60_000);

  test('a table with a row for each client, and its texts as they are', () => {
    expect(result.rows).toHaveLength(14);
    result.rows.forEach((row, i) => {
      expect(row).toHaveLength(9);
      expect(flat(row[0])).toBe(flat(`Shop/Client ${i} ${HOSTILE[i].replace(/\//g, '-')}`));
      expect(flat(row[3])).toBe(flat(`openid ${HOSTILE[i]}/${HOSTILE[i]}`));
      expect(flat(row[4])).toBe(flat(`${HOSTILE[i]} ${HOSTILE[i + 14] ?? 'x'}`));
      expect(flat(row[8])).toContain(flat(`(${HOSTILE[i]})`));
    });
  });

  test('no element that a text made, and nothing that is asked for', () => {
    expect(result.elements).toEqual(['br', 'code', 'h1', 'h3', 'pre', 'table', 'tbody', 'td', 'th', 'thead', 'tr']);
    expect(result.requests.filter((url) => !url.startsWith('about:') && !url.startsWith('data:'))).toEqual([]);
    expect(result.headings).toEqual(['App clients', 'Shop/Users "#| <b>`']);
  });

  test.each([[0, 'default'], [1, 'dark']])('a diagram with a node for each text: %i, %s', (index, theme) => {
    const diagram = result.diagrams[index];
    expect(diagram.theme).toBe(theme);
    expect(diagram.scripts).toBe(0);
    const nodes = diagram.nodes.map(flat);
    const missing = [
      ...HOSTILE.slice(0, 14).map((text, i) => flat(`Shop/Client ${i} ${text.replace(/\//g, '-')} confidential`)).filter((start) => !nodes.some((node) => node.startsWith(start.replace(/ confidential$/, '')))),
      ...HOSTILE.slice(0, 28).map(flat).filter((text) => !nodes.includes(text)),
      ...HOSTILE.slice(28).map(flat).filter((text) => !nodes.includes(text)),
    ];
    expect({ missing, nodes: missing.length > 0 ? nodes : [] }).toEqual({ missing: [], nodes: [] });
  });
});

function cognitoClient(construct: unknown): boolean {
  return CfnResource.isCfnResource(construct as never) && (construct as CfnResource).cfnResourceType === 'AWS::Cognito::UserPoolClient';
}
