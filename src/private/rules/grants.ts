import { hasProps, named } from './wording';
import { isKnown } from '../assembly/text';
import type { ClientFacts } from '../facts/client';

/** True if a grant is certainly listed. */
export function has(client: Pick<ClientFacts, 'grants'>, grant: string): boolean {
  return isKnown(client.grants) && client.grants.items.includes(grant);
}

/** True if users sign in on the pages of the user pool's domain. */
export function usesManagedLogin(client: Pick<ClientFacts, 'oauth' | 'grants'>): boolean {
  return client.oauth === true && (has(client, 'code') || has(client, 'implicit'));
}

type Wording = Pick<ClientFacts, 'written' | 'oauth'>;

/** Says that OAuth is off, in the words of the construct. */
export function isOff(client: Wording): string {
  if (hasProps(client)) { return `${named('AllowedOAuthFlowsUserPoolClient', client)} is true`; }
  return `AllowedOAuthFlowsUserPoolClient is ${client.oauth === undefined ? 'absent, which means false' : 'false'}`;
}

/** How to turn OAuth on. */
export function turningOn(client: Wording): string {
  return hasProps(client) ? `remove ${named('AllowedOAuthFlowsUserPoolClient', client)}` : 'set AllowedOAuthFlowsUserPoolClient to true';
}

/** A grant in the words of the construct. */
export function grantAsWritten(grant: 'code' | 'client_credentials', client: Wording): string {
  return hasProps(client) ? `{ ${grant === 'code' ? 'authorizationCodeGrant' : 'clientCredentials'}: true }` : grant;
}

/** The sentence that says how to write a grant. */
export function grantWritten(grant: 'code' | 'client_credentials', client: Wording): string {
  return hasProps(client) ? `Set ${named('AllowedOAuthFlows', client)}: ${grantAsWritten(grant, client)}` : `Write ${grant}`;
}
