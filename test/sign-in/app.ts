/**
 * The CDK app whose clients sign in: one client for each library, with the configuration that the library is told to use.
 *
 * Run as a program, it prints the template.
 */
import { App, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import type { EnvironmentConfiguration, PublicAppClientProps } from '../../src';
import { ConfidentialAppClient, MachineClient, McpServerAccess, PublicAppClient, PublicPlatform } from '../../src';

type Lifetimes = Pick<PublicAppClientProps, 'refreshTokenRotationGracePeriod' | 'accessTokenValidity' | 'idTokenValidity'>;

/** The template of the app. Its account and Region are known, since the configurations hold URLs of the Region. */
export function template(): object {
  const app = new App();
  const stack = new Stack(app, 'SignIn', { env: { account: '111111111111', region: 'eu-west-1' } });
  const userPool = new cognito.UserPool(stack, 'Users');
  const domain = { cognitoDomain: { domainPrefix: 'acme' }, managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN };
  userPool.addDomain('Domain', domain);
  userPool.addResourceServer('Orders', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'Read orders' }] });
  const { OPENID, EMAIL, PROFILE } = cognito.OAuthScope;
  const orders = cognito.OAuthScope.custom('orders/read');

  const browserApp = (id: string, host: string, props?: Lifetimes) => new PublicAppClient(stack, id, {
    userPool, callbackUrls: [`https://${host}/`], logoutUrls: [`https://${host}/`], scopes: [OPENID, EMAIL, orders], ...props,
  });
  const oidcClientTs = browserApp('OidcClientTs', 'spa.acme.org');
  new CfnOutput(stack, 'OidcClientTsJson', { value: oidcClientTs.configuration.oidcClientTs().json });
  const react = browserApp('ReactOidcContext', 'react.acme.org');
  new CfnOutput(stack, 'ReactOidcContextJson', { value: react.configuration.oidcClientTs().json });
  const amplify = browserApp('Amplify', 'amplify.acme.org');
  new CfnOutput(stack, 'AmplifyJson', { value: amplify.configuration.amplifyOutputs().json });
  const strict = browserApp('Strict', 'strict.acme.org', {
    refreshTokenRotationGracePeriod: Duration.seconds(0), accessTokenValidity: Duration.minutes(10), idTokenValidity: Duration.minutes(5),
  });
  new CfnOutput(stack, 'StrictJson', { value: strict.configuration.oidcClientTs().json });
  const phone = new PublicAppClient(stack, 'Phone', { userPool, platform: PublicPlatform.NATIVE, callbackUrls: ['org.acme.app:/callback'] });
  new CfnOutput(stack, 'PhoneJson', { value: phone.configuration.appAuth().json });
  const appAuth = new PublicAppClient(stack, 'AppAuth', { userPool, platform: PublicPlatform.NATIVE, callbackUrls: ['org.acme.appauth:/callback'] });
  new CfnOutput(stack, 'AppAuthJson', { value: appAuth.configuration.appAuth().json });

  const mcp = new McpServerAccess(stack, 'Mcp', {
    userPool,
    resource: 'https://mcp.acme.org/mcp',
    scopes: [new cognito.ResourceServerScope({ scopeName: 'tools', scopeDescription: 'Use the tools' })],
    callbackUrls: ['https://host.acme.org/callback'],
    metadataPolicy: { urlPatterns: ['https://host.acme.org/client.json'] },
  });
  new CfnOutput(stack, 'McpResourceJson', { value: mcp.protectedResourceMetadata.json });
  new CfnOutput(stack, 'McpServerJson', { value: mcp.authorizationServerMetadata.json });
  // What an app hands its hosts: the id, and the header of its answers.
  new CfnOutput(stack, 'McpHostJson', { value: stack.toJsonString({ client_id: mcp.client.userPoolClientId, challenge: mcp.challenge }) });

  const task = new ecs.FargateTaskDefinition(stack, 'Task');
  const container = (id: string, { variables, containerSecrets }: Pick<EnvironmentConfiguration, 'variables' | 'containerSecrets'>) =>
    task.addContainer(id, { image: ecs.ContainerImage.fromRegistry('app'), environment: variables, secrets: containerSecrets });
  const baseUrl = 'https://www.acme.org';
  const webApp = (id: string, path: string, scopes?: cognito.OAuthScope[]) => new ConfidentialAppClient(stack, id, {
    userPool, callbackUrls: [`${baseUrl}${path}`], logoutUrls: [`${baseUrl}/`], scopes,
  });
  const server = (...args: Parameters<typeof webApp>) => webApp(...args).configuration;
  /** What the app adds for its sign-out, as docs/sign-in.md says. */
  const signingOut = (client: ConfidentialAppClient, { variables, containerSecrets }: EnvironmentConfiguration, more: Record<string, string> = {}) =>
    ({ containerSecrets, variables: { ...variables, SIGN_OUT_URL: client.signOutUrl({ logoutUri: `${baseUrl}/` }), ...more } });
  const proxied = webApp('Oauth2Proxy', '/oauth2/callback');
  container('Oauth2Proxy', signingOut(proxied, proxied.configuration.oauth2Proxy({ baseUrl }), { OAUTH2_PROXY_WHITELIST_DOMAINS: 'acme.auth.eu-west-1.amazoncognito.com' }));
  container('OpenidClient', server('OpenidClient', '/callback').environment());
  container('Passport', server('Passport', '/callback').environment());
  const authJs = webApp('AuthJs', '/auth/callback/cognito', [OPENID, EMAIL, PROFILE]);
  container('AuthJs', signingOut(authJs, authJs.configuration.authJs({ baseUrl })));
  container('NextAuth4', server('NextAuth4', '/api/auth/callback/cognito').environment());
  container('ExpressOpenidConnect', server('ExpressOpenidConnect', '/callback').environment());
  container('Authlib', server('Authlib', '/callback').environment());
  const django = webApp('Django', '/oidc/callback/');
  container('Django', signingOut(django, django.configuration.djangoOidc({ baseUrl })));
  container('Allauth', server('Allauth', '/accounts/oidc/cognito/login/callback/').environment());
  const spring = webApp('SpringBoot', '/login/oauth2/code/cognito');
  container('SpringBoot', signingOut(spring, spring.configuration.springBoot({ baseUrl })));
  container('Machine', new MachineClient(stack, 'Machine', { userPool, scopes: [orders] }).configuration.environment());

  return app.synth().getStackByName('SignIn').template as object;
}

if (require.main === module) { process.stdout.write(JSON.stringify(template())); }
