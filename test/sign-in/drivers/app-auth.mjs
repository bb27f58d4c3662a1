// Signs in as AppAuth does on a device: the user's browser, a redirect with a scheme of the app's own, and no secret.
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { User } from '../user.mjs';
import { check } from './checks.mjs';

// The package is for bundlers: its modules import each other without extensions.
const { outputFiles: [bundle] } = await build({
  stdin: { contents: "export * from '@openid/appauth'; export { NodeCrypto } from '@openid/appauth/built/src/node_support/crypto_utils.js';", resolveDir: import.meta.dirname },
  bundle: true, platform: 'node', format: 'esm', write: false, logLevel: 'error',
});
const {
  AuthorizationNotifier, AuthorizationRequest, AuthorizationRequestHandler, AuthorizationResponse, AuthorizationServiceConfiguration, BaseTokenRequestHandler,
  BasicQueryStringUtils, FetchRequestor, NodeCrypto, TokenRequest,
} = await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);

const { issuer, clientId, redirectUrl, scopes } = JSON.parse(process.env.CONFIGURATION);

/** The app on the device: opens the browser, and gets the URL that the browser hands over. */
class Device extends AuthorizationRequestHandler {
  constructor(user) {
    super(new BasicQueryStringUtils(), new NodeCrypto());
    this.user = user;
    this.setAuthorizationNotifier(new AuthorizationNotifier());
  }

  async performAuthorizationRequest(configuration, request) {
    await request.setupCodeVerifier();
    const { url } = await this.user.opens(this.buildRequestUrl(configuration, request), redirectUrl);
    const answer = new URL(url).searchParams;
    this.answer = { request, response: new AuthorizationResponse({ code: answer.get('code'), state: answer.get('state') }), error: null };
    return this.completeAuthorizationRequestIfPossible();
  }

  completeAuthorizationRequest() { return Promise.resolve(this.answer); }
}

const requestor = new FetchRequestor();
const service = await AuthorizationServiceConfiguration.fetchFromIssuer(issuer, requestor);
const tokens = new BaseTokenRequestHandler(requestor);
let current;

await check('signs in with a redirect to the app', async () => {
  const request = new AuthorizationRequest({ client_id: clientId, redirect_uri: redirectUrl, scope: scopes.join(' '), response_type: 'code' }, new NodeCrypto());
  const device = new Device(new User());
  await device.performAuthorizationRequest(service, request);
  const { response } = device.answer;
  assert.equal(response.state, request.state);
  current = await tokens.performTokenRequest(service, new TokenRequest({
    client_id: clientId, redirect_uri: redirectUrl, grant_type: 'authorization_code', code: response.code, extras: { code_verifier: request.internal.code_verifier },
  }));
  assert.ok(current.idToken);
});

for (const time of ['refreshes the tokens', 'refreshes with the rotated refresh token']) {
  await check(time, async () => {
    const next = await tokens.performTokenRequest(service, new TokenRequest({
      client_id: clientId, redirect_uri: redirectUrl, grant_type: 'refresh_token', refresh_token: current.refreshToken,
    }));
    assert.notEqual(next.accessToken, current.accessToken);
    assert.notEqual(next.refreshToken, current.refreshToken);
    current = next;
  });
}
