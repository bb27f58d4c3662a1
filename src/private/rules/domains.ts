import type { NeighbourTopic } from './rule';
import { isKnown, isWhole, knownEnd, knownStart, lengthOf, listed, literalOf, onlyMark } from '../assembly/text';
import type { Neighbour, PoolFacts } from '../facts/pool';
import { textAt, valueAt } from '../facts/properties-at';
import { DOMAIN } from '../service/types';

const PREFIX_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html';
const CUSTOM_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html';
const DOMAIN_DOCS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html';
const API = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html';

type Kind = 'prefix' | 'custom';

/** Whether a domain is a prefix of Cognito's or a name of one's own; `undefined` where nobody knows. */
function kindOf({ properties }: Neighbour): Kind | undefined {
  const config = valueAt(properties, 'CustomDomainConfig');
  return config === undefined ? 'prefix' : isKnown(config) ? 'custom' : undefined;
}

function nameOf({ properties }: Neighbour): string | undefined {
  const name = textAt(properties, 'Domain');
  return isKnown(name) ? name : undefined;
}

/** What no unknown part of it can mend. */
function isNoPrefix(prefix: string): boolean {
  return prefix === '' || /[^a-z0-9-]/.test(literalOf(prefix)) || knownStart(prefix).startsWith('-') || knownEnd(prefix).endsWith('-') || lengthOf(prefix) > 63;
}

/** The Region that a certificate is in, of an ARN or of a certificate of the app. */
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
      summary: 'The prefix of a domain has 1 to 63 lower-case letters, digits and hyphens, and begins and ends with none.',
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
      message: (prefixes) => `${listed(prefixes)} cannot be a prefix. Write 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at both ends.`,
    },
    {
      id: 'domain-reserved-words',
      level: 'error',
      summary: 'The prefix of a domain does not hold the words aws, amazon and cognito.',
      source: PREFIX_DOCS,
      property: 'Domain',
      refusal: 'Invalid request provided: AWS::Cognito::UserPoolDomain',
      appliesTo: [DOMAIN],
      check: (domain) => kindOf(domain) === 'prefix' ? (nameOf(domain) ?? '').split('-').filter((word) => ['aws', 'amazon', 'cognito'].includes(word)) : [],
      message: (words, domain) => `${listed([nameOf(domain) ?? ''])} holds ${words.join(' and ')}, which Cognito keeps for itself. Write another prefix.`,
    },
    {
      id: 'domain-custom-config',
      level: 'error',
      summary: 'A domain of one\'s own is a whole name with a certificate.',
      source: CUSTOM_DOCS,
      property: 'CustomDomainConfig',
      refusal: (_, domain) => kindOf(domain) === 'custom' ? 'Custom domain is not a valid subdomain' : undefined,
      appliesTo: [DOMAIN],
      check: (domain) => {
        const [kind, name] = [kindOf(domain), nameOf(domain)];
        if (name === undefined || kind === undefined) { return []; }
        return kind === 'custom' ? isWhole(name) && !name.includes('.') ? [name] : [] : literalOf(name).includes('.') ? [name] : [];
      },
      message: (names, domain) => kindOf(domain) === 'custom'
        ? `it is given, and ${listed(names)} is a prefix. Write a whole name such as auth.example.org, or take it out.`
        : `it is missing, and ${listed(names)} is a whole name. Give it a certificate in us-east-1, or write a prefix without dots.`,
    },
    {
      id: 'domain-cert-us-east-1',
      level: 'error',
      summary: 'The certificate of a domain is in us-east-1, wherever the pool is.',
      source: CUSTOM_DOCS,
      property: 'CustomDomainConfig.CertificateArn',
      refusal: 'The specified SSL certificate doesn\'t exist, isn\'t in us-east-1 region, isn\'t valid, or doesn\'t include a valid certificate chain.',
      appliesTo: [DOMAIN],
      check: (domain, pool) => {
        const region = regionOfCertificate(domain, pool);
        // Other partitions have no us-east-1.
        return region !== undefined && region !== 'us-east-1' && !/^(eusc|us-iso|cn)-/.test(region) ? [region] : [];
      },
      message: ([region]) => `the certificate is in ${region}. Make it in a stack of us-east-1 and pass it on with crossRegionReferences: true.`,
    },
    {
      id: 'region-govcloud-custom-domain',
      level: 'error',
      summary: 'GovCloud has no domains of one\'s own.',
      source: 'https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html',
      property: 'CustomDomainConfig',
      appliesTo: [DOMAIN],
      check: (domain, pool) => {
        const region = pool.regionOf(domain.path);
        return region?.startsWith('us-gov-') && kindOf(domain) === 'custom' ? [region] : [];
      },
      message: ([region]) => `it is given, and the stack is deployed to ${region}, where a pool has prefix domains only. Take it out, and write a prefix.`,
    },
    {
      id: 'domain-one-each',
      level: 'error',
      summary: 'A pool has one prefix domain and one domain of one\'s own at most.',
      source: DOMAIN_DOCS,
      property: 'UserPoolId',
      appliesTo: [DOMAIN],
      check: (domain, pool) => {
        const kind = domain.conditional ? undefined : kindOf(domain);
        const same = pool.neighbours(DOMAIN).filter((other) => !other.conditional && kindOf(other) === kind).map(({ path }) => path);
        return kind !== undefined && same[0] !== domain.path ? [same[0]] : [];
      },
      message: ([first], domain) => `the pool has a ${kindOf(domain) === 'custom' ? 'domain of its own' : 'prefix domain'} by ${first}, and can have one. Take out one of them.`,
    },
    {
      id: 'domain-managed-login-version',
      level: 'warning',
      summary: 'The sign-in pages of a domain are of version 1, the classic ones, or 2, managed login.',
      source: API,
      property: 'ManagedLoginVersion',
      appliesTo: [DOMAIN],
      check: ({ properties }) => {
        const version = textAt(properties, 'ManagedLoginVersion');
        return isKnown(version) && isWhole(version) && version !== '1' && version !== '2' ? [version] : [];
      },
      message: ([version]) => `${version} is no version of the sign-in pages. Write 1 for the classic ones, 2 for managed login.`,
    },
  ],
};
