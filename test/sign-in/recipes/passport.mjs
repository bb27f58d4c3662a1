import * as openid from 'openid-client';
import { Strategy } from 'openid-client/passport';
import passport from 'passport';

const { CLIENT_ID, CLIENT_SECRET, ISSUER, REDIRECT_URI, SCOPE } = process.env;
const config = await openid.discovery(new URL(ISSUER), CLIENT_ID, CLIENT_SECRET);

passport.use(new Strategy(
  { name: 'cognito', config, callbackURL: REDIRECT_URI, scope: SCOPE },
  (tokens, done) => done(null, tokens.claims()),
));

export { passport };
