import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { build } from 'esbuild';
import { firstFault } from './course';
import type { Handler } from './world';

// The proof is worth what it finds: designs that look right, each with one thing wrong.

const SOURCES = join(__dirname, '../../lambda/client-secret');

interface Breakage {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly shows: RegExp;
}

const DIES = /the current secret was deleted|a secret became current that Cognito does not accept|not one that Cognito accepts/;
const DIES_EARLY = /a secret was deleted \d+ ms after it was replaced/;

const BROKEN: Record<string, Breakage> = {
  'the newest secret is taken for the current one': {
    file: 'rotation.ts',
    from: 'const known = await stored.idOf(current, listed);',
    to: 'const known = [...listed].sort((a, b) => b.created - a.created)[0]?.id;',
    shows: DIES,
  },
  'a secret without a label is deleted, however young': { file: 'slot.ts', from: 'return other.created + gone;', to: 'return 0;', shows: DIES },
  'Cognito gets a value that was not made durable before': {
    file: 'rotation.ts', from: 'settings.client, pending.content.client_secret)', to: "settings.client, randomBytes(32).toString('hex'))", shows: DIES,
  },
  'there is no overlap': { file: 'slot.ts', from: 'stored.replacedAt(current) + overlap + functionTimeout', to: '0', shows: DIES_EARLY },
  'the overlap counts from when the current version was written': { file: 'slot.ts', from: 'stored.replacedAt(current)', to: 'current.created', shows: DIES_EARLY },
  'a handover may not pause': { file: 'slot.ts', from: ' + overlap + functionTimeout', to: ' + overlap', shows: DIES_EARLY },
  'the secret of a displaced rotation is deleted while that one may be finishing': {
    file: 'slot.ts', from: 'const displaced = Math.max(pending.created + gone, other.created + 2 * gone);', to: 'const displaced = 0;', shows: DIES,
  },
  'the current secret bears no label before another is added': {
    file: 'rotation.ts', from: 'if (id && !bearer) {', to: 'if (false) {', shows: /none is known to be the current secret|a secret was deleted/,
  },
  'scopes and endpoints of before a deployment come back': {
    file: 'rotation.ts', from: 'if (text === JSON.stringify(pending.content)) {', to: 'if (true) {', shows: /scope\/\d+/,
  },
};

/** The handler's sources with one text replaced. */
async function broken({ file, from, to }: Breakage): Promise<Handler> {
  const text = readFileSync(join(SOURCES, file), 'utf8');
  if (text.split(from).length !== 2) { throw new Error(`'${from}' does not stand once in ${file}`); }
  const { outputFiles } = await build({
    stdin: { contents: ['rotation', 'seed', 'services'].map((name) => `export * from './${name}';`).join('\n'), resolveDir: SOURCES, loader: 'ts' },
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
  const loaded = { exports: {} as Handler };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('exports', 'require', 'module', outputFiles[0].text)(loaded.exports, createRequire(join(SOURCES, 'index.ts')), loaded);
  return loaded.exports;
}

test.each(Object.entries(BROKEN))('is found: %s', async (_, breakage) => {
  const handler = await broken(breakage);
  const fault = await firstFault(4000, 60, false, handler);
  expect(fault).toMatch(breakage.shows);
  if (process.env.SHOW_COURSES) { process.stderr.write(`${fault!.split('\n')[0].slice(0, 160)}\n`); }
}, 120_000);
