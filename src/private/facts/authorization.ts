/** Words for what decides what a user may do. */
const WORDS = new Set([
  'role', 'tenant', 'permission', 'privilege', 'entitlement', 'admin', 'administrator', 'superuser', 'plan', 'tier', 'group', 'subscription',
  'org', 'organization', 'organisation', 'scope', 'policy', 'accesslevel',
]);

/** True for the name of a custom attribute that an app is likely to decide by: `custom:role`, `custom:tenantId`, `custom:is_admin`. */
export function soundsLikeAuthorization(attribute: string): boolean {
  const words = attribute.replace(/^custom:/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return [...words, words.join('')].some((word) => forms(word).some((form) => WORDS.has(form)));
}

/** The word itself, and without what is put before or after it: `roles`, `tenantid`, `isadmin`, `userrole`. */
function forms(word: string): string[] {
  const stem = word.replace(/^(is|has|user|my)/, '');
  return [word, stem].flatMap((each) => [each, each.replace(/s$/, ''), each.replace(/(id|name|code|key)s?$/, ''), each.replace(/ies$/, 'y')]);
}
