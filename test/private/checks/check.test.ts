import { App, CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct, IConstruct } from 'constructs';
import { AppClientReport, AppClientRules, MachineClient, PublicAppClient } from '../../../src';
import { CdkChanged } from '../../../src/private/assembly/cdk-internals';
import { Judge } from '../../../src/private/checks/judge';
import { judgeAssembly } from '../../../src/private/checks/judge-assembly';
import { SOUND } from '../../user-pool-fixture';

const ERROR = 'http://app.acme.org/cb';
const WARNING = 'https://app.acme.org/cb#x';

function stackWithPool(scope: Construct, id: string) {
  const stack = new Stack(scope, id);
  const pool = new cognito.UserPool(stack, 'Pool');
  pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  return { stack, pool };
}

const l1 = (scope: Construct, id: string, pool: cognito.IUserPool, changes: Partial<cognito.CfnUserPoolClientProps> = {}) =>
  new cognito.CfnUserPoolClient(scope, id, { userPoolId: pool.userPoolId, ...SOUND.public, ...changes });
const ours = (scope: Construct, id: string, userPool: cognito.IUserPool, url = 'https://app.acme.org/cb') =>
  new PublicAppClient(scope, id, { userPool, callbackUrls: [url] });
/** A client with a warning and no error. */
const risky = (scope: Construct, id: string, pool: cognito.IUserPool) => l1(scope, id, pool, { logoutUrLs: [WARNING] });

function failure(app: App): string {
  try {
    app.synth();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** The findings and the acknowledgements of each resource that is judged. */
function judged(root: IConstruct, applied: readonly IConstruct[] = []) {
  return Object.fromEntries(judgeAssembly(root, applied).map(({ resource, findings, acknowledged }) =>
    [resource.node.path, [...findings.map(({ id }) => id), ...acknowledged.map(({ finding, reason }) => `${finding.id} (${reason})`)]]));
}

describe('an error while the clients are judged', () => {
  afterEach(() => jest.restoreAllMocks());
  const failing = (error: Error) => {
    const app = new App();
    const { stack, pool } = stackWithPool(app, 'Stack');
    ours(stack, 'Spa', pool);
    jest.spyOn(Judge.prototype, 'client').mockImplementation(() => { throw error; });
    return failure(app);
  };

  test('since CDK has changed is one sentence', () => {
    expect(failing(new CdkChanged('everything'))).toContain('No app client was checked: the installed aws-cdk-lib has changed everything,');
  });

  test('of another kind is not hidden', () => {
    expect(failing(new Error('out of order'))).toBe('out of order');
  });
});

describe('what is judged', () => {
  test('are our clients, those in the applied scopes, their pools and neighbours, and the acknowledged findings apart', () => {
    const app = new App();
    const { stack, pool } = stackWithPool(app, 'Stack');
    ours(stack, 'Spa', pool);
    const risk = risky(stack, 'Risky', pool);
    Validations.of(risk).acknowledge({ id: 'cdk-cognito-app-clients::logout-no-fragment', reason: 'test' });
    l1(stack, 'Sound', pool);
    const other = stackWithPool(app, 'Other');
    risky(other.stack, 'Risky', other.pool);
    const neighbours = (name: string) => ({ [`${name}/Pool/Resource`]: [], [`${name}/Pool/Domain/Resource`]: [] });
    expect(judged(app)).toEqual({ 'Stack/Spa/Resource': [], ...neighbours('Stack') });
    expect(judged(app, [stack])).toEqual({
      'Stack/Spa/Resource': [], 'Stack/Risky': ['logout-no-fragment (test)'], 'Stack/Sound': [], ...neighbours('Stack'),
    });
    expect(judged(app, [app])).toMatchObject({ 'Stack/Sound': [], 'Other/Risky': ['logout-no-fragment'], ...neighbours('Other') });
  });

  test('a neighbour in an applied scope, also without a client, and no pool without a client', () => {
    const app = new App();
    const { stack, pool } = stackWithPool(app, 'Stack');
    const server = () => new cognito.CfnUserPoolResourceServer(stack, 'Api', { userPoolId: pool.userPoolId, identifier: 'api', name: 'api' });
    server();
    expect(judged(app)).toEqual({});
    expect(judged(app, [stack])).toEqual({ 'Stack/Pool/Domain/Resource': [], 'Stack/Api': [] });
  });

  test('a consumer if there is a client, by the clients that are judged', () => {
    const app = new App();
    const { stack, pool } = stackWithPool(app, 'Stack');
    pool.addResourceServer('Api', { identifier: 'api', scopes: [{ scopeName: 'read', scopeDescription: 'read' }] });
    const client = l1(stack, 'Job', pool, SOUND.machine);
    const identities = (id: string, ClientId: string) => new CfnResource(stack, id, {
      type: 'AWS::Cognito::IdentityPool', properties: { AllowUnauthenticatedIdentities: false, CognitoIdentityProviders: [{ ProviderName: pool.userPoolProviderName, ClientId }] },
    });
    identities('OfL1', client.ref);
    expect(Object.keys(judged(app))).not.toContain('Stack/OfL1');
    const machine = new MachineClient(stack, 'Ours', { userPool: pool, scopes: [cognito.OAuthScope.custom('api/read')] });
    identities('OfOurs', machine.userPoolClientId);
    expect(judged(app)).toMatchObject({ 'Stack/OfL1': [], 'Stack/OfOurs': ['identity-pool-client-machine'] });
    expect(judged(app, [app])).toMatchObject({ 'Stack/OfL1': ['identity-pool-client-machine'], 'Stack/OfOurs': ['identity-pool-client-machine'] });
  });
});

describe('an acknowledgement of an unknown id', () => {
  const acknowledge = (scope: IConstruct, rule: string) => Validations.of(scope).acknowledge({ id: `cdk-cognito-app-clients::${rule}`, reason: 'test' });
  const UNKNOWN = ['acknowledged-unknown-rule'];

  test('is one warning on the first client below it', () => {
    const app = new App();
    const stacks = ['One', 'Two'].map((id) => stackWithPool(app, id));
    stacks.forEach(({ stack, pool }) => ['A', 'B'].forEach((id) => ours(stack, id, pool)));
    acknowledge(stacks[1].stack, 'no-such-rule');
    acknowledge(stacks[1].stack.node.findChild('B'), 'Callback_Https');
    expect(judged(app)).toMatchObject({ 'One/A/Resource': [], 'One/B/Resource': [], 'Two/A/Resource': UNKNOWN, 'Two/B/Resource': UNKNOWN });
    const findings = judgeAssembly(app, []).flatMap((each) => each.findings);
    const finding = (text: string) => ({
      id: 'acknowledged-unknown-rule',
      level: 'warning',
      property: '',
      text,
      source: 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients/blob/main/docs/constraints.md',
    });
    expect(findings).toEqual([
      finding("'Two' acknowledges cdk-cognito-app-clients::no-such-rule, which is not the id of any rule, so nothing is acknowledged. Copy the id from the message."),
      finding("'Two/B' acknowledges cdk-cognito-app-clients::Callback_Https, which is not the id of any rule, so nothing is acknowledged. Write cdk-cognito-app-clients::callback-https."),
    ]);
  });

  test('on the App or beside the clients is on the first client', () => {
    const app = new App();
    const { stack, pool } = stackWithPool(app, 'Stack');
    ours(stack, 'A', pool);
    ours(stack, 'B', pool);
    acknowledge(app, 'no-such-rule');
    expect(judged(app)).toMatchObject({ 'Stack/A/Resource': UNKNOWN, 'Stack/B/Resource': [] });
    acknowledge(new Stack(app, 'Empty'), 'no-such-rule');
    expect(judged(app)).toMatchObject({ 'Stack/A/Resource': [...UNKNOWN, ...UNKNOWN], 'Stack/B/Resource': [] });
  });

  test('on the App is reported in the first Stage with a client that is checked', () => {
    const app = new App();
    const [unchecked, first, second] = ['Unchecked', 'First', 'Second'].map((id) => new Stage(app, id));
    const { stack, pool } = stackWithPool(unchecked, 'Stack');
    l1(stack, 'L1', pool);
    for (const stage of [first, second]) {
      const made = stackWithPool(stage, 'Stack');
      ours(made.stack, 'Spa', made.pool);
    }
    acknowledge(app, 'no-such-rule');
    expect(judged(unchecked)).toEqual({});
    expect(judged(first)).toMatchObject({ 'First/Stack/Spa/Resource': UNKNOWN });
    expect(judged(second)).toMatchObject({ 'Second/Stack/Spa/Resource': [] });
    AppClientRules.apply(unchecked);
    expect(judged(unchecked, [unchecked])).toMatchObject({ 'Unchecked/Stack/L1': UNKNOWN });
    expect(judged(first)).toMatchObject({ 'First/Stack/Spa/Resource': [] });
  });

  test('is reported where no client is registered, as for the page', () => {
    const app = new App();
    const { stack, pool } = stackWithPool(app, 'Stack');
    l1(stack, 'L1', pool);
    acknowledge(app, 'no-such-rule');
    expect(judged(app, [app])).toMatchObject({ 'Stack/L1': UNKNOWN });
  });
});

describe('the page', () => {
  const SAYS = 'app-clients.md is not written, because synth fails.';
  const withPage = (...urls: string[]) => {
    const app = new App();
    AppClientReport.write(app);
    const { stack, pool } = stackWithPool(app, 'Stack');
    urls.forEach((url, i) => ours(stack, `Spa${i}`, pool, url));
    return app;
  };

  test('is said to be missing if a client has an error', () => {
    expect(failure(withPage('https://app.acme.org/cb', ERROR))).toContain(SAYS);
  });

  test('is written if there are warnings only', () => {
    const app = withPage('https://app.acme.org/cb');
    risky(app.node.findChild('Stack') as Stack, 'Risky', app.node.findChild('Stack').node.findChild('Pool') as cognito.UserPool);
    AppClientRules.apply(app);
    expect(failure(app)).toBe('');
    expect(judged(app, [app])).toMatchObject({ 'Stack/Risky': ['logout-no-fragment'] });
  });

  test('is not mentioned if there is none', () => {
    const app = new App();
    const { stack, pool } = stackWithPool(app, 'Stack');
    ours(stack, 'Spa', pool, ERROR);
    expect(failure(app).match(/\n {2}\[[^\]]*\]/g)).toEqual(['\n  [Stack/Spa]']);
  });

  test('of a Stage is said to be missing as well', () => {
    const app = new App();
    const stage = new Stage(app, 'Prod');
    AppClientReport.write(stage);
    const { stack, pool } = stackWithPool(stage, 'Stack');
    ours(stack, 'Spa', pool, ERROR);
    expect(failure(app)).toContain(SAYS);
  });
});

describe('a Stage that was added after apply', () => {
  afterEach(() => jest.restoreAllMocks());
  /** The further syntheses of the Stage, and the text of the failure. */
  const late = (fill: (stack: Stack, pool: cognito.UserPool) => void) => {
    const app = new App();
    AppClientRules.apply(app);
    const stage = new Stage(app, 'Late');
    const { stack, pool } = stackWithPool(stage, 'Stack');
    fill(stack, pool);
    const synth = jest.spyOn(stage, 'synth');
    const text = failure(app);
    return { again: synth.mock.calls.map(([options]) => options).filter((options) => options?.force), text };
  };

  test('is not synthesized again if it has no finding, or if its findings are in its manifest already', () => {
    expect(late((stack, pool) => { l1(stack, 'L1', pool); })).toEqual({ again: [], text: '' });
    expect(late((stack, userPool) => {
      new PublicAppClient(stack, 'Spa', { userPool, callbackUrls: ['https://app.acme.org/cb'], logoutUrls: [WARNING] });
    })).toEqual({ again: [], text: '' });
  });

  test('is synthesized again, without a validation, if it has warnings', () => {
    expect(late((stack, pool) => { risky(stack, 'Risky', pool); })).toEqual({ again: [{ force: true, skipValidation: true }], text: '' });
  });

  test('is not synthesized again if it has errors', () => {
    const { again, text } = late((stack, pool) => {
      risky(stack, 'Risky', pool);
      l1(stack, 'Wrong', pool, { callbackUrLs: [ERROR] });
    });
    expect(again).toEqual([]);
    expect(text).toContain('[Late/Stack/Wrong] 1 error in the app client');
    expect(text).not.toContain('Late/Stack/Risky');
  });
});
