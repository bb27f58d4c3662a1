/**
 * Translates the snippets of the README and the API to the other languages, into `.jsii.tabl.json`.
 *
 * jsii-rosetta 6.0 writes two things in Java that do not compile. They are mended here.
 */
import * as fs from 'fs';
import { run } from './run';

export const TRANSLATIONS = '.jsii.tabl.json';

interface Translations {
  readonly snippets: Record<string, { readonly translations: { java?: { source: string } } }>;
}

export function translate(): void {
  run('npx', ['jsii-rosetta', 'extract', '--strict', '.jsii']);
  const tablet = JSON.parse(fs.readFileSync(TRANSLATIONS, 'utf8')) as Translations;
  for (const { translations: { java } } of Object.values(tablet.snippets)) {
    if (java) { java.source = mendedJava(java.source); }
  }
  fs.writeFileSync(TRANSLATIONS, JSON.stringify(tablet, undefined, 2));
}

/** Java with getters where a method of a property is called (`client.secret.grantRead(fn)`), and with the type of texts in a loop. */
export function mendedJava(source: string): string {
  return source.split('\n').map((line) => line.startsWith('import ') ? line : line
    .replace(/(?<![\w."])(?!this\b)([a-z]\w*)((?:\.[a-z]\w*)+)(?=\.[a-z]\w*\()/g, (_, object: string, properties: string) =>
      object + properties.replace(/\.([a-z])(\w*)/g, (__, first: string, rest: string) => `.get${first.toUpperCase()}${rest}()`))
    .replace(/^(\s*)for \(Object (\w+) : List\.of\("/, '$1for (String $2 : List.of("')).join('\n');
}

if (require.main === module) { translate(); }
