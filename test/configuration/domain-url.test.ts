import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { textsOf } from './documents';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from '../../src';

const GIVEN = 'https://auth.acme.org';
const OPTION = 'https://login.acme.org';

interface Given {
  /** The prop of the clients. */
  readonly domainUrl?: string | ((stack: Stack) => string);
  /** The option of the configurations. */
  readonly option?: string;
  readonly domainInApp?: boolean;
}

/** What each configuration holds of the pool's domain, by the method. */
function domainsOf({ domainUrl: given, option, domainInApp = false }: Given): Record<string, string[]> {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  const userPool = new cognito.UserPool(stack, 'Pool');
  if (domainInApp) { userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } }); }
  const orders = userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  const domainUrl = typeof given === 'function' ? given(stack) : given;
  const options = { domainUrl: option };
  const paths = ['', 'oidc/callback/', 'login/generic_oauth', 'auth/callback/cognito', 'login/oauth2/code/cognito', 'oauth2/callback'];
  const urls = { callbackUrls: paths.map((path) => `https://www.example.org/${path}`), logoutUrls: ['https://www.example.org/'] };
  const { configuration: spa } = new PublicAppClient(stack, 'Spa', { userPool, domainUrl, ...urls });
  const { configuration: web } = new ConfidentialAppClient(stack, 'Web', {
    userPool, domainUrl, ...urls, scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
  });
  const { configuration: job } = new MachineClient(stack, 'Job', { userPool, domainUrl, scopes: [cognito.OAuthScope.resourceServer(orders, { scopeName: 'read', scopeDescription: 'read' })] });
  const texts = textsOf(stack, Object.fromEntries(Object.entries({
    oidcClientTs: spa.oidcClientTs(options).json,
    amplifyOutputs: spa.amplifyOutputs(options).json,
    appAuth: spa.appAuth().json,
    djangoOidc: web.djangoOidc(options).variables,
    grafana: web.grafana(options).variables,
    environment: web.environment(options).variables,
    authJs: web.authJs().variables,
    springBoot: web.springBoot().variables,
    oauth2Proxy: web.oauth2Proxy().variables,
    machine: job.environment().variables,
  }).flatMap(([target, text]) => typeof text === 'string' ? [[`${target}.json`, text]] : Object.entries(text).map(([name, value]) => [`${target}.${name}`, value]))));
  const found: Record<string, string[]> = {};
  for (const [name, text] of Object.entries(texts)) {
    const target = name.split('.')[0];
    const domains = [...text.matchAll(/(?:https:\/\/|"domain":")([^/"]+)/g)].map(([, host]) => host)
      .filter((host) => host !== 'cognito-idp.eu-west-1.amazonaws.com' && host !== 'www.example.org');
    found[target] = [...new Set([...found[target] ?? [], ...domains])];
  }
  return found;
}

const onAll = (host: string) => ({
  oidcClientTs: [host], amplifyOutputs: [host], djangoOidc: [host], grafana: [host], environment: [host], appAuth: [], authJs: [], springBoot: [], oauth2Proxy: [],
});

test.each<[string, Given, string, string?]>([
  ['is the prop of the client', { domainUrl: GIVEN }, 'auth.acme.org'],
  ['is the prop of the client, without a slash at its end', { domainUrl: `${GIVEN}/` }, 'auth.acme.org'],
  ['is the prop of the client rather than a domain in the app', { domainUrl: GIVEN, domainInApp: true }, 'auth.acme.org'],
  ['is the option rather than the prop', { domainUrl: GIVEN, option: OPTION }, 'login.acme.org', 'auth.acme.org'],
  ['is the option', { option: OPTION, domainInApp: true }, 'login.acme.org', '<PoolDomain>.auth.eu-west-1.amazoncognito.com'],
  ['is that of the app', { domainInApp: true }, '<PoolDomain>.auth.eu-west-1.amazoncognito.com'],
  ['has a part that CloudFormation alone knows', { domainUrl: (stack) => `https://${new CfnParameter(stack, 'Host').valueAsString}/` }, '<Host>'],
])('the domain of every configuration %s', (_, given, host, machineHost = host) => {
  expect(domainsOf(given)).toEqual({ ...onAll(host), machine: [machineHost] });
});

test('a URL that CloudFormation alone knows is written as it is, and without its scheme where Amplify wants a host', () => {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1' } });
  const domainUrl = new CfnParameter(stack, 'Url').valueAsString;
  const client = new PublicAppClient(stack, 'Spa', { userPool: new cognito.UserPool(stack, 'Pool'), domainUrl, callbackUrls: ['https://www.example.org/'], logoutUrls: ['https://www.example.org/'] });
  const { amplify, oidc } = textsOf(stack, { amplify: client.configuration.amplifyOutputs().json, oidc: client.configuration.oidcClientTs().json });
  expect(JSON.parse(amplify)).toMatchObject({ auth: { oauth: { domain: '<1 of <Url> split at ://>' } } });
  expect(JSON.parse(oidc)).toMatchObject({ metadataSeed: { end_session_endpoint: expect.stringMatching(/^<Url>\/logout\?/) } });
});
