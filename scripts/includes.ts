import { readFileSync, writeFileSync } from 'fs';
import * as path from 'path';
import { markdown } from './snippets';

const ROOT = path.join(__dirname, '..');

/** The pages that include files of the repository. */
export function pages(): string[] {
  return markdown().map((page) => path.join(ROOT, page)).filter((page) => included(readFileSync(page, 'utf8')).length > 0);
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
