import type { NeighbourTopic } from './rule';
import { named } from './wording';
import { fill, HOLE, isKnown, isWhole, knownEnd, knownStart, lengthOf, literalOf, onlyMark, shortened, shown } from '../assembly/text';
import type { Neighbour, PoolFacts } from '../facts/pool';
import { textAt, valueAt } from '../facts/properties-at';
import { DOMAIN } from '../service/types';

const PREFIX_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html';
const CUSTOM_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html';
const DOMAIN_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html';
const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html';

const NO_WORD = new RegExp(`[^a-z0-9${HOLE}]+`);

type Kind = 'prefix' | 'custom';

/** Whether a domain is a prefix domain or a custom domain. `undefined` if it is unknown. */
function kindOf({ properties }: Neighbour): Kind | undefined {
  const config = valueAt(properties, 'CustomDomainConfig');
  return config === undefined ? 'prefix' : isKnown(config) ? 'custom' : undefined;
}

function nameOf({ properties }: Neighbour): string | undefined {
  const name = textAt(properties, 'Domain');
  return isKnown(name) ? name : undefined;
}

/** Faults that no unknown part can repair. */
function isNoPrefix(prefix: string): boolean {
  return prefix === '' || /[^a-z0-9-]/.test(literalOf(prefix)) || knownStart(prefix).startsWith('-') || knownEnd(prefix).endsWith('-') || lengthOf(prefix) > 63;
}

const RESERVED = ['aws', 'amazon', 'cognito'];

/** The most similar valid prefix, for messages. */
function prefixLike(text: string): string {
  const words = fill(text, () => undefined).toLowerCase().split(NO_WORD).filter((word) => word !== '' && !RESERVED.includes(word));
  return shown([...words.join('-')].slice(0, 63).join('').replace(/-$/, '')) || 'my-app';
}

/** The Region of a certificate, from its ARN or from a certificate in the app. */
function regionOfCertificate({ properties }: Neighbour, pool: PoolFacts): string | undefined {
  const arn = textAt(properties, 'CustomDomainConfig', 'CertificateArn');
  if (!isKnown(arn)) { return undefined; }
  const reference = onlyMark(arn);
  if (reference) { return pool.typeOf(reference.path) === 'AWS::CertificateManager::Certificate' ? pool.regionOf(reference.path) : undefined; }
  return /^arn:aws:acm:([a-z0-9-]+):/.exec(arn)?.[1];
}

export const domains: NeighbourTopic = {
  name: 'domains',
  rules: [
    {
      id: 'domain-format',
      level: 'error',
      summary: 'A domain prefix has 1 to 63 lower-case letters, digits and hyphens, and starts and ends with a letter or a digit.',
      source: PREFIX_DOCS,
      property: 'Domain',
      refusal: (prefix) => /[^a-z0-9-]/.test(prefix)
        ? 'The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens.'
        : lengthOf(prefix) > 63 ? 'Member must have length less than or equal to 63' : undefined,
      appliesTo: [DOMAIN],
      check: (domain) => {
        const prefix = kindOf(domain) === 'prefix' ? nameOf(domain) : undefined;
        return prefix !== undefined && !prefix.includes('.') && isNoPrefix(prefix) ? [prefix] : [];
      },
      message: ([prefix]) => `'${shortened(prefix)}' is not a valid domain prefix. A prefix has 1 to 63 lower-case letters, digits and hyphens, and starts and ends with a letter or a digit. Write for example '${prefixLike(prefix)}'.`,
    },
    {
      id: 'domain-reserved-words',
      level: 'error',
      summary: 'A domain prefix does not contain the words aws, amazon and cognito.',
      source: PREFIX_DOCS,
      property: 'Domain',
      refusal: 'Invalid request provided: AWS::Cognito::UserPoolDomain',
      appliesTo: [DOMAIN],
      check: (domain) => kindOf(domain) === 'prefix' ? (nameOf(domain) ?? '').split('-').filter((word) => RESERVED.includes(word)) : [],
      message: (words, domain) => `'${shown(nameOf(domain)!)}' contains ${[...new Set(words)].map((word) => `'${word}'`).join(' and ')}, which Cognito reserves. Write another prefix, for example '${prefixLike(nameOf(domain)!)}'.`,
    },
    {
      id: 'domain-custom-config',
      level: 'error',
      summary: 'A custom domain has a full domain name and a certificate; a prefix domain has neither.',
      source: CUSTOM_DOCS,
      property: 'CustomDomainConfig',
      refusal: (_, domain) => kindOf(domain) === 'custom' ? 'Custom domain is not a valid subdomain' : undefined,
      appliesTo: [DOMAIN],
      check: (domain) => {
        const [kind, name] = [kindOf(domain), nameOf(domain)];
        if (name === undefined || kind === undefined) { return []; }
        return kind === 'custom' ? isWhole(name) && !name.includes('.') ? [name] : [] : literalOf(name).includes('.') ? [name] : [];
      },
      message: ([name], domain) => kindOf(domain) === 'custom'
        ? `A certificate is given, and '${shortened(name)}' is a prefix, not a full domain name. Remove ${named('CustomDomainConfig', domain)}${domain.written === 'UserPoolDomain' ? ', and set cognitoDomain' : ''}, or write a domain such as auth.example.org.`
        : `'${shortened(name)}' is a full domain name, and its certificate is absent. Add CustomDomainConfig with the ARN of a certificate in us-east-1, or write a prefix without dots.`,
    },
    {
      id: 'domain-cert-us-east-1',
      level: 'error',
      summary: 'The certificate of a custom domain is in us-east-1, whatever the Region of the user pool.',
      source: CUSTOM_DOCS,
      property: 'CustomDomainConfig.CertificateArn',
      refusal: 'The specified SSL certificate doesn\'t exist, isn\'t in us-east-1 region, isn\'t valid, or doesn\'t include a valid certificate chain.',
      appliesTo: [DOMAIN],
      check: (domain, pool) => {
        const region = regionOfCertificate(domain, pool);
        // Other partitions do not have us-east-1.
        return region !== undefined && region !== 'us-east-1' && !/^(eusc|us-iso|cn)-/.test(region) ? [region] : [];
      },
      message: ([region], { written }) => `The certificate is in ${region}. Cognito accepts certificates in us-east-1 only. Create it in a stack in us-east-1, and ${written === 'Template' ? 'pass its ARN to this template in a parameter' : 'set crossRegionReferences: true on both stacks'}.`,
    },
    {
      id: 'region-govcloud-custom-domain',
      level: 'error',
      summary: 'User pools in GovCloud cannot have custom domains.',
      source: 'https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html',
      property: 'CustomDomainConfig',
      appliesTo: [DOMAIN],
      check: (domain, pool) => {
        const region = pool.regionOf(domain.path);
        return region?.startsWith('us-gov-') && kindOf(domain) === 'custom' ? [region] : [];
      },
      message: ([region], domain) => `The stack is deployed to ${region}, where user pools cannot have custom domains. Remove ${named('CustomDomainConfig', domain)}, and write a prefix in ${domain.written === 'UserPoolDomain' ? 'cognitoDomain.domainPrefix' : 'Domain'}.`,
    },
    {
      id: 'domain-one-each',
      level: 'error',
      summary: 'A user pool has at most one prefix domain and one custom domain.',
      source: DOMAIN_DOCS,
      property: 'UserPoolId',
      appliesTo: [DOMAIN],
      check: (domain, pool) => {
        const kind = domain.conditional ? undefined : kindOf(domain);
        const same = pool.neighbours(DOMAIN).filter((other) => !other.conditional && kindOf(other) === kind).map(({ path }) => path);
        return kind !== undefined && same[0] !== domain.path ? [same[0]] : [];
      },
      message: ([first], domain) => `The user pool already has a ${kindOf(domain)} domain, '${first}', and can have only one. Remove one of the two.`,
    },
    {
      id: 'domain-routing',
      level: 'error',
      summary: 'Routing to a replica of the user pool is a setting of a custom domain.',
      source: API,
      property: 'Routing',
      appliesTo: [DOMAIN],
      check: (domain) => {
        const routing = valueAt(domain.properties, 'Routing');
        return kindOf(domain) === 'prefix' && routing !== undefined && isKnown(routing) ? ['Routing'] : [];
      },
      message: ([setting], domain) => `${setting} is set on a prefix domain, and Cognito supports it on custom domains only. Remove it, or use a custom domain (${named('CustomDomainConfig', domain)}).`,
    },
    {
      id: 'domain-managed-login-version',
      level: 'warning',
      summary: 'A domain shows version 1 of the sign-in pages, the classic hosted UI, or version 2, managed login.',
      source: API,
      property: 'ManagedLoginVersion',
      appliesTo: [DOMAIN],
      check: ({ properties }) => {
        const version = textAt(properties, 'ManagedLoginVersion');
        return isKnown(version) && isWhole(version) && version !== '1' && version !== '2' ? [version] : [];
      },
      message: ([version]) => `${version} is not a version of the sign-in pages. Write 2 for managed login, or 1 for the classic hosted UI.`,
    },
  ],
};
