import type { CfnResource } from 'aws-cdk-lib';
import { CfnUserPoolClient, FeaturePlan } from 'aws-cdk-lib/aws-cognito';
import type { Properties, RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

const POOL = 'AWS::Cognito::UserPool';
const ON = { EnableStatus: 'Enabled', OpenDcrEnabled: false };

const dcr = (changes: Properties): Properties => ({ DcrConfiguration: { ...ON, ...changes } });
const open = (changes: Properties = {}): Properties => dcr({ OpenDcrEnabled: true, ...changes });
const scopes = (count: number) => Array.from({ length: count }, () => 'api/read');

/** The pool, with what is written to it, and something beside it. */
function pool(properties: Properties, beside: (fixture: UserPoolFixture) => unknown = () => undefined) {
  return (fixture: UserPoolFixture): CfnResource => {
    beside(fixture);
    // An override changes what it is laid over.
    return l1Of(fixture.neighbour(POOL, structuredClone(properties)));
  };
}

const withDomain = (fixture: UserPoolFixture) => fixture.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
const withClients = (count: number) => (fixture: UserPoolFixture) => {
  for (let i = 0; i < count; i++) { new CfnUserPoolClient(fixture.stack, `Client${i}`, { userPoolId: fixture.pool.userPoolId }); }
};

export const clientRegistrationCases: RuleCase[] = [
  {
    rule: 'dcr-tier',
    judges: 'neighbour',
    pool: { featurePlan: FeaturePlan.LITE },
    accepts: [pool(dcr({ EnableStatus: 'Disabled' })), pool({})],
    rejects: [pool(dcr({})), pool({ DcrConfiguration: { OpenDcrEnabled: false } })],
  },
  { rule: 'dcr-tier', judges: 'neighbour', pool: { featurePlan: FeaturePlan.ESSENTIALS }, accepts: [pool(dcr({}))], rejects: [] },
  { rule: 'dcr-status-enum', type: POOL, accepts: [dcr({}), dcr({ EnableStatus: 'Disabled' })], rejects: [dcr({ EnableStatus: 'ENABLED' }), dcr({ EnableStatus: 'true' }), dcr({ EnableStatus: '' })] },
  {
    rule: 'dcr-enabled-by-default',
    type: POOL,
    accepts: [dcr({}), dcr({ EnableStatus: 'Disabled' }), {}],
    rejects: [{ DcrConfiguration: { OpenDcrEnabled: false } }, { DcrConfiguration: { AllowedScopes: ['api/read'] } }],
  },
  {
    rule: 'dcr-grant-enum',
    type: POOL,
    accepts: [dcr({ AuthenticatedGrantTypes: ['code', 'client_credentials', 'implicit'], OpenDcrGrantTypes: ['code'] })],
    rejects: [dcr({ AuthenticatedGrantTypes: ['code', 'refresh_token'] }), open({ OpenDcrGrantTypes: ['authorization_code'] }), dcr({ AuthenticatedGrantTypes: ['CODE'] })],
  },
  {
    rule: 'dcr-open-client-credentials',
    type: POOL,
    accepts: [dcr({ OpenDcrGrantTypes: ['client_credentials'] }), open(), open({ OpenDcrGrantTypes: ['code'], AuthenticatedGrantTypes: ['client_credentials'] }), open({ EnableStatus: 'Disabled', OpenDcrGrantTypes: ['client_credentials'] })],
    rejects: [open({ OpenDcrGrantTypes: ['client_credentials'] }), open({ OpenDcrGrantTypes: ['code', 'client_credentials'] }), { DcrConfiguration: { OpenDcrEnabled: 'true', EnableStatus: 'Enabled', OpenDcrGrantTypes: ['client_credentials'] } }],
  },
  {
    rule: 'dcr-open-admin-scope',
    type: POOL,
    accepts: [dcr({ AllowedScopes: ['aws.cognito.signin.user.admin'] }), open({ AllowedScopes: ['api/read'] })],
    rejects: [open({ AllowedScopes: ['api/read', 'aws.cognito.signin.user.admin'] })],
  },
  {
    rule: 'dcr-empty-grants',
    type: POOL,
    accepts: [dcr({}), open(), dcr({ AuthenticatedGrantTypes: ['code'], OpenDcrGrantTypes: [] }), open({ AuthenticatedGrantTypes: [] }), dcr({ EnableStatus: 'Disabled', AuthenticatedGrantTypes: [] })],
    rejects: [dcr({ AuthenticatedGrantTypes: [] }), open({ OpenDcrGrantTypes: [] }), open({ OpenDcrGrantTypes: ['implicit'] })],
  },
  { rule: 'dcr-allowed-scopes-max', type: POOL, accepts: [dcr({ AllowedScopes: scopes(50) })], rejects: [dcr({ AllowedScopes: scopes(51) }), dcr({ AllowedScopes: scopes(60) })] },
  {
    rule: 'dcr-allowed-scopes',
    type: POOL,
    accepts: [dcr({ AllowedScopes: ['api/read', 'openid', 'aws.cognito.signin.user.admin'] }), dcr({ AllowedScopes: [] }), dcr({ EnableStatus: 'Disabled', AllowedScopes: ['api/write'] })],
    rejects: [dcr({ AllowedScopes: ['api/write'] }), dcr({ AllowedScopes: ['other/read', 'read', 'api/read'] }), dcr({ AllowedScopes: ['aws.cognito/dcr/register'] }), dcr({ AllowedScopes: ['aws.cognito/dcr/register', 'api/write'] })],
  },
  { rule: 'dcr-needs-domain', judges: 'neighbour', accepts: [pool(dcr({}), withDomain), pool(dcr({ EnableStatus: 'Disabled' })), pool({})], rejects: [pool(dcr({})), pool(open())] },
  {
    rule: 'dcr-quota',
    judges: 'neighbour',
    accepts: [pool(dcr({}), withClients(900)), pool({}, withClients(901)), pool(dcr({}), withClients(1001))],
    rejects: [pool(dcr({}), withClients(901)), pool(dcr({}), withClients(1000))],
  },
];
