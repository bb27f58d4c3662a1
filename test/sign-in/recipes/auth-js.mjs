import { ExpressAuth } from '@auth/express';
import Cognito from '@auth/express/providers/cognito';
import express from 'express';

// client.signOutUrl({ logoutUri })
const { SIGN_OUT_URL } = process.env;

export const app = express();
app.set('trust proxy', true);
app.use('/auth', ExpressAuth({
  providers: [Cognito],
  callbacks: {
    // Auth.js goes to another host after the sign-out only if this allows it.
    redirect({ url, baseUrl }) {
      return url === SIGN_OUT_URL || new URL(url, baseUrl).origin === baseUrl ? url : baseUrl;
    },
  },
}));
app.get('/logout', (_, response) => response.redirect(`/auth/signout?callbackUrl=${encodeURIComponent(SIGN_OUT_URL)}`));
