import type { ClientRule } from './rule';
import type { Fact, ListFact } from '../assembly/text';
import { HOLE, isKnown, shown } from '../assembly/text';
import type { ClientFacts } from '../facts/client';
import { withForms } from '../facts/known-attributes';

export type Urls = Pick<ClientFacts, 'ours' | 'kind' | 'platform' | 'oauth' | 'grants' | 'callbackUrls' | 'logoutUrls' | 'defaultRedirectUri'
  | 'providers' | 'signInRedirects' | 'changedLater'>;
export type Property = 'CallbackURLs' | 'LogoutURLs' | 'DefaultRedirectURI';

export const FIELD = { CallbackURLs: 'callbackUrls', LogoutURLs: 'logoutUrls', DefaultRedirectURI: 'defaultRedirectUri' } as const;

export function urlsOf(client: Urls, property: Property): readonly string[] {
  const fact: Fact<ListFact> | Fact<string> = client[FIELD[property]];
  if (!isKnown(fact)) { return []; }
  return typeof fact === 'string' ? [fact] : (fact as ListFact).items;
}

export function quoted(urls: readonly string[]): string {
  return urls.map((url) => `'${shown(url)}'`).join(', ');
}

export interface UrlRule extends Omit<ClientRule<Urls>, 'property' | 'check'> {
  /** True for a URL that breaks the rule, references replaced by what is known of their form; never asked of one of which nothing is known. */
  readonly wrong: (url: string, client: Urls) => boolean;
}

/** One rule for each property that it speaks of, all under the id of the constraint. */
export function of(properties: readonly Property[], { wrong, ...rule }: UrlRule): ClientRule<Urls>[] {
  return properties.map((property) => ({
    ...rule,
    property,
    check: (client, pool) => {
      const offenders = urlsOf(client, property).filter((url) => url !== HOLE && wrong(withForms(url, pool), client));
      return offenders.length > 1 ? [...new Set(offenders)] : offenders;
    },
  }));
}

export const EVERY: readonly Property[] = ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'];
export const LISTS: readonly Property[] = ['CallbackURLs', 'LogoutURLs'];
