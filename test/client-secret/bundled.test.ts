import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { build } from 'esbuild';
import { FakeCognito } from './fake/cognito';
import { FakeSecretsManager } from './fake/secrets-manager';
import { FakeServer } from './fake/server';
import { DAY, HOUR, SECOND } from './fake/virtual-clock';
import { LambdaHost } from './lambda-host';
import { CLIENT, ISSUER, ORIGINAL, POOL, SECRET } from './rotation-simulation';

const EVENTS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];
const folder = mkdtempSync(join(tmpdir(), 'client-secret-'));

let time = 0;
let cognito: FakeCognito;
let secrets: FakeSecretsManager;
let server: FakeServer;
let endpoint: string;
let host: LambdaHost;
const handler = (event: object) => host.invoke('RequestType' in event ? 'seed' : 'rotate', event);
let tokens = 0;

beforeAll(() => build({
  entryPoints: [join(__dirname, '../../lambda/client-secret/index.ts')],
  outfile: join(folder, 'index.js'),
  bundle: true,
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  minify: true,
  plugins: [{ name: 'clock', setup: (builder) => builder.onResolve({ filter: /\/clock$/ }, () => ({ path: join(__dirname, 'host-clock.ts') })) }],
}));
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  const now = () => Date.now() + time;
  time = -DAY;
  cognito = new FakeCognito(now);
  secrets = new FakeSecretsManager(now);
  cognito.createClient(CLIENT, ORIGINAL);
  time = 0;
  server = new FakeServer(cognito, secrets);
  endpoint = await server.listen();
  host = new LambdaHost(folder, environment(), (milliseconds) => { time += milliseconds; });
});

function environment(): Record<string, string> {
  return {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nobody',
    AWS_ENDPOINT_URL: endpoint,
    SECRET_ARN: SECRET,
    USER_POOL_ID: POOL,
    CLIENT_ID: CLIENT,
    ISSUER,
    TOKEN_ENDPOINT: `${endpoint}/oauth2/token`,
    OVERLAP_SECONDS: '0',
  };
}

afterEach(async () => {
  await host.stop();
  await server.close();
  expect(host.printed).not.toContain(ORIGINAL);
  expect(host.printed).not.toMatch(/[0-9a-f]{64}/);
});

function custom(RequestType: string) {
  return { RequestType, ResponseURL: `${endpoint}/cloudformation`, StackId: 'stack', RequestId: 'request', LogicalResourceId: 'Seed', ResourceProperties: {} };
}

async function step(Step: string, ClientRequestToken: string): Promise<void> {
  await handler({ Step, SecretId: SECRET, ClientRequestToken, RotationToken: 'role' });
}

async function rotate(): Promise<string> {
  const pending = secrets.bearing('AWSPENDING');
  const token = pending && pending !== secrets.bearing('AWSCURRENT') ? pending : `00000000-0000-0000-0000-${String(tokens += 1).padStart(12, '0')}`;
  if (token !== pending) { secrets.stage(token); }
  for (const name of EVENTS) {
    await step(name, token);
  }
  expect(secrets.bearing('AWSCURRENT')).toBe(token);
  return secrets.current!.client_secret;
}

function anHourPasses(): void {
  time += HOUR;
  host.pass(HOUR);
}

test('seeds, rotates twice, and answers CloudFormation without a value', async () => {
  await handler(custom('Create'));
  expect(secrets.current).toEqual({
    client_id: CLIENT,
    client_secret: ORIGINAL,
    clientSecretValue: ORIGINAL,
    issuer: ISSUER,
    token_endpoint: `${endpoint}/oauth2/token`,
    userPoolClientId: CLIENT,
    userPoolId: POOL,
  });
  const second = await rotate();
  expect(cognito.token(CLIENT, ORIGINAL)).toBe('token');
  await expect(rotate()).rejects.toThrow('must stay until');
  anHourPasses();
  const third = await rotate();
  expect([ORIGINAL, second, third].map((value) => cognito.token(CLIENT, value))).toEqual(['invalid_client', 'token', 'token']);
  expect(server.tokenAnswers).toEqual(['token', 'token']);

  cognito.scopes = ['orders/read'];
  await handler({ ...custom('Update'), PhysicalResourceId: 'Seed-request' });
  expect(secrets.current).toMatchObject({ scope: 'orders/read', client_secret: third, clientSecretValue: third });
  const labels = secrets.describe();
  await handler({ ...custom('Delete'), PhysicalResourceId: 'before' });
  expect(secrets.describe()).toEqual(labels);
  expect(server.answersToCloudFormation.map(({ Status, PhysicalResourceId }) => [Status, PhysicalResourceId])).toEqual([
    ['SUCCESS', 'Seed-request'], ['SUCCESS', 'Seed-request'], ['SUCCESS', 'before'],
  ]);
  expect(server.answersToCloudFormation.every((answer) => !('Data' in answer) && !JSON.stringify(answer).includes(third))).toBe(true);
  expect(new Set(server.operations)).toEqual(new Set([
    'DescribeUserPoolClient', 'ListUserPoolClientSecrets', 'AddUserPoolClientSecret', 'DeleteUserPoolClientSecret',
    'DescribeSecret', 'GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage',
  ]));
});

test('tries again when a service is busy', async () => {
  await handler(custom('Create'));
  for (const operation of ['DescribeSecret', 'ListUserPoolClientSecrets', 'AddUserPoolClientSecret', 'PutSecretValue']) {
    server.faults.set(operation, ['throttled', 'throttled']);
  }
  await rotate();
  expect(server.operations.filter((operation) => operation === 'AddUserPoolClientSecret')).toHaveLength(3);
}, 60_000);

test('does not take a lost answer for a failure of the service: the rotation waits until no invocation can be under way', async () => {
  await handler(custom('Create'));
  server.faults.set('AddUserPoolClientSecret', ['answer lost']);
  await expect(rotate()).rejects.toThrow('AddUserPoolClientSecret was refused: LimitExceededException');
  const pending = secrets.bearing('AWSPENDING')!;
  await expect(step('setSecret', pending)).rejects.toThrow('rotate again after that');
  expect(cognito.token(CLIENT, secrets.current!.client_secret)).toBe('token');
}, 60_000);

test('waits until the token endpoint knows the new secret', async () => {
  await handler(custom('Create'));
  cognito.propagation = 1.5 * SECOND;
  await rotate();
  expect(server.tokenAnswers).toEqual(['invalid_client', 'invalid_client', 'token']);
}, 60_000);

test('a rotation that is only tested gets by with a version that has no value', async () => {
  await handler(custom('Create'));
  secrets.stage('only-tested-only-tested-only-tested');
  await step('testSecret', 'only-tested-only-tested-only-tested');
  expect(server.tokenAnswers).toEqual(['token']);
});

test('no error quotes a value, whoever made it', async () => {
  await handler(custom('Create'));
  jest.spyOn(cognito, 'add').mockImplementation((_, value) => { throw new Error(`Value '${value}' at 'clientSecret' is wrong`); });
  const failure = await rotate().catch((error: Error) => error) as Error;
  expect(failure.message).toMatch(/^AddUserPoolClientSecret was refused: /);

  secrets.put('spoilt-spoilt-spoilt-spoilt-spoilt', `{"client_secret":"${ORIGINAL}"`);
  await expect(rotate()).rejects.toThrow(/^version spoilt-spoilt-spoilt-spoilt-spoilt of the secret is not a JSON object with client_id and client_secret: .{1,60}$/);

  jest.spyOn(cognito, 'describe').mockImplementation(() => { throw new Error(`client with secret ${ORIGINAL} is wrong`); });
  await handler(custom('Update'));
  const { Status, Reason } = server.answersToCloudFormation.at(-1)!;
  expect([Status, Reason]).toEqual(['FAILED', expect.stringMatching(/^DescribeUserPoolClient was refused: [A-Za-z]+$/)]);
}, 60_000);

test('says no to a client that has two secrets of which none is known', async () => {
  await handler(custom('Create'));
  time = -HOUR;
  cognito.add(CLIENT, 'byhand0byhand0byhand0byhand0');
  time = 0;
  await expect(rotate()).rejects.toThrow('none is known to be the current secret');
  expect(cognito.list(CLIENT)).toHaveLength(2);
});
