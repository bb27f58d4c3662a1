import { CfnResource, Fn, Stack } from 'aws-cdk-lib';
import type { RuleCase } from './case';
import type { UserPoolFixture } from '../../../user-pool-fixture';

interface Named { readonly id?: unknown; readonly pool?: unknown; readonly domain?: unknown }

/** Each resource that names a client and its pool. */
const CONSUMERS: Record<string, (named: Named, fixture: UserPoolFixture) => object> = {
  'AWS::ElasticLoadBalancingV2::ListenerRule': ({ id, pool, domain }) => ({ Actions: [{ Type: 'authenticate-cognito', AuthenticateCognitoConfig: { UserPoolArn: pool, UserPoolDomain: domain ?? 'acme', UserPoolClientId: id } }] }),
  'AWS::ElasticLoadBalancingV2::Listener': ({ id, pool, domain }) => ({ DefaultActions: [{ Type: 'authenticate-cognito', AuthenticateCognitoConfig: { UserPoolArn: pool, UserPoolDomain: domain ?? 'acme', UserPoolClientId: id } }] }),
  'AWS::ApiGatewayV2::Authorizer': ({ id, pool }) => ({ AuthorizerType: 'JWT', JwtConfiguration: { Audience: ['4h57kf5cbhge2c4no5sv6otnu8', id], Issuer: pool } }),
  'AWS::Cognito::IdentityPool': ({ id, pool }) => ({ CognitoIdentityProviders: [{ ClientId: id, ProviderName: pool }] }),
  'AWS::AppSync::GraphQLApi': ({ id, pool }) => ({ UserPoolConfig: { AppIdClientRegex: id, UserPoolId: pool } }),
  'AWS::VerifiedPermissions::IdentitySource': ({ id, pool }) => ({ Configuration: { CognitoUserPoolConfiguration: { ClientIds: [id], UserPoolArn: pool } } }),
  'AWS::BedrockAgentCore::Gateway': ({ id, pool }) => ({ AuthorizerConfiguration: { CustomJWTAuthorizer: { AllowedClients: [id], DiscoveryUrl: pool } } }),
  'AWS::Cognito::ManagedLoginBranding': ({ id, pool }) => ({ ClientId: id, UserPoolId: pool }),
  'AWS::Cognito::UserPoolUICustomizationAttachment': ({ id, pool }) => ({ ClientId: id, UserPoolId: pool }),
};

function consumer(type: string, named: (fixture: UserPoolFixture) => Named) {
  return (fixture: UserPoolFixture) => new CfnResource(fixture.stack, 'Consumer', { type, properties: CONSUMERS[type]({ id: fixture.l1('confidential', {}).ref, pool: fixture.pool.userPoolId, ...named(fixture) }, fixture) });
}

const each = (...named: ((fixture: UserPoolFixture) => Named)[]) => Object.keys(CONSUMERS).flatMap((type) => named.map((some) => consumer(type, some)));
const unknown = Fn.importValue('x');
const ALB = 'AWS::ElasticLoadBalancingV2::ListenerRule';

export const unfilledConsumerCases: RuleCase[] = [
  {
    rule: 'consumer-client-id-missing',
    judges: 'consumer',
    accepts: [
      ...each(() => ({}), () => ({ id: '1h57kf5cbhge2c4no5sv6otnu8' }), () => ({ id: unknown }), () => ({ id: { Ref: 'Parameter' } })),
      consumer('AWS::Cognito::UserPoolUICustomizationAttachment', () => ({ id: 'ALL' })), consumer('AWS::AppSync::GraphQLApi', () => ({ id: '^[a-z0-9]{26}$' })), consumer('AWS::AppSync::GraphQLApi', () => ({ id: undefined })),
      (fixture) => new CfnResource(fixture.stack, 'Rule', { type: ALB, properties: { Actions: [{ Type: 'forward', TargetGroupArn: 'undefined' }] } }),
    ],
    rejects: each(() => ({ id: 'undefined' }), () => ({ id: '' }), () => ({ id: ' ' }), () => ({ id: 'None' }), () => ({ id: '${CLIENT_ID}' }), () => ({ id: '<client-id>' }), () => ({ id: 'YOUR_CLIENT_ID' })),
  },
  {
    rule: 'consumer-pool-unfilled',
    judges: 'consumer',
    accepts: [...each(() => ({}), () => ({ pool: unknown }), () => ({ pool: undefined })), consumer(ALB, ({ stack }) => ({ pool: `arn:aws:cognito-idp:${Stack.of(stack).region}:${unknown}:userpool/x` })), consumer(ALB, () => ({ domain: 'auth.acme.org' }))],
    rejects: [...each(() => ({ pool: 'undefined' }), () => ({ pool: 'https://cognito-idp.eu-west-1.amazonaws.com/undefined' }), () => ({ pool: `${unknown}/null` })), consumer(ALB, () => ({ domain: 'undefined' })), consumer(ALB, () => ({ domain: 'auth.{domain}' }))],
  },
];
