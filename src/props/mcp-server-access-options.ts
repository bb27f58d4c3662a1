import type { IUserPoolRef, ResourceServerScope } from 'aws-cdk-lib/aws-cognito';
import type { ClientIdMetadataPolicyOptions } from './client-id-metadata-policy-options';
import type { PublicPlatform } from './public-app-client-props';
import type { DomainUrlOptions } from './sign-in-url-options';

/**
 * Properties of an `McpServerAccess`.
 */
export interface McpServerAccessProps extends DomainUrlOptions {
  /** The user pool whose users may use the MCP server. It must have a domain and be on the plan ESSENTIALS or PLUS. */
  readonly userPool: IUserPoolRef;

  /**
   * The URL of the MCP server that users enter in a host, such as `https://mcp.example.org/mcp`.
   *
   * It is the identifier of the resource server. Hosts send it as `resource`, and Cognito compares it exactly: write it with a path and without a
   * slash at the end, like hosts. It cannot be a token. Changing it replaces the resource server.
   *
   * @see https://www.rfc-editor.org/rfc/rfc8707
   */
  readonly resource: string;

  /**
   * The scopes of the resource server, which decide what hosts may do on the MCP server. At least one.
   *
   * In the client and in access tokens, a scope has the form `<resource>/<scope name>`.
   */
  readonly scopes: ResourceServerScope[];

  /**
   * The callback URLs of hosts that are configured by hand. They become the callback URLs of `client`.
   *
   * The documentation of each host names its URL. The rules of `callbackUrls` of a `PublicAppClient` apply.
   */
  readonly callbackUrls: string[];

  /**
   * The platform of the hosts in `callbackUrls`.
   *
   * @default PublicPlatform.BROWSER - hosts on the web. Installed hosts with loopback URLs need a separate client with PublicPlatform.NATIVE
   */
  readonly platform?: PublicPlatform;

  /**
   * The hosts that may use the MCP server without configuration: hosts with a matching client id metadata document.
   *
   * @default - no such hosts
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-client-id-metadata.html
   */
  readonly metadataPolicy?: ClientIdMetadataPolicyOptions;
}
