import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Cloud } from './cloud';
import type { Gate, Lambda } from './lambda';
import { lambda } from './lambda';

const SOURCES = join(__dirname, '../../../lambda/client-secret');

/** A change of the handler's sources that breaks the design. */
export interface Breakage {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Invocations of a handler with one thing about it changed. */
export async function broken({ file, from, to }: Breakage): Promise<(cloud: Cloud, gate?: Gate) => Lambda> {
  const text = readFileSync(join(SOURCES, file), 'utf8');
  if (text.split(from).length !== 2) { throw new Error(`'${from}' does not stand once in ${file}`); }
  const { outputFiles } = await build({
    entryPoints: [join(SOURCES, 'index.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    plugins: [{
      name: 'break',
      setup: (builder) => builder.onLoad({ filter: new RegExp(`/${file}$`) }, () => ({ contents: text.replace(from, () => to), loader: 'ts' })),
    }],
  });
  const loaded = { exports: {} as Pick<Lambda, 'createHandler'> };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('exports', 'require', 'module', outputFiles[0].text)(loaded.exports, createRequire(join(SOURCES, 'index.ts')), loaded);
  const { createHandler } = loaded.exports;
  return (cloud, gate) => ({ ...lambda(cloud, gate), createHandler });
}
