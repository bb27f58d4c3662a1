import { AUTHORIZATION_PATH, REGISTRATION_PATH, REVOCATION_PATH, TOKEN_PATH } from '../../construction/endpoints/paths';
import type { McpPlace } from '../../construction/mcp-place';
import type { ConfiguredClient } from '../configured-client';
import type { Document } from '../late';
import { requested } from '../requested';

/**
 * The metadata of a protected resource (RFC 9728).
 *
 * The authorization server is the origin of the API, because the API serves the metadata that hosts need. Hosts request the scopes in
 * `scopes_supported`. The discovery document of Cognito lists only OpenID Connect scopes.
 */
export function protectedResourceMetadata(_client: ConfiguredClient, { resource, origin, scopes }: McpPlace): Document {
  return {
    resource,
    authorization_servers: () => [origin],
    scopes_supported: () => scopes,
    bearer_methods_supported: () => ['header'],
  };
}

/**
 * The metadata of the authorization server (RFC 8414), with the endpoints of the user pool.
 *
 * `issuer` is the origin of the API, because section 3.3 requires that it matches the place of the document. The `iss` of tokens is the user pool,
 * but hosts do not read it.
 */
export function authorizationServerMetadata(client: ConfiguredClient, { origin, scopes }: McpPlace, takesDocuments: boolean): Document {
  const { domainUrl } = requested(client, 'authorizationServerMetadata', {}, { needsDomain: () => true });
  return {
    issuer: origin,
    authorization_endpoint: (now) => now.endpoint(AUTHORIZATION_PATH, domainUrl),
    token_endpoint: (now) => now.endpoint(TOKEN_PATH, domainUrl),
    revocation_endpoint: (now) => now.endpoint(REVOCATION_PATH, domainUrl),
    registration_endpoint: (now) => now.registersOpenly ? now.endpoint(REGISTRATION_PATH, domainUrl) : undefined,
    jwks_uri: (now) => now.jwksUri,
    response_types_supported: () => ['code'],
    grant_types_supported: () => ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: () => ['S256'],
    token_endpoint_auth_methods_supported: () => ['none'],
    revocation_endpoint_auth_methods_supported: () => ['none'],
    scopes_supported: () => scopes,
    client_id_metadata_document_supported: () => takesDocuments ? true : undefined,
  };
}
