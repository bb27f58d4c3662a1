import type { Stack } from 'aws-cdk-lib';
import { Duration, Fn, Lazy } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { ClientAttributes, OAuthScope, ResourceServerScope, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { long, url } from './mutants';
import { ConfidentialAppClient, MachineClient, McpServerAccess, PublicAppClient, PublicPlatform, TokenExchange } from '../../src';

/** What a construct may be given: sensible values, or any of the right type. */
export function anyProps(anyValue: boolean): fc.Arbitrary<(stack: Stack, userPool: UserPool) => IConstruct> {
  const token = fc.constantFrom(
    () => Fn.importValue('x'), () => Lazy.string({ produce: () => 'https://app.acme.org' }), () => Fn.ref('AWS::Region'),
  ).map((make) => make());
  const text = fc.oneof(
    fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 10 }), fc.constantFrom('', long(129), long(2049), ' ', '*', '__proto__', 'constructor'), token,
  );
  const or = <T>(sensible: fc.Arbitrary<T>, any: fc.Arbitrary<T>) =>
    anyValue ? fc.oneof({ weight: 3, arbitrary: sensible }, { weight: 2, arbitrary: any }) : sensible;
  const texts = fc.constantFrom('web', 'A client, 1.0');
  const anUrl = or(
    fc.constantFrom('https://app.acme.org/callback', 'https://app.acme.org', 'https://www.acme.org/a?b=c'),
    fc.oneof(fc.webUrl(), text, fc.constantFrom('http://127.0.0.1/cb', 'http://localhost:3000', 'com.acme.app:/cb', 'https://app.acme.org/#x', 'http://app.acme.org', url(1025))),
  );
  const duration = (...sensible: Duration[]) => or(
    fc.constantFrom(...sensible),
    fc.oneof(
      fc.integer({ min: 0, max: 4000 }).chain((amount) => fc.constantFrom(
        Duration.millis(amount), Duration.seconds(amount), Duration.minutes(amount), Duration.hours(amount), Duration.days(amount),
      )),
      fc.double({ min: 0, max: 100, noNaN: true }).map((amount) => Duration.minutes(amount)),
      fc.constant(Duration.minutes(Lazy.number({ produce: () => 5 }))),
    ),
  );
  const scope = or(
    fc.constantFrom(OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE, OAuthScope.COGNITO_ADMIN), text.map((name) => OAuthScope.custom(name)),
  );
  const access = duration(Duration.minutes(5), Duration.minutes(10), Duration.hours(1));
  const list = { minLength: anyValue ? 0 : 1, maxLength: 4 };
  const provider = or(fc.constant(UserPoolClientIdentityProvider.COGNITO), text.map((name) => UserPoolClientIdentityProvider.custom(name)));
  const attributes = fc.tuple(
    fc.record(
      { email: fc.boolean(), address: fc.boolean(), ...anyValue ? { emailVerified: fc.boolean(), lastUpdateTime: fc.boolean() } : {} },
      { requiredKeys: [] },
    ),
    anyValue ? fc.array(text, { maxLength: 3 }) : fc.constant([]),
  ).map(([standard, custom]) => new ClientAttributes().withStandardAttributes(standard).withCustomAttributes(...custom));
  const flow = fc.boolean();
  const base = { userPoolClientName: or(texts, text), accessTokenValidity: access, enableTokenRevocation: flow };
  const user = {
    ...base,
    callbackUrls: fc.uniqueArray(anUrl, list),
    logoutUrls: fc.uniqueArray(anUrl, { maxLength: 3 }),
    defaultRedirectUri: anyValue ? anUrl : fc.constant(undefined),
    scopes: anyValue
      ? fc.array(scope, list)
      : fc.uniqueArray(scope, { ...list, selector: ({ scopeName }) => scopeName }).map((some) => [...new Set([OAuthScope.OPENID, ...some])]),
    supportedIdentityProviders: anyValue
      ? fc.array(provider, { maxLength: 3 })
      : fc.constant<UserPoolClientIdentityProvider[]>([UserPoolClientIdentityProvider.COGNITO]),
    disableOAuth: anyValue ? flow : fc.constant(false),
    authFlows: fc.record({ adminUserPassword: flow, custom: flow, userPassword: flow, userSrp: flow, user: flow }, { requiredKeys: [] }),
    authSessionValidity: duration(Duration.minutes(3), Duration.minutes(15)),
    idTokenValidity: access,
    refreshTokenValidity: duration(Duration.hours(2), Duration.days(1), Duration.days(3650)),
    refreshTokenRotation: flow,
    refreshTokenRotationGracePeriod: anyValue ? duration(Duration.seconds(0), Duration.minutes(1)) : fc.constant(undefined),
    preventUserExistenceErrors: flow,
    readAttributes: attributes,
    writeAttributes: attributes,
  };
  // The other validators know neither flow yet (docs/token-exchange.md).
  const tokenExchange = anyValue ? fc.array(fc.constantFrom(...Object.values(TokenExchange)), { maxLength: 3 }) : fc.constant<TokenExchange[]>([]);
  const ssoSession = anyValue ? duration(Duration.minutes(0), Duration.days(90)) : fc.constant(undefined);
  const required = anyValue ? [] : ['callbackUrls'] as const;
  return fc.oneof(
    fc.record({ ...user, ssoSession, platform: fc.constantFrom(...Object.values(PublicPlatform)) }, { requiredKeys: [...required] })
      .map((given) => (stack: Stack, userPool: UserPool) => new PublicAppClient(stack, 'Client', { userPool, ...given })),
    fc.record({ ...user, ssoSession, tokenExchange, enablePropagateAdditionalUserContextData: flow }, { requiredKeys: [...required] })
      .map((given) => (stack: Stack, userPool: UserPool) => new ConfidentialAppClient(stack, 'Client', { userPool, ...given })),
    fc.record({ ...base, tokenExchange, scopes: fc.array(anyValue ? scope : fc.constant(OAuthScope.custom('api/read')), list) }, { requiredKeys: ['scopes'] })
      .map((given) => (stack: Stack, userPool: UserPool) => new MachineClient(stack, 'Client', { userPool, ...given })),
    fc.record({
      resource: or(fc.constantFrom('https://mcp.acme.org/mcp', 'https://acme.org/a/b'), fc.oneof(fc.webUrl(), fc.string({ maxLength: 40 }), fc.constantFrom('', long(2049), 'http://localhost:3000/mcp'))),
      scopes: fc.array(or(fc.constantFrom('tools', 'read'), text).map((scopeName) => new ResourceServerScope({ scopeName, scopeDescription: scopeName || '-' })), { ...list, maxLength: 1 }),
      callbackUrls: user.callbackUrls,
      platform: fc.constantFrom(...Object.values(PublicPlatform)),
      metadataPolicy: fc.option(fc.record({
        urlPatterns: fc.uniqueArray(or(fc.constantFrom('https://app.acme.org/client.json', 'https://apps.acme.org/*'), anUrl), list),
        cacheDuration: duration(Duration.days(1), Duration.days(365)),
        policyName: or(fc.constant('known-hosts'), text),
      }, { requiredKeys: ['urlPatterns'] }), { nil: undefined }),
    }, { requiredKeys: ['resource', 'scopes', 'callbackUrls'] })
      .map((given) => (stack: Stack, userPool: UserPool) => {
        // It makes the client and the policy itself.
        userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
        return new McpServerAccess(stack, 'Mcp', { userPool, ...given }).client;
      }),
  );
}
