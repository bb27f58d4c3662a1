import { createServer, type Server } from 'http';
import type { AddressInfo } from 'net';
import { call, CLIENT, DISTRIBUTION, SECRET, stored } from './proxy-simulation';
import { handler } from '../../lambda/secret-hash-proxy';
import { readVersionOf } from '../../lambda/secret-hash-proxy/stored-secret';

let server: Server;
/** The operations and what was read, by secret and label. */
const requests: string[] = [];
const VERSIONS: Readonly<Record<string, string>> = { 'client AWSCURRENT': stored(SECRET), 'distribution AWSCURRENT': DISTRIBUTION };

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => { body += String(data); }).on('end', () => {
      const [, operation] = String(request.headers['x-amz-target']).split('.');
      const { SecretId, VersionStage } = JSON.parse(body) as Record<string, string>;
      const version = `${SecretId} ${VersionStage}`;
      requests.push(operation === 'GetSecretValue' ? version : operation);
      const answer = operation !== 'GetSecretValue' ? {} : VERSIONS[version] === undefined ? undefined : { SecretString: VERSIONS[version] };
      const refusal = { __type: SecretId === 'denied' ? 'AccessDeniedException' : 'ResourceNotFoundException' };
      response.writeHead(answer ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer ?? refusal));
    });
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nobody',
    AWS_ENDPOINT_URL: endpoint,
    CLIENT_ID: CLIENT,
    SECRET_ARN: 'client',
    COGNITO_ENDPOINT: endpoint,
    DISTRIBUTION_SECRET_ARN: 'distribution',
  });
});
afterAll(() => { server.closeAllConnections(); server.close(); });
beforeEach(() => { requests.splice(0); });

test('the function reads both secrets once, and forwards what comes through the distribution', async () => {
  const signUp = { ClientId: CLIENT, Username: 'jane' };
  const through = call('SignUp', signUp, { 'x-distribution-secret': [DISTRIBUTION] });
  expect((await handler(call('SignUp', signUp))).statusCode).toBe(403);
  expect((await handler(through)).statusCode).toBe(200);
  expect((await handler(through)).statusCode).toBe(200);
  expect(requests.slice(0, 4).sort()).toEqual(['client AWSCURRENT', 'client AWSPREVIOUS', 'distribution AWSCURRENT', 'distribution AWSPREVIOUS']);
  expect(requests.slice(4)).toEqual(['SignUp', 'SignUp']);
});

test('a label without a version is no value, and any other refusal is an error', async () => {
  expect(await readVersionOf('client')('AWSCURRENT')).toBe(stored(SECRET));
  expect(await readVersionOf('client')('AWSPREVIOUS')).toBeUndefined();
  await expect(readVersionOf('denied')('AWSCURRENT')).rejects.toMatchObject({ name: 'AccessDeniedException' });
});
