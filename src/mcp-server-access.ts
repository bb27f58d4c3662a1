import type { CfnGateway, CfnRuntime } from 'aws-cdk-lib/aws-bedrockagentcore';
import { CfnUserPoolResourceServer, OAuthScope } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ClientIdMetadataPolicy } from './client-id-metadata-policy';
import type { JsonConfiguration } from './json-configuration';
import { authorizationServerMetadata, protectedResourceMetadata } from './private/configuration/targets/mcp';
import { checkGiven, STRUCTS } from './private/construction/given/structs';
import type { McpPlace } from './private/construction/mcp-place';
import { mcpPlace, resourceProblems } from './private/construction/mcp-place';
import type { McpServerAccessProps } from './props/mcp-server-access-options';
import { PublicAppClient } from './public-app-client';

const NO_SCOPES = 'scopes is empty, so hosts could not be allowed anything. Write at least one scope.';

/**
 * What the users of a pool need to use an MCP server from hosts such as Claude, VS Code or ChatGPT: the resource server, a client, and the documents by which
 * hosts find them.
 *
 * The API serves two documents on its own origin, each at the URL beside it, and answers a request without a valid token with 401 and the header
 * `WWW-Authenticate: <challenge>`. It takes access tokens of the pool whose `aud` is `resource` and whose `scope` holds one of the scopes. There is no Lambda function.
 *
 * @example
 * const access = new McpServerAccess(this, 'Mcp', {
 *   userPool,
 *   resource: 'https://mcp.example.org/mcp',
 *   scopes: [new cognito.ResourceServerScope({ scopeName: 'tools', scopeDescription: 'Use the tools' })],
 *   callbackUrls: ['https://host.example.com/oauth/callback'],
 * });
 * new CfnOutput(this, 'ProtectedResourceMetadata', { value: access.protectedResourceMetadata.json });
 * new CfnOutput(this, 'AuthorizationServerMetadata', { value: access.authorizationServerMetadata.json });
 *
 * @see https://modelcontextprotocol.io/specification/2025-11-25/basic/authorization
 */
export class McpServerAccess extends Construct {
  /** The resource server whose identifier is the URL of the MCP server. */
  public readonly resourceServer: CfnUserPoolResourceServer;

  /** The scopes of the MCP server, for further clients. */
  public readonly scopes: OAuthScope[];

  /** The client of hosts that are configured by hand: they are told its id. */
  public readonly client: PublicAppClient;

  /** The policy for hosts that identify themselves by a metadata document. Absent without `metadataPolicy`. */
  public readonly metadataPolicy?: ClientIdMetadataPolicy;

  /**
   * The document that tells hosts who issues tokens for the server (RFC 9728), to be served at `protectedResourceMetadataUrl`.
   *
   * @see https://www.rfc-editor.org/rfc/rfc9728
   */
  public readonly protectedResourceMetadata: JsonConfiguration;

  /**
   * The document that tells hosts how to get tokens (RFC 8414), to be served at `authorizationServerMetadataUrl`.
   *
   * The discovery document of Cognito does not do: it does not say that S256 is supported, and lists scopes that the client does not have.
   *
   * @see https://www.rfc-editor.org/rfc/rfc8414
   */
  public readonly authorizationServerMetadata: JsonConfiguration;

  private readonly place: McpPlace;

  constructor(scope: Construct, id: string, props: McpServerAccessProps) {
    super(scope, id);
    checkGiven(this, STRUCTS.McpServerAccessProps, props);
    const { userPool, resource, scopes, callbackUrls, platform, domainUrl, metadataPolicy } = props;
    this.place = mcpPlace(resource, scopes);
    this.resourceServer = new CfnUserPoolResourceServer(this, 'ResourceServer', {
      userPoolId: userPool.userPoolRef.userPoolId,
      identifier: resource,
      name: this.place.name,
      scopes: scopes.map(({ scopeName, scopeDescription }) => ({ scopeName, scopeDescription })),
    });
    this.scopes = this.place.scopes.map((name) => OAuthScope.custom(name));
    this.client = new PublicAppClient(this, 'Client', { userPool, callbackUrls, platform, domainUrl, scopes: this.scopes });
    this.metadataPolicy = metadataPolicy && new ClientIdMetadataPolicy(this, 'MetadataPolicy', { ...metadataPolicy, client: this.client });
    this.protectedResourceMetadata = this.client.configuration._document((client) => protectedResourceMetadata(client, this.place));
    this.authorizationServerMetadata = this.client.configuration._document((client) =>
      authorizationServerMetadata(client, this.place, metadataPolicy !== undefined));
    this.node.addValidation({ validate: () => [...resourceProblems(resource), ...scopes.length === 0 ? [NO_SCOPES] : []] });
  }

  /** The URL at which the API serves `protectedResourceMetadata`, as `application/json`. */
  public get protectedResourceMetadataUrl(): string {
    return this.place.protectedResourceMetadataUrl;
  }

  /** The URL at which the API serves `authorizationServerMetadata`, as `application/json`. */
  public get authorizationServerMetadataUrl(): string {
    return this.place.authorizationServerMetadataUrl;
  }

  /** The value of the header `WWW-Authenticate`, with which the API answers a request without a valid token. */
  public get challenge(): string {
    return this.place.challenge;
  }

  /**
   * What a gateway of Amazon Bedrock AgentCore takes as `authorizerConfiguration.customJwtAuthorizer`.
   *
   * @see https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html
   */
  public get gatewayAuthorizer(): CfnGateway.CustomJWTAuthorizerConfigurationProperty {
    return this.authorizer();
  }

  /**
   * What a runtime of Amazon Bedrock AgentCore takes as `authorizerConfiguration.customJwtAuthorizer`.
   *
   * @see https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html
   */
  public get runtimeAuthorizer(): CfnRuntime.CustomJWTAuthorizerConfigurationProperty {
    return this.authorizer();
  }

  private authorizer() {
    return {
      discoveryUrl: `${this.client.issuer}/.well-known/openid-configuration`,
      // Not the id of the client: a host with a metadata document has another one.
      allowedAudience: [this.place.resource],
      allowedScopes: [...this.place.scopes],
    };
  }
}
