import { App, CfnParameter, Duration, Fn, Lazy, PropertyInjectors, Stack, Token, Validations } from 'aws-cdk-lib';
import type { InjectionContext, IPropertyInjector } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { ConfidentialAppClientProps, MachineClientProps, PublicAppClientProps } from '../src';
import { ConfidentialAppClient, MachineClient, PublicAppClient, PublicPlatform, TokenExchange } from '../src';

function stackWithPool(): { app: App; stack: Stack; userPool: cognito.UserPool } {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  const userPool = new cognito.UserPool(stack, 'Pool', {
    customAttributes: { department: new cognito.StringAttribute({ mutable: true }) },
  });
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  return { app, stack, userPool };
}

function clientsOf(stack: Stack): Record<string, Record<string, unknown>> {
  const found = Template.fromStack(stack).findResources('AWS::Cognito::UserPoolClient');
  return Object.fromEntries(Object.entries(found).map(([id, { Properties }]) => [id.replace(/[0-9A-F]{8}$/, ''), Properties]));
}

const everyUserProp = (userPool: cognito.UserPool): Required<Omit<PublicAppClientProps, 'platform' | 'disableOAuth' | 'managedLoginBranding' | 'terms' | 'ssoSession' | 'disableApiSignIn' | 'domainUrl'>> => ({
  userPool,
  userPoolClientName: 'everything set',
  accessTokenValidity: Duration.minutes(30),
  idTokenValidity: Duration.minutes(15),
  refreshTokenValidity: Duration.days(7),
  authSessionValidity: Duration.minutes(5),
  enableTokenRevocation: false,
  callbackUrls: ['https://app.acme.org/callback'],
  logoutUrls: ['https://app.acme.org/'],
  defaultRedirectUri: 'https://app.acme.org/callback',
  scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.PROFILE, cognito.OAuthScope.custom('api/read')],
  supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
  authFlows: { userSrp: true, custom: true, adminUserPassword: true, userPassword: true, user: true },
  refreshTokenRotation: true,
  refreshTokenRotationGracePeriod: Duration.seconds(30),
  preventUserExistenceErrors: false,
  readAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true, emailVerified: true }),
  writeAttributes: new cognito.ClientAttributes().withStandardAttributes({ email: true }).withCustomAttributes('department'),
});

const EVERYTHING = {
  PublicAppClient: (userPool: cognito.UserPool): Required<Omit<PublicAppClientProps, 'disableOAuth' | 'managedLoginBranding' | 'terms' | 'ssoSession' | 'disableApiSignIn' | 'domainUrl'>> =>
    ({ ...everyUserProp(userPool), platform: PublicPlatform.NATIVE }),
  ConfidentialAppClient: (userPool: cognito.UserPool): Required<Omit<ConfidentialAppClientProps, 'disableOAuth' | 'managedLoginBranding' | 'terms' | 'ssoSession' | 'disableApiSignIn' | 'domainUrl' | 'secretOptions'>> =>
    ({ ...everyUserProp(userPool), enablePropagateAdditionalUserContextData: true, tokenExchange: [TokenExchange.DELEGATION, TokenExchange.IMPERSONATION] }),
  MachineClient: (userPool: cognito.UserPool): Required<Omit<MachineClientProps, 'domainUrl' | 'secretOptions'>> => ({
    userPool,
    userPoolClientName: 'everything set',
    accessTokenValidity: Duration.minutes(30),
    enableTokenRevocation: false,
    scopes: [cognito.OAuthScope.custom('api/read')],
    tokenExchange: [TokenExchange.DELEGATION],
  }),
};

describe('the template of', () => {
  test('a public client of a browser app, with nothing but its URL', () => {
    const { stack, userPool } = stackWithPool();
    new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org/callback'] });
    expect(clientsOf(stack)).toMatchSnapshot();
  });

  test('a public client of an installed app, with nothing but its URL', () => {
    const { stack, userPool } = stackWithPool();
    new PublicAppClient(stack, 'App', { userPool, platform: PublicPlatform.NATIVE, callbackUrls: ['org.acme.app:/callback'] });
    expect(clientsOf(stack)).toMatchSnapshot();
  });

  test('a confidential client, with nothing but its URL', () => {
    const { stack, userPool } = stackWithPool();
    new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org/callback'] });
    expect(clientsOf(stack)).toMatchSnapshot();
  });

  test('a machine client, with nothing but its scope', () => {
    const { stack, userPool } = stackWithPool();
    new MachineClient(stack, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('api/read')] });
    expect(clientsOf(stack)).toMatchSnapshot();
  });

  test('a client that signs users in through the API only', () => {
    const { stack, userPool } = stackWithPool();
    new PublicAppClient(stack, 'Api', { userPool, disableOAuth: true });
    expect(clientsOf(stack)).toMatchSnapshot();
  });

  test('a public client with every prop set', () => {
    const { stack, userPool } = stackWithPool();
    new PublicAppClient(stack, 'Spa', EVERYTHING.PublicAppClient(userPool));
    expect(clientsOf(stack)).toMatchSnapshot();
  });

  test('a confidential client with every prop set', () => {
    const { stack, userPool } = stackWithPool();
    new ConfidentialAppClient(stack, 'Web', EVERYTHING.ConfidentialAppClient(userPool));
    expect(clientsOf(stack)).toMatchSnapshot();
  });

  test('a machine client with every prop set', () => {
    const { stack, userPool } = stackWithPool();
    new MachineClient(stack, 'Job', EVERYTHING.MachineClient(userPool));
    expect(clientsOf(stack)).toMatchSnapshot();
  });

  test('every prop changes what is rendered', () => {
    // Fails for a prop that settings or render forget. What the types above leave out is tested by itself.
    const plain = { callbackUrls: ['https://app.acme.org/callback'] };
    for (const [name, everything] of Object.entries(EVERYTHING)) {
      for (const prop of Object.keys(everything(stackWithPool().userPool)).filter((each) => each !== 'userPool')) {
        const rendered = [true, false].map((given) => {
          const { stack, userPool } = stackWithPool();
          const all = everything(userPool) as unknown as Record<string, unknown>;
          const required = name === 'MachineClient' ? { scopes: [cognito.OAuthScope.custom('api/write')] } : plain;
          // The name of a class of this library is the key of its props.
          type Make = new (scope: Stack, id: string, props: object) => object;
          const Class = { PublicAppClient, ConfidentialAppClient, MachineClient }[name] as unknown as Make;
          const value = prop === 'callbackUrls'
            ? ['https://other.acme.org/']
            : prop === 'supportedIdentityProviders' ? [cognito.UserPoolClientIdentityProvider.GOOGLE] : all[prop];
          new Class(stack, 'Client', { userPool, ...required, ...given ? { [prop]: value } : {} });
          return JSON.stringify(stack.resolve((stack.node.findChild('Client').node.defaultChild as unknown as { _toCloudFormation(): unknown })._toCloudFormation()));
        });
        expect([name, prop, rendered[0] !== rendered[1]]).toEqual([name, prop, prop !== 'refreshTokenRotation' || name !== 'PublicAppClient']);
      }
    }
  });
});

describe('defaults that depend on the pool', () => {
  const flows = (poolProps: cognito.UserPoolProps, make: (stack: Stack, userPool: cognito.UserPool) => void) => {
    const stack = new Stack(new App(), 'Stack');
    make(stack, new cognito.UserPool(stack, 'Pool', poolProps));
    return Object.values(clientsOf(stack))[0];
  };
  const spa = (props: Partial<PublicAppClientProps> = {}) => (stack: Stack, userPool: cognito.UserPool) => {
    new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org'], ...props });
  };

  test('ALLOW_USER_AUTH where the sign-in policy allows more than the password', () => {
    const policy = (passkey: boolean) => ({ signInPolicy: { allowedFirstAuthFactors: { password: true, passkey } } });
    expect(flows(policy(true), spa()).ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH']);
    expect(flows(policy(false), spa()).ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH']);
  });

  test('no rotation on a pool known to be on LITE', () => {
    const lite = flows({ featurePlan: cognito.FeaturePlan.LITE }, spa());
    expect(lite.RefreshTokenRotation).toEqual({ Feature: 'DISABLED' });
    expect(lite.ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
    expect(flows({ featurePlan: cognito.FeaturePlan.PLUS }, spa()).RefreshTokenRotation).toMatchObject({ Feature: 'ENABLED' });
  });

  test('the plan and the policy of an L1 pool are read as well, an override before the property', () => {
    const stack = new Stack(new App(), 'Stack');
    const passwordless = new cognito.CfnUserPool(stack, 'Passwordless', { policies: { signInPolicy: { allowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } });
    const lite = new cognito.CfnUserPool(stack, 'Lite', { userPoolTier: 'PLUS' });
    lite.addPropertyOverride('UserPoolTier', 'LITE');
    new PublicAppClient(stack, 'OnPasswordless', { userPool: passwordless, disableOAuth: true });
    new PublicAppClient(stack, 'OnLite', { userPool: lite, disableOAuth: true });
    expect(clientsOf(stack)).toMatchObject({
      OnPasswordless: { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'] },
      OnLite: { RefreshTokenRotation: { Feature: 'DISABLED' }, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] },
    });
  });

  test.each<[string, Partial<PublicAppClientProps>, object]>([
    ['rotation off is written out', { refreshTokenRotation: false }, { RefreshTokenRotation: { Feature: 'DISABLED' }, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
    ['a grace period of zero is written out', { refreshTokenRotationGracePeriod: Duration.seconds(0) }, { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 } }],
    ['sign-in through the API that is disabled leaves rotation as it is', { disableApiSignIn: true }, { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] }],
    ['so do flows in which nothing is true', { authFlows: {} }, { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] }],
    ['without rotation it leaves refreshing alone', { disableApiSignIn: true, refreshTokenRotation: false }, { RefreshTokenRotation: { Feature: 'DISABLED' }, ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }],
    ['flows replace the default', { authFlows: { custom: true } }, { RefreshTokenRotation: { Feature: 'ENABLED' }, ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'] }],
    ['seconds where minutes are not whole', { accessTokenValidity: Duration.seconds(330) }, { AccessTokenValidity: 330, TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'minutes' } }],
  ])('%s', (_, props, expected) => {
    expect(flows({}, spa(props))).toMatchObject(expected);
  });

  const google = cognito.UserPoolClientIdentityProvider.GOOGLE;
  const token = () => cognito.UserPoolClientIdentityProvider.custom(Fn.importValue('Provider'));
  test.each<[string, Partial<ConfidentialAppClientProps>, boolean]>([
    ['no COGNITO', { supportedIdentityProviders: [google] }, true],
    ['COGNITO', { supportedIdentityProviders: [google, cognito.UserPoolClientIdentityProvider.COGNITO] }, false],
    ['a token, which may be COGNITO', { supportedIdentityProviders: [google, token()] }, false],
    ['a dynamic reference', { supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.custom('{{resolve:ssm:/idp}}')] }, false],
    ['nothing', { supportedIdentityProviders: [] }, false],
    ['every provider of the pool', {}, false],
    ['no COGNITO, and flows', { supportedIdentityProviders: [google], authFlows: { userSrp: true } }, false],
    ['no COGNITO, and a no', { supportedIdentityProviders: [google], disableApiSignIn: false }, false],
    ['no COGNITO, and no managed login', { supportedIdentityProviders: [google], disableOAuth: true, callbackUrls: undefined }, false],
  ])('sign-in through the API of a confidential client with %s', (_, props, closed) => {
    expect(flows({}, (stack, userPool) => {
      const client = new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'], ...props });
      Validations.of(client).acknowledge({ id: 'cdk-cognito-app-clients::idp-must-exist', reason: 'not the point here' });
    }).ExplicitAuthFlows).toEqual(closed ? ['ALLOW_REFRESH_TOKEN_AUTH'] : ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  });

  test('a public client without COGNITO keeps sign-in through the API, since closing it would cost the refresh flow', () => {
    expect(flows({}, spa({ supportedIdentityProviders: [token()] })).ExplicitAuthFlows).toEqual(['ALLOW_USER_SRP_AUTH']);
  });

  test('a grace period alone turns rotation on for a confidential client', () => {
    expect(flows({}, (stack, userPool) => {
      new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'], refreshTokenRotationGracePeriod: Duration.seconds(5) });
    })).toMatchObject({ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 5 }, ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] });
  });

  test.each(['seconds', 'minutes', 'hours', 'days'] as const)('a token validity made of a token of %s keeps its unit', (unit) => {
    const stack = new Stack(new App(), 'Stack');
    const amount = new CfnParameter(stack, 'Amount', { type: 'Number' }).valueAsNumber;
    new PublicAppClient(stack, 'Spa', { userPool: new cognito.UserPool(stack, 'Pool'), disableOAuth: true, accessTokenValidity: Duration[unit](amount) });
    expect(Object.values(clientsOf(stack))[0]).toMatchObject({ AccessTokenValidity: { Ref: 'Amount' }, TokenValidityUnits: { AccessToken: unit } });
  });

  test.each([
    ['authSessionValidity', 'hours'], ['authSessionValidity', 'seconds'], ['refreshTokenRotationGracePeriod', 'minutes'],
  ] as const)('%s made of a token of %s is refused by its name', (prop, unit) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const amount = new CfnParameter(stack, 'Amount', { type: 'Number' }).valueAsNumber;
    new PublicAppClient(stack, 'Spa', { userPool: new cognito.UserPool(stack, 'Pool'), disableOAuth: true, [prop]: Duration[unit](amount) });
    expect(() => app.synth()).toThrow(new RegExp(`${prop}[^]*${unit}`));
  });

  test('a duration made of a token keeps its unit', () => {
    const stack = new Stack(new App(), 'Stack');
    const days = new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber;
    new PublicAppClient(stack, 'Spa', {
      userPool: new cognito.UserPool(stack, 'Pool'), disableOAuth: true, refreshTokenValidity: Duration.days(days), authSessionValidity: Duration.minutes(days),
    });
    expect(Object.values(clientsOf(stack))[0]).toMatchObject({
      RefreshTokenValidity: { Ref: 'Days' }, AuthSessionValidity: { Ref: 'Days' }, TokenValidityUnits: { RefreshToken: 'days' },
    });
  });
});

describe('a client', () => {
  test('takes an L1 pool and an imported one', () => {
    const stack = new Stack(new App(), 'Stack');
    const pools = {
      L1: new cognito.CfnUserPool(stack, 'Pool'),
      Imported: cognito.UserPool.fromUserPoolId(stack, 'Import', 'eu-west-1_abcDEF123'),
    };
    for (const [id, userPool] of Object.entries(pools)) {
      new PublicAppClient(stack, id, { userPool, callbackUrls: ['https://app.acme.org'] });
    }
    const clients = clientsOf(stack);
    expect(clients.L1.UserPoolId).toEqual({ Ref: 'Pool' });
    expect(clients.Imported.UserPoolId).toEqual('eu-west-1_abcDEF123');
  });

  test('shows its pool, id, name and reference', () => {
    const { stack, userPool } = stackWithPool();
    const client = new MachineClient(stack, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('api/read')] });
    expect(client.userPool).toBe(userPool);
    const logicalId = stack.getLogicalId(client.node.defaultChild as cognito.CfnUserPoolClient);
    expect(stack.resolve(client.userPoolClientId)).toEqual({ Ref: logicalId });
    expect(stack.resolve(client.userPoolClientName)).toEqual({ 'Fn::GetAtt': [logicalId, 'Name'] });
    expect(stack.resolve(client.userPoolClientRef)).toEqual({ userPoolId: stack.resolve(userPool.userPoolId), clientId: { Ref: logicalId } });
    expect(client.node.defaultChild).toBeInstanceOf(cognito.CfnUserPoolClient);
    expect(client.node.findChild('Resource')).toBe(client.node.defaultChild);
  });

  test('hands out the secret as an attribute of the client, without a custom resource', () => {
    const { stack, userPool } = stackWithPool();
    for (const client of [
      new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org'] }),
      new MachineClient(stack, 'Job', { userPool, scopes: [cognito.OAuthScope.custom('api/read')] }),
    ]) {
      const logicalId = stack.getLogicalId(client.node.defaultChild as cognito.CfnUserPoolClient);
      expect(stack.resolve(client.userPoolClientSecret)).toEqual({ 'Fn::GetAtt': [logicalId, 'ClientSecret'] });
    }
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('a public one has no secret, and says why', () => {
    const { stack, userPool } = stackWithPool();
    const client = new PublicAppClient(stack, 'Spa', { userPool, disableOAuth: true });
    const imported = PublicAppClient.fromPublicAppClientAttributes(stack, 'Import', { userPool, userPoolClientId: '1example' });
    for (const each of [client, imported]) {
      expect(() => each.userPoolClientSecret).toThrow(/'Stack\/(Spa|Import)' is a public client, which has no secret: its users can read the app/);
    }
  });

  test('made elsewhere shows pool and client id', () => {
    const { stack, userPool } = stackWithPool();
    const attributes = { userPool, userPoolClientId: '1example23456789' };
    for (const client of [
      PublicAppClient.fromPublicAppClientAttributes(stack, 'Public', attributes),
    ]) {
      expect(client.userPoolClientId).toEqual('1example23456789');
      expect(client.userPool).toBe(userPool);
      expect(client.userPoolClientRef).toEqual({ userPoolId: userPool.userPoolId, clientId: '1example23456789' });
    }
    Template.fromStack(stack).resourceCountIs('AWS::Cognito::UserPoolClient', 0);
  });

  test('takes URLs that are known later, into a list of its own', () => {
    const { stack, userPool } = stackWithPool();
    const callbackUrls = ['https://app.acme.org/callback'];
    const client = new PublicAppClient(stack, 'Spa', { userPool, callbackUrls });
    const bare = new PublicAppClient(stack, 'Bare', { userPool });
    for (const each of [client, bare]) {
      each.addCallbackUrl('https://late.acme.org/callback');
      each.addLogoutUrl('https://late.acme.org/');
    }
    expect(callbackUrls).toHaveLength(1);
    const clients = clientsOf(stack);
    expect(clients.Spa).toMatchObject({ CallbackURLs: ['https://app.acme.org/callback', 'https://late.acme.org/callback'], LogoutURLs: ['https://late.acme.org/'] });
    expect(clients.Bare).toMatchObject({ CallbackURLs: ['https://late.acme.org/callback'] });
  });

  test('joins a URL to a list that is a token', () => {
    const { stack, userPool } = stackWithPool();
    const urls = new CfnParameter(stack, 'Urls', { type: 'CommaDelimitedList' }).valueAsList;
    new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: urls }).addCallbackUrl('https://late.acme.org/callback');
    expect(clientsOf(stack).Spa.CallbackURLs)
      .toEqual({ 'Fn::Split': [' ', { 'Fn::Join': [' ', [{ 'Fn::Join': [' ', { Ref: 'Urls' }] }, 'https://late.acme.org/callback']] }] });
  });

  test('joins many URLs to a list that is a token once, whatever they hold, and joins anew to a list that was set since', () => {
    const { stack, userPool } = stackWithPool();
    const urls = () => new CfnParameter(stack, `Urls${stack.node.children.length}`, { type: 'CommaDelimitedList' }).valueAsList;
    const client = new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: urls(), logoutUrls: urls() });
    const added = Array.from({ length: 60 }, (_, i) => `https://late.acme.org/a,b/${i}`);
    added.forEach((url) => client.addCallbackUrl(url));
    added.forEach((url) => client.addLogoutUrl(url));
    const split = (list: unknown) => (list as { 'Fn::Split': [string, { 'Fn::Join': [string, unknown[]] }] })['Fn::Split'][1]['Fn::Join'][1];
    const { CallbackURLs, LogoutURLs } = clientsOf(stack).Spa;
    expect(split(CallbackURLs).slice(1).join(' ').split(' ')).toEqual(added);
    expect(split(LogoutURLs).slice(1).join(' ').split(' ')).toEqual(added);
    const resource = client.node.defaultChild as cognito.CfnUserPoolClient;
    resource.callbackUrLs = urls();
    client.addCallbackUrl('https://last.acme.org/');
    expect(split(stack.resolve(resource.callbackUrLs))).toEqual([{ 'Fn::Join': [' ', { Ref: expect.stringMatching(/^Urls/) }] }, 'https://last.acme.org/']);
  });

  test('a URL that is added to a list that is a token is checked', () => {
    const { app, stack, userPool } = stackWithPool();
    const callbackUrls = new CfnParameter(stack, 'Urls', { type: 'CommaDelimitedList' }).valueAsList;
    new PublicAppClient(stack, 'Spa', { userPool, callbackUrls }).addCallbackUrl('http://late.acme.org/callback');
    expect(() => app.synth()).toThrow(/'http:\/\/late\.acme\.org\/callback' uses http/);
  });

  test.each<[string, () => string[] | undefined, string[]]>([
    ['known items', () => ['https://app.acme.org/callback'], ['https://app.acme.org/callback', 'https://late.acme.org/callback']],
    ['no item', () => [], ['https://late.acme.org/callback']],
    ['no list', () => undefined, ['https://late.acme.org/callback']],
  ])('adds a URL to a late list of %s', (_, produce, expected) => {
    const { stack, userPool } = stackWithPool();
    const client = new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: Lazy.list({ produce }) });
    client.addCallbackUrl('https://late.acme.org/callback');
    expect(clientsOf(stack).Spa.CallbackURLs).toEqual(expected);
  });

  test('makes a sign-in URL of the code grant, its redirect URL encoded', () => {
    const { stack, userPool } = stackWithPool();
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    const client = new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: ['https://www.acme.org/a?b=c&d'] });
    const url = client.signInUrl({ redirectUri: 'https://www.acme.org/a?b=c&d', signInPath: '/oauth2/authorize' });
    const logicalId = stack.getLogicalId(client.node.defaultChild as cognito.CfnUserPoolClient);
    expect(stack.resolve(url)).toEqual({
      'Fn::Join': ['', [
        'https://', { Ref: 'PoolDomainCFC71F56' }, '.auth.', { Ref: 'AWS::Region' }, '.amazoncognito.com/oauth2/authorize?client_id=', { Ref: logicalId },
        '&response_type=code&redirect_uri=https%3A%2F%2Fwww.acme.org%2Fa%3Fb%3Dc%26d',
      ]],
    });
  });

  test('has properties injected', () => {
    class ShortSessions implements IPropertyInjector {
      public readonly constructUniqueId = PublicAppClient.PROPERTY_INJECTION_ID;
      public inject(original: PublicAppClientProps, _context: InjectionContext): PublicAppClientProps {
        return { refreshTokenValidity: Duration.hours(2), ...original };
      }
    }
    const { stack, userPool } = stackWithPool();
    PropertyInjectors.of(stack).add(new ShortSessions());
    new PublicAppClient(stack, 'Spa', { userPool, disableOAuth: true });
    expect(clientsOf(stack).Spa.RefreshTokenValidity).toBe(120);
  });

  test('leaves to CDK and the user what an escape hatch sets', () => {
    const { stack, userPool } = stackWithPool();
    const client = new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org'] });
    const resource = client.node.defaultChild as cognito.CfnUserPoolClient;
    resource.supportedIdentityProviders = [Lazy.string({ produce: () => 'COGNITO' })];
    resource.addPropertyOverride('WriteAttributes', ['email']);
    expect(clientsOf(stack).Spa).toMatchObject({ SupportedIdentityProviders: ['COGNITO'], WriteAttributes: ['email'] });
  });

  test('takes tokens wherever it takes a text', () => {
    const { stack, userPool } = stackWithPool();
    const url = Fn.importValue('Url');
    new PublicAppClient(stack, 'Spa', {
      userPool, callbackUrls: [url], logoutUrls: Token.asList(Fn.split(',', url)), defaultRedirectUri: url, userPoolClientName: Fn.importValue('Name'),
    });
    expect(clientsOf(stack).Spa).toMatchObject({ CallbackURLs: [{ 'Fn::ImportValue': 'Url' }] });
  });
});
