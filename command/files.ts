import * as fs from 'fs';
import * as path from 'path';
import { globSync, isDynamicPattern } from 'tinyglobby';

const TEMPLATES = '**/*.{json,yaml,yml,template}';

export interface FoundFile {
  readonly file: string;
  /** True if the file itself was an argument. In a folder or a pattern, other files than templates are expected. */
  readonly named: boolean;
}

/** The files of the arguments, which are files, folders and patterns. The folder of a synthesized CDK app contains `*.template.json`. */
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

/** A file whose status cannot be read, such as a link to itself, counts as absent. */
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
