import { readFileSync } from 'fs';
import { OWN_FINDINGS, RULES } from '../../scripts/catalogue';
import { symptoms, SYMPTOMS_PAGE } from '../../scripts/symptoms';

const PAGE = readFileSync(SYMPTOMS_PAGE, 'utf8');
const SYMPTOMS = symptoms(PAGE);
const ENTRIES = PAGE.split(/^(?=### )/m).slice(1).map((section) => [section.slice(4, section.indexOf('\n')), section] as const);

test.each([
  'SECRET_HASH was not received', 'Unable to verify secret hash for client', 'redirect_mismatch', 'invalid_scope', 'invalid_grant', 'invalid_client',
  'unauthorized_client', 'attempted to write unauthorized attribute', 'Access Token does not have required scopes', 'Invalid Refresh Token',
  'Login pages unavailable', 'Client is not enabled for OAuth2.0 flows', "'redirect_uri' is not present", '561',
  'USER_PASSWORD_AUTH flow not enabled for this client', 'Auth flow not enabled for this client', 'ManagedLoginBrandingExistsException',
  '401 Unauthorized', 'Circular dependency', 'The provider <name> does not exist for User Pool',
])('%s has an entry', (text) => {
  expect(SYMPTOMS.map(({ heading }) => heading)).toContainEqual(expect.stringContaining(text));
});

test('the rules that prevent it are rules', () => {
  const prevented = SYMPTOMS.flatMap(({ rules }) => rules);
  expect(prevented.length).toBeGreaterThan(60);
  expect(prevented.filter((id) => !RULES.has(id) && !(id in OWN_FINDINGS))).toEqual([]);
});

test('a link to a rule shows its id', () => {
  expect([...PAGE.matchAll(/\[`?([^\]`]*)`?\]\(constraints\.md#([^)]*)\)/g)].filter(([, shown, id]) => shown !== id)).toEqual([]);
});

test.each(ENTRIES)('%s says who prints it, and gives a cause and a fix', (heading, section) => {
  expect(`${heading}: ${section}`).toMatch(/print|returns it|sends it|No error/);
  // One entry is about a page that shows no reason, and leads to the others.
  if (!section.includes('Search this page for the reason')) { expect(section).toMatch(/Fix:|^```ts$|^L2: /m); }
});
