import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'http';
import type * as https from 'https';
import type { AddressInfo } from 'net';
import { refusesProof, sendTo } from '../../lambda/secret-hash-proxy/cognito';

let server: Server;
let respond: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let endpoint: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => { body += String(data); }).on('end', () => respond(request, response, body));
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => { server.closeAllConnections(); server.close(); });

const REQUEST = { operation: 'SignUp', body: { Username: 'jane', Password: 'hidden' } };

test('sends the operation and the body, and hands the answer back with the headers that an SDK reads', async () => {
  respond = ({ method, headers }, response, body) => {
    response.writeHead(400, {
      'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': 'UsernameExistsException:', 'x-amzn-errormessage': 'exists', 'x-amzn-requestid': 'id', 'set-cookie': 'a=b', 'server': 's',
    }).end(JSON.stringify({ method, target: headers['x-amz-target'], type: headers['content-type'], body }));
  };
  const { status, headers, body } = await sendTo(endpoint)(REQUEST);
  expect([status, headers]).toEqual([400, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': 'UsernameExistsException:', 'x-amzn-errormessage': 'exists', 'x-amzn-requestid': 'id' }]);
  expect(JSON.parse(body)).toEqual({
    method: 'POST', target: 'AWSCognitoIdentityProviderService.SignUp', type: 'application/x-amz-json-1.1', body: JSON.stringify(REQUEST.body),
  });
});

test.each([200, 299, 400, 500])('the status %d is handed back, without headers that Cognito did not send', async (status) => {
  respond = (_, response) => { response.writeHead(status).end('{}'); };
  expect(await sendTo(endpoint)(REQUEST)).toStrictEqual({ status, headers: {}, body: '{}' });
});

test('a request leaves no timer behind', async () => {
  respond = (_, response) => { response.writeHead(200).end('{}'); };
  const [set, cleared] = [jest.spyOn(globalThis, 'setTimeout'), jest.spyOn(globalThis, 'clearTimeout')];
  await sendTo(endpoint, 12_345)(REQUEST);
  const timer = set.mock.results[set.mock.calls.findIndex(([, time]) => time === 12_345)].value as unknown;
  expect(cleared.mock.calls).toContainEqual([timer]);
  set.mockRestore();
  cleared.mockRestore();
});

test('an https endpoint is asked over https', async () => {
  const asked = jest.spyOn(jest.requireActual<typeof https>('https'), 'request').mockImplementation(() => { throw new Error('asked'); });
  const failure = await sendTo('https://cognito-idp.eu-west-1.amazonaws.com/')(REQUEST).catch((error: unknown) => error);
  expect([asked.mock.calls.length, (failure as Error).message]).toEqual([1, 'Cognito could not be reached']);
  asked.mockRestore();
});

const MESSAGES: Readonly<Record<number, string>> = { 502: 'Cognito could not be reached', 504: 'Cognito did not answer in time' };

test.each<[string, number, typeof respond]>([
  ['never', 504, () => {}],
  ['half', 504, (_, response) => { response.writeHead(200).write('{'); }],
  ['by closing the connection', 502, ({ socket }) => { socket.destroy(); }],
  ['with several addresses', 502, (_, response) => { response.writeHead(300).end(); }],
  ['with another address', 502, (_, response) => { response.writeHead(307, { location: endpoint }).end(); }],
])('Cognito answers %s: %i, and nothing of the request in the error', async (_, status, how) => {
  respond = how;
  const failure = await sendTo(endpoint, 200)(REQUEST).catch((error: unknown) => error);
  expect(failure).toMatchObject({ name: 'Refusal', status, type: 'InternalErrorException', message: MESSAGES[status] });
  expect(String(failure)).not.toContain('hidden');
});

test.each([
  [true, 'SignUp', 400, 'NotAuthorizedException', 'Unable to verify secret hash for client 1'],
  [true, 'InitiateAuth', 400, 'NotAuthorizedException', 'SecretHash does not match for the client: 1'],
  [true, 'RevokeToken', 400, 'UnauthorizedException', ''],
  [false, 'GetUser', 400, 'UnauthorizedException', ''],
  [false, 'InitiateAuth', 400, 'NotAuthorizedException', 'Incorrect username or password.'],
  [false, 'InitiateAuth', 400, 'UserLambdaValidationException', 'the secret hash, says a trigger'],
  [false, 'SignUp', 500, 'NotAuthorizedException', 'secret hash'],
  [false, 'SignUp', 200, 'NotAuthorizedException', 'secret hash'],
])('a refused proof: %s for %s, %i, %s: %s', (expected, operation, status, type, message) => {
  expect(refusesProof({ status, headers: {}, body: JSON.stringify({ __type: type, message }) }, operation)).toBe(expected);
  expect(refusesProof({ status, headers: { 'x-amzn-errortype': type }, body: JSON.stringify({ message }) }, operation)).toBe(expected);
});
