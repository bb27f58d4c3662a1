import express from 'express';
import * as openid from 'openid-client';
import { verified } from '../recipes/aws-jwt-verify.mjs';
import { beginSignIn, endSignIn } from '../recipes/openid-client.mjs';
import { session } from './session.mjs';

const { APP_PORT, CLIENT_ID, CLIENT_SECRET, ISSUER, SIGN_OUT_URL } = process.env;
const app = express();
app.use(session);
app.get('/', ({ session: { tokens } }, response) => response.send(tokens === undefined ? 'nobody' : tokens.claims().sub));
app.get('/login', async (request, response) => {
  const { url, verifier, state } = await beginSignIn();
  request.session.signIn = { verifier, state };
  response.redirect(url.href);
});
app.get('/callback', async (request, response) => {
  request.session.tokens = await endSignIn(new URL(request.originalUrl, 'https://www.acme.org'), request.session.signIn);
  response.redirect('/');
});
app.get('/refreshes', async (request, response) => {
  const { tokens } = request.session;
  const cognito = await openid.discovery(new URL(ISSUER), CLIENT_ID, CLIENT_SECRET);
  const { access_token: token } = await openid.refreshTokenGrant(cognito, tokens.refresh_token);
  response.send(token !== tokens.access_token ? 'done' : 'the token is the old one');
});
app.get('/reads-the-user-info', async ({ session: { tokens } }, response) => {
  const cognito = await openid.discovery(new URL(ISSUER), CLIENT_ID, CLIENT_SECRET);
  const { email } = await openid.fetchUserInfo(cognito, tokens.access_token, tokens.claims().sub);
  response.send(email === 'jane@acme.org' ? 'done' : email);
});
app.get('/aws-jwt-verify-accepts-the-access-token', async ({ session: { tokens } }, response) => {
  const { username } = await verified(tokens.access_token);
  response.send(username === 'jane' ? 'done' : username);
});
app.get('/aws-jwt-verify-refuses-other-tokens', async ({ session: { tokens } }, response) => {
  const [header, payload, signature] = tokens.access_token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url'));
  const forged = Buffer.from(JSON.stringify({ ...claims, username: 'admin' })).toString('base64url');
  const outcomes = await Promise.allSettled([tokens.id_token, `${header}.${forged}.${signature}`].map(verified));
  response.send(outcomes.every(({ status }) => status === 'rejected') ? 'done' : 'accepted');
});
app.get('/logout', (request, response) => {
  delete request.session.tokens;
  response.redirect(SIGN_OUT_URL);
});
app.listen(Number(APP_PORT), '127.0.0.1');
