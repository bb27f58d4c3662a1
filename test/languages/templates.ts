import * as fs from 'fs';
import * as path from 'path';

/**
 * The templates in a cloud assembly, by file name, as they stand but for two things.
 *
 * What the CDK counts for its usage statistics (`CDKMetadata`) names the language, and a Java `Map.of` hands environment variables over in any order.
 */
export function templatesIn(assembly: string): Record<string, string> {
  return Object.fromEntries(fs.readdirSync(assembly).filter((file) => file.endsWith('.template.json')).map((file) => {
    const template: unknown = JSON.parse(fs.readFileSync(path.join(assembly, file), 'utf8'), (key, value: object) => {
      if (key === 'Analytics') { return '…'; }
      return key === 'Variables' ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a.localeCompare(b))) : value;
    });
    return [file, JSON.stringify(template, undefined, 1)];
  }));
}

/** The app clients in the templates of an assembly, by logical id. */
export function clientsIn(assembly: string): Record<string, unknown> {
  const resources = Object.values(templatesIn(assembly)).flatMap((template) =>
    Object.entries((JSON.parse(template) as { Resources: Record<string, { Type: string }> }).Resources));
  return Object.fromEntries(resources.filter(([, { Type }]) => Type === 'AWS::Cognito::UserPoolClient'));
}

/** The findings of this library that stand in a cloud assembly. */
export function findingsIn(assembly: string): string[] {
  const texts = fs.readdirSync(assembly).filter((file) => /^manifest\.json$|\.metadata\.json$/.test(file))
    .map((file) => fs.readFileSync(path.join(assembly, file), 'utf8'));
  return texts.flatMap((text) => entriesOf(JSON.parse(text)))
    .filter(({ type, data }) => /^aws:cdk:(warning|error)$/.test(type) && String(data).includes('cdk-cognito-app-clients::'))
    .map(({ data }) => String(data));
}

interface Entry {
  readonly type: string;
  readonly data: unknown;
}

function entriesOf(value: unknown): Entry[] {
  if (typeof value !== 'object' || value === null) { return []; }
  const below = Object.values(value).flatMap((item) => entriesOf(item));
  return 'type' in value && 'data' in value ? [value as Entry, ...below] : below;
}

/** The first line in which two texts differ, with the lines around it. */
export function difference(expected: string, actual: string): string {
  const [left, right] = [expected.split('\n'), actual.split('\n')];
  const line = left.findIndex((text, index) => text !== right[index]);
  const from = Math.max(0, line - 3);
  return `line ${line + 1}:\nexpected\n${left.slice(from, line + 2).join('\n')}\nactual\n${right.slice(from, line + 2).join('\n')}`;
}
