import { CognitoJwtVerifier } from 'aws-jwt-verify';

const { CLIENT_ID, USER_POOL_ID } = process.env;
const verifier = CognitoJwtVerifier.create({ userPoolId: USER_POOL_ID, clientId: CLIENT_ID, tokenUse: 'access' });

/** Returns the claims of an access token, or throws an error. */
export function verified(token) {
  return verifier.verify(token);
}
