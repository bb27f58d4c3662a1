/** Words in the names of attributes that decide what a user is allowed to do. */
const WORDS = new Set([
  'role', 'tenant', 'permission', 'privilege', 'entitlement', 'admin', 'administrator', 'superuser', 'plan', 'tier', 'group', 'subscription',
  'org', 'organization', 'organisation', 'scope', 'policy', 'accesslevel',
]);

/** True for the name of a custom attribute that probably decides what a user is allowed to do: `custom:role`, `custom:tenantId`, `custom:is_admin`. */
export function soundsLikeAuthorization(attribute: string): boolean {
  const words = attribute.replace(/^custom:/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return [...words, words.join('')].some((word) => forms(word).some((form) => WORDS.has(form)));
}

/** The word, with or without common prefixes and suffixes: `roles`, `tenantid`, `isadmin`, `userrole`. */
function forms(word: string): string[] {
  const stem = word.replace(/^(is|has|user|my)/, '');
  return [word, stem].flatMap((each) => [each, each.replace(/s$/, ''), each.replace(/(id|name|code|key)s?$/, ''), each.replace(/ies$/, 'y')]);
}
