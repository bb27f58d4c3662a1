import { instead } from './final-url';
import type { ClientRule } from './rule';
import type { Fact, ListFact } from '../assembly/text';
import { HOLE, isKnown } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { withForms } from '../facts/known-attributes';
import type { PoolFacts } from '../facts/pool';

export const FIELD = { CallbackURLs: 'callbackUrls', LogoutURLs: 'logoutUrls', DefaultRedirectURI: 'defaultRedirectUri' } as const;

export type Property = keyof typeof FIELD;
export type RedirectUrls = Pick<ClientFacts, typeof FIELD[Property] | 'unusualUrls'>;

export const EVERY: readonly Property[] = ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'];
export const LISTS: readonly Property[] = ['CallbackURLs', 'LogoutURLs'];

const NONE: readonly never[] = [];

export function urlsOf(client: Pick<ClientFacts, typeof FIELD[Property]>, property: Property): readonly string[] {
  const fact: Fact<ListFact> | Fact<string> = client[FIELD[property]];
  if (!isKnown(fact)) { return NONE; }
  return typeof fact === 'string' ? [fact] : (fact as ListFact).items;
}

/** A verb in a sentence about URLs. */
export function agree(urls: readonly string[], one: string, several: string): string {
  return urls.length > 1 ? several : one;
}

interface UrlRule<F> extends Omit<ClientRule<F>, 'property' | 'check' | 'message'> {
  /** True for a URL that breaks the rule. References are replaced by their known form. It is not called for a completely unknown URL. */
  readonly wrong: (url: string, client: F) => boolean;
  /** True if a plain URL can break it too. By default it sees only the unusual ones. */
  readonly plainToo?: boolean;
  /** @param write the sentence that says what to write instead */
  readonly message: (urls: readonly string[], write: string, client: F, pool: PoolFacts, property: Property) => string;
}

/** One rule for each property, all with the id of the constraint. */
export function redirectRules<F extends RedirectUrls>(
  properties: readonly Property[], { wrong, plainToo, message, ...rule }: UrlRule<F>,
): ClientRule<F>[] {
  return properties.map((property) => ({
    ...rule,
    property,
    check: (client, pool) => {
      const urls = plainToo ? urlsOf(client, property) : client.unusualUrls[FIELD[property]];
      if (urls.length === 0) { return NONE; }
      const offenders = urls.filter((url) => url !== HOLE && wrong(withForms(url, pool), client));
      return offenders.length > 1 ? [...new Set(offenders)] : offenders;
    },
    message: (urls, client, pool) => message(urls, instead(urls, property, pool), client, pool, property),
  }));
}
