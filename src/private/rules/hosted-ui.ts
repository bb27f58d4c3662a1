import type { NeighbourTopic } from './rule';
import { dependency, here, newDomain, setPages } from './ways';
import { isKnown, isWhole, lengthOf, listed } from '../assembly/text';
import { pageVersions } from '../facts/domains';
import { isOfSameClient } from '../facts/named-client';
import { textAt } from '../facts/properties-at';
import { DOMAIN, UI_CUSTOMIZATION } from '../service/types';

const CLASSIC_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html';

/** The selectors of a style sheet. */
function selectorsOf(css: string): string[] {
  return css.replace(/\/\*[\s\S]*?\*\//g, '').split('}')
    .filter((rule) => rule.includes('{'))
    .flatMap((rule) => rule.slice(0, rule.lastIndexOf('{')).split(','));
}

/** The classes that a style sheet selects, and the elements at the start of a selector. The service was seen to refuse elements too. */
function selectedIn(css: string): string[] {
  return selectorsOf(css).flatMap((selector) => [...selector.matchAll(/\.(-?[A-Za-z_][\w-]*)|^\s*([A-Za-z][\w-]*)/g)].map(([, name, element]) => name ?? element));
}

export const hostedUi: NeighbourTopic = {
  name: 'hosted-ui',
  rules: [
    {
      id: 'ui-customization-css',
      level: 'error',
      summary: 'The style sheet of the classic hosted UI selects classes that end in -customizable, in at most 131,072 characters.',
      source: CLASSIC_DOCS,
      property: 'CSS',
      refusal: (fault) => fault.endsWith(' characters') ? undefined : `The CSS class ${fault} is not in the list of allowed classes.`,
      appliesTo: [UI_CUSTOMIZATION],
      check: ({ properties }) => {
        const css = textAt(properties, 'CSS');
        if (!isKnown(css) || !isWhole(css)) { return []; }
        return [...new Set(selectedIn(css).filter((name) => !name.endsWith('-customizable'))), ...lengthOf(css) > 131_072 ? [`${lengthOf(css)} characters`] : []];
      },
      message: (faults) => {
        const [sizes, names] = [faults.filter((fault) => fault.endsWith(' characters')), faults.filter((fault) => !fault.endsWith(' characters'))];
        return [
          ...names.length > 0 ? [`The style sheet selects ${listed(names)}. Select only classes that end in -customizable, such as .submitButton-customizable.`] : [],
          ...sizes.map((size) => `The style sheet has ${size}. Write at most 131072.`),
        ].join(' ');
      },
    },
    {
      id: 'ui-customization-one-each',
      level: 'warning',
      summary: 'An app client has at most one UI customization, and ALL has at most one.',
      source: CLASSIC_DOCS,
      property: 'ClientId',
      appliesTo: [UI_CUSTOMIZATION],
      check: (customization, pool) => {
        const [first, ...others] = pool.neighbours(UI_CUSTOMIZATION)
          .filter((other) => other === customization || isOfSameClient(other, customization));
        return customization === first ? others.map(({ path }) => path) : [];
      },
      message: (others) => `${listed(others)} ${others.length > 1 ? 'customize' : 'customizes'} the same app client. The one that is deployed last replaces the others. Remove ${others.length > 1 ? 'all but one' : 'one of the two'}.`,
    },
    {
      id: 'ui-customization-classic-only',
      level: 'warning',
      summary: 'A UI customization has an effect only on a domain that shows the classic hosted UI.',
      source: CLASSIC_DOCS,
      property: 'UserPoolId',
      appliesTo: [UI_CUSTOMIZATION],
      check: (_, pool) => {
        const versions = pageVersions(pool) ?? [];
        return versions.length > 0 && versions.every((version) => version === '2') ? ['2'] : [];
      },
      message: ([version], _, pool) => `The domain of the user pool shows managed login (version ${version}), which ignores UI customizations. Use AWS::Cognito::ManagedLoginBranding instead, or ${setPages(pool.neighbours(DOMAIN)[0], '1')} on the domain.`,
    },
    {
      id: 'ui-customization-domain',
      level: 'error',
      summary: 'A UI customization requires a domain of the user pool.',
      source: CLASSIC_DOCS,
      property: 'UserPoolId',
      refusal: 'A domain must be associated with this user pool.',
      appliesTo: [UI_CUSTOMIZATION],
      check: (_, pool) => pageVersions(pool)?.length === 0 ? ['none'] : [],
      message: (_, customization, pool) => `The user pool has no domain in ${here(customization)}, and a UI customization requires one. Add a domain: ${newDomain(pool)}. Add a dependency on it: ${dependency(customization, 'customization', 'domain', [])}.`,
    },
    {
      id: 'ui-customization-needs-dependson',
      level: 'warning',
      summary: 'A UI customization is created after the domain of the user pool.',
      source: CLASSIC_DOCS,
      property: 'UserPoolId',
      refusal: 'A domain must be associated with this user pool.',
      appliesTo: [UI_CUSTOMIZATION],
      check: ({ path }, pool) => {
        const paths = pool.neighbours(DOMAIN).map((domain) => domain.path);
        return paths.some((domain) => pool.isOrdered(path, domain)) ? [] : paths;
      },
      message: (paths, customization) => `Nothing makes CloudFormation wait for the domain ${listed(paths)}. The deployment fails if this resource is created first. Add a dependency on the domain: ${dependency(customization, 'customization', 'domain', paths.slice(0, 1))}.`,
    },
  ],
};
