import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { main } from '../../command/main';

export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'command-'));

export interface Result { readonly code: number; readonly out: string; readonly err: string }

/** Runs the command as a process does, with the input on standard input. */
export function run(args: readonly string[], input = ''): Result {
  let out = '';
  let err = '';
  const code = main(args, {
    readInput: () => input, out: (text) => { out += text; }, err: (text) => { err += text; }, isTerminal: false, version: '1.2.3',
  });
  return { code, out, err };
}

/** Writes a file and returns its path. */
export function file(name: string, text: string | Buffer): string {
  const where = path.join(folder, name);
  fs.mkdirSync(path.dirname(where), { recursive: true });
  fs.writeFileSync(where, text);
  return where;
}

/** A template without a finding. */
export const SOUND = `
Resources:
  Client:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: !Ref Pool
      GenerateSecret: false
      PreventUserExistenceErrors: ENABLED
      ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
      WriteAttributes: [email]
`;
