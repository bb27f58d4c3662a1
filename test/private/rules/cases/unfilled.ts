import { CfnResource, Fn, Lazy } from 'aws-cdk-lib';
import type { CfnUserPool, CfnUserPoolResourceServerProps } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPoolResourceServer, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { RuleCase } from './case';
import { made } from './made';
import { PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

const callbacks = (...callbackUrLs: string[]) => ({ callbackUrLs });
const unknown = Fn.importValue('Unknown');
const missing = undefined as unknown as string;
const nothing = null as unknown as string;

const server = (fixture: UserPoolFixture, props: Partial<CfnUserPoolResourceServerProps>) => new CfnUserPoolResourceServer(fixture.stack, 'Server', { userPoolId: fixture.pool.userPoolId, identifier: 'acme', name: 'acme', ...props });
const raw = (properties: object) => (fixture: UserPoolFixture) => new CfnResource(fixture.stack, 'Raw', { type: 'AWS::Cognito::UserPoolClient', properties: { UserPoolId: fixture.pool.userPoolId, ...properties } });
const overridden = (urls: unknown) => (fixture: UserPoolFixture) => { const client = fixture.l1('public', {}); client.addPropertyOverride('CallbackURLs', urls); return client; };
const domainUrl = (url: string) => (fixture: UserPoolFixture) => made(PublicAppClient, fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['https://app.acme.org'], domainUrl: url });

export const unfilledCases: RuleCase[] = [
  {
    rule: 'redirect-host-missing',
    accepts: [
      callbacks('https://undefined.acme.org'), callbacks('https://null.acme.org'), callbacks('https://acme.org/null'), callbacks(`https://null${unknown}`), callbacks(`https://${unknown}null/`),
      callbacks('https://none.acme.org'), callbacks('com.acme.app:/cb'),
    ],
    rejects: [
      ...['undefined', 'null', 'None', 'NaN', 'none', 'undefined:3000', '0xc000014250'].map((host) => callbacks(`https://${host}/cb`)),
      { logoutUrLs: ['https://undefined'] }, { defaultRedirectUri: 'https://null/cb', callbackUrLs: ['https://null/cb'] }, callbacks(`https://undefined/${unknown}`),
    ],
  },
  {
    rule: 'redirect-unfilled',
    accepts: [
      ...['https://nullable.acme.org/Nonesuch', 'https://app.acme.org/none', 'https://app.acme.org/%20%7B', 'https://app.acme.org/cb?a=$b', 'https://app.acme.org/0xc0ffee254729296a45a3885639AC7E10F9d54979',
        'https://yourdomains.org', 'https://todo.acme.org', 'https://null/cb', 'https://app.acme.org/%ab', 'https://app.acme.org/%EE%80%80', 'com.acme.app:/cb'].map((url) => callbacks(url)),
      callbacks(`https://app.acme.org/null${unknown}`), callbacks(`https://${unknown}/cb`), callbacks('https://app.acme.org/{{resolve:ssm:path}}'),
      { callbackUrLs: [Fn.sub('https://${AWS::StackName}.acme.org/cb')] },
    ],
    rejects: [
      ...['undefined', 'null', 'NaN', 'None', '%!s(<nil>)', '%!s(*string=0xc000014250)', '%!v(MISSING)', '0xc000014250', '[object%20Object]', '[object', '$Jsii$Proxy@6d06d69c', 'java.lang.Object@1b2c3d4e',
        '${DOMAIN}', '<your-domain>', '{{host}}', '{domain}', '#{domain}', '%DOMAIN%', '$DOMAIN', '__DOMAIN__', '%s', 'TODO', 'CHANGE_ME', 'replace-me', 'YOUR_DOMAIN']
        .filter((part) => part !== '[object').flatMap((part) => [callbacks(`https://app.acme.org/${part}/cb`), callbacks(`https://${part === '[object%20Object]' ? '[object Object]' : part}.acme.org/cb`)]),
      callbacks('https://your-domain.com/cb'), callbacks('https://yourdomain.com/cb'), callbacks('https://${DOMAIN}'), callbacks('https://app.acme.org?tenant=undefined'), callbacks('https://acmeundefined.org'),
      { logoutUrLs: ['https://app.acme.org/null'] }, { defaultRedirectUri: 'https://app.acme.org/${X}', callbackUrLs: ['https://app.acme.org/${X}'] },
      callbacks(`https://${unknown}/undefined`), callbacks(`https://app.acme.org/{{host}}/${unknown}`),
    ],
  },
  {
    rule: 'name-unfilled',
    accepts: [{ clientName: 'Nonesuch nullable' }, { clientName: `web-${unknown}` }, { allowedOAuthScopes: ['openid', 'api/read'] }, { supportedIdentityProviders: ['COGNITO', unknown] }],
    rejects: [
      { clientName: 'web-undefined' }, { clientName: 'None' }, { clientName: `null-${unknown}` }, { userPoolId: 'eu-west-1_undefined' }, { allowedOAuthScopes: ['openid', 'undefined/read'] },
      { allowedOAuthScopes: ['openid', '${API}/read'] }, { supportedIdentityProviders: ['COGNITO', 'None'] }, { readAttributes: ['custom:undefined'] }, { writeAttributes: ['email', 'custom:null'] },
    ],
  },
  {
    rule: 'list-item-missing',
    accepts: [{}, callbacks('https://app.acme.org', unknown), { callbackUrLs: Fn.split(',', unknown) }, { callbackUrLs: Lazy.list({ produce: () => [missing] }) }],
    rejects: [
      callbacks(missing), callbacks('https://app.acme.org', missing), callbacks(nothing), { logoutUrLs: [missing] }, { allowedOAuthScopes: ['openid', missing] }, { explicitAuthFlows: [missing] },
      { supportedIdentityProviders: ['COGNITO', missing] }, { writeAttributes: ['email', missing] }, { readAttributes: [missing] },
    ],
  },
  {
    rule: 'list-item-missing',
    judges: 'client',
    accepts: [(fixture) => {
      const client = fixture.l1('public', callbacks(missing));
      client.addPropertyOverride('CallbackURLs', ['https://app.acme.org']);
      return client;
    }],
    rejects: [
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: [missing] }),
      (fixture) => new UserPoolClient(fixture.stack, 'C', { userPool: fixture.pool, oAuth: { callbackUrls: ['https://app.acme.org', missing] } }),
    ],
  },
  {
    rule: 'callback-required',
    judges: 'client',
    accepts: [(fixture) => fixture.l1('public', callbacks('https://app.acme.org', missing))],
    rejects: [(fixture) => fixture.l1('public', callbacks(missing)), (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: [missing, missing] })],
  },
  ...[['Domain', 'Domain'], ['ResourceServer', 'Identifier'], ['ResourceServer', 'Name'], ['IdentityProvider', 'ProviderName'], ['Group', 'GroupName']].map(([type, property]): RuleCase => ({
    rule: 'neighbour-name-unfilled',
    type: `AWS::Cognito::UserPool${type}`,
    accepts: [{ [property]: 'acme' }, { [property]: `acme-${unknown}` }, {}],
    rejects: [{ [property]: 'acme-undefined' }, { [property]: 'None' }, { [property]: `${unknown}-undefined` }, { [property]: '<your-name>' }],
  })),
  {
    rule: 'neighbour-name-unfilled',
    type: 'AWS::Cognito::UserPool',
    accepts: [
      { UserPoolName: 'acme' }, { EmailConfiguration: { From: 'Acme <auth@acme.org>', SourceArn: unknown } }, { EmailVerificationMessage: 'Your code is {####}', SmsVerificationMessage: '<b>{####}</b> {username}' },
      { AdminCreateUserConfig: { InviteMessageTemplate: { EmailMessage: 'Hello {username}, {####}' } } }, { LambdaConfig: { PreSignUp: unknown } },
    ],
    rejects: [
      { UserPoolName: 'users-null' }, { LambdaConfig: { PreSignUp: 'arn:aws:lambda:eu-west-1:undefined:function:f' } }, { LambdaConfig: { PreSignUp: 'undefined' } },
      { EmailConfiguration: { From: 'auth@undefined' } }, { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::None:role/sms' } }, { WebAuthnRelyingPartyID: '${DOMAIN}' },
    ],
  },
  {
    rule: 'neighbour-name-unfilled',
    type: 'AWS::Cognito::UserPoolIdentityProvider',
    accepts: [
      { ProviderDetails: { MetadataFile: '<EntityDescriptor/>', private_key: '<pem>', client_secret: '${SECRET}', MetadataURL: `https://${unknown}/metadata` } }, { AttributeMapping: { email: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress' } },
    ],
    rejects: [
      { ProviderDetails: { MetadataURL: 'https://undefined/metadata' } }, { ProviderDetails: { oidc_issuer: 'https://{tenant}.okta.com' } }, { ProviderDetails: { client_id: 'undefined' } }, { ProviderDetails: { jwks_uri: `https://${unknown}/None` } },
      { IdpIdentifiers: ['acme.org', 'undefined'] }, { AttributeMapping: { email: 'undefined' } },
    ],
  },
  { rule: 'neighbour-name-unfilled', type: 'AWS::Cognito::UserPoolResourceServer', accepts: [{ Scopes: [{ ScopeName: 'read' }] }], rejects: [{ Scopes: [{ ScopeName: 'read' }, { ScopeName: 'undefined' }] }] },
  { rule: 'neighbour-name-unfilled', type: 'AWS::Cognito::UserPoolDomain', accepts: [{ CustomDomainConfig: { CertificateArn: unknown } }], rejects: [{ CustomDomainConfig: { CertificateArn: 'undefined' } }, { Domain: 'auth.undefined.org' }] },
  { rule: 'neighbour-name-unfilled', type: 'AWS::Cognito::UserPoolGroup', accepts: [{ RoleArn: unknown }], rejects: [{ RoleArn: 'arn:aws:iam::<account>:role/admins' }] },
  { rule: 'neighbour-name-unfilled', type: 'AWS::Cognito::Terms', accepts: [{ Links: { 'cognito:default': 'https://acme.org/terms' } }], rejects: [{ Links: { 'cognito:default': 'https://undefined/terms' } }] },
  {
    rule: 'name-unfilled',
    judges: 'client',
    accepts: [domainUrl('https://auth.acme.org'), domainUrl(`https://${unknown}`)],
    rejects: [domainUrl('https://undefined'), domainUrl('https://auth.${STAGE}.acme.org'), domainUrl('https://None.auth.eu-west-1.amazoncognito.com')],
  },
  {
    rule: 'list-item-missing',
    judges: 'client',
    accepts: [raw({ CallbackURLs: ['https://app.acme.org'] }), raw({ CallbackURLs: Fn.split(',', unknown) }), raw({ CallbackURLs: undefined }), overridden(['https://app.acme.org', unknown]), raw({ CallbackURLs: [Lazy.string({ produce: () => missing })] })],
    rejects: [raw({ CallbackURLs: ['https://app.acme.org', undefined] }), raw({ AllowedOAuthFlows: [undefined] }), overridden([undefined, 'https://app.acme.org']), overridden([undefined])],
  },
  {
    rule: 'list-item-missing',
    judges: 'neighbour',
    accepts: [(fixture) => fixture.pool, (fixture) => server(fixture, { scopes: [{ scopeName: 'a', scopeDescription: 'a' }] }), (fixture) => fixture.neighbour('AWS::Cognito::UserPoolIdentityProvider', { ProviderName: 'Okta', IdpIdentifiers: undefined })],
    rejects: [
      (fixture) => server(fixture, { scopes: [missing as never] }), (fixture) => server(fixture, { scopes: [nothing as never] }),
      (fixture) => fixture.neighbour('AWS::Cognito::UserPoolIdentityProvider', { ProviderName: 'Okta', IdpIdentifiers: ['acme.org', undefined] }),
      (fixture) => fixture.neighbour('AWS::Cognito::UserPool', { AliasAttributes: ['email', undefined] }),
      (fixture) => { const pool = l1Of(fixture.pool) as CfnUserPool; pool.enabledMfas = [missing]; return fixture.pool; },
      (fixture) => { const pool = l1Of(fixture.pool) as CfnUserPool; pool.policies = { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', missing] } }; return fixture.pool; },
    ],
  },
];
