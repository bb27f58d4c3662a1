import type { NeighbourRule, NeighbourTopic } from './rule';
import { setPages, setPlan, setThreatProtection } from './ways';
import type { Written } from './wording';
import { capital, lastOf, named } from './wording';
import { isKnown, isWhole } from '../assembly/text';
import { blocksAt, listAt, textAt, valueAt } from '../facts/properties-at';
import { hasNoThreatProtection, isWithoutPlus } from '../facts/threat-protection';
import { PLANS as PLANS_OF_POOLS } from '../service/known-values';
import { DOMAIN, LOG_DELIVERY, RISK_CONFIGURATION, USER_POOL } from '../service/types';
import { isNoValue } from '../service/unknown-values';

const PLANS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html';
const PLUS = 'https://docs.aws.amazon.com/cognito/latest/developerguide/feature-plans-features-plus.html';
const POOL = 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html';

type Properties = Readonly<Record<string, unknown>>;

/** A rule about a setting that the LITE plan does not have. */
function notOnLite(rule: Pick<NeighbourRule, 'id' | 'summary' | 'property' | 'refusal'> & { set(properties: Properties): readonly string[] }): NeighbourRule {
  const { set, ...rest } = rule;
  return {
    ...rest,
    level: 'error',
    source: PLANS,
    appliesTo: [USER_POOL],
    check: ({ properties }) => textAt(properties, 'UserPoolTier') === 'LITE' ? set(properties) : [],
    message: (offenders, pool) => `${offenders.join(', ')} ${offenders.length > 1 ? 'are' : 'is'} set, and the user pool is on the LITE plan. Remove ${offenders.length > 1 ? 'them' : 'it'}, or ${setPlan(pool, 'ESSENTIALS')}.`,
  };
}

function textsIn(properties: Properties, ...path: readonly string[]): string[] {
  const list = listAt(properties, ...path);
  return isKnown(list) ? list.filter((item): item is string => typeof item === 'string' && isWhole(item)) : [];
}

/** The name of the mode of threat protection. */
function modeOf(pool: Written): string {
  return lastOf('UserPoolAddOns.AdvancedSecurityMode', pool);
}

/** The service does not send MFA codes from its own mail account. */
function sendsByCognito(properties: Properties): boolean {
  return valueAt(properties, 'EmailConfiguration') === undefined || textAt(properties, 'EmailConfiguration', 'EmailSendingAccount') === 'COGNITO_DEFAULT';
}

export const featurePlan: NeighbourTopic = {
  name: 'feature-plan',
  rules: [
    {
      id: 'tier-enum',
      level: 'error',
      summary: 'The plan of a user pool is LITE, ESSENTIALS or PLUS.',
      source: POOL,
      property: 'UserPoolTier',
      appliesTo: [USER_POOL],
      check: ({ properties }) => {
        const tier = textAt(properties, 'UserPoolTier');
        return isKnown(tier) && isWhole(tier) && isNoValue(tier, PLANS_OF_POOLS) ? [tier] : [];
      },
      message: ([tier]) => `'${tier}' is not a plan. Write ${['LITE', 'ESSENTIALS', 'PLUS'].find((plan) => plan === tier.toUpperCase()) ?? 'LITE, ESSENTIALS or PLUS'}.`,
    },
    {
      id: 'tier-managed-login',
      level: 'error',
      summary: 'Managed login needs the plan ESSENTIALS or PLUS.',
      source: PLANS,
      property: 'ManagedLoginVersion',
      refusal: 'The following feature is not available for the LITE pricing tier configured: Managed Login Version 2',
      appliesTo: [DOMAIN],
      check: ({ properties }, { tier }) => tier === 'LITE' && textAt(properties, 'ManagedLoginVersion') === '2' ? ['2'] : [],
      message: ([version], domain, pool) => `${named('ManagedLoginVersion', domain)} is ${version}, and the user pool is on the LITE plan. ${capital(setPages(domain, '1'))}, or ${setPlan(pool, 'ESSENTIALS')} on the user pool.`,
    },
    notOnLite({
      id: 'tier-passwordless',
      summary: 'Sign-in without a password needs the plan ESSENTIALS or PLUS.',
      property: 'Policies.SignInPolicy',
      refusal: 'The following features need to be disabled for the LITE pricing tier configured: Passwordless Sign-In',
      set: (properties) => textsIn(properties, 'Policies', 'SignInPolicy', 'AllowedFirstAuthFactors').filter((factor) => factor !== 'PASSWORD'),
    }),
    notOnLite({
      id: 'tier-pre-token-v2',
      summary: 'A trigger that changes access tokens needs the plan ESSENTIALS or PLUS.',
      property: 'LambdaConfig.PreTokenGenerationConfig',
      refusal: (trigger) => `The following features need to be disabled for the LITE pricing tier configured: Token Customization with Pre-Token Generation Lambda ${trigger.replace('LambdaVersion ', '')}`,
      set: (properties) => {
        const version = textAt(properties, 'LambdaConfig', 'PreTokenGenerationConfig', 'LambdaVersion');
        return version === 'V2_0' || version === 'V3_0' ? [`LambdaVersion ${version}`] : [];
      },
    }),
    {
      id: 'threat-protection-without-tier',
      level: 'warning',
      summary: 'A user pool with threat protection names the PLUS plan.',
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/feature-plans-features-plus.html',
      property: 'UserPoolAddOns.AdvancedSecurityMode',
      appliesTo: [USER_POOL],
      check: ({ properties }) => {
        const mode = textAt(properties, 'UserPoolAddOns', 'AdvancedSecurityMode');
        return properties.UserPoolTier === undefined && (mode === 'AUDIT' || mode === 'ENFORCED') ? [mode] : [];
      },
      message: ([mode], pool) => `${modeOf(pool)} is ${mode}, and ${named('UserPoolTier', pool)} is absent. A new user pool is then on the ESSENTIALS plan, without threat protection, and is refused. ${capital(setPlan(pool, 'PLUS'))}.`,
    },
    {
      id: 'tier-threat-protection',
      level: 'error',
      summary: 'Threat protection needs the plan PLUS.',
      source: PLUS,
      property: 'UserPoolAddOns.AdvancedSecurityMode',
      refusal: (_, { properties }) => `The following features need to be disabled for the ${textAt(properties, 'UserPoolTier') as string} pricing tier configured: Threat Protection`,
      appliesTo: [USER_POOL],
      // A user pool from before November 2024 may have it without a plan in its template.
      check: ({ properties }) => {
        const [mode, tier] = [textAt(properties, 'UserPoolAddOns', 'AdvancedSecurityMode'), textAt(properties, 'UserPoolTier')];
        return (mode === 'AUDIT' || mode === 'ENFORCED') && (tier === 'LITE' || tier === 'ESSENTIALS') ? [mode] : [];
      },
      message: ([mode], pool) => `${modeOf(pool)} is ${mode}, and the user pool is on the ${textAt(pool.properties, 'UserPoolTier') as string} plan. ${capital(setPlan(pool, 'PLUS'))}, or ${setThreatProtection(pool, false)}.`,
    },
    notOnLite({
      id: 'tier-email-mfa',
      summary: 'A second factor by email needs the plan ESSENTIALS or PLUS, and an identity of Amazon SES.',
      property: 'EnabledMfas',
      set: (properties) => textsIn(properties, 'EnabledMfas').filter((factor) => factor === 'EMAIL_OTP'),
    }),
    {
      id: 'tier-email-mfa',
      level: 'error',
      summary: 'A second factor by email needs the plan ESSENTIALS or PLUS, and an identity of Amazon SES.',
      source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html',
      property: 'EmailConfiguration',
      refusal: 'Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.',
      appliesTo: [USER_POOL],
      check: ({ properties }) => sendsByCognito(properties) ? textsIn(properties, 'EnabledMfas').filter((factor) => factor === 'EMAIL_OTP') : [],
      message: ([factor], pool) => `${named('EnabledMfas', pool)} contains ${factor}, and the mail of the user pool comes from Cognito's own account. ${pool.written === 'UserPool' ? 'Set email: UserPoolEmail.withSES(…)' : 'Set EmailSendingAccount to DEVELOPER, with an identity of Amazon SES'}, or remove ${factor}.`,
    },
    {
      id: 'tier-user-auth-events',
      level: 'error',
      summary: 'Logs of user activity need the plan PLUS.',
      source: PLUS,
      property: 'LogConfigurations',
      refusal: (_, __, { tier }) => `The following feature is not available for the ${tier as string} pricing tier configured: Log Streaming`,
      appliesTo: [LOG_DELIVERY],
      check: ({ properties }, pool) => isWithoutPlus(pool)
        ? blocksAt(properties, 'LogConfigurations').map((config) => textAt(config, 'EventSource')).filter((source) => source === 'userAuthEvents').slice(0, 1) as string[]
        : [],
      message: ([source], _, pool) => `${source} is logged, and the user pool is not on the PLUS plan. ${capital(setPlan(pool, 'PLUS'))} on the user pool, or log only userNotification.`,
    },
    {
      id: 'tier-risk-configuration',
      // The acceptance tests of Terraform deployed it on user pools without it (pull requests 25282 and 30074).
      level: 'warning',
      summary: 'A risk configuration has an effect only on a user pool with threat protection, on the plan PLUS.',
      source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetRiskConfiguration.html',
      property: 'UserPoolId',
      appliesTo: [RISK_CONFIGURATION],
      check: (_, pool) => hasNoThreatProtection(pool) ? ['off'] : [],
      message: (_, __, pool) => `Threat protection of the user pool is off, so nothing evaluates the risk of a sign-in and this resource has no effect. On the user pool, ${setPlan(pool, 'PLUS')} and ${setThreatProtection(pool, true)}, or remove this resource.`,
    },
  ],
};
