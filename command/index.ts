import * as fs from 'fs';
import * as path from 'path';
import { main } from './main';

const { version } = JSON.parse(fs.readFileSync(path.join(__dirname, '..', '..', 'package.json'), 'utf8')) as { version: string };

process.stdout.on('error', () => process.exit(2));
process.exitCode = main(process.argv.slice(2), {
  readInput: () => fs.readFileSync(0, 'utf8'),
  out: (text) => { process.stdout.write(text); },
  err: (text) => { process.stderr.write(text); },
  isTerminal: process.stdout.isTTY && process.env.NO_COLOR === undefined,
  version,
});
