import { Fn } from 'aws-cdk-lib';
import { FeaturePlan } from 'aws-cdk-lib/aws-cognito';
import type { Properties, RuleCase } from './case';
import { l1Of } from '../../../user-pool-fixture';

const POOL = 'AWS::Cognito::UserPool';
const PROVIDER = 'AWS::Cognito::UserPoolIdentityProvider';
const DOMAIN = 'AWS::Cognito::UserPoolDomain';
const ROUTING = { Failover: { PrimaryRoute53HealthCheckId: 'abc', SecondaryRegion: 'eu-central-1' } };
const CUSTOM = { CertificateArn: 'arn:aws:acm:us-east-1:111111111111:certificate/12345678-1234-1234-1234-123456789012' };

const factors = (...AllowedFirstAuthFactors: string[]): Properties => ({ Policies: { SignInPolicy: { AllowedFirstAuthFactors } } });
const levels = (names: Record<string, unknown>): Properties => ({ AcrConfiguration: Object.fromEntries(Object.entries(names).map(([level, AcrValue]) => [level, { AcrValue }])) });
const mapping = (AcrMapping: unknown, ProviderType = 'OIDC'): Properties => ({ ProviderName: 'Acme', ProviderType, ProviderDetails: {}, AcrMapping });

/** The first factors, the levels of authentication, and where a domain leads. */
export const authenticationContextCases: RuleCase[] = [
  {
    rule: 'first-factors-range',
    type: POOL,
    accepts: [factors('PASSWORD'), factors('PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN', 'WEB_AUTHN'), {}],
    rejects: [factors(), factors('PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN', 'WEB_AUTHN', 'WEB_AUTHN')],
  },
  { rule: 'first-factor-enum', type: POOL, accepts: [factors('PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'), factors('PASSWORD', 'SOFTWARE_TOKEN')], rejects: [factors('PASSWORD', 'PASSKEY'), factors('PASSWORD', 'email_otp', 'OTP')] },
  { rule: 'first-factor-software-token', type: POOL, accepts: [factors('PASSWORD', 'WEB_AUTHN')], rejects: [factors('PASSWORD', 'SOFTWARE_TOKEN')] },
  {
    rule: 'first-factor-passkey-mfa',
    type: POOL,
    accepts: [
      { ...factors('PASSWORD', 'WEB_AUTHN'), MfaConfiguration: 'OPTIONAL' }, { ...factors('PASSWORD', 'WEB_AUTHN'), MfaConfiguration: 'OFF' }, factors('PASSWORD', 'WEB_AUTHN'),
      { ...factors('PASSWORD', 'EMAIL_OTP'), MfaConfiguration: 'ON' }, { MfaConfiguration: 'ON' },
      { ...factors('PASSWORD', 'WEB_AUTHN'), MfaConfiguration: 'ON', WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION' },
      { ...factors('PASSWORD', 'WEB_AUTHN'), MfaConfiguration: 'ON', WebAuthnFactorConfiguration: Fn.importValue('Factor') },
      { ...factors('PASSWORD', 'WEB_AUTHN'), MfaConfiguration: Fn.importValue('Mfa') },
    ],
    rejects: [
      { ...factors('PASSWORD', 'WEB_AUTHN'), MfaConfiguration: 'ON' },
      { ...factors('PASSWORD', 'WEB_AUTHN'), MfaConfiguration: 'ON', WebAuthnFactorConfiguration: 'SINGLE_FACTOR' },
    ],
  },
  {
    rule: 'acr-levels',
    type: POOL,
    accepts: [levels({ Level1: 'urn:acme:1', Level4: 'a'.repeat(64) }), levels({ Level1: 'urn:cognito:loa:1' }), {}],
    rejects: [
      levels({ Level5: 'urn:acme:5' }), levels({ level1: 'urn:acme:1' }), levels({ Level1: '' }), levels({ Level1: 'a'.repeat(65) }), levels({ Level1: 'urn acme' }), levels({ Level1: 'urn:acme', Level2: 'urn:acme' }),
      levels({ Level1: 'urn:cognito:loa:2' }),
    ],
  },
  { rule: 'acr-tier', judges: 'neighbour', pool: { featurePlan: FeaturePlan.LITE }, accepts: [(fixture) => l1Of(fixture.neighbour(POOL, {}))], rejects: [(fixture) => l1Of(fixture.neighbour(POOL, levels({ Level1: 'urn:acme:1' })))] },
  { rule: 'acr-tier', type: POOL, pool: { featurePlan: FeaturePlan.ESSENTIALS }, accepts: [levels({ Level1: 'urn:acme:1' })], rejects: [] },
  {
    rule: 'acr-mapping',
    type: PROVIDER,
    accepts: [mapping({ Level1: 'urn:idp:1', Level4: 'a'.repeat(64) }), mapping(undefined, 'SAML'), mapping({ Level1: 'same', Level2: 'same' })],
    rejects: [mapping({ Level1: 'urn:idp:1' }, 'SAML'), mapping({ Level0: 'x' }), mapping({ Level1: 'a'.repeat(65) }), mapping({ Level1: '' })],
  },
  { rule: 'domain-routing', type: DOMAIN, accepts: [{ Domain: 'auth.acme.org', CustomDomainConfig: CUSTOM, Routing: ROUTING }, { Domain: 'acme' }], rejects: [{ Domain: 'acme', Routing: ROUTING }] },
];
