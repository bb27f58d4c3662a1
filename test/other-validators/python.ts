import { existsSync } from 'fs';
import * as os from 'os';
import * as path from 'path';

/** Where `npx projen validators` installs the validators that are written in Python. */
export const VALIDATORS = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'cdk-cognito-app-clients', 'validators');

/** What is installed, else the machine's own, which may be there or not. */
function validator(folder: string, name: string): string {
  const installed = path.join(VALIDATORS, folder, 'bin', name);
  return existsSync(installed) ? installed : name;
}

export const PYTHON = validator('common', 'python3');
export const CFN_LINT = validator('common', 'cfn-lint');
export const CHECKOV = validator('checkov', 'checkov');
