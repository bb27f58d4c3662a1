import { App, Duration, Fn, Resource, Stack } from 'aws-cdk-lib';
import type { CfnUserPoolClientProps } from 'aws-cdk-lib/aws-cognito';
import {
  CfnUserPoolClient, ClientAttributes, OAuthScope, ProviderAttribute, UserPool, UserPoolClient, UserPoolClientIdentityProvider,
  UserPoolIdentityProviderOidc,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { AppClientRules, ConfidentialAppClient, MachineClient, PublicAppClient } from '../src';

export const KINDS = ['public', 'confidential', 'machine'] as const;
export type Kind = typeof KINDS[number];

/** Ways to write the same client. `again` is `resource` a second time, so the difference between the two is noise. */
export const MAKERS = ['l1', 'resource', 'again', 'l2', 'ours', 'rules'] as const;
export type Maker = typeof MAKERS[number];

/** A user pool with a domain, a resource server, and optionally two identity providers in its stack. */
interface Pool {
  readonly pool: UserPool;
  readonly api: string;
  readonly providers: readonly string[];
}

/** One stack with one user pool and the clients. The resource limit of a stack is removed, so that the growth shows. */
export function appOf(kind: Kind, maker: Maker, clients: number, withProviders: boolean, outdir: string): App {
  const app = new App({ outdir, context: { '@aws-cdk/core:stackResourceLimit': 0 } });
  const stack = new Stack(app, 'Stack');
  const pool = poolIn(stack, 'acme', withProviders);
  for (let i = 0; i < clients; i++) { deep(10, () => make(kind, maker, stack, i, pool)); }
  if (maker === 'rules') { AppClientRules.apply(app); }
  return app;
}

/** An app creates constructs in nested constructors, and CDK records the place of each construct. */
function deep(frames: number, action: () => void): void {
  if (frames > 0) { deep(frames - 1, action); } else { action(); }
}

function poolIn(stack: Stack, domainPrefix: string, withProviders: boolean): Pool {
  const pool = new UserPool(stack, 'Pool');
  pool.addDomain('Domain', { cognitoDomain: { domainPrefix } });
  const api = pool.addResourceServer('Api', { identifier: 'orders', scopes: [{ scopeName: 'read', scopeDescription: 'read orders' }] });
  const providers = (withProviders ? ['Okta', 'Entra'] : []).map((name) => new UserPoolIdentityProviderOidc(stack, name, {
    userPool: pool,
    name,
    clientId: 'acme',
    clientSecret: 'set by hand',
    issuerUrl: `https://${name.toLowerCase()}.example.org`,
    attributeMapping: { email: ProviderAttribute.other('email'), fullname: ProviderAttribute.other('name') },
  }).providerName);
  return { pool, api: api.userPoolResourceServerId, providers };
}

function make(kind: Kind, maker: Maker, stack: Stack, i: number, pool: Pool): Construct {
  const id = `Client${i}`;
  switch (maker) {
    case 'l1':
    case 'rules': return new CfnUserPoolClient(stack, id, properties(kind, i, pool));
    case 'resource':
    case 'again': return new TrivialResource(stack, id, properties(kind, i, pool));
    case 'l2': return l2(kind, stack, id, i, pool);
    case 'ours': return ours(kind, stack, id, i, pool);
  }
}

/** The smallest possible construct around the L1. */
class TrivialResource extends Resource {
  public readonly userPoolClientId: string;

  constructor(scope: Construct, id: string, props: CfnUserPoolClientProps) {
    super(scope, id);
    this.userPoolClientId = new CfnUserPoolClient(this, 'Resource', props).ref;
  }
}

function ours(kind: Kind, stack: Stack, id: string, i: number, { pool }: Pool): Construct {
  switch (kind) {
    case 'public': return new PublicAppClient(stack, id, { userPool: pool, ...urls(i) });
    case 'confidential': return new ConfidentialAppClient(stack, id, { userPool: pool, ...urls(i) });
    case 'machine': return new MachineClient(stack, id, { userPool: pool, scopes: [OAuthScope.custom('orders/read')] });
  }
}

function urls(i: number) {
  const home = `https://app-${i}.acme.example`;
  return { callbackUrls: [`${home}/callback`, `${home}/silent-renew`], logoutUrls: [`${home}/`] };
}

const WRITABLE = [
  'address', 'birthdate', 'email', 'family_name', 'gender', 'given_name', 'locale', 'middle_name', 'name', 'nickname', 'phone_number', 'picture',
  'preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo',
];

/** What the constructs of this library render. `verify` compares each maker with it. */
function properties(kind: Kind, i: number, { pool, api, providers }: Pool): CfnUserPoolClientProps {
  if (kind === 'machine') {
    return {
      userPoolId: pool.userPoolId,
      generateSecret: true,
      allowedOAuthFlowsUserPoolClient: true,
      allowedOAuthFlows: ['client_credentials'],
      allowedOAuthScopes: [`${api}/read`],
      explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      accessTokenValidity: 60,
      tokenValidityUnits: { accessToken: 'minutes' },
      refreshTokenRotation: { feature: 'DISABLED' },
      enableTokenRevocation: true,
      preventUserExistenceErrors: 'ENABLED',
    };
  }
  const { callbackUrls, logoutUrls } = urls(i);
  const isPublic = kind === 'public';
  return {
    userPoolId: pool.userPoolId,
    generateSecret: !isPublic,
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ['code'],
    allowedOAuthScopes: ['openid', 'email'],
    callbackUrLs: callbackUrls,
    logoutUrLs: logoutUrls,
    supportedIdentityProviders: ['COGNITO', ...providers],
    explicitAuthFlows: isPublic ? ['ALLOW_USER_SRP_AUTH'] : ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    authSessionValidity: 3,
    accessTokenValidity: 60,
    idTokenValidity: 60,
    refreshTokenValidity: isPublic ? 24 * 60 : 30 * 24 * 60,
    tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'minutes' },
    refreshTokenRotation: isPublic ? { feature: 'ENABLED', retryGracePeriodSeconds: 10 } : { feature: 'DISABLED' },
    enableTokenRevocation: true,
    preventUserExistenceErrors: 'ENABLED',
    writeAttributes: [...WRITABLE],
    enablePropagateAdditionalUserContextData: false,
  };
}

const STANDARD = new ClientAttributes().withStandardAttributes({
  address: true,
  birthdate: true,
  email: true,
  familyName: true,
  gender: true,
  givenName: true,
  locale: true,
  middleName: true,
  fullname: true,
  nickname: true,
  phoneNumber: true,
  profilePicture: true,
  preferredUsername: true,
  profilePage: true,
  lastUpdateTime: true,
  website: true,
  timezone: true,
});

function l2(kind: Kind, stack: Stack, id: string, i: number, { pool, api, providers }: Pool): Construct {
  const common = { userPool: pool, accessTokenValidity: Duration.hours(1), enableTokenRevocation: true, preventUserExistenceErrors: true };
  if (kind === 'machine') {
    return new UserPoolClient(stack, id, {
      ...common,
      generateSecret: true,
      oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.custom(Fn.join('', [api, '/read']))] },
      authFlows: { user: false },
      supportedIdentityProviders: [],
    });
  }
  const isPublic = kind === 'public';
  return new UserPoolClient(stack, id, {
    ...common,
    generateSecret: !isPublic,
    oAuth: { flows: { authorizationCodeGrant: true }, scopes: [OAuthScope.OPENID, OAuthScope.EMAIL], ...urls(i) },
    authFlows: { userSrp: true },
    authSessionValidity: Duration.minutes(3),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.days(isPublic ? 1 : 30),
    refreshTokenRotationGracePeriod: isPublic ? Duration.seconds(10) : undefined,
    supportedIdentityProviders: ['COGNITO', ...providers].map((name) => UserPoolClientIdentityProvider.custom(name)),
    writeAttributes: STANDARD,
    enablePropagateAdditionalUserContextData: false,
  });
}
