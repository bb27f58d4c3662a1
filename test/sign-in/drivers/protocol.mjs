// The protocol itself, without a client library: what must work, and what must be refused.
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { User } from '../user.mjs';
import { check, refused } from './checks.mjs';

const { OidcClientTs, Strict, Phone, Web, Machine } = JSON.parse(process.env.CONFIGURATIONS);
const signInPages = (await (await fetch(`${OidcClientTs.authority}/.well-known/openid-configuration`)).json());

const browser = (config) => ({ id: config.client_id, redirectUri: config.redirect_uri, scope: config.scope });
const spa = browser(OidcClientTs);
const strict = browser(Strict);
const phone = { id: Phone.clientId, redirectUri: Phone.redirectUrl, scope: Phone.scopes.join(' ') };
const web = { id: Web.CLIENT_ID, secret: Web.CLIENT_SECRET, redirectUri: Web.REDIRECT_URI, scope: Web.SCOPE };
const machine = { id: Machine.CLIENT_ID, secret: Machine.CLIENT_SECRET, scope: Machine.SCOPE };

/** Sends the user to the sign-in page; returns the code that the app gets, and the verifier. */
async function authorized(client, { user = new User(), redirectUri = client.redirectUri, scope = client.scope } = {}) {
  const verifier = randomBytes(32).toString('base64url');
  const url = new URL(signInPages.authorization_endpoint);
  url.search = new URLSearchParams({
    client_id: client.id, response_type: 'code', redirect_uri: redirectUri, scope, state: 'state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
  });
  const answer = new URL((await user.opens(url, redirectUri)).url).searchParams;
  if (answer.has('error')) { throw new Error(answer.get('error')); }
  return { code: answer.get('code'), code_verifier: verifier };
}

async function token(client, form) {
  const response = await fetch(signInPages.token_endpoint, {
    method: 'POST',
    headers: client.secret === undefined ? {} : { authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}` },
    body: new URLSearchParams({ ...client.secret === undefined ? { client_id: client.id } : {}, ...form }),
  });
  const tokens = await response.json();
  if (!response.ok) { throw new Error(tokens.error, { cause: tokens.error_description }); }
  return tokens;
}

const exchanged = (client, grant, changes) => token(client, { grant_type: 'authorization_code', redirect_uri: client.redirectUri, ...grant, ...changes });
const signIn = async (client, options) => exchanged(client, await authorized(client, options));
const refresh = (client, refreshToken) => token(client, { grant_type: 'refresh_token', refresh_token: refreshToken });
const sorted = (scope) => scope.split(' ').sort();

for (const [name, client] of Object.entries({ spa, phone, web })) {
  await check(`${name}: signs in and refreshes`, async () => {
    const tokens = await signIn(client);
    assert.deepEqual(sorted(tokens.scope), sorted(client.scope));
    assert.equal(tokens.expires_in, 3600);
    assert.ok(tokens.id_token);
    const refreshed = await refresh(client, tokens.refresh_token);
    assert.notEqual(refreshed.access_token, tokens.access_token);
    // A public client's refresh token is replaced; a server keeps its own.
    assert.equal(refreshed.refresh_token !== undefined, client.secret === undefined);
  });
  await refused(`${name}: no verifier`, /^Error: invalid_grant$/, async () => exchanged(client, { code: (await authorized(client)).code }));
  await refused(`${name}: a wrong verifier`, /^Error: invalid_grant$/, async () => exchanged(client, await authorized(client), { code_verifier: 'x'.repeat(43) }));
  await refused(`${name}: a redirect URL that is not registered`, /redirect_uri/, () => authorized(client, { redirectUri: 'https://elsewhere.acme.org/' }));
  await refused(`${name}: another redirect URL at the token endpoint`, /^Error: invalid_grant$/,
    async () => exchanged(client, await authorized(client), { redirect_uri: 'https://elsewhere.acme.org/' }));
  await refused(`${name}: a code that is used twice`, /^Error: invalid_grant$/, async () => {
    const grant = await authorized(client);
    await exchanged(client, grant);
    await exchanged(client, grant);
  });
  await refused(`${name}: a scope that the client does not have`, /^Error: invalid_scope$/, () => authorized(client, { scope: `${client.scope} phone` }));
  await refused(`${name}: a token without a user`, /^Error: invalid_request$/, () => token(client, { grant_type: 'client_credentials', scope: client.scope }));
}

await refused('web: a wrong secret', /^Error: invalid_client$/, async () => exchanged({ ...web, secret: `${web.secret}x` }, await authorized(web)));
await refused('web: no secret', /^Error: invalid_client$/, async () => exchanged({ ...web, secret: undefined }, await authorized(web)));
await refused('web: a code of another client', /^Error: invalid_grant$/, async () => exchanged(web, await authorized(spa)));
await check('web: the refresh token works again, since it is not rotated', async () => {
  const { refresh_token: refreshToken } = await signIn(web);
  await refresh(web, refreshToken);
  await refresh(web, refreshToken);
});
await check('spa: a rotated refresh token works again within the retry grace period', async () => {
  const { refresh_token: refreshToken } = await signIn(spa);
  await refresh(spa, refreshToken);
  await refresh(spa, refreshToken);
});
await refused('strict: a rotated refresh token', /^Error: invalid_grant$/, async () => {
  const { refresh_token: refreshToken } = await signIn(strict);
  await refresh(strict, refreshToken);
  await refresh(strict, refreshToken);
});
await check('strict: tokens live as long as the template says', async () => {
  const { expires_in: lifetime, id_token: idToken } = await signIn(strict);
  const { iat, exp } = JSON.parse(Buffer.from(idToken.split('.')[1], 'base64url'));
  assert.deepEqual([lifetime, exp - iat], [600, 300]);
});
await refused('spa: a refresh token of another client', /^Error: invalid_grant$/, async () => refresh(spa, (await signIn(strict)).refresh_token));

await check('machine: gets a token', async () => {
  const { scope, refresh_token: refreshToken } = await token(machine, { grant_type: 'client_credentials', scope: machine.scope });
  assert.deepEqual([scope, refreshToken], [machine.scope, undefined]);
});
await refused('machine: a wrong secret', /^Error: invalid_client$/, () => token({ ...machine, secret: 'x' }, { grant_type: 'client_credentials', scope: machine.scope }));
await refused('machine: another scope', /^Error: invalid_scope$/, () => token(machine, { grant_type: 'client_credentials', scope: 'openid' }));
await refused('machine: a user', /redirect_uri/, () => authorized({ ...machine, redirectUri: spa.redirectUri }));

await check('sign-out ends the session and comes back to the app', async () => {
  const user = new User();
  await signIn(spa, { user });
  await signIn(spa, { user });
  assert.equal(user.signIns, 1, 'the session was not kept');
  const back = await user.opens(OidcClientTs.metadataSeed.end_session_endpoint, 'https://spa.acme.org/');
  assert.equal(back.url, 'https://spa.acme.org/');
  await signIn(spa, { user });
  assert.equal(user.signIns, 2, 'the session was not ended');
});
await refused('a sign-out URL that is not registered', /^Error: 400 /, () => {
  const url = new URL(OidcClientTs.metadataSeed.end_session_endpoint);
  url.searchParams.set('logout_uri', 'https://elsewhere.acme.org/');
  return new User().opens(url, 'https://elsewhere.acme.org/');
});
