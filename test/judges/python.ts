import { existsSync } from 'fs';
import * as os from 'os';
import * as path from 'path';

/** Where `npx projen judges` installs the judges that are written in Python. */
export const JUDGES = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'cdk-cognito-app-clients', 'judges');

/** What is installed, else the machine's own, which may be there or not. */
function judge(folder: string, name: string): string {
  const installed = path.join(JUDGES, folder, 'bin', name);
  return existsSync(installed) ? installed : name;
}

export const PYTHON = judge('common', 'python3');
export const CFN_LINT = judge('common', 'cfn-lint');
export const CHECKOV = judge('checkov', 'checkov');
