import { App, Duration, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { CloudFormation } from './fake/cloudformation';
import { DAY, HOUR, MINUTE } from './fake/virtual-clock';
import { CLIENT, ORIGINAL, SECRET, RotationSimulation } from './rotation-simulation';
import type { ClientSecretRotationOptions } from '../../src';
import { ConfidentialAppClient } from '../../src';

interface Written {
  readonly rotation?: ClientSecretRotationOptions;
  readonly callbackUrls?: string[];
  readonly scopes?: cognito.OAuthScope[];
  readonly domain?: boolean;
  readonly secretName?: string;
}

function stackWith({ rotation, callbackUrls = ['https://www.acme.org/'], scopes, domain = true, secretName }: Written): Stack {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  const userPool = new cognito.UserPool(stack, 'Pool');
  if (domain) { userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } }); }
  const client = new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls, scopes, secretOptions: { secretName } });
  void client.secret;
  if (rotation) { client.addSecretRotation(rotation); }
  return stack;
}

const OFF: Written = {};
const ON: Written = { rotation: {} };
const NOT_BY_ITSELF: Written = { rotation: { automaticallyAfter: Duration.days(0) } };

let simulation: RotationSimulation;
let cloudFormation: CloudFormation;
beforeEach(() => {
  simulation = new RotationSimulation();
  cloudFormation = new CloudFormation(simulation, CLIENT, 'fails the deployment');
});

const deploy = (written: Written) => cloudFormation.deploy(stackWith(written));
const isWorking = () => simulation.cognito.isValid(simulation.secrets.current!.client_id, simulation.value!);

async function rotate(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    simulation.clock.wait(2 * DAY);
    await simulation.rotate();
  }
}

test('without rotation the deployment writes the value', async () => {
  await deploy(OFF);
  expect(simulation.secrets.current).toMatchObject({ client_id: CLIENT, client_secret: ORIGINAL, scope: 'openid email' });
});

test('with rotation from the first deployment the seed writes it', async () => {
  await deploy(ON);
  expect(simulation.secrets.current).toMatchObject({ client_id: CLIENT, client_secret: ORIGINAL, scope: 'openid email' });
  await rotate(2);
});

test('rotation on, off by zero days, and on again never changes the value', async () => {
  await deploy(OFF);
  await deploy(ON);
  expect(simulation.value).toBe(ORIGINAL);
  for (const written of [NOT_BY_ITSELF, ON, NOT_BY_ITSELF]) {
    await rotate(2);
    const value = simulation.value;
    await deploy(written);
    expect(simulation.value).toBe(value);
    expect(isWorking()).toBe(true);
  }
});

test.each<[string, Written, object]>([
  ['another callback URL', { ...ON, callbackUrls: ['https://www.acme.org/', 'https://shop.acme.org/'] }, {}],
  ['other scopes', { ...ON, scopes: [cognito.OAuthScope.OPENID] }, { scope: 'openid' }],
  ['another domain', { ...ON, domain: false }, { token_endpoint: undefined }],
])('%s after rotations changes what stands beside the value, and the value not', async (_, written, expected) => {
  await deploy(ON);
  await rotate(3);
  const value = simulation.value;
  await deploy(written);
  expect({ token_endpoint: undefined, ...simulation.secrets.current }).toMatchObject({ client_secret: value, ...expected });
  await rotate(2);
  expect(simulation.secrets.current).toMatchObject(Object.fromEntries(Object.entries(expected).filter(([, each]) => each !== undefined)));
});

describe('rotation that leaves the template', () => {
  test.each([0, 1])('after %d rotations: the original works still', async (times) => {
    await deploy(ON);
    await rotate(times);
    await deploy(OFF);
    expect(simulation.value).toBe(ORIGINAL);
    expect(isWorking()).toBe(true);
  });

  test('after three, where a null attribute fails the deployment: nothing has changed', async () => {
    await deploy(ON);
    await rotate(3);
    const value = simulation.value;
    await expect(deploy(OFF)).rejects.toThrow(/ClientSecret is null/);
    expect(simulation.value).toBe(value);
    expect(isWorking()).toBe(true);
  });

  test('after three, where a null attribute is an empty text: the version of before is current again', async () => {
    simulation.secrets.onCurrent = () => {};
    cloudFormation.nullAttribute = 'is an empty text';
    await deploy(ON);
    await rotate(3);
    const value = simulation.value;
    await deploy(OFF);
    expect(simulation.value).toBe(value);
    expect(isWorking()).toBe(true);

    await deploy(ON);
    expect(simulation.value).toBe(value);
    await rotate(2);
  });

  test('with the whole client: the deletion takes nothing away', async () => {
    await deploy(ON);
    await rotate(3);
    const value = simulation.value;
    await cloudFormation.deploy(new Stack(new App(), 'Stack'));
    expect(simulation.value).toBe(value);
  });

  test('with a client that is gone already: the deletion succeeds', async () => {
    await deploy(ON);
    simulation.cognito.deleteClient(CLIENT);
    // The fake minds that the value is dead, which it may be by now.
    await expect(cloudFormation.deploy(new Stack(new App(), 'Stack'))).rejects.toThrow(/not one that Cognito accepts/);
  });
});

describe('rotation turned off by a deployment that is rolled back', () => {
  test.each([0, 1, 2, 3])('after %d rotations: the secret works, and is rotated on', async (times) => {
    simulation.secrets.onCurrent = () => {};
    cloudFormation.nullAttribute = 'is an empty text';
    await deploy(ON);
    await rotate(times);
    await cloudFormation.deployAndRollBack(stackWith(OFF));
    expect(isWorking()).toBe(true);
    const value = simulation.value;
    simulation.clock.wait(2 * DAY);
    const token = simulation.begin();
    // Where the other secret is newer than the current one, as a rotation under way would leave it, the first attempt is refused for minutes.
    await simulation.rotate(undefined, token).catch(() => simulation.clock.wait(10 * MINUTE));
    await simulation.rotate(undefined, token);
    expect(simulation.value).not.toBe(value);
    await rotate(1);
    expect(isWorking()).toBe(true);
  });

  test('what a person put stays', async () => {
    await deploy(ON);
    await rotate(2);
    const [older] = Object.entries(simulation.secrets.describe()).find(([, labels]) => labels.includes('AWSPREVIOUS'))!;
    simulation.secrets.move('AWSCURRENT', simulation.secrets.bearing('AWSCURRENT'), older);
    const put = simulation.value;
    await cloudFormation.deployAndRollBack(stackWith({ ...ON, callbackUrls: ['https://shop.acme.org/'] }));
    expect(simulation.value).toBe(put);
  });
});

describe('a stored secret that gets another name', () => {
  const NAMED: Written = { ...ON, secretName: 'web' };

  test.each([0, 1, 2, 3])('after %d rotations: keeps its value, and is rotated on', async (times) => {
    await deploy(ON);
    await rotate(times);
    const value = simulation.value;
    const before = simulation.clock.now();
    await deploy(NAMED);
    expect(simulation.value).toBe(value);
    expect(simulation.secretId).not.toBe(SECRET);
    // The one that was replaced last is known, and stays as long as was promised.
    if (times > 0 && simulation.clock.now() - before < DAY) {
      await expect(simulation.rotate()).rejects.toThrow('must stay until');
      simulation.cancel();
    }
    await rotate(3);
    expect(isWorking()).toBe(true);
  });

  test('and is put back by a deployment that is rolled back', async () => {
    await deploy(ON);
    await rotate(3);
    const value = simulation.value;
    await cloudFormation.deployAndRollBack(stackWith(NAMED));
    expect([simulation.value, simulation.secretId]).toEqual([value, SECRET]);
    await rotate(2);
  });

  test.each([0, 1])('after %d rotations, where the one before is not to be read: hands out the first secret, and nobody loses the other', async (times) => {
    await deploy(ON);
    await rotate(times);
    const value = simulation.value!;
    simulation.readable = false;
    await deploy(NAMED);
    expect(simulation.value).toBe(ORIGINAL);
    simulation.clock.wait(DAY - HOUR);
    if (times > 0) {
      await expect(simulation.rotate()).rejects.toThrow('must stay until');
      simulation.cancel();
    }
    expect(simulation.cognito.isValid(CLIENT, value)).toBe(true);
    await rotate(3);
    expect(isWorking()).toBe(true);
  });

  test('after two, where the one before is not to be read: the deployment is refused, and nothing is lost', async () => {
    await deploy(ON);
    await rotate(2);
    const value = simulation.value;
    simulation.readable = false;
    await expect(deploy(NAMED)).rejects.toThrow(/no longer shows the secret that client 1example23456789 was born with/);
    simulation.backTo(SECRET);
    expect(simulation.value).toBe(value);
  });
});

describe('a client that is replaced', () => {
  test('hands its first secret out, and is rotated on', async () => {
    await deploy(ON);
    await rotate(3);
    const old = cloudFormation.replaceClient();
    await deploy(ON);
    simulation.cognito.deleteClient(old);
    expect(simulation.secrets.current).toMatchObject({ client_id: cloudFormation.clientId, client_secret: `${ORIGINAL}1` });
    await rotate(3);
    expect(isWorking()).toBe(true);
  });

  test('and comes back when the deployment is rolled back, with the secret that it had', async () => {
    await deploy(ON);
    await rotate(3);
    const value = simulation.value;
    expect(simulation.cognito.describe(CLIENT)).toBeUndefined();
    cloudFormation.replaceClient();
    await deploy(ON);
    expect(simulation.value).not.toBe(value);

    const replacement = cloudFormation.clientId;
    cloudFormation.clientId = CLIENT;
    await deploy(ON);
    simulation.cognito.deleteClient(replacement);
    expect(simulation.secrets.current).toMatchObject({ client_id: CLIENT, client_secret: value });
    await rotate(3);
  });
});
