import { CfnResource, Fn } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { RuleCase } from './case';
import { ConfidentialAppClient, PublicAppClient, PublicPlatform } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

/** One item or none. */
const MAYBE = Fn.conditionIf('Sometimes', 'https://app.acme.org/sometimes', Fn.ref('AWS::NoValue')).toString();
const callbacks = (...callbackUrLs: string[]) => ({ callbackUrLs });
const logouts = (...logoutUrLs: string[]) => ({ logoutUrLs });
const many = (n: number) => Array.from({ length: n }, (_, i) => `https://app.acme.org/${i}`);
const long = (n: number) => `https://app.acme.org/${'x'.repeat(n - 'https://app.acme.org/'.length)}`;

/** A client with these callback URLs, and a sign-in URL that leads back to another. */
const signIn = (redirectUri: string, ...callbackUrls: string[]) => (fixture: UserPoolFixture) => {
  const client = new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: callbackUrls.length > 0 ? callbackUrls : undefined });
  client.signInUrl({ redirectUri, domainUrl: 'https://auth.acme.org' });
  return client;
};

/** A client whose default redirect URL names a resource by a path with everything in it that no URL may have. */
const byReference = (fixture: UserPoolFixture) => {
  const site = new CfnResource(fixture.stack, `My Site #1 ${'x'.repeat(1024)}`, { type: 'AWS::CloudFront::Distribution' });
  const url = `https://${site.getAtt('DomainName').toString()}/cb`;
  return fixture.l1('public', { callbackUrLs: [url], defaultRedirectUri: url });
};

const site = (fixture: UserPoolFixture, type: string) => new CfnResource(fixture.stack, 'Site', { type });

/** A client with a callback URL made of an attribute of a resource. */
const of = (type: string, attribute: string, url: (value: string) => string) => (fixture: UserPoolFixture) => {
  const resource = site(fixture, type);
  return callbacks(url(attribute === 'Ref' ? resource.ref : resource.getAtt(attribute).toString()));
};

export const redirectUrlCases: RuleCase[] = [
  {
    rule: 'callback-required',
    accepts: [callbacks('https://app.acme.org/'), { callbackUrLs: undefined, allowedOAuthFlowsUserPoolClient: false, allowedOAuthFlows: undefined, allowedOAuthScopes: undefined }],
    rejects: [
      { callbackUrLs: undefined }, callbacks(), { ...callbacks(), allowedOAuthFlows: ['implicit'] }, { ...callbacks(), allowedOAuthFlows: ['implicit', 'code'] },
    ],
  },
  {
    rule: 'callback-max-100',
    accepts: [callbacks(...many(100)), callbacks(...many(100), MAYBE)],
    rejects: [callbacks(...many(101)), callbacks(...many(101), MAYBE)],
  },
  { rule: 'logout-max-100', accepts: [logouts(...many(100))], rejects: [logouts(...many(101))] },
  {
    rule: 'redirect-length',
    // The service counts characters, of which some take two units of UTF-16.
    accepts: [callbacks(long(1024)), logouts(long(1024)), callbacks(`${long(1023)}🔑`)],
    rejects: [callbacks(long(1025)), callbacks(`${long(1024)}🔑`), callbacks(''), logouts(long(1025)), { defaultRedirectUri: long(1025), callbackUrLs: [long(1025)] }],
  },
  {
    rule: 'redirect-charset',
    accepts: [callbacks('https://app.acme.org/übersicht'), callbacks('https://app.acme.org/%20')],
    rejects: [callbacks('https://app.acme.org/a b'), callbacks(' https://app.acme.org'), logouts('https://app.acme.org/\t'), callbacks('https://app.acme.org/\u00a0')],
  },
  {
    rule: 'redirect-absolute',
    accepts: [
      callbacks('com.acme.app:/cb'), callbacks('https://a'), callbacks('a.org,b.org'),
      of('AWS::Lambda::Url', 'FunctionUrl', (url) => `${url}cb`), of('AWS::ApiGatewayV2::Api', 'ApiEndpoint', (url) => `${url}/cb`),
      of('AWS::CloudFront::Distribution', 'DomainName', (host) => `https://${host}/cb`), of('AWS::Some::Thing', 'Url', (url) => `${url}/cb`), callbacks(`http${Fn.importValue('Rest')}`), callbacks(`${Fn.importValue('Url')}/cb`), logouts('/'),
    ],
    rejects: [
      of('AWS::CloudFront::Distribution', 'DomainName', (host) => host), of('AWS::CloudFront::Distribution', 'DomainName', (host) => `${host}/cb`),
      of('AWS::ElasticLoadBalancingV2::LoadBalancer', 'DNSName', (host) => `${host}/oauth2/idpresponse`), of('AWS::ApiGatewayV2::DomainName', 'RegionalDomainName', (host) => `${host}/cb`),
      of('AWS::S3::Bucket', 'RegionalDomainName', (host) => `${host}/cb`), of('AWS::ApiGateway::DomainName', 'Ref', (host) => host),
      (fixture) => ({ defaultRedirectUri: site(fixture, 'AWS::CloudFront::Distribution').getAtt('DomainName').toString() }),
      callbacks('/cb'), callbacks('app.acme.org/cb'), callbacks('//app.acme.org'), callbacks('localhost:3000/cb'), callbacks('app.acme.org:8443'),
      callbacks(`localhost:${Fn.importValue('Port')}/cb`), callbacks(`/${Fn.importValue('Path')}`), { defaultRedirectUri: '/cb', callbackUrLs: ['/cb'] },
    ],
  },
  {
    rule: 'logout-absolute',
    accepts: [logouts('com.acme.app:/'), logouts('https://a'), logouts(`${Fn.importValue('Url')}/`), callbacks('/cb')],
    rejects: [logouts('/'), logouts('//app.acme.org'), logouts('app.acme.org/'), logouts(`/${Fn.importValue('Path')}`), (fixture) => logouts(new Bucket(fixture.stack, 'Site').bucketRegionalDomainName)],
  },
  {
    rule: 'redirect-no-fragment',
    accepts: [callbacks('https://app.acme.org/?a=%23')],
    rejects: [callbacks('https://app.acme.org/#'), callbacks('https://app.acme.org/#/cb')],
  },
  ...['redirect-length', 'redirect-charset', 'redirect-no-fragment', 'redirect-userinfo'].map((rule): RuleCase => ({ rule, judges: 'client', accepts: [byReference], rejects: [] })),
  { rule: 'logout-no-fragment', accepts: [logouts('https://app.acme.org/')], rejects: [logouts('https://app.acme.org/#')] },
  {
    rule: 'callback-https',
    accepts: [
      callbacks('http://localhost'), callbacks('http://localhost:3000/cb'), callbacks('http://127.0.0.1:8080'), callbacks('http://[::1]:1/cb'), callbacks('com.acme:/cb'),
      callbacks('HTTP://LOCALHOST'), callbacks('http://a.org,http://b.org'), callbacks('http://:1/cb'),
      // What follows may make it localhost, its port, or a path.
      callbacks(`http://local${Fn.importValue('Host')}`), callbacks(`http://localhost${Fn.importValue('Rest')}`),
      callbacks(`http://localhost:${Fn.importValue('Port')}`),
    ],
    rejects: [
      callbacks('http://app.acme.org'), callbacks('http://localhost.acme.org/cb'), callbacks('http://127.0.0.2/'), callbacks('http://0.0.0.0'), callbacks('HTTP://app.acme.org'),
      callbacks(`http://${Fn.importValue('Host')}/cb`), callbacks(`http:${Fn.importValue('Host')}`), callbacks(`HTTP://${Fn.importValue('Host')}`), callbacks(`http://${Fn.ref('AWS::StackName')}`),
      callbacks(Fn.sub('http://${AWS::StackName}/cb')), callbacks(`${Fn.sub('http://${AWS::StackName}')}/cb`), callbacks(Fn.join('', ['http://', Fn.importValue('Host')])),
      ...['DomainName', 'DNSName'].map((attribute) => of('AWS::Any', attribute, (name) => `http://${name}/cb`)),
      of('AWS::S3::Bucket', 'WebsiteURL', (url) => url), of('AWS::S3::Bucket', 'WebsiteURL', (url) => `${url}/cb`), (fixture) => callbacks(new Bucket(fixture.stack, 'Site').bucketWebsiteUrl),
      callbacks(`http://app${Fn.importValue('Host')}`), callbacks(`http://local/${Fn.importValue('Path')}`), callbacks(`http://localhost.${Fn.importValue('Host')}`),
    ],
  },
  { rule: 'logout-https', accepts: [logouts('http://localhost:3000')], rejects: [logouts('http://app.acme.org')] },
  {
    rule: 'default-redirect-member',
    accepts: [
      { defaultRedirectUri: 'https://app.acme.org/callback' },
      { defaultRedirectUri: 'https://other.acme.org', ...callbacks('https://app.acme.org', Fn.importValue('Url')) },
      { defaultRedirectUri: 'https://other.acme.org', ...callbacks('https://app.acme.org', `https://${Fn.importValue('Host')}`) },
      { defaultRedirectUri: 'https://other.acme.org', callbackUrLs: Fn.split(',', Fn.importValue('Urls')) },
      { defaultRedirectUri: `https://${Fn.importValue('Host')}` },
    ],
    rejects: [{ defaultRedirectUri: 'https://app.acme.org/callback/' }, { defaultRedirectUri: 'https://app.acme.org/Callback' }],
  },
  {
    rule: 'sign-in-url-registered',
    judges: 'client',
    accepts: [
      signIn('https://app.acme.org/callback', 'https://app.acme.org/callback'),
      signIn('https://app.acme.org/', 'https://app.acme.org/callback', Fn.importValue('Url')),
      signIn('https://app.acme.org/', 'https://app.acme.org/callback', `https://${Fn.importValue('Host')}/`),
      signIn(Fn.importValue('Url'), 'https://app.acme.org/callback'),
    ],
    rejects: [signIn('https://app.acme.org/callback/', 'https://app.acme.org/callback'), signIn('https://app.acme.org')],
  },
  { rule: 'redirect-wildcard', accepts: [callbacks('https://app.acme.org/%2A')], rejects: [callbacks('https://*.acme.org/cb'), logouts('https://app.acme.org/*')] },
  {
    rule: 'redirect-dangerous-scheme',
    accepts: [callbacks('filer.acme.org:/cb')],
    rejects: [callbacks('javascript:alert(1)'), callbacks('data:text/html,x'), logouts('file:///etc/passwd'), callbacks('VBSCRIPT:x'), callbacks('blob:x')],
  },
  {
    rule: 'redirect-custom-scheme-on-web',
    judges: 'client',
    accepts: [
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['com.acme.app:/cb'], platform: PublicPlatform.NATIVE }),
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['https://app.acme.org'] }),
    ],
    rejects: [
      (fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['com.acme.app:/cb'] }),
      (fixture) => new ConfidentialAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['com.acme.app:/cb'] }),
    ],
  },
  { rule: 'redirect-custom-scheme-reverse-dns', accepts: [callbacks('com.acme.app:/cb'), callbacks('cursor://anysphere.cursor-mcp/oauth'), callbacks('localhost:3000')], rejects: [callbacks('myapp://cb')] },
  { rule: 'redirect-userinfo', accepts: [callbacks('https://app.acme.org/@me'), callbacks(`https://${Fn.importValue('Base')}@me`)], rejects: [callbacks('https://user:pw@app.acme.org/'), logouts('https://a@app.acme.org')] },
  {
    rule: 'redirect-localhost-in-prod',
    accepts: [
      callbacks('http://localhost:3000'), callbacks('http://localhost:3000', 'com.acme.app:/cb', 'https://app.acme.org'),
      callbacks('http://localhost:3000', 'https://localhost:3443', 'https://127.0.0.1'),
    ],
    rejects: [callbacks('https://app.acme.org', 'http://localhost:3000'), callbacks('https://app.acme.org', 'https://localhost:3000'), callbacks('https://app.acme.org', 'http://127.0.0.1/')],
  },
  {
    rule: 'redirect-example-com',
    accepts: [callbacks('https://example.com.acme.org')],
    rejects: [callbacks('https://example.com'), callbacks('https://www.example.com/cb'), logouts('https://example.com/')],
  },
  ...[['redirect-example-com', 'https://example.com'], ['redirect-localhost-in-prod', 'http://localhost:3000']].map(([rule, placeholder]): RuleCase => ({
    rule,
    judges: 'client',
    accepts: [(fixture) => {
      const client = fixture.l1('public', callbacks('https://app.acme.org', placeholder));
      new CfnResource(fixture.stack, 'Rewriter', { type: 'Custom::Rewriter', properties: { Client: client.ref } });
      return client;
    }],
    rejects: [(fixture) => {
      const client = fixture.l1('public', callbacks('https://app.acme.org', placeholder));
      new CfnResource(fixture.stack, 'Website', { type: 'Custom::CDKBucketDeployment', properties: { SourceMarkers: [{ client: client.ref }] } });
      return client;
    }],
  })),
  { rule: 'redirect-duplicates', accepts: [callbacks('https://a.acme.org', 'https://a.acme.org/')], rejects: [callbacks('https://a.acme.org', 'https://a.acme.org')] },
  {
    rule: 'default-redirect-only-one-idp',
    accepts: [
      { defaultRedirectUri: 'https://app.acme.org/callback', supportedIdentityProviders: ['COGNITO'] },
      { defaultRedirectUri: 'https://app.acme.org/callback', supportedIdentityProviders: ['COGNITO', Fn.importValue('Name')] },
      { supportedIdentityProviders: ['COGNITO', 'Google'] },
    ],
    rejects: [{ defaultRedirectUri: 'https://app.acme.org/callback', supportedIdentityProviders: ['COGNITO', 'Google'] }],
  },
];
