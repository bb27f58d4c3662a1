import { FakeServer } from './fake/server';
import { VirtualClock } from './fake/virtual-clock';
import { CLIENT, ISSUER, ORIGINAL, POOL, SECRET, RotationSimulation } from './rotation-simulation';
import { rotationHandler } from '../../lambda/client-secret/rotation-handler';
import { seedHandler } from '../../lambda/client-secret/seed-handler';

// The handlers with the SDK, in this process, against both services over HTTP. Each of these was an attack that worked.

const FOREIGN = 'foreign0client00';
const ENVIRONMENT = { SECRET_ARN: SECRET, USER_POOL_ID: POOL, CLIENT_ID: CLIENT, OVERLAP_SECONDS: '86400', ISSUER };
const CONTEXT = { getRemainingTimeInMillis: () => 300_000 };

let simulation: RotationSimulation;
let server: FakeServer;
let endpoint: string;
let rotate: (event: unknown) => Promise<void>;
let seed: (event: unknown) => Promise<void>;

beforeAll(async () => {
  simulation = new RotationSimulation();
  server = new FakeServer(simulation.cognito, simulation.secrets);
  endpoint = await server.listen();
  Object.assign(process.env, { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nobody', AWS_ENDPOINT_URL: endpoint });
});
afterAll(() => server.close());

beforeEach(() => {
  simulation = new RotationSimulation();
  server.serve(simulation.cognito, simulation.secrets);
  simulation.cognito.createClient(FOREIGN, `${ORIGINAL}foreign`);
  const environment = { ...ENVIRONMENT, TOKEN_ENDPOINT: `${endpoint}/oauth2/token` };
  rotate = (event) => rotationHandler(simulation.clock, environment)(event, CONTEXT);
  seed = (event) => seedHandler(simulation.clock, environment)(event as never, CONTEXT);
});

function custom(RequestType: string, more: object = {}) {
  return {
    RequestType,
    ResponseURL: `${endpoint}/cloudformation`,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Seed',
    ResourceProperties: {
      SecretId: `${SECRET}-foreign`,
      UserPoolId: POOL,
      ClientId: FOREIGN,
      Content: { client_id: FOREIGN, issuer: 'https://attacker.example', token_endpoint: 'https://attacker.example/token', scope: 'everything' },
    },
    ...more,
  };
}

const step = (Step: string, more: object = {}) => ({ Step, SecretId: SECRET, ClientRequestToken: simulation.secrets.bearing('AWSPENDING') ?? 'no-token', ...more });

test('the rotation function answers no custom-resource event: whoever may rotate cannot choose a token endpoint or a client', async () => {
  await simulation.seed();
  const before = [simulation.secrets.describe(), simulation.secrets.current];
  await expect(rotate(custom('Update'))).rejects.toThrow('answers the four steps of a rotation');
  expect(server.answersToCloudFormation).toEqual([]);
  expect([simulation.secrets.describe(), simulation.secrets.current]).toEqual(before);
});

test.each([undefined, null, 'createSecret', {}, { Step: 'constructor', SecretId: SECRET, ClientRequestToken: 'a' }, { Step: 'createSecret', SecretId: SECRET }])(
  'the rotation function refuses %j', async (event) => {
    await expect(rotate(event)).rejects.toThrow('answers the four steps of a rotation');
    expect(server.operations).toEqual([]);
  });

test('the rotation function refuses a secret that is not its own', async () => {
  await expect(rotate(step('createSecret', { SecretId: `${SECRET}-foreign` }))).rejects.toThrow('the secret of its own client alone');
  expect(server.operations).toEqual([]);
});

test('a token is requested from the endpoint of the deployment alone, whatever stands in the secret', async () => {
  await seed(custom('Create'));
  simulation.secrets.put('by-hand-by-hand-by-hand-by-hand-by', JSON.stringify({ ...simulation.secrets.current, token_endpoint: 'https://attacker.example/token' }));
  const asked = jest.spyOn(globalThis, 'fetch');
  await rotate(step('testSecret'));
  expect(asked.mock.calls.map(([url]) => url)).toEqual([`${endpoint}/oauth2/token`]);
  asked.mockRestore();
});

test('an event makes the seed write what the deployment says, and nothing else', async () => {
  simulation.cognito.scopes = ['orders/read'];
  for (const event of [custom('Create'), custom('Update', { PhysicalResourceId: 'seed', OldResourceProperties: { SecretId: `${SECRET}-foreign` } })]) {
    await seed(event);
    expect(simulation.secrets.current).toEqual({
      client_id: CLIENT,
      client_secret: ORIGINAL,
      clientSecretValue: ORIGINAL,
      issuer: ISSUER,
      scope: 'orders/read',
      token_endpoint: `${endpoint}/oauth2/token`,
      userPoolClientId: CLIENT,
      userPoolId: POOL,
    });
  }
  expect(server.answersToCloudFormation.map(({ Status }) => Status)).toEqual(['SUCCESS', 'SUCCESS']);
});

test.each([{}, { Step: 'createSecret', SecretId: SECRET, ClientRequestToken: 'a' }, { RequestType: 'Read' }])('the seed refuses %j', async (event) => {
  await expect(seed(event)).rejects.toThrow('answers CloudFormation alone');
});

test('the time of the function is that of the invocation, whatever a variable says', async () => {
  await simulation.seed();
  await simulation.rotate();
  simulation.clock.wait(25 * 60 * 60 * 1000);
  simulation.cognito.propagation = 60 * 60 * 1000;
  const token = simulation.begin();
  await rotate(step('createSecret'));
  await rotate(step('setSecret'));
  for (const seconds of [60, 600]) {
    const clock = new VirtualClock(simulation.clock.now());
    const limited = rotationHandler(clock, { ...ENVIRONMENT, TOKEN_ENDPOINT: `${endpoint}/oauth2/token`, FUNCTION_TIMEOUT_SECONDS: '300' });
    const began = clock.now();
    await expect(limited(step('testSecret', { ClientRequestToken: token }), { getRemainingTimeInMillis: () => seconds * 1000 })).rejects.toThrow('invalid_client');
    const took = (clock.now() - began) / 1000;
    expect(took).toBeLessThan(seconds);
    expect(took).toBeGreaterThan(seconds / 5);
  }
});
