import { App, Aspects, CfnParameter, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { ConfidentialAppClientProps, SecretHashProxyProps } from '../src';
import { ConfidentialAppClient, MachineClient, PublicAppClient, SecretHashProxy } from '../src';

const ORIGIN = 'https://app.acme.org';

function app(client: Partial<ConfidentialAppClientProps> = {}, props: Partial<SecretHashProxyProps> = {}, made = new App()) {
  const stack = new Stack(made, 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
  const userPool = new cognito.UserPool(stack, 'Pool');
  const web = new ConfidentialAppClient(stack, 'Web', { userPool, disableOAuth: true, authFlows: { userSrp: true }, ...client });
  const proxy = new SecretHashProxy(stack, 'Proxy', { client: web, allowedOrigins: [ORIGIN], ...props });
  return { stack, userPool, web, proxy };
}

/** The assets and the deployment of the API are named by their content, which changes with every release. */
function steady(template: object): unknown {
  return JSON.parse(JSON.stringify(template).replace(/[0-9a-f]{64}\.zip/g, '<asset>.zip').replace(/(ProxyApiDeployment\w{8})[0-9a-f]{32}/g, '$1<hash>'));
}

const properties = (stack: Stack, type: string) => Object.values(Template.fromStack(stack).findResources(type)).map(({ Properties }) => Properties as Record<string, any>);
const variables = (stack: Stack) => properties(stack, 'AWS::Lambda::Function').at(-1)!.Environment.Variables as Record<string, unknown>;

/** What the roles of a stack may do, beside what policies of AWS let them. */
const statements = (stack: Stack) => properties(stack, 'AWS::IAM::Role')
  .flatMap(({ Policies = [] }) => (Policies as { PolicyDocument: { Statement: object[] } }[]).flatMap(({ PolicyDocument }) => PolicyDocument.Statement));

test('what it adds to the stack of a client', () => {
  const { stack } = app();
  const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, object> };
  expect(steady(Object.fromEntries(Object.entries(Resources).filter(([id]) => id.startsWith('Proxy'))))).toMatchSnapshot();
});

test('the value of the secret is read by the function alone, and is in no template', () => {
  const { stack, web } = app();
  expect(statements(stack)).toEqual([{
    Action: 'secretsmanager:GetSecretValue',
    Condition: { StringEquals: { 'secretsmanager:VersionStage': ['AWSCURRENT', 'AWSPREVIOUS'] } },
    Effect: 'Allow',
    Resource: stack.resolve(web.secret.secretArn),
  }]);
  Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
  expect(JSON.stringify(variables(stack))).not.toContain('ClientSecret"');
});

test('the endpoint is the URL of the stage, which ends with a slash', () => {
  const { stack, proxy } = app();
  expect(JSON.stringify(stack.resolve(proxy.endpoint))).toMatch(/execute-api.*"\/"\]\]\}$/);
  Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: ['REGIONAL'] } });
  expect(properties(stack, 'AWS::ApiGateway::Method').map(({ HttpMethod }) => HttpMethod).sort()).toEqual(['OPTIONS', 'POST']);
  Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::Account', 0);
});

test('synthesizes without a finding, with and without rotation, in the stack of the client and in another', () => {
  // The newest CDK wants to be told how stacks may refer to each other.
  const made = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' } });
  const { web, stack } = app({}, {}, made);
  web.addSecretRotation();
  const other = new Stack(made, 'Other', { env: { account: '111111111111', region: 'eu-west-1' } });
  new SecretHashProxy(other, 'Proxy', { client: web, allowedOrigins: [] });
  expect(made.synth().stacks.flatMap(({ messages }) => messages)).toEqual([]);
  // Nothing that reads the secret is there before its first value.
  const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, { Type: string; DependsOn?: string[] }> };
  for (const id of Object.keys(Resources).filter((each) => /^Proxy(Role|Handler[0-9A-F]{8}$)/.test(each))) {
    expect(Resources[id].DependsOn).toContainEqual(expect.stringMatching(/^WebSecretSeed/));
  }
  expect(app().stack.node.root.node.validate()).toEqual([]);
});

describe('the address of the user is handed on where the client takes it', () => {
  const on = { enablePropagateAdditionalUserContextData: true };
  test.each<[string, string, () => Stack]>([
    ['false', 'by default', () => app().stack],
    ['true', 'with the prop', () => app(on).stack],
    ['true', 'with an override', () => {
      const { stack, web } = app();
      (web.node.defaultChild as cognito.CfnUserPoolClient).addPropertyOverride('EnablePropagateAdditionalUserContextData', true);
      return stack;
    }],
    ['false', 'with an override that turns it off', () => {
      const { stack, web } = app(on);
      (web.node.defaultChild as cognito.CfnUserPoolClient).addPropertyOverride('EnablePropagateAdditionalUserContextData', false);
      return stack;
    }],
    ['true', 'with an Aspect', () => {
      const { stack } = app();
      Aspects.of(stack).add({
        visit(node) { if (node instanceof cognito.CfnUserPoolClient) { node.enablePropagateAdditionalUserContextData = true; } },
      });
      return stack;
    }],
    ['false', 'with a parameter, whose value only the deployment knows', () => {
      const { stack, web } = app();
      const parameter = new CfnParameter(stack, 'Propagate');
      (web.node.defaultChild as cognito.CfnUserPoolClient).addPropertyOverride('EnablePropagateAdditionalUserContextData', parameter.valueAsString);
      return stack;
    }],
  ])('%s %s', (expected, _, make) => {
    expect(variables(make()).PROPAGATE_ADDRESS).toBe(expected);
  });
});

test.each<[string, unknown]>([
  ['eu-west-1', 'https://cognito-idp.eu-west-1.amazonaws.com/'],
  ['us-gov-west-1', 'https://cognito-idp.us-gov-west-1.amazonaws.com/'],
])('a client made elsewhere, in %s', (region, endpoint) => {
  const stack = new Stack(new App(), 'Stack', { env: { account: '111111111111', region: 'eu-central-1' } });
  const client = ConfidentialAppClient.fromConfidentialAppClientAttributes(stack, 'Web', {
    userPool: cognito.UserPool.fromUserPoolId(stack, 'Pool', `${region}_abcdef`),
    userPoolClientId: '1example23456789',
    secret: Secret.fromSecretCompleteArn(stack, 'Secret', `arn:aws:secretsmanager:${region}:111111111111:secret:web-abcdef`),
  });
  new SecretHashProxy(stack, 'Proxy', { client, allowedOrigins: [] });
  expect(variables(stack)).toEqual({
    CLIENT_ID: '1example23456789',
    COGNITO_ENDPOINT: endpoint,
    PROPAGATE_ADDRESS: 'false',
    SECRET_ARN: `arn:aws:secretsmanager:${region}:111111111111:secret:web-abcdef`,
  });
});

test('a key of one\'s own: the function may decrypt through Secrets Manager', () => {
  const made = new App();
  const around = new Stack(made, 'Around', { env: { account: '111111111111', region: 'eu-west-1' } });
  const { stack } = app({ secretOptions: { encryptionKey: new Key(around, 'Key') } }, {}, made);
  expect(statements(stack)).toContainEqual(expect.objectContaining({
    Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': expect.anything() } },
  }));
  expect(made.synth().stacks).toHaveLength(2);
});

test('a secret that is known by its name alone', () => {
  const { stack, userPool } = app();
  const other = new Stack(stack.node.root as App, 'Other', { env: { account: '111111111111', region: 'eu-west-1' } });
  const client = ConfidentialAppClient.fromConfidentialAppClientAttributes(other, 'W', { userPool, userPoolClientId: 'x', secret: Secret.fromSecretNameV2(other, 'S', 'web') });
  new SecretHashProxy(other, 'Proxy', { client, allowedOrigins: [] });
  expect(JSON.stringify(statements(other))).toContain(':secret:web-??????');
});

test('functionOptions: with a log group the role has no policy of AWS', () => {
  const made = new App();
  const { stack } = app({}, { functionOptions: { logGroup: new LogGroup(new Stack(made, 'Around', { env: { account: '111111111111', region: 'eu-west-1' } }), 'Logs'), reservedConcurrentExecutions: 50 } }, made);
  expect(properties(stack, 'AWS::IAM::Role')).toEqual([expect.not.objectContaining({ ManagedPolicyArns: expect.anything() })]);
  expect(properties(stack, 'AWS::Lambda::Function')).toEqual([expect.objectContaining({ ReservedConcurrentExecutions: 50, LoggingConfig: expect.anything() })]);
});

const acl = (stack: Stack, scope: string) => new CfnWebACL(stack, 'Acl', {
  scope, defaultAction: { allow: {} }, visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'acl', sampledRequestsEnabled: true },
});

describe('a distribution', () => {
  const bring = (stack: Stack) => new Distribution(stack, 'Site', { defaultBehavior: { origin: new HttpOrigin('site.acme.org') } });
  const config = (stack: Stack) => properties(stack, 'AWS::CloudFront::Distribution')[0].DistributionConfig as Record<string, any>;

  test('what createDistribution adds', () => {
    const { stack } = app({}, { createDistribution: true });
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, object> };
    expect(steady(Object.fromEntries(Object.entries(Resources).filter(([id]) => /^Proxy(Distribution|OriginRequests|Role)/.test(id))))).toMatchSnapshot();
  });

  test('createDistribution: the endpoint is its URL, and nothing is cached', () => {
    const { stack, proxy } = app({}, { createDistribution: true });
    expect(stack.resolve(proxy.endpoint)).toEqual({ 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': [stack.getLogicalId(proxy.distribution!.node.defaultChild as never), 'DomainName'] }, '/']] });
    expect(config(stack).DefaultCacheBehavior).toMatchObject({
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      ViewerProtocolPolicy: 'https-only',
      Compress: false,
    });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudFront::OriginRequestPolicy', {
      OriginRequestPolicyConfig: {
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['CloudFront-Viewer-Address', 'Content-Type', 'Origin', 'X-Amz-Target'] },
        QueryStringsConfig: { QueryStringBehavior: 'none' },
      },
    });
  });

  test.each<[string, (stack: Stack) => Partial<SecretHashProxyProps>]>([
    ['createDistribution', () => ({ createDistribution: true })],
    ['distribution', (stack) => ({ distribution: bring(stack) })],
  ])('%s: its secret is generated, only the function may read it, and the template has a reference', (_, options) => {
    const { stack, web } = app();
    new SecretHashProxy(stack, 'Other', { client: web, allowedOrigins: [ORIGIN], ...options(stack) });
    const [id] = Object.entries(Template.fromStack(stack).findResources('AWS::SecretsManager::Secret')).find(([, { Properties }]) => Properties.GenerateSecretString)!;
    expect(id).toMatch(/^OtherDistributionSecret/);
    const origin = (config(stack).Origins as Record<string, any>[]).find(({ OriginCustomHeaders }) => OriginCustomHeaders)!;
    expect(origin).toMatchObject({
      OriginPath: '/prod',
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
      OriginCustomHeaders: [{ HeaderName: 'X-Distribution-Secret', HeaderValue: { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: id }, ':SecretString:::}}']] } }],
    });
    expect(variables(stack).DISTRIBUTION_SECRET_ARN).toEqual({ Ref: id });
    expect(statements(stack).filter(({ Resource }: any) => JSON.stringify(Resource) === JSON.stringify({ Ref: id }))).toEqual([{
      Action: 'secretsmanager:GetSecretValue', Condition: { StringEquals: { 'secretsmanager:VersionStage': ['AWSCURRENT', 'AWSPREVIOUS'] } }, Effect: 'Allow', Resource: { Ref: id },
    }]);
  });

  test.each<[string, (stack: Stack) => Partial<SecretHashProxyProps>]>([
    ['createDistribution', () => ({ createDistribution: true })],
    ['distribution', (stack) => ({ distribution: bring(stack) })],
  ])('%s: no finding', (_, options) => {
    const made = new App();
    const { stack, web } = app({}, {}, made);
    new SecretHashProxy(stack, 'Other', { client: web, allowedOrigins: [ORIGIN], ...options(stack) });
    expect(made.synth().stacks.flatMap(({ messages }) => messages)).toEqual([]);
  });

  test('without one the function expects none', () => {
    expect(variables(app().stack)).not.toHaveProperty('DISTRIBUTION_SECRET_ARN');
    expect(app({}, { createDistribution: false }).proxy.distribution).toBeUndefined();
  });

  test('distribution: the proxy has a path of its own in it, and no method elsewhere', () => {
    const { stack, web } = app();
    const distribution = bring(stack);
    const proxies = [undefined, '/auth/v1'].map((distributionPath, i) => new SecretHashProxy(stack, `Own${i}`, { client: web, allowedOrigins: [ORIGIN], distribution, distributionPath }));
    expect(proxies.map(({ endpoint }) => JSON.stringify(stack.resolve(endpoint)).split('"').at(-2))).toEqual(['/cognito', '/auth/v1']);
    expect(proxies.map((each) => each.distribution)).toEqual([distribution, distribution]);
    expect((config(stack).CacheBehaviors as object[]).map((each) => (each as { PathPattern: string }).PathPattern)).toEqual(['/cognito', '/auth/v1']);
    const parts = Object.entries(Template.fromStack(stack).findResources('AWS::ApiGateway::Resource')).map(([id, { Properties }]) => [id.slice(0, 4), Properties.PathPart]);
    expect(parts).toEqual([['Own0', 'cognito'], ['Own1', 'auth'], ['Own1', 'v1']]);
    for (const [id, { Properties }] of Object.entries(Template.fromStack(stack).findResources('AWS::ApiGateway::Method'))) {
      if (id.startsWith('Own')) { expect(Properties.ResourceId).toEqual({ Ref: expect.stringMatching(/^Own\dApi(cognito|authv1)/) }); }
    }
  });

  test('its domain name may be an allowed origin and a callback URL: there is no circle', () => {
    const made = new App();
    const stack = new Stack(made, 'Stack', { env: { account: '111111111111', region: 'eu-west-1' } });
    const distribution = bring(stack);
    const site = `https://${distribution.distributionDomainName}`;
    const client = new ConfidentialAppClient(stack, 'Web', { userPool: new cognito.UserPool(stack, 'Pool'), callbackUrls: [`${site}/callback`], authFlows: { userSrp: true } });
    new SecretHashProxy(stack, 'Proxy', { client, allowedOrigins: [site], distribution });
    expect(() => Template.fromStack(stack)).not.toThrow();
    expect(made.synth().stacks.flatMap(({ messages }) => messages.filter(({ level }) => level === 'error'))).toEqual([]);
  });

  test.each([['eu-west-1', 0], ['us-east-1', 1]])('in a stack in %s: %i warnings', (region, warnings) => {
    const made = new App();
    const { stack, web } = app({}, {}, made);
    const other = new Stack(made, 'Site', { env: { account: '111111111111', region }, crossRegionReferences: true });
    new SecretHashProxy(stack, 'Other', { client: web, allowedOrigins: [ORIGIN], distribution: bring(other) });
    const found = Annotations.fromStack(stack).findWarning('/Stack/Other', Match.stringLikeRegexp('distribution is in a stack in us-east-1, and the proxy is in eu-west-1'));
    expect(found).toHaveLength(warnings);
  });

  test('its web ACL has the scope of CloudFront, and the API has none', () => {
    const { stack, web } = app();
    const webAcl = acl(stack, 'CLOUDFRONT');
    const proxy = new SecretHashProxy(stack, 'Guarded', { client: web, allowedOrigins: [ORIGIN], createDistribution: true, webAcl });
    expect(config(stack).WebACLId).toEqual({ 'Fn::GetAtt': ['Acl', 'Arn'] });
    Template.fromStack(stack).resourceCountIs('AWS::WAFv2::WebACLAssociation', 0);
    expect(proxy.node.validate()).toEqual([]);
  });

  test.each<[string, (stack: Stack) => Partial<SecretHashProxyProps>, string]>([
    ['two distributions', (stack) => ({ createDistribution: true, distribution: bring(stack) }),
      'createDistribution is true and distribution is \'Stack/Site\'. The proxy uses one distribution. Leave one of them out.'],
    ['a path for none', () => ({ distributionPath: '/a' }), 'distributionPath is \'/a\' and distribution is absent. It is the path in your own distribution. Leave it out, or set distribution.'],
    ['a path for one that is made', () => ({ createDistribution: true, distributionPath: '/a' }),
      'distributionPath is \'/a\' and distribution is absent. It is the path in your own distribution. Leave it out, or set distribution.'],
    ['an imported distribution', (stack) => ({ distribution: Distribution.fromDistributionAttributes(stack, 'D', { distributionId: 'E1', domainName: 'd.cloudfront.net' }) as Distribution }),
      'distribution is an object. Write a cloudfront.Distribution that your CDK app creates.'],
    ...['', '/', 'cognito', '/a/', '/a//b', '/a/*', '/a?', '/{a}', '/a/../b', '/.', '/a b', Token.asString({ Ref: 'X' })].map((distributionPath): [string, (stack: Stack) => Partial<SecretHashProxyProps>, string] => [
      `the path ${distributionPath}`, (stack) => ({ distribution: bring(stack), distributionPath }),
      `distributionPath is ${Token.isUnresolved(distributionPath) ? 'a text' : `the text '${distributionPath}'`}. Write a path, such as '/cognito'.`,
    ]),
  ])('%s: a sentence', (_, options, expected) => {
    const { stack, web } = app();
    expect(() => new SecretHashProxy(stack, 'Other', { client: web, allowedOrigins: [ORIGIN], ...options(stack) })).toThrow(new Error(`'Stack/Other': ${expected}`));
  });
});

describe('refusals of API Gateway', () => {
  const responses = (allowedOrigins: string[]) => properties(app({}, { allowedOrigins }).stack, 'AWS::ApiGateway::GatewayResponse');

  test('the page of the only origin may read them', () => {
    expect(responses([ORIGIN]).map(({ ResponseType, ResponseParameters }) => [ResponseType, ResponseParameters['gatewayresponse.header.Access-Control-Allow-Origin']]))
      .toEqual([['DEFAULT_4XX', `'${ORIGIN}'`], ['DEFAULT_5XX', `'${ORIGIN}'`]]);
  });

  test.each([[[]], [[ORIGIN, 'http://localhost:3000']], [Token.asList({ Ref: 'X' })]])('%j: none, since they cannot name the origin of the page', (allowedOrigins) => {
    expect(responses(allowedOrigins)).toEqual([]);
  });
});

describe('a web ACL', () => {

  test('is associated with the stage', () => {
    const { stack, web } = app();
    const proxy = new SecretHashProxy(stack, 'Guarded', { client: web, allowedOrigins: [ORIGIN], webAcl: acl(stack, 'REGIONAL') });
    Template.fromStack(stack).hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      ResourceArn: stack.resolve(proxy.restApi.deploymentStage.stageArn), WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] },
    });
    expect(proxy.node.validate()).toEqual([]);
  });

  test('of CloudFront is refused', () => {
    const { stack, web } = app();
    const proxy = new SecretHashProxy(stack, 'Guarded', { client: web, allowedOrigins: [ORIGIN], webAcl: acl(stack, 'CLOUDFRONT') });
    expect(proxy.node.validate()).toEqual([
      'webAcl has the scope \'CLOUDFRONT\', and API Gateway takes one with the scope \'REGIONAL\' only. Write scope: \'REGIONAL\' in \'Stack/Acl\'.',
    ]);
  });

  test('of a Region is refused by CloudFront', () => {
    const { stack, web } = app();
    const proxy = new SecretHashProxy(stack, 'Guarded', { client: web, allowedOrigins: [ORIGIN], createDistribution: true, webAcl: acl(stack, 'REGIONAL') });
    expect(proxy.node.validate()).toEqual([
      'webAcl has the scope \'REGIONAL\', and CloudFront takes one with the scope \'CLOUDFRONT\' only. Write scope: \'CLOUDFRONT\' in \'Stack/Acl\'.',
    ]);
  });
});

describe('origins', () => {
  const each = 'Write each origin by itself, such as \'https://app.example.org\'.';
  test.each<[string, string]>([
    ['*', `It would let pages of any site use the proxy. ${each}`],
    ['null', `It would let pages of any site use the proxy. ${each}`],
    ['https://*.acme.org', `The proxy compares whole origins, so a pattern matches none. ${each}`],
    ['app.acme.org', `It is not an origin. ${each}`],
    ['', `It is not an origin. ${each}`],
    ['https://a.org https://b.org', `It is not an origin. ${each}`],
    ['mailto:jane', `It is not an origin. ${each}`],
    ...([
      ['https://app.acme.org/', ORIGIN], ['https://app.acme.org/login', ORIGIN], ['https://App.acme.org', ORIGIN], ['https://app.acme.org:443', ORIGIN],
      ['http://localhost:80', 'http://localhost'], ['capacitor://localhost/', 'capacitor://localhost'],
    ].map(([origin, sent]): [string, string] => [origin, `A browser sends '${sent}', so the proxy would refuse each request. Write '${sent}'.`])),
  ])('%s is refused', (origin, problem) => {
    const { proxy } = app({}, { allowedOrigins: [ORIGIN, origin] });
    expect(proxy.node.validate()).toEqual([`allowedOrigins[1] is '${origin}'. ${problem}`]);
  });

  test.each([[[]], [[ORIGIN, 'http://localhost:3000', 'capacitor://localhost', 'ionic://localhost']], [[Token.asString({ Ref: 'X' })]], [Token.asList({ Ref: 'X' })]])('%j is taken', (allowedOrigins) => {
    const { proxy, stack } = app({}, { allowedOrigins });
    expect(proxy.node.validate()).toEqual([]);
    if (allowedOrigins.length === 4) { expect(variables(stack).ALLOWED_ORIGINS).toBe(allowedOrigins.join(' ')); }
  });
});

describe('the client', () => {
  const CLIENT = 'Write a ConfidentialAppClient, or ConfidentialAppClient.fromConfidentialAppClientAttributes(…) for one made elsewhere.';
  const thrown = (given: (stack: Stack, userPool: cognito.UserPool) => unknown): string => {
    const { stack, userPool } = app();
    try {
      new SecretHashProxy(stack, 'Other', given(stack, userPool) as SecretHashProxyProps);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  const callbackUrls = ['https://app.acme.org/callback'];

  test.each<[string, (stack: Stack, userPool: cognito.UserPool) => unknown, string]>([
    ['nothing', () => undefined, `nothing is given. client is absent. ${CLIENT} allowedOrigins is absent. Write a list, such as ['https://app.example.org'].`],
    ['a public client', (stack, userPool) => ({ client: new PublicAppClient(stack, 'P', { userPool, callbackUrls }), allowedOrigins: [] }),
      `client is an object of class PublicAppClient. ${CLIENT}`],
    ['a machine client', (stack, userPool) => ({ client: new MachineClient(stack, 'M', { userPool, scopes: [] }), allowedOrigins: [] }),
      `client is an object of class MachineClient. ${CLIENT}`],
    ['an L2', (_, userPool) => ({ client: userPool.addClient('L2'), allowedOrigins: [] }), `client is an object of class UserPoolClient. ${CLIENT}`],
    ['one origin as a text', (stack) => ({ client: stack.node.findChild('Web'), allowedOrigins: ORIGIN }),
      `allowedOrigins is the text '${ORIGIN}'. Write a list, such as ['https://app.example.org'].`],
    ['a hole in the origins', (stack) => ({ client: stack.node.findChild('Web'), allowedOrigins: [ORIGIN, null] }), 'allowedOrigins[1] is null. Write a text.'],
    ['the ARN of a web ACL', (stack) => ({ client: stack.node.findChild('Web'), allowedOrigins: [], webAcl: 'arn:aws:wafv2:x' }), 'webAcl is the text \'arn:aws:wafv2:x\'. Write a wafv2.CfnWebACL.'],
  ])('%s: a sentence', (_, given, expected) => {
    expect(thrown(given)).toBe(`'Stack/Other': ${expected}`);
  });

  test('one made elsewhere without its secret', () => {
    expect(thrown((stack, userPool) => ({
      client: ConfidentialAppClient.fromConfidentialAppClientAttributes(stack, 'W', { userPool, userPoolClientId: 'x' }), allowedOrigins: [],
    }))).toContain('has no secret: pass secret to fromConfidentialAppClientAttributes()');
  });

  test.each<[boolean, Partial<ConfidentialAppClientProps>]>([
    [false, {}],
    [false, { authFlows: undefined, disableOAuth: undefined, callbackUrls }],
    [true, { disableApiSignIn: true, authFlows: undefined, disableOAuth: undefined, callbackUrls }],
    [true, { authFlows: {}, disableOAuth: undefined, callbackUrls }],
  ])('a warning where users cannot sign in through the API: %s for %j', (warned, client) => {
    const { stack } = app(client);
    const found = Annotations.fromStack(stack).findWarning('/Stack/Proxy', Match.stringLikeRegexp('users of \'Stack/Web\' cannot sign in through the proxy'));
    expect(found.length > 0).toBe(warned);
  });
});
