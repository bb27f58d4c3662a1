import { CfnResource, Fn, Lazy } from 'aws-cdk-lib';
import { AuthorizationType, CognitoUserPoolsAuthorizer, MockIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolClient, LambdaVersion, OAuthScope, UserPool, UserPoolClient, UserPoolOperation } from 'aws-cdk-lib/aws-cognito';
import { Code, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { BuiltCase } from './case';
import { MachineClient } from '../../../../src';
import type { World } from '../../../world';

const machine = (world: World, id = 'Machine') => new MachineClient(world.stack, id, { userPool: world.pool, scopes: [OAuthScope.custom('api/read')] });

/** A route of an HTTP API with the authorizer of the CDK. */
function route(world: World, authorizationScopes: string[], userPoolClients: IUserPoolClient[]): IConstruct {
  const [made] = new HttpApi(world.stack, 'Http').addRoutes({
    path: '/',
    integration: new HttpUrlIntegration('Url', 'https://acme.org'),
    authorizer: new HttpUserPoolAuthorizer('Authorizer', world.pool, { userPoolClients }),
    authorizationScopes,
  });
  return made;
}

/** A method of a REST API with the authorizer of the CDK. */
function method(world: World, authorizationScopes?: string[], cognitoUserPools = [world.pool]): IConstruct {
  return new RestApi(world.stack, 'Rest').root.addMethod('GET', new MockIntegration(), {
    authorizer: new CognitoUserPoolsAuthorizer(world.stack, 'Authorizer', { cognitoUserPools }),
    authorizationType: AuthorizationType.COGNITO,
    authorizationScopes,
  });
}

export function agent(world: World, authorizer: Record<string, unknown>, type = 'Gateway'): CfnResource {
  return new CfnResource(world.stack, 'Agent', { type: `AWS::BedrockAgentCore::${type}`, properties: { AuthorizerConfiguration: { CustomJWTAuthorizer: authorizer } } });
}

function addTrigger(world: World, version: LambdaVersion): void {
  const handler = new Lambda(world.stack, 'Trigger', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = 1') });
  world.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, handler, version);
}

const l2 = (world: World, client: CfnUserPoolClient) => UserPoolClient.fromUserPoolClientId(world.stack, 'ById', client.ref);
const maybe = () => Lazy.string({ produce: () => ({ 'Fn::If': ['Some', 'api/read', { Ref: 'AWS::NoValue' }] }) as never });

export const apiAccessCases: BuiltCase[] = [
  {
    rule: 'api-scope-of-no-client',
    judges: 'consumer',
    accepts: [
      (world) => route(world, ['api/read'], [machine(world)]),
      // One of the scopes is enough, and one of the clients.
      (world) => route(world, ['api/write', 'api/read'], [machine(world)]),
      (world) => route(world, ['api/read'], [l2(world, world.l1('public', {})), machine(world)]),
      (world) => route(world, [], [l2(world, world.l1('public', {}))]),
      (world) => route(world, [Fn.importValue('Scope')], [machine(world)]),
      (world) => route(world, ['api/write'], [machine(world), UserPoolClient.fromUserPoolClientId(world.stack, 'Elsewhere', '1example23456789')]),
      (world) => route(world, ['api/read'], [l2(world, world.l1('public', { allowedOAuthScopes: ['openid', maybe()] }))]),
      (world) => route(world, ['aws.cognito.signin.user.admin'], [l2(world, world.l1('public', { allowedOAuthFlowsUserPoolClient: undefined, allowedOAuthFlows: undefined, allowedOAuthScopes: undefined }))]),
      (world) => { addTrigger(world, LambdaVersion.V2_0); return route(world, ['api/write'], [machine(world)]); },
      (world) => { addTrigger(world, LambdaVersion.V3_0); return route(world, ['api/write'], [machine(world)]); },
      (world) => { machine(world); return method(world, ['api/read']); },
      (world) => { machine(world); world.l1('public', { userPoolId: Fn.importValue('Pool') }); return method(world, ['api/write']); },
      (world) => { machine(world); return method(world, ['api/write'], [UserPool.fromUserPoolId(world.stack, 'Imported', 'eu-west-1_abc') as UserPool]); },
      (world) => method(world, ['api/write']),
      (world) => agent(world, { AllowedClients: [machine(world).userPoolClientId], AllowedScopes: ['api/read'] }),
      (world) => agent(world, { AllowedScopes: ['api/read'] }),
      (world) => agent(world, { AllowedClients: [machine(world).userPoolClientId, '1example23456789'], AllowedScopes: ['api/write'] }),
    ],
    rejects: [
      (world) => route(world, ['api/write'], [machine(world)]),
      (world) => route(world, ['api/write'], [machine(world), l2(world, world.l1('public', {}))]),
      (world) => route(world, ['aws.cognito.signin.user.admin'], [machine(world)]),
      (world) => { addTrigger(world, LambdaVersion.V1_0); return route(world, ['api/write'], [machine(world)]); },
      (world) => { machine(world); return method(world, ['api/write', 'api/delete']); },
      (world) => agent(world, { AllowedClients: [machine(world).userPoolClientId], AllowedScopes: ['api/write'] }),
      (world) => agent(world, { AllowedClients: [machine(world).userPoolClientId], AllowedScopes: ['api/write'] }, 'Runtime'),
    ],
  },
  {
    rule: 'api-without-scopes-for-machines',
    judges: 'consumer',
    accepts: [
      (world) => { machine(world); return method(world, ['api/read']); },
      (world) => { machine(world); world.l1('public', {}); return method(world); },
      (world) => method(world),
      (world) => { machine(world); const other = new UserPool(world.stack, 'OtherPool'); other.addClient('App'); return method(world, undefined, [world.pool, other]); },
      (world) => { machine(world); return method(world, undefined, [UserPool.fromUserPoolId(world.stack, 'Imported', 'eu-west-1_abc') as UserPool]); },
      (world) => { machine(world); return method(world, [Fn.importValue('Scope')]); },
    ],
    rejects: [
      (world) => { machine(world); return method(world); },
      (world) => { machine(world); world.l1('machine', {}); return method(world, []); },
    ],
  },
  {
    rule: 'agent-audience-is-client',
    judges: 'consumer',
    accepts: [
      (world) => agent(world, { AllowedClients: [machine(world).userPoolClientId] }),
      (world) => agent(world, { AllowedClients: [machine(world).userPoolClientId], AllowedAudience: ['https://api.acme.org'] }),
      (world) => agent(world, { AllowedAudience: ['1example23456789'] }),
      (world) => { addTrigger(world, LambdaVersion.V2_0); return agent(world, { AllowedAudience: [machine(world).userPoolClientId] }); },
    ],
    rejects: [
      (world) => agent(world, { AllowedAudience: [machine(world).userPoolClientId] }),
      (world) => agent(world, { AllowedClients: [machine(world).userPoolClientId], AllowedAudience: [machine(world, 'Second').userPoolClientId] }, 'Runtime'),
    ],
  },
];
