// What an app does with amazon-cognito-identity-js. One line for each step: its name, and what came of it.
import library from 'amazon-cognito-identity-js';

const { AuthenticationDetails, CognitoRefreshToken, CognitoUser, CognitoUserAttribute, CognitoUserPool } = library;
const { ENDPOINT: endpoint, USER_POOL_ID: UserPoolId, CLIENT_ID: ClientId, PASSWORD, STEPS } = process.env;
const pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint });
const users = {};
const user = (Username) => users[Username] ??= new CognitoUser({ Username, Pool: pool });

const called = (call) => new Promise((resolve, reject) => { call((error, result) => error ? reject(error) : resolve(result)); });
const events = (call, others = {}) => new Promise((resolve, reject) => {
  const handler = { onSuccess: resolve, onFailure: reject };
  for (const [event, act] of Object.entries(others)) { handler[event] = (...args) => resolve(act(...args)); }
  call(handler);
});
const signIn = (name, Password, others) => events((handler) => user(name).authenticateUser(new AuthenticationDetails({ Username: name, Password }), handler), others);

const steps = {
  signUp: () => called((end) => pool.signUp('ida', PASSWORD, [new CognitoUserAttribute({ Name: 'email', Value: 'ida@acme.org' })], null, end)),
  resend: () => called((end) => user('ida').resendConfirmationCode(end)),
  confirm: () => called((end) => user('ida').confirmRegistration('123456', true, end)),
  signIn: () => signIn('jane', PASSWORD),
  attributes: () => called((end) => user('jane').getUserAttributes(end)),
  refresh: () => called((end) => user('jane').refreshSession(new CognitoRefreshToken({ RefreshToken: user('jane').getSignInUserSession().getRefreshToken().getToken() }), end)),
  forgotPassword: () => events((handler) => user('jane').forgotPassword(handler), { inputVerificationCode: () => 'sent' }),
  confirmPassword: () => events((handler) => user('jane').confirmPassword('123456', PASSWORD, handler)),
  associate: async () => {
    await signIn('mfa', PASSWORD);
    return events((handler) => user('mfa').associateSoftwareToken(handler), { associateSecretCode: () => 'secret' });
  },
  verifyToken: () => events((handler) => user('mfa').verifySoftwareToken('123456', 'phone', handler)),
  preferToken: () => called((end) => user('mfa').setUserMfaPreference(null, { PreferredMfa: true, Enabled: true }, end)),
  mfa: async () => {
    await signIn('mfa', PASSWORD, { totpRequired: () => 'asked', onSuccess: () => { throw new Error('not asked for a code'); } });
    return events((handler) => user('mfa').sendMFACode('123456', handler, 'SOFTWARE_TOKEN_MFA'));
  },
  smsMfa: async () => {
    user('sms').setAuthenticationFlowType('USER_PASSWORD_AUTH');
    await signIn('sms', PASSWORD, { mfaRequired: () => 'asked', onSuccess: () => { throw new Error('not asked for a code'); } });
    return events((handler) => user('sms').sendMFACode('123456', handler));
  },
  selectMfa: async () => {
    user('choice').setAuthenticationFlowType('USER_PASSWORD_AUTH');
    await signIn('choice', PASSWORD, { selectMFAType: () => 'asked', onSuccess: () => { throw new Error('not asked for a choice'); } });
    await events((handler) => user('choice').sendMFASelectionAnswer('SMS_MFA', handler), { mfaRequired: () => 'asked' });
    return events((handler) => user('choice').sendMFACode('123456', handler));
  },
  customChallenge: async () => {
    user('custom').setAuthenticationFlowType('CUSTOM_AUTH');
    await events((handler) => user('custom').initiateAuth(new AuthenticationDetails({ Username: 'custom' }), handler), { customChallenge: () => 'asked' });
    return events((handler) => user('custom').sendCustomChallengeAnswer('y', handler));
  },
  // The first sign-in makes the device known.
  deviceSrp: async () => {
    await signIn('device', PASSWORD);
    return signIn('device', PASSWORD);
  },
  newPassword: async () => {
    await signIn('newbie', `${PASSWORD}0`, { newPasswordRequired: () => 'asked', onSuccess: () => { throw new Error('not asked for a new password'); } });
    return events((handler) => user('newbie').completeNewPasswordChallenge(PASSWORD, {}, handler));
  },
  signOut: () => called((end) => user('jane').signOut((error) => end(error, 'out'))),
  globalSignOut: () => events((handler) => user('mfa').globalSignOut(handler)),
};

for (const name of STEPS?.split(' ') ?? Object.keys(steps)) {
  console.log(`${name}: ${await steps[name]().then(() => 'ok', (error) => `${error.name}: ${error.message}`)}`);
}
