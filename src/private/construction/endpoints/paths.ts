/**
 * The paths of the endpoints on a user pool's domain.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-userpools-server-contract-reference.html
 */
export const TOKEN_PATH = '/oauth2/token';
export const AUTHORIZATION_PATH = '/oauth2/authorize';
export const USER_INFO_PATH = '/oauth2/userInfo';
export const REVOCATION_PATH = '/oauth2/revoke';
export const REGISTRATION_PATH = '/oauth2/register';
export const LOGIN_PATH = '/login';
export const LOGOUT_PATH = '/logout';
