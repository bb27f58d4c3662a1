import { App, Duration, SecretValue, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { UserPoolClientOptions } from 'aws-cdk-lib/aws-cognito';
import type { PublicAppClientProps } from '../../src';
import { ConfidentialAppClient, PublicAppClient } from '../../src';

// What docs/upstream.md says of the L2, each beside what is done here. A failure of the first half is good news, and the page's turn.

interface Made { readonly stack: Stack; readonly userPool: cognito.UserPool }

function make(build: (made: Made) => void): Record<string, unknown> {
  const stack = new Stack(new App(), 'Stack');
  const userPool = new cognito.UserPool(stack, 'Users', { customAttributes: { role: new cognito.StringAttribute({ mutable: true }) } });
  build({ stack, userPool });
  const [client] = Object.values(Template.fromStack(stack).findResources('AWS::Cognito::UserPoolClient'));
  return { ...client.Properties, DependsOn: client.DependsOn } as Record<string, unknown>;
}

const l2 = (options: UserPoolClientOptions = {}) => ({ stack, userPool }: Made) => { new cognito.UserPoolClient(stack, 'Client', { userPool, ...options }); };
const ours = (props: Partial<PublicAppClientProps> = {}) => ({ stack, userPool }: Made) => {
  new PublicAppClient(stack, 'Client', { userPool, callbackUrls: ['https://app.acme.org'], ...props });
};
const google = ({ stack, userPool }: Made) => {
  new cognito.UserPoolIdentityProviderGoogle(stack, 'Google', { userPool, clientId: 'id', clientSecretValue: SecretValue.unsafePlainText('secret') });
};

test('#28204: a placeholder for the callback URL', () => {
  expect(make(l2({ oAuth: { flows: { authorizationCodeGrant: true } } })).CallbackURLs).toEqual(['https://example.com']);
  expect(() => make(ours({ callbackUrls: undefined }))).toThrow(/cdk-cognito-app-clients::callback-required/);
});

test('#28785: a custom resource for the secret', () => {
  const types = (build: (made: Made) => void) => {
    let template: Template | undefined;
    make((made) => { build(made); template = Template.fromStack(made.stack); });
    return Object.values(template!.toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
  };
  expect(types(({ stack, userPool }) => new cognito.UserPoolClient(stack, 'Client', { userPool, generateSecret: true }).userPoolClientSecret))
    .toContain('Custom::DescribeCognitoUserPoolClient');
  expect(types(({ stack, userPool }) => new ConfidentialAppClient(stack, 'Client', { userPool, disableOAuth: true }).userPoolClientSecret))
    .toEqual(['AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolClient']);
});

test('#15850: a race with the provider', () => {
  const supportedIdentityProviders = [cognito.UserPoolClientIdentityProvider.GOOGLE];
  expect(make((made) => { google(made); l2({ supportedIdentityProviders })(made); }))
    .toMatchObject({ SupportedIdentityProviders: ['Google'], DependsOn: undefined });
  expect(make((made) => { google(made); ours({ supportedIdentityProviders })(made); }).SupportedIdentityProviders)
    .toEqual([{ Ref: expect.stringMatching(/^Google/) }]);
});

test('#20760: an attribute that the pool does not know', () => {
  const writeAttributes = new cognito.ClientAttributes().withCustomAttributes('rôle');
  expect(make(l2({ writeAttributes })).WriteAttributes).toEqual(['custom:rôle']);
  expect(() => make(ours({ writeAttributes }))).toThrow(/custom:rôle[\s\S]*cdk-cognito-app-clients::write-attribute-exists/);
});

test('#30608: a custom attribute that users can write', () => {
  expect(make(l2()).WriteAttributes).toBeUndefined();
  expect(make(ours()).WriteAttributes).not.toContain('custom:role');
});

test('#34344: rotation', () => {
  const refreshTokenRotationGracePeriod = Duration.seconds(10);
  expect(make(l2()).RefreshTokenRotation).toBeUndefined();
  expect(make(l2({ refreshTokenRotationGracePeriod })).ExplicitAuthFlows).toBeUndefined();
  expect(make(l2({ refreshTokenRotationGracePeriod, authFlows: { user: false } })).ExplicitAuthFlows).toEqual([]);
  expect(make(ours({ refreshTokenRotation: false })).RefreshTokenRotation).toEqual({ Feature: 'DISABLED' });
  expect(make(ours({ refreshTokenRotationGracePeriod })).ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH']);
});

test('#31252: providers that are made after the client', () => {
  expect(make((made) => { l2()(made); google(made); }).SupportedIdentityProviders).toEqual(['COGNITO']);
  expect(make((made) => { ours()(made); google(made); }).SupportedIdentityProviders).toEqual(['COGNITO', { Ref: expect.stringMatching(/^Google/) }]);
});

test('#8429, #17044, #26680: the defaults', () => {
  expect(make(l2())).toMatchObject({ AllowedOAuthFlows: ['implicit', 'code'], AllowedOAuthScopes: expect.arrayContaining(['aws.cognito.signin.user.admin']) });
  expect(make(l2())).not.toHaveProperty('PreventUserExistenceErrors');
  expect(make(l2())).not.toHaveProperty('ExplicitAuthFlows');
  expect(make(ours())).toMatchObject({
    AllowedOAuthFlows: ['code'], AllowedOAuthScopes: ['openid', 'email'], PreventUserExistenceErrors: 'ENABLED', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
  });
});

test('without an issue: machines, names, imports', () => {
  expect(make(l2({ generateSecret: true, oAuth: { flows: { clientCredentials: true }, scopes: [cognito.OAuthScope.custom('orders/read')] } })))
    .toMatchObject({ SupportedIdentityProviders: ['COGNITO'], AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['orders/read'] });
  make(({ stack, userPool }) => {
    expect(() => new cognito.UserPoolClient(stack, 'Client', { userPool }).userPoolClientName).toThrow(/only if specified/);
    expect(() => cognito.UserPoolClient.fromUserPoolClientId(stack, 'Import', '1example').userPoolClientRef.userPoolId).toThrow(/not available/);
  });
});
