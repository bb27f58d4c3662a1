import { readdirSync, readFileSync } from 'fs';
import * as path from 'path';

const DOCS = path.join(__dirname, '..', '..', 'docs');
const PAGE = readFileSync(path.join(DOCS, 'secret.md'), 'utf8');
const PROGRAMS = path.join(DOCS, 'read-secret');

test.each([
  ['typescript', 'extension.ts'], ['typescript', 'container.ts'], ['python', 'read_secret.py'], ['java', 'ReadSecret.java'], ['go', 'secret.go'],
])('docs/secret.md shows %s/%s as it is compiled', (language, file) => {
  expect(readdirSync(path.join(PROGRAMS, language))).toContain(file);
  expect(PAGE).toContain(`\`\`\`${language}\n${readFileSync(path.join(PROGRAMS, language, file), 'utf8').trimEnd()}\n\`\`\`\n`);
});
