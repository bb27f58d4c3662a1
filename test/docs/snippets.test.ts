import { complaints, markdown, snippetsOf } from '../../scripts/snippets';

test('every TypeScript snippet of the README and of docs/ compiles', () => {
  const snippets = markdown().flatMap(snippetsOf);
  expect(snippets.length).toBeGreaterThan(60);
  const wrong = { where: 'wrong', code: "new PublicAppClient(this, 'Web', { userPool, generateSecret: true });" };
  expect(complaints([...snippets, wrong])).toEqual([expect.stringMatching(/^wrong: .*'generateSecret' does not exist/)]);
}, 120_000);
