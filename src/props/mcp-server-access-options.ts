import type { IUserPoolRef, ResourceServerScope } from 'aws-cdk-lib/aws-cognito';
import type { ClientIdMetadataPolicyOptions } from './client-id-metadata-policy-options';
import type { PublicPlatform } from './public-app-client-props';
import type { DomainUrlOptions } from './sign-in-url-options';

/**
 * What the access to an MCP server is made of.
 */
export interface McpServerAccessProps extends DomainUrlOptions {
  /** The user pool whose users may use the server. It needs a domain, and the plan ESSENTIALS or PLUS. */
  readonly userPool: IUserPoolRef;

  /**
   * The URL of the MCP server, as hosts are told it, such as `https://mcp.example.org/mcp`.
   *
   * It becomes the identifier of a resource server. Hosts send it as `resource`, and Cognito compares it to the letter: write it as hosts do, with a path
   * and without a slash at its end. It cannot be a token. Changing it makes another resource server.
   *
   * @see https://www.rfc-editor.org/rfc/rfc8707
   */
  readonly resource: string;

  /**
   * What hosts may do on the server: the scopes of the resource server, at least one.
   *
   * The client has them as `<resource>/<scope name>`, and access tokens hold them in this form.
   */
  readonly scopes: ResourceServerScope[];

  /**
   * Where hosts that are configured by hand take codes: the callback URLs of `client`.
   *
   * The documentation of each host says its URL. The rules of `callbackUrls` of a `PublicAppClient` apply: the whole URL must match, except for the port of a loopback address.
   */
  readonly callbackUrls: string[];

  /**
   * Where the hosts of `callbackUrls` run.
   *
   * @default PublicPlatform.BROWSER - hosts on the web. Installed hosts, with loopback URLs, need PublicPlatform.NATIVE and a client of their own
   */
  readonly platform?: PublicPlatform;

  /**
   * The hosts that may use the server without being configured: those whose client id metadata documents match.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-client-id-metadata.html
   */
  readonly metadataPolicy?: ClientIdMetadataPolicyOptions;
}
