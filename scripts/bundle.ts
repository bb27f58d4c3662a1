/**
 * Bundles the Lambda handler of `lambda/client-secret` with the AWS SDK: the operations on client secrets are newer than the SDK that a
 * Lambda runtime may have. The sources are outside of `src` because jsii would compile them into `lib`, where they would ask for an SDK that is
 * no dependency of the package.
 */
import { mkdirSync, statSync } from 'node:fs';
import { buildSync } from 'esbuild';

const OUT = 'assets/client-secret/index.js';

mkdirSync('assets/client-secret', { recursive: true });
buildSync({
  entryPoints: ['lambda/client-secret/index.ts'],
  outfile: OUT,
  bundle: true,
  minify: true,
  lineLimit: 160,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  mainFields: ['module', 'main'],
  tsconfigRaw: { compilerOptions: { strict: true } },
});
process.stdout.write(`${OUT}: ${Math.round(statSync(OUT).size / 1024)} KiB\n`);
