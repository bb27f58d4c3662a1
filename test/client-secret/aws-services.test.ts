import { createServer, type Server } from 'http';
import type { AddressInfo } from 'net';
import { VirtualClock } from './fake/virtual-clock';
import { AwsServices } from '../../lambda/client-secret/aws-services';
import { Patience } from '../../lambda/client-secret/patience';

const CLIENT = { userPoolId: 'eu-west-1_Example', clientId: '1example23456789' };

let server: Server;
/** What both services answer to every request. */
let answer: { status: number; body: object };
const requests: { operation: string; input: unknown }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => { body += part; });
    request.on('end', () => {
      requests.push({ operation: String(request.headers['x-amz-target']).split('.')[1], input: JSON.parse(body) });
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  Object.assign(process.env, {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nobody',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});
beforeEach(() => requests.splice(0));

const clock = new VirtualClock();
const services = new AwsServices(new Patience(clock, clock.now() + 300_000));

test.each<[string, object, () => Promise<unknown>, unknown]>([
  ['a client without a secret and scopes', { UserPoolClient: {} }, () => services.showClient(CLIENT), { secret: undefined, scopes: [] }],
  ['no client', {}, () => services.showClient(CLIENT), { secret: undefined, scopes: [] }],
  ['no list of secrets', {}, () => services.listSecrets(CLIENT), []],
  ['a secret without versions', {}, () => services.describe('secret'), {}],
  ['a version without a text', { CreatedDate: 7 }, () => services.read('secret', 'v'), { version: 'v', text: '', created: 7000 }],
])('the services answer with %s', async (_, body, call, read) => {
  answer = { status: 200, body };
  expect(await call()).toEqual(read);
});

test.each<[string, () => Promise<unknown>, unknown]>([
  ['DescribeUserPoolClient', () => services.showClient(CLIENT), { UserPoolId: CLIENT.userPoolId, ClientId: CLIENT.clientId }],
  ['ListUserPoolClientSecrets', () => services.listSecrets(CLIENT), { UserPoolId: CLIENT.userPoolId, ClientId: CLIENT.clientId }],
  ['AddUserPoolClientSecret', () => services.addSecret(CLIENT, 'value'), { UserPoolId: CLIENT.userPoolId, ClientId: CLIENT.clientId, ClientSecret: 'value' }],
  ['DeleteUserPoolClientSecret', () => services.deleteSecret(CLIENT, 'id'), { UserPoolId: CLIENT.userPoolId, ClientId: CLIENT.clientId, ClientSecretId: 'id' }],
  ['DescribeSecret', () => services.describe('secret'), { SecretId: 'secret' }],
  ['GetSecretValue', () => services.read('secret', 'v'), { SecretId: 'secret', VersionId: 'v' }],
  ['PutSecretValue', () => services.put('secret', 'v', 'text', ['label']), { SecretId: 'secret', ClientRequestToken: 'v', SecretString: 'text', VersionStages: ['label'] }],
  ['UpdateSecretVersionStage', () => services.moveLabel('secret', 'label', { from: 'a', to: 'b' }),
    { SecretId: 'secret', VersionStage: 'label', RemoveFromVersionId: 'a', MoveToVersionId: 'b' }],
])('a refusal of %s names the operation, and none of what was sent', async (operation, call, input) => {
  answer = { status: 400, body: { __type: 'InvalidParameterException', message: 'Value \'value\' is wrong' } };
  await expect(call()).rejects.toThrow(new RegExp(`^${operation} was refused: InvalidParameterException$`));
  expect(requests).toEqual([{ operation, input }]);
});
