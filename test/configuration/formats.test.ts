import { App, CfnParameter, Lazy, SecretValue, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { documentOf, textsOf } from './documents';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from '../../src';
import type { ConfidentialAppClientProps, EnvironmentConfiguration, PublicAppClientProps } from '../../src';

const ISSUER = 'https://cognito-idp.eu-west-1.amazonaws.com/<Pool>';
const DOMAIN = 'https://<PoolDomain>.auth.eu-west-1.amazoncognito.com';

function fixture() {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  const userPool = new cognito.UserPool(stack, 'Pool');
  userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  return { stack, userPool };
}

const URLS = { callbackUrls: ['https://app.acme.org/callback'], logoutUrls: ['https://app.acme.org/?out=1&x'] };

function spa(props: Partial<PublicAppClientProps> = {}) {
  const { stack, userPool } = fixture();
  return { stack, userPool, client: new PublicAppClient(stack, 'Spa', { userPool, ...URLS, ...props }) };
}

function web(callbackUrl: string, props: Partial<ConfidentialAppClientProps> = {}) {
  const { stack, userPool } = fixture();
  return { stack, userPool, client: new ConfidentialAppClient(stack, 'Web', { userPool, ...URLS, callbackUrls: [callbackUrl], ...props }) };
}

function variablesOf(stack: Stack, { variables, containerSecrets }: EnvironmentConfiguration) {
  const secrets = Object.keys(containerSecrets);
  return { variables: textsOf(stack, variables), secrets };
}

describe('public apps', () => {
  test('oidc-client-ts', () => {
    const { stack, client } = spa();
    expect(documentOf(stack, client.configuration.oidcClientTs().json)).toEqual({
      authority: ISSUER,
      client_id: '<Spa>',
      redirect_uri: 'https://app.acme.org/callback',
      response_type: 'code',
      scope: 'openid email',
      metadataSeed: { end_session_endpoint: `${DOMAIN}/logout?client_id=<Spa>&logout_uri=https%3A%2F%2Fapp.acme.org%2F%3Fout%3D1%26x` },
    });
  });

  test.each<[string, () => string[] | undefined, string | undefined]>([
    ['with an item', () => ['https://late.acme.org/'], `${DOMAIN}/logout?client_id=<Spa>&logout_uri=https%3A%2F%2Flate.acme.org%2F`],
    ['without an item', () => [], undefined],
    ['without a list', () => undefined, undefined],
  ])('a late list of sign-out URLs %s', (_, produce, expected) => {
    const { stack, client } = spa({ logoutUrls: Lazy.list({ produce }) });
    const { metadataSeed } = documentOf(stack, client.configuration.oidcClientTs().json) as { metadataSeed?: { end_session_endpoint: string } };
    expect(metadataSeed?.end_session_endpoint).toEqual(expected);
  });

  test('Amplify', () => {
    const { stack, client } = spa();
    expect(documentOf(stack, client.configuration.amplifyOutputs().json)).toEqual({
      version: '1.5',
      auth: {
        aws_region: 'eu-west-1',
        user_pool_id: '<Pool>',
        user_pool_client_id: '<Spa>',
        oauth: {
          identity_providers: [],
          domain: DOMAIN.slice('https://'.length),
          scopes: ['openid', 'email'],
          redirect_sign_in_uri: URLS.callbackUrls,
          redirect_sign_out_uri: URLS.logoutUrls,
          response_type: 'code',
        },
      },
    });
  });

  test('Amplify shows a button for each social provider that the client offers', () => {
    const { stack, userPool, client } = spa();
    new cognito.UserPoolIdentityProviderGoogle(stack, 'Google', { userPool, clientId: 'id', clientSecretValue: SecretValue.secretsManager('google') });
    new cognito.UserPoolIdentityProviderOidc(stack, 'Okta', { userPool, clientId: 'id', clientSecret: 's', issuerUrl: 'https://okta.acme.org' });
    new cognito.UserPoolIdentityProviderFacebook(stack, 'Facebook', { userPool, clientId: 'id', clientSecret: 's' });
    const some = new PublicAppClient(stack, 'Some', {
      userPool, ...URLS, supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.FACEBOOK],
    });
    const texts = textsOf(stack, { all: client.configuration.amplifyOutputs().json, facebook: some.configuration.amplifyOutputs().json });
    expect(JSON.parse(texts.all)).toMatchObject({ auth: { oauth: { identity_providers: ['GOOGLE', 'FACEBOOK'] } } });
    expect(JSON.parse(texts.facebook)).toMatchObject({ auth: { oauth: { identity_providers: ['FACEBOOK'] } } });
  });

  test('AppAuth', () => {
    const { stack, client } = spa();
    expect(documentOf(stack, client.configuration.appAuth().json)).toEqual({
      issuer: ISSUER, clientId: '<Spa>', redirectUrl: 'https://app.acme.org/callback', scopes: ['openid', 'email'],
    });
  });
});

describe('servers', () => {
  test('Auth.js', () => {
    const { stack, client } = web('https://www.acme.org/api/auth/callback/cognito', {
      scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.PROFILE, cognito.OAuthScope.EMAIL],
    });
    expect(variablesOf(stack, client.configuration.authJs())).toEqual({
      variables: { AUTH_COGNITO_ID: '<Web>', AUTH_COGNITO_ISSUER: ISSUER },
      secrets: ['AUTH_COGNITO_SECRET'],
    });
  });

  test('Spring Boot', () => {
    const { stack, client } = web('https://www.acme.org/login/oauth2/code/cognito');
    expect(variablesOf(stack, client.configuration.springBoot())).toEqual({
      variables: {
        SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_COGNITO_CLIENT_ID: '<Web>',
        SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_COGNITO_SCOPE: 'openid,email',
        SPRING_SECURITY_OAUTH2_CLIENT_PROVIDER_COGNITO_ISSUER_URI: ISSUER,
      },
      secrets: ['SPRING_SECURITY_OAUTH2_CLIENT_REGISTRATION_COGNITO_CLIENT_SECRET'],
    });
  });

  test('mozilla-django-oidc', () => {
    const { stack, client } = web('https://www.acme.org/oidc/callback/');
    expect(variablesOf(stack, client.configuration.djangoOidc())).toEqual({
      variables: {
        OIDC_RP_CLIENT_ID: '<Web>',
        OIDC_RP_SIGN_ALGO: 'RS256',
        OIDC_RP_SCOPES: 'openid email',
        OIDC_USE_PKCE: 'True',
        OIDC_TOKEN_USE_BASIC_AUTH: 'True',
        OIDC_OP_AUTHORIZATION_ENDPOINT: `${DOMAIN}/oauth2/authorize`,
        OIDC_OP_TOKEN_ENDPOINT: `${DOMAIN}/oauth2/token`,
        OIDC_OP_USER_ENDPOINT: `${DOMAIN}/oauth2/userInfo`,
        OIDC_OP_JWKS_ENDPOINT: `${ISSUER}/.well-known/jwks.json`,
      },
      secrets: ['OIDC_RP_CLIENT_SECRET'],
    });
  });

  test('oauth2-proxy, with the callback URL of its path', () => {
    const { stack, client } = web('https://www.acme.org/other');
    client.addCallbackUrl('https://www.acme.org/oauth2/callback');
    expect(variablesOf(stack, client.configuration.oauth2Proxy())).toEqual({
      variables: {
        OAUTH2_PROXY_PROVIDER: 'oidc',
        OAUTH2_PROXY_OIDC_ISSUER_URL: ISSUER,
        OAUTH2_PROXY_CLIENT_ID: '<Web>',
        OAUTH2_PROXY_REDIRECT_URL: 'https://www.acme.org/oauth2/callback',
        OAUTH2_PROXY_SCOPE: 'openid email',
        OAUTH2_PROXY_CODE_CHALLENGE_METHOD: 'S256',
        OAUTH2_PROXY_OIDC_GROUPS_CLAIM: 'cognito:groups',
      },
      secrets: ['OAUTH2_PROXY_CLIENT_SECRET'],
    });
  });

  test('Grafana', () => {
    const { stack, client } = web('https://grafana.acme.org/login/generic_oauth');
    expect(variablesOf(stack, client.configuration.grafana())).toEqual({
      variables: {
        GF_AUTH_GENERIC_OAUTH_ENABLED: 'true',
        GF_AUTH_GENERIC_OAUTH_CLIENT_ID: '<Web>',
        GF_AUTH_GENERIC_OAUTH_SCOPES: 'openid email',
        GF_AUTH_GENERIC_OAUTH_AUTH_URL: `${DOMAIN}/oauth2/authorize`,
        GF_AUTH_GENERIC_OAUTH_TOKEN_URL: `${DOMAIN}/oauth2/token`,
        GF_AUTH_GENERIC_OAUTH_API_URL: `${DOMAIN}/oauth2/userInfo`,
        GF_AUTH_GENERIC_OAUTH_USE_PKCE: 'true',
        GF_AUTH_GENERIC_OAUTH_USE_REFRESH_TOKEN: 'true',
        GF_AUTH_GENERIC_OAUTH_SIGNOUT_REDIRECT_URL: `${DOMAIN}/logout?client_id=<Web>&logout_uri=https%3A%2F%2Fapp.acme.org%2F%3Fout%3D1%26x`,
      },
      secrets: ['GF_AUTH_GENERIC_OAUTH_CLIENT_SECRET'],
    });
  });

  test('any other', () => {
    const { stack, client } = web('https://www.acme.org/callback', { logoutUrls: undefined });
    expect(variablesOf(stack, client.configuration.environment())).toEqual({
      variables: {
        ISSUER,
        USER_POOL_ID: '<Pool>',
        CLIENT_ID: '<Web>',
        SCOPE: 'openid email',
        REDIRECT_URI: 'https://www.acme.org/callback',
        SIGN_OUT_URL: '',
        CLIENT_SECRET_ARN: '<WebSecret>',
      },
      secrets: ['CLIENT_SECRET'],
    });
  });

  test('without managed login', () => {
    const { stack, userPool } = fixture();
    const client = new ConfidentialAppClient(stack, 'Web', { userPool, disableOAuth: true });
    expect(variablesOf(stack, client.configuration.environment())).toEqual({
      variables: { ISSUER, USER_POOL_ID: '<Pool>', CLIENT_ID: '<Web>', CLIENT_SECRET_ARN: '<WebSecret>' },
      secrets: ['CLIENT_SECRET'],
    });
  });

  test('a machine', () => {
    const { stack, userPool } = fixture();
    const client = new MachineClient(stack, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('orders/read')] });
    expect(variablesOf(stack, client.configuration.environment())).toEqual({
      variables: { TOKEN_ENDPOINT: `${DOMAIN}/oauth2/token`, CLIENT_ID: '<Job>', SCOPE: '<PoolOrders>/read', CLIENT_SECRET_ARN: '<JobSecret>' },
      secrets: ['CLIENT_SECRET'],
    });
  });
});

describe('what is known late', () => {
  test('URLs and a domain that are added after the configuration are in it', () => {
    const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
    const userPool = new cognito.UserPool(stack, 'Pool');
    const client = new PublicAppClient(stack, 'Spa', { userPool });
    const { json } = client.configuration.oidcClientTs();
    client.addCallbackUrl('https://late.acme.org/callback');
    client.addLogoutUrl('https://late.acme.org/');
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    expect(documentOf(stack, json)).toMatchObject({
      redirect_uri: 'https://late.acme.org/callback',
      metadataSeed: { end_session_endpoint: `${DOMAIN}/logout?client_id=<Spa>&logout_uri=https%3A%2F%2Flate.acme.org%2F` },
    });
  });

  test('lists of references are lists, and no custom resource writes them', () => {
    const { stack, client } = spa({ scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.custom('orders/read')] });
    client.addCallbackUrl(`https://${new CfnParameter(stack, 'Host').valueAsString}/callback`);
    expect(documentOf(stack, client.configuration.amplifyOutputs().json)).toMatchObject({
      auth: { oauth: { scopes: ['openid', '<PoolOrders>/read'], redirect_sign_in_uri: ['https://app.acme.org/callback', 'https://<Host>/callback'] } },
    });
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('an override is what the configuration says', () => {
    const { stack, client } = spa();
    (client.node.defaultChild as cognito.CfnUserPoolClient).addPropertyOverride('CallbackURLs', ['https://other.acme.org/callback']);
    expect(documentOf(stack, client.configuration.oidcClientTs().json)).toMatchObject({ redirect_uri: 'https://other.acme.org/callback' });
  });

  test('a list that CloudFormation alone knows', () => {
    const { stack, userPool } = fixture();
    const urls = new CfnParameter(stack, 'Urls', { type: 'CommaDelimitedList' }).valueAsList;
    const client = new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: urls, logoutUrls: urls });
    const { amplify, oidc } = textsOf(stack, {
      amplify: client.configuration.amplifyOutputs().json, oidc: client.configuration.oidcClientTs().json,
    });
    expect(amplify).toContain('"redirect_sign_in_uri":["<<Urls> joined by ",">"]');
    expect(JSON.parse(oidc)).toMatchObject({ redirect_uri: '<0 of <Urls>>' });
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
  });
});

describe('a key of the app\'s own', () => {
  test('is merged into the document', () => {
    const { stack, userPool, client } = spa();
    const json = client.configuration.amplifyOutputs().jsonWith({
      auth: { mfa_methods: ['TOTP', userPool.userPoolId], unused: undefined },
      custom: { 'api "url"': userPool.userPoolArn, 'depth': 3, 'on': true, 'none': null },
    });
    expect(documentOf(stack, json)).toMatchObject({
      version: '1.5',
      auth: { user_pool_id: '<Pool>', mfa_methods: ['TOTP', '<Pool>'] },
      custom: { 'api "url"': '<Pool.Arn>', 'depth': 3, 'on': true, 'none': null },
    });
  });

  test.each([
    [{ response_type: 'token' }, /jsonWith\(\) cannot replace 'response_type', which the configuration sets/],
    [{ metadataSeed: {} }, /cannot replace 'metadataSeed'/],
    [{ pool: new App() }, /jsonWith\(\) cannot write 'pool' as JSON/],
    [{ a: [{ b: () => 1 }] }, /cannot write 'a\.0\.b' as JSON/],
    [undefined, /jsonWith\(\) takes an object/],
    ['text', /jsonWith\(\) takes an object/],
  ])('%#: cannot be what the document has, or what JSON has not', (keys, message) => {
    expect(() => spa().client.configuration.oidcClientTs().jsonWith(keys as never)).toThrow(message);
  });
});

test.each([
  [{ scopes: ['openid'] }, /^'Stack\/Spa': configuration\.oidcClientTs\(\): scopes\[0\] is the text 'openid'\. Write OAuthScope\.OPENID/],
  [{ scopes: [undefined] }, /scopes\[0\] is absent/],
  [{ redirectUri: 3 }, /redirectUri is the number 3\. Write a text/],
  [{ domainUrl: {} }, /domainUrl is an object/],
  [{ domainUrl: 'auth.acme.org' }, /Write an https URL without a path/],
  ['https://app.acme.org/', /the argument is the text/],
])('options of a wrong type get a sentence: %j', (options, message) => {
  expect(() => spa().client.configuration.oidcClientTs(options as never)).toThrow(message);
});
