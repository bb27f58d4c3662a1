/** Where an operation takes the proof that its caller knows the client secret. */
export type Proof =
  /** A hash of the user name, in a member of the request. */
  | 'SecretHash'
  /** A hash of the user name, in a map of the request. */
  | 'AuthParameters' | 'ChallengeResponses'
  /** The secret itself. */
  | 'ClientSecret';

/**
 * The operations of an app client that require no signed-in user.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
 */
export const PROVEN: ReadonlyMap<string, Proof> = new Map<string, Proof>([
  ['SignUp', 'SecretHash'],
  ['ConfirmSignUp', 'SecretHash'],
  ['ResendConfirmationCode', 'SecretHash'],
  ['ForgotPassword', 'SecretHash'],
  ['ConfirmForgotPassword', 'SecretHash'],
  ['InitiateAuth', 'AuthParameters'],
  ['RespondToAuthChallenge', 'ChallengeResponses'],
  ['GetTokensFromRefreshToken', 'ClientSecret'],
  ['RevokeToken', 'ClientSecret'],
]);

/**
 * The operations that take the access token of a signed-in user, or the session of a running sign-in. They take no proof.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
 */
export const SIGNED_IN: ReadonlySet<string> = new Set([
  'AssociateSoftwareToken',
  'ChangePassword',
  'CompleteWebAuthnRegistration',
  'ConfirmDevice',
  'DeleteUser',
  'DeleteUserAttributes',
  'DeleteWebAuthnCredential',
  'ForgetDevice',
  'GetDevice',
  'GetUser',
  'GetUserAttributeVerificationCode',
  'GetUserAuthFactors',
  'GlobalSignOut',
  'ListDevices',
  'ListUserSessions',
  'ListWebAuthnCredentials',
  'RevokeUserSession',
  'SetUserMFAPreference',
  'SetUserSettings',
  'StartWebAuthnRegistration',
  'UpdateDeviceStatus',
  'UpdateUserAttributes',
  'VerifySoftwareToken',
  'VerifyUserAttribute',
]);

/**
 * Operations that take the id of an app client or a token of a user, and that the proxy refuses.
 *
 * They are not for an app. The proxy would give everyone a token of the client itself, or let everyone exchange tokens with its secret.
 */
export const REFUSED: ReadonlySet<string> = new Set([
  'GetClientToken',
  'GetDerivedToken',
  // Its user follows a link in a message of threat protection.
  'UpdateAuthEventFeedback',
]);
