import { execFileSync } from 'child_process';
import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';

const ROOT = path.resolve(__dirname, '..');
const EXAMPLES = path.join(ROOT, 'examples');
const OUT = path.join(EXAMPLES, 'cdk.out');

/** The identifiers of the resource servers, by logical id. */
let identifiers: Record<string, string | undefined> = {};

interface Client {
  Type: string;
  Properties: {
    Identifier?: string;
    GenerateSecret?: boolean;
    AllowedOAuthFlows?: string[];
    AllowedOAuthScopes?: unknown[];
    CallbackURLs?: unknown[];
    AccessTokenValidity?: number;
    IdTokenValidity?: number;
    RefreshTokenValidity?: number;
    TokenValidityUnits?: { AccessToken?: string; IdToken?: string; RefreshToken?: string };
  };
  Metadata?: { 'aws:cdk:path'?: string };
}

execFileSync(path.join(ROOT, 'node_modules', '.bin', 'cdk'), ['synth', '--quiet', '--no-notices', '--output', OUT], {
  cwd: EXAMPLES, stdio: ['ignore', 'inherit', 'inherit'],
});

for (const file of readdirSync(OUT).filter((name) => name.endsWith('.template.json'))) {
  const template = path.join(OUT, file);
  const { Resources: resources } = JSON.parse(readFileSync(template, 'utf8')) as { Resources: Record<string, Client> };
  identifiers = Object.fromEntries(Object.entries(resources).map(([id, { Properties }]) => [id, Properties?.Identifier]));
  const rows = Object.values(resources).filter((resource) => resource.Type === 'AWS::Cognito::UserPoolClient').map(row);
  print(['client', 'kind', 'grant', 'scopes', 'redirect URLs', 'access / id / refresh', 'secret'], rows);
  process.stdout.write(`\n${rows.length} app clients in ${path.relative(ROOT, template)}\n`);
}

function row({ Properties: properties, Metadata: metadata }: Client): string[] {
  const grant = (properties.AllowedOAuthFlows ?? ['none']).join(', ');
  const units = properties.TokenValidityUnits ?? {};
  return [
    (metadata?.['aws:cdk:path'] ?? '').replace(/\/Resource$/, ''),
    grant === 'client_credentials' ? 'machine' : properties.GenerateSecret ? 'confidential' : 'public',
    grant,
    (properties.AllowedOAuthScopes ?? []).map(text).join(' '),
    (properties.CallbackURLs ?? ['-']).map(text).join(' '),
    [
      lifetime(properties.AccessTokenValidity, units.AccessToken),
      lifetime(properties.IdTokenValidity, units.IdToken),
      lifetime(properties.RefreshTokenValidity, units.RefreshToken),
    ].join(' / '),
    properties.GenerateSecret ? 'yes' : 'no',
  ];
}

function lifetime(amount: number | undefined, unit: string | undefined): string {
  if (amount === undefined) { return '-'; }
  if (unit !== 'minutes') { return `${amount} ${unit}`; }
  return amount % 1440 === 0 ? `${amount / 1440} d` : amount % 60 === 0 ? `${amount / 60} h` : `${amount} min`;
}

/** A value of the template as a reader takes it in: a resource server by its identifier. */
function text(value: unknown): string {
  if (typeof value !== 'object' || value === null) { return String(value); }
  const [[name, argument]] = Object.entries(value);
  if (name === 'Ref') { return identifiers[String(argument)] ?? `\${${String(argument)}}`; }
  return name === 'Fn::Join' ? (argument as [string, unknown[]])[1].map(text).join('') : '${…}';
}

function print(head: string[], rows: string[][]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((cells) => cells[column].length)));
  const line = (cells: string[]) => cells.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd();
  process.stdout.write([line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n') + '\n');
}
