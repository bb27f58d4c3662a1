import { App, Aws, CfnOutput, CfnParameter, CfnResource, Fn, Lazy, NestedStack, Stack, Token } from 'aws-cdk-lib';
import type { IUserPoolRef } from 'aws-cdk-lib/aws-cognito';
import { CfnUserPool, CfnUserPoolClient, CfnUserPoolDomain, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Assembly } from '../../../../src/private/assembly/assembly';
import { domainUrl } from '../../../../src/private/construction/endpoints/domain-url';
import { issuerOf } from '../../../../src/private/construction/endpoints/issuer';
import { percentEncoded } from '../../../../src/private/construction/endpoints/percent-encoded';

function stackIn(region?: string, app = new App(), id = 'Stack'): Stack {
  return new Stack(app, id, region === undefined ? {} : { env: { region, account: '111111111111' } });
}

function issuer(userPool: IUserPoolRef): unknown {
  return Stack.of(userPool).resolve(issuerOf(userPool, new Assembly(userPool.node.root)));
}

describe('the issuer', () => {
  test.each([
    ['eu-west-1', 'amazonaws.com'],
    ['us-gov-west-1', 'amazonaws.com'],
    ['cn-north-1', 'amazonaws.com.cn'],
    ['eusc-de-east-1', 'amazonaws.eu'],
    ['us-iso-east-1', 'c2s.ic.gov'],
    ['us-isob-east-1', 'sc2s.sgov.gov'],
    ['eu-isoe-west-1', 'cloud.adc-e.uk'],
    ['us-isof-south-1', 'csp.hci.ic.gov'],
  ])('in %s ends with the suffix of the partition', (region, suffix) => {
    const pool = UserPool.fromUserPoolId(stackIn(region), 'Pool', `${region}_abc`);
    expect(issuer(pool)).toBe(`https://cognito-idp.${region}.${suffix}/${region}_abc`);
  });

  test('takes the suffix at the deployment where the Region is a token', () => {
    expect(JSON.stringify(issuer(new UserPool(stackIn(), 'Pool')))).toContain('"AWS::Region"},".",{"Ref":"AWS::URLSuffix"},"/"');
  });

  test.each([
    ['the only partition that the app is for', new App({ context: { '@aws-cdk/core:target-partitions': ['aws-cn'] } })],
  ])('knows the suffix by %s', (_, app) => {
    expect(JSON.stringify(issuer(new UserPool(stackIn(undefined, app), 'Pool')))).toContain('.amazonaws.com.cn/');
  });

  test('does not choose among several partitions', () => {
    const app = new App({ context: { '@aws-cdk/core:target-partitions': ['aws-cn', 'aws'] } });
    expect(JSON.stringify(issuer(new UserPool(stackIn(undefined, app), 'Pool')))).toContain('AWS::URLSuffix');
  });

  test('is in the Region of the pool\'s id, not in that of the stack', () => {
    expect(issuer(UserPool.fromUserPoolId(stackIn('eu-west-1'), 'Pool', 'us-east-1_abc'))).toBe('https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc');
  });

  test.each<[string, unknown, string]>([
    ['UPDATED', 'UPDATED', 'https://issuer-cognito-idp.eu-west-1'],
    ['ORIGINAL', 'ORIGINAL', 'https://cognito-idp.eu-west-1'],
    ['absent', undefined, 'https://cognito-idp.eu-west-1'],
  ])('follows IssuerConfiguration.Type %s, written after the client', (_, type, start) => {
    const stack = stackIn('eu-west-1');
    const pool = new UserPool(stack, 'Pool');
    if (type !== undefined) { (pool.node.defaultChild as CfnUserPool).addPropertyOverride('IssuerConfiguration.Type', type); }
    expect(JSON.stringify(issuer(pool))).toContain(`"${start}.amazonaws.com/"`);
  });
});

describe('the domain', () => {
  function urlOf(stack: Stack, pool: IUserPoolRef): unknown {
    const client = new CfnUserPoolClient(stack, 'Client', { userPoolId: pool.userPoolRef.userPoolId });
    const url = domainUrl(client, pool, new Assembly(stack.node.root));
    return url === undefined ? undefined : stack.resolve(url);
  }

  test('of the client\'s own stack is a reference', () => {
    const stack = stackIn('eu-west-1');
    const pool = new UserPool(stack, 'Pool');
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    expect(urlOf(stack, pool)).toEqual({ 'Fn::Join': ['', ['https://', { Ref: 'PoolDomainCFC71F56' }, '.auth.eu-west-1.amazoncognito.com']] });
  });

  test('that is a custom one goes before a prefix', () => {
    const stack = stackIn('eu-west-1');
    const pool = new UserPool(stack, 'Pool');
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    new CfnUserPoolDomain(stack, 'Custom', { userPoolId: pool.userPoolId, domain: 'auth.acme.org', customDomainConfig: { certificateArn: 'arn' } });
    expect(urlOf(stack, pool)).toEqual({ 'Fn::Join': ['', ['https://', { Ref: 'Custom' }]] });
  });

  test('beside the pool is its literal name, and unknown where it is a token', () => {
    const home = stackIn('eu-west-1');
    const pool = new UserPool(home, 'Pool');
    const domain = new CfnUserPoolDomain(home, 'Domain', { userPoolId: pool.userPoolId, domain: 'acme' });
    const stack = new Stack(home.node.root as App, 'Clients', { env: home.env });
    expect(urlOf(stack, pool)).toBe('https://acme.auth.eu-west-1.amazoncognito.com');
    domain.domain = new CfnParameter(home, 'Prefix').valueAsString;
    expect(urlOf(new Stack(home.node.root as App, 'Others', { env: home.env }), pool)).toBeUndefined();
  });

  test('in a third stack is unknown', () => {
    const home = stackIn('eu-west-1');
    const pool = new UserPool(home, 'Pool');
    new CfnUserPoolDomain(stackIn('eu-west-1', home.node.root as App, 'Third'), 'Domain', { userPoolId: pool.userPoolId, domain: 'acme' });
    expect(urlOf(stackIn('eu-west-1', home.node.root as App, 'Clients'), pool)).toBeUndefined();
  });

  test('in a nested stack that waits for the client\'s is unknown, since the two would wait for each other', () => {
    const stack = stackIn('eu-west-1');
    const pool = new UserPool(stack, 'Pool');
    const [clients, domains] = [new NestedStack(stack, 'Clients'), new NestedStack(stack, 'Domains')];
    const domain = new CfnUserPoolDomain(domains, 'Domain', { userPoolId: pool.userPoolId, domain: 'acme' });
    const client = new CfnUserPoolClient(clients, 'Client', { userPoolId: pool.userPoolId });
    const url = () => domainUrl(client, pool, new Assembly(stack.node.root));
    expect(url()).toBeDefined();
    domain.addMetadata('client', client.ref);
    domain.node.addDependency(client);
    expect(url()).toBeUndefined();
  });

  test('of a pool made elsewhere is found by the pool\'s id', () => {
    const stack = stackIn('eu-west-1');
    const pool = UserPool.fromUserPoolId(stack, 'Pool', 'eu-west-1_abc');
    new CfnUserPoolDomain(stack, 'Domain', { userPoolId: 'eu-west-1_abc', domain: 'acme' });
    expect(JSON.stringify(urlOf(stack, pool))).toContain('.auth.eu-west-1.amazoncognito.com');
  });

  test('under a condition is unknown', () => {
    const stack = stackIn('eu-west-1');
    const pool = new UserPool(stack, 'Pool');
    const domain = new CfnUserPoolDomain(stack, 'Domain', { userPoolId: pool.userPoolId, domain: 'acme' });
    domain.addOverride('Condition', 'Some');
    domain.cfnOptions.condition = { logicalId: 'Some' } as never;
    expect(urlOf(stack, pool)).toBeUndefined();
  });

  test.each<[string, string | undefined, string[] | undefined, string | undefined]>([
    ['a Region of GovCloud', 'us-gov-east-1', undefined, '.auth-fips.us-gov-east-1.'],
    ['GovCloud as the only partition, the Region a token', undefined, ['aws-us-gov'], '.auth-fips.'],
    ['no partition in particular', undefined, undefined, '.auth.'],
    ['a partition without a documented host', 'eusc-de-east-1', undefined, undefined],
  ])('has the host of %s', (_, region, targets, host) => {
    const app = new App({ context: targets && { '@aws-cdk/core:target-partitions': targets } });
    const stack = stackIn(region, app);
    const pool = new UserPool(stack, 'Pool');
    pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    const url = urlOf(stack, pool);
    if (host === undefined) { expect(url).toBeUndefined(); } else { expect(JSON.stringify(url)).toContain(host); }
  });

  test('is the FIPS one where the ARN of an imported pool names GovCloud and its Region is a token', () => {
    const stack = stackIn();
    const id = new CfnParameter(stack, 'PoolId').valueAsString;
    const pool = UserPool.fromUserPoolArn(stack, 'Pool', `arn:aws-us-gov:cognito-idp:${Aws.REGION}:111111111111:userpool/${id}`);
    new CfnUserPoolDomain(stack, 'Domain', { userPoolId: pool.userPoolId, domain: 'acme' });
    expect(Token.isUnresolved(pool.env.region)).toBe(true);
    expect(JSON.stringify(urlOf(stack, pool))).toContain('".auth-fips."');
    expect(JSON.stringify(issuer(pool))).toContain('".amazonaws.com/"');
  });
});

describe('a redirect URL in a query', () => {
  const stack = stackIn();
  const host = Fn.importValue('Host');
  test.each<[string, string, unknown]>([
    ['is encoded', 'https://a.org/cb?x=1&y=ü', 'https%3A%2F%2Fa.org%2Fcb%3Fx%3D1%26y%3D%C3%BC'],
    ['is encoded around a token', `https://${host}/cb?a=b&c`, { 'Fn::Join': ['', ['https%3A%2F%2F', { 'Fn::ImportValue': 'Host' }, '%2Fcb%3Fa%3Db%26c']] }],
    ['is encoded between tokens', `${host}/a/${Aws.REGION}`, { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'Host' }, '%2Fa%2F', { Ref: 'AWS::Region' }]] }],
    ['stays as it is where it is a token', host, { 'Fn::ImportValue': 'Host' }],
    ['is encoded in a join', Fn.join('/', ['https:/', Aws.REGION, 'c b']), { 'Fn::Join': ['', ['https%3A%2F%2F', { Ref: 'AWS::Region' }, '%2Fc%20b']] }],
    ['is encoded in a substitution', Fn.sub('https://${AWS::Region}/${Path}?${!x}', { Path: 'c b' }), { 'Fn::Sub': ['https%3A%2F%2F${AWS::Region}%2F${Path}%3F%24%7Bx%7D', { Path: 'c%20b' }] }],
    ['is encoded if a Lazy holds it', `https://${Lazy.string({ produce: () => 'a b&c' })}/d`, 'https%3A%2F%2Fa%20b%26c%2Fd'],
    ['of another function is left', Fn.select(0, Fn.split(',', Fn.importValue('Urls'))), { 'Fn::Select': [0, { 'Fn::Split': [',', { 'Fn::ImportValue': 'Urls' }] }] }],
    ['is left if a token is in a dynamic reference', `{{resolve:ssm:/${Aws.REGION}/u}}/c b`, { 'Fn::Join': ['', ['{{resolve:ssm:/', { Ref: 'AWS::Region' }, '/u}}/c b']] }],
    ['that is not Unicode is replaced', 'https://a.org/\ud800', 'https%3A%2F%2Fa.org%2F%EF%BF%BD'],
    ['is encoded around a dynamic reference', 'https://{{resolve:ssm:/host}}/cb', 'https%3A%2F%2F{{resolve:ssm:/host}}%2Fcb'],
  ])('%s', (_, text, expected) => {
    expect(stack.resolve(percentEncoded(text))).toEqual(expected);
  });

  test('of another stack is an export of that stack, and is encoded around it', () => {
    const app = new App();
    const site = new CfnResource(stackIn('eu-west-1', app, 'Site'), 'Distribution', { type: 'AWS::CloudFront::Distribution' });
    const value = percentEncoded(`https://${site.getAtt('DomainName').toString()}/c b`);
    new CfnOutput(stackIn('eu-west-1', app, 'Auth'), 'Url', { value });
    const { stacks } = app.synth();
    const [[, exported]] = Object.entries((stacks.find(({ stackName }) => stackName === 'Site')!.template as { Outputs: Record<string, { Export: { Name: string } }> }).Outputs);
    expect(stacks.find(({ stackName }) => stackName === 'Auth')!.template).toMatchObject({
      Outputs: { Url: { Value: { 'Fn::Join': ['', ['https%3A%2F%2F', { 'Fn::ImportValue': exported.Export.Name }, '%2Fc%20b']] } } },
    });
  });
});
