import * as fs from 'fs';
import * as path from 'path';
import { globSync, isDynamicPattern } from 'tinyglobby';

const TEMPLATES = '**/*.{json,yaml,yml,template}';

export interface FoundFile {
  readonly file: string;
  /** It was named itself, and not found in a folder or by a pattern, where other files than templates are expected. */
  readonly named: boolean;
}

/** The files that arguments stand for: files, folders and patterns; a folder of synthesized CDK apps holds `*.template.json`. */
export function filesOf(inputs: readonly string[]): { readonly files: FoundFile[]; readonly missing: string[] } {
  const files = new Map<string, FoundFile>();
  const missing: string[] = [];
  for (const input of inputs) {
    const stat = statOf(input);
    const found = stat?.isDirectory() ? inFolder(input)
      : stat ? [{ file: input, named: true }]
        : isDynamicPattern(input) ? globSync(input.split(path.sep).join('/'), { ignore: ['**/node_modules/**'] }).map((file) => ({ file, named: false })) : [];
    if (found.length === 0) { missing.push(input); }
    for (const each of found) { if (!files.get(each.file)?.named) { files.set(each.file, each); } }
  }
  return { files: [...files.values()], missing };
}

/** What cannot be asked, such as a link to itself, is not there. */
function statOf(input: string): fs.Stats | undefined {
  try {
    return fs.statSync(input, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function inFolder(folder: string): FoundFile[] {
  const synthesized = fs.existsSync(path.join(folder, 'manifest.json'));
  return globSync(synthesized ? '**/*.template.json' : TEMPLATES, { cwd: folder, ignore: ['**/node_modules/**', '**/asset.*/**'] })
    .sort()
    .map((file) => ({ file: path.join(folder, file), named: false }));
}
