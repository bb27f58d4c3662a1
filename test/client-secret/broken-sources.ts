import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { build } from 'esbuild';

/** One thing that is wrong in a source file. */
export interface Break {
  /** Below the folder of the sources. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** What sources export, with one text of one file replaced. */
export async function brokenSources<Sources>(folder: string, entry: string, { file, from, to }: Break): Promise<Sources> {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(from).length !== 2) { throw new Error(`'${from}' is not exactly once in ${file}`); }
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    plugins: [{
      name: 'break',
      setup: (builder) => builder.onLoad({ filter: /\.ts$/ }, (loaded) => loaded.path === path ? { contents: text.replace(from, () => to), loader: 'ts' } : undefined),
    }],
  });
  const loaded = { exports: {} as Sources };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('exports', 'require', 'module', '__dirname', outputFiles[0].text)(loaded.exports, createRequire(join(folder, 'index.ts')), loaded, join(path, '..'));
  return loaded.exports;
}
