import type { NeighbourRule, NeighbourTopic } from './rule';
import { here, newDomain, setPages } from './ways';
import { capital } from './wording';
import { isKnown, isWhole, lengthOf, shortened, upToFive } from '../assembly/text';
import { pageVersions } from '../facts/domains';
import { isOfSameClient } from '../facts/named-client';
import { textAt, valueAt } from '../facts/properties-at';
import { DOMAIN, TERMS } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateTerms.html';
const LANGUAGES = [
  'default', 'english', 'french', 'spanish', 'german', 'bahasa-indonesia', 'italian', 'japanese', 'korean', 'portuguese-brazil',
  'chinese-simplified', 'chinese-traditional', 'dutch',
];

/** The fault in the link of one language, and what to write. */
function faultOfLink(language: string, url: unknown): string | undefined {
  if (!language.startsWith('cognito:') || !LANGUAGES.includes(language.slice('cognito:'.length))) {
    return `'${shortened(language)}' is not a language key. Write one of ${upToFive(LANGUAGES.map((known) => `cognito:${known}`))}.`;
  }
  if (typeof url !== 'string') { return undefined; }
  const fault = url === '' ? 'is empty' : /\s/.test(url) ? 'contains white space' : lengthOf(url) > 1024 ? `has ${lengthOf(url)} characters` : undefined;
  return fault && `The URL for ${language} ${fault}. Write a URL of 1 to 1024 characters without white space.`;
}

/** A property with a fixed set of values. */
function oneOf(id: string, property: string, values: readonly string[], summary: string): NeighbourRule {
  return {
    id,
    level: 'error',
    summary,
    source: API,
    property,
    appliesTo: [TERMS],
    check: ({ properties }) => {
      const value = textAt(properties, property);
      return isKnown(value) && isWhole(value) && !values.includes(value) ? [value] : [];
    },
    message: ([value]) => `'${shortened(value)}' is not a possible value. Write ${values.join(' or ')}.`,
  };
}

export const terms: NeighbourTopic = {
  name: 'terms',
  rules: [
    oneOf('terms-name', 'TermsName', ['terms-of-use', 'privacy-policy'], 'The name of terms is terms-of-use or privacy-policy.'),
    oneOf('terms-source-enforcement', 'TermsSource', ['LINK'], 'Terms are a LINK, and their enforcement is NONE.'),
    oneOf('terms-source-enforcement', 'Enforcement', ['NONE'], 'Terms are a LINK, and their enforcement is NONE.'),
    {
      id: 'terms-links',
      level: 'error',
      summary: 'The links of terms are URLs of at most 1,024 characters, for languages that managed login knows.',
      source: API,
      property: 'Links',
      appliesTo: [TERMS],
      check: ({ properties }) => {
        const links = valueAt(properties, 'Links');
        if (typeof links !== 'object' || links === null || !isKnown(links)) { return []; }
        if (Object.keys(links).length === 0) { return ['There is no link. Write a URL for cognito:default.']; }
        return Object.entries(links).map(([language, url]) => faultOfLink(language, url)).filter((fault) => fault !== undefined);
      },
      message: (faults) => upToFive(faults, ' '),
    },
    {
      id: 'terms-client-id',
      level: 'error',
      summary: 'Terms are for one app client.',
      source: API,
      property: 'ClientId',
      appliesTo: [TERMS],
      check: ({ properties }) => properties.ClientId === undefined ? ['none'] : [],
      message: () => 'The value is absent, and terms belong to an app client. Write the id of the app client.',
    },
    {
      id: 'terms-duplicate',
      level: 'error',
      summary: 'An app client has at most one set of terms of each name.',
      source: API,
      property: 'TermsName',
      appliesTo: [TERMS],
      check: (document, pool) => {
        const name = textAt(document.properties, 'TermsName');
        if (!isKnown(name) || !isWhole(name)) { return []; }
        const [first] = pool.neighbours(TERMS)
          .filter((other) => other === document || (isOfSameClient(other, document) && textAt(other.properties, 'TermsName') === name));
        return first === document ? [] : [first.path];
      },
      message: ([first]) => `The app client already has terms of this name, '${first}'. Remove one of the two. The Links of one can hold all languages.`,
    },
    {
      id: 'terms-managed-login-only',
      level: 'warning',
      summary: 'Terms are shown only on a domain that shows managed login.',
      source: API,
      property: 'UserPoolId',
      appliesTo: [TERMS],
      check: (_, pool) => {
        const versions = pageVersions(pool);
        return versions && !versions.includes('2') ? [versions.length === 0 ? 'none' : '1'] : [];
      },
      message: ([version], document, pool) => version === 'none'
        ? `The user pool has no domain in ${here(document)}, so nobody sees the terms. Add a domain with managed login (version 2): ${newDomain(pool)}.`
        : `The domain of the user pool shows the classic hosted UI (version ${version}), which does not show terms. ${capital(setPages(pool.neighbours(DOMAIN)[0], '2'))} on the domain.`,
    },
  ],
};
