import { App, Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { AppClientReport, AppClientRules, ConfidentialAppClient, MachineClient, PublicAppClient } from '../src';

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

test('no prop of any class throws from inside, whatever it is given', () => {
  const { PublicAppClient: pub, ConfidentialAppClient: web, MachineClient: job } = {
    PublicAppClient: ['platform', 'domainUrl', 'userPoolClientName', 'accessTokenValidity', 'enableTokenRevocation', 'callbackUrls', 'logoutUrls', 'defaultRedirectUri',
      'scopes', 'supportedIdentityProviders', 'disableOAuth', 'disableApiSignIn', 'authFlows', 'authSessionValidity', 'ssoSession', 'idTokenValidity', 'refreshTokenValidity',
      'refreshTokenRotation', 'refreshTokenRotationGracePeriod', 'preventUserExistenceErrors', 'readAttributes', 'writeAttributes', 'userPool'],
    ConfidentialAppClient: ['enablePropagateAdditionalUserContextData', 'secretOptions'],
    MachineClient: ['scopes', 'secretOptions', 'userPool'],
  };
  const values = [null, 0, 7, 'x', '', true, [], [null], [undefined], [{}], ['x'], [7], {}, { name: 'x' }, () => 1, Symbol('x'), Number.NaN, Object.create(null)];
  for (const [name, props] of [['PublicAppClient', pub], ['ConfidentialAppClient', [...pub.slice(1), ...web]], ['MachineClient', job]] as const) {
    for (const prop of props) {
      for (const value of values) {
        const message = thrown(name, () => ({ [prop]: value }));
        expect([name, prop, message]).toEqual([name, prop, expect.stringMatching(new RegExp(`^$|^'Stack/Client': ${prop}`))]);
      }
    }
  }
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
      .toThrow('grants.rotateSecret(): the argument is absent. Write a principal, such as an iam.Role or a lambda.Function.');
  });

  test.each([undefined, null, 'app', {}])('AppClientReport.write(%j)', (scope) => {
    expect(() => AppClientReport.write(scope as never)).toThrow(/^AppClientReport\.write\(\): the argument is .+\. Write a construct, such as the App\.$/);
  });

  test.each([undefined, null, 'app', {}])('AppClientRules.apply(%j)', (scope) => {
    expect(() => AppClientRules.apply(scope as never)).toThrow(/^AppClientRules\.apply\(\): the argument is .+\. Write a construct, such as the App\.$/);
  });
});
