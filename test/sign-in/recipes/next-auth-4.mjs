import CognitoProvider from 'next-auth/providers/cognito';

const { CLIENT_ID, CLIENT_SECRET, ISSUER, SCOPE, SIGN_OUT_URL } = process.env;

export const authOptions = {
  providers: [
    CognitoProvider({
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      issuer: ISSUER,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: SCOPE } },
    }),
  ],
  callbacks: {
    // The app signs out with signOut({ callbackUrl: SIGN_OUT_URL }). The library goes to another host only if this allows it.
    redirect({ url, baseUrl }) {
      return url === SIGN_OUT_URL || new URL(url, baseUrl).origin === baseUrl ? url : baseUrl;
    },
  },
};
