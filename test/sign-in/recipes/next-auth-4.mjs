import CognitoProvider from 'next-auth/providers/cognito';

const { CLIENT_ID, CLIENT_SECRET, ISSUER, SCOPE } = process.env;

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
};
