import { CustomResource, Lazy } from 'aws-cdk-lib';
import { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { RuleCase } from './case';
import type { Kind, L1Props, UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of, SOUND } from '../../../user-pool-fixture';

const flows = (...names: string[]) => ({ explicitAuthFlows: names.map((name) => `ALLOW_${name}_AUTH`) });
const off = { refreshTokenRotation: { feature: 'DISABLED' } };
const LITE = { UserPoolTier: 'LITE' };

/** A pool with a trigger, and a client. */
function withTrigger(trigger: string, kind: Kind, changes: L1Props) {
  return (fixture: UserPoolFixture): IConstruct => {
    l1Of(fixture.pool).addPropertyOverride(`LambdaConfig.${trigger}`, 'arn:aws:lambda:eu-west-1:111111111111:function:trigger');
    return fixture.l1(kind, changes);
  };
}

function onPool(properties: Record<string, unknown>, changes: L1Props) {
  return (fixture: UserPoolFixture): L1Props => {
    fixture.neighbour('AWS::Cognito::UserPool', properties);
    return changes;
  };
}

function imported(kind: Kind, changes: L1Props) {
  return (fixture: UserPoolFixture) => new CfnUserPoolClient(fixture.stack, 'Client', { ...SOUND[kind], ...changes, userPoolId: 'eu-west-1_AbC123' });
}

/** A custom resource that is given the pool, and a function of the app with it or not. */
function besideCustomResource(functionName: string | undefined, changes: L1Props) {
  return (fixture: UserPoolFixture) => {
    const code = Code.fromInline('-');
    const provider = new Function(fixture.stack, 'Provider', { runtime: Runtime.NODEJS_20_X, handler: 'index.handler', code });
    const trigger = functionName && new Function(fixture.stack, functionName, { runtime: Runtime.NODEJS_20_X, handler: 'index.handler', code });
    new CustomResource(fixture.stack, 'Custom', { serviceToken: provider.functionArn, properties: { Pool: fixture.pool.userPoolId, Trigger: trigger && trigger.functionArn } });
    return fixture.l1('public', changes);
  };
}

function poolWith(trigger: string, ...clients: L1Props[]) {
  return (fixture: UserPoolFixture): IConstruct => {
    withTrigger(trigger, 'public', clients[0])(fixture);
    clients.slice(1).forEach((changes, i) => fixture.l1('public', changes, `Other${i}`));
    return fixture.pool;
  };
}

const API_ONLY: L1Props = {
  allowedOAuthFlowsUserPoolClient: false, allowedOAuthFlows: undefined, allowedOAuthScopes: undefined, callbackUrLs: undefined,
};
/** An item that may be there or not, and be any. */
const MAYBE = Lazy.string({ produce: () => ({ 'Fn::If': ['Condition', 'PASSWORD', { Ref: 'AWS::NoValue' }] }) as never });
const factors = (...AllowedFirstAuthFactors: string[]) => ({ Policies: { SignInPolicy: { AllowedFirstAuthFactors } } });
const PASSWORD = flows('USER_PASSWORD');

export const authFlowCases: RuleCase[] = [
  // A client without a secret has a finding of its own about this flow.
  { rule: 'auth-flow-enum', kind: 'confidential', accepts: [], rejects: [{ explicitAuthFlows: ['TOKEN_EXCHANGE_DELEGATION'] }] },
  {
    rule: 'auth-flow-enum',
    accepts: [
      flows('USER_SRP', 'USER_PASSWORD', 'ADMIN_USER_PASSWORD', 'CUSTOM', 'USER', 'REFRESH_TOKEN'), flows('CLIENT_TOKEN'), { explicitAuthFlows: ['ALLOW_TOKEN_EXCHANGE_IMPERSONATION', 'ALLOW_TOKEN_EXCHANGE_DELEGATION', 'ALLOW_REFRESH_TOKEN_AUTH'] },
      { explicitAuthFlows: ['ADMIN_NO_SRP_AUTH', 'CUSTOM_AUTH_FLOW_ONLY', 'USER_PASSWORD_AUTH'] },
    ],
    rejects: [
      { explicitAuthFlows: ['USER_SRP_AUTH'] }, { explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_SRP'] }, { explicitAuthFlows: ['allow_user_srp_auth'] }, { explicitAuthFlows: ['ALLOW_TOKEN_EXCHANGE'] }, { explicitAuthFlows: [''] },
      { explicitAuthFlows: ['REFRESH_TOKEN_AUTH'], ...off }, { explicitAuthFlows: ['user', 'REFRESH_TOKEN', 'ALLOW_USER_SRP_AUTH'] },
    ],
  },
  {
    rule: 'auth-flow-legacy-mix',
    accepts: [{ explicitAuthFlows: ['USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'] }],
    rejects: [
      { explicitAuthFlows: ['USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }, { explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH', 'USER_PASSWORD_AUTH', 'CUSTOM_AUTH_FLOW_ONLY'], ...off },
    ],
  },
  {
    rule: 'auth-flow-legacy-discouraged',
    accepts: [flows('USER_PASSWORD'), { explicitAuthFlows: ['USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
    rejects: [{ explicitAuthFlows: ['USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'], ...off }, { explicitAuthFlows: ['USER_PASSWORD_AUTH'] }, { explicitAuthFlows: ['ADMIN_NO_SRP_AUTH'] }, { explicitAuthFlows: ['CUSTOM_AUTH_FLOW_ONLY'] }],
  },
  { rule: 'auth-flow-duplicates', accepts: [flows('USER_SRP', 'USER')], rejects: [flows('USER_SRP', 'USER', 'USER_SRP'), flows('USER_SRP', 'USER', 'USER_SRP', 'USER')] },
  { rule: 'auth-flow-empty-is-default', accepts: [{ explicitAuthFlows: undefined }, flows('REFRESH_TOKEN')], rejects: [flows(), { ...flows(), ...off }, { ...flows(), ...API_ONLY }, { ...flows(), ...off, supportedIdentityProviders: ['Google'] }] },
  {
    rule: 'auth-flow-m2m-defaults-open',
    kind: 'machine',
    accepts: [flows('REFRESH_TOKEN'), flows('CLIENT_TOKEN')],
    rejects: [{ explicitAuthFlows: undefined }, flows(), flows('USER_SRP'), flows('REFRESH_TOKEN', 'CUSTOM'), { explicitAuthFlows: ['ADMIN_NO_SRP_AUTH'] }],
  },
  {
    rule: 'auth-flow-refresh-needed-without-rotation',
    accepts: [
      flows('USER_SRP'), { ...flows('USER_SRP', 'REFRESH_TOKEN'), ...off }, { ...flows(), ...off }, { explicitAuthFlows: undefined, ...off }, { explicitAuthFlows: ['USER_PASSWORD_AUTH'], ...off },
      { explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', MAYBE], ...off },
      { ...flows('USER_SRP'), refreshTokenRotation: { feature: Lazy.string({ produce: () => ({ 'Fn::If': ['C', 'ENABLED', 'DISABLED'] }) as never }) } },
    ],
    rejects: [{ ...flows('USER_SRP'), ...off }, { ...flows('USER_SRP'), refreshTokenRotation: undefined }],
  },
  {
    rule: 'auth-flow-user-auth-tier',
    accepts: [flows('USER'), onPool({ UserPoolTier: 'ESSENTIALS' }, flows('USER')), onPool(LITE, flows('USER_SRP'))],
    rejects: [onPool(LITE, flows('USER', 'USER_SRP')), onPool(LITE, flows('USER')), onPool(LITE, { ...flows('USER', 'REFRESH_TOKEN'), ...off })],
  },
  {
    rule: 'auth-flow-client-token-only',
    kind: 'machine',
    accepts: [flows('CLIENT_TOKEN'), flows('USER_SRP', 'REFRESH_TOKEN'), flows('CLIENT_TOKEN', 'CLIENT_TOKEN')],
    rejects: [flows('CLIENT_TOKEN', 'REFRESH_TOKEN'), flows('USER_SRP', 'CLIENT_TOKEN')],
  },
  {
    rule: 'auth-flow-client-token-scopes',
    kind: 'machine',
    accepts: [
      { ...flows('CLIENT_TOKEN'), allowedOAuthFlows: undefined }, { ...flows('CLIENT_TOKEN'), allowedOAuthScopes: ['openid'] }, { allowedOAuthFlows: undefined, allowedOAuthScopes: ['openid'] },
    ],
    rejects: [
      { ...flows('CLIENT_TOKEN'), allowedOAuthFlows: undefined, allowedOAuthScopes: ['api/read', 'openid'] },
      { ...flows('CLIENT_TOKEN'), allowedOAuthFlows: undefined, allowedOAuthScopes: ['openid', 'email'] },
    ],
  },
  { rule: 'auth-flow-password-public', accepts: [flows('USER_SRP', 'USER')], rejects: [flows('USER_SRP', 'USER_PASSWORD'), flows('USER_PASSWORD'), { ...flows('USER_PASSWORD', 'REFRESH_TOKEN'), ...off }, { explicitAuthFlows: ['USER_PASSWORD_AUTH'] }] },
  { rule: 'auth-flow-password-public', kind: 'confidential', accepts: [PASSWORD], rejects: [] },
  {
    rule: 'auth-flow-password-public',
    judges: 'client',
    accepts: [withTrigger('UserMigration', 'public', PASSWORD), imported('public', PASSWORD), besideCustomResource('Trigger', PASSWORD)],
    rejects: [withTrigger('PreSignUp', 'public', PASSWORD), besideCustomResource(undefined, PASSWORD)],
  },
  { rule: 'auth-flow-admin-public', only: 'ours', accepts: [flows('USER_SRP')], rejects: [flows('ADMIN_USER_PASSWORD'), flows('ADMIN_USER_PASSWORD', 'CUSTOM')] },
  { rule: 'auth-flow-admin-public', only: 'l1', accepts: [flows('ADMIN_USER_PASSWORD')], rejects: [] },
  {
    rule: 'auth-flow-custom-needs-triggers',
    accepts: [flows('USER_SRP'), { explicitAuthFlows: undefined }, flows()],
    rejects: [flows('USER_SRP', 'CUSTOM'), flows('CUSTOM'), { explicitAuthFlows: ['CUSTOM_AUTH_FLOW_ONLY'] }],
  },
  {
    rule: 'auth-flow-custom-needs-triggers',
    judges: 'client',
    accepts: [withTrigger('DefineAuthChallenge', 'public', flows('CUSTOM')), imported('public', flows('CUSTOM')), besideCustomResource('Trigger', flows('CUSTOM'))],
    rejects: [withTrigger('CreateAuthChallenge', 'public', flows('CUSTOM'))],
  },
  {
    rule: 'auth-flow-managed-login-needs-srp',
    accepts: [
      flows('USER_SRP'), flows('USER'), flows('USER_PASSWORD'), flows(), { explicitAuthFlows: undefined },
      { ...flows('CUSTOM'), supportedIdentityProviders: ['Google'] }, { explicitAuthFlows: ['ALLOW_CUSTOM_AUTH', MAYBE] },
      { ...flows('CUSTOM'), allowedOAuthFlows: ['client_credentials'], generateSecret: true },
      { ...flows('CUSTOM'), allowedOAuthFlowsUserPoolClient: false, allowedOAuthFlows: undefined },
    ],
    rejects: [flows('CUSTOM'), { ...flows('CUSTOM'), allowedOAuthFlows: ['implicit'] }, { ...flows('CUSTOM'), allowedOAuthFlows: ['code', 'implicit'] }, { ...flows('REFRESH_TOKEN'), ...off, supportedIdentityProviders: ['Google', 'COGNITO'] }],
  },
  {
    rule: 'auth-flow-managed-login-needs-srp',
    kind: 'confidential',
    only: 'l1',
    accepts: [flows('USER_SRP')],
    rejects: [{ ...flows('CLIENT_TOKEN'), refreshTokenRotation: undefined }],
  },
  {
    rule: 'auth-flow-user-auth-factors',
    type: 'AWS::Cognito::UserPool',
    accepts: [factors('PASSWORD', 'WEB_AUTHN'), factors('WEB_AUTHN', MAYBE), factors(), { Policies: { PasswordPolicy: { MinimumLength: 8 } } }, {}],
    rejects: [factors('EMAIL_OTP', 'WEB_AUTHN'), factors('WEB_AUTHN')],
  },
  {
    rule: 'auth-flow-user-migration',
    judges: 'neighbour',
    accepts: [
      poolWith('UserMigration', {}),
      poolWith('UserMigration', API_ONLY, { ...API_ONLY, ...flows('ADMIN_USER_PASSWORD') }),
      poolWith('PreSignUp', API_ONLY),
      poolWith('UserMigration', { ...API_ONLY, ...flows('USER') }),
      poolWith('UserMigration', { ...API_ONLY, ...flows('USER_SRP', 'USER_PASSWORD') }),
      poolWith('UserMigration', { ...API_ONLY, explicitAuthFlows: Lazy.list({ produce: () => ({ 'Fn::Split': [',', { Ref: 'P' }] }) as never }) }),
    ],
    rejects: [
      poolWith('UserMigration', API_ONLY),
      poolWith('UserMigration', { ...API_ONLY, explicitAuthFlows: undefined }),
    ],
  },
];
