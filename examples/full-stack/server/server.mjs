// The staff's app. Its variables come from `configuration.environment()`. ECS reads the secret from Secrets Manager.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import * as openid from 'openid-client';

const { CLIENT_ID, CLIENT_SECRET, ISSUER, PORT, REDIRECT_URI, SCOPE, SIGN_OUT_URL } = process.env;
const cognito = await openid.discovery(new URL(ISSUER), CLIENT_ID, CLIENT_SECRET);

/** Sessions are in memory, so one task must serve all requests of a user. A real app needs a session store. */
const sessions = new Map();

const pages = {
  '/health': (_, response) => response.end('ok'),
  '/': (session, response) => {
    if (session?.claims === undefined) { return redirect(response, '/login'); }
    return response.setHeader('content-type', 'text/plain').end(`Signed in as ${session.claims.email}`);
  },
  '/login': async (_, response) => {
    const verifier = openid.randomPKCECodeVerifier();
    const state = openid.randomState();
    const id = randomUUID();
    sessions.set(id, { verifier, state });
    response.setHeader('set-cookie', `session=${id}; Path=/; HttpOnly; Secure; SameSite=Lax`);
    const code_challenge = await openid.calculatePKCECodeChallenge(verifier);
    const url = openid.buildAuthorizationUrl(cognito, { redirect_uri: REDIRECT_URI, scope: SCOPE, state, code_challenge, code_challenge_method: 'S256' });
    return redirect(response, url.href);
  },
  '/callback': async (session, response, url) => {
    if (session === undefined) { return redirect(response, '/login'); }
    const tokens = await openid.authorizationCodeGrant(cognito, url, { pkceCodeVerifier: session.verifier, expectedState: session.state });
    session.claims = tokens.claims();
    return redirect(response, '/');
  },
  '/logout': (session, response) => {
    delete session?.claims;
    return redirect(response, SIGN_OUT_URL);
  },
};

createServer(async (request, response) => {
  const url = new URL(request.url, REDIRECT_URI);
  const session = sessions.get(/(?:^|; )session=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]);
  try {
    await (pages[url.pathname] ?? (() => response.writeHead(404).end()))(session, response, url);
  } catch (error) {
    console.error(error);
    response.writeHead(500).end('The sign-in failed.');
  }
}).listen(Number(PORT));

function redirect(response, location) {
  return response.writeHead(302, { location }).end();
}
