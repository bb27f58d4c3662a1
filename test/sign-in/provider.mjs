// An OpenID provider in Cognito's shape, whose clients are those of a template. Certified software does the protocol (oidc-provider).
// What it adds is what Cognito does otherwise: its paths, discovery document, tokens, sign-out, retries of a rotated refresh token.
import { createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import Provider, { errors, interactionPolicy } from 'oidc-provider';
import { Store } from './store.mjs';

const STANDARD_SCOPES = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'];
// oidc-provider uses what Node 20 does not have.
URL.parse ??= (text) => { try { return new URL(text); } catch { return null; } };
const UNITS = { seconds: 1, minutes: 60, hours: 3600, days: 86400 };

/** What answers for the hosts of Cognito, and what was asked for. `post` sends a form to one of these hosts, and `get` reads a page of any host. */
export function cognito(deployed, post, get) {
  const { clients, domain, region, userPoolId } = deployed;
  const apiHost = `cognito-idp.${region}.amazonaws.com`;
  const issuer = `https://${apiHost}/${userPoolId}`;
  const seen = [];
  /** The challenges of requests with a resource and without a scope. */
  const withoutScope = new Set();
  const scopes = [...STANDARD_SCOPES, ...deployed.customScopes];
  const key = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
  const publicKey = { kty: key.kty, n: key.n, e: key.e, kid: key.kid, use: key.use, alg: key.alg };
  const seconds = (client, token) => client[`${token}Validity`] * UNITS[client.TokenValidityUnits[token]];
  /** The properties of the app client that a request is about: those of its own, or those of the client to which a policy maps the URL of a document. */
  const settingsOf = (clientId) => clients.get(clientId) ?? clients.get(deployed.metadataPolicies.find(({ URLPatterns }) => URLPatterns.some((pattern) => matches(pattern, clientId)))?.ClientId);
  const policy = interactionPolicy.base();
  policy.remove('consent'); // Cognito asks for none.

  const provider = new Provider(issuer, {
    adapter: (model) => new Store(model, ({ clientId }) => settingsOf(clientId).RefreshTokenRotation.RetryGracePeriodSeconds ?? 0),
    clients: [...clients].map(([id, client]) => registration(id, client)),
    jwks: { keys: [key] },
    scopes,
    claims: { openid: ['sub', 'cognito:username', 'token_use'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: {
      clientCredentials: { enabled: true },
      clientIdMetadataDocument: { enabled: true, ack: 'draft-02', allowFetch: (_, clientId) => settingsOf(clientId) !== undefined },
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer,
        useGrantedResource: () => true,
        getResourceServerInfo: ({ oidc }, resource, { clientId }) => {
          // Cognito gives a code for a resource that it does not know, and for one without a scope, and refuses the exchange (fastmcp#2149, claude-code#90190).
          if (resource !== issuer && oidc.route === 'token' && (!deployed.resourceServers.includes(resource) || withoutScope.has(oidc.entities.AuthorizationCode?.codeChallenge))) {
            throw new errors.InvalidGrant('invalid_grant');
          }
          return {
            scope: scopes.join(' '), audience: resource, accessTokenFormat: 'jwt', accessTokenTTL: seconds(settingsOf(clientId), 'AccessToken'), jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
    formats: { customizers: { jwt: (_, { accountId }, { payload }) => {
      // `aud` stays, since the provider makes no signed token without it. A token of Cognito has it only where the app names a resource.
      Object.assign(payload, { token_use: 'access', version: 2, ...accountId === undefined ? { sub: payload.client_id } : { username: accountId } });
    } } },
    ttl: {
      AccessToken: (_, { resourceServer }) => resourceServer.accessTokenTTL,
      ClientCredentials: (_, { resourceServer }) => resourceServer.accessTokenTTL,
      Grant: 86400,
      Interaction: 3600,
      Session: 3600, // The session cookie of managed login lasts an hour.
      IdToken: (_, __, { clientId }) => seconds(settingsOf(clientId), 'IdToken'),
      // A rotated refresh token lives as long as the first would have.
      RefreshToken: ({ oidc }, _, { clientId }) => oidc.entities.RotatedRefreshToken?.remainingTTL ?? seconds(settingsOf(clientId), 'RefreshToken'),
    },
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: ({ oidc }) => settingsOf(oidc.client.clientId).RefreshTokenRotation.Feature === 'ENABLED',
    pkce: { required: () => false },
    clientBasedCORS: () => true,
    cookies: { keys: [randomUUID()] },
    routes: { authorization: '/oauth2/authorize', token: '/oauth2/token', revocation: '/oauth2/revoke', jwks: '/jwks' },
    interactions: { policy, url: (_, { uid }) => `/login?interaction=${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: (use) => ({ sub, 'cognito:username': sub, email: `${sub}@acme.org`, email_verified: true, name: sub, ...use === 'id_token' ? { token_use: 'id' } : {} }),
    }),
    // Without the protection against addresses of the machine, on which every host of the test is.
    fetch: async (url) => {
      const { host, pathname } = new URL(url);
      const { status, text } = await get(host, pathname);
      return new Response(text, { status, headers: { 'content-type': 'application/json' } });
    },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      const { resource = issuer, scope = '' } = oidc.params;
      grant.addOIDCScope(scope);
      grant.addResourceScope(resource, scope);
      await grant.save();
      return grant;
    },
    renderError: (context, { error, error_description: description }) => { context.body = `refused: ${error}: ${description}`; },
  });
  provider.on('server_error', (_, error) => process.stderr.write(`${error.stack}\n`));
  provider.use(async (context, next) => {
    const { path, query } = context;
    if (path === '/oauth2/authorize' && query.scope === undefined && settingsOf(query.client_id) !== undefined) {
      // All scopes of the client are meant.
      if (query.resource !== undefined) { withoutScope.add(query.code_challenge); }
      context.query = { ...query, scope: settingsOf(query.client_id).AllowedOAuthScopes.join(' ') };
    }
    await next();
    // The answer of Cognito does not name the issuer (RFC 9207).
    const location = context.response.get('location');
    if (/[?&]iss=/.test(location)) { context.set('location', location.replace(/([?&])iss=[^&]*&?/, '$1').replace(/[?&]$/, '')); }
    const { oidc } = context;
    if (oidc?.route !== 'token' && oidc?.route !== 'authorization') { return; }
    seen.push({ route: oidc.route, client: settingsOf(oidc.client?.clientId)?.id, parameters: { ...oidc.route === 'token' ? oidc.body : oidc.params }, status: context.status });
    // Cognito sends the refresh token once, unless it is rotated.
    if (oidc.params?.grant_type === 'refresh_token' && oidc.entities?.RotatedRefreshToken === undefined) { delete context.body?.refresh_token; }
  });
  const protocol = provider.callback();

  const discovery = {
    authorization_endpoint: `https://${domain}/oauth2/authorize`,
    end_session_endpoint: `https://${domain}/logout`,
    id_token_signing_alg_values_supported: ['RS256'],
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token'],
    revocation_endpoint: `https://${domain}/oauth2/revoke`,
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint: `https://${domain}/oauth2/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    userinfo_endpoint: `https://${domain}/oauth2/userInfo`,
  };

  /** The sign-in page. Any name is a user's; the password is not looked at. */
  async function login(request, response) {
    if (request.method === 'POST') {
      const form = new URLSearchParams(await body(request));
      return provider.interactionFinished(request, response, { login: { accountId: form.get('username') } });
    }
    response.setHeader('content-type', 'text/html');
    return response.end(`<!doctype html><title>Sign in</title><link rel="icon" href="data:,"><form method="post" action="${request.url}"><label>Username <input name="username"></label>
      <label>Password <input name="password" type="password"></label><button type="submit">Sign in</button></form>`);
  }

  function logout(url, response) {
    const client = clients.get(url.searchParams.get('client_id'));
    const uri = url.searchParams.get('logout_uri');
    const allowed = client?.LogoutURLs?.includes(uri) === true;
    seen.push({ route: 'logout', client: client?.id, parameters: Object.fromEntries(url.searchParams), status: allowed ? 302 : 400 });
    if (!allowed) { return answer(response, 400, { error: 'invalid_request' }); }
    response.setHeader('set-cookie', ['_session', '_session.sig'].map((name) => `${name}=; path=/; max-age=0`));
    return response.writeHead(302, { location: uri }).end();
  }

  /** `/oauth2/userInfo`: takes an access token with the scope `openid`. */
  function userInfo(request, response) {
    const claims = claimsOf(request.headers.authorization?.replace(/^Bearer /, '') ?? '', publicKey);
    if (claims?.token_use !== 'access' || !claims.scope.split(' ').includes('openid')) { return answer(response, 401, { error: 'invalid_token' }); }
    return answer(response, 200, { sub: claims.sub, username: claims.username, email: `${claims.sub}@acme.org`, email_verified: 'true' });
  }

  /** The operations of the user pool API that Amplify calls after a sign-in at the pool's domain. */
  async function operation(request, response) {
    const name = request.headers['x-amz-target']?.split('.')[1];
    const input = JSON.parse(await body(request));
    const path = { GetTokensFromRefreshToken: 'token', RevokeToken: 'revoke' }[name];
    if (path === undefined) { return answer(response, 400, { __type: 'InvalidParameterException', message: `${name} is not in this test` }); }
    const form = name === 'RevokeToken' ? { token: input.Token } : { grant_type: 'refresh_token', refresh_token: input.RefreshToken };
    const { status, text } = await post(domain, `/oauth2/${path}`, { client_id: input.ClientId, ...form });
    if (status !== 200) { return answer(response, 400, { __type: 'NotAuthorizedException', message: text }); }
    if (name === 'RevokeToken') { return answer(response, 200, {}); }
    const tokens = JSON.parse(text);
    return answer(response, 200, { AuthenticationResult: {
      AccessToken: tokens.access_token, IdToken: tokens.id_token, RefreshToken: tokens.refresh_token, ExpiresIn: tokens.expires_in, TokenType: 'Bearer',
    } });
  }

  const hosts = {
    [apiHost]: (request, response) => {
      if (request.method === 'OPTIONS') { return answer(response, 200, {}); }
      if (request.method === 'POST') { return operation(request, response); }
      if (request.url === `/${userPoolId}/.well-known/openid-configuration`) { return answer(response, 200, discovery); }
      return request.url === `/${userPoolId}/.well-known/jwks.json` ? answer(response, 200, { keys: [publicKey] }) : answer(response, 404, {});
    },
    [domain]: (request, response) => {
      const url = new URL(request.url, `https://${domain}`);
      switch (url.pathname) {
        case '/login': return login(request, response);
        case '/logout': return logout(url, response);
        case '/oauth2/userInfo': return userInfo(request, response);
        default: return protocol(request, response);
      }
    },
  };
  return { hosts, seen, claims: (token) => claimsOf(token, publicKey) };
}

/** Whether a URL is one that a pattern stands for; `*` stands for anything. */
function matches(pattern, url) {
  return new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(url);
}

/** A client's properties as RFC 7591 metadata. */
function registration(id, properties) {
  const machine = properties.AllowedOAuthFlows.includes('client_credentials');
  return {
    client_id: id,
    // One method stands for both here: the provider takes the secret in the header and in the form, as Cognito does.
    ...properties.secret === undefined ? { token_endpoint_auth_method: 'none' } : { client_secret: properties.secret, token_endpoint_auth_method: 'client_secret_basic' },
    grant_types: machine ? ['client_credentials'] : ['authorization_code', 'refresh_token'],
    response_types: machine ? [] : ['code'],
    redirect_uris: machine ? [] : properties.CallbackURLs,
    scope: properties.AllowedOAuthScopes.join(' '),
    application_type: machine || properties.CallbackURLs.every((url) => url.startsWith('https:')) ? 'web' : 'native',
  };
}

/** The claims of a token that the key signed and that has not expired; `undefined` otherwise. */
function claimsOf(token, publicKey) {
  const [header, payload, signature] = token.split('.');
  const signed = signature !== undefined && verify('RSA-SHA256', `${header}.${payload}`, createPublicKey({ key: publicKey, format: 'jwk' }), Buffer.from(signature, 'base64url'));
  const claims = signed ? JSON.parse(Buffer.from(payload, 'base64url')) : undefined;
  return claims?.exp > Date.now() / 1000 ? claims : undefined;
}

async function body(request) {
  const chunks = [];
  for await (const chunk of request) { chunks.push(chunk); }
  return Buffer.concat(chunks).toString();
}

function answer(response, status, json) {
  const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'content-type': 'application/json' };
  response.writeHead(status, headers).end(JSON.stringify(json));
}
