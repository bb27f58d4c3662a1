import { CfnResource, Fn } from 'aws-cdk-lib';
import { CfnUserPoolResourceServer } from 'aws-cdk-lib/aws-cognito';
import { Assembly } from '../../../src/private/assembly/assembly';
import { CdkChanged } from '../../../src/private/assembly/cdk-internals';
import { Judge } from '../../../src/private/checks/judge';
import { CLIENT_TOPICS, CONSUMER_TOPICS, NEIGHBOUR_TOPICS } from '../../../src/private/rules';
import { UserPoolFixture } from '../../user-pool-fixture';

const fixtureWithDomain = () => {
  const fixture = new UserPoolFixture();
  fixture.pool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } });
  return fixture;
};

const days = (refreshTokenValidity: number) => ({ refreshTokenValidity, tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'days' } });
const identities = ({ stack, pool }: UserPoolFixture, id: string, ClientId: string) => new CfnResource(stack, id, {
  type: 'AWS::Cognito::IdentityPool', properties: { AllowUnauthenticatedIdentities: false, CognitoIdentityProviders: [{ ProviderName: pool.userPoolProviderName, ClientId }] },
});

afterEach(() => jest.restoreAllMocks());

test('a sound client has no finding, and neither has what no rule judges', () => {
  const fixture = fixtureWithDomain();
  expect(fixture.judge(fixture.l1('public', {}))).toEqual([]);
  const topic = new CfnResource(fixture.stack, 'Topic', { type: 'AWS::SNS::Topic' });
  expect(fixture.judgeNeighbour(topic)).toEqual([]);
  expect(fixture.judgeConsumer(topic)).toEqual([]);
});

test('a client that CDK refuses to render has no finding: CDK reports it', () => {
  const fixture = fixtureWithDomain();
  expect(fixture.judge(fixture.l1('public', { callbackUrLs: 'https://app.acme.org' as unknown as string[] }))).toEqual([]);
});

test('a finding has the words of the service: fixed ones, ones with the value, or none', () => {
  const fixture = fixtureWithDomain();
  const found = (id: string, changes: object) => {
    const findings = fixture.judge(fixture.l1('public', changes, `Client${fixture.stack.node.children.length}`));
    return findings.filter((finding) => finding.id === id).map(({ text: _, source: __, ...rest }) => rest);
  };
  expect(found('access-token-range', { accessTokenValidity: 1 })).toEqual([
    { id: 'access-token-range', level: 'error', property: 'AccessTokenValidity', refusal: 'Invalid range for token validity.' },
  ]);
  const scopes = { id: 'scope-must-be-known', level: 'error', property: 'AllowedOAuthScopes' };
  expect(found('scope-must-be-known', { allowedOAuthScopes: ['openid', 'api/none'] })).toEqual([{ ...scopes, refusal: 'Invalid scope requested: api/none' }]);
  const fragment = { id: 'redirect-no-fragment', level: 'error', property: 'CallbackURLs' };
  expect(found('redirect-no-fragment', { callbackUrLs: ['https://app.acme.org/#x'] })).toEqual([{ ...fragment, refusal: expect.stringContaining('https://app.acme.org/#x') }]);
  // What the service would say of a value with an unknown part is unknown.
  expect(found('redirect-no-fragment', { callbackUrLs: [`https://${Fn.importValue('Host')}/#x`] })).toEqual([{ ...fragment, refusal: undefined }]);
  expect(found('refresh-too-long', days(366))).toEqual([{ id: 'refresh-too-long', level: 'warning', property: 'RefreshTokenValidity', refusal: undefined }]);
});

test('a rule judges the kinds of clients to which it applies', () => {
  const fixture = fixtureWithDomain();
  expect(fixture.judge(fixture.l1('public', days(366), 'Public')).map(({ id }) => id)).toEqual(['refresh-too-long']);
  expect(fixture.judge(fixture.l1('confidential', days(366), 'Confidential')).map(({ id }) => id)).toEqual([]);
});

test('each of several neighbours is judged by its own properties', () => {
  const { stack, pool, app } = new UserPoolFixture();
  const server = (id: string, identifier: string) => new CfnUserPoolResourceServer(stack, id, { userPoolId: pool.userPoolId, identifier, name: id });
  const [right, wrong] = [server('Right', 'right'), server('Wrong', 'x'.repeat(300))];
  const judge = new Judge(new Assembly(app));
  expect([right, wrong].map((each) => judge.neighbour(each).length)).toEqual([0, 1]);
});

test('a consumer is judged by each of its rules', () => {
  const fixture = fixtureWithDomain();
  const [user, machine] = [fixture.l1('public', {}, 'User'), fixture.l1('machine', {}, 'Machine')];
  expect(fixture.judgeConsumer(identities(fixture, 'Users', user.ref))).toEqual([]);
  expect(fixture.judgeConsumer(identities(fixture, 'Machines', machine.ref)).map(({ id, level, property }) => [id, level, property]))
    .toEqual([['identity-pool-client-machine', 'warning', 'CognitoIdentityProviders']]);
});

test('clients of one pool that are equal are judged once, and those of another pool again', () => {
  const fixture = fixtureWithDomain();
  const rule = CLIENT_TOPICS.flatMap(({ rules }) => rules).find(({ id }) => id === 'refresh-too-long')!;
  const clients = ['A', 'B', 'C'].map((id) => fixture.l1('public', days(366), id));
  clients.push(fixture.inRegion('eu-west-1').l1('public', days(366)));
  const check = jest.spyOn(rule, 'check');
  const found = fixture.judgeAll(clients).map((findings) => findings.filter(({ id }) => id === 'refresh-too-long').length);
  expect(found).toEqual([1, 1, 1, 1]);
  expect(check).toHaveBeenCalledTimes(2);
});

describe('a rule that throws', () => {
  const throwing = (topics: readonly { readonly rules: readonly { readonly id: string; readonly check: unknown }[] }[], id: string, error: Error) => {
    const rule = topics.flatMap(({ rules }) => rules).find((each) => each.id === id)! as { check: () => string[] };
    jest.spyOn(rule, 'check').mockImplementation(() => { throw error; });
  };
  const broken = (what: string) => ({
    id: 'rule-broken',
    level: 'warning',
    property: '',
    refusal: undefined,
    text: `this resource was not checked${what} (TypeError: out of order). This is a defect of cdk-cognito-app-clients. Please report it.`,
    source: 'https://github.com/cdk-cognito-app-clients/cdk-cognito-app-clients/issues',
  });

  test('is named, whatever it judges', () => {
    const fixture = fixtureWithDomain();
    const error = new TypeError('out of order');
    throwing(CLIENT_TOPICS, 'refresh-too-long', error);
    throwing(NEIGHBOUR_TOPICS, 'rs-identifier-length', error);
    throwing(CONSUMER_TOPICS, 'identity-pool-client-machine', error);
    const client = fixture.l1('public', {});
    expect(fixture.judge(client)).toEqual([broken(" by the rule 'refresh-too-long'")]);
    expect(fixture.judgeConsumer(identities(fixture, 'Identities', client.ref))).toEqual([broken(" by the rule 'identity-pool-client-machine'")]);
    expect(fixture.judgeNeighbour(fixture.pool.node.findChild('Api'))).toEqual([broken(" by the rule 'rs-identifier-length'")]);
  });

  test('because CDK has changed stops the check', () => {
    const fixture = fixtureWithDomain();
    throwing(CLIENT_TOPICS, 'refresh-too-long', new CdkChanged('everything'));
    expect(() => fixture.judge(fixture.l1('public', {}))).toThrow(CdkChanged);
  });
});
