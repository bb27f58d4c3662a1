import express from 'express';
import openid from 'express-openid-connect';

const { BASE_URL, CLIENT_ID, CLIENT_SECRET, ISSUER, REDIRECT_URI, SCOPE, SESSION_SECRET, SIGN_OUT_URL } = process.env;

export const app = express();
app.use(openid.auth({
  issuerBaseURL: ISSUER,
  baseURL: BASE_URL,
  clientID: CLIENT_ID,
  clientSecret: CLIENT_SECRET,
  secret: SESSION_SECRET,
  authorizationParams: { response_type: 'code', scope: SCOPE },
  routes: { callback: new URL(REDIRECT_URI).pathname, logout: false },
}));
app.get('/logout', (_, response) => response.oidc.logout({ returnTo: SIGN_OUT_URL }));
