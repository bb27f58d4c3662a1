import { writeFileSync, mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import * as path from 'path';
import { App, Aws, CfnCondition, CfnParameter, CfnResource, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Assembly } from '../../../src/private/assembly/assembly';
import { HOLE, isKnown, isWhole, knownStart, mark, shown, UNKNOWN } from '../../../src/private/assembly/text';
import type { ClientFacts } from '../../../src/private/facts/client';
import { clientFacts } from '../../../src/private/facts/client-facts';
import { PoolFacts } from '../../../src/private/facts/pool';
import type { L1Props } from '../../user-pool-fixture';

const NO_VALUE = { Ref: 'AWS::NoValue' };

class Setting {
  public readonly app = new App();
  public readonly stack = new Stack(this.app, 'Stack', { env: { region: 'eu-west-1' } });
  public readonly pool = new cognito.UserPool(this.stack, 'Pool');

  public client(props: L1Props | Record<string, unknown>): cognito.CfnUserPoolClient {
    return new cognito.CfnUserPoolClient(this.stack, 'Client', { userPoolId: this.pool.userPoolId, ...props });
  }

  public factsOf(client: CfnResource): ClientFacts {
    return clientFacts(client, new Assembly(this.app))!.facts;
  }

  public poolOf(client: CfnResource): PoolFacts {
    const assembly = new Assembly(this.app);
    return new PoolFacts(clientFacts(client, assembly)!.pool, assembly);
  }
}

const intrinsic = (value: unknown) => Lazy.any({ produce: () => value });
const ifElse = (yes: unknown, no: unknown = NO_VALUE) => ({ 'Fn::If': ['Condition', yes, no] });

describe('a text', () => {
  test('shows what is known of it', () => {
    const text = `https://${HOLE}/${mark('Stack/Site', 'DomainName')}/cb`;
    expect(isWhole(text)).toBe(false);
    expect(knownStart(text)).toEqual('https://');
    expect(shown(text)).toEqual('https://${…}/${Stack/Site.DomainName}/cb');
  });
});

describe('a list', () => {
  test.each<[string, unknown, unknown]>([
    ['of texts', ['https://a', 'https://b'], { items: ['https://a', 'https://b'], open: false }],
    ['with an item that may be absent', ['https://a', Token.asString(ifElse('https://b'))], { items: ['https://a', HOLE], open: true }],
    ['with an item that is absent', ['https://a', Token.asString(NO_VALUE)], { items: ['https://a'], open: false }],
    ['that is a condition', intrinsic(ifElse(['https://a'])), UNKNOWN],
    ['that is absent', intrinsic(NO_VALUE), undefined],
    ['that is split of a value known later', Fn.split(',', Fn.sub('https://${Domain}/cb')), UNKNOWN],
    ['that is split of known texts', intrinsic({ 'Fn::Split': [', ', 'https://a, https://b'] }), { items: ['https://a', 'https://b'], open: false }],
    ['that is split of texts of which some are known', Fn.split(' ', Fn.join(' ', [Fn.join(' ', Fn.split(',', Fn.importValue('x'))), 'https://a', `https://${Aws.REGION}/cb`, 'https://b'])),
      { items: [HOLE, 'https://a', HOLE, 'https://b'], open: true }],
    ['that is split at a value known later', intrinsic({ 'Fn::Split': [{ Ref: 'Delimiter' }, 'https://a https://b'] }), UNKNOWN],
    ['that is split at nothing', intrinsic({ 'Fn::Split': ['', 'https://a'] }), UNKNOWN],
    ['that is a Lazy', Lazy.list({ produce: () => ['https://a'] }), { items: ['https://a'], open: false }],
    ['of a text with a token', [`https://${Aws.REGION}.acme.org/cb`], { items: [`https://${HOLE}.acme.org/cb`], open: false }],
    ['of a dynamic reference', ['{{resolve:ssm:/app/url}}/cb'], { items: [`${HOLE}/cb`], open: false }],
    ['of a dynamic reference that may be anything', [Fn.sub('{{resolve:ssm:/${Stage}/url}}')], { items: [HOLE], open: true }],
    ['of a join', [Fn.join('/', ['https:/', Aws.ACCOUNT_ID, 'cb#x'])], { items: [`https://${HOLE}/cb#x`], open: false }],
    ['of a substitution', [Fn.sub('https://${Domain}/${!cb}', { Domain: 'app.acme.org' })], { items: ['https://app.acme.org/${cb}'], open: false }],
  ])('%s', (_, callbackUrLs, expected) => {
    const setting = new Setting();
    expect(setting.factsOf(setting.client({ callbackUrLs }))).toMatchObject({ callbackUrls: expected });
  });

  test('that is a parameter is unknown', () => {
    const setting = new Setting();
    const urls = new CfnParameter(setting.stack, 'Urls', { type: 'CommaDelimitedList' });
    expect(setting.factsOf(setting.client({ callbackUrLs: urls.valueAsList })).callbackUrls).toEqual(UNKNOWN);
  });
});

describe('a flag, a number, a text', () => {
  test.each<[string, L1Props | Record<string, unknown>, Partial<ClientFacts>]>([
    ['as it is', { generateSecret: true, authSessionValidity: 5, clientName: 'name' }, { generateSecret: true, authSessionMinutes: 5, clientName: 'name' }],
    ['that is not there', {}, { generateSecret: undefined, authSessionMinutes: undefined, clientName: undefined }],
    ['under a condition', { generateSecret: intrinsic(ifElse(true, false)), authSessionValidity: Token.asNumber(ifElse(3, 4)), clientName: Token.asString(ifElse('a', 'b')) },
      { generateSecret: UNKNOWN, authSessionMinutes: UNKNOWN, clientName: UNKNOWN }],
    ['that turns out to be absent', { generateSecret: intrinsic(NO_VALUE), clientName: Token.asString(NO_VALUE) }, { generateSecret: undefined, clientName: undefined }],
    ['in quotes, as templates in the wild have them', { generateSecret: intrinsic('true'), authSessionValidity: Token.asNumber('5') }, { generateSecret: true, authSessionMinutes: 5 }],
  ])('%s', (_, props, expected) => {
    const setting = new Setting();
    expect(setting.factsOf(setting.client(props))).toMatchObject(expected);
  });

  test('that is a parameter is unknown', () => {
    const setting = new Setting();
    const number = new CfnParameter(setting.stack, 'Number', { type: 'Number' });
    const text = new CfnParameter(setting.stack, 'Text');
    const facts = setting.factsOf(setting.client({ authSessionValidity: number.valueAsNumber, clientName: text.valueAsString }));
    expect([facts.authSessionMinutes, isKnown(facts.clientName) && isWhole(facts.clientName)]).toEqual([UNKNOWN, false]);
  });
});

describe('the final state', () => {
  test('has overrides in it', () => {
    const setting = new Setting();
    const client = setting.client({ callbackUrLs: ['https://a'], refreshTokenRotation: { feature: 'ENABLED' } });
    client.addPropertyOverride('CallbackURLs', ['https://b']);
    client.addPropertyOverride('RefreshTokenRotation.RetryGracePeriodSeconds', 61);
    client.addPropertyDeletionOverride('UserPoolId');
    expect(setting.factsOf(client)).toMatchObject({
      callbackUrls: { items: ['https://b'] }, rotation: { feature: 'ENABLED', graceSeconds: 61 }, userPoolId: undefined,
    });
  });

  test('is that of a generic resource and of an included template, too', () => {
    const setting = new Setting();
    const raw = new CfnResource(setting.stack, 'Raw', {
      type: 'AWS::Cognito::UserPoolClient',
      properties: { UserPoolId: { Ref: setting.stack.getLogicalId(setting.pool.node.defaultChild as CfnResource) }, CallbackURLs: ['https://a'], TokenValidityUnits: { IdToken: 'days' } },
    });
    expect(setting.factsOf(raw)).toMatchObject({ callbackUrls: { items: ['https://a'] }, idToken: { unit: 'days' } });
    expect(setting.poolOf(raw).inApp).toBe(true);

    const file = path.join(mkdtempSync(path.join(tmpdir(), 'include-')), 'template.json');
    writeFileSync(file, JSON.stringify({
      Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
      Parameters: { Host: { Type: 'String' } },
      Resources: {
        Users: { Type: 'AWS::Cognito::UserPool', Properties: {} },
        Server: { Type: 'AWS::Cognito::UserPoolResourceServer', Properties: { UserPoolId: { Ref: 'Users' }, Identifier: 'orders', Name: 'orders' } },
        App: {
          Type: 'AWS::Cognito::UserPoolClient',
          Properties: {
            UserPoolId: { Ref: 'Users' },
            GenerateSecret: { 'Fn::If': ['Prod', true, false] },
            CallbackURLs: [{ 'Fn::Sub': 'https://${Host}/cb' }, { 'Fn::If': ['Prod', 'https://a', { Ref: 'AWS::NoValue' }] }],
            AllowedOAuthScopes: [{ 'Fn::Sub': '${Server}/read' }],
          },
        },
      },
    }));
    const include = new CfnInclude(setting.stack, 'Include', { templateFile: file });
    const included = include.getResource('App');
    const facts = setting.factsOf(included);
    expect(facts.generateSecret).toEqual(UNKNOWN);
    expect(facts.callbackUrls).toMatchObject({ items: [expect.stringMatching(/^https:\/\/[\uFDD0-\uFDD3].*\/cb$/su), HOLE], open: true });
    expect(facts.scopes).toMatchObject({ items: ['orders/read'], via: ['Stack/Include/Server'] });
    expect(setting.poolOf(included).key).toEqual('Stack/Include/Users');
  });

  test('tells what a client waits for', () => {
    const setting = new Setting();
    const client = setting.client({});
    expect(setting.factsOf(client).waitsForOthers).toBe(false);
    client.node.addDependency(setting.pool);
    expect(setting.factsOf(client).waitsForOthers).toBe(false);
    client.addDependency(new CfnResource(setting.stack, 'Custom', { type: 'Custom::Provider' }));
    expect(setting.factsOf(client).waitsForOthers).toBe(true);
  });
});

describe('the pool of a client', () => {
  test('is known by reference across stacks after prepare, where references are imports', () => {
    const app = new App();
    const poolStack = new Stack(app, 'PoolStack');
    const clientStack = new Stack(app, 'ClientStack');
    const pool = new cognito.UserPool(poolStack, 'Pool');
    const server = pool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'r' }] });
    const client = new cognito.CfnUserPoolClient(clientStack, 'Client', {
      userPoolId: pool.userPoolId, allowedOAuthScopes: [cognito.OAuthScope.resourceServer(server, { scopeName: 'read', scopeDescription: 'r' }).scopeName],
    });
    app.synth();
    const assembly = new Assembly(app);
    const { facts, pool: key } = clientFacts(client, assembly)!;
    expect(key).toEqual('PoolStack/Pool/Resource');
    expect(facts.scopes).toMatchObject({ items: ['api/read'], via: ['PoolStack/Pool/Api/Resource'] });
  });

  test('is its id where it is imported, and unknown where it is a parameter or an import value', () => {
    const setting = new Setting();
    const parameter = new CfnParameter(setting.stack, 'PoolId').valueAsString;
    const clients = ['eu-west-1_abc', parameter, Fn.importValue('Pool'), Token.asString(ifElse('eu-west-1_a', 'eu-west-1_b'))].map(
      (userPoolId, i) => new cognito.CfnUserPoolClient(setting.stack, `C${i}`, { userPoolId }),
    );
    expect(clients.map((client) => setting.poolOf(client).inApp)).toEqual([false, false, false, false]);
    expect(setting.poolOf(clients[0]).key).toEqual('eu-west-1_abc');
    expect(setting.poolOf(clients[2]).key).toBeUndefined();
  });

  test('shows all of a kind only where none is conditional and none may belong to it unseen', () => {
    const setting = new Setting();
    const client = setting.client({});
    const type = 'AWS::Cognito::UserPoolResourceServer';
    expect(setting.poolOf(client).showsAll(type)).toBe(true);
    const server = new cognito.CfnUserPoolResourceServer(setting.stack, 'Api', { userPoolId: setting.pool.userPoolId, identifier: 'api', name: 'api' });
    server.cfnOptions.condition = new CfnCondition(setting.stack, 'Condition');
    expect(setting.poolOf(client).showsAll(type)).toBe(false);
    server.cfnOptions.condition = undefined;
    new cognito.CfnUserPoolResourceServer(setting.stack, 'Elsewhere', { userPoolId: Fn.importValue('Pool'), identifier: 'api', name: 'api' });
    expect(setting.poolOf(client).showsAll(type)).toBe(false);
  });

  test('knows its plan, schema, triggers and factors, or that it does not', () => {
    const setting = new Setting();
    const client = setting.client({});
    const l1 = setting.pool.node.defaultChild as cognito.CfnUserPool;
    expect(setting.poolOf(client).tier).toEqual('ESSENTIALS');
    expect(setting.poolOf(client).firstFactors).toEqual(['PASSWORD']);
    l1.addPropertyOverride('UserPoolTier', { Ref: 'Plan' });
    l1.schema = [{ name: 'dept', mutable: false }, { name: 'email', required: true }, { name: 'plan', developerOnlyAttribute: true }];
    l1.lambdaConfig = { userMigration: 'arn' };
    expect(setting.poolOf(client).tier).toEqual(UNKNOWN);
    const schema = setting.poolOf(client).schema as ReadonlyMap<string, unknown>;
    expect([schema.get('custom:dept'), schema.get('email'), schema.get('dev:custom:plan')])
      .toEqual([{ required: false, mutable: false }, { required: true, mutable: UNKNOWN }, { required: false, mutable: false }]);
    expect(setting.poolOf(client).triggers).toEqual(new Set(['UserMigration']));
    l1.schema = intrinsic(ifElse([{ name: 'dept' }])) as never;
    expect(setting.poolOf(client).schema).toEqual(UNKNOWN);
  });
});
