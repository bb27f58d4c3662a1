import { CfnParameter, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { RuleCase } from './case';
import type { ConfidentialAppClientProps, PublicAppClientProps } from '../../../../src';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from '../../../../src';
import type { UserPoolFixture } from '../../../user-pool-fixture';

const { OPENID, EMAIL, PROFILE, PHONE } = cognito.OAuthScope;
const CALLBACK = 'https://app.acme.org/callback';

function domain({ pool }: UserPoolFixture): void {
  pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
}

/** A public client with a domain, and what is asked of it. */
const spa = (props: Partial<PublicAppClientProps>, ask: (client: PublicAppClient, fixture: UserPoolFixture) => unknown) => (fixture: UserPoolFixture) => {
  domain(fixture);
  const client = new PublicAppClient(fixture.stack, 'Spa', { userPool: fixture.pool, ...props });
  ask(client, fixture);
  return client;
};

const web = (props: Partial<ConfidentialAppClientProps>, ask: (client: ConfidentialAppClient, fixture: UserPoolFixture) => unknown) => (fixture: UserPoolFixture) => {
  domain(fixture);
  const client = new ConfidentialAppClient(fixture.stack, 'Web', { userPool: fixture.pool, ...props });
  ask(client, fixture);
  return client;
};

const REDIRECT: readonly [accepted: boolean, redirectUri: string][] = [
  [true, CALLBACK],
  [false, 'https://app.acme.org/callback/'],
  [false, 'https://app.acme.org/Callback'],
  [true, `${Fn.importValue('Url')}/callback`],
  [false, `${Fn.importValue('Url')}/other`],
  [false, `http://${Fn.importValue('Host')}/callback`],
];

const redirects = (accepted: boolean) => REDIRECT.filter(([each]) => each === accepted).map(([, url]) => url);

export const configurationCases: RuleCase[] = [
  {
    rule: 'configuration-redirect-registered',
    judges: 'client',
    accepts: [
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs()),
      ...redirects(true).map((redirectUri) => spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs({ redirectUri }))),
      // Added later, and by a reference to the same resource.
      spa({}, (client, { stack }) => {
        const redirectUri = `https://${new CfnParameter(stack, 'Host').valueAsString}/callback`;
        client.configuration.appAuth({ redirectUri });
        client.addCallbackUrl(redirectUri);
      }),
      spa({ callbackUrls: [CALLBACK] }, (client, { stack }) => {
        client.addCallbackUrl(new CfnParameter(stack, 'Url').valueAsString);
        client.configuration.appAuth({ redirectUri: 'https://other.acme.org/' });
      }),
      web({ callbackUrls: ['https://www.acme.org/login/oauth2/code/cognito'] }, (client) => client.configuration.springBoot({ baseUrl: 'https://www.acme.org/' })),
      web({ callbackUrls: ['https://www.acme.org/auth/callback/cognito'], scopes: [OPENID, PROFILE, EMAIL] }, (client) => client.configuration.authJs({ baseUrl: 'https://www.acme.org' })),
      web({ callbackUrls: ['https://www.acme.org/oidc/callback/'] }, (client) => client.configuration.djangoOidc({ baseUrl: 'https://www.acme.org' })),
      web({ callbackUrls: ['https://www.acme.org/a/oauth2/callback'] }, (client) => client.configuration.oauth2Proxy({ baseUrl: 'https://www.acme.org/a' })),
      web({ callbackUrls: ['https://www.acme.org/login/generic_oauth'] }, (client) => client.configuration.grafana({ baseUrl: `https://${Fn.importValue('Host')}` })),
    ],
    rejects: [
      ...redirects(false).map((redirectUri) => spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs({ redirectUri }))),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.amplifyOutputs({ redirectUri: 'https://app.acme.org/' })),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.appAuth({ redirectUri: 'https://app.acme.org/' })),
      web({ callbackUrls: [CALLBACK] }, (client) => client.configuration.environment({ redirectUri: 'https://app.acme.org/' })),
      web({ callbackUrls: [CALLBACK] }, (client) => client.configuration.springBoot({ baseUrl: 'https://app.acme.org' })),
      web({ callbackUrls: ['https://www.acme.org/oidc/callback'] }, (client) => client.configuration.djangoOidc({ baseUrl: 'https://www.acme.org' })),
      web({ callbackUrls: ['https://www.acme.org/oauth2/callback'] }, (client) => client.configuration.oauth2Proxy({ baseUrl: 'https://acme.org' })),
      web({ callbackUrls: ['https://www.acme.org/login/generic_oauth'] }, (client) => client.configuration.grafana({ baseUrl: 'https://www.acme.org/grafana' })),
      web({ callbackUrls: ['https://www.acme.org/callback/cognito'], scopes: [OPENID, PROFILE, EMAIL] }, (client) => client.configuration.authJs({ baseUrl: 'https://www.acme.org' })),
    ],
  },
  {
    rule: 'configuration-logout-registered',
    judges: 'client',
    accepts: [
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs()),
      spa({ callbackUrls: [CALLBACK], logoutUrls: ['https://app.acme.org/'] }, (client) => client.configuration.oidcClientTs({ logoutUri: 'https://app.acme.org/' })),
      spa({ callbackUrls: [CALLBACK], logoutUrls: ['https://app.acme.org/'] }, (client) => client.configuration.oidcClientTs({ logoutUri: `https://${Fn.importValue('Host')}/` })),
    ],
    rejects: [
      spa({ callbackUrls: [CALLBACK], logoutUrls: ['https://app.acme.org/'] }, (client) => client.configuration.oidcClientTs({ logoutUri: 'https://app.acme.org' })),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.amplifyOutputs({ logoutUri: 'https://app.acme.org/' })),
      web({ callbackUrls: [CALLBACK], logoutUrls: ['https://app.acme.org/'] }, (client) => client.configuration.environment({ logoutUri: CALLBACK })),
      web({ callbackUrls: [CALLBACK], logoutUrls: ['https://app.acme.org/'] }, (client) => client.configuration.grafana({ logoutUri: CALLBACK })),
    ],
  },
  {
    rule: 'configuration-needs-logout-url',
    judges: 'client',
    accepts: [
      spa({ callbackUrls: [CALLBACK], logoutUrls: ['https://app.acme.org/'] }, (client) => client.configuration.amplifyOutputs()),
      spa({ callbackUrls: [CALLBACK] }, (client) => { client.configuration.amplifyOutputs(); client.addLogoutUrl('https://app.acme.org/'); }),
      spa({ callbackUrls: [CALLBACK], logoutUrls: [Fn.importValue('Url')] }, (client) => client.configuration.amplifyOutputs()),
      spa({ callbackUrls: [CALLBACK] }, (client, { stack }) => {
        client.configuration.amplifyOutputs();
        (client.node.defaultChild as cognito.CfnUserPoolClient).logoutUrLs = new CfnParameter(stack, 'Urls', { type: 'CommaDelimitedList' }).valueAsList;
      }),
      // It is not registered, which is an error of its own.
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.amplifyOutputs({ logoutUri: 'https://app.acme.org/' })),
      spa({ disableOAuth: true }, (client) => client.configuration.amplifyOutputs()),
      // These have another way to end the app's session.
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs()),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.appAuth()),
      web({ callbackUrls: [CALLBACK] }, (client) => client.configuration.environment()),
      web({ callbackUrls: ['https://app.acme.org/login/generic_oauth'] }, (client) => client.configuration.grafana()),
    ],
    rejects: [
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.amplifyOutputs()),
      spa({ callbackUrls: [CALLBACK] }, (client) => { client.configuration.amplifyOutputs(); client.configuration.amplifyOutputs({ redirectUri: CALLBACK }); }),
      spa({ callbackUrls: [CALLBACK], logoutUrls: [] }, (client) => client.configuration.amplifyOutputs()),
    ],
  },
  {
    rule: 'configuration-callback-path',
    judges: 'client',
    accepts: [
      web({ callbackUrls: ['https://app.acme.org/login/oauth2/code/cognito'] }, (client) => client.configuration.springBoot()),
      web({ callbackUrls: [CALLBACK, 'https://app.acme.org/shop/login/oauth2/code/cognito'] }, (client) => client.configuration.springBoot()),
      web({ callbackUrls: [`https://app.acme.org/login/oauth2/code/${Fn.importValue('Id')}`] }, (client) => client.configuration.springBoot()),
      web({ callbackUrls: [`https://app.acme.org/${Fn.importValue('Path')}/cognito`] }, (client) => client.configuration.springBoot()),
      web({ callbackUrls: ['https://app.acme.org/api/auth/callback/cognito'], scopes: [OPENID, PROFILE, EMAIL] }, (client) => client.configuration.authJs()),
      web({ callbackUrls: ['https://app.acme.org/auth/callback/cognito'], scopes: [OPENID, PROFILE, EMAIL] }, (client) => client.configuration.authJs()),
      web({ callbackUrls: [CALLBACK] }, (client) => client.configuration.environment()),
    ],
    rejects: [
      web({ callbackUrls: [CALLBACK] }, (client) => client.configuration.springBoot()),
      web({ callbackUrls: [`https://${Fn.importValue('Host')}/callback`] }, (client) => client.configuration.springBoot()),
      web({ callbackUrls: [CALLBACK], scopes: [OPENID, PROFILE, EMAIL] }, (client) => client.configuration.authJs()),
      web({ callbackUrls: ['https://app.acme.org/oidc/callback'] }, (client) => client.configuration.djangoOidc()),
      web({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oauth2Proxy()),
      web({ callbackUrls: [CALLBACK] }, (client) => client.configuration.grafana()),
    ],
  },
  {
    rule: 'configuration-scopes',
    judges: 'client',
    accepts: [
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs({ scopes: [OPENID] })),
      spa({ callbackUrls: [CALLBACK], scopes: [OPENID, cognito.OAuthScope.custom('api/read')] }, (client) => client.configuration.oidcClientTs({ scopes: [cognito.OAuthScope.custom('api/read')] })),
      // The same scope, once by its name and once by its resource server.
      spa({ callbackUrls: [CALLBACK], scopes: [OPENID, cognito.OAuthScope.custom('api/read')] }, (client, { pool }) => {
        const server = pool.node.findChild('Api') as cognito.UserPoolResourceServer;
        client.configuration.appAuth({ scopes: [cognito.OAuthScope.resourceServer(server, new cognito.ResourceServerScope({ scopeName: 'read', scopeDescription: 'read' }))] });
      }),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs({ scopes: [cognito.OAuthScope.custom(Fn.importValue('Scope'))] })),
      web({ callbackUrls: ['https://app.acme.org/auth/callback/cognito'], scopes: [OPENID, EMAIL, PROFILE, PHONE] }, (client) => client.configuration.authJs()),
    ],
    rejects: [
      web({ callbackUrls: ['https://app.acme.org/auth/callback/cognito'] }, (client) => client.configuration.authJs()),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs({ scopes: [OPENID, PHONE] })),
      // It begins and ends like the client's scope.
      spa({ callbackUrls: [CALLBACK], scopes: [OPENID, cognito.OAuthScope.custom('a/a/a')] }, (client) =>
        client.configuration.appAuth({ scopes: [cognito.OAuthScope.custom('a/a')] })),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.amplifyOutputs({ scopes: [PROFILE] })),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.appAuth({ scopes: [cognito.OAuthScope.custom('api/write')] })),
      web({ callbackUrls: ['https://app.acme.org/oauth2/callback'] }, (client) => client.configuration.oauth2Proxy({ scopes: [PROFILE] })),
      (fixture) => {
        domain(fixture);
        const client = new MachineClient(fixture.stack, 'Job', { userPool: fixture.pool, scopes: [cognito.OAuthScope.custom('api/read')] });
        client.configuration.environment({ scopes: [cognito.OAuthScope.custom('api/write')] });
        return client;
      },
    ],
  },
  {
    rule: 'configuration-needs-domain',
    judges: 'client',
    accepts: [
      spa({ callbackUrls: [CALLBACK], logoutUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs()),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.amplifyOutputs()),
      ...without((client) => client.configuration.oidcClientTs(), []),
      ...without((client) => client.configuration.appAuth()),
      ...without((client) => client.configuration.oidcClientTs({ domainUrl: 'https://auth.acme.org' })),
      ({ stack, pool }) => {
        const client = new PublicAppClient(stack, 'Spa', { userPool: pool, disableOAuth: true });
        client.configuration.amplifyOutputs();
        return client;
      },
      ({ stack, pool }) => {
        const client = new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls: ['https://app.acme.org/login/oauth2/code/cognito'], logoutUrls: [CALLBACK] });
        client.configuration.springBoot();
        return client;
      },
      ({ stack, pool }) => {
        const client = new MachineClient(stack, 'Job', { userPool: pool, scopes: [cognito.OAuthScope.custom('api/read')] });
        client.configuration.environment({ domainUrl: 'https://auth.acme.org' });
        return client;
      },
    ],
    rejects: [
      ...without((client) => client.configuration.oidcClientTs()),
      ...without((client) => client.configuration.oidcClientTs({ logoutUri: CALLBACK }), []),
      ...without((client) => client.configuration.amplifyOutputs(), []),
      ({ stack, pool }) => {
        const client = new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls: ['https://app.acme.org/oidc/callback/'] });
        client.configuration.djangoOidc();
        return client;
      },
      ({ stack, pool }) => {
        const client = new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls: ['https://app.acme.org/login/generic_oauth'] });
        client.configuration.grafana();
        return client;
      },
      ({ stack, pool }) => {
        const client = new ConfidentialAppClient(stack, 'Web', { userPool: pool, callbackUrls: [CALLBACK], logoutUrls: [CALLBACK] });
        client.configuration.environment();
        return client;
      },
      ({ stack, pool }) => {
        const client = new MachineClient(stack, 'Job', { userPool: pool, scopes: [cognito.OAuthScope.custom('api/read')] });
        client.configuration.environment();
        return client;
      },
      ({ stack }) => {
        const client = new PublicAppClient(stack, 'Spa', { userPool: cognito.UserPool.fromUserPoolId(stack, 'Imported', 'eu-west-1_abc'), callbackUrls: [CALLBACK] });
        client.configuration.amplifyOutputs();
        return client;
      },
    ],
  },
  {
    rule: 'configuration-needs-oauth',
    judges: 'client',
    accepts: [
      spa({ disableOAuth: true }, (client) => client.configuration.amplifyOutputs()),
      web({ disableOAuth: true }, (client) => client.configuration.environment()),
      spa({ callbackUrls: [CALLBACK] }, (client) => client.configuration.oidcClientTs()),
    ],
    rejects: [
      spa({ disableOAuth: true }, (client) => client.configuration.oidcClientTs()),
      spa({ disableOAuth: true }, (client) => client.configuration.appAuth()),
      web({ disableOAuth: true }, (client) => client.configuration.authJs()),
      web({ disableOAuth: true }, (client) => client.configuration.springBoot()),
      web({ disableOAuth: true }, (client) => client.configuration.djangoOidc()),
      web({ disableOAuth: true }, (client) => client.configuration.oauth2Proxy()),
      web({ disableOAuth: true }, (client) => client.configuration.grafana()),
    ],
  },
  {
    rule: 'callback-circle',
    judges: 'client',
    accepts: [
      circle(() => undefined),
      circle((client, fn) => fn.addEnvironment('USER_POOL_ID', client.userPool.userPoolRef.userPoolId)),
      // Another function that needs the client is no circle.
      circle((client, fn, { stack }) => void functionIn(stack, 'Other').addEnvironment('CLIENT_ID', `${client.userPoolClientId}${fn.functionName}`)),
    ],
    rejects: [
      circle((client, fn) => fn.addEnvironment('CLIENT_ID', client.userPoolClientId)),
      circle((client, fn) => fn.addEnvironment('CONFIG', client.configuration.oidcClientTs().json)),
      circle((client, fn) => fn.node.addDependency(client)),
      circle((client, fn) => fn.addEnvironment('CLIENT_ID', client.userPoolClientId), 'addLogoutUrl'),
      // What CloudFormation makes of the URL is not known.
      circle((client, fn) => fn.addEnvironment('CLIENT_ID', client.userPoolClientId), 'addCallbackUrl', (url) => `https://${Fn.select(2, Fn.split('/', url))}/`),
      // Through another resource.
      circle((client, fn, { stack }) => fn.addEnvironment('OTHER', functionIn(stack, 'Other', { CLIENT_ID: client.userPoolClientId }).functionName)),
      // A nested stack is deployed as a whole.
      (fixture) => {
        const nested = new NestedStack(fixture.stack, 'Nested');
        const client = new PublicAppClient(fixture.stack, 'Spa', { userPool: fixture.pool });
        client.addCallbackUrl(functionIn(nested, 'Fn').addFunctionUrl().url);
        functionIn(nested, 'Other', { CLIENT_ID: client.userPoolClientId });
        return client;
      },
      // The L2 of the CDK, and a client without a construct.
      (fixture) => {
        const fn = functionIn(fixture.stack, 'Fn');
        const client = fixture.pool.addClient('L2', { oAuth: { callbackUrls: [`${fn.addFunctionUrl().url}callback`] } });
        fn.addEnvironment('CLIENT_ID', client.userPoolClientId);
        return client;
      },
    ],
  },
];

/** Clients of a pool without a domain. */
function without(ask: (client: PublicAppClient) => unknown, logoutUrls: string[] = [CALLBACK]): ((fixture: UserPoolFixture) => PublicAppClient)[] {
  return [({ stack, pool }) => {
    const client = new PublicAppClient(stack, 'Spa', { userPool: pool, callbackUrls: [CALLBACK], logoutUrls });
    ask(client);
    return client;
  }, ({ app, pool }) => {
    // A domain in a third stack is one that the client's stack does not know.
    const client = new PublicAppClient(new Stack(app, 'Clients', { env: { region: 'eu-west-1', account: '111111111111' } }), 'Spa', { userPool: pool, callbackUrls: [CALLBACK], logoutUrls });
    new cognito.CfnUserPoolDomain(new Stack(app, 'Domains', { env: { region: 'eu-west-1', account: '111111111111' } }), 'Domain', { userPoolId: pool.userPoolId, domain: 'acme' });
    ask(client);
    return client;
  }];
}

function functionIn(stack: Stack, id: string, environment?: Record<string, string>): lambda.Function {
  return new lambda.Function(stack, id, {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => 1;'), environment,
  });
}

/** A client that sends users to a function by its URL. */
function circle(
  close: (client: PublicAppClient, fn: lambda.Function, fixture: UserPoolFixture) => void, add: 'addCallbackUrl' | 'addLogoutUrl' = 'addCallbackUrl', of = (url: string) => `${url}callback`,
) {
  return (fixture: UserPoolFixture) => {
    domain(fixture);
    const fn = functionIn(fixture.stack, 'Fn');
    const client = new PublicAppClient(fixture.stack, 'Spa', { userPool: fixture.pool });
    client[add](of(fn.addFunctionUrl().url));
    close(client, fn, fixture);
    return client;
  };
}
