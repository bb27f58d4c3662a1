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
 * Lets users of a user pool sign in to an MCP server from hosts such as Claude, VS Code or ChatGPT.
 *
 * It creates the resource server and an app client, and provides the two documents with which hosts find the user pool. It creates no Lambda
 * function.
 *
 * Your API must serve the two documents on its own origin, at the URLs that the construct provides. It must answer a request without a valid token
 * with 401 and the header `WWW-Authenticate: <challenge>`. It must accept access tokens of the user pool whose `aud` is `resource` and whose
 * `scope` contains one of the scopes.
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
  /** The resource server. Its identifier is the URL of the MCP server. */
  public readonly resourceServer: CfnUserPoolResourceServer;

  /** The scopes of the MCP server. Use them for further clients. */
  public readonly scopes: OAuthScope[];

  /** The client of hosts that are configured by hand with its id. */
  public readonly client: PublicAppClient;

  /** The policy for hosts that identify themselves with a metadata document. Absent without the prop `metadataPolicy`. */
  public readonly metadataPolicy?: ClientIdMetadataPolicy;

  /**
   * The document that tells hosts who issues tokens for the MCP server (RFC 9728). Serve it at `protectedResourceMetadataUrl`.
   *
   * @see https://www.rfc-editor.org/rfc/rfc9728
   */
  public readonly protectedResourceMetadata: JsonConfiguration;

  /**
   * The document that tells hosts how to get tokens (RFC 8414). Serve it at `authorizationServerMetadataUrl`.
   *
   * The discovery document of Cognito is not sufficient: it does not say that S256 is supported, and it lists scopes that the client does not have.
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

  /** The URL at which your API must serve `protectedResourceMetadata` as `application/json`. */
  public get protectedResourceMetadataUrl(): string {
    return this.place.protectedResourceMetadataUrl;
  }

  /** The URL at which your API must serve `authorizationServerMetadata` as `application/json`. */
  public get authorizationServerMetadataUrl(): string {
    return this.place.authorizationServerMetadataUrl;
  }

  /** The value of the header `WWW-Authenticate` in the response of your API to a request without a valid token. */
  public get challenge(): string {
    return this.place.challenge;
  }

  /**
   * The value of `authorizerConfiguration.customJwtAuthorizer` for a gateway of Amazon Bedrock AgentCore.
   *
   * @see https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html
   */
  public get gatewayAuthorizer(): CfnGateway.CustomJWTAuthorizerConfigurationProperty {
    return this.authorizer();
  }

  /**
   * The value of `authorizerConfiguration.customJwtAuthorizer` for a runtime of Amazon Bedrock AgentCore.
   *
   * @see https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/inbound-jwt-authorizer.html
   */
  public get runtimeAuthorizer(): CfnRuntime.CustomJWTAuthorizerConfigurationProperty {
    return this.authorizer();
  }

  private authorizer() {
    return {
      discoveryUrl: `${this.client.issuer}/.well-known/openid-configuration`,
      // The audience and not the client id, because a host with a metadata document has another client id.
      allowedAudience: [this.place.resource],
      allowedScopes: [...this.place.scopes],
    };
  }
}
