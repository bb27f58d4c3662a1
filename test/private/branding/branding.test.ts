import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ManagedLoginVersion, UserPool } from 'aws-cdk-lib/aws-cognito';
import { ManagedLoginBranding, PublicAppClient } from '../../../src';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'branding-'));

/** The form of the answer that the API reference shows. */
const ANSWER = {
  ManagedLoginBranding: {
    ManagedLoginBrandingId: '63c30090-6b1f-4278-b885-2bbb81f8e545',
    UserPoolId: 'us-east-1_EXAMPLE',
    UseCognitoProvidedValues: false,
    Settings: { categories: { global: { colorSchemeMode: 'DARK' } } },
    Assets: [{ Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'PNG', Bytes: 'aGVsbG8=' }],
    CreationDate: '2026-11-01T10:00:00+00:00',
    LastModifiedDate: '2026-11-01T10:00:00+00:00',
  },
};

function written(content: unknown): string {
  const file = path.join(folder, 'style.json');
  fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function synthesized(props: object): Template {
  const stack = new Stack(new App(), 'Stack');
  const userPool = new UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' }, managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN });
  new PublicAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.example.org/cb'], ...props });
  return Template.fromStack(stack);
}

test('a style from a file, with its images', () => {
  synthesized({ managedLoginBranding: ManagedLoginBranding.fromFile(written(ANSWER)) }).hasResource('AWS::Cognito::ManagedLoginBranding', {
    Properties: {
      UserPoolId: { Ref: 'PoolD3F588B8' },
      ClientId: { Ref: 'Web3C8945DB' },
      Settings: ANSWER.ManagedLoginBranding.Settings,
      Assets: ANSWER.ManagedLoginBranding.Assets,
    },
  });
});

test("a file that says to use Cognito's own values has no settings", () => {
  const answer = { ManagedLoginBranding: { ...ANSWER.ManagedLoginBranding, UseCognitoProvidedValues: true } };
  const [style] = Object.values(synthesized({ managedLoginBranding: ManagedLoginBranding.fromFile(written(answer)) }).findResources('AWS::Cognito::ManagedLoginBranding'));
  expect(style.Properties).toEqual({ UserPoolId: { Ref: 'PoolD3F588B8' }, ClientId: { Ref: 'Web3C8945DB' }, UseCognitoProvidedValues: true });
});

test.each([
  ['is not JSON', 'no'],
  ['holds no style', {}],
  ['holds no style', []],
  ['holds no style', 'null'],
  ['holds no style', { ManagedLoginBranding: { UseCognitoProvidedValues: false } }],
])('a file that %s is refused by a sentence', (problem, content) => {
  expect(() => ManagedLoginBranding.fromFile(written(content))).toThrow(problem);
});

test('a file that is not there, or is a folder', () => {
  expect(() => ManagedLoginBranding.fromFile(path.join(folder, 'none.json'))).toThrow("none.json' does not exist. Write the output of");
  expect(() => ManagedLoginBranding.fromFile(folder)).toThrow('cannot be read (EISDIR)');
});

test('terms are both documents', () => {
  const template = synthesized({ terms: { termsOfUse: 'https://www.example.org/terms', privacyPolicy: 'https://www.example.org/privacy' } });
  const common = { UserPoolId: { Ref: 'PoolD3F588B8' }, ClientId: { Ref: 'Web3C8945DB' }, TermsSource: 'LINK', Enforcement: 'NONE' };
  template.resourceCountIs('AWS::Cognito::Terms', 2);
  template.hasResourceProperties('AWS::Cognito::Terms', { ...common, TermsName: 'terms-of-use', Links: { 'cognito:default': 'https://www.example.org/terms' } });
  template.hasResourceProperties('AWS::Cognito::Terms', { ...common, TermsName: 'privacy-policy', Links: { 'cognito:default': 'https://www.example.org/privacy' } });
});
