import { Lazy } from 'aws-cdk-lib';
import type { NeighbourCase, RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const POOL = 'AWS::Cognito::UserPool';
const LITE = { UserPoolTier: 'LITE' };
const ON = { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } };
const factors = (...AllowedFirstAuthFactors: string[]) => ({ Policies: { SignInPolicy: { AllowedFirstAuthFactors } } });
const preToken = (LambdaVersion: string) => ({
  LambdaConfig: { PreTokenGenerationConfig: { LambdaVersion, LambdaArn: 'arn:aws:lambda:eu-west-1:111111111111:function:x' } },
});

function pool(rule: string, accepts: NeighbourCase['accepts'], rejects: NeighbourCase['rejects']): RuleCase {
  return { rule, type: POOL, accepts, rejects };
}

/** A neighbour of a pool with some properties changed. */
function on(poolProperties: Record<string, unknown>, properties: Record<string, unknown>) {
  return (fixture: UserPoolFixture) => {
    fixture.neighbour(POOL, poolProperties);
    return properties;
  };
}

const MAYBE = Lazy.string({ produce: () => ({ 'Fn::If': ['Condition', 'EMAIL_OTP', { Ref: 'AWS::NoValue' }] }) as never });
const version2 = { Domain: 'acme', ManagedLoginVersion: 2 };
const events = { LogConfigurations: [{ EventSource: 'userAuthEvents', LogLevel: 'INFO', S3Configuration: { BucketArn: 'arn:aws:s3:::b' } }] };

/** What is done about risks, on a pool with some properties changed. */
function risks(poolProperties: Record<string, unknown>, changes: Record<string, unknown> = {}) {
  return (fixture: UserPoolFixture) => {
    fixture.neighbour(POOL, poolProperties);
    return fixture.neighbour('AWS::Cognito::UserPoolRiskConfigurationAttachment', { ClientId: 'ALL', ...changes });
  };
}

export const featurePlanCases: RuleCase[] = [
  pool('tier-enum', ['LITE', 'ESSENTIALS', 'PLUS'].map((UserPoolTier) => ({ UserPoolTier })), [{ UserPoolTier: 'lite' }, { UserPoolTier: 'FREE' }]),
  {
    rule: 'tier-managed-login',
    type: 'AWS::Cognito::UserPoolDomain',
    accepts: [version2, on(LITE, { Domain: 'acme', ManagedLoginVersion: 1 }), on(LITE, { Domain: 'acme' }), on({ UserPoolTier: 'ESSENTIALS' }, version2)],
    rejects: [on(LITE, version2), on(LITE, { ...version2, ManagedLoginVersion: '2' })],
  },
  pool('tier-passwordless', [{ ...LITE, ...factors('PASSWORD') }, factors('PASSWORD', 'EMAIL_OTP'), LITE], [{ ...LITE, ...factors('PASSWORD', 'WEB_AUTHN') }]),
  pool('tier-pre-token-v2', [{ ...LITE, ...preToken('V1_0') }, preToken('V3_0')], [{ ...LITE, ...preToken('V2_0') }, { ...LITE, ...preToken('V3_0') }]),
  pool(
    'tier-threat-protection',
    [ON, { ...ON, UserPoolTier: 'PLUS' }, { ...LITE, UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } }],
    [{ ...ON, ...LITE }, { UserPoolTier: 'ESSENTIALS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }],
  ),
  pool(
    'tier-email-mfa',
    [{ EnabledMfas: ['EMAIL_OTP'], EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } }, { EnabledMfas: ['SMS_MFA'], ...LITE }, { EnabledMfas: [MAYBE] }],
    [
      { EnabledMfas: ['EMAIL_OTP'] },
      { EnabledMfas: ['SMS_MFA', 'EMAIL_OTP'], EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' } },
      { EnabledMfas: ['EMAIL_OTP'], EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' }, ...LITE },
    ],
  ),
  {
    rule: 'tier-user-auth-events',
    type: 'AWS::Cognito::LogDeliveryConfiguration',
    accepts: [on({ UserPoolTier: 'PLUS' }, events), on(ON, events), { LogConfigurations: [{ EventSource: 'userNotification', LogLevel: 'ERROR' }] }],
    rejects: [events, on({ UserPoolTier: 'ESSENTIALS', ...ON }, events)],
  },
  {
    rule: 'tier-risk-configuration',
    judges: 'neighbour',
    accepts: [risks(ON), risks({ ...ON, UserPoolTier: 'PLUS' }), risks({}, { UserPoolId: 'eu-west-1_AbC123' })],
    rejects: [risks({}), risks({ UserPoolTier: 'PLUS' }), risks({ UserPoolAddOns: { AdvancedSecurityMode: 'OFF' } })],
  },
];
