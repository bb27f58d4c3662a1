import { spawnSync } from 'child_process';
import { createRequire } from 'module';
import { CfnCondition, CfnParameter, CfnResource, Duration, Fn, Lazy, Stack } from 'aws-cdk-lib';
import type { UserPool } from 'aws-cdk-lib/aws-cognito';
import { ClientAttributes, OAuthScope, UserPoolClientIdentityProvider } from 'aws-cdk-lib/aws-cognito';
import type { IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { ConfidentialAppClient, MachineClient, PublicAppClient, PublicPlatform } from '../src';
import type { Kind } from './world';
import { l1Of, SOUND, World } from './world';
import { definitionOf } from '../src/private/facts/resolve';

type Properties = Record<string, unknown>;
const KINDS: Kind[] = ['public', 'confidential', 'machine'];
const CLIENT = 'AWS::Cognito::UserPoolClient';
const POOL = { Type: 'AWS::Cognito::UserPool' };

/** A sound client of each kind in CloudFormation's names, without its pool. */
const BASES = Object.fromEntries(KINDS.map((kind) => {
  const { UserPoolId, ...properties } = definitionOf(new World().l1(kind, SOUND[kind])).Properties as Properties;
  return [kind, Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined))];
})) as Record<Kind, Properties>;

/** CloudFormation Validate, of which strict mode fails on warnings as well. It says of each client which properties it refuses. */
class Validate {
  private readonly module = createRequire(require.resolve('aws-cdk-lib-latest/package.json'))('@aws/cloudformation-validate');
  private readonly engine = new this.module.CompositeEngine();

  public refused(clients: readonly Properties[], neighbours: object = {}): Set<string>[] {
    const refused = clients.map(() => new Set<string>());
    for (let start = 0; start < clients.length; start += 400) {
      const resources = clients.slice(start, start + 400)
        .map((properties, i) => [`Client${start + i}`, { Type: CLIENT, Properties: { UserPoolId: { Ref: 'Pool' }, ...properties } }] as const);
      const template = JSON.stringify({ Resources: { Pool: POOL, ...neighbours, ...Object.fromEntries(resources) } });
      for (const { severity, ruleId, entity, propertyPath } of this.engine.validateTemplate(new this.module.TemplateContent(template)).diagnostics) {
        const index = /^Client(\d+)$/.exec(entity?.logicalId ?? '')?.[1];
        // W9003: a number as text, which CloudFormation converts.
        if (index && ['FATAL', 'ERROR', 'WARN'].includes(severity) && ruleId !== 'W9003') { refused[Number(index)].add(propertyPath.split('.')[1]); }
      }
    }
    return refused;
  }

  public free(): void { this.engine.free(); }
}

/** The API's own model of the request, as botocore has it: lengths, patterns, ranges and value sets. */
interface Shape {
  type: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  required?: string[];
  member?: Shape;
  members?: Record<string, Shape>;
}

const BOTOCORE = `
import json, botocore.loaders
model = botocore.loaders.Loader().load_service_model('cognito-idp', 'service-2')['shapes']
def shape(name):
    s = dict(model[name])
    if 'members' in s: s['members'] = {k: shape(v['shape']) for k, v in s['members'].items()}
    if 'member' in s: s['member'] = shape(s['member']['shape'])
    s.pop('documentation', None)
    return s
print(json.dumps(shape('CreateUserPoolClientRequest')))
`;

function botocore(): Shape | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', BOTOCORE], { encoding: 'utf8' });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

function allows(shape: Shape, value: unknown): boolean {
  const within = (size: number) => size >= (shape.min ?? 0) && size <= (shape.max ?? Infinity);
  switch (shape.type) {
    case 'string': return typeof value === 'string' && within([...value].length) && (!shape.enum || shape.enum.includes(value))
      && (!shape.pattern || new RegExp(`^(?:${shape.pattern.replace('[\\w+]', '[\\w+]')})$`, 'u').test(value));
    case 'integer': return Number.isInteger(value) && (value as number) >= (shape.min ?? -Infinity) && (value as number) <= (shape.max ?? Infinity);
    case 'boolean': return typeof value === 'boolean';
    case 'list': return Array.isArray(value) && within(value.length) && value.every((item) => allows(shape.member!, item));
    case 'structure': return Object.entries(value as Properties).every(([name, item]) => shape.members![name] !== undefined && allows(shape.members![name], item))
      && (shape.required ?? []).every((name) => name in (value as Properties));
    default: throw new Error(`a shape of type ${shape.type}`);
  }
}

/** What a judge refuses and we do not call an error. */
const NOT_ERRORS: Record<string, (value: unknown) => boolean> = {
  // A property may be newer than this library; property-name-case has those that are misspelt.
  Foo: () => true,
  // Whatever its ARN, the application has ended: analytics-eos says so.
  AnalyticsConfiguration: (value) => 'ApplicationArn' in (value as Properties),
};

/** Where our error is named by another property than the judge's. */
const SPOKEN_OF: Record<string, readonly string[]> = { TokenValidityUnits: ['AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity'] };

/** What our rules say of each client: the properties with an error, and whether there is any finding. */
function judged(clients: readonly Properties[]): { errors: Set<string>; ids: string[] }[] {
  const world = new World();
  world.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  new CfnParameter(world.stack, 'Text').overrideLogicalId('Text');
  new CfnParameter(world.stack, 'List', { type: 'CommaDelimitedList' }).overrideLogicalId('List');
  new CfnCondition(world.stack, 'Sometimes').overrideLogicalId('Sometimes');
  const resources = clients.map((properties, i) => {
    const client = new CfnResource(world.stack, `Client${i}`, { type: CLIENT, properties: { UserPoolId: world.pool.userPoolId, ...properties } });
    client.node.addDependency(world.pool.node.findChild('Api'));
    return client;
  });
  return world.judgeAll(resources).map((findings) => ({
    errors: new Set(findings.filter(({ level }) => level === 'error').map(({ property }) => property.split('.')[0])),
    ids: findings.map(({ id, property }) => `${id} (${property})`),
  }));
}

const long = (length: number) => 'x'.repeat(length);
const url = (length: number) => `https://${'x'.repeat(length - 12)}.org`;
const urls = (count: number) => Array.from({ length: count }, (_, i) => `https://app.acme.org/${i}`);
const LIFETIMES = [0, 1, 5, 24, 60, 300, 1440, 86400, 86401, -1, 1.5, 3650, 315360000, 315360001, '60', undefined];

/** Values of the right type for each property, on the boundaries of what is allowed and beyond them. */
const VALUES: Record<string, readonly unknown[]> = {
  ClientName: ['', 'a', long(128), long(129), 'a/b', 'a b+=,.@-', 'naïve', undefined],
  GenerateSecret: [true, false, undefined],
  AllowedOAuthFlowsUserPoolClient: [true, false, undefined],
  AllowedOAuthFlows: [['code'], ['implicit'], ['client_credentials'], ['code', 'implicit'], ['code', 'client_credentials'], ['x'], ['code', 'implicit', 'x', 'y'], [], undefined],
  AllowedOAuthScopes: [['openid'], ['api/read'], [''], [long(256)], [long(257)], ['a b'], ['a"b'], ['a\\b'], ['é'], Array.from({ length: 50 }, (_, i) => `api/${i}`), Array.from({ length: 51 }, (_, i) => `api/${i}`), [], undefined],
  CallbackURLs: [urls(1), urls(100), urls(101), [''], [url(1024)], [url(1025)], ['https://app.acme.org/ x'], ['https://app.acme.org/\u0007'], [], undefined],
  LogoutURLs: [urls(1), urls(100), urls(101), [''], [url(1024)], [url(1025)], ['https://app.acme.org/ x'], [], undefined],
  DefaultRedirectURI: ['https://app.acme.org/callback', '', url(1025), 'https://app.acme.org/ x', undefined],
  ExplicitAuthFlows: [['ALLOW_USER_SRP_AUTH'], ['ADMIN_NO_SRP_AUTH'], ['x'], ['allow_user_srp_auth'], ['ALLOW_USER_SRP_AUTH', 'USER_PASSWORD_AUTH'], [''], [], undefined],
  SupportedIdentityProviders: [['COGNITO'], [''], [long(32)], [long(33)], ['a b'], ['a\u0007'], [], undefined],
  ReadAttributes: [['email'], [''], [long(2048)], [long(2049)], [], undefined],
  WriteAttributes: [['email'], [''], [long(2048)], [long(2049)], [], undefined],
  AccessTokenValidity: LIFETIMES,
  IdTokenValidity: LIFETIMES,
  RefreshTokenValidity: LIFETIMES,
  TokenValidityUnits: ['seconds', 'minutes', 'hours', 'days', 'weeks', 'Hours', ''].flatMap((unit) => [{ AccessToken: unit }, { IdToken: unit }, { RefreshToken: unit }]).concat([undefined as never]),
  AuthSessionValidity: [2, 3, 15, 16, 3.5, undefined],
  RefreshTokenRotation: [
    { Feature: 'ENABLED' }, { Feature: 'DISABLED' }, { Feature: 'enabled' }, { Feature: 'ENABLED', RetryGracePeriodSeconds: 60 }, { Feature: 'ENABLED', RetryGracePeriodSeconds: 61 },
    { Feature: 'ENABLED', RetryGracePeriodSeconds: -1 }, { Feature: 'ENABLED', RetryGracePeriodSeconds: 1.5 }, { RetryGracePeriodSeconds: 10 }, {}, undefined,
  ],
  PreventUserExistenceErrors: ['ENABLED', 'LEGACY', 'enabled', '', undefined],
  EnableTokenRevocation: [true, false, undefined],
  EnablePropagateAdditionalUserContextData: [true, false, undefined],
  AnalyticsConfiguration: [
    { ApplicationId: '0123abcd', RoleArn: 'arn:aws:iam::111111111111:role/x', ExternalId: 'x' }, { ApplicationId: 'xyz' }, { ApplicationArn: 'arn:aws' }, { Foo: 'x' }, undefined,
  ],
  Foo: ['x'],
};
const PROPERTIES = Object.keys(VALUES);

interface Mutant { readonly kind: Kind; readonly changes: Properties }

function mutated({ kind, changes }: Mutant): Properties {
  return Object.fromEntries(Object.entries({ ...BASES[kind], ...changes }).filter(([, value]) => value !== undefined));
}

const SINGLES: Mutant[] = KINDS.flatMap((kind) => PROPERTIES.flatMap((property) => VALUES[property].map((value) => ({ kind, changes: { [property]: value } }))));
const change = fc.constantFrom(...PROPERTIES).chain((property) => fc.constantFrom(...VALUES[property]).map((value) => [property, value] as const));
const PAIRS: Mutant[] = fc.sample(
  fc.record({ kind: fc.constantFrom(...KINDS), changes: fc.tuple(change, change).map((pairs) => Object.fromEntries(pairs)) }), { numRuns: 1000, seed: 8 },
);

describe('what an independent judge refuses is an error of ours', () => {
  const validate = new Validate();
  afterAll(() => validate.free());

  /** Refused properties without an error of ours, each value once. */
  function missed(mutants: readonly Mutant[], refused: readonly Set<string>[]): string[] {
    const ours = judged(mutants.map(mutated));
    return [...new Set(mutants.flatMap(({ kind, changes }, i) => [...refused[i]]
      .filter((property) => !(SPOKEN_OF[property] ?? [property]).some((name) => ours[i].errors.has(name)) && !NOT_ERRORS[property]?.(changes[property]))
      .map((property) => `${kind}: ${property} ${JSON.stringify(changes[property])?.slice(0, 80)}`)))];
  }

  test.each([['one property changed', SINGLES], ['two properties changed', PAIRS]] as const)('CloudFormation Validate, strict: %s', (_, mutants) => {
    const refused = validate.refused(mutants.map(mutated));
    expect(refused.filter((properties) => properties.size > 0).length).toBeGreaterThan(mutants.length / 10);
    expect(missed(mutants, refused)).toEqual([]);
  });

  const model = botocore();
  (model ? test.each : test.skip.each)([['one property changed', SINGLES], ['two properties changed', PAIRS]] as const)('the model of the API (botocore): %s', (_, mutants) => {
    const refused = mutants.map(({ changes }) => new Set(Object.entries(changes)
      .filter(([name, value]) => value !== undefined && !allows({ type: 'structure', members: model!.members }, { [name]: typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value }))
      .map(([name]) => name)));
    expect(refused.filter((properties) => properties.size > 0).length).toBeGreaterThan(mutants.length / 10);
    expect(missed(mutants, refused)).toEqual([]);
  });
});

/** The same value as a template may hold it when nobody knows it before the deployment. */
function tokens(value: unknown): unknown[] {
  const some = [{ 'Fn::If': ['Sometimes', value, { Ref: 'AWS::NoValue' }] }, { 'Fn::If': ['Sometimes', value, value] }];
  if (Array.isArray(value)) {
    return [...some, { Ref: 'List' }, { 'Fn::Split': [',', { Ref: 'Text' }] }, { 'Fn::Split': [',', { 'Fn::Sub': '${Text},${AWS::Region}' }] }];
  }
  return typeof value === 'object' ? some : [
    ...some, { Ref: 'Text' }, { 'Fn::ImportValue': 'x' }, { 'Fn::Sub': '${Text}' }, { 'Fn::FindInMap': ['a', 'b', 'c'] }, { 'Fn::Select': [0, { Ref: 'List' }] },
    '{{resolve:ssm:/x}}',
  ];
}

/** A value with tokens in its place, or in the place of what it holds. */
function withTokens(value: unknown): unknown[] {
  const within = Array.isArray(value)
    ? value.flatMap((item, i) => tokens(item).map((token) => [...value.slice(0, i), token, ...value.slice(i + 1)]))
    : typeof value === 'object' && value !== null && !('Ref' in value)
      ? Object.entries(value).flatMap(([name, item]) => tokens(item).map((token) => ({ ...value, [name]: token })))
      : [];
  return [...tokens(value), ...within];
}

const UNKNOWN: Mutant[] = KINDS.flatMap((kind) => Object.entries({ UserPoolId: { Ref: 'Pool' }, ...BASES[kind] })
  .flatMap(([property, value]) => withTokens(value).map((token) => ({ kind, changes: { [property]: token } }))));

describe('a sound client causes no finding', () => {
  test('with a token in any one place', () => {
    const found = judged(UNKNOWN.map(mutated)).flatMap(({ ids }, i) => ids.map((id) => `${UNKNOWN[i].kind}: ${JSON.stringify(UNKNOWN[i].changes)}: ${id}`));
    expect(UNKNOWN.length).toBeGreaterThan(400);
    expect(found).toEqual([]);
  });

  test('with tokens in several places', () => {
    const several = fc.constantFrom(...KINDS).chain((kind) => fc.record({
      kind: fc.constant(kind),
      changes: fc.array(fc.constantFrom(...UNKNOWN.filter((mutant) => mutant.kind === kind)), { minLength: 2, maxLength: 6 })
        .map((mutants) => Object.assign({}, ...mutants.map(({ changes }) => changes)) as Properties),
    }));
    const mutants = fc.sample(several, { numRuns: 1500, seed: 8 });
    const found = judged(mutants.map(mutated)).flatMap(({ ids }, i) => ids.map((id) => `${mutants[i].kind}: ${JSON.stringify(mutants[i].changes)}: ${id}`));
    expect(found).toEqual([]);
  });
});

/** What a construct may be given: sensible values, or any of the right type. */
function props(wild: boolean): fc.Arbitrary<(stack: Stack, userPool: UserPool) => IConstruct> {
  const token = fc.constantFrom(() => Fn.importValue('x'), () => Lazy.string({ produce: () => 'https://app.acme.org' }), () => Fn.ref('AWS::Region')).map((make) => make());
  const text = fc.oneof(
    fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 10 }), fc.constantFrom('', long(129), long(2049), ' ', '*', '__proto__', 'constructor'), token,
  );
  const or = <T>(sensible: fc.Arbitrary<T>, any: fc.Arbitrary<T>) => wild ? fc.oneof({ weight: 3, arbitrary: sensible }, { weight: 2, arbitrary: any }) : sensible;
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
  const scope = or(fc.constantFrom(OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE, OAuthScope.COGNITO_ADMIN), text.map((name) => OAuthScope.custom(name)));
  const access = duration(Duration.minutes(5), Duration.minutes(10), Duration.hours(1));
  const list = { minLength: wild ? 0 : 1, maxLength: 4 };
  const provider = or(fc.constant(UserPoolClientIdentityProvider.COGNITO), text.map((name) => UserPoolClientIdentityProvider.custom(name)));
  const attributes = fc.tuple(
    fc.record({ email: fc.boolean(), address: fc.boolean(), ...wild ? { emailVerified: fc.boolean(), lastUpdateTime: fc.boolean() } : {} }, { requiredKeys: [] }),
    wild ? fc.array(text, { maxLength: 3 }) : fc.constant([]),
  ).map(([standard, custom]) => new ClientAttributes().withStandardAttributes(standard).withCustomAttributes(...custom));
  const flow = fc.boolean();
  const base = { userPoolClientName: or(texts, text), accessTokenValidity: access, enableTokenRevocation: flow };
  const user = {
    ...base,
    callbackUrls: fc.uniqueArray(anUrl, list),
    logoutUrls: fc.uniqueArray(anUrl, { maxLength: 3 }),
    defaultRedirectUri: wild ? anUrl : fc.constant(undefined),
    scopes: wild ? fc.array(scope, list) : fc.uniqueArray(scope, { ...list, selector: ({ scopeName }) => scopeName }).map((some) => [...new Set([OAuthScope.OPENID, ...some])]),
    supportedIdentityProviders: wild ? fc.array(provider, { maxLength: 3 }) : fc.constant<UserPoolClientIdentityProvider[]>([UserPoolClientIdentityProvider.COGNITO]),
    disableOAuth: wild ? flow : fc.constant(false),
    authFlows: fc.record({ adminUserPassword: flow, custom: flow, userPassword: flow, userSrp: flow, user: flow }, { requiredKeys: [] }),
    authSessionValidity: duration(Duration.minutes(3), Duration.minutes(15)),
    idTokenValidity: access,
    refreshTokenValidity: duration(Duration.hours(2), Duration.days(1), Duration.days(3650)),
    refreshTokenRotation: flow,
    refreshTokenRotationGracePeriod: wild ? duration(Duration.seconds(0), Duration.minutes(1)) : fc.constant(undefined),
    preventUserExistenceErrors: flow,
    readAttributes: attributes,
    writeAttributes: attributes,
  };
  const required = wild ? [] : ['callbackUrls'] as const;
  return fc.oneof(
    fc.record({ ...user, platform: fc.constantFrom(...Object.values(PublicPlatform)) }, { requiredKeys: [...required] })
      .map((given) => (stack: Stack, userPool: UserPool) => new PublicAppClient(stack, 'Client', { userPool, ...given })),
    fc.record({ ...user, enablePropagateAdditionalUserContextData: flow }, { requiredKeys: [...required] })
      .map((given) => (stack: Stack, userPool: UserPool) => new ConfidentialAppClient(stack, 'Client', { userPool, ...given })),
    fc.record({ ...base, scopes: fc.array(wild ? scope : fc.constant(OAuthScope.custom('api/read')), list) }, { requiredKeys: ['scopes'] })
      .map((given) => (stack: Stack, userPool: UserPool) => new MachineClient(stack, 'Client', { userPool, ...given })),
  );
}

const logicalId = (client: IConstruct) => Stack.of(client).resolve(l1Of(client).logicalId) as string;

describe('whatever the props of a construct hold', () => {
  test('only our report stops it, and what it lets pass CloudFormation Validate lets pass in strict mode', () => {
    const passed: Properties[] = [];
    let neighbours = {};
    const reported = [true, false].map((wild) => fc.sample(props(wild), { numRuns: 200, seed: 8 }).filter((make) => {
      const world = new World();
      const client = make(world.stack, world.pool);
      try {
        const { Resources: { [logicalId(client)]: made, ...others } } = world.app.synth().getStackByName('Stack').template;
        passed.push(made.Properties);
        neighbours = others;
        return false;
      } catch (error) {
        expect((error as Error).message).toContain('cdk-cognito-app-clients::');
        return true;
      }
    }).length);
    expect(reported).toEqual([expect.any(Number), 0]);
    expect(reported[0]).toBeGreaterThan(100);
    const validate = new Validate();
    expect(validate.refused(passed, neighbours).flatMap((properties, i) => properties.size > 0 ? [[[...properties], passed[i]]] : [])).toEqual([]);
    validate.free();
  });
});
