import { readWriteAttributes } from './attributes';
import { authFlows } from './auth-flows';
import { identityProviders } from './identity-providers';
import { naming } from './naming';
import { oauth } from './oauth';
import { redirectUrls } from './redirect-urls';
import { refreshRotation } from './refresh-rotation';
import { resourceServers } from './resource-servers';
import type { ClientTopic, NeighbourTopic } from './rule';
import { scopes } from './scopes';
import { secret } from './secret';
import { tokenLifetimes } from './token-lifetimes';

export const CLIENT_TOPICS: readonly ClientTopic[] = [
  naming, secret, oauth, scopes, redirectUrls, identityProviders, authFlows, tokenLifetimes, refreshRotation, readWriteAttributes,
];

export const NEIGHBOUR_TOPICS: readonly NeighbourTopic[] = [resourceServers];

/** Findings that the library itself makes, beside its rules. */
export const OWN_FINDINGS: readonly string[] = ['acknowledged-unknown-rule', 'rule-broken'];

export function ruleIds(): Set<string> {
  return new Set([...CLIENT_TOPICS, ...NEIGHBOUR_TOPICS].flatMap((topic) => topic.rules.map((rule) => rule.id)));
}
