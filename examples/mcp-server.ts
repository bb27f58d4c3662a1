/**
 * A remote MCP server whose users sign in with their accounts in a user pool, from any host.
 *
 * A REST API serves the two documents that hosts look for, and a gateway of Amazon Bedrock AgentCore verifies the tokens.
 */
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as agentcore from 'aws-cdk-lib/aws-bedrockagentcore';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { JsonConfiguration } from 'cdk-cognito-app-clients';
import { McpServerAccess } from 'cdk-cognito-app-clients';

const app = new App();
const stack = new Stack(app, 'Mcp', { env: { account: '111111111111', region: 'eu-west-1' } });

const userPool = new cognito.UserPool(stack, 'Users');
userPool.addDomain('Domain', {
  cognitoDomain: { domainPrefix: 'acme-mcp' },
  managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
});

const access = new McpServerAccess(stack, 'Access', {
  userPool,
  resource: 'https://mcp.acme.org/mcp',
  scopes: [
    new cognito.ResourceServerScope({ scopeName: 'read', scopeDescription: 'Read your orders' }),
    new cognito.ResourceServerScope({ scopeName: 'write', scopeDescription: 'Place and change orders' }),
  ],
  // Hosts that are configured with the id of the client. Their documentation names their callback URL.
  callbackUrls: ['https://host.example.com/oauth/callback'],
  // Hosts that need no configuration: they publish a document about themselves.
  metadataPolicy: { urlPatterns: ['https://assistant.example.com/oauth/client.json'], cacheDuration: Duration.days(7) },
});

// The documents are on the origin of the MCP server, whose domain points to this API.
const api = new apigateway.RestApi(stack, 'Api', { endpointTypes: [apigateway.EndpointType.REGIONAL], cloudWatchRole: false });

/** Serves a document from API Gateway, without a backend. */
function serve(url: string, document: JsonConfiguration) {
  const { pathname } = new URL(url);
  const response = { statusCode: '200', responseTemplates: { 'application/json': document.json }, responseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" } };
  api.root.resourceForPath(pathname).addMethod('GET', new apigateway.MockIntegration({
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: [response],
  }), { methodResponses: [{ statusCode: '200', responseParameters: { 'method.response.header.Access-Control-Allow-Origin': true } }] });
}
serve(access.protectedResourceMetadataUrl, access.protectedResourceMetadata);
serve(access.authorizationServerMetadataUrl, access.authorizationServerMetadata);

new agentcore.CfnGateway(stack, 'Gateway', {
  name: 'orders',
  protocolType: 'MCP',
  roleArn: new iam.Role(stack, 'GatewayRole', { assumedBy: new iam.ServicePrincipal('bedrock-agentcore.amazonaws.com') }).roleArn,
  authorizerType: 'CUSTOM_JWT',
  authorizerConfiguration: { customJwtAuthorizer: access.gatewayAuthorizer },
});

new CfnOutput(stack, 'ClientId', { value: access.client.userPoolClientId });
new CfnOutput(stack, 'Challenge', { value: access.challenge });
