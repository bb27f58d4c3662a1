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

test('what users do comes before what reviewers read', () => {
  const headings = [...PAGE.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(headings.slice(0, 5)).toEqual(['Give the secret to an app', 'Read the secret in the app', 'Rotate the secret', 'Recipes', 'Who can do what']);
});

test('a program does not send the secret to a URL that it reads with the secret', () => {
  const files = readdirSync(PROGRAMS, { recursive: true, withFileTypes: true }).filter((file) => /\.(ts|py|java|go)$/.test(file.name));
  expect(files.length).toBeGreaterThan(4);
  expect(files.filter(({ parentPath, name }) => readFileSync(path.join(parentPath, name), 'utf8').includes('token_endpoint')).map(({ name }) => name)).toEqual([]);
});
