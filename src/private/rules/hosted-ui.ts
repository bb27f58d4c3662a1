import type { NeighbourTopic } from './rule';
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

/** What a style sheet selects: its classes, and the elements that a selector begins with, which the service was seen to refuse as well. */
function selectedIn(css: string): string[] {
  return selectorsOf(css).flatMap((selector) => [...selector.matchAll(/\.(-?[A-Za-z_][\w-]*)|^\s*([A-Za-z][\w-]*)/g)].map(([, name, element]) => name ?? element));
}

export const hostedUi: NeighbourTopic = {
  name: 'hosted-ui',
  rules: [
    {
      id: 'ui-customization-css',
      level: 'error',
      summary: 'The style sheet of the classic hosted UI has at most 131,072 characters and names the classes that end in -customizable.',
      source: CLASSIC_DOCS,
      property: 'CSS',
      refusal: (fault) => fault.endsWith(' characters') ? undefined : `The CSS class ${fault} is not in the list of allowed classes.`,
      appliesTo: [UI_CUSTOMIZATION],
      check: ({ properties }) => {
        const css = textAt(properties, 'CSS');
        if (!isKnown(css) || !isWhole(css)) { return []; }
        return [...new Set(selectedIn(css).filter((name) => !name.endsWith('-customizable'))), ...lengthOf(css) > 131_072 ? [`${lengthOf(css)} characters`] : []];
      },
      message: (wrong) => `${listed(wrong)} is not taken. Write classes such as .submitButton-customizable, in at most 131072 characters.`,
    },
    {
      id: 'ui-customization-one-each',
      level: 'warning',
      summary: 'A client, or ALL, has one customization of the classic hosted UI.',
      source: CLASSIC_DOCS,
      property: 'ClientId',
      appliesTo: [UI_CUSTOMIZATION],
      check: (customization, pool) => {
        const [first, ...others] = pool.neighbours(UI_CUSTOMIZATION)
          .filter((other) => other === customization || isOfSameClient(other, customization));
        return customization === first ? others.map(({ path }) => path) : [];
      },
      message: (others) => `${others.map((path) => `'${path}'`).join(', ')} customizes the same client. The one that is deployed last replaces the other. Write one of them.`,
    },
    {
      id: 'ui-customization-classic-only',
      level: 'warning',
      summary: 'The look of the classic hosted UI shows on a domain of version 1.',
      source: CLASSIC_DOCS,
      property: 'UserPoolId',
      appliesTo: [UI_CUSTOMIZATION],
      check: (_, pool) => {
        const versions = pageVersions(pool) ?? [];
        return versions.length > 0 && versions.every((version) => version === '2') ? ['2'] : [];
      },
      message: ([version]) => `the pool's domain shows managed login (version ${version}), which takes its look from AWS::Cognito::ManagedLoginBranding. Write one of those, or set ManagedLoginVersion of the domain to 1.`,
    },
    {
      id: 'ui-customization-domain',
      level: 'error',
      summary: 'The look of the classic hosted UI needs a domain of the pool.',
      source: CLASSIC_DOCS,
      property: 'UserPoolId',
      refusal: 'A domain must be associated with this user pool.',
      appliesTo: [UI_CUSTOMIZATION],
      check: (_, pool) => pageVersions(pool)?.length === 0 ? ['none'] : [],
      message: () => 'the pool has no domain in this app, and the service takes no look without one. Give it a domain (userPool.addDomain), and have this depend on it.',
    },
    {
      id: 'ui-customization-needs-dependson',
      level: 'warning',
      summary: 'The look of the classic hosted UI is made after the domain of the pool.',
      source: CLASSIC_DOCS,
      property: 'UserPoolId',
      refusal: 'A domain must be associated with this user pool.',
      appliesTo: [UI_CUSTOMIZATION],
      check: ({ path }, pool) => {
        const paths = pool.neighbours(DOMAIN).map((domain) => domain.path);
        return paths.some((domain) => pool.isOrdered(path, domain)) ? [] : paths;
      },
      message: (paths) => `nothing makes CloudFormation wait for the domain ${paths.join(', ')}, and the deployment fails where this comes first. Add a dependency: look.node.addDependency(domain).`,
    },
  ],
};
