import { CfnResource, Fn } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { RuleCase } from './case';
import { PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const callbacks = (...callbackUrLs: string[]) => ({ callbackUrLs });
const logouts = (...logoutUrLs: string[]) => ({ logoutUrLs });
const defaultUrl = (defaultRedirectUri: string) => ({ defaultRedirectUri, callbackUrLs: [defaultRedirectUri] });
const unknown = Fn.importValue('Unknown');

/** A client with a callback URL at a load balancer. */
const atLoadBalancer = (path: string, loadBalancerName?: string, scheme = 'https://') => (fixture: UserPoolFixture) => {
  const balancer = new ApplicationLoadBalancer(fixture.stack, 'Balancer', { vpc: new Vpc(fixture.stack, 'Vpc'), loadBalancerName });
  return callbacks(`${scheme}${balancer.loadBalancerDnsName}${path}`);
};

const of = (type: string, attribute: string, url: (value: string) => string) => (fixture: UserPoolFixture) =>
  callbacks(url(new CfnResource(fixture.stack, 'Site', { type }).getAtt(attribute).toString()));

export const redirectFormCases: RuleCase[] = [
  {
    rule: 'redirect-several',
    accepts: [
      callbacks('https://a.org', 'https://b.org'), callbacks('https://a.org/x,y'), callbacks('https://a.org/?u=a,b'), callbacks('https://a.org/;v=1/b|c'),
      callbacks('com.acme.app:/a,b'), callbacks(`https://a.org/${unknown},b`), callbacks('a,b'), callbacks(' https://a.org'), callbacks('https://a.org,'), callbacks('https://a.org/?u=1,https://b.org'),
    ],
    rejects: [
      callbacks('https://a.org,https://b.org'), callbacks('https://a.org/cb, https://b.org/cb'), callbacks('https://a.org;https://b.org'), callbacks('https://a.org https://b.org'),
      callbacks('https://a.org\nhttps://b.org'), callbacks('https://a.org|com.acme.app://cb'), callbacks('a.org,b.org'), callbacks('app.acme.org/cb,localhost:3000/cb'), callbacks('http://localhost:3000,https://a.org'),
      logouts('https://a.org,https://b.org'), defaultUrl('https://a.org,https://b.org'), callbacks(`https://${unknown}/cb,https://b.org`), callbacks(`${unknown},https://b.org/cb`),
    ],
  },
  {
    rule: 'redirect-host',
    accepts: [
      callbacks('https://a'), callbacks('https://a.org.'), callbacks('https://a_b.org'), callbacks('https://a.org:/'), callbacks('https://a.org:1/'), callbacks('https://a.org:65535'),
      callbacks('https://10.0.0.1:8443/cb'), callbacks('https://[2001:db8::1]/cb'), callbacks('http://[::1]:3000'), callbacks(`https://${'x'.repeat(63)}.org`), callbacks('https://user@a.org'),
      callbacks('com.acme.app://'), callbacks('com.acme.app:/cb'), callbacks('myapp:///cb'), callbacks('https://übersicht.org'), callbacks('https://*.acme.org'), callbacks('https://a.org/a:99999'),
      callbacks(`https:${unknown}`), callbacks(`https:/${unknown}`), callbacks(`https://${unknown}`), callbacks(`https://a${unknown}:99999`), callbacks(`https://user:p$w!${unknown}`),
      callbacks(`https://${unknown}.example.org/cb`), callbacks('a.org,b.org'), callbacks('https://a.org,https://b.org'),
      of('AWS::CloudFront::Distribution', 'DomainName', (host) => `https://${host}:8443/cb`), of('AWS::Some::Thing', 'Url', (url) => `https://${url}/cb`), atLoadBalancer('/cb'),
    ],
    rejects: [
      ...[
        'https://', 'https:///cb', 'https://:443/cb', 'https://.example.org/cb', 'https://?x', 'https:/a.org', 'https:a.org', 'https:', 'https://a..org', 'https://..', 'https://a.org:65536/', 'https://a.org:0',
        'https://a.org:80a/', 'https://a.org:-1', 'http://localhost:99999', 'http://', 'http:///cb', 'https://https://a.org', 'https://http://a.org', 'https://user@/', 'https://user@:443', 'https://256.1.1.1',
        'https://[2001:db8::zz]', 'https://[::1', 'https://a,b', 'https://a.org;x', 'https://a.org\\cb', 'https://<host>/cb', 'https://{host}', 'https://$host', 'https://a%20b.org', `https://${'x'.repeat(64)}.org`,
        'https://"a.org"', 'HTTPS://:443', 'https://a!b.org', "https://'a.org'", 'https://(a.org)', 'https://a+b.org', 'https://a=b', 'https://a~b',
      ].map((url) => callbacks(url)),
      logouts('https:///signed-out'), defaultUrl('https:///cb'),
      callbacks(`https:/a${unknown}`), callbacks(`https://:${unknown}`), callbacks(`https://.${unknown}`), callbacks(`https:///${unknown}`), callbacks(`https://<${unknown}>`), callbacks(`https://a.org:99999/${unknown}`),
      of('AWS::CloudFront::Distribution', 'DomainName', (host) => `https://${host}:65536/cb`), of('AWS::CloudFront::Distribution', 'DomainName', (host) => `https:/${host}/cb`),
      of('AWS::ApiGatewayV2::Api', 'ApiEndpoint', (url) => `https://${url}/cb`), of('AWS::Lambda::Url', 'FunctionUrl', (url) => `https://${url}`), of('AWS::S3::Bucket', 'WebsiteURL', (url) => `https://${url}`),
    ],
  },
  {
    rule: 'redirect-scheme-typo',
    accepts: ['com.acme.htps:/cb', 'https://a.org', 'http://localhost', 'hips://cb', 'hotels://cb', 'ptt://cb', 'hello://cb', 'javascript:x'].map((url) => callbacks(url)),
    rejects: [
      ...['htps', 'htpps', 'httpss', 'hhttps', 'ttps', 'htttp', 'httsp', 'HTPS', 'hxxps', 'httpx', 'htp'].map((scheme) => callbacks(`${scheme}://a.org/cb`)),
      logouts('htps://a.org'), defaultUrl('htps://a.org'), callbacks(`htps://${unknown}`),
    ],
  },
  ...['redirect-custom-scheme-on-web', 'redirect-custom-scheme-reverse-dns'].map((rule): RuleCase => ({
    rule,
    judges: 'client',
    accepts: [(fixture) => new PublicAppClient(fixture.stack, 'C', { userPool: fixture.pool, callbackUrls: ['htps://a.org'] })],
    rejects: [],
  })),
  {
    rule: 'redirect-capitals',
    accepts: [
      callbacks('https://a.org/CB?X#Y'), callbacks('https://ABC@a.org'), callbacks('com.acme.app://CB'), callbacks(`https://${unknown}A.org`), callbacks('HTTP://a.org'), callbacks('A.org:443'),
      callbacks('https://A.org/oauth2/idpresponse'), callbacks('https://A..org'), atLoadBalancer('/cb', 'lower'), atLoadBalancer('/cb', unknown), atLoadBalancer('/oauth2/idpresponse'),
    ],
    rejects: [
      callbacks('HTTPS://a.org'), callbacks('https://App.acme.org/cb'), callbacks('MyApp://cb'), callbacks('com.acme.App:/cb'), callbacks('HTTP://localhost'), callbacks('http://Localhost:3000'),
      logouts('https://App.acme.org'), defaultUrl('https://App.acme.org'), callbacks(`https://App-${unknown}.org`), callbacks(`Https://${unknown}`), atLoadBalancer('/cb'), atLoadBalancer('/cb', 'Upper'),
    ],
  },
  {
    rule: 'redirect-host-ascii',
    accepts: [callbacks('https://a.org/übersicht'), callbacks('https://xn--bersicht-55a.org'), callbacks(`https://${unknown}/ü`), callbacks('https://a.org/?ü')],
    rejects: [callbacks('https://übersicht.org/cb'), callbacks('https://日本.jp'), logouts('https://übersicht.org'), defaultUrl('https://übersicht.org')],
  },
  {
    rule: 'redirect-loadbalancer-case',
    accepts: [
      callbacks('https://lb-1.eu-west-1.elb.amazonaws.com/oauth2/idpresponse'), callbacks('https://LB.acme.org/cb'), callbacks(`https://${unknown}/oauth2/idpresponse`),
      atLoadBalancer('/oauth2/idpresponse', 'lower'), atLoadBalancer('/oauth2/idpresponse', unknown), atLoadBalancer('/cb'),
      of('AWS::CloudFront::Distribution', 'DomainName', (host) => `https://${host}/oauth2/idpresponse`),
    ],
    rejects: [
      callbacks('https://LB-1.eu-west-1.elb.amazonaws.com/oauth2/idpresponse'), callbacks(`https://LB-${unknown}/oauth2/idpresponse`),
      atLoadBalancer('/oauth2/idpresponse'), atLoadBalancer('/oauth2/idpresponse', 'Upper'), atLoadBalancer('/oauth2/idpresponse', undefined, 'HTTPS://'),
      (fixture) => {
        new CfnResource(fixture.stack, 'Balancer', { type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' }).overrideLogicalId('LB');
        return callbacks(Fn.sub('https://${LB.DNSName}/oauth2/idpresponse'));
      },
    ],
  },
];
