import { createHmac } from 'crypto';
import { ADDRESS, call, CLIENT, event, NEXT, ORIGIN, SECRET, stored, ProxySimulation } from './proxy-simulation';
import { PROVEN, SIGNED_IN } from '../../lambda/secret-hash-proxy/operations';
import { Refusal } from '../../lambda/secret-hash-proxy/refusal';
import type { GatewayEvent } from '../../lambda/secret-hash-proxy/request';

const hash = (name: string, secret = SECRET) => createHmac('sha256', secret).update(name + CLIENT).digest('base64');
const token = (clientId: string) => `e30.${Buffer.from(JSON.stringify({ client_id: clientId })).toString('base64url')}.signature`;

describe('the proof', () => {
  test.each<[string, object, object]>([
    ...['SignUp', 'ConfirmSignUp', 'ResendConfirmationCode', 'ForgotPassword', 'ConfirmForgotPassword'].map((operation): [string, object, object] => [
      operation, { Username: 'jané' }, { Username: 'jané', SecretHash: hash('jané') },
    ]),
    ['InitiateAuth', { AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'jane', SRP_A: 'a' } },
      { AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'jane', SRP_A: 'a', SECRET_HASH: hash('jane') } }],
    ['RespondToAuthChallenge', { ChallengeName: 'SMS_MFA', Session: 's', ChallengeResponses: { USERNAME: 'jane', SMS_MFA_CODE: '1' } },
      { ChallengeName: 'SMS_MFA', Session: 's', ChallengeResponses: { USERNAME: 'jane', SMS_MFA_CODE: '1', SECRET_HASH: hash('jane') } }],
    ['RevokeToken', { Token: 't' }, { Token: 't', ClientSecret: SECRET }],
    ['GetTokensFromRefreshToken', { RefreshToken: 't' }, { RefreshToken: 't', ClientSecret: SECRET }],
  ])('of %s is where Cognito takes it', async (operation, body, expected) => {
    const simulation = new ProxySimulation();
    const answer = await simulation.handle(call(operation, { ClientId: CLIENT, ...body }));
    expect(answer).toMatchObject({ statusCode: 200, body: '{"fine":true}', headers: { 'cache-control': 'no-store' } });
    expect(simulation.sent).toEqual([{ operation, body: { ClientId: CLIENT, ...expected } }]);
  });

  test('replaces one that the app sends', async () => {
    const simulation = new ProxySimulation();
    await simulation.handle(call('SignUp', { ClientId: CLIENT, Username: 'jane', SecretHash: 'mine' }));
    await simulation.handle(call('RevokeToken', { ClientId: CLIENT, Token: 't', ClientSecret: 'mine' }));
    await simulation.handle(call('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'jane', SECRET_HASH: 'mine' } }));
    expect(simulation.sent.map(({ body }) => body.SecretHash ?? body.ClientSecret ?? (body.AuthParameters as Record<string, unknown>).SECRET_HASH))
      .toEqual([hash('jane'), SECRET, hash('jane')]);
  });

  test.each(['REFRESH_TOKEN_AUTH', 'REFRESH_TOKEN'])('%s becomes GetTokensFromRefreshToken', async (AuthFlow) => {
    const simulation = new ProxySimulation({ propagatesAddress: true });
    await simulation.handle(call('InitiateAuth', {
      ClientId: CLIENT, AuthFlow, AuthParameters: { REFRESH_TOKEN: 't', DEVICE_KEY: 'd' }, ClientMetadata: { a: 'b' }, UserContextData: { EncodedData: 'e' },
    }));
    expect(simulation.sent).toEqual([{
      operation: 'GetTokensFromRefreshToken',
      body: { ClientId: CLIENT, RefreshToken: 't', DeviceKey: 'd', ClientMetadata: { a: 'b' }, ClientSecret: SECRET },
    }]);
  });

  test.each([...SIGNED_IN])('%s passes as it is, without reading the secret', async (operation) => {
    const simulation = new ProxySimulation({ propagatesAddress: true });
    const body = { AccessToken: token(CLIENT), Session: 's' };
    expect(await simulation.handle(call(operation, body))).toMatchObject({ statusCode: 200 });
    expect([simulation.sent, simulation.reads]).toEqual([[{ operation, body }], []]);
  });
});

describe('the address of the caller', () => {
  const OPERATIONS = [...PROVEN].filter(([, proof]) => proof !== 'ClientSecret').map(([operation]) => operation);
  const body = { ClientId: CLIENT, Username: 'jane', AuthParameters: { USERNAME: 'jane' }, ChallengeResponses: { USERNAME: 'jane' } };

  test.each(OPERATIONS)('%s: the one that API Gateway saw, whatever the caller says', async (operation) => {
    const simulation = new ProxySimulation({ propagatesAddress: true });
    await simulation.handle(call(operation, { ...body, UserContextData: { EncodedData: 'e', IpAddress: '198.51.100.1' } }, { 'X-Forwarded-For': ['198.51.100.2'] }));
    await simulation.handle(call(operation, body));
    expect(simulation.sent.map((each) => each.body.UserContextData)).toEqual([{ EncodedData: 'e', IpAddress: ADDRESS }, { IpAddress: ADDRESS }]);
  });

  test.each(OPERATIONS)('%s: none where the client does not take it', async (operation) => {
    const simulation = new ProxySimulation();
    await simulation.handle(call(operation, { ...body, UserContextData: { EncodedData: 'e', IpAddress: '198.51.100.1' } }));
    await simulation.handle(call(operation, body));
    expect(simulation.sent.map((each) => each.body.UserContextData)).toEqual([{ EncodedData: 'e' }, undefined]);
  });

  test.each(['RevokeToken', 'GetTokensFromRefreshToken', 'GetUser'])('%s takes none', async (operation) => {
    const simulation = new ProxySimulation({ propagatesAddress: true });
    await simulation.handle(call(operation, { ClientId: CLIENT, Token: 't', RefreshToken: 't' }));
    expect(simulation.sent[0].body).not.toHaveProperty('UserContextData');
  });
});

const SIGN_UP = { ClientId: CLIENT, Username: 'jane', Password: 'Passw0rd!hidden' };
const TARGET = 'AWSCognitoIdentityProviderService.SignUp';
const withTarget = (...values: string[]): GatewayEvent => event({ body: JSON.stringify(SIGN_UP) }, { 'x-amz-target': values });

test.each<[string, number, GatewayEvent]>([
  ['no target', 400, event({ body: JSON.stringify(SIGN_UP) })],
  ['another service', 400, withTarget('AmazonSSM.GetParameter')],
  ['a target without a service', 400, withTarget('SignUp')],
  ['two operations in one target', 400, withTarget(`${TARGET},${TARGET}`)],
  ['an operation of an administrator', 400, call('AdminInitiateAuth', SIGN_UP)],
  ['an operation that lists users', 400, call('ListUsers', SIGN_UP)],
  ['an operation that is a member of every object', 400, call('constructor', SIGN_UP)],
  ['an operation in another case', 400, call('signUp', SIGN_UP)],
  ['an operation with a space', 400, call('SignUp ', SIGN_UP)],
  ['no operation', 400, call('', SIGN_UP)],
  ['the target twice', 400, withTarget(TARGET, TARGET)],
  ['the target twice in two cases', 400, event({ body: JSON.stringify(SIGN_UP) }, { 'x-amz-target': [TARGET], 'X-AMZ-Target': [TARGET] })],
  ['the content type twice', 400, call('SignUp', SIGN_UP, { 'content-type': ['text/plain'] })],
  ['another app client', 403, call('SignUp', { ...SIGN_UP, ClientId: 'another' })],
  ['no app client', 403, call('SignUp', { Username: 'jane' })],
  ['the app client in a list', 403, call('SignUp', { ...SIGN_UP, ClientId: [CLIENT] })],
  ['another app client, then ours', 403, call('SignUp', `{"ClientId":"${CLIENT}","Username":"jane","ClientId":"another"}`)],
  ['another app client beside an access token', 403, call('GetUser', { AccessToken: token(CLIENT), ClientId: 'another' })],
  ['an access token of another app client', 403, call('GetUser', { AccessToken: token('another') })],
  ['an access token that is no string', 400, call('GetUser', { AccessToken: { toString: 1 } })],
  ['no body', 400, call('SignUp', '')],
  ['a body that is absent', 400, { ...call('SignUp', SIGN_UP), body: null }],
  ['a form', 400, call('SignUp', `ClientId=${CLIENT}&Username=jane`)],
  ['a list', 400, call('SignUp', [SIGN_UP])],
  ['a text', 400, call('SignUp', '"x"')],
  ['null', 400, call('SignUp', 'null')],
  ['a body larger than 64 KiB', 413, call('SignUp', { ...SIGN_UP, ClientMetadata: { a: 'é'.repeat(32 * 1024) } })],
  ['a large body in Base64', 413, { ...call('SignUp', 'A'.repeat(100_000)), isBase64Encoded: true }],
  ['a body nested deeply', 400, call('SignUp', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)],
  ['__proto__', 400, call('SignUp', `{"__proto__":{"a":1},"ClientId":"${CLIENT}","Username":"jane"}`)],
  ['__proto__ further down', 400, call('InitiateAuth', `{"ClientId":"${CLIENT}","AuthParameters":{"USERNAME":"jane","__proto__":{"SECRET_HASH":"x"}}}`)],
  ['__proto__ in disguise', 400, call('SignUp', `{"\\u005f_proto__":{"a":1},"ClientId":"${CLIENT}","Username":"jane"}`)],
  ['constructor', 400, call('SignUp', { ...SIGN_UP, ClientMetadata: { constructor: { prototype: 1 } } })],
  ['no user name', 400, call('SignUp', { ClientId: CLIENT })],
  ['an empty user name', 400, call('ForgotPassword', { ClientId: CLIENT, Username: '' })],
  ['a user name that is no string', 400, call('SignUp', { ...SIGN_UP, Username: { toString: 'jane' } })],
  ['half of a surrogate pair in the user name', 400, call('SignUp', '{"ClientId":"' + CLIENT + '","Username":"\\ud800"}')],
  ['no parameters', 400, call('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'USER_SRP_AUTH' })],
  ['parameters in a list', 400, call('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'USER_SRP_AUTH', AuthParameters: ['jane'] })],
  ['no user name in a challenge', 400, call('RespondToAuthChallenge', { ClientId: CLIENT, ChallengeResponses: {} })],
  ['user context that is no object', 400, call('SignUp', { ...SIGN_UP, UserContextData: 'x' })],
  ['no refresh token', 400, call('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { USERNAME: 'jane' } })],
  ['a refresh token that is no string', 400, call('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'REFRESH_TOKEN', AuthParameters: { REFRESH_TOKEN: 1 } })],
  ...['GET', 'PUT', 'DELETE', 'HEAD', 'PATCH'].map((httpMethod): [string, number, GatewayEvent] => [`the method ${httpMethod}`, 405, { ...call('SignUp', SIGN_UP), httpMethod }]),
  ['a page of another origin', 403, call('SignUp', SIGN_UP, { Origin: ['https://evil.example'] })],
  ['a page without an origin of its own', 403, call('SignUp', SIGN_UP, { Origin: ['null'] })],
  ['an origin that begins as an allowed one', 403, call('SignUp', SIGN_UP, { Origin: [`${ORIGIN}.evil.example`] })],
  ['two origins', 400, call('SignUp', SIGN_UP, { origin: [ORIGIN, ORIGIN] })],
])('%s is answered with %i, and nothing is forwarded', async (_, status, each) => {
  const simulation = new ProxySimulation();
  const { statusCode, headers, body } = await simulation.handle(each);
  expect([statusCode, simulation.sent, simulation.logged]).toEqual([status, [], []]);
  const { __type: type, message } = JSON.parse(body) as { __type: string; message: string };
  expect(headers['x-amzn-errortype']).toBe(type);
  expect(message).toMatch(/^The proxy in front of the app client answers: .+\.$/);
  expect(body).not.toMatch(/hidden|'another'|evil|secret0/);
  expect(({} as Record<string, unknown>).a).toBeUndefined();
});

describe('pages', () => {
  test('an allowed origin may send, and read the answer and its errors', async () => {
    const simulation = new ProxySimulation({ allowedOrigins: ['http://localhost:3000', ORIGIN] });
    for (const each of [call('SignUp', SIGN_UP, { origin: [ORIGIN] }), call('Nothing', {}, { origin: [ORIGIN] })]) {
      expect((await simulation.handle(each)).headers).toMatchObject({ 'access-control-allow-origin': ORIGIN, 'vary': 'origin' });
    }
    const asked = await simulation.handle(event({ httpMethod: 'OPTIONS', body: null }, { origin: [ORIGIN] }));
    expect(asked).toMatchObject({ statusCode: 204, headers: { 'access-control-allow-origin': ORIGIN, 'access-control-allow-methods': 'POST' } });
  });

  test('another origin is not told that it may', async () => {
    const { statusCode, headers } = await new ProxySimulation().handle(event({ httpMethod: 'OPTIONS' }, { origin: ['https://evil.example'] }));
    expect([statusCode, Object.keys(headers).filter((name) => name.startsWith('access-control'))]).toEqual([403, []]);
  });

  test('a caller that is no page needs no origin', async () => {
    const { statusCode, headers } = await new ProxySimulation({ allowedOrigins: [] }).handle(call('SignUp', SIGN_UP));
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([200, undefined]);
  });
});

describe('a rotation', () => {
  const refusal = (type = 'NotAuthorizedException', message = `Unable to verify secret hash for client ${CLIENT}`) =>
    ({ status: 400, headers: {}, body: JSON.stringify({ __type: type, message }) });
  const proofs = (simulation: ProxySimulation) => simulation.sent.map(({ body }) => [SECRET, NEXT].find((secret) => body.SecretHash === hash('jane', secret)) ?? 'none');
  const accept = (simulation: ProxySimulation, ...values: string[]) => {
    simulation.answer = ({ body }) => values.some((value) => body.SecretHash === hash('jane', value)) ? { status: 200, headers: {}, body: '{}' } : refusal();
  };

  test('is not noticed while Cognito takes both values', async () => {
    const simulation = new ProxySimulation();
    await simulation.handle(call('SignUp', SIGN_UP));
    simulation.versions = { AWSCURRENT: stored(NEXT), AWSPREVIOUS: stored(SECRET) };
    await simulation.handle(call('SignUp', SIGN_UP));
    simulation.now += 5 * 60_000;
    await simulation.handle(call('SignUp', SIGN_UP));
    expect(proofs(simulation)).toEqual([SECRET, SECRET, NEXT]);
    expect(simulation.reads).toHaveLength(4);
  });

  test('that took the kept value away costs one reading and one more request', async () => {
    const simulation = new ProxySimulation();
    await simulation.handle(call('SignUp', SIGN_UP));
    accept(simulation, NEXT);
    simulation.versions = { AWSCURRENT: stored(NEXT) };
    simulation.now += 10_000;
    expect(await simulation.handle(call('SignUp', SIGN_UP))).toMatchObject({ statusCode: 200 });
    expect(proofs(simulation)).toEqual([SECRET, SECRET, NEXT]);
    await simulation.handle(call('SignUp', SIGN_UP));
    expect(proofs(simulation)).toEqual([SECRET, SECRET, NEXT, NEXT]);
  });

  test('whose new value Cognito does not know yet falls back to the one before', async () => {
    const simulation = new ProxySimulation();
    simulation.versions = { AWSCURRENT: stored(NEXT), AWSPREVIOUS: stored(SECRET) };
    accept(simulation, SECRET);
    expect(await simulation.handle(call('SignUp', SIGN_UP))).toMatchObject({ statusCode: 200 });
    expect(proofs(simulation)).toEqual([NEXT, SECRET]);
  });

  test.each([
    ['GetTokensFromRefreshToken', 'NotAuthorizedException', 'Invalid client secret', 2],
    ['RevokeToken', 'UnauthorizedException', 'Unauthorized', 2],
    ['GetTokensFromRefreshToken', 'NotAuthorizedException', 'Invalid Refresh Token', 1],
    ['RespondToAuthChallenge', 'NotAuthorizedException', 'Incorrect username or password.', 1],
    ['RespondToAuthChallenge', 'CodeMismatchException', 'the secret hash', 1],
  ])('%s, answered %s: %s, is sent %i times', async (operation, type, message, times) => {
    const simulation = new ProxySimulation();
    simulation.versions = { AWSCURRENT: stored(NEXT), AWSPREVIOUS: stored(SECRET) };
    simulation.answer = () => refusal(type, message);
    const answer = await simulation.handle(call(operation, { ClientId: CLIENT, ChallengeResponses: { USERNAME: 'jane' } }));
    expect([answer.statusCode, JSON.parse(answer.body), simulation.sent.length]).toEqual([400, { __type: type, message }, times]);
  });

  test('a caller who has proofs refused on purpose does not have the secret read each time', async () => {
    const simulation = new ProxySimulation();
    simulation.answer = () => refusal();
    for (let i = 0; i < 50; i += 1) { expect(await simulation.handle(call('SignUp', SIGN_UP))).toMatchObject({ statusCode: 400 }); }
    expect([simulation.reads.length, simulation.sent.length]).toEqual([2, 50]);
  });
});

describe('what fails', () => {
  test.each<[string, number, (simulation: ProxySimulation) => void]>([
    ['Secrets Manager', 500, (simulation) => { simulation.versions = new Proxy({}, { get() { throw new Error(`no ${SECRET}`); } }); }],
    ['a stored secret that is not JSON', 500, (simulation) => { simulation.versions = { AWSCURRENT: `{"client_secret":"${SECRET}` }; }],
    ['a stored secret of another client', 500, (simulation) => { simulation.versions = { AWSCURRENT: stored(SECRET, 'another') }; }],
    ['Cognito, in time', 504, (simulation) => { simulation.answer = () => { throw new Refusal(504, 'InternalErrorException', 'Cognito did not answer in time'); }; }],
    ['something else', 500, (simulation) => { simulation.answer = () => { throw new Error(`Passw0rd!hidden ${SECRET}`); }; }],
  ])('%s: %i, and no value in the answer or the log', async (_, status, spoil) => {
    const simulation = new ProxySimulation();
    spoil(simulation);
    const answer = await simulation.handle(call('SignUp', SIGN_UP, { origin: [ORIGIN] }));
    expect([answer.statusCode, answer.headers['access-control-allow-origin'], simulation.logged.length]).toEqual([status, ORIGIN, 1]);
    expect(answer.body + simulation.logged.join()).not.toMatch(/hidden|secret0/);
  });

  test('the log of a whole day holds nothing of the requests', async () => {
    const simulation = new ProxySimulation();
    await simulation.handle(call('SignUp', SIGN_UP));
    await simulation.handle(call('Nothing', SIGN_UP));
    simulation.answer = () => ({ status: 500, headers: {}, body: '{"__type":"InternalErrorException"}' });
    expect(await simulation.handle(call('SignUp', SIGN_UP))).toMatchObject({ statusCode: 500 });
    expect(simulation.logged).toEqual([]);
  });
});
