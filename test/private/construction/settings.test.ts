import { App, Duration, Lazy, Stack } from 'aws-cdk-lib';
import type { AuthFlow } from 'aws-cdk-lib/aws-cognito';
import { OAuthScope, UserPool, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { PublicAppClientProps } from '../../../src';
import type { Unconvertible } from '../../../src/private/assembly/declared';
import { amountIn, confidentialSettings, machineSettings, publicSettings } from '../../../src/private/construction/settings';

const userPool = new UserPool(new Stack(new App(), 'Stack'), 'Pool');
const number = () => Lazy.number({ produce: () => 7 });

type Given = Partial<PublicAppClientProps>;
const spa = (props: Given) => publicSettings({ userPool, ...props }, false);
const web = (props: Given) => confidentialSettings({ userPool, ...props });

test('the lists that the wiring completes are marked, and the lists of the user are taken', () => {
  expect(spa({})).toMatchObject({ providers: 'every-provider-of-the-pool', writeAttributes: 'what-the-user-and-the-providers-write' });
  expect(spa({ disableOAuth: true })).toMatchObject({ providers: ['COGNITO'] });
  expect(spa({ supportedIdentityProviders: [UserPoolClientIdentityProvider.GOOGLE] })).toMatchObject({ providers: ['Google'] });
});

test('a machine client has no users who sign in', () => {
  expect(machineSettings({ userPool, scopes: [OAuthScope.custom('api/read')] }).apiSignIn).toBe('no-users');
});

const srp: AuthFlow = { userSrp: true };
const GOOGLE = [UserPoolClientIdentityProvider.GOOGLE];
test.each<[Given, string, string]>([
  [{}, 'open', 'open'],
  [{ authFlows: srp }, 'open', 'open'],
  [{ authFlows: {} }, 'closed-without-flows', 'closed-without-flows'],
  [{ authFlows: { userSrp: false } }, 'closed-without-flows', 'closed-without-flows'],
  [{ disableApiSignIn: true }, 'closed', 'closed'],
  [{ disableApiSignIn: true, authFlows: {} }, 'closed', 'closed'],
  [{ disableApiSignIn: true, authFlows: srp }, 'closed-beside-flows', 'closed-beside-flows'],
  [{ supportedIdentityProviders: [] }, 'open', 'open'],
  [{ supportedIdentityProviders: GOOGLE }, 'open', 'closed'],
  [{ supportedIdentityProviders: GOOGLE, authFlows: srp }, 'open', 'open'],
  [{ supportedIdentityProviders: GOOGLE, disableApiSignIn: false }, 'open', 'open'],
  [{ supportedIdentityProviders: GOOGLE, disableOAuth: true }, 'open', 'open'],
  [{ supportedIdentityProviders: [...GOOGLE, UserPoolClientIdentityProvider.COGNITO] }, 'open', 'open'],
])('API sign-in of %j is %s in a public and %s in a confidential client', (props, ofPublic, ofConfidential) => {
  expect([spa(props).apiSignIn, web(props).apiSignIn]).toEqual([ofPublic, ofConfidential]);
});

test('a provider that is a token may be COGNITO', () => {
  const custom = (name: string) => web({ supportedIdentityProviders: [UserPoolClientIdentityProvider.custom(name)] }).apiSignIn;
  expect([custom(Lazy.string({ produce: () => 'x' })), custom('{{resolve:ssm:provider}}'), custom('Okta')]).toEqual(['open', 'open', 'closed']);
});

test.each([
  [Duration.hours(2), { amount: 120, unit: 'minutes' }],
  [Duration.seconds(90), { amount: 90, unit: 'seconds' }],
  [Duration.millis(1500), { amount: 1.5, unit: 'seconds' }],
  [Duration.millis(number()), { amount: expect.any(Number), unit: 'millis' }],
])('a validity of %s', (accessTokenValidity, validity) => {
  expect(spa({ accessTokenValidity }).accessToken).toEqual(validity);
});

test.each([
  ['seconds', Duration.millis(1500), 1.5],
  ['minutes', Duration.seconds(90), 1.5],
  ['days', Duration.hours(36), 1.5],
] as const)('an amount in %s is not rounded: a rule judges it', (unit, duration, amount) => {
  expect(amountIn(unit, 'overlap', duration, [])).toBe(amount);
});

test('an absent duration has no amount, and a token keeps its unit or is named', () => {
  const named: Unconvertible[] = [];
  expect(amountIn('days', 'automaticallyAfter', undefined, named)).toBeUndefined();
  expect(amountIn('days', 'automaticallyAfter', Duration.days(number()), named)).toEqual(expect.any(Number));
  expect(named).toEqual([]);
  expect(amountIn('days', 'automaticallyAfter', Duration.hours(number()), named)).toBeUndefined();
  expect(named).toEqual([{ prop: 'automaticallyAfter', unit: 'hours' }]);
});
