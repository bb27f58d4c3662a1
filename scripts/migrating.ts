import { readFileSync, writeFileSync } from 'fs';
import * as path from 'path';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import * as core from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ts from 'typescript';
import * as constructs from '../src';

export const MIGRATING_PAGE = path.join(__dirname, '..', 'docs', 'migrating.md');

const CLIENT = 'AWS::Cognito::UserPoolClient';

export interface Recipe {
  readonly before: string;
  readonly after: string;
}

export interface ClientChange {
  readonly id: string;
  readonly impact: ResourceImpact;
  readonly properties: readonly string[];
}

/** The recipes of the page, by heading. They are run unchanged. */
export function recipes(page: string): Record<string, Recipe> {
  return Object.fromEntries(sections(page).slice(1).map((section) => [
    section.split('\n')[0].replace(/^### /, ''), { before: block(section, 'ts before'), after: block(section, 'ts after') },
  ]));
}

/** The page with the changes of each recipe from the diff. */
export function withChanges(page: string): string {
  return sections(page).map((section) => section.replace(/(^```text changes\n)[\s\S]*?(^```$)/m, (_, start: string, end: string) => {
    const lines = clientChanges(block(section, 'ts before'), block(section, 'ts after')).flatMap(({ id, impact, properties }) => [
      ...impact === ResourceImpact.WILL_UPDATE ? [] : [`${id}: ${impact}`], ...properties,
    ]);
    return `${start}${lines.join('\n')}\n${end}`;
  })).join('');
}

function sections(page: string): string[] {
  return page.split(/^(?=### )/m);
}

function block(section: string, info: string): string {
  const found = new RegExp(`^\`\`\`${info}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(section);
  if (!found) { throw new Error(`no block '${info}' in '${section.split('\n')[0]}'`); }
  return found[1];
}

/** The template that a snippet creates. In the snippet, `this` is a stack with a user pool and a resource server. */
export function templateOf(snippet: string): { Resources: Record<string, { Type: string }>; Outputs?: Record<string, unknown> } {
  const stack = new core.Stack(new core.App(), 'Shop');
  const userPool = new cognito.UserPool(stack, 'Users');
  const ordersExport = new cognito.ResourceServerScope({ scopeName: 'export', scopeDescription: 'Export all orders' });
  const orders = userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [ordersExport] });
  const names = { ...core, cognito, secretsmanager, ...constructs, userPool, orders, ordersExport };
  const { outputText } = ts.transpileModule(snippet, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  new Function(...Object.keys(names), outputText).call(stack, ...Object.values(names));
  return Template.fromStack(stack).toJSON() as ReturnType<typeof templateOf>;
}

/** The changes of the clients in a deployment, as in `cdk diff`. */
export function clientChanges(before: string, after: string): ClientChange[] {
  const changes: ClientChange[] = [];
  fullDiff(templateOf(before), templateOf(after)).resources.forEachDifference((id, { resourceType, changeImpact: impact, propertyUpdates }) => {
    if (resourceType !== CLIENT) { return; }
    const updated = impact === ResourceImpact.WILL_CREATE || impact === ResourceImpact.WILL_DESTROY ? [] : Object.entries(propertyUpdates);
    changes.push({ id, impact, properties: updated.map(([name, { oldValue, newValue }]) => `${name}: ${shown(oldValue)} → ${shown(newValue)}`).sort() });
  });
  return changes;
}

function shown(value: unknown): string {
  if (value === undefined) { return '-'; }
  if (Array.isArray(value)) { return value.length > 5 ? `${value.length} names` : value.map(shown).join(' '); }
  if (typeof value === 'object') { return Object.values(value as object).map(shown).join(' '); }
  return String(value);
}

if (require.main === module) {
  writeFileSync(MIGRATING_PAGE, withChanges(readFileSync(MIGRATING_PAGE, 'utf8')));
}
