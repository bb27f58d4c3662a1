import { createServer, type Server } from 'http';
import type { AddressInfo } from 'net';
import { inspect } from 'util';
import { FakeCognito } from './fake/cognito';
import { FakeSecretsManager } from './fake/secrets-manager';
import { SECOND, MINUTE, VirtualClock } from './fake/virtual-clock';
import { ISSUER, ORIGINAL, POOL } from './rotation-simulation';
import { AwsServices } from '../../lambda/client-secret/aws-services';
import { SYSTEM_CLOCK, type Clock } from '../../lambda/client-secret/clock';
import { respond } from '../../lambda/client-secret/custom-resource';
import { Patience } from '../../lambda/client-secret/patience';
import { seed } from '../../lambda/client-secret/seed';
import type { Services } from '../../lambda/client-secret/services';
import { getToken } from '../../lambda/client-secret/token-request';

const throttled = () => Object.assign(new Error('Rate exceeded'), { name: 'TooManyRequestsException', $metadata: { httpStatusCode: 400 } });
const half = () => 0.5;

/** Time passes when everybody sleeps: then the first one wakes. */
class SharedClock implements Clock {
  private time = 0;
  private readonly sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  public now(): number { return this.time; }

  public sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => { this.sleepers.push({ at: this.time + milliseconds, wake }); });
  }

  public async run(all: Promise<unknown>): Promise<void> {
    let over = false;
    void all.then(() => { over = true; });
    while (!over) {
      await new Promise((idle) => setImmediate(idle));
      this.sleepers.sort((a, b) => a.at - b.at);
      const next = this.sleepers.shift();
      if (next) {
        this.time = Math.max(this.time, next.at);
        next.wake();
      }
    }
  }
}

test('120 seeds that start together all succeed, of 5 requests a second for an operation and a pool', async () => {
  const clock = new SharedClock();
  const spent = new Map<string, number[]>();
  const limited = <Answer>(operation: string, answer: () => Answer) => async (): Promise<Answer> => {
    await clock.sleep(40);
    const recent = (spent.get(operation) ?? []).filter((at) => at > clock.now() - SECOND);
    spent.set(operation, recent);
    if (recent.length >= 5) { throw throttled(); }
    recent.push(clock.now());
    return answer();
  };
  let longest = 0;
  const started = Array.from({ length: 120 }, async (_, number) => {
    const clientId = `client0${number}`;
    const cognito = new FakeCognito(() => clock.now());
    const secrets = new FakeSecretsManager(() => clock.now());
    cognito.createClient(clientId, `${ORIGINAL}${number}`);
    let state = number;
    // Numbers that differ from one invocation to the next.
    const patience = new Patience(clock, clock.now() + 5 * MINUTE, () => (state = (state * 16_807 + 11) % 2_147_483_647) / 2_147_483_647);
    const services = {
      showClient: () => patience.call('DescribeUserPoolClient', limited('DescribeUserPoolClient', () => ({ secret: cognito.describe(clientId), scopes: [] }))),
      listSecrets: () => patience.call('ListUserPoolClientSecrets', limited('ListUserPoolClientSecrets', () => cognito.list(clientId))),
      describe: async () => secrets.describe(),
      put: async (_id: string, version: string, text: string, labels: readonly string[]) => secrets.put(version, text, labels),
    } as Partial<Services> as Services;
    await seed(services, () => clock.now(), 'secret', { userPoolId: POOL, clientId }, { client_id: clientId, issuer: ISSUER, userPoolId: POOL, userPoolClientId: clientId });
    longest = Math.max(longest, clock.now());
    return secrets.current?.client_secret;
  });
  const all = Promise.allSettled(started);
  await clock.run(all);
  expect((await all).map((result) => result.status === 'fulfilled' ? result.value : String(result.reason))).toEqual(started.map((_, number) => `${ORIGINAL}${number}`));
  expect(longest).toBeGreaterThan(24 * SECOND);
  expect(longest).toBeLessThan(4 * MINUTE);
});

test('a service that stays busy is asked until the invocation has no time left but to say so', async () => {
  const clock = new VirtualClock(0);
  let asked = 0;
  const failure = await new Patience(clock, 5 * MINUTE, half).call('DescribeSecret', async () => { asked += 1; throw throttled(); }).catch((error) => error);
  expect(failure.message).toBe('DescribeSecret was refused: TooManyRequestsException');
  expect(clock.now()).toBeGreaterThan(4 * MINUTE);
  expect(clock.now()).toBeLessThanOrEqual(5 * MINUTE - 30 * SECOND);
  expect(asked).toBeGreaterThan(10);
});

test('a role that was made a moment ago is refused for half a minute at most before that is an error', async () => {
  const denied = () => Object.assign(new Error('User: arn:… is not authorized'), { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } });
  const clock = new VirtualClock(0);
  let asked = 0;
  const ask = async () => {
    asked += 1;
    if (asked < 5) { throw denied(); }
    return 'answer';
  };
  expect(await new Patience(clock, 5 * MINUTE, half).call('DescribeSecret', ask)).toBe('answer');
  await expect(new Patience(clock, clock.now() + 5 * MINUTE, half).call('DescribeSecret', async () => { throw denied(); })).rejects.toThrow('AccessDeniedException');
  expect(clock.now()).toBeLessThan(MINUTE);
});

test.each<[reason: string, repeated: boolean, error: object]>([
  ['its answer cannot be read', false, { name: 'SyntaxError' }],
  ['its answer cannot be read', false, { name: 'SyntaxError', $metadata: { httpStatusCode: 200 } }],
  ['its answer cannot be read', false, { name: 'SyntaxError', $response: { statusCode: 399 } }],
  ['status 400', false, { name: 'SyntaxError', $response: { statusCode: 400 } }],
  ['status 503', true, { name: 'SyntaxError', $response: { statusCode: 503 } }],
  ['no answer', true, { name: 'Error' }],
  ['no answer', true, {}],
  ['TimeoutError', true, { name: 'TimeoutError' }],
  ['status 400', false, { name: 'hidden', $metadata: { httpStatusCode: 400 } }],
  ['status 400', false, { name: 7, $metadata: { httpStatusCode: 400 } }],
  ['status 499', false, { name: 'Value hidden Exception', $metadata: { httpStatusCode: 499 } }],
  ['OtherException', true, { name: 'OtherException', $metadata: { httpStatusCode: 429 } }],
  ['OtherFault', true, { name: 'OtherFault', $metadata: { httpStatusCode: 500 } }],
  ['OtherFailure', false, { name: 'OtherFailure', $metadata: { httpStatusCode: 499 } }],
  ['Throttling', true, { name: 'Throttling', $metadata: { httpStatusCode: 400 } }],
  ['status 400', false, { name: 'Throttling2', $metadata: { httpStatusCode: 400 } }],
])('%s is repeated: %s, %j', async (reason, repeated, error) => {
  const clock = new VirtualClock(0);
  let asked = 0;
  const refuse = async () => { asked += 1; throw error; };
  await expect(new Patience(clock, 5 * MINUTE, half).call('DescribeUserPoolClient', refuse)).rejects.toThrow(new RegExp(`^DescribeUserPoolClient was refused: ${reason}$`));
  expect(asked > 1).toBe(repeated);
});

test('the pauses double up to 20 seconds, and are shorter by chance', async () => {
  const pausesOf = async (random: number) => {
    const pauses: number[] = [];
    const clock = new VirtualClock(0);
    const sleep = async (milliseconds: number) => { pauses.push(milliseconds); clock.wait(milliseconds); };
    await expect(new Patience({ now: () => clock.now(), sleep }, 100 * SECOND, () => random).call('DescribeSecret', async () => { throw throttled(); })).rejects.toThrow();
    return pauses.slice(0, 8);
  };
  expect(await pausesOf(1)).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000]);
  expect((await pausesOf(0)).slice(0, 3)).toEqual([100, 200, 400]);
});

test('the last attempt leaves 30 seconds, to the millisecond', async () => {
  for (const [time, attempts] of [[30 * SECOND + 500, 2], [30 * SECOND + 499, 1]]) {
    let asked = 0;
    const refuse = async () => { asked += 1; throw throttled(); };
    await expect(new Patience(new VirtualClock(0), time, () => 1).call('DescribeSecret', refuse)).rejects.toThrow('TooManyRequestsException');
    expect(asked).toBe(attempts);
  }
});

test.each(['ValidationException', 'InvalidParameterException', 'LimitExceededException', 'ResourceNotFoundException'])('what time does not mend is not asked again: %s', async (name) => {
  let asked = 0;
  const refuse = async () => {
    asked += 1;
    throw Object.assign(new Error('no'), { name, $metadata: { httpStatusCode: 400 } });
  };
  await expect(new Patience(new VirtualClock(0), 5 * MINUTE).call('PutSecretValue', refuse)).rejects.toThrow(`PutSecretValue was refused: ${name}`);
  expect(asked).toBe(1);
});

describe('an answer', () => {
  const VALUE = 'Kj4tqZ0Kj4tqZ0Kj4tqZ0Kj4tqZ0';
  let server: Server;
  let url: string;
  let answers: (response: import('http').ServerResponse) => void = () => {};
  let requests = 0;

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume();
      requests += 1;
      answers(response);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    Object.assign(process.env, { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nobody', AWS_ENDPOINT_URL: url });
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  beforeEach(() => { requests = 0; });

  const services = () => new AwsServices(new Patience(new VirtualClock(0), 40 * SECOND, half));
  const CALLS: Record<string, () => Promise<unknown>> = {
    DescribeUserPoolClient: () => services().showClient({ userPoolId: POOL, clientId: 'client' }),
    AddUserPoolClientSecret: () => services().addSecret({ userPoolId: POOL, clientId: 'client' }, VALUE),
    GetSecretValue: () => services().read('secret', 'version'),
    PutSecretValue: () => services().put('secret', 'version-version-version-version-version', VALUE, ['AWSCURRENT']),
  };

  const BODIES: [string, number, string][] = [
    ['is no JSON', 200, `${VALUE} is not JSON`],
    ['is a page of a proxy', 200, `<html>${VALUE}</html>`],
    ['is cut off', 200, `{"SecretString":"${VALUE}`],
    ['refuses, and quotes the value', 400, JSON.stringify({ __type: 'InvalidParameterException', message: `Value '${VALUE}' failed` })],
    ['has the value for the name of an error', 400, JSON.stringify({ __type: VALUE, message: VALUE })],
    ['refuses, and is no JSON', 403, VALUE],
    ['fails, and is no JSON', 503, VALUE],
  ];

  test.each(BODIES.flatMap(([what, status, body]) => Object.keys(CALLS).map((operation) => [what, operation, status, body] as const)))(
    'that %s shows nothing of its body in an error: %s', async (_, operation, status, body) => {
      answers = (response) => response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(body);
      const failure = await CALLS[operation]().then(() => undefined, (error: Error) => error);
      expect(failure?.message).toMatch(new RegExp(`^${operation} was refused: [A-Za-z0-9 ]+( \\([^{}"']+\\))?$`));
      const shown = inspect(failure, { depth: 9, showHidden: true });
      for (const part of [VALUE, VALUE.slice(0, 6), 'html']) { expect(shown).not.toContain(part); }
    });

  test('that never comes ends a request in seconds', async () => {
    answers = () => {};
    const began = Date.now();
    await expect(new AwsServices(new Patience(SYSTEM_CLOCK, began + 31 * SECOND)).describe('secret')).rejects.toThrow('DescribeSecret was refused: ');
    expect(Date.now() - began).toBeLessThan(20 * SECOND);
  }, 60_000);

  test('that begins and never ends ends a request in seconds', async () => {
    answers = (response) => { response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).write('{'); };
    const began = Date.now();
    await expect(new AwsServices(new Patience(SYSTEM_CLOCK, began + 31 * SECOND)).describe('secret')).rejects.toThrow('DescribeSecret was refused: ');
    expect(Date.now() - began).toBeLessThan(20 * SECOND);
  }, 60_000);

  test.each([200, 400])('of the token endpoint with status %d shows nothing of its body in an error', async (status) => {
    answers = (response) => response.writeHead(status).end(`{"error":"${VALUE}"`);
    const content = { client_id: 'client', client_secret: VALUE };
    const failure = await getToken(`${url}/oauth2/token`, content, new VirtualClock(0), SECOND).catch((error: Error) => error) as Error;
    expect(failure.message).toMatch(/^the token endpoint answers/);
    expect(failure.message).not.toContain(VALUE.slice(0, 6));
  });
});

test.each(['x'.repeat(20_000), 'ä"\\\u0000'.repeat(3_000), 'short'])('no message to CloudFormation exceeds its 4,096 bytes', async (reason) => {
  const sent: string[] = [];
  const told = jest.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    sent.push(String(init?.body));
    return new Response('');
  });
  const event = { RequestType: 'Create' as const, ResponseURL: 'https://cloudformation.example', StackId: 's'.repeat(300), RequestId: 'r'.repeat(36), LogicalResourceId: 'l'.repeat(255) };
  await respond(new VirtualClock(0), event, 'p'.repeat(1_024), reason);
  told.mockRestore();
  expect(Buffer.byteLength(sent[0])).toBeLessThanOrEqual(4_096);
  expect(JSON.parse(sent[0])).toMatchObject({ Status: 'FAILED', Reason: expect.stringMatching(/^(x|ä|short)/) });
});
