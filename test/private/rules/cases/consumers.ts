import { CfnOutput, CfnResource, Fn, Lazy, SecretValue, Stack } from 'aws-cdk-lib';
import type { CfnElement } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolClient, OAuthScope, UserPool, UserPoolClient, UserPoolDomain } from 'aws-cdk-lib/aws-cognito';
import { IdentityPool, UserPoolAuthenticationProvider } from 'aws-cdk-lib/aws-cognito-identitypool';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, ListenerAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { AuthenticateCognitoAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2-actions';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConstruct } from 'constructs';
import type { BuiltCase } from './case';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from '../../../../src';
import type { L1Props, UserPoolFixture } from '../../../user-pool-fixture';

const CALLBACK = 'https://app.acme.org/oauth2/idpresponse';

function confidential(fixture: UserPoolFixture, changes: L1Props = {}): CfnUserPoolClient {
  return fixture.l1('confidential', { callbackUrLs: [CALLBACK], ...changes });
}

/** A raw listener rule that signs users in by the client, with some of its settings changed. */
function rule(fixture: UserPoolFixture, client: CfnElement & { ref: string }, changes: Record<string, unknown> = {}, actions?: unknown): IConstruct {
  return new CfnResource(fixture.stack, 'Rule', {
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    properties: {
      Actions: actions ?? [{
        Type: 'authenticate-cognito',
        AuthenticateCognitoConfig: { UserPoolArn: fixture.pool.userPoolArn, UserPoolDomain: 'acme', UserPoolClientId: client.ref, ...changes },
      }, { Type: 'forward', TargetGroupArn: 'arn' }],
    },
  });
}

/** The same through the L2: a listener with an action. */
function listener(fixture: UserPoolFixture, userPoolClient: IUserPoolClient, userPool = fixture.pool): IConstruct {
  const balancer = new ApplicationLoadBalancer(fixture.stack, 'Balancer', { vpc: new Vpc(fixture.stack, 'Vpc') });
  return balancer.addListener('Listener', {
    port: 443,
    certificates: [{ certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/x' }],
    defaultAction: new AuthenticateCognitoAction({
      userPool,
      userPoolClient,
      userPoolDomain: UserPoolDomain.fromDomainName(fixture.stack, 'Domain', 'acme'),
      next: ListenerAction.fixedResponse(200),
    }),
  });
}

function l2(fixture: UserPoolFixture, changes: { generateSecret?: boolean; userPool?: UserPool } = {}): UserPoolClient {
  return new UserPoolClient(fixture.stack, 'L2', { userPool: fixture.pool, generateSecret: true, oAuth: { callbackUrls: [CALLBACK] }, ...changes });
}

function identities(fixture: UserPoolFixture, ClientId: string): IConstruct {
  const provider = { ProviderName: fixture.pool.userPoolProviderName, ClientId };
  return new CfnResource(fixture.stack, 'Identities', { type: 'AWS::Cognito::IdentityPool', properties: { AllowUnauthenticatedIdentities: false, CognitoIdentityProviders: [provider] } });
}

const maybe = (value: unknown) => Lazy.any({ produce: () => ({ 'Fn::If': ['SomeCondition', value, { Ref: 'AWS::NoValue' }] }) });

function other(fixture: UserPoolFixture): UserPool {
  return new UserPool(fixture.stack, 'OtherPool');
}

function generic(fixture: UserPoolFixture, type: string, properties: Record<string, unknown>): IConstruct {
  return new CfnResource(fixture.stack, 'Consumer', { type, properties });
}

/** A consumer of each type that names a client, and a pool by a text of the form that it takes. */
type Naming = (fixture: UserPoolFixture, pool: UserPool, client: string) => IConstruct;

const REFUSED: Naming[] = [
  (fixture, pool, id) => rule(fixture, { ref: id } as CfnUserPoolClient, { UserPoolArn: pool.userPoolArn }),
  (fixture, pool, id) => generic(fixture, 'AWS::ElasticLoadBalancingV2::Listener', {
    DefaultActions: [{ AuthenticateCognitoConfig: { UserPoolArn: Fn.getAtt(Stack.of(pool).getLogicalId(pool.node.defaultChild as CfnElement), 'Arn'), UserPoolClientId: id } }],
  }),
  ...['ManagedLoginBranding', 'Terms', 'UserPoolRiskConfigurationAttachment', 'UserPoolUICustomizationAttachment']
    .map((type): Naming => (fixture, pool, id) => generic(fixture, `AWS::Cognito::${type}`, { UserPoolId: pool.userPoolId, ClientId: id })),
];

const NAMING_A_POOL: Naming[] = [
  (fixture, pool, id) => generic(fixture, 'AWS::ApiGatewayV2::Authorizer', {
    JwtConfiguration: { Issuer: `https://cognito-idp.${fixture.stack.region}.amazonaws.com/${pool.userPoolId}`, Audience: ['literal', id] },
  }),
  (fixture, pool, id) => generic(fixture, 'AWS::Cognito::IdentityPool', { CognitoIdentityProviders: [{ ProviderName: pool.userPoolProviderName, ClientId: id }] }),
  (fixture, pool, id) => generic(fixture, 'AWS::AppSync::GraphQLApi', { UserPoolConfig: { UserPoolId: pool.userPoolId, AppIdClientRegex: id } }),
  (fixture, pool, id) => generic(fixture, 'AWS::AppSync::GraphQLApi', { AdditionalAuthenticationProviders: [{ UserPoolConfig: { UserPoolId: pool.userPoolId, AppIdClientRegex: id } }] }),
  (fixture, pool, id) => generic(fixture, 'AWS::VerifiedPermissions::IdentitySource', { Configuration: { CognitoUserPoolConfiguration: { UserPoolArn: pool.userPoolArn, ClientIds: [id] } } }),
  (fixture, pool, id) => generic(fixture, 'AWS::BedrockAgentCore::Gateway', {
    AuthorizerConfiguration: { CustomJWTAuthorizer: { DiscoveryUrl: `${pool.userPoolProviderUrl}/.well-known/openid-configuration`, AllowedClients: [id] } },
  }),
  (fixture, pool, id) => generic(fixture, 'AWS::BedrockAgentCore::Runtime', {
    AuthorizerConfiguration: { CustomJWTAuthorizer: { DiscoveryUrl: `${pool.userPoolProviderUrl}/.well-known/openid-configuration`, AllowedAudience: [id] } },
  }),
];

export const consumerCases: BuiltCase[] = [
  {
    rule: 'alb-client-secret',
    judges: 'consumer',
    accepts: [
      (fixture) => rule(fixture, confidential(fixture)),
      (fixture) => rule(fixture, confidential(fixture, { generateSecret: maybe(true) as never })),
      (fixture) => rule(fixture, fixture.l1('public', {}), {}, maybe([])),
      (fixture) => rule(fixture, fixture.l1('public', {}), { UserPoolClientId: maybe('x') }),
      (fixture) => rule(fixture, fixture.l1('public', {}), { UserPoolClientId: '1example23456789' }),
      (fixture) => listener(fixture, l2(fixture)),
      (fixture) => listener(fixture, new ConfidentialAppClient(fixture.stack, 'Ours', { userPool: fixture.pool, callbackUrls: [CALLBACK] })),
    ],
    rejects: [
      (fixture) => rule(fixture, confidential(fixture, { generateSecret: false })),
      (fixture) => rule(fixture, confidential(fixture, { generateSecret: undefined })),
      (fixture) => listener(fixture, l2(fixture, { generateSecret: false })),
      (fixture) => listener(fixture, new PublicAppClient(fixture.stack, 'Ours', { userPool: fixture.pool, callbackUrls: [CALLBACK] })),
    ],
  },
  {
    rule: 'alb-client-machine',
    judges: 'consumer',
    accepts: [(fixture) => rule(fixture, confidential(fixture)), (fixture) => rule(fixture, confidential(fixture, { allowedOAuthFlows: ['client_credentials', Fn.importValue('Grant')] }))],
    rejects: [
      (fixture) => listener(fixture, new MachineClient(fixture.stack, 'Ours', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] })),
      (fixture) => rule(fixture, fixture.l1('machine', {})),
    ],
  },
  {
    rule: 'identity-pool-client-machine',
    judges: 'consumer',
    accepts: [(fixture) => identities(fixture, confidential(fixture).ref)],
    rejects: [
      (fixture) => identities(fixture, fixture.l1('machine', {}).ref),
      (fixture) => identities(fixture, new MachineClient(fixture.stack, 'Ours', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] }).userPoolClientId),
    ],
  },
  {
    rule: 'alb-client-code-grant',
    judges: 'consumer',
    accepts: [
      (fixture) => rule(fixture, confidential(fixture)),
      (fixture) => rule(fixture, confidential(fixture, { allowedOAuthFlows: ['implicit', 'code'] })),
      (fixture) => rule(fixture, confidential(fixture, { allowedOAuthFlows: ['implicit', maybe('code') as never] })),
      (fixture) => rule(fixture, confidential(fixture, { allowedOAuthFlowsUserPoolClient: maybe(false) as never })),
      (fixture) => {
        const client = confidential(fixture, { allowedOAuthFlowsUserPoolClient: undefined });
        new CfnResource(fixture.stack, 'Settings', { type: 'Custom::UserPoolClientSettings', properties: { UserPoolClientId: client.ref } });
        return rule(fixture, client);
      },
      (fixture) => listener(fixture, l2(fixture)),
    ],
    rejects: [
      (fixture) => rule(fixture, confidential(fixture, { allowedOAuthFlows: ['implicit'] })),
      (fixture) => rule(fixture, confidential(fixture, { allowedOAuthFlowsUserPoolClient: false })),
      (fixture) => rule(fixture, confidential(fixture, { allowedOAuthFlowsUserPoolClient: undefined })),
      (fixture) => listener(fixture, new MachineClient(fixture.stack, 'Ours', { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] })),
    ],
  },
  {
    rule: 'alb-client-callback',
    judges: 'consumer',
    accepts: [
      (fixture) => rule(fixture, confidential(fixture)),
      (fixture) => rule(fixture, confidential(fixture, { callbackUrLs: ['https://app.acme.org/', CALLBACK] })),
      (fixture) => rule(fixture, confidential(fixture, { callbackUrLs: [`https://${fixture.stack.partition}/oauth2/idpresponse`] })),
      (fixture) => rule(fixture, confidential(fixture, { callbackUrLs: [`https://app.acme.org/${fixture.stack.partition}`] })),
      (fixture) => rule(fixture, confidential(fixture, { callbackUrLs: ['https://app.acme.org/', maybe(CALLBACK) as never] })),
      (fixture) => rule(fixture, confidential(fixture, { allowedOAuthFlowsUserPoolClient: false, callbackUrLs: undefined })),
    ],
    rejects: [
      (fixture) => rule(fixture, confidential(fixture, { callbackUrLs: ['https://app.acme.org/'] })),
      (fixture) => rule(fixture, confidential(fixture, { callbackUrLs: [`${CALLBACK}/`] })),
      (fixture) => rule(fixture, confidential(fixture, { callbackUrLs: [`https://${fixture.stack.partition}/callback`] })),
    ],
  },
  {
    rule: 'alb-client-scopes',
    judges: 'consumer',
    accepts: [
      (fixture) => rule(fixture, confidential(fixture)),
      (fixture) => rule(fixture, confidential(fixture), { Scope: 'openid email' }),
      (fixture) => rule(fixture, confidential(fixture), { Scope: maybe('profile') }),
      (fixture) => rule(fixture, confidential(fixture, { allowedOAuthScopes: ['email', maybe('openid') as never] })),
    ],
    rejects: [
      (fixture) => rule(fixture, confidential(fixture), { Scope: 'openid profile' }),
      (fixture) => rule(fixture, confidential(fixture, { allowedOAuthScopes: ['email'] })),
    ],
  },
  {
    rule: 'client-of-another-pool',
    judges: 'consumer',
    accepts: [
      ...REFUSED.map((consumer) => (fixture: UserPoolFixture) => consumer(fixture, fixture.pool, confidential(fixture).ref)),
      // Nobody knows which pool an id in text is of, once it is deployed.
      (fixture) => rule(fixture, confidential(fixture), { UserPoolArn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc' }),
      (fixture) => rule(fixture, confidential(fixture, { userPoolId: 'eu-west-1_abc' }), { UserPoolArn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc' }),
      (fixture) => rule(fixture, confidential(fixture, { userPoolId: Lazy.string({ produce: () => maybe('x') as never }) })),
      (fixture) => rule(fixture, confidential(fixture, { userPoolId: other(fixture).userPoolId }), { UserPoolArn: maybe(fixture.pool.userPoolArn) }),
    ],
    rejects: [
      ...REFUSED.map((consumer) => (fixture: UserPoolFixture) => consumer(fixture, other(fixture), confidential(fixture).ref)),
      (fixture) => rule(fixture, confidential(fixture, { userPoolId: 'eu-west-1_abd' }), { UserPoolArn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc' }),
      (fixture) => listener(fixture, l2(fixture, { userPool: other(fixture) })),
    ],
  },
  {
    rule: 'tokens-of-another-pool',
    judges: 'consumer',
    accepts: NAMING_A_POOL.map((consumer) => (fixture: UserPoolFixture) => consumer(fixture, fixture.pool, confidential(fixture).ref)),
    rejects: [
      ...NAMING_A_POOL.map((consumer) => (fixture: UserPoolFixture) => consumer(fixture, other(fixture), confidential(fixture).ref)),
      (fixture) => {
        const stack = new Stack(fixture.app, 'Elsewhere', { env: { region: 'eu-west-1', account: '111111111111' } });
        const userPool = new UserPool(stack, 'Pool');
        const client = new ConfidentialAppClient(stack, 'Ours', { userPool, callbackUrls: [CALLBACK] });
        const api = new HttpApi(fixture.stack, 'Http', { defaultAuthorizer: new HttpUserPoolAuthorizer('Authorizer', fixture.pool, { userPoolClients: [client] }) });
        api.addRoutes({ path: '/', integration: new HttpUrlIntegration('Url', 'https://acme.org') });
        return api.node.findChild('Authorizer');
      },
      (fixture) => {
        const provider = new UserPoolAuthenticationProvider({ userPool: fixture.pool, userPoolClient: l2(fixture, { userPool: other(fixture) }) });
        return new IdentityPool(fixture.stack, 'Identities', { authenticationProviders: { userPools: [provider] } }).node.defaultChild!;
      },
    ],
  },
  {
    rule: 'secret-in-outputs',
    judges: 'client',
    accepts: [(fixture) => {
      const client = confidential(fixture);
      new Secret(fixture.stack, 'Secret', { secretStringValue: SecretValue.resourceAttribute(client.attrClientSecret) });
      return client;
    }],
    rejects: [(fixture) => {
      const client = confidential(fixture);
      new CfnOutput(fixture.stack, 'Out', { value: client.attrClientSecret });
      return client;
    }],
  },
];
