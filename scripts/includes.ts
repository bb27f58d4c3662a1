import { readdirSync, readFileSync, writeFileSync } from 'fs';
import * as path from 'path';

const ROOT = path.join(__dirname, '..');
const DOCS = path.join(ROOT, 'docs');

/** The pages that include files of the repository. */
export function pages(): string[] {
  return [...readdirSync(DOCS), ...readdirSync(path.join(DOCS, 'sign-in')).map((name) => path.join('sign-in', name))]
    .filter((name) => name.endsWith('.md')).map((name) => path.join(DOCS, name)).filter((page) => included(readFileSync(page, 'utf8')).length > 0);
}

/** The files that a page includes. */
export function included(page: string): string[] {
  return [...page.matchAll(/^<!-- include (\S+) -->$/gm)].map(([, file]) => file);
}

/** The page with the current content of each file. */
export function withFiles(page: string): string {
  return page.replace(/^(<!-- include (\S+) -->\n```\w+\n)[\s\S]*?(^```$)/gm, (_, start: string, file: string, end: string) =>
    `${start}${readFileSync(path.join(ROOT, file), 'utf8')}${end}`);
}

if (require.main === module) {
  for (const page of pages()) { writeFileSync(page, withFiles(readFileSync(page, 'utf8'))); }
}
