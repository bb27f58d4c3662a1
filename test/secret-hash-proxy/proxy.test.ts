import { createHmac } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { gzipSync } from 'zlib';
import { ADDRESS, call, CLIENT, DISTRIBUTION, event, NEXT, ORIGIN, SECRET, stored, ProxySimulation } from './proxy-simulation';
import { proven } from '../../lambda/secret-hash-proxy/forwarded';
import { PROVEN, REFUSED, SIGNED_IN } from '../../lambda/secret-hash-proxy/operations';
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
  ['ours, then another app client', 400, call('SignUp', `{"ClientId":"${CLIENT}","Username":"jane","ClientId":"another"}`)],
  ['another app client, then ours', 400, call('SignUp', `{"ClientId":"another","Username":"jane","ClientId" : "${CLIENT}"}`)],
  ['two user names', 400, call('SignUp', `{"ClientId":"${CLIENT}","Username":"john","Username":"jane"}`)],
  ['two user names, one in disguise', 400, call('SignUp', `{"ClientId":"${CLIENT}","Username":"john","User\\u006eame"\n:"jane"}`)],
  ['two user names in a map', 400, call('InitiateAuth', `{"ClientId":"${CLIENT}","AuthParameters":{"USERNAME":"john","USERNAME":"jane"}}`)],
  ['two names in an object of a list', 400, call('SignUp', `{"ClientId":"${CLIENT}","Username":"jane","UserAttributes":[{"Name":"a","Name":"b"}]}`)],
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
  ...[100, 1_000, 3_000, 5_000, 30_000].map((levels): [string, number, GatewayEvent] =>
    [`a body of ${levels} levels`, 400, call('SignUp', `{"ClientId":"${CLIENT}","Username":"jane","a":${'['.repeat(levels)}${']'.repeat(levels)}}`)]),
  ['__proto__', 400, call('SignUp', `{"__proto__":{"a":1},"ClientId":"${CLIENT}","Username":"jane"}`)],
  ['__proto__ further down', 400, call('InitiateAuth', `{"ClientId":"${CLIENT}","AuthParameters":{"USERNAME":"jane","__proto__":{"SECRET_HASH":"x"}}}`)],
  ['__proto__ in disguise', 400, call('SignUp', `{"\\u005f_proto__":{"a":1},"ClientId":"${CLIENT}","Username":"jane"}`)],
  ['constructor', 400, call('SignUp', { ...SIGN_UP, ClientMetadata: { constructor: { prototype: 1 } } })],
  ['__proto__ in a list', 400, call('SignUp', `{"ClientId":"${CLIENT}","Username":"jane","UserAttributes":[{"__proto__":{"a":1}}]}`)],
  ['the app client in another case', 400, call('SignUp', { ...SIGN_UP, clientId: 'another' })],
  ['a proof in another case', 400, call('SignUp', { ...SIGN_UP, SECRETHASH: 'x' })],
  ['a secret in another case', 400, call('RevokeToken', { ClientId: CLIENT, Token: 't', clientSecret: 'x' })],
  ['a user name in another case', 400, call('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'USER_AUTH', AuthParameters: { USERNAME: 'jane', Username: 'john' } })],
  ['a proof in another case, in a map', 400, call('RespondToAuthChallenge', { ClientId: CLIENT, ChallengeResponses: { USERNAME: 'jane', secret_hash: 'x' } })],
  ['an address in another case', 400, call('SignUp', { ...SIGN_UP, UserContextData: { ipAddress: '198.51.100.1' } })],
  ['a user context in another case', 400, call('SignUp', { ...SIGN_UP, userContextData: { IpAddress: '198.51.100.1' } })],
  ['an access token in another case', 400, call('GetUser', { accessToken: token('another') })],
  ['a number that is too large', 400, call('ListDevices', '{"AccessToken":"t","Limit":1e999}')],
  ['more than 20 levels', 400, call('SignUp', { ...SIGN_UP, ClientMetadata: JSON.parse(`${'['.repeat(20)}1${']'.repeat(20)}`) as unknown })],
  ['a body that is not UTF-8', 400, { ...call('SignUp', ''), isBase64Encoded: true, body: Buffer.from(`{"ClientId":"${CLIENT}","Username":"jan\xe9"}`, 'latin1').toString('base64') }],
  ['UTF-16', 400, { ...call('SignUp', ''), isBase64Encoded: true, body: Buffer.from(JSON.stringify(SIGN_UP), 'utf16le').toString('base64') }],
  ['a byte order mark', 400, call('SignUp', `\ufeff${JSON.stringify(SIGN_UP)}`)],
  ['a compressed body', 400, { ...call('SignUp', '', { 'Content-Encoding': ['gzip'] }), isBase64Encoded: true, body: gzipSync(JSON.stringify(SIGN_UP)).toString('base64') }],
  ['two JSON texts', 400, call('SignUp', `${JSON.stringify(SIGN_UP)}${JSON.stringify(SIGN_UP)}`)],
  ['a body in Base64 that is not said to be', 400, call('SignUp', Buffer.from(JSON.stringify(SIGN_UP)).toString('base64'))],
  ['a target that ends with a line', 400, withTarget(`${TARGET}\r\nx-amz-target: ${TARGET}`)],
  ['a target that ends with NUL', 400, withTarget(`${TARGET}\0`)],
  ['a target with a path', 400, withTarget(`AWSCognitoIdentityProviderService./../${TARGET}`)],
  ['a service in another case', 400, withTarget('awscognitoidentityproviderservice.SignUp')],
  ['a service with a letter that folds to an ASCII one', 400, withTarget('AWSCognitoIdentityProviderServi\u0441e.SignUp')],
  ['the target in a header whose name folds to it', 400, event({ body: JSON.stringify(SIGN_UP) }, { 'x-am\u017c-target': [TARGET] })],
  ['an empty target before the right one', 400, withTarget('', TARGET)],
  ['a method override', 405, { ...call('SignUp', SIGN_UP, { 'X-HTTP-Method-Override': ['POST'] }), httpMethod: 'GET' }],
  ['the method in lower case', 405, { ...call('SignUp', SIGN_UP), httpMethod: 'post' }],
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

const LATIN_1 = Buffer.from('{"a":"\xe9"}', 'latin1').toString('base64');
test.each<[number, string, string, GatewayEvent]>([
  [400, 'InvalidParameterException', 'the header x-amz-target names no operation of Cognito user pools', event()],
  [400, 'InvalidParameterException', 'the header x-amz-target is there 2 times', withTarget(TARGET, TARGET)],
  [400, 'InvalidParameterException', 'the operation is not one that an app calls; the proxy forwards the operations of app clients and of signed-in users only', call('ListUsers', SIGN_UP)],
  [405, 'InvalidAction', 'the method is not POST', event({ httpMethod: 'GET' })],
  [413, 'InvalidParameterException', 'the body is larger than 65536 bytes', call('SignUp', 'a'.repeat(65_537))],
  [400, 'InvalidParameterException', 'the body is not JSON', call('SignUp', 'a'.repeat(65_536))],
  [400, 'InvalidParameterException', 'the body is not UTF-8', { ...call('SignUp', LATIN_1), isBase64Encoded: true }],
  [400, 'InvalidParameterException', 'the body has a member with one of the names __proto__, constructor, prototype', call('SignUp', '{"prototype":1}')],
  [400, 'InvalidParameterException', 'the body has a number that is too large', call('SignUp', '{"a":1e999}')],
  [400, 'InvalidParameterException', 'the body is not a JSON object', call('SignUp', 'null')],
  [400, 'InvalidParameterException', 'the body has more than 20 levels', call('SignUp', `{"a":${'['.repeat(20)}${']'.repeat(20)}}`)],
  [400, 'InvalidParameterException', 'the body has a member twice', call('SignUp', '{"a":1,"a":1}')],
  [403, 'ForbiddenException', 'ClientId is not the app client of this proxy', call('SignUp', { ...SIGN_UP, ClientId: 'another' })],
  [403, 'ForbiddenException', 'AccessToken belongs to another app client than that of this proxy', call('GetUser', { AccessToken: token('another') })],
  [400, 'InvalidParameterException', 'AccessToken is not a string', call('GetUser', { AccessToken: 1 })],
  [400, 'InvalidParameterException', 'Username is absent, and the secret hash covers it', call('SignUp', { ...SIGN_UP, Username: '' })],
  [400, 'InvalidParameterException', 'Username is not valid Unicode', call('SignUp', `{"ClientId":"${CLIENT}","Username":"\\ud800"}`)],
  [400, 'InvalidParameterException', 'AuthParameters.USERNAME is absent, and the secret hash covers it', call('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'USER_AUTH' })],
  [400, 'InvalidParameterException', 'AuthParameters is not a JSON object', call('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'USER_AUTH', AuthParameters: [] })],
  [400, 'InvalidParameterException', 'AuthParameters has no REFRESH_TOKEN', call('InitiateAuth', { ClientId: CLIENT, AuthFlow: 'REFRESH_TOKEN', AuthParameters: { REFRESH_TOKEN: '' } })],
  [403, 'ForbiddenException', 'the origin of the page is not one of the allowed origins of this proxy', call('SignUp', SIGN_UP, { origin: ['https://evil.example'] })],
])('%d %s: %s', async (statusCode, type, message, each) => {
  const simulation = new ProxySimulation();
  expect(await simulation.handle(each)).toEqual({
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    body: JSON.stringify({ __type: type, message: `The proxy in front of the app client answers: ${message}.` }),
  });
  expect(simulation.sent).toEqual([]);
});

test.each<[string, GatewayEvent]>([
  ['an access token that is not a JWT', call('GetUser', { AccessToken: 'opaque' })],
  ['an access token whose middle part is not JSON', call('GetUser', { AccessToken: 'a.b.c' })],
  ['an access token without a client', call('GetUser', { AccessToken: `a.${Buffer.from('{}').toString('base64url')}.c` })],
  ['an access token with a list', call('GetUser', { AccessToken: `a.${Buffer.from('[]').toString('base64url')}.c` })],
])('%s is for Cognito to judge', async (_, each) => {
  const simulation = new ProxySimulation();
  expect(await simulation.handle(each)).toMatchObject({ statusCode: 200 });
  expect(simulation.sent).toEqual([{ operation: 'GetUser', body: JSON.parse(each.body!) }]);
});

test('only InitiateAuth has the flow of a refresh', async () => {
  const simulation = new ProxySimulation();
  await simulation.handle(call('SignUp', { ...SIGN_UP, AuthFlow: 'REFRESH_TOKEN' }));
  expect(simulation.sent).toMatchObject([{ operation: 'SignUp' }]);
});

test('an operation without a proof stays as it is', () => {
  const request = { operation: 'GetUser', body: { AccessToken: 't' } };
  expect(proven(request, CLIENT, SECRET)).toEqual(request);
});

test.each<[string, string]>([
  ...['ClientId', 'ClientSecret', 'SecretHash', 'Username', 'AccessToken', 'AuthFlow', 'AuthParameters', 'ChallengeResponses', 'UserContextData', 'RefreshToken']
    .map((name): [string, string] => ['', name]),
  ...['USERNAME', 'SECRET_HASH', 'REFRESH_TOKEN', 'DEVICE_KEY'].map((name): [string, string] => ['AuthParameters', name]),
  ...['USERNAME', 'SECRET_HASH'].map((name): [string, string] => ['ChallengeResponses', name]),
  ['UserContextData', 'IpAddress'],
])('%s %s in another case is refused', async (member, name) => {
  for (const other of [name.toUpperCase(), name.toLowerCase()].filter((each) => each !== name)) {
    const simulation = new ProxySimulation();
    const body = { ...SIGN_UP, ...member === '' ? { [other]: 'x' } : { [member]: { [other]: 'x' } } };
    const { statusCode, body: answer } = await simulation.handle(call('SignUp', body));
    expect([statusCode, simulation.sent, answer.includes(`the member ${name} in another case`)]).toEqual([400, [], true]);
  }
});

test.each<[string, GatewayEvent]>([
  ['names of their own in ClientMetadata', call('SignUp', { ...SIGN_UP, ClientMetadata: { clientId: 'x', username: 'y', secretHash: 'z', a: { b: 1e20 } } })],
  ['a body in Base64', { ...call('SignUp', Buffer.from(JSON.stringify(SIGN_UP)).toString('base64')), isBase64Encoded: true }],
  ['20 levels', call('SignUp', { ...SIGN_UP, ClientMetadata: JSON.parse(`${'['.repeat(19)}1${']'.repeat(19)}`) as unknown })],
  ['a header whose name is in another case', event({ body: JSON.stringify(SIGN_UP) }, { 'X-AMZ-TARGET': [TARGET] })],
  ['a method override, which nobody reads', call('SignUp', SIGN_UP, { 'X-HTTP-Method-Override': ['DELETE'] })],
  ['null', call('SignUp', { ...SIGN_UP, ClientMetadata: null })],
  ['a text that begins with a colon', call('SignUp', { ...SIGN_UP, ClientMetadata: { a: ['b', ':c'] } })],
  ['a body of 64 KiB', call('SignUp', { ...SIGN_UP, ClientMetadata: { a: 'a'.repeat(65_536 - JSON.stringify({ ...SIGN_UP, ClientMetadata: { a: '' } }).length) } })],
  ['texts that look like names', call('SignUp', `{"ClientId":"${CLIENT}", "Username" :"jane","Password":"\\":{\\"a\\":","ClientMetadata":{"":":","b":["c:","\\\\"]},"ValidationData":[]}`)],
])('%s: forwarded, with the hash of the user name that Cognito gets', async (_, each) => {
  const simulation = new ProxySimulation();
  expect(await simulation.handle(each)).toMatchObject({ statusCode: 200 });
  expect(simulation.sent).toMatchObject([{ operation: 'SignUp', body: { Username: 'jane', SecretHash: hash('jane') } }]);
});

describe('behind a distribution', () => {
  const VIEWER = '198.51.100.7';
  const behind = () => new ProxySimulation({ distributionSecretId: 'arn', propagatesAddress: true });
  const through = (value: string | string[], address: string[] = [`${VIEWER}:46532`]) =>
    call('SignUp', SIGN_UP, { 'X-Distribution-Secret': [value].flat(), 'CloudFront-Viewer-Address': address });

  test.each<[string, GatewayEvent]>([
    ['no secret', call('SignUp', SIGN_UP)],
    ['an address alone', call('SignUp', SIGN_UP, { 'CloudFront-Viewer-Address': [`${VIEWER}:1`], 'Via': ['2.0 x.cloudfront.net (CloudFront)'] })],
    ['another secret', through('x')],
    ['an empty secret', through('')],
    ['the start of the secret', through(DISTRIBUTION.slice(0, -1))],
    ['the secret of the client', through(SECRET)],
    ['the secret twice', through([DISTRIBUTION, DISTRIBUTION])],
    ['a wrong secret before the right one', through(['x', DISTRIBUTION])],
    ['the secret twice in one header', through(`${DISTRIBUTION}, ${DISTRIBUTION}`)],
    ['the secret under another name', call('SignUp', SIGN_UP, { 'Distribution-Secret': [DISTRIBUTION] })],
    ['a preflight request', event({ httpMethod: 'OPTIONS' }, { origin: [ORIGIN] })],
    ['a page', call('SignUp', SIGN_UP, { origin: [ORIGIN] })],
  ])('%s: refused with 403, and nothing is forwarded', async (_, each) => {
    const simulation = behind();
    const { statusCode, body, headers } = await simulation.handle(each);
    expect([statusCode, simulation.sent, simulation.reads, simulation.logged]).toEqual([403, [], [], []]);
    expect(JSON.parse(body)).toEqual({
      __type: 'ForbiddenException', message: 'The proxy in front of the app client answers: the request did not come through the distribution of this proxy.',
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each<[string | undefined, string[]]>([
    [VIEWER, [`${VIEWER}:46532`]],
    ['2001:db8::8a2e:370:7334', ['2001:db8::8a2e:370:7334:46532']],
    ['2001:db8::1', ['[2001:db8::1]:46532']],
    [undefined, []],
    [undefined, ['unknown']],
    [undefined, ['198.51.100.7, 198.51.100.8:1']],
    [undefined, [`${VIEWER}:1"}`]],
    [undefined, ['198.51.[100.7]:1']],
    [undefined, ['[198.51.]100.7:1']],
  ])('hands on %s for %j', async (expected, address) => {
    const simulation = behind();
    const body = { ...SIGN_UP, UserContextData: { EncodedData: 'e', IpAddress: '192.0.2.1' } };
    await simulation.handle({ ...through(DISTRIBUTION, address), body: JSON.stringify(body) });
    expect(simulation.sent.map((each) => each.body.UserContextData)).toEqual([{ EncodedData: 'e', ...expected === undefined ? {} : { IpAddress: expected } }]);
  });

  test('two addresses are refused', async () => {
    const simulation = behind();
    expect([(await simulation.handle(through(DISTRIBUTION, [`${VIEWER}:1`, '192.0.2.1:1']))).statusCode, simulation.sent]).toEqual([400, []]);
  });

  test('without a distribution, the header of one is not believed', async () => {
    const simulation = new ProxySimulation({ propagatesAddress: true });
    await simulation.handle(through(DISTRIBUTION));
    expect(simulation.sent).toMatchObject([{ body: { UserContextData: { IpAddress: ADDRESS } } }]);
  });

  test('the secret may be replaced: the value before still counts, and a new one is read within ten seconds', async () => {
    const simulation = behind();
    const status = async (value: string) => (await simulation.handle(through(value))).statusCode;
    expect([await status(DISTRIBUTION), await status('next')]).toEqual([200, 403]);
    simulation.distributionVersions = { AWSCURRENT: 'next', AWSPREVIOUS: DISTRIBUTION };
    simulation.now += 9_999;
    expect(await status('next')).toBe(403);
    simulation.now += 1;
    expect([await status('next'), await status(DISTRIBUTION), await status('third')]).toEqual([200, 200, 403]);
    expect(simulation.distributionReads).toHaveLength(4);
  });

  test('the secret is kept for five minutes while it is right', async () => {
    const simulation = behind();
    for (const now of [0, 60_000, 299_999]) {
      simulation.now = now;
      expect(await simulation.handle(through(DISTRIBUTION))).toMatchObject({ statusCode: 200 });
    }
    expect(simulation.distributionReads).toHaveLength(2);
  });

  test('if its secret cannot be read, nothing is forwarded and nothing is told', async () => {
    const simulation = behind();
    simulation.distributionVersions = {};
    const { statusCode, body } = await simulation.handle(through(DISTRIBUTION));
    expect([statusCode, simulation.sent, simulation.logged.length]).toEqual([500, [], 1]);
    expect(body + simulation.logged.join()).not.toMatch(/distribution0/);
  });
});

describe('the service today, by catalogue/inventory.json', () => {
  const items = Object.keys((JSON.parse(readFileSync(join(__dirname, '..', '..', 'catalogue', 'inventory.json'), 'utf8')) as { items: object }).items);
  const named = (prefix: string) => items.filter((item) => item.startsWith(prefix)).map((item) => item.slice(prefix.length));
  const members = (operation: string) => named(`member ${operation}Request$`);

  test('every operation that takes a client, a session or a token of a user is known to the proxy: add a new one to lambda/secret-hash-proxy/operations.ts', () => {
    const about = ['ClientId', 'Session', 'AccessToken', 'RefreshToken', 'Token', 'FeedbackToken'];
    // An operation with credentials of AWS names the pool. UpdateAuthEventFeedback has none, and names it too.
    const called = named('operation ').filter((operation) => {
      const all = members(operation);
      return all.some((member) => about.includes(member)) && (!all.includes('UserPoolId') || (all.includes('FeedbackToken') && !operation.startsWith('Admin')));
    });
    expect(called.sort()).toEqual([...PROVEN.keys(), ...SIGNED_IN, ...REFUSED].sort());
  });

  test('each takes its proof where the proxy puts it', () => {
    for (const [operation, proof] of PROVEN) { expect(members(operation)).toContain(proof); }
    for (const operation of SIGNED_IN) { expect(members(operation).filter((member) => ['SecretHash', 'ClientSecret'].includes(member))).toEqual([]); }
  });

  test.each([...REFUSED])('%s is refused', async (operation) => {
    const simulation = new ProxySimulation();
    expect([(await simulation.handle(call(operation, { ClientId: CLIENT, Username: 'jane' }))).statusCode, simulation.sent]).toEqual([400, []]);
  });

  test.each(named('enum ChallengeNameType='))('the answer to the challenge %s gets the proof', async (ChallengeName) => {
    const simulation = new ProxySimulation();
    await simulation.handle(call('RespondToAuthChallenge', { ClientId: CLIENT, ChallengeName, Session: 's', ChallengeResponses: { USERNAME: 'jane', ANSWER: '1', DEVICE_KEY: 'd' } }));
    expect(simulation.sent).toEqual([{
      operation: 'RespondToAuthChallenge',
      body: { ClientId: CLIENT, ChallengeName, Session: 's', ChallengeResponses: { USERNAME: 'jane', ANSWER: '1', DEVICE_KEY: 'd', SECRET_HASH: hash('jane') } },
    }]);
  });

  test.each(named('enum AuthFlowType='))('the flow %s gets the proof', async (AuthFlow) => {
    const simulation = new ProxySimulation();
    await simulation.handle(call('InitiateAuth', { ClientId: CLIENT, AuthFlow, AuthParameters: { USERNAME: 'jane', REFRESH_TOKEN: 't' } }));
    const [{ body }] = simulation.sent;
    expect(AuthFlow.startsWith('REFRESH') ? body.ClientSecret : (body.AuthParameters as Record<string, unknown>).SECRET_HASH).toBe(AuthFlow.startsWith('REFRESH') ? SECRET : hash('jane'));
  });
});

describe('pages', () => {
  test('an allowed origin may send, and read the answer and its errors', async () => {
    const simulation = new ProxySimulation({ allowedOrigins: ['http://localhost:3000', ORIGIN] });
    for (const each of [call('SignUp', SIGN_UP, { origin: [ORIGIN] }), call('Nothing', {}, { origin: [ORIGIN] })]) {
      expect((await simulation.handle(each)).headers).toMatchObject({ 'access-control-allow-origin': ORIGIN, 'vary': 'origin' });
    }
    const asked = await simulation.handle(event({ httpMethod: 'OPTIONS', body: null }, { origin: [ORIGIN] }));
    expect(asked).toEqual({
      statusCode: 204,
      headers: {
        'access-control-allow-origin': ORIGIN,
        'access-control-expose-headers': 'x-amzn-errortype,x-amzn-errormessage,x-amzn-requestid',
        'vary': 'origin',
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': '*',
        'access-control-max-age': '7200',
      },
      body: '',
    });
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

  test('if Cognito refuses both values, the app gets the answer to the current one', async () => {
    const simulation = new ProxySimulation();
    simulation.versions = { AWSCURRENT: stored(NEXT), AWSPREVIOUS: stored(SECRET) };
    simulation.answer = ({ body }) => refusal(undefined, `secret hash ${String(body.SecretHash)}`);
    const { body } = await simulation.handle(call('SignUp', SIGN_UP));
    expect(proofs(simulation)).toEqual([NEXT, SECRET]);
    expect(JSON.parse(body)).toMatchObject({ message: `secret hash ${hash('jane', NEXT)}` });
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

  test('the answer and the log name the kind of an unknown error only', async () => {
    const simulation = new ProxySimulation();
    simulation.answer = () => { throw new TypeError('hidden'); };
    const message = 'the proxy failed; its log names the kind of error';
    expect(JSON.parse((await simulation.handle(call('SignUp', SIGN_UP))).body)).toEqual({
      __type: 'InternalErrorException', message: `The proxy in front of the app client answers: ${message}.`,
    });
    expect(simulation.logged).toEqual([JSON.stringify({ status: 500, message, error: 'TypeError' })]);
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
