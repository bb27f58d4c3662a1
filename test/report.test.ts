import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import type { Construct } from 'constructs';
import { l1Of, SOUND } from './user-pool-fixture';
import { AppClientRules, PublicAppClient } from '../src';
import { CLIENT_TOPICS } from '../src/private/rules';

const FRAGMENT = 'cdk-cognito-app-clients::redirect-no-fragment';
const LOGOUT = 'cdk-cognito-app-clients::logout-no-fragment';
const WRONG = { callbackUrls: ['https://app.acme.org/#cb'], logoutUrls: ['https://app.acme.org/'] };
const RISKY = { callbackUrls: ['https://app.acme.org/cb'], logoutUrls: ['https://app.acme.org/#bye'] };

type Urls = typeof WRONG;

/** The same URLs on a client of this library, of the L2, of the L1, as a generic resource and in an included template. */
const MAKE: Record<string, (scope: Construct, id: string, pool: cognito.UserPool, urls: Urls) => Construct> = {
  Ours: (scope, id, userPool, urls) => new PublicAppClient(scope, id, { userPool, ...urls }),
  L2: (scope, id, userPool, urls) => new cognito.UserPoolClient(scope, id, {
    userPool,
    generateSecret: false,
    preventUserExistenceErrors: true,
    authFlows: { userSrp: true },
    supportedIdentityProviders: [cognito.UserPoolClientIdentityProvider.COGNITO],
    oAuth: { flows: { authorizationCodeGrant: true }, scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL], ...urls },
  }),
  L1: (scope, id, pool, { callbackUrls, logoutUrls }) => new cognito.CfnUserPoolClient(scope, id, {
    ...SOUND.public, userPoolId: pool.userPoolId, callbackUrLs: callbackUrls, logoutUrLs: logoutUrls,
  }),
  Generic: (scope, id, pool, { callbackUrls, logoutUrls }) => new CfnResource(scope, id, {
    type: 'AWS::Cognito::UserPoolClient', properties: { ...template(pool.userPoolId).Client.Properties, CallbackURLs: callbackUrls, LogoutURLs: logoutUrls },
  }),
  Included: (scope, id, _, { callbackUrls, logoutUrls }) => {
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'included-')), 'template.json');
    const { Pool, Client } = template({ Ref: 'Pool' });
    Object.assign(Client.Properties, { CallbackURLs: callbackUrls, LogoutURLs: logoutUrls });
    writeFileSync(file, JSON.stringify({ Resources: { [`${id}Pool`]: Pool, Client: { ...Client, Properties: { ...Client.Properties, UserPoolId: { Ref: `${id}Pool` } } } } }));
    return new CfnInclude(scope, id, { templateFile: file }).getResource('Client');
  },
};

function template(userPoolId: unknown) {
  return {
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
    Client: {
      Type: 'AWS::Cognito::UserPoolClient',
      Properties: {
        UserPoolId: userPoolId,
        GenerateSecret: false,
        AllowedOAuthFlowsUserPoolClient: true,
        AllowedOAuthFlows: ['code'],
        AllowedOAuthScopes: ['openid', 'email'],
        SupportedIdentityProviders: ['COGNITO'],
        PreventUserExistenceErrors: 'ENABLED',
        ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      } as Record<string, unknown>,
    },
  };
}

/** A stack with a pool and one client of each kind. */
function stackOfAll(scope: Construct, id: string, urls: Urls): Stack {
  const stack = new Stack(scope, id);
  const pool = new cognito.UserPool(stack, 'Pool');
  for (const [kind, make] of Object.entries(MAKE)) { make(stack, kind, pool, urls); }
  return stack;
}

const KINDS = Object.keys(MAKE);
/** The construct that a report names. */
const named = (stack: string) => KINDS.map((kind) => `${stack}/${kind === 'Included' ? 'Included/Client' : kind}`);

/** The text with which a synth fails; empty where it does not. */
function failure(app: App, options = {}): string {
  try {
    app.synth(options);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** How often a text names each construct as the one that a finding is about. */
function reported(text: string, id: string): string[] {
  return text.split(/\n {2}(?=\[)/).slice(1).flatMap((part) => part.split(id).slice(1).map(() => /^\[([^\]]*)\]/.exec(part)![1]));
}

/** The constructs that bear a warning of an id, each as often as it does. */
function warned(app: App, id: string, options = {}): string[] {
  return app.synth(options).stacksRecursively.flatMap((stack) => stack.messages)
    .filter(({ level, entry }) => level === 'warning' && String(entry.data).includes(id))
    .map((message) => message.id.replace(/^\//, '').replace(/\/Resource$/, ''));
}

describe('a finding', () => {
  test('is reported once for each client, whatever made it, in several stacks', () => {
    const app = new App();
    stackOfAll(app, 'One', WRONG);
    stackOfAll(app, 'Two', WRONG);
    AppClientRules.apply(app);
    const text = failure(app);
    expect(reported(text, FRAGMENT)).toEqual([...named('One'), ...named('Two')]);
  });

  test('is reported once for each client of a Stage', () => {
    const app = new App();
    stackOfAll(new Stage(app, 'Prod'), 'One', WRONG);
    AppClientRules.apply(app);
    expect(reported(failure(app), FRAGMENT)).toEqual(named('Prod/One'));
  });

  test('as a warning is borne once by each client, over all stacks and stages of an app', () => {
    const app = new App();
    stackOfAll(app, 'One', RISKY);
    const prod = new Stage(app, 'Prod');
    stackOfAll(prod, 'One', RISKY);
    stackOfAll(new Stage(prod, 'Region'), 'One', RISKY);
    AppClientRules.apply(app);
    expect(warned(app, LOGOUT).sort()).toEqual([...named('One'), ...named('Prod/One'), ...named('Prod/Region/One')].sort());
  });

  test('is reported once for a client of a nested stack', () => {
    for (const urls of [WRONG, RISKY]) {
      const app = new App();
      const nested = new NestedStack(new Stack(app, 'One'), 'Nested');
      const pool = new cognito.UserPool(nested, 'Pool');
      for (const kind of ['Ours', 'L1']) { MAKE[kind](nested, kind, pool, urls); }
      AppClientRules.apply(app);
      const names = ['One/Nested/L1', 'One/Nested/Ours'];
      expect(urls === WRONG ? reported(failure(app), FRAGMENT) : warned(app, LOGOUT)).toEqual(expect.arrayContaining(names));
    }
  });

  test('names the line of the app that made the client', () => {
    for (const kind of ['Ours', 'L2', 'L1']) {
      const app = new App();
      const stack = new Stack(app, 'Stack');
      MAKE[kind](stack, kind, new cognito.UserPool(stack, 'Pool'), WRONG);
      AppClientRules.apply(app);
      expect([kind, failure(app)]).toEqual([kind, expect.stringMatching(/made at test\/report\.test\.ts:\d+:\d+:/)]);
    }
  });

  test('of L1 and L2 clients needs AppClientRules, one of ours does not', () => {
    const app = new App();
    stackOfAll(app, 'One', WRONG);
    expect(reported(failure(app), FRAGMENT)).toEqual(['One/Ours']);
  });

  test.each<[string, string[], (app: App) => Construct]>([
    ['a Stage', ['Prod/One', 'Prod/Region/One'], (app) => app.node.findChild('Prod') as Stage],
    ['a Stage in a Stage', ['Prod/Region/One'], (app) => app.node.findChild('Prod').node.findChild('Region') as Stage],
    ['a stack', ['One'], (app) => app.node.findChild('One') as Stack],
  ])('is reported below the scope of AppClientRules alone: %s', (_, stacks, scope) => {
    const app = new App();
    stackOfAll(app, 'One', RISKY);
    const prod = new Stage(app, 'Prod');
    stackOfAll(prod, 'One', RISKY);
    stackOfAll(new Stage(prod, 'Region'), 'One', RISKY);
    AppClientRules.apply(scope(app));
    const ours = ['One', 'Prod/One', 'Prod/Region/One'].filter((stack) => !stacks.includes(stack)).map((stack) => `${stack}/Ours`);
    expect(warned(app, LOGOUT).sort()).toEqual([...stacks.flatMap(named), ...ours].sort());
  });

  test('stands with the other findings of its client in one report, errors first', () => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const both = { callbackUrls: WRONG.callbackUrls, logoutUrls: RISKY.logoutUrls };
    const userPool = new cognito.UserPool(stack, 'Pool');
    userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
    new PublicAppClient(stack, 'Spa', { userPool, ...both });
    const text = failure(app);
    expect(text.match(/\[Stack\/Spa\]/g)).toHaveLength(1);
    expect(text).toMatch(/\[Stack\/Spa\] 1 error and \d warnings? in the app client made at/);
    expect(text.indexOf(FRAGMENT)).toBeLessThan(text.indexOf(LOGOUT));
  });
});

describe('nothing is reported twice', () => {
  test.each<[string, (app: App, stack: Stack, stage: Stage) => void]>([
    ['when apply is said again', (app) => { AppClientRules.apply(app); AppClientRules.apply(app); }],
    ['when apply is said in several places', (app, stack, stage) => [app, stack, stage, stage.node.findChild('One'), app].forEach((scope) => AppClientRules.apply(scope))],
    ['when apply is said on the client itself', (app, stack) => {
      AppClientRules.apply(app);
      for (const client of [stack.node.findChild('Ours'), stack.node.findChild('Ours').node.defaultChild!, stack.node.findChild('L1')]) {
        AppClientRules.apply(client);
      }
    }],
  ])('%s', (_, apply) => {
    for (const urls of [WRONG, RISKY]) {
      const app = new App();
      const stack = stackOfAll(app, 'One', urls);
      const stage = new Stage(app, 'Prod');
      stackOfAll(stage, 'One', RISKY);
      apply(app, stack, stage);
      if (urls === WRONG) {
        expect(reported(failure(app), FRAGMENT)).toEqual(named('One'));
      } else {
        expect(warned(app, LOGOUT).sort()).toEqual([...named('One'), ...named('Prod/One')].sort());
      }
    }
  });

  test('by a second synth', () => {
    const app = new App();
    stackOfAll(app, 'One', WRONG);
    AppClientRules.apply(app);
    const first = failure(app);
    expect(failure(app, { force: true })).toEqual(first);
    expect(reported(first, FRAGMENT)).toEqual(named('One'));

    const warning = new App();
    stackOfAll(warning, 'One', RISKY);
    stackOfAll(new Stage(warning, 'Prod'), 'One', RISKY);
    AppClientRules.apply(warning);
    const before = warned(warning, LOGOUT);
    expect(warned(warning, LOGOUT, { force: true })).toEqual(before);
    expect(warned(warning, LOGOUT, { force: true })).toEqual(before);
  });

  test('and what was set right between two synths is reported no more', () => {
    const app = new App();
    const stack = stackOfAll(app, 'One', WRONG);
    AppClientRules.apply(app);
    expect(failure(app)).not.toEqual('');
    (l1Of(stack.node.findChild('Ours')) as cognito.CfnUserPoolClient).callbackUrLs = RISKY.callbackUrls;
    expect(reported(failure(app, { force: true }), FRAGMENT)).toEqual(named('One').filter((name) => name !== 'One/Ours'));
  });
});

describe('an acknowledgement', () => {
  const LEVELS: Record<string, (client: Construct) => Construct> = {
    'the L1': (client) => l1Of(client),
    'the client': (client) => client,
    'its stack': (client) => Stack.of(client),
    'its Stage': (client) => Stage.of(client)!,
    'the App': (client) => client.node.root as App,
  };
  const cases = Object.keys(LEVELS).flatMap((level) => KINDS.map((kind) => [kind, level] as const));

  test.each(cases)('of an error and of a warning of a client (%s) is taken on %s', (kind, level) => {
    for (const [urls, id] of [[WRONG, FRAGMENT], [RISKY, LOGOUT]] as const) {
      const app = new App();
      const [client, other] = [[new Stage(app, 'Prod'), urls] as const, [app, RISKY] as const].map(([scope, each]) => {
        const stack = new Stack(scope, 'One');
        return MAKE[kind](stack, 'Client', new cognito.UserPool(stack, 'Pool'), each);
      });
      AppClientRules.apply(app);
      const scope = LEVELS[level](client);
      Validations.of(scope).acknowledge({ id, reason: 'the reason' });
      expect(failure(app)).toEqual('');
      expect(warned(app, LOGOUT)).toEqual(level === 'the App' && id === LOGOUT ? [] : [other.node.path]);
      expect(scope.node.metadata).toContainEqual(expect.objectContaining({ data: { [id]: 'the reason' } }));
    }
  });

  test('of one finding leaves the others', () => {
    const app = new App();
    const stack = stackOfAll(app, 'One', { callbackUrls: ['http://app.acme.org/#cb'], logoutUrls: [] });
    Validations.of(stack).acknowledge({ id: FRAGMENT, reason: 'test' });
    const text = failure(app);
    expect(reported(text, FRAGMENT)).toEqual([]);
    expect(reported(text, 'cdk-cognito-app-clients::callback-https')).toEqual(['One/Ours']);
  });

  const UNKNOWN = { id: 'cdk-cognito-app-clients::redirect-no-fragmnt', reason: 'misspelt' };

  test.each(['the client', 'its stack', 'its Stage', 'the App'])('of an id that no rule has is reported once, on %s', (level) => {
    const app = new App();
    const clients = [new Stage(app, 'Beta'), new Stage(app, 'Prod'), app].map((scope) => stackOfAll(scope, 'One', RISKY).node.findChild('Ours') as Construct);
    AppClientRules.apply(app);
    const scope = LEVELS[level](clients[1]);
    Validations.of(scope).acknowledge(UNKNOWN);
    const messages = () => app.synth({ force: true }).stacksRecursively.flatMap((stack) => stack.messages)
      .map(({ entry }) => String(entry.data)).filter((text) => text.includes('redirect-no-fragmnt'));
    expect(messages()).toEqual([expect.stringContaining(`'${scope.node.path || 'the app'}' acknowledges cdk-cognito-app-clients::redirect-no-fragmnt, which is not the id of any rule`)]);
    expect(messages()).toHaveLength(1);
  });

  test.each([
    ['redirect-localhost-in-prod', 'redirect-localhost-in-prod'],
    ['annotation::redirect-localhost-in-prod', 'redirect-localhost-in-prod'],
    ['cdk-cognito-app-client::redirect-localhost-in-prod', 'redirect-localhost-in-prod'],
    ['CDK-Cognito-App-Clients::redirect-localhost-in-prod', 'redirect-localhost-in-prod'],
    ['cdk-cognito-app-clients::Redirect_Localhost_In_Prod', 'redirect-localhost-in-prod'],
    ['logout-no-fragment', 'logout-no-fragment'],
    ['property-type', 'property-type'],
  ])('of %s says what was meant', (id, rule) => {
    const app = new App();
    const client = stackOfAll(app, 'One', RISKY).node.findChild('Ours');
    Validations.of(client).acknowledge({ id, reason: 'test' });
    const said = app.synth().stacks.flatMap(({ messages }) => messages.map(({ entry }) => String(entry.data))).filter((text) => text.includes('acknowledges'));
    expect(said).toEqual([expect.stringContaining(`which is not the id of any rule, so nothing is acknowledged. Write cdk-cognito-app-clients::${rule}.`)]);
    expect(warned(app, `[ack: ${LOGOUT}]`)).toHaveLength(1);
  });

  test('is reported by another client when the one that reported it is gone', () => {
    const app = new App();
    const stack = stackOfAll(app, 'One', RISKY);
    Validations.of(app).acknowledge({ id: 'cdk-cognito-app-clients::no-such-rule', reason: 'test' });
    const saying = () => app.synth({ force: true }).stacks.flatMap(({ messages }) => messages).filter(({ entry }) => String(entry.data).includes('acknowledges')).map(({ id }) => id);
    const [reporter, ...others] = saying();
    expect(others).toEqual([]);
    const gone = stack.node.children.find(({ node }) => reporter.startsWith(`/${node.path}`))!;
    expect(stack.node.tryRemoveChild(gone.node.id)).toBe(true);
    const [heir, ...more] = saying();
    expect(more).toEqual([]);
    expect(heir).not.toBe(reporter);
  });

  test('on the App is reported in one of its assemblies, the App before its Stages', () => {
    const app = new App();
    AppClientRules.apply(app);
    const stages = ['A', 'B'].map((id) => new Stage(app, id));
    stages.forEach((stage) => stackOfAll(stage, 'One', RISKY));
    Validations.of(app).acknowledge({ id: 'cdk-cognito-app-clients::no-such-rule', reason: 'test' });
    const saying = (at: App | Stage) => at.synth({ force: true }).stacks.flatMap(({ messages }) => messages).filter(({ entry }) => String(entry.data).includes('acknowledges'));
    expect(stages.map((stage) => saying(stage).length)).toEqual([1, 0]);
    stackOfAll(app, 'Own', RISKY);
    expect(saying(app)).toHaveLength(1);
  });

  test('of an id of another library is none of ours', () => {
    const app = new App();
    const stack = stackOfAll(app, 'One', RISKY);
    Validations.of(stack).acknowledge({ id: 'other-library::rule', reason: 'test' }, { id: 'short', reason: 'test' }, { id: 'other-library::secret-leak', reason: 'test' },
      { id: 'cdk-nag::redirect-localhost-in-prod', reason: 'test' });
    expect(warned(app, 'acknowledged-unknown-rule')).toEqual([]);
  });
});

describe('a Stage that is added after apply', () => {
  const late = (urls: Urls, apply: (app: App) => void) => {
    const app = new App();
    stackOfAll(app, 'One', { ...RISKY, logoutUrls: [] });
    apply(app);
    const stage = new Stage(app, 'Late');
    stackOfAll(stage, 'One', urls);
    stackOfAll(new Stage(stage, 'Inner'), 'One', { ...RISKY, logoutUrls: [] });
    return app;
  };

  test('has its errors reported with the App, once', () => {
    const app = late(WRONG, (scope) => { AppClientRules.apply(scope); AppClientRules.apply(scope); });
    // Ours is judged with its own Stage, which CDK validates first.
    expect(reported(failure(app), FRAGMENT)).toEqual(['Late/One/Ours']);
    Validations.of(app.node.findChild('Late').node.findChild('One').node.findChild('Ours')).acknowledge({ id: FRAGMENT, reason: 'test' });
    const text = failure(app, { force: true });
    expect(named('Late/One').map((name) => text.split(`[${name}]`).length - 1)).toEqual([0, 1, 1, 1, 1]);
  });

  test('has its warnings in its manifest, where cdk synth --strict reads them, once', () => {
    const app = late(RISKY, (scope) => { AppClientRules.apply(scope); AppClientRules.apply(scope); });
    expect(warned(app, LOGOUT).sort()).toEqual(named('Late/One').sort());
    expect(warned(app, LOGOUT).sort()).toEqual(named('Late/One').sort());
    const manifest = readFileSync(path.join(app.outdir, 'assembly-Late', 'manifest.json'), 'utf8') + readdirSync(path.join(app.outdir, 'assembly-Late'))
      .filter((file) => file.endsWith('.metadata.json')).map((file) => readFileSync(path.join(app.outdir, 'assembly-Late', file), 'utf8')).join();
    expect(manifest.split(`ack: ${LOGOUT}`).length - 1).toBe(KINDS.length);
  });

  test('has its warnings acknowledged', () => {
    const app = late(RISKY, (scope) => AppClientRules.apply(scope));
    Validations.of(app).acknowledge({ id: LOGOUT, reason: 'test' });
    expect(warned(app, LOGOUT)).toEqual([]);
  });

  test('has what is below it judged once, also where apply was said of the Stage around it', () => {
    const app = new App();
    const outer = new Stage(app, 'Outer');
    stackOfAll(outer, 'One', { ...RISKY, logoutUrls: [] });
    AppClientRules.apply(app);
    AppClientRules.apply(outer);
    stackOfAll(new Stage(outer, 'Late'), 'One', RISKY);
    expect(warned(app, LOGOUT)).toHaveLength(KINDS.length);
  });
});

test.each([['\n', '\\n'], ['\r\n', '\\r\\n'], ['\t', '\\t'], ['\u0000', '\\u0000'], ['\u001b[31m', '\\u001b[31m'], ['\u2028', '\\u2028'], ['\u202e', '\\u202e'], ['\u0085', '\\u0085']])(
  'a control character in a value (%j) is shown escaped', (character, shown) => {
    const error = new App();
    stackOfAll(error, 'One', { callbackUrls: [`https://app.acme.org/a${character}b#c`], logoutUrls: [] });
    expect(failure(error)).toContain(`https://app.acme.org/a${shown}b#c`);
    expect(failure(error, { force: true })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u0085\u2028\u202e]/);
    expect(failure(error, { force: true }).split('\n').every((line) => !line.startsWith('b#c'))).toBe(true);
  });

describe('a rule that throws', () => {
  afterEach(() => jest.restoreAllMocks());

  test.each(['check', 'message'] as const)('in its %s is caught and named, and the other findings survive', (part) => {
    const rule = CLIENT_TOPICS.flatMap((topic) => topic.rules).find(({ id, property }) => id === 'redirect-no-fragment' && property === 'CallbackURLs')!;
    jest.spyOn(rule, part).mockImplementation(() => { throw new Error('out of order'); });
    const app = new App();
    const stack = new Stack(app, 'Stack');
    new PublicAppClient(stack, 'Spa', { userPool: new cognito.UserPool(stack, 'Pool'), callbackUrls: ['http://app.acme.org/#cb'] });
    const text = failure(app).replace(/\s+/g, ' ');
    expect(text).toContain("not checked by the rule 'redirect-no-fragment' (Error: out of order)");
    expect(text).toContain('cdk-cognito-app-clients::rule-broken');
    expect(text).toContain('cdk-cognito-app-clients::callback-https');
  });
});

describe('an error of our own', () => {
  afterEach(() => jest.restoreAllMocks());

  const broken = (breakIt: (client: cognito.CfnUserPoolClient) => void) => {
    const app = new App();
    const stack = new Stack(app, 'Stack');
    const userPool = new cognito.UserPool(stack, 'Pool');
    const client = new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org/cb'] });
    new PublicAppClient(stack, 'Other', { userPool, callbackUrls: ['http://app.acme.org/cb'] });
    breakIt(client.node.defaultChild as cognito.CfnUserPoolClient);
    return app;
  };

  test('while facts are read is reported with the path of the client, and the others are judged', () => {
    const app = broken((client) => jest.spyOn(client, 'obtainDependencies').mockImplementation(() => { throw new TypeError('out of order'); }));
    expect(failure(app)).toMatch(/\[Stack\/Other\].*callback-https/s);
    const warnings = (app.node.findChild('Stack').node.findChild('Spa').node.defaultChild as Construct).node.metadata.map(({ data }) => String(data));
    expect(warnings.join()).toMatch(/this resource was not checked \(TypeError: out of order\).*Please report it/);
  });

  test('since CDK has changed fails the synth with a sentence', () => {
    const app = broken((client) => Object.defineProperty(client, 'rawOverrides', { get: () => undefined }));
    expect(failure(app)).toMatch(/the installed aws-cdk-lib has changed CfnResource\.rawOverrides.*Update cdk-cognito-app-clients/s);
  });
});

test('a resource that CDK itself refuses to render is left to CDK, with its own words', () => {
  const refused = (apply: boolean) => {
    const app = new App();
    const stack = stackOfAll(app, 'One', RISKY);
    const wrong = { identifier: 7, name: 'x', userPoolId: 'eu-west-1_abc' } as unknown as cognito.CfnUserPoolResourceServerProps;
    new cognito.CfnUserPoolResourceServer(stack, 'Wrong', wrong);
    new cognito.CfnUserPoolClient(stack, 'WrongClient', { userPoolId: 'eu-west-1_abc', callbackUrLs: 'https://app.acme.org' as unknown as string[] });
    if (apply) { AppClientRules.apply(app); }
    return failure(app).split('\n')[0];
  };
  expect(refused(false)).toMatch(/CfnUserPoolResourceServerProps/);
  expect(refused(true)).toEqual(refused(false));
});
