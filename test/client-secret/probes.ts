import { DAY, HOUR, MINUTE, SECOND, VirtualClock } from './fake/virtual-clock';
import { CLIENT, ISSUER, ORIGINAL, POOL, SECRET, World, type Handler } from './world';
import type * as customResource from '../../lambda/client-secret/custom-resource';
import type * as patience from '../../lambda/client-secret/patience';
import type * as rotationHandler from '../../lambda/client-secret/rotation-handler';
import type * as seeding from '../../lambda/client-secret/seed';

/** All that the sources of the handler export. */
export type Sources = Handler & typeof customResource & typeof patience & typeof rotationHandler & typeof seeding;

/** What a sound handler keeps, tried once: the fault, if there is one. */
export type Probe = (sources: Sources) => Promise<string | undefined>;

const NEW = 'another0client2';
const ENVIRONMENT = { SECRET_ARN: SECRET, USER_POOL_ID: POOL, CLIENT_ID: CLIENT, OVERLAP_SECONDS: '0' };

async function rotatedWorld(sources: Sources, times: number): Promise<World> {
  const world = new World(DAY, sources);
  await world.seed();
  for (let i = 0; i < times; i++) {
    await world.rotate();
    world.clock.wait(2 * DAY);
  }
  return world;
}

function takeBack(world: World): void {
  world.secrets.move('AWSCURRENT', world.secrets.bearing('AWSCURRENT'), world.secrets.bearing('AWSPREVIOUS'));
}

async function fetched(act: () => Promise<unknown>): Promise<{ urls: string[]; bodies: string[] }> {
  const asked = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('{"access_token":"token"}'));
  await act();
  const calls = asked.mock.calls.map(([url, init]) => ({ url: String(url), body: String(init?.body) }));
  asked.mockRestore();
  return { urls: calls.map(({ url }) => url), bodies: calls.map(({ body }) => body) };
}

const busy = () => Object.assign(new Error(`the answer was ${ORIGINAL}`), { name: 'TooManyRequestsException', $metadata: { httpStatusCode: 400 } });

export const PROBES = {
  'another event than the four steps': async ({ rotationHandler: handler }) => {
    const event = { RequestType: 'Update', Step: 'update', SecretId: SECRET, ClientRequestToken: 'token' };
    const answering = handler(new VirtualClock(), ENVIRONMENT)(event, { getRemainingTimeInMillis: () => MINUTE });
    const error = await answering.catch((failure: Error) => failure) as Error;
    return /answers the four steps/.test(error?.message) ? undefined : 'the event was not refused';
  },
  'a secret that is not its own': async ({ rotationHandler: handler }) => {
    const event = { Step: 'createSecret', SecretId: `${SECRET}-foreign`, ClientRequestToken: 'token' };
    const answering = handler(new VirtualClock(), ENVIRONMENT)(event, { getRemainingTimeInMillis: () => 0 });
    const error = await answering.catch((failure: Error) => failure) as Error;
    return /its own client alone/.test(error?.message) ? undefined : 'the event was not refused';
  },
  'a token endpoint that stands in the secret': async ({ Rotation }) => {
    const world = new World();
    await world.seed({ token_endpoint: 'https://attacker.example/token' });
    const configuration = { ...world.configuration, tokenEndpoint: 'https://auth.example/oauth2/token' };
    const { urls } = await fetched(() => new Rotation(world.services, world.clock, MINUTE, configuration, world.begin()).test());
    return urls.find((url) => url !== configuration.tokenEndpoint);
  },
  'an answer that is quoted': async ({ Patience }) => {
    const failing = new Patience(new VirtualClock(), 0).call('DescribeSecret', async () => { throw busy(); });
    const error = await failing.catch((failure: Error) => failure) as unknown as Error;
    return error.message.includes(ORIGINAL) ? `quoted: ${error.message}` : undefined;
  },
  'a long message to CloudFormation': async ({ respond }) => {
    const event = { RequestType: 'Create' as const, ResponseURL: 'https://cloudformation.example', StackId: 's', RequestId: 'r', LogicalResourceId: 'l' };
    const { bodies } = await fetched(() => respond(new VirtualClock(), event, 'p', 'x'.repeat(9_000)));
    return Buffer.byteLength(bodies[0]) > 4_096 ? 'longer than 4,096 bytes' : undefined;
  },
  'a stored secret that is replaced': async (sources) => {
    const world = await rotatedWorld(sources, 2);
    const before = world.value;
    await world.seed({}, world.services, world.replaceStored());
    return world.value === before ? undefined : 'another value';
  },
  'a service that is busy for minutes': async ({ Patience }) => {
    const clock = new VirtualClock(0);
    const answer = async () => {
      if (clock.now() < 2 * MINUTE) { throw busy(); }
    };
    return new Patience(clock, 5 * MINUTE, () => 0.5).call('DescribeSecret', answer).then(() => undefined, (error: Error) => error.message);
  },
  'a client that is replaced while a rotation is pending': async (sources) => {
    const world = await rotatedWorld(sources, 0);
    await world.rotate();
    const token = world.begin();
    await world.rotate(undefined, token).catch(() => {});
    world.clientId = NEW;
    world.cognito.createClient(NEW, `${ORIGINAL}new`);
    await world.seed();
    await world.rotate(undefined, token);
    return undefined;
  },
  'a value that was taken back': async (sources) => {
    const world = await rotatedWorld(sources, 2);
    takeBack(world);
    const token = world.begin();
    await world.rotate(undefined, token).catch(() => {});
    world.clock.wait(HOUR);
    await world.rotate(undefined, token).catch((error: Error) => { if (!/must stay/.test(error.message)) { throw error; } });
    return undefined;
  },
  'a pending value that was taken back': async (sources) => {
    const world = new World(DAY, sources);
    await world.seed();
    const token = world.begin();
    const given = await world.rotate(undefined, token);
    world.secrets.move('AWSPENDING', world.secrets.bearing('AWSPENDING'), token);
    takeBack(world);
    for (const wait of [0, 2 * DAY]) {
      world.clock.wait(wait);
      await world.rotate(undefined, token).catch(() => {});
    }
    return world.value === given ? 'it is current again' : undefined;
  },
  'a value that was put by hand': async (sources) => {
    const world = new World(DAY, sources);
    const byHand = 'byhand0byhand0byhand0byhand0byhand0';
    world.cognito.add(CLIENT, byHand);
    world.secrets.put('by-hand-by-hand-by-hand-by-hand-by', JSON.stringify({ client_id: CLIENT, client_secret: byHand }));
    await world.seed({ issuer: ISSUER });
    return world.value === byHand ? undefined : 'it was overwritten';
  },
  'a value that CloudFormation left': async (sources) => {
    const world = await rotatedWorld(sources, 2);
    world.secrets.onCurrent = () => {};
    world.secrets.put('deployed-deployed-deployed-deployed', JSON.stringify({ client_id: CLIENT, client_secret: '' }));
    await sources.mend(world.services, world.clock.now(), SECRET, { userPoolId: POOL, clientId: CLIENT });
    return world.cognito.isValid(CLIENT, world.value!) ? undefined : 'it is dead';
  },
  'a service that does not answer a rollback': async (sources) => {
    const world = await rotatedWorld(sources, 3);
    const before = world.value;
    const { services } = world;
    let silent = true;
    const read = (secretId: string, version: string) => {
      if (!silent) { return services.read(secretId, version); }
      silent = false;
      return Promise.reject(new sources.Refusal('GetSecretValue', 'no answer'));
    };
    await world.mend({ ...services, read }).catch(() => {});
    return world.value === before ? undefined : 'the rotation was taken back';
  },
  'a value that a person spoilt': async (sources) => {
    const world = await rotatedWorld(sources, 2);
    world.secrets.onCurrent = () => {};
    world.secrets.put('spoilt-spoilt-spoilt-spoilt-spoilt', '"spoilt"');
    await world.seed();
    return undefined;
  },
  'a time that has not come': async (sources) => {
    const world = await rotatedWorld(sources, 2);
    world.secrets.move('current-since-99999999999999999', undefined, world.secrets.bearing('AWSCURRENT'));
    const token = world.begin();
    await world.rotate(undefined, token).catch(() => {});
    world.clock.wait(2 * DAY);
    await world.rotate(undefined, token);
    return undefined;
  },
  'the time that an invocation has': async ({ Rotation }) => {
    const world = new World();
    await world.seed();
    const clock = new VirtualClock();
    const began = clock.now();
    const refused = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response('{"error":"invalid_client"}', { status: 400 }));
    await new Rotation(world.services, clock, MINUTE, { ...world.configuration, tokenEndpoint: 'https://auth.example' }, world.begin()).test().catch(() => {});
    refused.mockRestore();
    return clock.now() - began > MINUTE ? `${(clock.now() - began) / SECOND} s of 60` : undefined;
  },
} satisfies Record<string, Probe>;
