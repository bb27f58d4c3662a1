// What an app does with Amplify. One line for each step: its name, and what came of it.
import { Amplify } from 'aws-amplify';
import {
  confirmResetPassword, confirmSignIn, confirmSignUp, fetchAuthSession, fetchUserAttributes, resendSignUpCode, resetPassword, signIn, signOut, signUp,
} from 'aws-amplify/auth';

const { ENDPOINT: userPoolEndpoint, USER_POOL_ID: userPoolId, CLIENT_ID: userPoolClientId, PASSWORD: password, STEPS } = process.env;
// Amplify names a device by its browser. Node 20 has no `navigator`.
globalThis.navigator ??= { userAgent: 'node' };
Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint } } });

const step = (result, expected) => {
  if (result.nextStep.signInStep !== expected) { throw new Error(`${result.nextStep.signInStep} instead of ${expected}`); }
};
const tokens = async (options) => {
  if (!(await fetchAuthSession(options)).tokens) { throw new Error('no tokens'); }
};

const steps = {
  signUp: () => signUp({ username: 'amy', password, options: { userAttributes: { email: 'amy@acme.org' } } }),
  resend: () => resendSignUpCode({ username: 'amy' }),
  confirm: () => confirmSignUp({ username: 'amy', confirmationCode: '123456' }),
  signIn: async () => step(await signIn({ username: 'jane', password, options: { authFlowType: 'USER_SRP_AUTH' } }), 'DONE'),
  session: () => tokens(),
  attributes: () => fetchUserAttributes(),
  refresh: () => tokens({ forceRefresh: true }),
  signOut: () => signOut(),
  forgotPassword: () => resetPassword({ username: 'jane' }),
  confirmPassword: () => confirmResetPassword({ username: 'jane', confirmationCode: '123456', newPassword: password }),
  userAuth: async () => {
    step(await signIn({ username: 'jane', options: { authFlowType: 'USER_AUTH' } }), 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
    step(await confirmSignIn({ challengeResponse: 'EMAIL_OTP' }), 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
    step(await confirmSignIn({ challengeResponse: '123456' }), 'DONE');
  },
  signOutEverywhere: () => signOut({ global: true }),
  newPassword: async () => {
    step(await signIn({ username: 'fresh', password: `${password}0` }), 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
    step(await confirmSignIn({ challengeResponse: password }), 'DONE');
    await signOut();
  },
  smsMfa: async () => {
    step(await signIn({ username: 'sms', password, options: { authFlowType: 'USER_PASSWORD_AUTH' } }), 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
    step(await confirmSignIn({ challengeResponse: '123456' }), 'DONE');
    await signOut();
  },
  emailMfa: async () => {
    step(await signIn({ username: 'mail', password, options: { authFlowType: 'USER_PASSWORD_AUTH' } }), 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
    step(await confirmSignIn({ challengeResponse: '123456' }), 'DONE');
    await signOut();
  },
  selectMfa: async () => {
    step(await signIn({ username: 'choice', password, options: { authFlowType: 'USER_PASSWORD_AUTH' } }), 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION');
    step(await confirmSignIn({ challengeResponse: 'SMS' }), 'CONFIRM_SIGN_IN_WITH_SMS_CODE');
    step(await confirmSignIn({ challengeResponse: '123456' }), 'DONE');
    await signOut();
  },
  customChallenge: async () => {
    step(await signIn({ username: 'custom', options: { authFlowType: 'CUSTOM_WITHOUT_SRP' } }), 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE');
    step(await confirmSignIn({ challengeResponse: 'y' }), 'DONE');
    await signOut();
  },
  // The first sign-in makes the device known.
  deviceSrp: async () => {
    for (const time of [1, 2]) {
      step(await signIn({ username: 'device', password, options: { authFlowType: 'USER_SRP_AUTH' } }), 'DONE');
      if (time === 1) { await signOut(); }
    }
    await signOut();
  },
  mfa: async () => {
    step(await signIn({ username: 'totp', password }), 'CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    step(await confirmSignIn({ challengeResponse: '123456' }), 'DONE');
  },
};

for (const name of STEPS?.split(' ') ?? Object.keys(steps)) {
  console.log(`${name}: ${await steps[name]().then(() => 'ok', (error) => `${error.name}: ${error.message}`)}`);
}
