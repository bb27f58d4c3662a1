// The MCP SDK as a host: what works with McpServerAccess, and each reported failure without it.
import assert from 'node:assert/strict';
import { auth, discoverAuthorizationServerMetadata, discoverOAuthServerInfo } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { User } from '../user.mjs';
import { check, refused } from './checks.mjs';

const { client_id: clientId } = JSON.parse(process.env.CONFIGURATION);
const CALLBACK = 'https://host.acme.org/callback';
const WITH = 'https://mcp.acme.org/mcp';
const BARE = 'https://bare.acme.org/mcp';
const GATEWAY = 'https://gateway.acme.org/mcp';
const TOOLS = `${WITH}/tools`;

/** What the SDK asks of a host: who it is, and where it keeps things. `id` is what a user wrote into its settings. */
class Host {
  redirectUrl = CALLBACK;

  constructor({ id, scope, documentUrl, resource } = {}) {
    this.information = id === undefined ? undefined : { client_id: id };
    this.scope = scope;
    this.clientMetadataUrl = documentUrl;
    if (resource !== undefined) { this.validateResourceURL = async () => new URL(resource); }
  }

  get clientMetadata() { return { client_name: 'A host', redirect_uris: [CALLBACK], token_endpoint_auth_method: 'none', ...this.scope === undefined ? {} : { scope: this.scope } }; }
  clientInformation() { return this.information; }
  saveClientInformation(information) { this.information = information; }
  tokens() { return this.kept; }
  saveTokens(tokens) { this.kept = tokens; }
  saveCodeVerifier(verifier) { this.verifier = verifier; }
  codeVerifier() { return this.verifier; }
  redirectToAuthorization(url) { this.authorization = url; }
}

const claimsOf = ({ access_token: token }) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

/** Connects as hosts do: the server refuses, the user signs in, the host gets tokens and connects again. */
async function connected(server, host) {
  const transport = new StreamableHTTPClientTransport(new URL(server), { authProvider: host });
  await new Client({ name: 'host', version: '1' }).connect(transport).then(
    () => assert.fail('the server takes a request without a token'),
    (error) => { if (host.authorization === undefined) { throw error; } },
  );
  const answer = new URL((await new User().opens(host.authorization, CALLBACK)).url).searchParams;
  if (answer.has('error')) { throw new Error(answer.get('error')); }
  await transport.finishAuth(answer.get('code'));
  const client = new Client({ name: 'host', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(server), { authProvider: host }));
  return client;
}

/** The scopes that a host takes from the metadata of the authorization server, where it takes them from there. */
const listedScopes = async (server) => (await discoverOAuthServerInfo(server)).authorizationServerMetadata.scopes_supported.join(' ');

/** Hosts that refuse a server whose metadata does not say S256, as the specification tells them. */
const saysS256 = async (server) => (await discoverOAuthServerInfo(server)).authorizationServerMetadata?.code_challenge_methods_supported?.includes('S256') ?? false;

const told = new Host({ id: clientId });
await check('a host that is told the id of the client signs in and lists the tools', async () => {
  const { tools } = await (await connected(WITH, told)).listTools();
  assert.deepEqual(tools.map(({ name }) => name), ['orders']);
  const { aud, scope, client_id: id } = claimsOf(told.kept);
  assert.deepEqual({ aud, scope, id }, { aud: WITH, scope: TOOLS, id: clientId });
  assert.equal(told.authorization.searchParams.get('resource'), WITH);
});
await check('it refreshes its tokens', async () => {
  const { access_token: before } = told.kept;
  assert.equal(await auth(told, { serverUrl: WITH }), 'AUTHORIZED');
  assert.notEqual(told.kept.access_token, before);
  assert.equal(claimsOf(told.kept).aud, WITH);
});
await check('a host with a metadata document signs in without being told anything', async () => {
  const host = new Host({ documentUrl: 'https://host.acme.org/client.json' });
  assert.equal((await (await connected(WITH, host)).listTools()).tools.length, 1);
  assert.equal(host.authorization.searchParams.get('client_id'), 'https://host.acme.org/client.json');
});
await refused('a metadata document that no policy lets in', /invalid_client|not allowed/, () => connected(WITH, new Host({ documentUrl: 'https://elsewhere.acme.org/client.json' })));

await check('the discovery document does not say S256, and the document of the construct does', async () => {
  assert.deepEqual([await saysS256(BARE), await saysS256(WITH)], [false, true]);
});
await refused('without the construct, a host that nobody configured', /does not support dynamic client registration/, () => connected(BARE, new Host()));
await refused('without the construct, a resource that no resource server has', /^InvalidGrantError/, () => connected(BARE, new Host({ id: clientId, scope: TOOLS })));
await refused('without the construct, a request without a scope', /^InvalidGrantError/, () => connected(BARE, new Host({ id: clientId, resource: WITH })));
await check('with it, a host without scopes of its own sends those of the document', async () => {
  await connected(WITH, new Host({ id: clientId, resource: WITH }));
});
await refused('without the construct, the scopes that the discovery document lists', /invalid_scope/, async () => connected(BARE, new Host({ id: clientId, scope: await listedScopes(BARE), resource: WITH })));
await check('with it, the scopes that the document lists are those of the client', async () => {
  assert.equal(await listedScopes(WITH), TOOLS);
  await connected(WITH, new Host({ id: clientId, scope: await listedScopes(WITH) }));
});
await check('an API that compares aud with the id of the client refuses the token, and one that compares the resource takes it', async () => {
  const call = async (server) => (await fetch(server, { method: 'POST', headers: { authorization: `Bearer ${told.kept.access_token}` }, body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' })).status;
  assert.deepEqual([await call(BARE), await call(WITH)], [401, 200]);
});
await check('a gateway without metadata leads a host nowhere, and the documents are found without the challenge, too', async () => {
  assert.equal(await discoverAuthorizationServerMetadata(new URL('/', GATEWAY).href), undefined);
  await assert.rejects(connected(GATEWAY, new Host()));
  assert.equal((await discoverAuthorizationServerMetadata(new URL('/', WITH).href)).issuer, 'https://mcp.acme.org');
  assert.equal((await discoverOAuthServerInfo(WITH)).resourceMetadata.resource, WITH);
});
