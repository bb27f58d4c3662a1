import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as agentcore from 'aws-cdk-lib/aws-bedrockagentcore';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as identitypool from 'aws-cdk-lib/aws-cognito-identitypool';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { AuthenticateCognitoAction } from 'aws-cdk-lib/aws-elasticloadbalancingv2-actions';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from '../src';

function stackWithPool() {
  const stack = new Stack(new App(), 'Stack');
  return { stack, userPool: new cognito.UserPool(stack, 'Pool') };
}

const resourcesOf = (stack: Stack, type: string) => Object.values(Template.fromStack(stack).findResources(type)).map(({ Properties }) => Properties);

// Each takes the constructs as they are: a cast in here would hide that a type does not fit.
test('the Cognito action of a load balancer takes a confidential client', () => {
  const { stack, userPool } = stackWithPool();
  const userPoolDomain = userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  const userPoolClient = new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org/oauth2/idpresponse'] });
  new elbv2.ApplicationLoadBalancer(stack, 'LB', { vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 1, natGateways: 0 }) }).addListener('Https', {
    port: 443,
    certificates: [elbv2.ListenerCertificate.fromArn('arn:aws:acm:eu-west-1:111111111111:certificate/acme')],
    defaultAction: new AuthenticateCognitoAction({ userPool, userPoolClient, userPoolDomain, next: elbv2.ListenerAction.fixedResponse(200) }),
  });
  expect(resourcesOf(stack, 'AWS::ElasticLoadBalancingV2::Listener')).toMatchSnapshot();
});

test('the authorizer of an HTTP API takes all three', () => {
  const { stack, userPool } = stackWithPool();
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  const userPoolClients = [
    new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org'] }),
    new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'] }),
    new MachineClient(stack, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('api/read')] }),
  ];
  new apigateway.HttpApi(stack, 'Http').addRoutes({
    path: '/',
    integration: new HttpUrlIntegration('Backend', 'https://backend.acme.org'),
    authorizer: new HttpUserPoolAuthorizer('Authorizer', userPool, { userPoolClients }),
  });
  expect(resourcesOf(stack, 'AWS::ApiGatewayV2::Authorizer')).toMatchSnapshot();
});

test('the user pool provider of an identity pool takes a client', () => {
  const { stack, userPool } = stackWithPool();
  const userPoolClient = new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org'] });
  new identitypool.IdentityPool(stack, 'Identities', {
    authenticationProviders: { userPools: [new identitypool.UserPoolAuthenticationProvider({ userPool, userPoolClient })] },
  });
  expect(resourcesOf(stack, 'AWS::Cognito::IdentityPool')).toMatchSnapshot();
});

test('an import fits where a new client does', () => {
  const { stack, userPool } = stackWithPool();
  const userPoolClient = PublicAppClient.fromPublicAppClientAttributes(stack, 'Spa', { userPool, userPoolClientId: '1example' });
  new identitypool.IdentityPool(stack, 'Identities', {
    authenticationProviders: { userPools: [new identitypool.UserPoolAuthenticationProvider({ userPool, userPoolClient })] },
  });
  expect(resourcesOf(stack, 'AWS::Cognito::IdentityPool')[0].CognitoIdentityProviders[0].ClientId).toEqual('1example');
});

test('AgentCore lets the users of an app, and machines, call an agent and a gateway', () => {
  const { stack, userPool } = stackWithPool();
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  const spa = new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org'] });
  const job = new MachineClient(stack, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('api/read')] });
  new agentcore.Runtime(stack, 'Agent', {
    agentRuntimeArtifact: agentcore.AgentRuntimeArtifact.fromImageUri('111111111111.dkr.ecr.eu-west-1.amazonaws.com/agent:1'),
    authorizerConfiguration: agentcore.RuntimeAuthorizerConfiguration.usingCognito(userPool, [spa, job]),
  });
  new agentcore.Gateway(stack, 'Tools', { authorizerConfiguration: agentcore.GatewayAuthorizer.usingCognito({ userPool, allowedClients: [spa, job] }) });
  expect(['Runtime', 'Gateway'].map((type) => resourcesOf(stack, `AWS::BedrockAgentCore::${type}`)[0].AuthorizerConfiguration)).toMatchSnapshot();
});

test('AgentCore calls others as a machine', () => {
  const { stack, userPool } = stackWithPool();
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  const job = new MachineClient(stack, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('api/read')] });
  agentcore.OAuth2CredentialProvider.usingCognito(stack, 'Outbound', {
    clientId: job.userPoolClientId, clientSecret: job.secret.secretValueFromJson('client_secret'), issuer: job.issuer, tokenEndpoint: job.tokenEndpoint,
  });
  expect(resourcesOf(stack, 'AWS::BedrockAgentCore::OAuth2CredentialProvider')).toMatchSnapshot();
});
