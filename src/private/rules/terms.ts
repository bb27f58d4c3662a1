import type { NeighbourRule, NeighbourTopic } from './rule';
import { isKnown, isWhole, lengthOf, listed } from '../assembly/text';
import { pageVersions } from '../facts/domains';
import { isOfSameClient } from '../facts/named-client';
import { textAt, valueAt } from '../facts/properties-at';
import { TERMS } from '../service/types';

const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateTerms.html';
const LANGUAGES = [
  'default', 'english', 'french', 'spanish', 'german', 'bahasa-indonesia', 'italian', 'japanese', 'korean', 'portuguese-brazil',
  'chinese-simplified', 'chinese-traditional', 'dutch',
];

/** A property that takes one of few values. */
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
    message: ([value]) => `'${value}' is none of its values. Write ${values.join(' or ')}.`,
  };
}

export const terms: NeighbourTopic = {
  name: 'terms',
  rules: [
    oneOf('terms-name', 'TermsName', ['terms-of-use', 'privacy-policy'], 'A document of terms is terms-of-use or privacy-policy.'),
    oneOf('terms-source-enforcement', 'TermsSource', ['LINK'], 'A document of terms is a link that is not enforced.'),
    oneOf('terms-source-enforcement', 'Enforcement', ['NONE'], 'A document of terms is a link that is not enforced.'),
    {
      id: 'terms-links',
      level: 'error',
      summary: 'The links of terms are URLs of up to 1,024 characters, by languages that managed login knows.',
      source: API,
      property: 'Links',
      appliesTo: [TERMS],
      check: ({ properties }) => {
        const links = valueAt(properties, 'Links');
        if (typeof links !== 'object' || links === null || !isKnown(links)) { return []; }
        if (Object.keys(links).length === 0) { return ['no link']; }
        return Object.entries(links).filter(([language, url]) => !LANGUAGES.includes(language.replace(/^cognito:/, '')) || !language.startsWith('cognito:')
          || (typeof url === 'string' && (url === '' || lengthOf(url) > 1024 || /\s/.test(url)))).map(([language]) => language);
      },
      message: (wrong) => `${listed(wrong)} is not taken. Write cognito:default and cognito:<language> (${LANGUAGES.slice(1).join(', ')}), each with a URL of 1 to 1024 characters without white space.`,
    },
    {
      id: 'terms-client-id',
      level: 'error',
      summary: 'A document of terms is for one client.',
      source: API,
      property: 'ClientId',
      appliesTo: [TERMS],
      check: ({ properties }) => properties.ClientId === undefined ? ['none'] : [],
      message: () => 'it is missing, without which the service refuses the document. Write the client\'s id.',
    },
    {
      id: 'terms-duplicate',
      level: 'error',
      summary: 'A client has one document of terms of each name.',
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
      message: ([first]) => `the client has a document of this name by ${first}. Take out one of them; languages go into the Links of one.`,
    },
    {
      id: 'terms-managed-login-only',
      level: 'warning',
      summary: 'Terms show in managed login, on a domain of version 2.',
      source: API,
      property: 'UserPoolId',
      appliesTo: [TERMS],
      check: (_, pool) => {
        const versions = pageVersions(pool);
        return versions && !versions.includes('2') ? [versions.length === 0 ? 'none' : '1'] : [];
      },
      message: ([version]) => `${version === 'none' ? 'the pool has no domain in this app' : `the pool's domain shows the classic hosted UI (version ${version})`}, so nobody sees the terms. Give it a domain with ManagedLoginVersion 2.`,
    },
  ],
};
