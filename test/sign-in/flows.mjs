// A certified OpenID provider takes the clients that a template holds, and a certified client library signs in through them.
// Cognito itself cannot run here: this shows that grants, secrets, scopes and redirect URLs fit together, not what AWS does.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import Provider from 'oidc-provider';
import * as openid from 'openid-client';

const { clients } = JSON.parse(await text(process.stdin));

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: Object.entries(clients).map(([id, properties]) => registration(id, properties)),
  scopes: [...new Set(Object.values(clients).flatMap(({ AllowedOAuthScopes }) => AllowedOAuthScopes))],
  claims: { openid: ['sub'], email: ['email'] },
  features: { clientCredentials: { enabled: true }, devInteractions: { enabled: true }, revocation: { enabled: true } },
  // What the template says of rotation is what the provider does.
  rotateRefreshToken: ({ oidc }) => clients[oidc.client.clientId].RefreshTokenRotation.Feature === 'ENABLED',
  issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
  pkce: { required: () => false },
  cookies: { keys: ['test'] },
  findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, email: 'user@acme.org' }) }),
});
server.on('request', provider.callback());

/** A client's properties as RFC 7591 metadata. */
function registration(id, properties) {
  const machine = properties.AllowedOAuthFlows.includes('client_credentials');
  return {
    client_id: id,
    ...properties.GenerateSecret
      ? { client_secret: secretOf(id), token_endpoint_auth_method: 'client_secret_basic' }
      : { token_endpoint_auth_method: 'none' },
    grant_types: machine ? ['client_credentials'] : ['authorization_code', 'refresh_token'],
    response_types: machine ? [] : ['code'],
    redirect_uris: machine ? [] : properties.CallbackURLs,
    scope: properties.AllowedOAuthScopes.join(' '),
    application_type: machine || properties.CallbackURLs.every((url) => url.startsWith('https:')) ? 'web' : 'native',
    id_token_signed_response_alg: 'RS256',
  };
}

function secretOf(id) {
  return `secret-of-${id}`;
}

/** Follows the redirects of a browser, and fills in the provider's own forms, until it is sent to the app. */
async function signIn(url, redirectUri) {
  const jar = new Map();
  let request = { url: url.href };
  for (let step = 0; step < 20; step++) {
    const response = await fetch(request.url, {
      redirect: 'manual',
      method: request.form ? 'POST' : 'GET',
      body: request.form && new URLSearchParams(request.form),
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value === '') { jar.delete(name); } else { jar.set(name, value); }
    }
    const location = response.headers.get('location');
    if (location !== null) {
      const next = new URL(location, issuer).href;
      if (next.startsWith(redirectUri)) { return new URL(next); }
      request = { url: next };
      continue;
    }
    const page = await response.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    if (action === undefined) { throw new Error(`the provider refused: ${/<strong>error[^]*?<\/p>|error_description[^<]*/.exec(page)?.[0] ?? response.status}`); }
    const prompt = /name="prompt" value="(\w+)"/.exec(page)[1];
    request = { url: new URL(action, issuer).href, form: prompt === 'login' ? { prompt, login: 'user', password: 'x' } : { prompt } };
  }
  throw new Error('no end of redirects');
}

function configuration(id) {
  const secret = clients[id].GenerateSecret ? secretOf(id) : undefined;
  return openid.discovery(new URL(issuer), id, secret, secret ? undefined : openid.None(), { execute: [openid.allowInsecureRequests] });
}

/** The code grant with PKCE, a refresh, and a second use of the first refresh token. */
async function codeGrant(id, redirectUri, scope) {
  const config = await configuration(id);
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri, scope, state, code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  });
  const callback = await signIn(url, redirectUri);
  const tokens = await openid.authorizationCodeGrant(config, callback, { pkceCodeVerifier: verifier, expectedState: state });
  const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token);
  const rotated = refreshed.refresh_token !== undefined && refreshed.refresh_token !== tokens.refresh_token;
  return { subject: tokens.claims()?.sub, scope: tokens.scope, rotated };
}

async function outcome(attempt) {
  try {
    return await attempt();
  } catch (error) {
    return { refused: String(error.error ?? error.message).slice(0, 120) };
  }
}

const result = {};
for (const [id, properties] of Object.entries(clients)) {
  const scope = properties.AllowedOAuthScopes.join(' ');
  if (properties.AllowedOAuthFlows.includes('client_credentials')) {
    const config = await configuration(id);
    result[id] = {
      token: await outcome(async () => ({ scope: (await openid.clientCredentialsGrant(config, { scope })).scope })),
      otherScope: await outcome(() => openid.clientCredentialsGrant(config, { scope: 'openid' })),
    };
  } else {
    result[id] = {
      signIn: await outcome(() => codeGrant(id, properties.CallbackURLs[0], scope)),
      otherUrl: await outcome(() => codeGrant(id, 'https://elsewhere.acme.org/', scope)),
      machine: await outcome(async () => openid.clientCredentialsGrant(await configuration(id), {})),
    };
  }
}
process.stdout.write(JSON.stringify(result));
server.close();
server.closeAllConnections();
