import type { CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import { OAuthScope, UserPoolResourceServer } from 'aws-cdk-lib/aws-cognito';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import { Node } from 'constructs';
import type { Advice } from './advice';
import { said } from './advice';
import { ConfidentialAppClient, MachineClient, PublicAppClient } from '../../../../src';
import { declare, declaredOf } from '../../../../src/private/assembly/declared';
import type { DeclaredConfiguration } from '../../../../src/private/assembly/declared';
import type { UserPoolFixture } from '../../../user-pool-fixture';
import { l1Of } from '../../../user-pool-fixture';

const HOST = 'https://app.acme.org';
const CALLBACKS = ['/callback', '/auth/callback/cognito', '/login/oauth2/code/cognito', '/oidc/callback/', '/oauth2/callback', '/login/generic_oauth'].map((path) => HOST + path);

/** What the configurations of a client were asked with, changed: a test of messages has no way to ask again. */
function askedWith(construct: IConstruct, change: (asked: DeclaredConfiguration) => Partial<DeclaredConfiguration>): void {
  const declared = declaredOf(l1Of(construct))!;
  declare(l1Of(construct), { ...declared, configurations: declared.configurations.map((asked) => ({ ...asked, ...change(asked) })) });
}

/** A client of the same class, with other props, of which the same configurations are asked. */
function remadeWith(construct: IConstruct, props: object, targets: readonly string[]): IConstruct {
  const { userPool } = construct as PublicAppClient;
  const scope = Node.of(construct).scope!;
  const all = { userPool, callbackUrls: CALLBACKS, logoutUrls: [`${HOST}/`], scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE], ...props };
  const client = construct instanceof PublicAppClient ? new PublicAppClient(scope, 'Advised', all)
    : construct instanceof ConfidentialAppClient ? new ConfidentialAppClient(scope, 'Advised', all)
      : new MachineClient(scope, 'Advised', { ...all, callbackUrls: undefined, logoutUrls: undefined, scopes: [OAuthScope.custom('api/read')] } as never);
  for (const target of targets) { (client.configuration as unknown as Record<string, () => unknown>)[target](); }
  return client;
}

function targetsIn(message: string): string[] {
  return [...message.matchAll(/^configuration\.(\w+)\(\)|, configuration\.(\w+)\(\)/g)].map(([, first, other]) => first ?? other);
}

function isClient(construct: IConstruct): construct is PublicAppClient {
  return construct instanceof PublicAppClient || construct instanceof ConfidentialAppClient;
}

/** The value of which a message says that it is not registered; the unknown part of it is the same token. */
const askedUrls = (construct: IConstruct, of: (asked: DeclaredConfiguration) => (string | undefined)[]) => declaredOf(l1Of(construct))!.configurations.flatMap(of).filter((url) => url !== undefined);

export const configurationAdvice: Record<string, Advice | readonly Advice[]> = {
  'configuration-redirect-registered': [
    {
      built: (message, client) => {
        if (/\. Pass a redirectUri/.test(message)) { return askedWith(client, () => ({ redirectUri: registered(client) })); }
        said(message, /Add (it|them) to callbackUrls/);
        const urls = askedUrls(client, ({ redirectUri, baseUrl, callbackPaths = [] }) => [redirectUri, ...baseUrl === undefined ? [] : [baseUrl.replace(/\/$/, '') + callbackPaths[0]]]);
        for (const url of urls) { (client as PublicAppClient).addCallbackUrl(url); }
      },
    },
    {
      built: (message, client) => {
        const url = registered(client);
        const what = said(message, /(?:or pass|\. Pass) (a redirectUri that is in callbackUrls|a baseUrl to which one of the callback URLs belongs)\.$/);
        askedWith(client, ({ callbackPaths = [] }) => {
          if (what.startsWith('a redirectUri')) { return { redirectUri: url }; }
          const path = callbackPaths.find((each) => url.endsWith(each));
          // The case has no callback URL of the framework, so that one is added before.
          if (path === undefined) { (client as PublicAppClient).addCallbackUrl(HOST + callbackPaths[0]); }
          return { baseUrl: path === undefined ? HOST : url.slice(0, -path.length) };
        });
      },
    },
  ],
  'configuration-logout-registered': [
    {
      built: (message, client) => {
        said(message, /Add (it) to logoutUrls/);
        for (const url of askedUrls(client, ({ logoutUri }) => [logoutUri])) { (client as PublicAppClient).addLogoutUrl(url); }
      },
    },
    {
      built: (message, client) => {
        if (message.endsWith('Add it to logoutUrls.')) {
          for (const url of askedUrls(client, ({ logoutUri }) => [logoutUri])) { (client as PublicAppClient).addLogoutUrl(url); }
          return;
        }
        said(message, /or (pass a logoutUri that is in logoutUrls)\.$/);
        askedWith(client, () => ({ logoutUri: `${HOST}/` }));
      },
    },
  ],
  'configuration-needs-logout-url': {
    built: (message, client) => { (client as PublicAppClient).addLogoutUrl(said(message, /to logoutUrls, such as (https:\/\/<host>\/)\./).replace('<host>', 'app.acme.org')); },
  },
  'configuration-callback-path': {
    built: (message, client) => { (client as PublicAppClient).addCallbackUrl(said(message, /Add (https:\/\/<host>\S+) to callbackUrls/).replace('<host>', 'app.acme.org')); },
  },
  'configuration-scopes': {
    built: (message, client, { stack, pool }) => {
      const scopes = [...message.matchAll(/request the scope '([^']+)'/g)].map(([, scope]) => scope);
      said(message, /Add (it|them) to scopes/);
      for (const [identifier, scopeName] of scopes.filter((scope) => scope.includes('/')).map((scope) => scope.split('/'))) {
        said(message, /and to the (resource server) if it does not have it yet\.$/);
        pool.node.tryRemoveChild('Api');
        new UserPoolResourceServer(stack, 'Advised', { userPool: pool, identifier, scopes: ['read', scopeName].map((name) => ({ scopeName: name, scopeDescription: name })) });
      }
      const l1 = l1Of(client) as CfnUserPoolClient;
      const known = (stack.resolve(l1.allowedOAuthScopes) as string[]).filter((scope) => scope !== 'a/a/a');
      l1.addPropertyOverride('AllowedOAuthScopes', [...known, ...scopes]);
    },
  },
  'configuration-needs-domain': [
    {
      built: (message, construct) => {
        const { userPool } = construct as PublicAppClient;
        said(message, /in the stack of the (?:user pool or of the )?client: (userPool\.addDomain\(…\))\./);
        (userPool as UserPoolFixture['pool']).addDomain('Advised', { cognitoDomain: { domainPrefix: 'advised' } });
      },
    },
    {
      built: (message, construct) => remadeWith(construct, { domainUrl: said(message, /set domainUrl: '([^']+)'/) }, targetsIn(message)),
    },
  ],
  'configuration-needs-oauth': [
    {
      built: (message, construct) => {
        said(message, /(Remove disableOAuth and add callbackUrls)/);
        return remadeWith(construct, {}, targetsIn(message));
      },
    },
    {
      built: (message, construct) => remadeWith(construct, {
        disableOAuth: true, callbackUrls: undefined, logoutUrls: undefined, scopes: undefined,
      }, [said(message, /signs users in through the API uses configuration\.(\w+)\(\)\.$/)]),
    },
  ],
  'callback-circle': [
    {
      built: (message, client) => {
        said(message, /Write a (URL that is known before the deployment), such as one on a custom domain\./);
        for (const list of ['CallbackURLs', 'LogoutURLs']) { l1Of(client).addPropertyOverride(list, [`${HOST}/callback`]); }
      },
    },
    {
      built: (message, client, { app }) => {
        said(message, /Or (let the app read the configuration) of the client when it runs/);
        said(message, /and remove the (dependency)/);
        for (const fn of app.node.findAll().filter((construct) => construct instanceof Lambda)) {
          (l1Of(fn) as CfnFunction).environment = undefined;
          if (fn.node.dependencies.includes(client)) { (fn.node as unknown as { _dependencies: Set<IConstruct> })._dependencies.delete(client); }
        }
      },
    },
  ],
};

/** A callback URL of the client that is known. */
function registered(client: IConstruct): string {
  if (!isClient(client)) { throw new Error(client.node.path); }
  return client.stack.resolve((l1Of(client) as CfnUserPoolClient).callbackUrLs)[0] as string;
}
