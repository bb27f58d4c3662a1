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
import type { L1Props, World } from '../../../world';

const CALLBACK = 'https://app.acme.org/oauth2/idpresponse';

function confidential(world: World, changes: L1Props = {}): CfnUserPoolClient {
  return world.l1('confidential', { callbackUrLs: [CALLBACK], ...changes });
}

/** A raw listener rule that signs users in by the client, with some of its settings changed. */
function rule(world: World, client: CfnElement & { ref: string }, changes: Record<string, unknown> = {}, actions?: unknown): IConstruct {
  return new CfnResource(world.stack, 'Rule', {
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    properties: {
      Actions: actions ?? [{
        Type: 'authenticate-cognito',
        AuthenticateCognitoConfig: { UserPoolArn: world.pool.userPoolArn, UserPoolDomain: 'acme', UserPoolClientId: client.ref, ...changes },
      }, { Type: 'forward', TargetGroupArn: 'arn' }],
    },
  });
}

/** The same through the L2: a listener with an action. */
function listener(world: World, userPoolClient: IUserPoolClient, userPool = world.pool): IConstruct {
  const balancer = new ApplicationLoadBalancer(world.stack, 'Balancer', { vpc: new Vpc(world.stack, 'Vpc') });
  return balancer.addListener('Listener', {
    port: 443,
    certificates: [{ certificateArn: 'arn:aws:acm:eu-west-1:111111111111:certificate/x' }],
    defaultAction: new AuthenticateCognitoAction({
      userPool,
      userPoolClient,
      userPoolDomain: UserPoolDomain.fromDomainName(world.stack, 'Domain', 'acme'),
      next: ListenerAction.fixedResponse(200),
    }),
  });
}

function l2(world: World, changes: { generateSecret?: boolean; userPool?: UserPool } = {}): UserPoolClient {
  return new UserPoolClient(world.stack, 'L2', { userPool: world.pool, generateSecret: true, oAuth: { callbackUrls: [CALLBACK] }, ...changes });
}

function identities(world: World, ClientId: string): IConstruct {
  const provider = { ProviderName: world.pool.userPoolProviderName, ClientId };
  return new CfnResource(world.stack, 'Identities', { type: 'AWS::Cognito::IdentityPool', properties: { AllowUnauthenticatedIdentities: false, CognitoIdentityProviders: [provider] } });
}

const maybe = (value: unknown) => Lazy.any({ produce: () => ({ 'Fn::If': ['SomeCondition', value, { Ref: 'AWS::NoValue' }] }) });

function other(world: World): UserPool {
  return new UserPool(world.stack, 'OtherPool');
}

function generic(world: World, type: string, properties: Record<string, unknown>): IConstruct {
  return new CfnResource(world.stack, 'Consumer', { type, properties });
}

/** A consumer of each type that names a client, and a pool by a text of the form that it takes. */
type Naming = (world: World, pool: UserPool, client: string) => IConstruct;

const REFUSED: Naming[] = [
  (world, pool, id) => rule(world, { ref: id } as CfnUserPoolClient, { UserPoolArn: pool.userPoolArn }),
  (world, pool, id) => generic(world, 'AWS::ElasticLoadBalancingV2::Listener', {
    DefaultActions: [{ AuthenticateCognitoConfig: { UserPoolArn: Fn.getAtt(Stack.of(pool).getLogicalId(pool.node.defaultChild as CfnElement), 'Arn'), UserPoolClientId: id } }],
  }),
  ...['ManagedLoginBranding', 'Terms', 'UserPoolRiskConfigurationAttachment', 'UserPoolUICustomizationAttachment']
    .map((type): Naming => (world, pool, id) => generic(world, `AWS::Cognito::${type}`, { UserPoolId: pool.userPoolId, ClientId: id })),
];

const NAMING_A_POOL: Naming[] = [
  (world, pool, id) => generic(world, 'AWS::ApiGatewayV2::Authorizer', {
    JwtConfiguration: { Issuer: `https://cognito-idp.${world.stack.region}.amazonaws.com/${pool.userPoolId}`, Audience: ['literal', id] },
  }),
  (world, pool, id) => generic(world, 'AWS::Cognito::IdentityPool', { CognitoIdentityProviders: [{ ProviderName: pool.userPoolProviderName, ClientId: id }] }),
  (world, pool, id) => generic(world, 'AWS::AppSync::GraphQLApi', { UserPoolConfig: { UserPoolId: pool.userPoolId, AppIdClientRegex: id } }),
  (world, pool, id) => generic(world, 'AWS::AppSync::GraphQLApi', { AdditionalAuthenticationProviders: [{ UserPoolConfig: { UserPoolId: pool.userPoolId, AppIdClientRegex: id } }] }),
  (world, pool, id) => generic(world, 'AWS::VerifiedPermissions::IdentitySource', { Configuration: { CognitoUserPoolConfiguration: { UserPoolArn: pool.userPoolArn, ClientIds: [id] } } }),
  (world, pool, id) => generic(world, 'AWS::BedrockAgentCore::Gateway', {
    AuthorizerConfiguration: { CustomJWTAuthorizer: { DiscoveryUrl: `${pool.userPoolProviderUrl}/.well-known/openid-configuration`, AllowedClients: [id] } },
  }),
  (world, pool, id) => generic(world, 'AWS::BedrockAgentCore::Runtime', {
    AuthorizerConfiguration: { CustomJWTAuthorizer: { DiscoveryUrl: `${pool.userPoolProviderUrl}/.well-known/openid-configuration`, AllowedAudience: [id] } },
  }),
];

export const consumerCases: BuiltCase[] = [
  {
    rule: 'alb-client-secret',
    judges: 'consumer',
    accepts: [
      (world) => rule(world, confidential(world)),
      (world) => rule(world, confidential(world, { generateSecret: maybe(true) as never })),
      (world) => rule(world, world.l1('public', {}), {}, maybe([])),
      (world) => rule(world, world.l1('public', {}), { UserPoolClientId: maybe('x') }),
      (world) => rule(world, world.l1('public', {}), { UserPoolClientId: '1example23456789' }),
      (world) => listener(world, l2(world)),
      (world) => listener(world, new ConfidentialAppClient(world.stack, 'Ours', { userPool: world.pool, callbackUrls: [CALLBACK] })),
    ],
    rejects: [
      (world) => rule(world, confidential(world, { generateSecret: false })),
      (world) => rule(world, confidential(world, { generateSecret: undefined })),
      (world) => listener(world, l2(world, { generateSecret: false })),
      (world) => listener(world, new PublicAppClient(world.stack, 'Ours', { userPool: world.pool, callbackUrls: [CALLBACK] })),
    ],
  },
  {
    rule: 'alb-client-machine',
    judges: 'consumer',
    accepts: [(world) => rule(world, confidential(world)), (world) => rule(world, confidential(world, { allowedOAuthFlows: ['client_credentials', Fn.importValue('Grant')] }))],
    rejects: [
      (world) => listener(world, new MachineClient(world.stack, 'Ours', { userPool: world.pool, scopes: [OAuthScope.custom('api/read')] })),
      (world) => rule(world, world.l1('machine', {})),
    ],
  },
  {
    rule: 'identity-pool-client-machine',
    judges: 'consumer',
    accepts: [(world) => identities(world, confidential(world).ref)],
    rejects: [
      (world) => identities(world, world.l1('machine', {}).ref),
      (world) => identities(world, new MachineClient(world.stack, 'Ours', { userPool: world.pool, scopes: [OAuthScope.custom('api/read')] }).userPoolClientId),
    ],
  },
  {
    rule: 'alb-client-code-grant',
    judges: 'consumer',
    accepts: [
      (world) => rule(world, confidential(world)),
      (world) => rule(world, confidential(world, { allowedOAuthFlows: ['implicit', 'code'] })),
      (world) => rule(world, confidential(world, { allowedOAuthFlows: ['implicit', maybe('code') as never] })),
      (world) => rule(world, confidential(world, { allowedOAuthFlowsUserPoolClient: maybe(false) as never })),
      (world) => {
        const client = confidential(world, { allowedOAuthFlowsUserPoolClient: undefined });
        new CfnResource(world.stack, 'Settings', { type: 'Custom::UserPoolClientSettings', properties: { UserPoolClientId: client.ref } });
        return rule(world, client);
      },
      (world) => listener(world, l2(world)),
    ],
    rejects: [
      (world) => rule(world, confidential(world, { allowedOAuthFlows: ['implicit'] })),
      (world) => rule(world, confidential(world, { allowedOAuthFlowsUserPoolClient: false })),
      (world) => rule(world, confidential(world, { allowedOAuthFlowsUserPoolClient: undefined })),
      (world) => listener(world, new MachineClient(world.stack, 'Ours', { userPool: world.pool, scopes: [OAuthScope.custom('api/read')] })),
    ],
  },
  {
    rule: 'alb-client-callback',
    judges: 'consumer',
    accepts: [
      (world) => rule(world, confidential(world)),
      (world) => rule(world, confidential(world, { callbackUrLs: ['https://app.acme.org/', CALLBACK] })),
      (world) => rule(world, confidential(world, { callbackUrLs: [`https://${world.stack.partition}/oauth2/idpresponse`] })),
      (world) => rule(world, confidential(world, { callbackUrLs: [`https://app.acme.org/${world.stack.partition}`] })),
      (world) => rule(world, confidential(world, { callbackUrLs: ['https://app.acme.org/', maybe(CALLBACK) as never] })),
      (world) => rule(world, confidential(world, { allowedOAuthFlowsUserPoolClient: false, callbackUrLs: undefined })),
    ],
    rejects: [
      (world) => rule(world, confidential(world, { callbackUrLs: ['https://app.acme.org/'] })),
      (world) => rule(world, confidential(world, { callbackUrLs: [`${CALLBACK}/`] })),
      (world) => rule(world, confidential(world, { callbackUrLs: [`https://${world.stack.partition}/callback`] })),
    ],
  },
  {
    rule: 'alb-client-scopes',
    judges: 'consumer',
    accepts: [
      (world) => rule(world, confidential(world)),
      (world) => rule(world, confidential(world), { Scope: 'openid email' }),
      (world) => rule(world, confidential(world), { Scope: maybe('profile') }),
      (world) => rule(world, confidential(world, { allowedOAuthScopes: ['email', maybe('openid') as never] })),
    ],
    rejects: [
      (world) => rule(world, confidential(world), { Scope: 'openid profile' }),
      (world) => rule(world, confidential(world, { allowedOAuthScopes: ['email'] })),
    ],
  },
  {
    rule: 'client-of-another-pool',
    judges: 'consumer',
    accepts: [
      ...REFUSED.map((consumer) => (world: World) => consumer(world, world.pool, confidential(world).ref)),
      // Nobody knows which pool an id in text is of, once it is deployed.
      (world) => rule(world, confidential(world), { UserPoolArn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc' }),
      (world) => rule(world, confidential(world, { userPoolId: 'eu-west-1_abc' }), { UserPoolArn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc' }),
      (world) => rule(world, confidential(world, { userPoolId: Lazy.string({ produce: () => maybe('x') as never }) })),
      (world) => rule(world, confidential(world, { userPoolId: other(world).userPoolId }), { UserPoolArn: maybe(world.pool.userPoolArn) }),
    ],
    rejects: [
      ...REFUSED.map((consumer) => (world: World) => consumer(world, other(world), confidential(world).ref)),
      (world) => rule(world, confidential(world, { userPoolId: 'eu-west-1_abd' }), { UserPoolArn: 'arn:aws:cognito-idp:eu-west-1:111111111111:userpool/eu-west-1_abc' }),
      (world) => listener(world, l2(world, { userPool: other(world) })),
    ],
  },
  {
    rule: 'tokens-of-another-pool',
    judges: 'consumer',
    accepts: NAMING_A_POOL.map((consumer) => (world: World) => consumer(world, world.pool, confidential(world).ref)),
    rejects: [
      ...NAMING_A_POOL.map((consumer) => (world: World) => consumer(world, other(world), confidential(world).ref)),
      (world) => {
        const stack = new Stack(world.app, 'Elsewhere', { env: { region: 'eu-west-1', account: '111111111111' } });
        const userPool = new UserPool(stack, 'Pool');
        const client = new ConfidentialAppClient(stack, 'Ours', { userPool, callbackUrls: [CALLBACK] });
        const api = new HttpApi(world.stack, 'Http', { defaultAuthorizer: new HttpUserPoolAuthorizer('Authorizer', world.pool, { userPoolClients: [client] }) });
        api.addRoutes({ path: '/', integration: new HttpUrlIntegration('Url', 'https://acme.org') });
        return api.node.findChild('Authorizer');
      },
      (world) => {
        const provider = new UserPoolAuthenticationProvider({ userPool: world.pool, userPoolClient: l2(world, { userPool: other(world) }) });
        return new IdentityPool(world.stack, 'Identities', { authenticationProviders: { userPools: [provider] } }).node.defaultChild!;
      },
    ],
  },
  {
    rule: 'secret-in-outputs',
    judges: 'client',
    accepts: [(world) => {
      const client = confidential(world);
      new Secret(world.stack, 'Secret', { secretStringValue: SecretValue.resourceAttribute(client.attrClientSecret) });
      return client;
    }],
    rejects: [(world) => {
      const client = confidential(world);
      new CfnOutput(world.stack, 'Out', { value: client.attrClientSecret });
      return client;
    }],
  },
];
