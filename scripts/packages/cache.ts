import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';

const CACHE = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'cdk-cognito-app-clients');

/** A folder outside of the repository for results that are expensive to build or to download. Everything in it can be deleted. */
export function cached(...names: string[]): string {
  const folder = path.join(CACHE, ...names);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

/** A folder in the cache that is created once. It appears only when it is complete. */
export function madeOnce(names: string[], make: (folder: string) => void): string {
  const folder = path.join(CACHE, ...names);
  if (fs.existsSync(folder)) { return folder; }
  const parent = cached(...names.slice(0, -1));
  const scratch = fs.mkdtempSync(path.join(parent, '.making-'));
  try {
    make(scratch);
    fs.renameSync(scratch, folder);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}
