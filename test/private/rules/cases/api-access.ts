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
import type { UserPoolFixture } from '../../../user-pool-fixture';

const machine = (fixture: UserPoolFixture, id = 'Machine') => new MachineClient(fixture.stack, id, { userPool: fixture.pool, scopes: [OAuthScope.custom('api/read')] });

/** A route of an HTTP API with the authorizer of the CDK. */
function route(fixture: UserPoolFixture, authorizationScopes: string[], userPoolClients: IUserPoolClient[]): IConstruct {
  const [made] = new HttpApi(fixture.stack, 'Http').addRoutes({
    path: '/',
    integration: new HttpUrlIntegration('Url', 'https://acme.org'),
    authorizer: new HttpUserPoolAuthorizer('Authorizer', fixture.pool, { userPoolClients }),
    authorizationScopes,
  });
  return made;
}

/** A method of a REST API with the authorizer of the CDK. */
function method(fixture: UserPoolFixture, authorizationScopes?: string[], cognitoUserPools = [fixture.pool]): IConstruct {
  return new RestApi(fixture.stack, 'Rest').root.addMethod('GET', new MockIntegration(), {
    authorizer: new CognitoUserPoolsAuthorizer(fixture.stack, 'Authorizer', { cognitoUserPools }),
    authorizationType: AuthorizationType.COGNITO,
    authorizationScopes,
  });
}

export function agent(fixture: UserPoolFixture, authorizer: Record<string, unknown>, type = 'Gateway'): CfnResource {
  return new CfnResource(fixture.stack, 'Agent', { type: `AWS::BedrockAgentCore::${type}`, properties: { AuthorizerConfiguration: { CustomJWTAuthorizer: authorizer } } });
}

function addTrigger(fixture: UserPoolFixture, version: LambdaVersion): void {
  const handler = new Lambda(fixture.stack, 'Trigger', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('exports.handler = 1') });
  fixture.pool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, handler, version);
}

const l2 = (fixture: UserPoolFixture, client: CfnUserPoolClient) => UserPoolClient.fromUserPoolClientId(fixture.stack, 'ById', client.ref);
const maybe = () => Lazy.string({ produce: () => ({ 'Fn::If': ['Some', 'api/read', { Ref: 'AWS::NoValue' }] }) as never });

export const apiAccessCases: BuiltCase[] = [
  {
    rule: 'api-scope-of-no-client',
    judges: 'consumer',
    accepts: [
      (fixture) => route(fixture, ['api/read'], [machine(fixture)]),
      // One of the scopes is enough, and one of the clients.
      (fixture) => route(fixture, ['api/write', 'api/read'], [machine(fixture)]),
      (fixture) => route(fixture, ['api/read'], [l2(fixture, fixture.l1('public', {})), machine(fixture)]),
      (fixture) => route(fixture, [], [l2(fixture, fixture.l1('public', {}))]),
      (fixture) => route(fixture, [Fn.importValue('Scope')], [machine(fixture)]),
      (fixture) => route(fixture, ['api/write'], [machine(fixture), UserPoolClient.fromUserPoolClientId(fixture.stack, 'Elsewhere', '1example23456789')]),
      (fixture) => route(fixture, ['api/read'], [l2(fixture, fixture.l1('public', { allowedOAuthScopes: ['openid', maybe()] }))]),
      (fixture) => route(fixture, ['aws.cognito.signin.user.admin'], [l2(fixture, fixture.l1('public', { allowedOAuthFlowsUserPoolClient: undefined, allowedOAuthFlows: undefined, allowedOAuthScopes: undefined }))]),
      (fixture) => { addTrigger(fixture, LambdaVersion.V2_0); return route(fixture, ['api/write'], [machine(fixture)]); },
      (fixture) => { addTrigger(fixture, LambdaVersion.V3_0); return route(fixture, ['api/write'], [machine(fixture)]); },
      (fixture) => { machine(fixture); return method(fixture, ['api/read']); },
      (fixture) => { machine(fixture); fixture.l1('public', { userPoolId: Fn.importValue('Pool') }); return method(fixture, ['api/write']); },
      (fixture) => { machine(fixture); return method(fixture, ['api/write'], [UserPool.fromUserPoolId(fixture.stack, 'Imported', 'eu-west-1_abc') as UserPool]); },
      (fixture) => method(fixture, ['api/write']),
      (fixture) => agent(fixture, { AllowedClients: [machine(fixture).userPoolClientId], AllowedScopes: ['api/read'] }),
      (fixture) => agent(fixture, { AllowedScopes: ['api/read'] }),
      (fixture) => agent(fixture, { AllowedClients: [machine(fixture).userPoolClientId, '1example23456789'], AllowedScopes: ['api/write'] }),
    ],
    rejects: [
      (fixture) => route(fixture, ['api/write'], [machine(fixture)]),
      (fixture) => route(fixture, ['api/write'], [machine(fixture), l2(fixture, fixture.l1('public', {}))]),
      (fixture) => route(fixture, ['aws.cognito.signin.user.admin'], [machine(fixture)]),
      (fixture) => { addTrigger(fixture, LambdaVersion.V1_0); return route(fixture, ['api/write'], [machine(fixture)]); },
      (fixture) => { machine(fixture); return method(fixture, ['api/write', 'api/delete']); },
      (fixture) => agent(fixture, { AllowedClients: [machine(fixture).userPoolClientId], AllowedScopes: ['api/write'] }),
      (fixture) => agent(fixture, { AllowedClients: [machine(fixture).userPoolClientId], AllowedScopes: ['api/write'] }, 'Runtime'),
    ],
  },
  {
    rule: 'api-without-scopes-for-machines',
    judges: 'consumer',
    accepts: [
      (fixture) => { machine(fixture); return method(fixture, ['api/read']); },
      (fixture) => { machine(fixture); fixture.l1('public', {}); return method(fixture); },
      (fixture) => method(fixture),
      (fixture) => { machine(fixture); const other = new UserPool(fixture.stack, 'OtherPool'); other.addClient('App'); return method(fixture, undefined, [fixture.pool, other]); },
      (fixture) => { machine(fixture); return method(fixture, undefined, [UserPool.fromUserPoolId(fixture.stack, 'Imported', 'eu-west-1_abc') as UserPool]); },
      (fixture) => { machine(fixture); return method(fixture, [Fn.importValue('Scope')]); },
    ],
    rejects: [
      (fixture) => { machine(fixture); return method(fixture); },
      (fixture) => { machine(fixture); fixture.l1('machine', {}); return method(fixture, []); },
    ],
  },
  {
    rule: 'agent-audience-is-client',
    judges: 'consumer',
    accepts: [
      (fixture) => agent(fixture, { AllowedClients: [machine(fixture).userPoolClientId] }),
      (fixture) => agent(fixture, { AllowedClients: [machine(fixture).userPoolClientId], AllowedAudience: ['https://api.acme.org'] }),
      (fixture) => agent(fixture, { AllowedAudience: ['1example23456789'] }),
      (fixture) => { addTrigger(fixture, LambdaVersion.V2_0); return agent(fixture, { AllowedAudience: [machine(fixture).userPoolClientId] }); },
    ],
    rejects: [
      (fixture) => agent(fixture, { AllowedAudience: [machine(fixture).userPoolClientId] }),
      (fixture) => agent(fixture, { AllowedClients: [machine(fixture).userPoolClientId], AllowedAudience: [machine(fixture, 'Second').userPoolClientId] }, 'Runtime'),
    ],
  },
];
