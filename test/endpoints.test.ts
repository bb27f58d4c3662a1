import { App, CfnOutput, CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { User } from 'aws-cdk-lib/aws-iam';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IAppClient, IUserAppClient } from '../src';
import { AppClientBase, ConfidentialAppClient, MachineClient, PublicAppClient, UserAppClientBase } from '../src';

const CALLBACK = 'https://www.acme.org/callback';
const LOGOUT = 'https://www.acme.org/?a=b&c';
const READ = cognito.OAuthScope.custom('api/read');

function fixture(id = 'Stack', app = new App()) {
  const stack = new Stack(app, id, { env: { region: 'eu-west-1', account: '111111111111' } });
  const userPool = new cognito.UserPool(stack, 'Pool');
  userPool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
  return { app, stack, userPool };
}

function outputOf(stack: Stack, value: string): unknown {
  new CfnOutput(stack, 'Value', { value });
  return (Template.fromStack(stack).toJSON() as { Outputs: Record<string, { Value: unknown }> }).Outputs.Value.Value;
}

const web = (stack: Stack, userPool: cognito.IUserPool, domainUrl?: string) =>
  new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls: [CALLBACK], logoutUrls: [LOGOUT], domainUrl });

const ENDPOINTS: [keyof IUserAppClient & `${string}Endpoint`, string][] = [
  ['tokenEndpoint', '/oauth2/token'],
  ['authorizationEndpoint', '/oauth2/authorize'],
  ['userInfoEndpoint', '/oauth2/userInfo'],
  ['revocationEndpoint', '/oauth2/revoke'],
];

describe.each(ENDPOINTS)('%s', (name, path) => {
  test('is on a domain that is added after it was read', () => {
    const { stack, userPool } = fixture();
    const url = web(stack, userPool)[name];
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    expect(outputOf(stack, url)).toEqual({ 'Fn::Join': ['', ['https://', { Ref: 'PoolDomainCFC71F56' }, `.auth.eu-west-1.amazoncognito.com${path}`]] });
  });

  test('is on domainUrl rather than on a domain of the app', () => {
    const { stack, userPool } = fixture();
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    expect(outputOf(stack, web(stack, userPool, 'https://auth.acme.org/')[name])).toBe(`https://auth.acme.org${path}`);
  });

  test('of an import is on its domainUrl, and throws a sentence without it', () => {
    const { stack, userPool } = fixture();
    const attributes = { userPool, userPoolClientId: '1example' };
    const imported = ConfidentialAppClient.fromConfidentialAppClientAttributes(stack, 'Web', { ...attributes, domainUrl: 'https://auth.acme.org' });
    expect(imported[name]).toBe(`https://auth.acme.org${path}`);
    expect(() => PublicAppClient.fromPublicAppClientAttributes(stack, 'Spa', attributes)[name])
      .toThrow('the imported client \'Stack/Spa\' has no domainUrl: pass domainUrl to fromPublicAppClientAttributes(), such as \'https://auth.example.org\'.');
  });
});

describe('in another stack', () => {
  test('an endpoint of a client whose stack has the domain is imported from there', () => {
    const { app, stack, userPool } = fixture();
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    const client = web(stack, userPool);
    const other = new Stack(app, 'Other', { env: stack.env });
    expect(JSON.stringify(outputOf(other, client.tokenEndpoint))).toMatch(/Fn::ImportValue.*\.auth\.eu-west-1\.amazoncognito\.com\/oauth2\/token/);
  });

  test('the domain beside the pool is named without an export', () => {
    const { app, stack, userPool } = fixture();
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    const other = new Stack(app, 'Other', { env: stack.env });
    expect(outputOf(other, web(other, userPool).tokenEndpoint)).toBe('https://acme.auth.eu-west-1.amazoncognito.com/oauth2/token');
  });
});

test('an endpoint on no domain is an error, and never half a URL', () => {
  const { app, stack, userPool } = fixture();
  new CfnOutput(stack, 'Url', { value: web(stack, userPool).tokenEndpoint });
  expect(() => Template.fromStack(stack)).toThrow(/cdk-cognito-app-clients::endpoint-needs-domain/);
  expect(JSON.stringify(app.synth({ skipValidation: true, force: true }).getStackByName('Stack').template)).toContain('https://no-domain.invalid/oauth2/token');
});

describe('the sign-in URL', () => {
  test('has the client, the code grant and the redirect URL, encoded', () => {
    const { stack, userPool } = fixture();
    const client = web(stack, userPool);
    const url = client.signInUrl({ redirectUri: CALLBACK, domainUrl: 'https://auth.acme.org' });
    expect(stack.resolve(url)).toEqual({
      'Fn::Join': ['', [
        'https://auth.acme.org/login?client_id=', stack.resolve(client.userPoolClientId), '&response_type=code&redirect_uri=https%3A%2F%2Fwww.acme.org%2Fcallback',
      ]],
    });
  });

  test('encodes what is known of a redirect URL with a token', () => {
    const { stack, userPool } = fixture();
    const host = new CfnParameter(stack, 'Host').valueAsString;
    const client = web(stack, userPool);
    client.addCallbackUrl(`https://${host}/cb`);
    expect(JSON.stringify(stack.resolve(client.signInUrl({ redirectUri: `https://${host}/cb`, domainUrl: 'https://auth.acme.org' }))))
      .toContain('redirect_uri=https%3A%2F%2F",{"Ref":"Host"},"%2Fcb"');
  });

  test('of an import takes the path and the domain of its options', () => {
    const { stack, userPool } = fixture();
    const imported = PublicAppClient.fromPublicAppClientAttributes(stack, 'Spa', { userPool, userPoolClientId: '1example' });
    expect(imported.signInUrl({ redirectUri: CALLBACK, signInPath: 'oauth2/authorize', domainUrl: 'https://auth.acme.org/' }))
      .toBe('https://auth.acme.org/oauth2/authorize?client_id=1example&response_type=code&redirect_uri=https%3A%2F%2Fwww.acme.org%2Fcallback');
    expect(() => imported.signInUrl({ redirectUri: CALLBACK })).toThrow(/has no domainUrl/);
  });
});

test('the sign-out URL has the client and the sign-out URL, encoded', () => {
  const { stack, userPool } = fixture();
  const imported = PublicAppClient.fromPublicAppClientAttributes(stack, 'Spa', { userPool, userPoolClientId: '1example', domainUrl: 'https://auth.acme.org' });
  expect(imported.signOutUrl({ logoutUri: LOGOUT })).toBe('https://auth.acme.org/logout?client_id=1example&logout_uri=https%3A%2F%2Fwww.acme.org%2F%3Fa%3Db%26c');
  const client = web(stack, userPool, 'https://auth.acme.org');
  expect(JSON.stringify(stack.resolve(client.signOutUrl({ logoutUri: LOGOUT })))).toContain('&logout_uri=https%3A%2F%2Fwww.acme.org%2F%3Fa%3Db%26c');
});

describe('the issuer', () => {
  test('follows what is changed on the pool after it was read', () => {
    const { stack, userPool } = fixture();
    const { issuer } = web(stack, userPool);
    (userPool.node.defaultChild as cognito.CfnUserPool).addPropertyOverride('IssuerConfiguration', { Type: 'UPDATED' });
    expect(outputOf(stack, issuer)).toEqual({ 'Fn::Join': ['', ['https://issuer-cognito-idp.eu-west-1.amazonaws.com/', { Ref: 'PoolD3F588B8' }]] });
  });

  test('of an import is its pool\'s', () => {
    const { stack } = fixture();
    const userPool = cognito.UserPool.fromUserPoolId(stack, 'Elsewhere', 'us-east-1_abc');
    const client: IAppClient = MachineClient.fromMachineClientAttributes(stack, 'Job', { userPool, userPoolClientId: '1example' });
    expect(stack.resolve(client.issuer)).toBe('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc');
  });
});

test('the stored secret has the token endpoint of domainUrl', () => {
  const { stack, userPool } = fixture();
  void web(stack, userPool, 'https://auth.acme.org').secret;
  expect(JSON.stringify(Template.fromStack(stack).toJSON())).toContain('https://auth.acme.org/oauth2/token');
});

describe('the base classes', () => {
  test('are a type for every client', () => {
    const { stack, userPool } = fixture();
    const all: AppClientBase[] = [
      new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: [CALLBACK] }),
      web(stack, userPool),
      new MachineClient(stack, 'Job', { userPool, scopes: [READ] }),
    ];
    expect(all.map((client) => client instanceof UserAppClientBase)).toEqual([true, true, false]);
    expect(all.map(({ userPool: pool }) => pool)).toEqual([userPool, userPool, userPool]);
  });

  test('say that they make no client by themselves', () => {
    class Own extends AppClientBase { public readonly userPoolClientSecret = undefined as never; }
    const own = new Own(fixture().stack, 'Own');
    for (const read of [() => own.userPoolClientId, () => own.userPool, () => own.userPoolClientRef, () => own.tokenEndpoint]) {
      expect(read).toThrow(/^'Stack\/Own' extends a base class of cdk-cognito-app-clients, which makes no client by itself\. Extend PublicAppClient/);
    }
  });
});

describe('grants.rotateSecret() of an import', () => {
  const attributes = (stack: Stack, userPool: cognito.IUserPool) => ({
    userPool,
    userPoolClientId: '1example',
    secret: Secret.fromSecretCompleteArn(stack, 'Secret', 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:job-AbCdEf'),
  });

  test('lets a principal rotate the secret and call its function', () => {
    const { stack, userPool } = fixture();
    const rotationFunction = LambdaFunction.fromFunctionAttributes(stack, 'Rotation', {
      functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:rotation', sameEnvironment: true,
    });
    const client = MachineClient.fromMachineClientAttributes(stack, 'Job', { ...attributes(stack, userPool), rotationFunction });
    const operator = new User(stack, 'Operator');
    client.grants.rotateSecret(operator);
    const policy = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(policy).toContain('secretsmanager:RotateSecret');
    expect(policy).toContain('function:rotation');
  });

  test('says what is missing, before it grants anything', () => {
    const { stack, userPool } = fixture();
    const { secret, ...bare } = attributes(stack, userPool);
    const operator = new User(stack, 'Operator');
    expect(() => ConfidentialAppClient.fromConfidentialAppClientAttributes(stack, 'Web', bare).grants.rotateSecret(operator))
      .toThrow('the imported client \'Stack/Web\' has no secret: pass secret to fromConfidentialAppClientAttributes(), such as secretsmanager.Secret.');
    expect(() => MachineClient.fromMachineClientAttributes(stack, 'Job', { ...bare, secret }).grants.rotateSecret(operator))
      .toThrow('the imported client \'Stack/Job\' has no rotationFunction: pass rotationFunction to fromMachineClientAttributes(), such as lambda.Function.');
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  });
});
