import * as openid from 'openid-client';

const { CLIENT_ID, CLIENT_SECRET, ISSUER, REDIRECT_URI, SCOPE } = process.env;
const cognito = await openid.discovery(new URL(ISSUER), CLIENT_ID, CLIENT_SECRET);

/** Keep `verifier` and `state` in the user's session, and send the browser to `url`. */
export async function beginSignIn() {
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const url = openid.buildAuthorizationUrl(cognito, {
    redirect_uri: REDIRECT_URI,
    scope: SCOPE,
    state,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { url, verifier, state };
}

/** Returns the tokens when the user is redirected to the callback URL. */
export function endSignIn(currentUrl, { verifier, state }) {
  return openid.authorizationCodeGrant(cognito, currentUrl, { pkceCodeVerifier: verifier, expectedState: state });
}
