import { CONSTRAINTS, OWN_FINDINGS, RULES } from './catalogue';
import { prose } from './markdown';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS } from '../src/private/rules';

/** The section of topics whose rules are all findings of the library itself. */
const SECTIONS: Record<string, string> = {
  'secret-rotation': 'secret',
  'api-sign-in': 'auth-flows',
  'redirect-circle': 'circles',
  'sessions': 'session-configuration',
  'tenants': 'identity-providers',
  'provider-mapping': 'identity-providers',
  'device-tracking': 'auth-flows',
  'pool-domains': 'domains',
  'endpoints': 'domains',
  'unfilled-names': 'unfilled',
  'new-values-of-pools': 'new-values',
  'property-types-of-neighbours': 'property-types',
  'regions-of-neighbours': 'regions-partitions',
  'triggers': 'user-pool',
  'identity-pools': 'consumers',
  'issuers': 'consumers',
  'search-domains': 'consumers',
};

const TITLES: Record<string, string> = {
  'oauth-grants': 'OAuth grants',
  'scopes-resource-servers': 'Scopes',
  'redirect-urls': 'Redirect URLs',
  'auth-flows': 'Authentication flows',
  'user-existence-errors': 'Errors about users',
  'related-resources': 'Domain, styles, terms, risk, logs',
  'regions-partitions': 'Regions',
  'update-semantics': 'Updates',
  'client-registration': 'Client registration',
  'session-configuration': 'Sessions',
  'domains': 'Endpoints and domains in the app',
  'unfilled': 'Missing values',
  'property-types': 'Names and types of properties',
  'partial-updates': 'Custom resources',
  'configurations': 'Configuration of the app',
  'consumers': 'Load balancers, APIs, identity pools, OpenSearch',
  'api-access': 'Scopes of APIs',
  'circles': 'Circular dependencies',
  'checks': 'The checks themselves',
};

const GROUP_OF = new Map(CONSTRAINTS.map(({ id, group }) => [id, group]));

/** The ids of the rules, by section. */
export function rulesBySection(): Map<string, string[]> {
  const sections = new Map<string, string[]>([...new Set(GROUP_OF.values())].map((group) => [group, []]));
  const placed = new Set<string>();
  for (const { name, rules } of [...CLIENT_TOPICS, ...NEIGHBOUR_TOPICS, ...CONSUMER_TOPICS]) {
    const home = SECTIONS[name] ?? mostFrequent(rules.flatMap(({ id }) => GROUP_OF.get(id) ?? [])) ?? name;
    for (const { id } of rules) {
      if (placed.has(id)) { continue; }
      placed.add(id);
      const section = GROUP_OF.get(id) ?? home;
      sections.set(section, [...sections.get(section) ?? [], id]);
    }
  }
  sections.set('checks', Object.keys(OWN_FINDINGS).filter((id) => !RULES.has(id)));
  return new Map([...sections].filter(([, ids]) => ids.length > 0));
}

function mostFrequent(names: readonly string[]): string | undefined {
  const count = (name: string) => names.filter((each) => each === name).length;
  return [...new Set(names)].sort((a, b) => count(b) - count(a))[0];
}

export function title(name: string): string {
  if (name in TITLES) { return TITLES[name]; }
  const words = name.replaceAll('-', ' ');
  return words[0].toUpperCase() + words.slice(1);
}

/** A link to the page, or who measured it. */
export function reference(where: string): string {
  if (!/^https:\/\/\S+$/.test(where)) { return prose(where); }
  const [, repository, number] = /^https:\/\/github\.com\/[^/]+\/([^/]+)\/(?:issues|pull)\/(\d+)/.exec(where) ?? [];
  const { hostname } = new URL(where);
  return `[${repository ? `${repository}#${number}` : hostname === 'docs.aws.amazon.com' ? 'AWS page' : hostname}](${where})`;
}

/** Markdown in which the ids of rules are links to their entries. */
export function linkingRules(markdown: string, page = ''): string {
  return markdown.split(/(`[^`]*`|\]\([^)]*\))/).map((part, i) => i % 2 === 1 ? part : part
    .replaceAll(/[a-z0-9]+(?:-[a-z0-9]+)+/g, (id) => RULES.has(id) ? `[\`${id}\`](${page}#${id})` : id)).join('');
}
