import { App, CfnOutput, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import {
  AppClientReport, AppClientRules, ClientIdMetadataPolicy, ConfidentialAppClient, MachineClient, ManagedLoginBranding, McpServerAccess, PublicAppClient, SecretHashProxy,
} from '../src';
import { STRUCTS } from '../src/private/construction/given/structs';

type Make = new (scope: Stack, id: string, props?: unknown) => object;
type From = (scope: Stack, id: string, attributes: unknown) => object;

const CLASSES: Record<string, Make> = { PublicAppClient, ConfidentialAppClient, MachineClient } as never;
const IMPORTS: Record<string, From> = {
  PublicAppClient: PublicAppClient.fromPublicAppClientAttributes,
  ConfidentialAppClient: ConfidentialAppClient.fromConfidentialAppClientAttributes,
  MachineClient: MachineClient.fromMachineClientAttributes,
} as never;

function setting() {
  const stack = new Stack(new App(), 'Stack');
  const userPool = new cognito.UserPool(stack, 'Pool');
  const required = {
    PublicAppClient: { userPool, callbackUrls: ['https://app.acme.org/'] },
    ConfidentialAppClient: { userPool, callbackUrls: ['https://app.acme.org/'] },
    MachineClient: { userPool, scopes: [cognito.OAuthScope.custom('api/read')] },
  } as Record<string, Record<string, unknown>>;
  return { stack, userPool, required };
}

/** What is thrown where a client is made of these props, as from JavaScript. */
function thrown(name: string, props: (userPool: cognito.UserPool, stack: Stack) => unknown): string {
  const { stack, userPool, required } = setting();
  const given = props(userPool, stack);
  try {
    new CLASSES[name](stack, 'Client', given === undefined ? undefined : { ...required[name], ...given as object });
  } catch (error) {
    expect((error as Error).constructor).toBe(Error);
    return (error as Error).message;
  }
  return '';
}

const POOL = 'Write a UserPool or CfnUserPool, or UserPool.fromUserPoolId(scope, id, userPoolId) for one made elsewhere.';
const URLS = 'Write a list, such as [\'https://app.example.org/callback\'].';
const SCOPE = 'Write OAuthScope.OPENID, or OAuthScope.custom(\'<identifier>/<scope>\').';

describe('one sentence names the construct and the prop', () => {
  test.each<[string, string, (userPool: cognito.UserPool, stack: Stack) => unknown, string]>([
    ['no props', 'PublicAppClient', () => undefined, `nothing is given. userPool is absent. ${POOL}`],
    ['no pool', 'PublicAppClient', () => ({ userPool: undefined }), `userPool is absent. ${POOL}`],
    ['the id of a pool', 'ConfidentialAppClient', () => ({ userPool: 'eu-west-1_abc' }), `userPool is the text 'eu-west-1_abc'. ${POOL}`],
    ['a domain as pool', 'MachineClient', (pool) => ({ userPool: pool.addDomain('D', { cognitoDomain: { domainPrefix: 'acme' } }) }),
      `userPool is an object of class UserPoolDomain. ${POOL}`],
    ['a lifetime in numbers', 'PublicAppClient', () => ({ accessTokenValidity: 60 }),
      'accessTokenValidity is the number 60. Write a Duration, such as Duration.minutes(60).'],
    ['a lifetime as text', 'PublicAppClient', () => ({ refreshTokenValidity: '30d' }),
      'refreshTokenValidity is the text \'30d\'. Write a Duration, such as Duration.minutes(60).'],
    ['scopes as texts', 'PublicAppClient', () => ({ scopes: ['openid'] }), `scopes[0] is the text 'openid'. ${SCOPE}`],
    ['a hole in the scopes', 'PublicAppClient', () => ({ scopes: [cognito.OAuthScope.OPENID, undefined] }), `scopes[1] is absent. ${SCOPE}`],
    ['a scope without a name', 'PublicAppClient', () => ({ scopes: [cognito.OAuthScope.custom(undefined as never)] }), `scopes[0].scopeName is absent. ${SCOPE}`],
    ['a scope named by a number', 'MachineClient', () => ({ scopes: [cognito.OAuthScope.custom(7 as never)] }), `scopes[0].scopeName is the number 7. ${SCOPE}`],
    ['a provider without a name', 'ConfidentialAppClient', () => ({ supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom(null as never)] }),
      'supportedIdentityProviders[0].name is null. Write UserPoolClientIdentityProvider.COGNITO, or UserPoolClientIdentityProvider.custom(\'<name>\').'],
    ['a pool without an id', 'PublicAppClient', () => ({ userPool: { userPoolRef: {} } }), `userPool is an object. ${POOL}`],
    ['a machine without scopes', 'MachineClient', () => ({ scopes: undefined }),
      'scopes is absent. Write a list, such as [OAuthScope.custom(\'<identifier>/<scope>\')].'],
    ['attributes as texts', 'PublicAppClient', () => ({ readAttributes: ['email'] }),
      'readAttributes is a list. Write new ClientAttributes().withStandardAttributes({ email: true }).'],
    ['a platform in capitals', 'PublicAppClient', () => ({ platform: 'NATIVE' }),
      'platform is the text \'NATIVE\'. Write PublicPlatform.BROWSER or PublicPlatform.NATIVE.'],
    ['providers as texts', 'ConfidentialAppClient', () => ({ supportedIdentityProviders: ['COGNITO'] }),
      'supportedIdentityProviders[0] is the text \'COGNITO\'. '
      + 'Write UserPoolClientIdentityProvider.COGNITO, or UserPoolClientIdentityProvider.custom(\'<name>\').'],
    ['null as list', 'PublicAppClient', () => ({ callbackUrls: null }), `callbackUrls is null. ${URLS}`],
    ['a text as list', 'PublicAppClient', () => ({ logoutUrls: 'https://app.acme.org/' }), `logoutUrls is the text 'https://app.acme.org/'. ${URLS}`],
    ['a number in a list of URLs', 'PublicAppClient', () => ({ callbackUrls: [42] }), 'callbackUrls[0] is the number 42. Write a text.'],
    ['a flag as text', 'PublicAppClient', () => ({ disableOAuth: 'false' }), 'disableOAuth is the text \'false\'. Write true or false.'],
    ['a flow as text', 'PublicAppClient', () => ({ authFlows: ['userSrp'] }), 'authFlows is a list. Write an object, such as { userSrp: true }.'],
    ['a flow that is misspelt', 'PublicAppClient', () => ({ authFlows: { userSRP: true } }),
      'authFlows.userSRP is not known. Write one of userSrp, userPassword, adminUserPassword, custom, user.'],
    ['the name of a secret as its options', 'MachineClient', () => ({ secretOptions: 'job' }),
      'secretOptions is the text \'job\'. Write an object, such as { secretName }.'],
    ['a key by its alias', 'MachineClient', () => ({ secretOptions: { encryptionKey: 'alias/x' } }), 'secretOptions.encryptionKey is a text. Write a kms.Key.'],
    ['a removal policy as text', 'MachineClient', () => ({ secretOptions: { removalPolicy: 'DESTROY' } }),
      'secretOptions.removalPolicy is the text \'DESTROY\'. Write RemovalPolicy.DESTROY or RemovalPolicy.RETAIN'],
    ['a domain without https', 'PublicAppClient', () => ({ domainUrl: 'auth.acme.org' }),
      'domainUrl is the text \'auth.acme.org\'. Write an https URL without a path, such as https://auth.example.org.'],
    ['a domain with a path', 'PublicAppClient', () => ({ domainUrl: 'https://auth.acme.org/login' }), 'domainUrl is the text \'https://auth.acme.org/login\'. Write an https'],
    ['a domain of plain http, of which the rest is a token', 'PublicAppClient', () => ({ domainUrl: `http://${Fn.importValue('Host')}` }), 'domainUrl is a text. Write an https'],
    ['a name as number', 'PublicAppClient', () => ({ userPoolClientName: 7 }), 'userPoolClientName is the number 7. Write a text.'],
  ])('%s', (_, name, props, expected) => {
    const message = thrown(name, props);
    expect(message.slice(0, "'Stack/Client': ".length + expected.length)).toBe(`'Stack/Client': ${expected}`);
  });

  test('all of them in one message', () => {
    expect(thrown('PublicAppClient', () => ({ callbackUrls: 'x', accessTokenValidity: 5, platform: 'web' })))
      .toMatch(/^'Stack\/Client': accessTokenValidity is .* callbackUrls is .* platform is /);
  });

  test('what is a long text is cut off', () => {
    expect(thrown('PublicAppClient', () => ({ userPool: 'x'.repeat(100) }))).toContain(`the text '${'x'.repeat(60)}…'.`);
  });
});

describe('what is right passes', () => {
  test.each<[string, string, object]>([
    ['absent items of a list of URLs, which the rules judge', 'PublicAppClient', { callbackUrls: [undefined, null] }],
    ['tokens', 'PublicAppClient', {
      callbackUrls: Fn.split(',', Fn.importValue('Urls')),
      domainUrl: Fn.importValue('Domain'),
      userPoolClientName: Fn.importValue('Name'),
      accessTokenValidity: Duration.minutes(Fn.importValue('Minutes') as never),
    }],
    ['a domain of which the rest is a token', 'PublicAppClient', { domainUrl: `https://${Fn.importValue('Host')}` }],
    ['a dynamic reference', 'PublicAppClient', { domainUrl: 'https://{{resolve:ssm:/auth/host}}' }],
    ['enums as the texts that they are', 'PublicAppClient', { platform: 'native' }],
    ['props of a subclass', 'PublicAppClient', { team: 'shop' }],
    ['options of a secret', 'MachineClient', { secretOptions: { secretName: 'x', removalPolicy: RemovalPolicy.RETAIN } }],
    ['an empty list', 'MachineClient', { scopes: [] }],
  ])('%s', (_, name, props) => {
    expect(thrown(name, () => props)).toBe('');
  });

  test('an L1 pool and an imported pool', () => {
    for (const make of [(stack: Stack) => new cognito.CfnUserPool(stack, 'P'), (stack: Stack) => cognito.UserPool.fromUserPoolId(stack, 'P', 'eu-west-1_abc')]) {
      expect(thrown('PublicAppClient', (_, stack) => ({ userPool: make(stack) }))).toBe('');
    }
  });
});

/** Every prop of every construct, with the props that the construct needs. The members are those of the public structs. */
const MEMBERS: Record<string, { readonly make: Make; readonly given: (stack: Stack, userPool: cognito.UserPool) => object; readonly props: readonly string[] }> = {
  ClientIdMetadataPolicy: {
    make: ClientIdMetadataPolicy as never,
    given: (stack, userPool) => ({ client: new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org/'] }), urlPatterns: ['https://app.acme.org/client.json'] }),
    props: membersOf('ClientIdMetadataPolicyProps'),
  },
  McpServerAccess: {
    make: McpServerAccess as never,
    given: (_, userPool) => ({
      userPool, resource: 'https://mcp.acme.org/mcp', callbackUrls: ['https://app.acme.org/'], scopes: [new cognito.ResourceServerScope({ scopeName: 'tools', scopeDescription: 'tools' })],
    }),
    props: membersOf('McpServerAccessProps'),
  },
  SecretHashProxy: {
    make: SecretHashProxy as never,
    given: (stack, userPool) => ({ client: new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://app.acme.org/'] }), allowedOrigins: ['https://app.acme.org'] }),
    props: membersOf('SecretHashProxyProps'),
  },
  ...Object.fromEntries(Object.entries(CLASSES).map(([name, make]) => [name, {
    make, given: () => ({ ...setting().required[name], userPool: undefined }), props: membersOf(`${name}Props`),
  }])),
};

/** The members of a public struct and of those in it, such as `metadataPolicy.urlPatterns`. */
function membersOf(struct: string): string[] {
  const found: string[] = [];
  const given = new Proxy({}, { get: (_, name) => { found.push(String(name)); } });
  STRUCTS[struct as keyof typeof STRUCTS](given, '');
  return found;
}

describe('no prop throws from inside, neither in the constructor nor at synth', () => {
  const values = [
    null, 0, 7, 'x', '', true, [], [null], [undefined], [{}], ['x'], [7], {}, { name: 'x' }, { name: undefined }, [{ name: 7 }], [{ scopeName: 7, scopeDescription: 7 }],
    { urlPatterns: 'x' }, { urlPatterns: ['x'], cacheDuration: 5 }, () => 1, Symbol('x'), Number.NaN, Object.create(null),
  ];
  test.each(Object.keys(MEMBERS))('of a %s', (name) => {
    const { make, given, props } = MEMBERS[name];
    expect(props.length).toBeGreaterThan(2);
    for (const prop of props) {
      for (const value of values) {
        const { stack, userPool } = setting();
        let message = '';
        try {
          new make(stack, 'Client', { ...given(stack, userPool), userPool, [prop]: value });
        } catch (error) {
          ({ message } = error as Error);
        }
        expect([name, prop, message]).toEqual([name, prop, expect.stringMatching(new RegExp(`^$|^'Stack/Client(/\\w+)?': ${prop}`))]);
        if (message !== '') { continue; }
        try {
          (stack.node.root as App).synth();
        } catch (error) {
          ({ message } = error as Error);
        }
        expect([name, prop, value, message]).toEqual([name, prop, value, expect.stringMatching(/^$|^Validation failed/)]);
        expect(message).not.toMatch(/rule-broken|defect|TypeError/);
      }
    }
  });
});

describe('an import', () => {
  test.each<[string, (userPool: cognito.UserPool) => unknown, string]>([
    ['PublicAppClient', () => undefined, `nothing is given. userPool is absent. ${POOL} userPoolClientId is absent. Write a text.`],
    ['PublicAppClient', (userPool) => ({ userPool }), 'userPoolClientId is absent. Write a text.'],
    ...['', 'undefined', 'null', 'None', '%!s(<nil>)', '${CLIENT_ID}', '<client-id>', 'x'.repeat(129)].map((id): [string, (userPool: cognito.UserPool) => unknown, string] =>
      ['PublicAppClient', (userPool) => ({ userPool, userPoolClientId: id }), `userPoolClientId is the text '${id.length > 60 ? `${id.slice(0, 60)}…` : id}'. Write the id of the app client,`]),
    ['MachineClient', (userPool) => ({ userPool, userPoolClientId: '1example', secret: 'hunter2' }),
      'secret is a text. Write a secretsmanager.Secret, such as Secret.fromSecretCompleteArn(…).'],
    ['ConfidentialAppClient', (userPool) => ({ userPool, userPoolClientId: '1example', rotationFunction: 'arn:aws:lambda:x' }),
      'rotationFunction is a text. Write a lambda.Function, such as Function.fromFunctionArn(…).'],
  ])('of a %s', (name, attributes, expected) => {
    const { stack, userPool } = setting();
    expect(() => IMPORTS[name](stack, 'Import', attributes(userPool))).toThrow(`'Stack/Import': ${expected}`);
  });
});

describe('a method', () => {
  const client = () => {
    const { stack, required } = setting();
    return new ConfidentialAppClient(stack, 'Web', required.ConfidentialAppClient as never);
  };
  test.each<[string, (client: ConfidentialAppClient) => unknown, string]>([
    ['addCallbackUrl', (web) => web.addCallbackUrl(undefined as never), 'addCallbackUrl(): the argument is absent. Write a text.'],
    ['addLogoutUrl', (web) => web.addLogoutUrl(['https://a.org'] as never), 'addLogoutUrl(): the argument is a list. Write a text.'],
    ['signInUrl', (web) => web.signInUrl(undefined as never), 'signInUrl(): the argument is absent. Write an object, such as { redirectUri }.'],
    ['signInUrl', (web) => web.signInUrl({} as never), 'signInUrl(): redirectUri is absent. Write a text.'],
    ['signOutUrl', (web) => web.signOutUrl({ logoutUri: 7 } as never), 'signOutUrl(): logoutUri is the number 7. Write a text.'],
    ['addSecretRotation', (web) => web.addSecretRotation({ automaticallyAfter: 14 } as never),
      'addSecretRotation(): automaticallyAfter is the number 14. Write a Duration, such as Duration.'],
    ['addSecretRotation', (web) => web.addSecretRotation(null as never), 'addSecretRotation(): the argument is null. Write an object, such as { automaticallyAfter }.'],
  ])('%s', (_, call, expected) => {
    expect(() => call(client())).toThrow(`'Stack/Web': ${expected}`);
  });

  test('grants.rotateSecret', () => {
    expect(() => client().grants.rotateSecret(undefined as never))
      .toThrow('\'Stack/Web\': grants.rotateSecret(): the argument is absent. Write a principal, such as an iam.Role or a lambda.Function.');
  });

  const cyclic: Record<string, unknown> = {};
  cyclic.parent = { child: cyclic };
  test.each<[unknown, string]>([
    [undefined, 'takes an object of keys and values, such as { apiUrl: api.url }.'],
    ['{}', 'takes an object of keys and values'],
    [new Map(), 'takes an object of keys and values'],
    [{ self: cyclic }, 'cannot write \'self.parent.child\' as JSON, because the object contains itself. Pass only the values that the app needs.'],
    [{ limits: [1, Number.NaN] }, 'cannot write \'limits.1\' as JSON. Pass a text, a number'],
    [{ limit: 10n }, 'cannot write \'limit\' as JSON. Pass a text, a number'],
    [{ client_id: 'x' }, 'cannot replace \'client_id\', which the configuration sets.'],
  ])('jsonWith(%p)', (keys, expected) => {
    const { stack, required } = setting();
    const { configuration } = new PublicAppClient(stack, 'Spa', required.PublicAppClient as never);
    expect(() => configuration.oidcClientTs().jsonWith(keys as never)).toThrow(`'Stack/Spa': jsonWith() ${expected}`);
  });

  test('jsonWith() writes an object that occurs twice, and the name of a member of every object', () => {
    const { stack, required } = setting();
    const { configuration } = new PublicAppClient(stack, 'Spa', required.PublicAppClient as never);
    const limits = { most: 5 };
    const { Outputs: { Json: { Value: value } } } = (new CfnOutput(stack, 'Json', { value: configuration.oidcClientTs().jsonWith({ a: limits, b: limits, constructor: 'x' }) }),
    Template.fromStack(stack).toJSON());
    expect(JSON.stringify(value)).toContain('\\"a\\":{\\"most\\":5},\\"b\\":{\\"most\\":5},\\"constructor\\":\\"x\\"');
  });

  test.each([undefined, null, 7, 0, {}, Object.create(null), ['style.json'], Fn.importValue('Path')])('ManagedLoginBranding.fromFile(%p)', (file) => {
    expect(() => ManagedLoginBranding.fromFile(file as never))
      .toThrow('ManagedLoginBranding.fromFile: the argument is not the path of a file. Write a path, such as \'branding/style.json\'.');
  });

  test.each(['signInUrl', 'signOutUrl'] as const)('%s() of a URL that is not Unicode', (method) => {
    const { stack, required, userPool } = setting();
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    const web = new ConfidentialAppClient(stack, 'Web', required.ConfidentialAppClient as never);
    const url = 'https://app.acme.org/\ud800';
    new CfnOutput(stack, 'Url', { value: web[method]({ redirectUri: url, logoutUri: url }) });
    expect(() => (stack.node.root as App).synth()).toThrow(/sign-(in|out)-url-registered/);
  });

  test.each([undefined, null, 'app', {}])('AppClientReport.write(%j)', (scope) => {
    expect(() => AppClientReport.write(scope as never)).toThrow(/^AppClientReport\.write\(\): the argument is .+\. Write a construct, such as the App\.$/);
  });

  test.each([undefined, null, 'app', {}])('AppClientRules.apply(%j)', (scope) => {
    expect(() => AppClientRules.apply(scope as never)).toThrow(/^AppClientRules\.apply\(\): the argument is .+\. Write a construct, such as the App\.$/);
  });
});
