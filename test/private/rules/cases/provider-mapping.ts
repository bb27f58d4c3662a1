import { Fn, SecretValue } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import type { Properties, RuleCase } from './case';
import { MachineClient, PublicAppClient } from '../../../../src';
import type { L1Props, UserPoolFixture } from '../../../user-pool-fixture';

const TYPE = 'AWS::Cognito::UserPoolIdentityProvider';
const social = (ProviderType: string, authorize_scopes: unknown, ...claims: string[]): Properties => ({
  ProviderType, ProviderName: ProviderType, ProviderDetails: { client_id: 'id', client_secret: 's3cret', authorize_scopes }, AttributeMapping: Object.fromEntries(claims.map((claim, i) => [`custom:c${i}`, claim])),
});

const SECRET = { clientId: 'id', clientSecret: 's3cret' };
/** The L2 of each social provider with its default scopes, and the email mapped. */
const L2: Record<string, (fixture: UserPoolFixture) => IConstruct> = {
  google: ({ stack, pool: userPool }) => new cognito.UserPoolIdentityProviderGoogle(stack, 'Idp', { userPool, clientId: 'id', clientSecretValue: SecretValue.unsafePlainText('s3cret'), attributeMapping: { email: cognito.ProviderAttribute.GOOGLE_EMAIL } }),
  facebook: ({ stack, pool: userPool }) => new cognito.UserPoolIdentityProviderFacebook(stack, 'Idp', { userPool, ...SECRET, attributeMapping: { email: cognito.ProviderAttribute.FACEBOOK_EMAIL } }),
  amazon: ({ stack, pool: userPool }) => new cognito.UserPoolIdentityProviderAmazon(stack, 'Idp', { userPool, ...SECRET, attributeMapping: { email: cognito.ProviderAttribute.AMAZON_EMAIL } }),
  apple: ({ stack, pool: userPool }) => new cognito.UserPoolIdentityProviderApple(stack, 'Idp', { userPool, clientId: 'id', teamId: 'team', keyId: 'key', privateKeyValue: SecretValue.unsafePlainText('pem'), attributeMapping: { email: cognito.ProviderAttribute.APPLE_EMAIL } }),
};

/** A provider that maps some attributes, and a client that offers it. */
const offered = (mapping: unknown, changes: L1Props = {}, id = 'C') => (fixture: UserPoolFixture) => {
  const provider = fixture.neighbour(TYPE, { ProviderType: 'SAML', ProviderName: 'Okta', ProviderDetails: { MetadataURL: 'https://idp.acme.org/' }, ...mapping === undefined ? {} : { AttributeMapping: mapping } }, 'Okta');
  fixture.l1('public', { supportedIdentityProviders: ['COGNITO', 'Okta'], ...changes }, id);
  return provider;
};

export const providerMappingCases: RuleCase[] = [
  {
    rule: 'idp-scope-for-mapping',
    type: TYPE,
    accepts: [
      social('Google', 'profile email', 'email', 'email_verified', 'name', 'given_name', 'family_name', 'picture'), social('Google', 'email', 'email'), social('Google', 'profile', 'name', 'sub', 'locale'),
      social('Google', 'openid https://www.googleapis.com/auth/userinfo.email', 'email'), social('Google', 'https://www.googleapis.com/auth/userinfo.profile', 'name'), social('Google', 'profile'),
      social('Google', Fn.importValue('x'), 'email'), social('Google', `profile ${Fn.importValue('x')}`, 'email'), social('Google', '', 'email'), social('Google', undefined, 'email'),
      social('Facebook', 'public_profile,email', 'email'), social('Facebook', 'public_profile email', 'email'), social('Facebook', 'public_profile', 'name', 'id'),
      social('LoginWithAmazon', 'profile', 'email', 'name', 'user_id'), social('LoginWithAmazon', 'profile postal_code', 'postal_code'), social('LoginWithAmazon', 'profile:user_id', 'user_id'),
      social('SignInWithApple', 'email name', 'email', 'email_verified', 'name', 'firstName', 'lastName'), social('SignInWithApple', 'name', 'sub'),
      // The scopes of an OIDC provider have names of its own.
      social('OIDC', 'openid user:email', 'email'), social('OIDC', 'openid r_emailaddress', 'email'), { ...social('OIDC', 'openid', 'email'), ProviderName: 'Okta' }, social('SAML', 'profile', 'email'),
    ],
    rejects: [
      social('Google', 'profile', 'email'), social('Google', 'openid profile', 'email_verified'), social('Google', 'email', 'given_name'), social('Google', 'openid', 'email', 'name'),
      social('Facebook', 'public_profile', 'email'), social('Facebook', 'public_profile,user_birthday', 'email'), social('LoginWithAmazon', 'profile', 'postal_code'), social('LoginWithAmazon', 'profile:user_id', 'email'),
      social('SignInWithApple', 'name', 'email'), social('SignInWithApple', 'email', 'firstName'),
    ],
  },
  { rule: 'idp-scope-for-mapping', judges: 'neighbour', accepts: [L2.amazon], rejects: [L2.google, L2.facebook, L2.apple] },
  {
    rule: 'idp-email-not-mapped',
    judges: 'neighbour',
    accepts: [
      offered({ email: 'mail' }), offered({ name: 'cn', email: 'mail' }), offered(Fn.importValue('x')), offered({ name: 'cn' }, { allowedOAuthScopes: ['openid', 'profile'] }),
      // Clients that do not offer it, or not on the pages.
      offered({ name: 'cn' }, { supportedIdentityProviders: ['COGNITO'] }), offered({ name: 'cn' }, { allowedOAuthFlowsUserPoolClient: false }), offered({ name: 'cn' }, { supportedIdentityProviders: Fn.split(',', Fn.importValue('x')) }),
      (fixture) => { const provider = offered({ name: 'cn' }, { supportedIdentityProviders: [] })(fixture); new MachineClient(fixture.stack, 'M', { userPool: fixture.pool, scopes: [cognito.OAuthScope.custom('api/read')] }); return provider; },
    ],
    rejects: [
      offered({ name: 'cn' }), offered({}), offered(undefined), offered({ 'custom:mail': 'email' }),
      (fixture) => { const provider = offered({ name: 'cn' }, { allowedOAuthScopes: ['openid'] })(fixture); fixture.l1('public', { supportedIdentityProviders: ['Okta'] }, 'Second'); return provider; },
      ({ stack, pool: userPool }) => {
        const provider = new cognito.UserPoolIdentityProviderSaml(stack, 'Saml', { userPool, metadata: cognito.UserPoolIdentityProviderSamlMetadata.url('https://idp.acme.org/') });
        new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org/callback'] });
        return provider;
      },
    ],
  },
];
