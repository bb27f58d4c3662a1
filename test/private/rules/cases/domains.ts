import { CfnCondition, Fn, Stack } from 'aws-cdk-lib';
import { CfnCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnUserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import type { NeighbourCase, RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const x = (n: number) => 'x'.repeat(n);
const prefix = (Domain: string) => ({ Domain });
const custom = (CertificateArn: unknown, Domain = 'auth.acme.org') => ({ Domain, CustomDomainConfig: { CertificateArn } });
const certificate = (region: string) => `arn:aws:acm:${region}:111111111111:certificate/x`;

function domain(rule: string, accepts: NeighbourCase['accepts'], rejects: NeighbourCase['rejects']): RuleCase {
  return { rule, type: 'AWS::Cognito::UserPoolDomain', accepts, rejects };
}

/** A domain beside a first one of the pool. */
function second(first: object, other: object, conditional = false) {
  return (fixture: UserPoolFixture) => {
    const one = fixture.neighbour('AWS::Cognito::UserPoolDomain', first as Record<string, unknown>, 'First');
    if (conditional) { (one as CfnUserPoolDomain).cfnOptions.condition = new CfnCondition(fixture.stack, 'Once', { expression: Fn.conditionEquals('a', 'b') }); }
    return fixture.neighbour('AWS::Cognito::UserPoolDomain', other as Record<string, unknown>);
  };
}

function withCertificateIn(region: string | undefined) {
  return (fixture: UserPoolFixture) => {
    const stack = new Stack(fixture.app, 'Certificates', { env: { region, account: '111111111111' }, crossRegionReferences: true });
    return custom(new CfnCertificate(stack, 'Certificate', { domainName: 'auth.acme.org' }).ref);
  };
}

/** The last of a number of custom domains, each of a pool of its own. */
function customDomains(n: number, region?: string) {
  return (fixture: UserPoolFixture) => {
    const { stack } = region === undefined ? fixture : fixture.inRegion(region);
    return Array.from({ length: n }, (_, i) => new CfnUserPoolDomain(stack, `Domain${i}`, {
      userPoolId: `eu-west-1_${i}`, domain: `auth${i}.acme.org`, customDomainConfig: { certificateArn: certificate('us-east-1') },
    }))[n - 1];
  };
}

export const domainCases: RuleCase[] = [
  domain('domain-format', [prefix('a'), prefix(x(63)), prefix('acme-1'), prefix('auth.acme.org'), prefix(Fn.sub('acme-${AWS::AccountId}')), custom(certificate('us-east-1'), 'Auth_x')], [
    prefix(x(64)), prefix('Acme'), prefix('acme_1'), prefix('-acme'), prefix('acme-'), prefix(''), prefix(Fn.sub('Acme-${AWS::AccountId}')), prefix(Fn.sub('-${AWS::AccountId}')),
  ]),
  domain('domain-reserved-words', [prefix('awsome'), prefix('my-cognitos'), prefix(Fn.sub('aws${AWS::AccountId}'))], [prefix('my-aws-app'), prefix('cognito'), prefix(Fn.sub('amazon-${AWS::AccountId}'))]),
  domain('domain-custom-config', [prefix('acme'), custom(certificate('us-east-1')), custom(certificate('us-east-1'), Fn.ref('Name'))], [
    custom(certificate('us-east-1'), 'acme'), prefix('auth.acme.org'), prefix(Fn.sub('auth.${Zone}')),
  ]),
  domain('domain-cert-us-east-1', [custom(certificate('us-east-1')), ...['cn-north-1', 'eusc-de-east-1', 'us-iso-east-1'].map((region) => custom(certificate(region))), prefix('acme'), withCertificateIn('us-east-1'), withCertificateIn(undefined)], [
    custom(certificate('eu-west-1')), withCertificateIn('eu-central-1'),
  ]),
  {
    rule: 'region-govcloud-custom-domain',
    judges: 'neighbour',
    accepts: [
      (fixture) => fixture.inRegion('us-gov-west-1').neighbour('AWS::Cognito::UserPoolDomain', prefix('acme')), (fixture) => fixture.neighbour('AWS::Cognito::UserPoolDomain', custom(certificate('us-east-1'))),
    ],
    rejects: [(fixture) => fixture.inRegion('us-gov-west-1').neighbour('AWS::Cognito::UserPoolDomain', custom(certificate('us-east-1')))],
  },
  {
    rule: 'domain-one-each',
    judges: 'neighbour',
    accepts: [
      second(prefix('one'), custom(certificate('us-east-1'))), second(prefix('one'), prefix('two'), true), second({ ...prefix('one'), UserPoolId: 'eu-west-1_AbC123' }, prefix('two')),
    ],
    rejects: [second(prefix('one'), prefix('two')), second(custom(certificate('us-east-1')), custom(certificate('us-east-1'), 'login.acme.org'))],
  },
  domain('domain-managed-login-version', [1, 2, '2', undefined].map((ManagedLoginVersion) => ({ Domain: 'acme', ManagedLoginVersion })), [0, 3].map((ManagedLoginVersion) => ({ Domain: 'acme', ManagedLoginVersion }))),
  { rule: 'quota-custom-domains', judges: 'neighbour', accepts: [customDomains(4)], rejects: [customDomains(5)] },
];
