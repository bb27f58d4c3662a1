import { App, CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPool, UserPool } from 'aws-cdk-lib/aws-cognito';
import { poolAsWritten } from '../../../src/private/construction/pool-as-written';

const stack = new Stack(new App(), 'Stack');
let pools = 0;
const id = () => `Pool${pools += 1}`;
const l1 = (props: object) => new CfnUserPool(stack, id(), props);
const generic = (properties: object) => ({ userPoolRef: { userPoolId: new CfnResource(stack, id(), { type: 'AWS::Cognito::UserPool', properties: properties as never }).ref } }) as unknown as IUserPoolRef;
const overridden = (props: object, path: string, value: unknown) => {
  const pool = l1(props);
  pool.addPropertyOverride(path, value);
  return pool;
};
const typed = (...allowedFirstAuthFactors: unknown[]) => l1({ policies: { signInPolicy: { allowedFirstAuthFactors } } });

test.each<[string, boolean, IUserPoolRef]>([
  ['the L1', true, l1({ userPoolTier: 'LITE' })],
  ['another plan', false, l1({ userPoolTier: 'PLUS' })],
  ['no plan', false, l1({})],
  ['an override', true, overridden({ userPoolTier: 'PLUS' }, 'UserPoolTier', 'LITE')],
  ['an override of another plan', false, overridden({ userPoolTier: 'LITE' }, 'UserPoolTier', 'ESSENTIALS')],
  ['an override of another property', true, overridden({ userPoolTier: 'LITE' }, 'MfaConfiguration', 'OFF')],
  ['a generic resource', true, generic({ UserPoolTier: 'LITE' })],
  ['an imported user pool', false, UserPool.fromUserPoolId(stack, 'Imported', 'eu-west-1_abc')],
])('LITE, by %s: %s', (_, lite, pool) => {
  expect(poolAsWritten(pool)).toEqual({ lite, passwordless: false });
});

test.each<[string, boolean, IUserPoolRef]>([
  ['a password only', false, typed('PASSWORD')],
  ['another factor', true, typed('PASSWORD', 'EMAIL_OTP')],
  ['no factor', false, typed()],
  ['a token', false, typed('PASSWORD', Lazy.string({ produce: () => 'EMAIL_OTP' }))],
  ['a value that is no text', false, typed('PASSWORD', 7)],
  ['a text that is no list', false, l1({ policies: { signInPolicy: { allowedFirstAuthFactors: 'EMAIL_OTP' } } })],
  ['no policy', false, l1({ policies: {} })],
  ['a policy that is null', false, l1({ policies: null })],
  ['an override', true, overridden({}, 'Policies.SignInPolicy.AllowedFirstAuthFactors', ['WEB_AUTHN'])],
  ['a generic resource', true, generic({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['SMS_OTP'] } } })],
])('passwordless, by %s: %s', (_, passwordless, pool) => {
  expect(poolAsWritten(pool)).toEqual({ lite: false, passwordless });
});
