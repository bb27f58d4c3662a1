import { App, Duration, Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { CloudFormation } from './fake/cloudformation';
import { DAY } from './fake/virtual-clock';
import { CLIENT, ORIGINAL, World } from './world';
import type { ClientSecretRotationOptions } from '../../src';
import { ConfidentialAppClient } from '../../src';

interface Written {
  readonly rotation?: ClientSecretRotationOptions;
  readonly callbackUrls?: string[];
  readonly scopes?: cognito.OAuthScope[];
  readonly domain?: boolean;
}

function stackWith({ rotation, callbackUrls = ['https://www.acme.org/'], scopes, domain = true }: Written): Stack {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1', account: '111111111111' } });
  const userPool = new cognito.UserPool(stack, 'Pool');
  if (domain) { userPool.addDomain('Domain', { cognitoDomain: { domainPrefix: 'acme' } }); }
  const client = new ConfidentialAppClient(stack, 'Web', { userPool, callbackUrls, scopes });
  void client.secret;
  if (rotation) { client.addSecretRotation(rotation); }
  return stack;
}

const OFF: Written = {};
const ON: Written = { rotation: {} };
const NOT_BY_ITSELF: Written = { rotation: { automaticallyAfter: Duration.days(0) } };

let world: World;
let cloudFormation: CloudFormation;
beforeEach(() => {
  world = new World();
  cloudFormation = new CloudFormation(world, CLIENT, 'fails the deployment');
});

const deploy = (written: Written) => cloudFormation.deploy(stackWith(written));
const isWorking = () => world.cognito.isValid(world.secrets.current!.client_id, world.value!);

async function rotate(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    world.clock.wait(2 * DAY);
    await world.rotate();
  }
}

test('without rotation the deployment writes the value', async () => {
  await deploy(OFF);
  expect(world.secrets.current).toMatchObject({ client_id: CLIENT, client_secret: ORIGINAL, scope: 'openid email' });
});

test('with rotation from the first deployment the seed writes it', async () => {
  await deploy(ON);
  expect(world.secrets.current).toMatchObject({ client_id: CLIENT, client_secret: ORIGINAL, scope: 'openid email' });
  await rotate(2);
});

test('rotation on, off by zero days, and on again never changes the value', async () => {
  await deploy(OFF);
  await deploy(ON);
  expect(world.value).toBe(ORIGINAL);
  for (const written of [NOT_BY_ITSELF, ON, NOT_BY_ITSELF]) {
    await rotate(2);
    const value = world.value;
    await deploy(written);
    expect(world.value).toBe(value);
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
  const value = world.value;
  await deploy(written);
  expect({ token_endpoint: undefined, ...world.secrets.current }).toMatchObject({ client_secret: value, ...expected });
  await rotate(2);
  expect(world.secrets.current).toMatchObject(Object.fromEntries(Object.entries(expected).filter(([, each]) => each !== undefined)));
});

describe('rotation that leaves the template', () => {
  test.each([0, 1])('after %d rotations: the original works still', async (times) => {
    await deploy(ON);
    await rotate(times);
    await deploy(OFF);
    expect(world.value).toBe(ORIGINAL);
    expect(isWorking()).toBe(true);
  });

  test('after three, where a null attribute fails the deployment: nothing has changed', async () => {
    await deploy(ON);
    await rotate(3);
    const value = world.value;
    await expect(deploy(OFF)).rejects.toThrow(/ClientSecret is null/);
    expect(world.value).toBe(value);
    expect(isWorking()).toBe(true);
  });

  test('after three, where a null attribute is an empty text: the version of before is current again', async () => {
    world.secrets.onCurrent = () => {};
    cloudFormation.nullAttribute = 'is an empty text';
    await deploy(ON);
    await rotate(3);
    const value = world.value;
    await deploy(OFF);
    expect(world.value).toBe(value);
    expect(isWorking()).toBe(true);

    await deploy(ON);
    expect(world.value).toBe(value);
    await rotate(2);
  });

  test('with the whole client: the deletion takes nothing away', async () => {
    await deploy(ON);
    await rotate(3);
    const value = world.value;
    await cloudFormation.deploy(new Stack(new App(), 'Stack'));
    expect(world.value).toBe(value);
  });

  test('with a client that is gone already: the deletion succeeds', async () => {
    await deploy(ON);
    world.cognito.deleteClient(CLIENT);
    // The fake minds that the value is dead, which it may be by now.
    await expect(cloudFormation.deploy(new Stack(new App(), 'Stack'))).rejects.toThrow(/not one that Cognito accepts/);
  });
});

describe('a client that is replaced', () => {
  test('hands its first secret out, and is rotated on', async () => {
    await deploy(ON);
    await rotate(3);
    const old = cloudFormation.replaceClient();
    await deploy(ON);
    world.cognito.deleteClient(old);
    expect(world.secrets.current).toMatchObject({ client_id: cloudFormation.clientId, client_secret: `${ORIGINAL}1` });
    await rotate(3);
    expect(isWorking()).toBe(true);
  });

  test('and comes back when the deployment is rolled back, with the secret that it had', async () => {
    await deploy(ON);
    await rotate(3);
    const value = world.value;
    expect(world.cognito.describe(CLIENT)).toBeUndefined();
    cloudFormation.replaceClient();
    await deploy(ON);
    expect(world.value).not.toBe(value);

    const replacement = cloudFormation.clientId;
    cloudFormation.clientId = CLIENT;
    await deploy(ON);
    world.cognito.deleteClient(replacement);
    expect(world.secrets.current).toMatchObject({ client_id: CLIENT, client_secret: value });
    await rotate(3);
  });
});
