// MCP servers: one with the documents of the construct, one set up as people do without it, one behind a gateway without metadata; and a host's document.
import { text } from 'node:stream/consumers';

const CALLBACK = 'https://host.acme.org/callback';

export function mcpSites(deployed, claims) {
  const { challenge } = JSON.parse(deployed.output('McpHostJson'));
  const resource = 'https://mcp.acme.org/mcp';
  const issuer = JSON.parse(deployed.output('McpServerJson')).jwks_uri.replace('/.well-known/jwks.json', '');

  return {
    'mcp.acme.org': server(challenge, (token) => token.aud === resource && token.scope.split(' ').includes(`${resource}/tools`), {
      '/.well-known/oauth-protected-resource/mcp': () => deployed.output('McpResourceJson'),
      '/.well-known/oauth-authorization-server': () => deployed.output('McpServerJson'),
    }),
    // Its document names the issuer of the pool, and no scopes. The pool has no resource server for it.
    'bare.acme.org': server('Bearer resource_metadata="https://bare.acme.org/.well-known/oauth-protected-resource/mcp"', (token) => token.aud === token.client_id, {
      '/.well-known/oauth-protected-resource/mcp': () => JSON.stringify({ resource: 'https://bare.acme.org/mcp', authorization_servers: [issuer] }),
    }),
    'gateway.acme.org': server('Bearer', () => true, {}),
    'host.acme.org': (request, response) => {
      if (request.url !== '/client.json') { response.writeHead(404).end(); return; }
      json(response, 200, JSON.stringify({
        client_id: 'https://host.acme.org/client.json', client_name: 'A host', redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
      }));
    },
  };

  /** Answers like an MCP server with one tool, to requests with a token that it takes. */
  function server(header, takes, documents) {
    return async (request, response) => {
      const document = documents[request.url];
      if (document !== undefined) { json(response, 200, document()); return; }
      if (request.url !== '/mcp') { response.writeHead(404).end(); return; }
      const token = claims(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
      if (token?.token_use !== 'access' || token.iss !== issuer || !takes(token)) {
        response.writeHead(401, { 'www-authenticate': header }).end();
        return;
      }
      if (request.method !== 'POST') { response.writeHead(405).end(); return; }
      const { id, method, params } = JSON.parse(await text(request));
      if (id === undefined) { response.writeHead(202).end(); return; }
      const result = method === 'initialize'
        ? { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'orders', version: '1' } }
        : { tools: [{ name: 'orders', inputSchema: { type: 'object' } }] };
      json(response, 200, JSON.stringify({ jsonrpc: '2.0', id, result }));
    };
  }
}

function json(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*' }).end(body);
}
