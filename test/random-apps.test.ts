import { App, CfnParameter, Fn, Lazy, SecretValue, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { CfnGateway } from 'aws-cdk-lib/aws-bedrockagentcore';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { CASES } from './private/rules/cases';
import type { ClientCase } from './private/rules/cases/case';
import { findings } from './templates';
import { SOUND, UserPoolFixture } from './user-pool-fixture';
import type { Kind } from './user-pool-fixture';
import { AppClientRules, ConfidentialAppClient, MachineClient, McpServerAccess, PublicAppClient } from '../src';

/** What a random app is made of. Indexes count what there is, from its beginning again where there is less. */
const ENVIRONMENTS = [{ region: 'eu-west-1', account: '111111111111' }, {}] as const;
const PROVIDERS = ['SAML', 'OIDC', 'Google', 'Facebook', 'Apple'] as const;
const MAKERS = ['public', 'confidential', 'machine', 'l2', 'l1'] as const;
const USES = ['none', 'environment', 'authorizer', 'identity pool', 'MCP server', 'trigger-of-another-pool'] as const;

const { POST_CONFIRMATION, POST_AUTHENTICATION, PRE_SIGN_UP, CUSTOM_MESSAGE } = cognito.UserPoolOperation;
/** A pool has one trigger for each. */
const OPERATIONS = [POST_CONFIRMATION, POST_AUTHENTICATION, PRE_SIGN_UP, CUSTOM_MESSAGE];

const client = fc.record({
  maker: fc.constantFrom(...MAKERS),
  pool: fc.nat({ max: 1 }),
  stack: fc.nat({ max: 2 }),
  url: fc.constantFrom('literal', 'late', 'parameter', 'import', 'several', 'two with one late'),
  lists: fc.constantFrom('default', 'cognito'),
  name: fc.boolean(),
  secret: fc.constantFrom('unused', 'read', 'rotated'),
  configuration: fc.boolean(),
  apiSignIn: fc.constantFrom('default', 'srp', 'disabled'),
  use: fc.constantFrom(...USES),
});

const pool = fc.record({
  stack: fc.nat({ max: 1 }),
  imported: fc.boolean(),
  domain: fc.constantFrom('prefix', 'prefix with managed login', 'custom'),
  providers: fc.uniqueArray(fc.constantFrom(...PROVIDERS), { maxLength: 3 }),
  servers: fc.nat({ max: 2 }),
  trigger: fc.boolean(),
  tracked: fc.boolean(),
  custom: fc.boolean(),
});

const plan = fc.record({
  environment: fc.constantFrom(...ENVIRONMENTS),
  pools: fc.array(pool, { minLength: 1, maxLength: 2 }),
  clients: fc.array(client, { minLength: 1, maxLength: 4 }),
});
type Plan = typeof plan extends fc.Arbitrary<infer T> ? T : never;
type ClientPlan = Plan['clients'][number];

interface Pool { readonly userPool: cognito.IUserPool; readonly own?: cognito.UserPool; readonly stack: Stack; readonly scopes: readonly cognito.OAuthScope[]; readonly index: number }

/** An app that deploys, from all that users combine. */
function appOf({ environment, pools, clients }: Plan): App {
  const app = new App();
  // A stack names only what is in the stacks before it.
  const stacks = [0, 1, 2].map((i) => new Stack(app, `Stack${i}`, { env: environment }));
  const made = pools.map((each, index) => poolOf(each, stacks[each.stack], index));
  clients.forEach((each, index) => {
    const of = made[each.pool % made.length];
    const stack = stacks[Math.max(each.stack, stacks.indexOf(of.stack))];
    use(each, clientOf(each, of, stack, index), stack, made, of, index);
  });
  AppClientRules.apply(app);
  return app;
}

function poolOf({ imported, domain, providers, servers, trigger, tracked, custom }: Plan['pools'][number], stack: Stack, index: number): Pool {
  if (imported) { return { userPool: cognito.UserPool.fromUserPoolId(stack, `Pool${index}`, `eu-west-1_abcdefgh${index}`), stack, scopes: [], index }; }
  const own = new cognito.UserPool(stack, `Pool${index}`, {
    deviceTracking: tracked ? { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: false } : undefined,
    customAttributes: custom ? { dept: new cognito.StringAttribute({ mutable: true }) } : undefined,
    lambdaTriggers: trigger ? { preTokenGeneration: functionIn(stack, `Trigger${index}`) } : undefined,
  });
  if (domain === 'custom') {
    new cognito.CfnUserPoolDomain(stack, `Domain${index}`, { userPoolId: own.userPoolId, domain: `auth${index}.acme.org`, customDomainConfig: { certificateArn: `arn:aws:acm:us-east-1:111111111111:certificate/${index}` } });
  } else {
    own.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `acme-${index}` },
      managedLoginVersion: domain === 'prefix' ? cognito.ManagedLoginVersion.CLASSIC_HOSTED_UI : cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
  }
  providers.forEach((type) => provider(own, type, `${type}${index}`));
  const scopes = Array.from({ length: servers }, (_, i) => {
    const scope = { scopeName: 'read', scopeDescription: 'reads' };
    return cognito.OAuthScope.resourceServer(own.addResourceServer(`Api${i}`, { identifier: `api${i}`, scopes: [scope] }), new cognito.ResourceServerScope(scope));
  });
  return { userPool: own, own, stack, scopes, index };
}

function provider(userPool: cognito.UserPool, type: typeof PROVIDERS[number], id: string): IConstruct {
  const scope = Stack.of(userPool);
  const attributeMapping = { email: cognito.ProviderAttribute.other('email') };
  const ids = { clientId: 'id', clientSecret: 'not-a-secret' };
  switch (type) {
    case 'SAML': return new cognito.UserPoolIdentityProviderSaml(scope, id, { userPool, attributeMapping, name: 'Corp', metadata: cognito.UserPoolIdentityProviderSamlMetadata.url('https://idp.acme.org/metadata') });
    case 'OIDC': return new cognito.UserPoolIdentityProviderOidc(scope, id, { userPool, attributeMapping, name: 'Partner', ...ids, issuerUrl: 'https://partner.acme.org', scopes: ['openid', 'email'] });
    case 'Google': return new cognito.CfnUserPoolIdentityProvider(scope, id, { userPoolId: userPool.userPoolId, providerName: 'Google', providerType: 'Google', attributeMapping: { email: 'email' }, providerDetails: { client_id: 'id', client_secret: '{{resolve:secretsmanager:google}}', authorize_scopes: 'openid email' } });
    case 'Facebook': return new cognito.UserPoolIdentityProviderFacebook(scope, id, { userPool, attributeMapping, ...ids, scopes: ['public_profile', 'email'] });
    case 'Apple': return new cognito.UserPoolIdentityProviderApple(scope, id, { userPool, attributeMapping, clientId: 'id', teamId: 'team', keyId: 'key', privateKeyValue: SecretValue.unsafePlainText('pem'), scopes: ['email', 'name'] });
  }
}

function functionIn(stack: Stack, id: string, environment?: Record<string, string>): lambda.Function {
  return new lambda.Function(stack, id, { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = (event) => event;'), environment });
}

function urls(kind: ClientPlan['url'], stack: Stack, index: number): string[] {
  const literal = `https://app${index}.acme.org/callback`;
  switch (kind) {
    case 'literal': return [literal];
    case 'late': return [Lazy.string({ produce: () => literal })];
    case 'parameter': return [new CfnParameter(stack, `Url${index}`).valueAsString];
    case 'import': return [`https://${Fn.importValue('Host')}/callback`];
    case 'several': return [literal, `https://www${index}.acme.org/callback`];
    case 'two with one late': return [literal, Fn.importValue('Url')];
  }
}

const API = { default: {}, srp: { authFlows: { userSrp: true } }, disabled: { disableApiSignIn: true } } as const;

function clientOf(each: ClientPlan, { userPool, own, scopes, stack: poolStack }: Pool, stack: Stack, index: number): PublicAppClient | ConfidentialAppClient | MachineClient | cognito.UserPoolClient | cognito.CfnUserPoolClient {
  const id = `Client${index}`;
  const callbackUrls = urls(each.url, stack, index);
  const props = { userPool, callbackUrls, ...API[each.apiSignIn], ...each.name ? { userPoolClientName: `web ${index}` } : {}, ...each.lists === 'cognito' ? { supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO] } : {} };
  switch (each.maker) {
    case 'public': return new PublicAppClient(stack, id, props);
    case 'confidential': return withSecret(each, new ConfidentialAppClient(stack, id, props));
    // Of a pool without a resource server nothing is known that a machine could ask for.
    case 'machine': return scopes.length === 0 ? new PublicAppClient(stack, id, props) : withSecret(each, new MachineClient(stack, id, { userPool, scopes: [...scopes] }));
    case 'l2': return new cognito.UserPoolClient(stack, id, { userPool, oAuth: { callbackUrls, flows: { authorizationCodeGrant: true } }, supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO], preventUserExistenceErrors: true });
    case 'l1': return new cognito.CfnUserPoolClient(stack, id, { ...SOUND.confidential, userPoolId: own && poolStack === stack ? own.userPoolId : userPool.userPoolId, callbackUrLs: callbackUrls });
  }
}

function withSecret<C extends ConfidentialAppClient | MachineClient>({ secret }: ClientPlan, made: C): C {
  if (secret === 'read') { made.secret.grantRead(functionIn(Stack.of(made), `${made.node.id}Reader`, { SECRET: made.secret.secretArn })); }
  if (secret === 'rotated') { made.addSecretRotation(); }
  return made;
}

function use(each: ClientPlan, made: IConstruct & { readonly userPoolClientId?: string; readonly ref?: string }, stack: Stack, pools: readonly Pool[], of: Pool, index: number): void {
  const id = made.userPoolClientId ?? made.ref!;
  if (each.configuration && made instanceof ConfidentialAppClient) { functionIn(stack, `Configured${index}`, { ...made.configuration.environment({ domainUrl: 'https://auth.acme.org' }).variables }); }
  if (each.configuration && made instanceof PublicAppClient) { functionIn(stack, `Configured${index}`, { CONFIG: made.configuration.oidcClientTs({ domainUrl: 'https://auth.acme.org' }).json }); }
  if (each.use === 'environment') { functionIn(stack, `User${index}`, { CLIENT_ID: id }); }
  if (each.use === 'authorizer') {
    const api = new HttpApi(stack, `Http${index}`);
    api.addRoutes({ path: '/', integration: new HttpUrlIntegration('Url', 'https://api.acme.org'), authorizer: new HttpJwtAuthorizer('Jwt', of.own?.userPoolProviderUrl ?? 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abcdefgh0', { jwtAudience: [id] }) });
  }
  if (each.use === 'identity pool') {
    const { userPoolProviderName: providerName } = of.userPool;
    const identities = new cognito.CfnIdentityPool(stack, `Identities${index}`, { allowUnauthenticatedIdentities: false, cognitoIdentityProviders: [{ providerName, clientId: id }] });
    new cognito.CfnIdentityPoolRoleAttachment(stack, `Roles${index}`, {
      identityPoolId: identities.ref,
      roleMappings: { users: { type: 'Token', ambiguousRoleResolution: 'Deny', identityProvider: `${providerName}:${id}` } },
    });
  }
  if (each.use === 'MCP server') {
    const scope = new cognito.ResourceServerScope({ scopeName: 'call', scopeDescription: 'calls tools' });
    const { gatewayAuthorizer: customJwtAuthorizer } = new McpServerAccess(stack, `Mcp${index}`, {
      userPool: of.userPool, resource: `https://mcp${index}.acme.org/mcp`, scopes: [scope], callbackUrls: ['https://host.acme.org/callback'], domainUrl: 'https://auth.acme.org',
    });
    new CfnGateway(stack, `Gateway${index}`, {
      name: `tools${index}`, protocolType: 'MCP', roleArn: 'arn:aws:iam::111111111111:role/gateway', authorizerType: 'CUSTOM_JWT', authorizerConfiguration: { customJwtAuthorizer },
    });
  }
  // The trigger of a pool that knows nothing of this client. Both ways would be a circle.
  const other = pools.find((pool_) => pool_.index > of.index && pool_.own && pool_.stack === stack);
  if (each.use === 'trigger-of-another-pool' && other) { other.own!.addTrigger(OPERATIONS[index], functionIn(stack, `Post${index}`, { CLIENT_ID: id })); }
}

/** What is said of an app that deploys: no errors, nothing from inside. */
function complaints(of: Plan): string[] {
  const app = appOf(of);
  const found = [...findings(app)].flatMap(([resource, some]) => some.map(({ id, level, text }) => ({ level, id, said: `${resource.node.path}: ${id}: ${text}` })));
  const wrong = found.filter(({ level, id }) => level === 'error' || id === 'rule-broken').map(({ said }) => said);
  if (wrong.length === 0) { app.synth(); }
  return wrong;
}

test('an app that deploys has no error, and nothing stops its synth', () => {
  fc.assert(fc.property(plan, (of) => { expect(complaints(of)).toEqual([]); }), { numRuns: 40, seed: 15 });
}, 120_000);

/** Each invalid value of the tables that is plain data. */
const INVALID = CASES.filter((each): each is ClientCase => !('judges' in each) && !('type' in each))
  .flatMap(({ rule, kind = 'public', pool: poolProps, only, rejects }) => rejects.filter((variant) => typeof variant !== 'function').map((changes) => ({ rule, kind: kind as Kind, poolProps, only, changes })));

test('an invalid value is found whatever else is in the app', () => {
  expect(INVALID.length).toBeGreaterThan(300);
  fc.assert(fc.property(plan, fc.uniqueArray(fc.constantFrom(...INVALID), { minLength: 3, maxLength: 3 }), (of, invalid) => {
    const app = appOf(of);
    const clients = invalid.map(({ poolProps, kind, only, changes }, i) => {
      const fixture = new UserPoolFixture(poolProps, app, `Invalid${i}`);
      return fixture[only ?? (i % 2 === 0 ? 'l1' : 'ours')](kind, changes, 'Invalid');
    });
    const found = findings(app);
    const ids = clients.map((each) => (found.get((each.node.defaultChild ?? each) as never) ?? []).map(({ id }) => id));
    expect(invalid.map(({ rule, changes }, i) => ({ rule, changes, found: ids[i].includes(rule) ? rule : ids[i] }))).toEqual(invalid.map(({ rule, changes }) => ({ rule, changes, found: rule })));
  }), { numRuns: 40, seed: 15 });
}, 120_000);
