import { mkdtempSync, rmSync } from 'fs';
import * as os from 'os';
import * as path from 'path';

/** An `App` without `outdir` makes a folder in the temporary one, so one run of the suite leaves thousands. They all go into one, which is removed. */
export default function temporaryFolder({ rootDir }: { readonly rootDir: string }): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), `${path.basename(rootDir)}-tests-`));
  process.env.TMPDIR = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return () => rmSync(folder, { recursive: true, force: true });
}
