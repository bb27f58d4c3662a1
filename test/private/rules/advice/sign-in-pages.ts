import type { IConstruct } from 'constructs';
import type { Advice } from './advice';
import { removeNamed, said } from './advice';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';
import type { Properties } from '../cases/case';

const removed: Advice = { built: (message, _, fixture) => removeNamed(said(message, /'(.+?)'.*Remove one of the two\./), fixture) };

/** Sets the version of the pages of each domain, or adds a domain. */
function versioned(message: string, fixture: UserPoolFixture): void {
  if (message.includes('Add a domain with')) {
    fixture.neighbour('AWS::Cognito::UserPoolDomain', { Domain: 'acme', ManagedLoginVersion: Number(said(message, /Add a domain with managed login \(version (\d)\): userPool\.addDomain\(/)) }, 'Added');
    return;
  }
  const version = Number(said(message, /[Ss]et ManagedLoginVersion to (\d) on the domain/));
  for (const domain of domainsOf(fixture)) { l1Of(domain).addPropertyOverride('ManagedLoginVersion', version); }
}

function domainsOf(fixture: UserPoolFixture): IConstruct[] {
  return fixture.stack.node.children.filter(({ node }) => node.id.startsWith('Domain'));
}

/** The style with its one image changed. */
function image(failing: Properties, changes: Properties): Properties {
  return { ...failing, Assets: (failing.Assets as Properties[]).map((asset) => ({ ...asset, ...changes })) };
}

function assets(message: string, failing: Properties): Properties {
  const remove = /Remove (\d+)\./.exec(message);
  if (remove) { return { ...failing, Assets: (failing.Assets as Properties[]).slice(Number(remove[1])) }; }
  if (/Use a smaller image\.$/.test(message)) { return image(failing, { Bytes: 'x' }); }
  if (message.startsWith('ResourceId')) { return image(failing, { ResourceId: 'x'.repeat(Number(said(message, /Write 1 to (\d+) letters/))) }); }
  return image(failing, { [said(message, /^(\w+) is/)]: said(message, /Write (?:one of|for example) (\w+)/) });
}

function links(message: string, failing: Properties): Properties {
  const { Links } = failing as { Links: Properties };
  if (message.startsWith('There is no link')) { return { ...failing, Links: { [said(message, /Write a URL for ([\w:]+)\./)]: 'https://acme.org/terms' } }; }
  const key = /Write one of ([\w:]+)/.exec(message)?.[1];
  if (key !== undefined) { return { ...failing, Links: { [key]: Object.values(Links)[0] } }; }
  const most = Number(said(message, /Write a URL of 1 to (\d+) characters without white space\./));
  return { ...failing, Links: { [said(message, /The URL for ([\w:]+) /)]: 'https://'.padEnd(most, 'x') } };
}

export const signInPageAdvice: Record<string, Advice | readonly Advice[]> = {
  'branding-values-exclusive': [
    {
      neighbour: (message, failing) => {
        said(message, /(Remove one of the two)\./);
        return { ...failing, Settings: undefined };
      },
      built: (message, style) => l1Of(style).addPropertyOverride(said(message, /Set (\w+) to true/), true),
    },
    {
      neighbour: (message, failing) => {
        said(message, /(Remove one of the two)\./);
        return { ...failing, UseCognitoProvidedValues: undefined };
      },
      built: (message, style) => l1Of(style).addPropertyOverride(said(message, /or write (\w+)\.$/), { categories: { global: { colorSchemeMode: 'LIGHT' } } }),
    },
  ],
  'branding-assets': { neighbour: assets },
  'branding-one-per-client': {
    built: (message, style, fixture) => message.includes('absent')
      ? l1Of(style).addPropertyOverride('ClientId', 'abc')
      : removed.built!(message, style, fixture),
  },
  'branding-needs-v2': { built: (message, _, fixture) => versioned(message, fixture) },
  'ui-customization-css': {
    neighbour: (message, { ClientId, CSS }) => ({
      ClientId,
      CSS: message.includes('selects') ? `${said(message, /such as (\S+)\./)} { color: red }` : (CSS as string).slice(0, Number(said(message, /Write at most (\d+)\./))),
    }),
  },
  'ui-customization-classic-only': { built: (message, _, fixture) => versioned(message, fixture) },
  'ui-customization-domain': {
    built: (message, customization, fixture) => {
      said(message, /(userPool\.addDomain\(…\)\. Add a dependency on it: customization\.node\.addDependency\(domain\))\.$/);
      customization.node.addDependency(fixture.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } }));
    },
  },
  'ui-customization-needs-dependson': {
    built: (message, customization, fixture) => {
      said(message, /(customization\.node\.addDependency\(domain\))\.$/);
      customization.node.addDependency(...domainsOf(fixture));
    },
  },
  'terms-name': { neighbour: (message, failing) => ({ ...failing, TermsName: said(message, /Write ([\w-]+) or/) }) },
  'terms-source-enforcement': {
    neighbour: (message, failing) => ({ ...failing, [message.includes('LINK') ? 'TermsSource' : 'Enforcement']: said(message, /Write (\w+)\./) }),
  },
  'terms-links': { neighbour: links },
  'terms-client-id': {
    built: (message, terms) => {
      said(message, /Write the (id of the app client)\./);
      l1Of(terms).addPropertyOverride('ClientId', 'abc');
    },
  },
  'terms-duplicate': removed,
  'terms-managed-login-only': { built: (message, _, fixture) => versioned(message, fixture) },
  'web-acl-one': {
    built: (message, association, fixture) => message.includes('scope CLOUDFRONT')
      ? l1Of(association).addPropertyOverride('WebACLArn', `arn:aws:wafv2:eu-west-1:111111111111:${said(message, /needs the scope (REGIONAL)\./).toLowerCase()}/webacl/x/y`)
      : removeNamed(said(message, /a web ACL, '(.+?)',.* remove one of the two associations\./), fixture),
  },
};
